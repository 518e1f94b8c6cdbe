"""A report and its office as objects of one's own, which follow the changes of their file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ita_desktop.gui.tree.nodes import PARENT_COLUMN
from ita_desktop.model import Base, Indicator, Measure, Office, Report
from ita_desktop.store import RowChange

_ORDER = (Office, Report, Indicator, Measure)  # what holds others comes before them
PLACE_COLUMNS = {"position", *PARENT_COLUMN.values()}
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
        self._rows: dict[tuple[type[Base], int], Office | Report | Indicator | Measure] = {
            (Office, office.id): office,
            (Report, report.id): report,
        }
        for indicator in report.indicators:
            self._rows[Indicator, indicator.id] = indicator
            for measure in indicator.measures:
                self._rows[Measure, measure.id] = measure

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
        if isinstance(row, Indicator | Measure) and not PLACE_COLUMNS.isdisjoint(values):
            parent = self._parent(row)
            if parent is not old_parent and old_parent is not None:
                _children(old_parent).remove(row)
            if parent is None:
                del self._rows[entity, row_id]
            else:
                _put(row, parent)

    def _add(self, entity: type[Base], row_id: int, values: dict[str, object]) -> None:
        if entity not in (Indicator, Measure):
            return
        own = {name: value for name, value in values.items() if name not in PARENT_COLUMN.values()}
        row = Indicator(**own) if entity is Indicator else Measure(**own)  # type: ignore[arg-type]
        row.id = row_id
        setattr(row, PARENT_COLUMN[entity], values[PARENT_COLUMN[entity]])
        parent = self._parent(row)
        if parent is not None:
            self._rows[entity, row_id] = row
            _put(row, parent)

    def _remove(self, entity: type[Base], row_id: int) -> None:
        row = self._rows.get((entity, row_id))
        parent = self._parent(row)
        if isinstance(row, Indicator | Measure):
            del self._rows[entity, row_id]
            if parent is not None and row in _children(parent):
                _children(parent).remove(row)

    def _parent(self, row: Base | None) -> Report | Indicator | None:
        parent = None
        if isinstance(row, Indicator):
            parent = self._rows.get((Report, row.report_id))
        elif isinstance(row, Measure):
            parent = self._rows.get((Indicator, row.indicator_id))
        return parent if isinstance(parent, Report | Indicator) else None


def _children(parent: Report | Indicator) -> list[Any]:
    return parent.indicators if isinstance(parent, Report) else parent.measures


def _put(row: Indicator | Measure, parent: Report | Indicator) -> None:
    """Put a row among its siblings, where its position says."""
    siblings = _children(parent)
    if row not in siblings:
        siblings.append(row)
    siblings.sort(key=lambda sibling: (sibling.position, sibling.id))


def _by_rank(change: RowChange) -> int:
    return _ORDER.index(change.entity) if change.entity in _ORDER else len(_ORDER)
