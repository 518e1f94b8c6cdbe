"""One open workbook as the window works with it: the file, its autosave and the year in view."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QThread, Signal

from ita_desktop.gui.autosave import Autosave
from ita_desktop.gui.background import in_background
from ita_desktop.model import Attachment, Base, Measure, Report
from ita_desktop.store import RowChange, StepRecord, Workbook

if TYPE_CHECKING:
    from ita_desktop.store import Edit

_MANY_ROWS = 100
_MANY_BYTES = 300_000
_Result = TypeVar("_Result")


class Session(QObject):
    """Holds an open workbook for one window.

    Args:
        workbook: open, and closed by `close`.
    """

    rows_changed = Signal(object)
    report_switched = Signal()
    saved = Signal(object)

    def __init__(self, workbook: Workbook) -> None:
        super().__init__()
        self.workbook = workbook
        self.autosave = Autosave(workbook, self)
        self.autosave.saved.connect(self.saved)
        self._untold: list[Sequence[RowChange]] = []
        self.report_id: int | None = None
        reports = workbook.reports()
        if reports:
            self.report_id = reports[0].id
        self._unsubscribe = workbook.subscribe(self._on_committed)

    @property
    def path(self) -> Path:
        """The workbook's file."""
        return self.workbook.path

    @property
    def read_only(self) -> bool:
        """Whether the file cannot be changed where it is."""
        return self.workbook.read_only

    def report(self) -> Report | None:
        """Return the report in view, whole; None in a workbook without reports."""
        return None if self.report_id is None else self.workbook.report(self.report_id)

    def tree_row(self, entity: type[Base], row_id: int) -> tuple[type[Base], int]:
        """Return the row of the tree that a row is edited at: an attachment at its measure.

        Raises:
            RowMissing: there is no such attachment.
        """
        if entity is not Attachment:
            return entity, row_id
        return Measure, self.workbook.row(Attachment, row_id).measure_id

    def show_report(self, report_id: int) -> None:
        """Put another year's report in view."""
        if report_id != self.report_id and self.autosave.flush():
            self.report_id = report_id
            self.report_switched.emit()

    def write_typed(self) -> None:
        """Write what is typed into the file. Raises Problem if that fails."""
        if not self.autosave.flush() and self.autosave.problem is not None:
            raise self.autosave.problem

    @contextmanager
    def change(self, step: str) -> Iterator[Edit]:
        """Make one change after everything typed is in the file.

        Raises:
            Problem: what the store says, or what kept the typed text out of the file.
        """
        self.write_typed()
        with self.workbook.change(step) as edit:
            yield edit

    def carry_out(self, step: str, work: Callable[[Edit], _Result], rows: int) -> _Result:
        """Make one change of so many rows, as `change` does; of many, while the window lives on.

        Raises:
            Problem: as `change`.
        """

        def change() -> _Result:
            with self.workbook.change(step) as edit:
                return work(edit)

        self.write_typed()
        return self._patiently(change, long=rows > _MANY_ROWS)

    def read(self, work: Callable[[], _Result], rows: int) -> _Result:
        """Read so many rows with everything typed; many, while the window lives on.

        Raises:
            Problem: what `work` says, or what kept the typed text out of the file.
        """
        self.write_typed()
        return self._patiently(work, long=rows > _MANY_ROWS)

    def do_patiently(self, work: Callable[[], _Result]) -> _Result:
        """Do what may take long with the workbook, after everything typed is in the file.

        Raises:
            Problem: what `work` says, or what kept the typed text out of the file.
        """
        self.write_typed()
        return self._patiently(work, long=True)

    def undo(self) -> StepRecord | None:
        """Take back the last step, typed text included; None when there is none."""
        self.write_typed()
        return self._patiently(self.workbook.undo, long=self.workbook.undoable_size > _MANY_BYTES)

    def redo(self) -> StepRecord | None:
        """Do the last undone step again; None when there is none."""
        self.write_typed()
        return self._patiently(self.workbook.redo, long=self.workbook.redoable_size > _MANY_BYTES)

    def end_typing(self) -> None:
        """Write what is typed, and let what comes next be a step of its own."""
        self.autosave.flush()
        self.workbook.end_typing()

    def close(self) -> None:
        """Stop listening and close the file; closing twice is no error."""
        self._unsubscribe()
        self._unsubscribe = _nothing
        self.workbook.close()

    def _patiently(self, work: Callable[[], _Result], *, long: bool) -> _Result:
        """Do work; what takes long while the window lives on, which is told at the end."""
        if not long:
            return work()
        try:
            return in_background(work)
        finally:
            untold, self._untold = self._untold, []
            for changes in untold:
                self._on_committed(changes)

    def _on_committed(self, changes: Sequence[RowChange]) -> None:
        if QThread.currentThread() is not self.thread():
            self._untold.append(changes)
            return
        self._follow_reports(changes)
        self.rows_changed.emit(list(changes))
        if not self.autosave.is_waiting():
            self.saved.emit(datetime.now().astimezone())

    def _follow_reports(self, changes: Sequence[RowChange]) -> None:
        """Keep a report in view when the one in view is removed, or the first one appears."""
        reports = [change for change in changes if change.entity is Report]
        gone = any(change.after is None and change.row_id == self.report_id for change in reports)
        if gone or (reports and self.report_id is None):
            left = self.workbook.reports()
            self.report_id = left[0].id if left else None
            self.report_switched.emit()


def _nothing() -> None:
    """Do nothing: what is left to end after the end."""
