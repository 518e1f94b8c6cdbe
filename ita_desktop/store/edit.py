"""The hand that changes rows inside one change: set, add, remove, move, duplicate.

Positions are sparse, so that a move touches one row; a gap used up renumbers the siblings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, func, select, text

from ita_desktop.model import Attachment, Base, Dismissal, Indicator, Measure, Report
from ita_desktop.store import contents
from ita_desktop.store.changes import RowChange, Values, names_in
from ita_desktop.store.errors import ContentsFull
from ita_desktop.store.rows import (
    apply_changes,
    folded,
    read_row,
    read_rows,
    row_values,
    table_of,
)

GAP = 1 << 20
_Below = dict[tuple[type[Base], int], list[tuple[int, Values]]]

# SQLite's own count of the ids that were ever given.
_LAST_ID = text("SELECT seq FROM sqlite_sequence WHERE name = :name")

_PARENTS: dict[type[Base], tuple[type[Base], str]] = {
    Indicator: (Report, "report_id"),
    Measure: (Indicator, "indicator_id"),
    Attachment: (Measure, "measure_id"),
    Dismissal: (Report, "report_id"),
}
_ORDERED_CHILDREN: dict[type[Base], tuple[type[Base], str]] = {
    Report: (Indicator, "indicators"),
    Indicator: (Measure, "measures"),
    Measure: (Attachment, "attachments"),
}
_FROM_THE_TOP = (Report, Indicator, Measure, Attachment, Dismissal)


class Edit:
    """One change under way; `Workbook.change` hands it out and it is of no use afterwards.

    Entities are `Report`, `Indicator`, `Measure` and `Attachment`; of `Office` there is always one,
    id 1, that can only be set. A `Dismissal` belongs to a report and has no place among others: it
    is added, set and removed. An `index` counts among the siblings as they are when the change is
    done.
    """

    def __init__(self, connection: Connection, content_bytes: int) -> None:
        self._connection = connection
        self._content_bytes = content_bytes
        self._content_size: int | None = None
        self._kept: set[str] = set()
        self.changes: list[RowChange] = []

    def end(self) -> None:
        """Let the file go: the change is over."""
        del self._connection

    def carry_out(self, *changes: RowChange) -> None:
        """Make changes that are known to their last column, as the journal knows those it had."""
        apply_changes(self._connection, changes)
        self.changes.extend(changes)

    def keep(self, data: bytes) -> str:
        """Keep what an attachment is to hold; return the `content` that names it.

        What no attachment names afterwards goes when the workbook is opened next.

        Raises:
            ContentsFull: the attachments of the workbook would hold too much.
        """
        name = contents.name_of(data)
        if name in self._kept:
            return name
        if self._content_size is None:
            self._content_size = contents.size_of(self._connection)
        if not contents.is_attached(self._connection, name):
            self._content_size += len(data)
        if self._content_size > self._content_bytes:
            raise ContentsFull(self._content_size, self._content_bytes)
        contents.put(self._connection, data)
        self._kept.add(name)
        return name

    def set(self, entity: type[Base], row_id: int, **values: Any) -> None:  # noqa: ANN401
        """Set columns of one row; what is equal already is no change.

        Raises:
            RowMissing: there is no such row.
            YearTaken, YearOutOfRange: of a report's fiscal year.
            ContentMissing: nobody kept what an attachment is to hold.
        """
        _refuse_fixed(entity, values)
        if entity is Attachment and "content" in values:
            contents.require(self._connection, [values["content"]])
        self._update(entity, row_id, folded(entity, values))

    def set_all(self, entity: type[Base], values: Mapping[int, Values]) -> None:
        """Set columns of many rows of one kind, given by their ids; otherwise as `set`."""
        for each in values.values():
            _refuse_fixed(entity, each)
        rows = read_rows(self._connection, entity, values)
        changes = [
            _changed(entity, row_id, rows[row_id], folded(entity, each))
            for row_id, each in values.items()
        ]
        self.carry_out(*(change for change in changes if change))

    def add(self, new: Base, *, parent_id: int | None = None, index: int | None = None) -> int:
        """Add an entity with its children and return its id; the entity itself is left alone.

        Args:
            new: a report, indicator or measure with its children, an attachment, or a dismissal;
                ids and positions are ignored. What attachments hold was given to `keep`.
            parent_id: the report of an indicator or dismissal, the indicator of a measure, the
                measure of an attachment.
            index: its place among the siblings; at the end if None.

        Raises:
            RowMissing: there is no such parent.
            YearTaken, YearOutOfRange: of a report's fiscal year.
            ContentMissing: nobody kept what an attachment is to hold.
            AlreadyDismissed: the report has a dismissal of that fingerprint.
        """
        return self.add_all([new], parent_id=parent_id, index=index)[0]

    def add_all(
        self, news: Sequence[Base], *, parent_id: int | None = None, index: int | None = None
    ) -> list[int]:
        """Add entities of one kind one after the other; otherwise as `add`."""
        if not news:
            return []
        entity, ids = type(news[0]), _NewIds(self._connection)
        places: list[Values] = [{} for _ in news]
        if entity is not Report:
            places = self._places(entity, parent_id, index, len(news))
        trees = [list(_planned(*each, ids)) for each in zip(news, places, strict=True)]
        self._insert([change for tree in trees for change in tree])
        return [tree[0].row_id for tree in trees]

    def remove(self, entity: type[Base], *row_ids: int) -> None:
        """Remove rows of one kind and their children. Raises RowMissing."""
        rows = read_rows(self._connection, entity, row_ids)
        for child_entity, (parent_entity, parent_column) in _PARENTS.items():
            children = parent_entity is entity and self._ids(child_entity, parent_column, rows)
            if children:
                self.remove(child_entity, *children)
        gone = dict.fromkeys(row_ids)
        self.carry_out(*(RowChange(entity, row_id, rows[row_id], None) for row_id in gone))

    def move(self, entity: type[Base], *row_ids: int, parent_id: int, index: int) -> None:
        """Move indicators, measures or attachments, in this order; the first is then at `index`.

        It counts among the siblings that they then have.

        Raises:
            RowMissing: there is no such row or parent.
        """
        rows = read_rows(self._connection, entity, row_ids)
        ids = list(dict.fromkeys(row_ids))
        places = self._places(entity, parent_id, index, len(ids), moving=ids)
        changes = [
            _changed(entity, row_id, rows[row_id], place)
            for row_id, place in zip(ids, places, strict=True)
        ]
        self.carry_out(*(change for change in changes if change))

    def duplicate(self, entity: type[Base], row_id: int) -> int:
        """Put a copy of a row, with its children, after it; return its id.

        Raises:
            RowMissing: there is no such row.
        """
        return self.duplicate_all(entity, [row_id])[0]

    def duplicate_all(self, entity: type[Base], row_ids: Sequence[int]) -> list[int]:
        """Put copies of siblings, with their children, after the last of them; return their ids.

        Args:
            entity: indicators, measures or attachments.
            row_ids: siblings in their order, one at least.

        Raises:
            RowMissing: there is no such row.
        """
        rows = read_rows(self._connection, entity, row_ids)
        parent_id = rows[row_ids[-1]][_PARENTS[entity][1]]
        siblings = [sibling for sibling, _ in self._siblings(entity, parent_id)]
        index = siblings.index(row_ids[-1]) + 1
        ids = _NewIds(self._connection)
        places = self._places(entity, parent_id, index, len(row_ids))
        below = self._below(entity, row_ids)
        trees = [
            list(_copied(entity, row_id, rows[row_id] | place, ids, below))
            for row_id, place in zip(row_ids, places, strict=True)
        ]
        self._insert([change for tree in trees for change in tree])
        return [tree[0].row_id for tree in trees]

    def _insert(self, changes: list[RowChange]) -> None:
        """Insert rows, what stands above first, so that few statements do it."""
        contents.require(self._connection, names_in(changes))
        from_the_top = sorted(changes, key=lambda change: _FROM_THE_TOP.index(change.entity))
        apply_changes(self._connection, from_the_top)
        self.changes.extend(changes)

    def _below(self, entity: type[Base], row_ids: Collection[int]) -> _Below:
        """Return all that stands below rows of one kind, in order, by what it stands below."""
        below: _Below = defaultdict(list)
        while entity in _ORDERED_CHILDREN and row_ids:
            child_entity = _ORDERED_CHILDREN[entity][0]
            table, parent_column = table_of(child_entity), _PARENTS[child_entity][1]
            mine = table.c[parent_column].in_(row_ids)
            found = self._connection.execute(select(table).where(mine).order_by(table.c.position))
            row_ids = []
            for row in found.mappings():
                values = {name: row[name] for name in row if name != "id"}
                below[entity, row[parent_column]].append((row["id"], values))
                row_ids.append(row["id"])
            entity = child_entity
        return below

    def _update(self, entity: type[Base], row_id: int, values: Values) -> None:
        change = _changed(entity, row_id, read_row(self._connection, entity, row_id), values)
        if change:
            self.carry_out(change)

    def _ids(
        self, entity: type[Base], parent_column: str, parent_ids: Collection[int]
    ) -> list[int]:
        table = table_of(entity)
        mine = table.c[parent_column].in_(parent_ids)
        query = select(table.c.id).where(mine).order_by(table.c.id)
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

    def _places(
        self,
        entity: type[Base],
        parent_id: int | None,
        index: int | None,
        count: int,
        *,
        moving: Sequence[int] = (),
    ) -> list[Values]:
        """Return parents and positions that put rows at `index`; make room if there is none."""
        if parent_id is None:
            raise ValueError(entity)
        parent_entity, parent_column = _PARENTS[entity]
        read_row(self._connection, parent_entity, parent_id)
        if entity is Dismissal:
            return [{parent_column: parent_id}] * count
        if index is None:
            last = self._last_position(entity, parent_id)
            positions = [last + number * GAP for number in range(1, count + 1)]
            return [{parent_column: parent_id, "position": each} for each in positions]
        siblings = self._siblings(entity, parent_id)
        others = [sibling for sibling in siblings if sibling[0] not in set(moving)]
        index = min(max(index, 0), len(others))
        wanted = [row_id for row_id, _ in others]
        wanted[index:index] = moving
        if moving and wanted == [row_id for row_id, _ in siblings]:
            return [{}] * count
        positions = self._room_at(entity, others, index, count)
        return [{parent_column: parent_id, "position": each} for each in positions]

    def _room_at(
        self, entity: type[Base], siblings: list[tuple[int, int]], index: int, count: int
    ) -> list[int]:
        """Return positions from number `index` on; renumber the siblings if there is no room."""
        positions = [position for _, position in siblings]
        numbers = range(1, count + 1)
        if not positions or index == len(positions):
            last = positions[-1] if positions else 0
            return [last + number * GAP for number in numbers]
        if index == 0:
            return [positions[0] - (count + 1 - number) * GAP for number in numbers]
        below, above = positions[index - 1], positions[index]
        step = (above - below) // (count + 1)
        if step:
            return [below + number * step for number in numbers]
        places = [
            (number + 1 + (count if number >= index else 0)) * GAP
            for number in range(len(siblings))
        ]
        self.carry_out(
            *(
                RowChange(entity, row_id, {"position": position}, {"position": place})
                for (row_id, position), place in zip(siblings, places, strict=True)
                if position != place
            )
        )
        return [(index + number) * GAP for number in numbers]

    def _last_position(self, entity: type[Base], parent_id: int) -> int:
        table = table_of(entity)
        query = select(func.max(table.c.position)).where(table.c[_PARENTS[entity][1]] == parent_id)
        return self._connection.execute(query).scalar() or 0


class _NewIds:
    """Hands out the ids that the file would give to new rows, without asking it for each."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._last: dict[type[Base], int] = {}

    def next(self, entity: type[Base]) -> int:
        """Return an id that no row has or had."""
        if entity not in self._last:
            last = self._connection.execute(_LAST_ID, {"name": table_of(entity).name}).scalar()
            self._last[entity] = last or 0
        self._last[entity] += 1
        return self._last[entity]


