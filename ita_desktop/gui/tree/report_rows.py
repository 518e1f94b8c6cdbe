"""A report and its office as objects of one's own, which follow the changes of their file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ita_desktop.gui.tree.nodes import PARENT_COLUMN
from ita_desktop.model import Attachment, Base, Indicator, Measure, Office, Report
from ita_desktop.store import RowChange

# What holds others comes before them.
_ORDER: tuple[type[Base], ...] = (Office, Report, Indicator, Measure, Attachment)
_ABOVE: dict[type[Base], tuple[type[Base], str, str]] = {
    Indicator: (Report, PARENT_COLUMN[Indicator], "indicators"),
    Measure: (Indicator, PARENT_COLUMN[Measure], "measures"),
    Attachment: (Measure, "measure_id", "attachments"),
}
PLACE_COLUMNS = {"position", *(column for _, column, _ in _ABOVE.values())}
"""Those that say where a row stands, and nothing of its own."""


class ReportRows:
    """The rows of one report, each found by its id.

    Changes say what a row is now, so that those made before the report was read do no harm; rows
    of other reports are passed over. It belongs to one thread at a time.

    Args:
        office: read from a file, and from then on left to this.
        report: likewise, whole.
    """

    def __init__(self, office: Office, report: Report) -> None:
        self.office = office
        self.report = report
        self._rows: dict[tuple[type[Base], int], Any] = {
            (Office, office.id): office,
            (Report, report.id): report,
        }
        for indicator in report.indicators:
            self._rows[Indicator, indicator.id] = indicator
            for measure in indicator.measures:
                self._rows[Measure, measure.id] = measure
                for attachment in measure.attachments:
                    self._rows[Attachment, attachment.id] = attachment

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    def follow(self, changes: Iterable[RowChange]) -> None:
        """Become what the file is after some changes that were made at once."""
        for change in sorted(changes, key=_by_rank):
            if change.after is None:
                self._remove(change.entity, change.row_id)
            elif change.entity in _ORDER:
                self._set(change.entity, change.row_id, change.after)

    def _set(self, entity: type[Base], row_id: int, values: dict[str, object]) -> None:
        row = self._rows.get((entity, row_id))
        if row is None:
            self._add(entity, row_id, values)
            return
        old_parent = self._parent(row)
        for column, value in values.items():
            setattr(row, column, value)
        if entity in _ABOVE and not PLACE_COLUMNS.isdisjoint(values):
            parent = self._parent(row)
            if parent is not old_parent and old_parent is not None:
                _siblings(row, old_parent).remove(row)
            if parent is None:
                del self._rows[entity, row_id]
            else:
                _put(row, parent)

    def _add(self, entity: type[Base], row_id: int, values: dict[str, object]) -> None:
        if entity not in _ABOVE or _ABOVE[entity][1] not in values:
            return  # it is in another report
        column = _ABOVE[entity][1]
        row: Any = entity(**{name: value for name, value in values.items() if name != column})
        row.id = row_id
        setattr(row, column, values[column])
        parent = self._parent(row)
        if parent is not None:
            self._rows[entity, row_id] = row
            _put(row, parent)

    def _remove(self, entity: type[Base], row_id: int) -> None:
        row = self._rows.get((entity, row_id))
        if row is None or entity not in _ABOVE:
            return
        parent = self._parent(row)
        del self._rows[entity, row_id]
        if parent is not None and row in _siblings(row, parent):
            _siblings(row, parent).remove(row)

    def _parent(self, row: Any) -> Any:  # noqa: ANN401 - of any kind, as the rows
        if type(row) not in _ABOVE:
            return None
        entity, column, _ = _ABOVE[type(row)]
        return self._rows.get((entity, getattr(row, column)))


def _siblings(row: Base, parent: Base) -> list[Any]:
    children: list[Any] = getattr(parent, _ABOVE[type(row)][2])
    return children


def _put(row: Any, parent: Base) -> None:  # noqa: ANN401
    """Put a row among its siblings, where its position says."""
    siblings = _siblings(row, parent)
    if row not in siblings:
        siblings.append(row)
    siblings.sort(key=lambda sibling: (sibling.position, sibling.id))


def _by_rank(change: RowChange) -> int:
    return _ORDER.index(change.entity) if change.entity in _ORDER else len(_ORDER)
