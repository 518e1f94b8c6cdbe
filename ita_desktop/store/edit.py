"""The hand that changes rows inside one change: set, add, remove, move, duplicate.

Positions are sparse, so that a move touches one row; a gap used up renumbers the siblings.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, func, select

from ita_desktop.model import Base, Dismissal, Indicator, Measure, Report
from ita_desktop.store.rows import (
    RowChange,
    Values,
    apply_change,
    folded,
    insert_row,
    read_row,
    row_values,
    table_of,
)

GAP = 1 << 20

_PARENTS: dict[type[Base], tuple[type[Base], str]] = {
    Indicator: (Report, "report_id"),
    Measure: (Indicator, "indicator_id"),
    Dismissal: (Report, "report_id"),
}
_ORDERED_CHILDREN: dict[type[Base], tuple[type[Base], str]] = {
    Report: (Indicator, "indicators"),
    Indicator: (Measure, "measures"),
}


class Edit:
    """One change under way; `Workbook.change` hands it out and it is of no use afterwards.

    Entities are `Report`, `Indicator` and `Measure`; of `Office` there is always one, id 1, that
    can only be set. A `Dismissal` belongs to a report and has no place among others: it is added,
    set and removed. An `index` counts among the siblings as they are when the change is done.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.changes: list[RowChange] = []

    def end(self) -> None:
        """Let the file go: the change is over."""
        del self._connection

    def carry_out(self, change: RowChange) -> None:
        """Make a change that is known to its last column, as the journal knows those it had."""
        apply_change(self._connection, change)
        self.changes.append(change)

    def set(self, entity: type[Base], row_id: int, **values: Any) -> None:  # noqa: ANN401
        """Set columns of one row; what is equal already is no change.

        Raises:
            RowMissing: there is no such row.
            YearTaken, YearOutOfRange: of a report's fiscal year.
        """
        fixed = {"id", "position", "fingerprint", _PARENTS.get(entity, (None, ""))[1]}
        if refused := fixed & values.keys():
            raise ValueError(refused)
        self._update(entity, row_id, folded(entity, values))

    def add(self, new: Base, *, parent_id: int | None = None, index: int | None = None) -> int:
        """Add an entity with its children and return its id; the entity itself is left alone.

        Args:
            new: a report, indicator or measure with its children, or a dismissal; ids and
                positions are ignored.
            parent_id: the report of an indicator or dismissal, the indicator of a measure.
            index: its place among the siblings; at the end if None.

        Raises:
            RowMissing: there is no such parent.
            YearTaken, YearOutOfRange: of a report's fiscal year.
            AlreadyDismissed: the report has a dismissal of that fingerprint.
        """
        entity = type(new)
        place = {} if entity is Report else self._place(entity, parent_id, index)
        return self._insert_tree(new, place)

    def remove(self, entity: type[Base], row_id: int) -> None:
        """Remove a row and its children. Raises RowMissing."""
        row = read_row(self._connection, entity, row_id)
        for child_entity, (parent_entity, parent_column) in _PARENTS.items():
            if parent_entity is entity:
                for child_id in self._ids(child_entity, parent_column, row_id):
                    self.remove(child_entity, child_id)
        self.carry_out(RowChange(entity, row_id, row, None))

    def move(self, entity: type[Base], row_id: int, *, parent_id: int, index: int) -> None:
        """Move an indicator or measure so that it is number `index` among its new siblings.

        Raises:
            RowMissing: there is no such row or parent.
        """
        self._update(entity, row_id, self._place(entity, parent_id, index, moving=row_id))

    def duplicate(self, entity: type[Base], row_id: int) -> int:
        """Put a copy of an indicator or measure, with its children, after it; return its id.

        Raises:
            RowMissing: there is no such row.
        """
        row = read_row(self._connection, entity, row_id)
        parent_id = row[_PARENTS[entity][1]]
        siblings = [sibling for sibling, _ in self._siblings(entity, parent_id)]
        place = self._place(entity, parent_id, siblings.index(row_id) + 1)
        return self._copy_tree(entity, row_id, place)

    def _insert(self, entity: type[Base], values: Values) -> int:
        row_id = insert_row(self._connection, entity, values)
        self.changes.append(RowChange(entity, row_id, None, values))
        return row_id

    def _insert_tree(self, new: Base, place: Values) -> int:
        entity = type(new)
        row_id = self._insert(entity, row_values(new) | place)
        if entity in _ORDERED_CHILDREN:
            child_entity, attribute = _ORDERED_CHILDREN[entity]
            parent_column = _PARENTS[child_entity][1]
            for number, child in enumerate(getattr(new, attribute), start=1):
                self._insert_tree(child, {parent_column: row_id, "position": number * GAP})
        return row_id

    def _copy_tree(self, entity: type[Base], row_id: int, place: Values) -> int:
        copy_id = self._insert(entity, read_row(self._connection, entity, row_id) | place)
        if entity in _ORDERED_CHILDREN:
            child_entity = _ORDERED_CHILDREN[entity][0]
            for child_id, _ in self._siblings(child_entity, row_id):
                self._copy_tree(child_entity, child_id, {_PARENTS[child_entity][1]: copy_id})
        return copy_id

    def _update(self, entity: type[Base], row_id: int, values: Values) -> None:
        row = read_row(self._connection, entity, row_id)
        after = {column: value for column, value in values.items() if value != row[column]}
        if after:
            before = {column: row[column] for column in after}
            self.carry_out(RowChange(entity, row_id, before, after))

    def _ids(self, entity: type[Base], parent_column: str, parent_id: int) -> list[int]:
        table = table_of(entity)
        query = select(table.c.id).where(table.c[parent_column] == parent_id).order_by(table.c.id)
        return list(self._connection.execute(query).scalars())

    def _siblings(self, entity: type[Base], parent_id: int) -> list[tuple[int, int]]:
        """Return (id, position) of a parent's children, in order."""
        table = table_of(entity)
        query = (
            select(table.c.id, table.c.position)
            .where(table.c[_PARENTS[entity][1]] == parent_id)
            .order_by(table.c.position)
        )
        return [(row_id, position) for row_id, position in self._connection.execute(query)]

    def _place(
        self,
        entity: type[Base],
        parent_id: int | None,
        index: int | None,
        *,
        moving: int | None = None,
    ) -> Values:
        """Return the parent and position that put a row at `index`; make room if there is none."""
        if parent_id is None:
            raise ValueError(entity)
        parent_entity, parent_column = _PARENTS[entity]
        read_row(self._connection, parent_entity, parent_id)
        if entity is Dismissal:
            return {parent_column: parent_id}
        if index is None:
            position = self._last_position(entity, parent_id) + GAP
            return {parent_column: parent_id, "position": position}
        siblings = self._siblings(entity, parent_id)
        if moving is not None and moving in (ids := [row_id for row_id, _ in siblings]):
            if ids.index(moving) == min(max(index, 0), len(ids) - 1):
                return {}
            del siblings[ids.index(moving)]
        position = self._room_at(entity, siblings, min(max(index, 0), len(siblings)))
        return {parent_column: parent_id, "position": position}

    def _room_at(self, entity: type[Base], siblings: list[tuple[int, int]], index: int) -> int:
        """Return the position for a new number `index`; renumber the siblings if there is none."""
        positions = [position for _, position in siblings]
        if not positions:
            return GAP
        if index == 0:
            return positions[0] - GAP
        if index == len(positions):
            return positions[-1] + GAP
        if positions[index] - positions[index - 1] > 1:
            return (positions[index - 1] + positions[index]) // 2
        for number, (row_id, _) in enumerate(siblings):
            after_it = number >= index
            self._update(entity, row_id, {"position": (number + 1 + after_it) * GAP})
        return (index + 1) * GAP

    def _last_position(self, entity: type[Base], parent_id: int) -> int:
        table = table_of(entity)
        query = select(func.max(table.c.position)).where(table.c[_PARENTS[entity][1]] == parent_id)
        return self._connection.execute(query).scalar() or 0
