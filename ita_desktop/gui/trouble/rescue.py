"""Keeps all of the open file in memory, so that it can go on elsewhere when its stick is gone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QThread, QTimer, Signal

from ita_desktop.gui.session import Session
from ita_desktop.problems import Problem, mark
from ita_desktop.store import RowChange, Workbook, content_of, put_down

COPY_AFTER_MS = 1000  # of calm after a change


class FileCopy(QThread):
    """Reads the whole file in a thread of its own; `read` tells its content.

    It belongs to the application, so that it may outlive the window that started it.

    Args:
        path: the workbook.
    """

    read = Signal(object)

    def __init__(self, path: Path) -> None:
        application = QCoreApplication.instance()
        super().__init__(application)
        self._path = path
        self.finished.connect(self.deleteLater)
        if application is not None:
            application.aboutToQuit.connect(self.wait)

    def run(self) -> None:
        """Read the file; called by Qt in the new thread."""
        try:
            content = content_of(self._path)
        except Problem:
            return  # what is wrong with the file is told where it is written
        self.read.emit(content)


class Rescue(QObject):
    """Has the file's content as it was a moment ago, and every change made since.

    Args:
        session: the open workbook.
    """

    copied = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._content: bytes | None = None
        self._since: list[RowChange] = []
        self._changed_meanwhile = False
        self._run: FileCopy | None = None
        self._timer = QTimer(self, singleShot=True, interval=COPY_AFTER_MS)
        self._timer.timeout.connect(self._copy)
        session.rows_changed.connect(self._on_rows_changed)
        self._timer.start()

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
        has_copy = self._content is not None
        content = self._content if self._content is not None else content_of(source)
        put_down(target, content)
        workbook = Workbook.open(target)
        try:
            with workbook.change(mark("Save elsewhere")) as edit:
                for change in self._since if has_copy else ():
                    edit.carry_out(change)
                for place, value in self._session.autosave.waiting():
                    edit.set(place.entity, place.row_id, **{place.column: value})
        except BaseException:
            workbook.close()
            target.unlink(missing_ok=True)
            raise
        return workbook

    def _on_rows_changed(self, changes: Sequence[RowChange]) -> None:
        self._since.extend(changes)
        self._changed_meanwhile = True
        self._timer.start()

    def _copy(self) -> None:
        if self._run is not None:
            self._timer.start()
            return
        self._changed_meanwhile = False
        self._run = FileCopy(self._session.path)
        self._run.read.connect(self._on_read)
        self._run.finished.connect(self._on_finished)
        self._run.start()

    def _on_read(self, content: bytes) -> None:
        # A change made meanwhile may be in it or not; the calm after that change brings a new one.
        if not self._changed_meanwhile:
            self._content, self._since = content, []
            self.copied.emit()

    def _on_finished(self) -> None:
        self._run = None
