"""The composition root: makes Qt's application, dresses it, and opens the first window."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from platformdirs import user_documents_path, user_log_path
from PySide6.QtWidgets import QApplication, QMessageBox

from ita_desktop.gui.appearance import dress
from ita_desktop.gui.crash import CrashReporter
from ita_desktop.gui.desk import SUFFIX, Desk
from ita_desktop.gui.dialogs import message_box
from ita_desktop.gui.file_chooser import FileChooser
from ita_desktop.gui.icons import icon
from ita_desktop.gui.settings import Settings
from ita_desktop.model import Office, Report
from ita_desktop.problems import Problem
from ita_desktop.store import Workbook

EXIT_DONE, EXIT_BAD_INPUT = 0, 2


class Application:
    """The program with a window.

    Args:
        arguments: the command line as Qt wants it, the program's name first.
    """

    def __init__(self, arguments: list[str]) -> None:
        existing = QApplication.instance()
        self._qt = existing if isinstance(existing, QApplication) else QApplication(arguments)
        self._qt.setApplicationName("ita-desktop")
        self._qt.setApplicationDisplayName("ITA Desktop")
        self._qt.setWindowIcon(icon("application"))
        dress(self._qt)
        self._settings = Settings()
        self._chooser = FileChooser(self._settings)
        self._desk = Desk(self._settings, self._chooser, _write_report)

    def run(self, workbook_path: Path | None) -> int:
        """Open the window on a workbook and stay until it is closed; return the exit code."""
        crash = CrashReporter(
            user_log_path("ita-desktop"), self._desk.save, lambda: self._desk.translate
        )
        before, sys.excepthook = sys.excepthook, crash.report
        try:
            workbook = self._first_workbook(workbook_path)
            if workbook is None:
                return EXIT_BAD_INPUT
            self._desk.show(workbook)
            return int(self._qt.exec())
        finally:
            sys.excepthook = before
            self._desk.close()

    def _first_workbook(self, wanted: Path | None) -> Workbook | None:
        """Open a workbook, asking for another one as long as it does not open; None to give up."""
        path: Path | None = wanted or self._last_or_first()
        while path is not None:
            try:
                return Workbook.open(path) if wanted == path else self._desk.open_or_create(path)
            except Problem as problem:
                path = self._another(problem)
        return None

    def _last_or_first(self) -> Path:
        last = self._settings.last_workbook
        if last is not None and last.exists():
            return last
        return user_documents_path() / f"{self._desk.translate('ITA report')}{SUFFIX}"

    def _another(self, problem: Problem) -> Path | None:
        t = self._desk.translate
        box = message_box(
            None, t("This did not work"), t.problem(problem), QMessageBox.Icon.Warning
        )
        other = box.addButton(t("Open another file…"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(t("Quit"), QMessageBox.ButtonRole.RejectRole)
        chosen: list[bool] = []
        other.clicked.connect(lambda: chosen.append(True))
        box.exec()
        kinds = f"{t('Workbooks')} (*{SUFFIX})"
        return self._chooser.existing(None, t("Open a file"), kinds) if chosen else None


def _write_report(
    office: Office,
    report: Report,
    target: Path,
    *,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> None:
    """Make a PDF; the room that makes it is slow to load and only loaded then."""
    from ita_desktop.pdf import write_report

    write_report(office, report, target, progress=progress, cancelled=cancelled)
