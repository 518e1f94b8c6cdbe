"""The composition root: makes Qt's application, dresses it, and opens the first window."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QDialogButtonBox

from ita_desktop.gui.desk import Desk
from ita_desktop.gui.dialogs.file_chooser import FileChooser
from ita_desktop.gui.qt_memory import qt_memory_in
from ita_desktop.gui.rubbish import no_rubbish_searched
from ita_desktop.gui.settings import Settings
from ita_desktop.gui.start.later_starts import LaterStarts
from ita_desktop.gui.trouble.crash import CrashReporter
from ita_desktop.gui.trouble.ending import OrderlyEnd
from ita_desktop.gui.trouble.fault_report import RunTrace, take_bad_ends
from ita_desktop.gui.trouble.last_end import tell_of
from ita_desktop.model import Office, Report
from ita_desktop.places import places
from ita_desktop.problems import Problem, mark
from ita_desktop.starts import Listening
from ita_desktop.store import Workbook, load

if TYPE_CHECKING:  # slow to load, and only loaded when a PDF is made
    from ita_desktop.pdf import DocumentKind, DocumentNotes, Typesetter

EXIT_DONE, EXIT_BAD_INPUT = 0, 2
SWITCH_SECONDS = 0.0005


class Application:
    """The program with a window.

    Args:
        qt: Qt's own, dressed.
        settings: what is remembered.
        opened: called when the first window is there, or something is asked.
    """

    def __init__(
        self, qt: QApplication, settings: Settings, opened: Callable[[], object] = lambda: None
    ) -> None:
        self._qt = qt
        self._settings = settings
        self._opened = opened
        # A key takes Python's lock a score of times. With the usual 5 ms, each may be waited for.
        sys.setswitchinterval(SWITCH_SECONDS)
        self._chooser = FileChooser(self._settings)
        self._desk = Desk(self._settings, self._chooser, _ReportWriter())

    def run(self, workbook_path: Path | None, listening: Listening | None = None) -> int:
        """Open the window on a workbook and stay until it is closed; return the exit code.

        Without a workbook, the one open last is opened; where there is none, the ways to begin
        are shown. What `listening` hears of later starts is done until the end.
        """
        here = places()
        with qt_memory_in(here):
            listening = listening or Listening(None)
            try:
                later = LaterStarts(listening, self._desk.open_path, lambda: self._desk.front)
                return self._run(here.state, workbook_path, later)
            finally:
                listening.stop()

    def _run(self, folder: Path, workbook_path: Path | None, later: LaterStarts) -> int:
        crash = CrashReporter(folder, self._desk.save, lambda: self._desk.translate)
        before, sys.excepthook = sys.excepthook, crash.report
        bad_ends = take_bad_ends(folder)
        trace = RunTrace(folder)
        trace.begin()
        self._desk.opened.connect(trace.note_workbook)
        ending = OrderlyEnd(self._desk.save)
        try:
            with no_rubbish_searched():
                if not self._begin(workbook_path):
                    return EXIT_BAD_INPUT
            if self._desk.front is not None:
                self._desk.pieces.begin(self._desk.front, self._load_the_store)
            tell_of(bad_ends, self._desk.path, self._desk.translate, self._desk.front)
            later.begin()
            return int(self._qt.exec())
        finally:
            sys.excepthook = before
            ending.stop()
            self._desk.close()
            trace.end()

    def _begin(self, wanted: Path | None) -> bool:
        """Show a workbook or the ways to begin; return whether there is something to stay for."""
        last = self._settings.last_workbook
        if wanted is None and (last is None or not last.exists()):
            t = self._desk.translate
            said = mark("“{name}” was not found in {folder}. It may have been moved or renamed.")
            self._desk.welcome(t(said, name=last.name, folder=last.parent) if last else "")
            self._opened()
            return True
        workbook = self._first_workbook(wanted or last)
        if workbook is not None:
            self._desk.show(workbook, in_pieces=True)
            self._opened()
        return workbook is not None

    def _load_the_store(self) -> None:
        """Load what changes a file, while keys are taken already."""
        Thread(target=load, name="load the store").start()

    def _first_workbook(self, path: Path | None) -> Workbook | None:
        """Open a workbook, asking for another one as long as it does not open; None to give up."""
        while path is not None:
            try:
                return Workbook.open_quickly(path)
            except Problem as problem:
                path = self._another(problem)
        return None

    def _another(self, problem: Problem) -> Path | None:
        from ita_desktop.gui.dialogs.message_box import Kind
        from ita_desktop.gui.dialogs.messages import message_box
        from ita_desktop.gui.start.beginnings import SUFFIX

        self._opened()
        t = self._desk.translate
        box = message_box(None, t("This did not work"), t.problem(problem), Kind.WARNING)
        other = box.add_button(t("Open another file…"), QDialogButtonBox.ButtonRole.AcceptRole)
        box.add_button(t("Quit"), QDialogButtonBox.ButtonRole.RejectRole)
        chosen: list[bool] = []
        other.clicked.connect(lambda: chosen.append(True))
        box.exec()
        kinds = f"{t('Workbooks')} (*{SUFFIX})"
        return self._chooser.existing(None, t("Open a file"), kinds) if chosen else None


class _ReportWriter:
    """Makes PDFs; the room that makes them is slow to load and only loaded then.

    A report that was exported is kept as it was set: to export it again takes a moment.
    """

    def __init__(self) -> None:
        # One at the most: an export takes it, and brings it back once it is written.
        self._typesetters: list[Typesetter] = []

    def __call__(  # noqa: PLR0913 - as what it stands for
        self,
        office: Office,
        report: Report,
        target: Path,
        *,
        kind: DocumentKind | None = None,
        contents: Callable[[str], bytes] | None = None,
        source: Iterable[bytes] = (),
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> DocumentNotes:
        """Make a PDF."""
        from ita_desktop.pdf import DocumentKind, Typesetter, write_report

        try:
            typesetter = self._typesetters.pop()
        except IndexError:  # the first export, or another is under way
            typesetter = Typesetter()
        notes = write_report(
            office,
            report,
            target,
            kind=kind or DocumentKind.REPORT,
            contents=contents,
            source=source,
            progress=progress,
            cancelled=cancelled,
            typesetter=typesetter,
        )
        self._typesetters[:] = [typesetter]
        return notes
