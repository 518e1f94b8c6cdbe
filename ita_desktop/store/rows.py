"""Changes of single rows: how they are applied, reversed and joined.

Every change of a workbook is a list of these. This is the one place where typed text is folded.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from typing import Any, cast

from sqlalchemy import (
    Column,
    Connection,
    Enum,
    Table,
    Text,
    bindparam,
    select,
)
from sqlalchemy.exc import IntegrityError

from ita_desktop.model import Attachment, Base, Dismissal, Report
from ita_desktop.model.columns import Lines, Switches, in_order
from ita_desktop.store.errors import (
    AlreadyDismissed,
    RowMissing,
    YearOutOfRange,
    YearTaken,
)
from ita_desktop.thai.folding import fold

Values = dict[str, Any]

GO_ALONG: dict[tuple[type[Base], str], tuple[str, ...]] = {
    (Attachment, "content"): ("media_type", "width", "height"),
}
"""Columns that say what another one holds, and are nothing without it."""


@dataclass(frozen=True)
class RowChange:
    """What one row was and became, by column; of a changed row, its changed columns only.

    Args:
        entity: the row's class.
        row_id: the row's id, which stays the same over remove and undo.
        before: None if the row was added.
        after: None if the row was removed.
    """

    entity: type[Base]
    row_id: int
    before: Values | None
    after: Values | None

    @property
    def fields(self) -> list[str]:
        """What somebody typed or chose that it made another; none if the row came or went."""
        columns = table_of(self.entity).columns
        changed = self.after if self.before is not None and self.after is not None else {}
        return [name for name in changed if name != "position" and not columns[name].foreign_keys]

    def reversed(self) -> RowChange:
        """Return the change that takes this one back."""
        return RowChange(self.entity, self.row_id, self.after, self.before)


def table_of(entity: type[Base]) -> Table:
    """Return the table of an entity."""
    return cast("Table", entity.__table__)


def read_row(connection: Connection, entity: type[Base], row_id: int) -> Values:
    """Return a row's values without its id. Raises RowMissing."""
    table = table_of(entity)
    row = connection.execute(select(table).where(table.c.id == row_id)).mappings().one_or_none()
    if row is None:
        raise RowMissing
    return {column: value for column, value in row.items() if column != "id"}


def row_values(source: Base) -> Values:
    """Return an entity's own columns, folded: neither its id nor whose child it is."""
    columns = [c for c in source.__table__.columns if not c.primary_key and not c.foreign_keys]
    return folded(type(source), {c.name: getattr(source, c.name) for c in columns})


def folded(entity: type[Base], values: Mapping[str, Any]) -> Values:
    """Return values as the file keeps them: text folded, choices as members of their enum.

    Raises:
        KeyError: a column that the entity does not have.
        TypeError, ValueError: a value that the column cannot keep.
    """
    columns = table_of(entity).columns
    return {name: _folded(columns[name], value) for name, value in values.items()}


def _folded(column: Column[Any], value: Any) -> Any:  # noqa: ANN401
    kind = column.type
    if value is None and column.nullable:
        return None
    if isinstance(kind, Enum):
        return cast("Any", kind.enum_class)(value)
    is_list = isinstance(kind, Lines | Switches)
    if not isinstance(value, list if is_list else kind.python_type):
        raise TypeError(column.name, value)
    if isinstance(kind, Switches):
        return in_order(kind.kind, value)
    if isinstance(value, list):
        return [fold(item) for item in value]
    return fold(value) if isinstance(kind, Text) else value


def read_rows(
    connection: Connection, entity: type[Base], row_ids: Collection[int]
) -> dict[int, Values]:
    """Return rows' values by their ids, without the id. Raises RowMissing if one is not there."""
    table = table_of(entity)
    found = connection.execute(select(table).where(table.c.id.in_(row_ids))).mappings()
    rows = {row["id"]: {name: row[name] for name in row if name != "id"} for row in found}
    if len(rows) < len(set(row_ids)):
        raise RowMissing
    return rows


def apply_changes(connection: Connection, changes: Iterable[RowChange]) -> None:
    """Carry out changes in their order.

    Raises:
        RowMissing: there is no such row.
        YearTaken, YearOutOfRange, AlreadyDismissed: of what has to be the only one.
    """
    for _, alike in groupby(changes, key=_statement):
        _apply_alike(connection, list(alike))


def _statement(change: RowChange) -> tuple[object, ...]:
    """Return what changes in a row have in common if one statement can carry them out."""
    if change.entity in (Report, Dismissal):  # may be refused, and the words name the row's values
        return (change.entity, change.row_id)
    columns = frozenset(change.after or ())
    return (change.entity, change.before is None, change.after is None, columns)


def _apply_alike(connection: Connection, alike: list[RowChange]) -> None:
    first, table = alike[0], table_of(alike[0].entity)
    here = table.c.id == bindparam("this_row")
    if first.after is None:
        found = connection.execute(
            table.delete().where(here), [{"this_row": change.row_id} for change in alike]
        ).rowcount
    elif first.before is None:
        found = len(alike)
        with _told_in_words(first.entity, first.after):
            connection.execute(
                table.insert(), [{"id": change.row_id, **(change.after or {})} for change in alike]
            )
    else:
        with _told_in_words(first.entity, first.after):
            found = connection.execute(
                table.update().where(here),
                [{"this_row": change.row_id, **(change.after or {})} for change in alike],
            ).rowcount
    if found < len(alike):
        raise RowMissing


@contextmanager
def _told_in_words(entity: type[Base], values: Values) -> Iterator[None]:
    """Say it in the user's words if the file refuses a value that must be the only one."""
    try:
        yield
    except (IntegrityError, OverflowError) as error:
        if entity is Dismissal and "UNIQUE" in str(error):
            raise AlreadyDismissed from None
        year = values.get("fiscal_year")
        if year is None:
            raise
        raise (YearTaken if "UNIQUE" in str(error) else YearOutOfRange)(year) from None


def joined(changes: Iterable[RowChange]) -> list[RowChange]:
    """Return the same changes, those of one row in a row joined to one; nothing for no change."""
    result: list[RowChange] = []
    for change in changes:
        last = result[-1] if result else None
        if (
            last is None
            or last.after is None
            or change.before is None
            or change.after is None
            or (last.entity, last.row_id) != (change.entity, change.row_id)
        ):
            result.append(change)
            continue
        result.pop()
        both = _joined_pair(last, change)
        if both is not None:
            result.append(both)
    return result


def net(changes: Iterable[RowChange]) -> list[RowChange]:
    """Return what changes come to: one for each row that is another in the end."""
    result: dict[tuple[type[Base], int], RowChange] = {}
    for change in changes:
        key = (change.entity, change.row_id)
        earlier = result.pop(key, None)
        both = change if earlier is None else _joined_pair(earlier, change)
        if both is not None:
            result[key] = both
    return list(result.values())


def _joined_pair(first: RowChange, second: RowChange) -> RowChange | None:
    """Return the one change of a row that two come to, None if it is as before."""
    before, after = first.before, second.after
    if before is not None and second.before is not None:
        before = {**second.before, **before}
    if after is not None and first.after is not None:
        after = {**first.after, **after}
    if before is not None and after is not None:
        differing = [column for column in after if after[column] != before[column]]
        before = {column: before[column] for column in differing}
        after = {column: after[column] for column in differing}
    return RowChange(first.entity, first.row_id, before, after) if before or after else None
