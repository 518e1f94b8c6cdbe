"""Keeps all of the open file in memory, so that it can go on elsewhere when its stick is gone.

What attachments hold never changes, so that it is read and kept once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QThread, QTimer, Signal

from ita_desktop import store
from ita_desktop.gui.session import Session
from ita_desktop.problems import Problem, mark
from ita_desktop.store import RowChange, Workbook, names_in

if TYPE_CHECKING:
    from ita_desktop.store import Edit, WorkbookCopy

COPY_AFTER_MS = 1000  # of calm after a change


class FileCopy(QThread):
    """Reads the whole file in a thread of its own; `read` tells its copy.

    It belongs to the application, so that it may outlive the window that started it.

    Args:
        path: the workbook.
        known: what is known of it already, as for `content_of`.
    """

    read = Signal(object)

    def __init__(self, path: Path, known: Mapping[str, bytes]) -> None:
        application = QCoreApplication.instance()
        super().__init__(application)
        self._path = path
        self._known = known
        self.finished.connect(self.deleteLater)
        if application is not None:
            application.aboutToQuit.connect(self.wait)

    def run(self) -> None:
        """Read the file; called by Qt in the new thread."""
        try:
            copy = store.content_of(self._path, self._known)
        except Problem:
            return  # what is wrong with the file is told where it is written
        self.read.emit(copy)


class Rescue(QObject):
    """Has the file's content as it was a moment ago, and every change made since.

    Args:
        session: the open workbook.
    """

    copied = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._held: WorkbookCopy | None = None
        self._known: dict[str, bytes] = {}
        self._since: list[RowChange] = []
        self._changed_meanwhile = False
        self._run: FileCopy | None = None
        self._timer = QTimer(self, singleShot=True, interval=COPY_AFTER_MS)
        self._timer.timeout.connect(self._copy)
        session.rows_changed.connect(self._on_rows_changed)
        self._timer.start()

    @property
    def has_copy(self) -> bool:
        """Whether the file's content is in memory, as it is a moment after opening."""
        return self._held is not None

    def write_to(self, target: Path) -> Workbook:
        """Put all of the file and every word that is not in it yet into another one, and open it.

        The file itself is read only while there is no copy of it in memory yet: what stands in
        its place by now may be another one.

        Raises:
            Problem: the file cannot be written there, or there is nothing that could be.
        """
        source = self._session.path
        if target.resolve() == source:
            raise Problem(mark("This is the file that cannot be written. Choose another place."))
        held, since = self._held, self._since
        if held is None:
            held, since = store.content_of(self._session.workbook.file, self._known), []
        added = names_in(since) & self._known.keys()
        held = replace(held, contents={**held.contents, **{n: self._known[n] for n in added}})

        def change(edit: Edit) -> None:
            edit.carry_out(*since)
            for place, value in self._session.autosave.waiting():
                edit.set(place.entity, place.row_id, **{place.column: value})

        # All of it before there is a file: one that is replaced is there until the new one is.
        store.put_down(target, store.changed_copy(held, mark("Save elsewhere"), change))
        return Workbook.open(target)

    def _on_rows_changed(self, changes: Sequence[RowChange]) -> None:
        self._since.extend(changes)
        try:
            for name in names_in(changes) - self._known.keys():
                self._known[name] = self._session.workbook.content(name)
        except Problem:
            pass  # the file went in this very moment
        self._changed_meanwhile = True
        self._timer.start()

    def _copy(self) -> None:
        if self._run is not None:
            self._timer.start()
            return
        self._changed_meanwhile = False
        self._run = FileCopy(self._session.workbook.file, dict(self._known))
        self._run.read.connect(self._on_read)
        self._run.finished.connect(self._on_finished)
        self._run.start()

    def _on_read(self, copy: WorkbookCopy) -> None:
        # A change made meanwhile may be in it or not; the calm after that change brings a new one.
        if self._changed_meanwhile:
            self._known.update(copy.contents)
        else:
            self._held, self._known, self._since = copy, dict(copy.contents), []
            self.copied.emit()

    def _on_finished(self) -> None:
        self._run = None
