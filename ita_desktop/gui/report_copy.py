"""A report as it is in the file, kept beside it: read once, then followed change by change."""

from __future__ import annotations

from collections.abc import Sequence

from ita_desktop.gui.session import Session
from ita_desktop.gui.tree_nodes import PARENT_COLUMN
from ita_desktop.model import Base, Indicator, Measure, Office, Report
from ita_desktop.store import RowChange

_STRUCTURE = {"position", *PARENT_COLUMN.values()}


class ReportCopy:
    """The report in view and its office, detached from the file.

    A large report is slow to read, so that a change of mere fields is only copied. It changes at
    `refresh` alone: until then, another thread may read it.

    Args:
        session: the open workbook.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._waiting: list[RowChange] = []
        self._rows: dict[tuple[type[Base], int], Base] = {}
        self.office: Office | None = None
        self.report: Report | None = None

    def note(self, changes: Sequence[RowChange]) -> None:
        """Take down what was changed in the file."""
        self._waiting.extend(changes)

    def refresh(self) -> None:
        """Become what is in the file. Raises Problem if it cannot be read."""
        held = None if self.report is None else self.report.id
        if held != self._session.report_id or held is None or any(map(_rebuilds, self._waiting)):
            self._read()
        else:
            for change in self._waiting:
                row = self._rows.get((change.entity, change.row_id))
                for column, value in (change.after or {}).items() if row else ():
                    setattr(row, column, value)
        self._waiting = []

    def _read(self) -> None:
        self.office = self._session.workbook.office()
        self.report = self._session.report()
        rows: list[Base] = [self.office]
        if self.report is not None:
            rows.append(self.report)
            for indicator in self.report.indicators:
                rows += [indicator, *indicator.measures]
        self._rows = {(type(row), row.id): row for row in rows}  # type: ignore[attr-defined]


def _rebuilds(change: RowChange) -> bool:
    """Return whether rows came, went or moved."""
    if change.entity not in (Report, Indicator, Measure):
        return False
    return change.before is None or change.after is None or not _STRUCTURE.isdisjoint(change.after)