def _refuse_fixed(entity: type[Base], values: Values) -> None:
    """Raise ValueError for columns that cannot be set."""
    fixed = {"id", "position", "fingerprint", _PARENTS.get(entity, (None, ""))[1]}
    if refused := fixed & values.keys():
        raise ValueError(refused)


def _changed(entity: type[Base], row_id: int, row: Values, values: Values) -> RowChange | None:
    """Return the change of a row to other values; None if it has them already."""
    after = {column: value for column, value in values.items() if value != row[column]}
    before = {column: row[column] for column in after}
    return RowChange(entity, row_id, before, after) if after else None


def _copied(
    entity: type[Base], row_id: int, values: Values, ids: _NewIds, below: _Below
) -> Iterator[RowChange]:
    """Yield the changes that add a copy of a row and, after it, of what is below it."""
    copy_id = ids.next(entity)
    yield RowChange(entity, copy_id, None, values)
    if entity in _ORDERED_CHILDREN:
        child_entity = _ORDERED_CHILDREN[entity][0]
        for child_id, child in below.get((entity, row_id), ()):
            placed = child | {_PARENTS[child_entity][1]: copy_id}
            yield from _copied(child_entity, child_id, placed, ids, below)


def _planned(new: Base, place: Values, ids: _NewIds) -> Iterator[RowChange]:
    """Yield the changes that add an entity and, after it, its children."""
    entity = type(new)
    row_id = ids.next(entity)
    yield RowChange(entity, row_id, None, row_values(new) | place)
    if entity in _ORDERED_CHILDREN:
        child_entity, attribute = _ORDERED_CHILDREN[entity]
        parent_column = _PARENTS[child_entity][1]
        for number, child in enumerate(getattr(new, attribute), start=1):
            yield from _planned(child, {parent_column: row_id, "position": number * GAP}, ids)
