"""Rows in the file: how they are read, and how changes of them are applied.

This is the one place where typed text is folded.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
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

from ita_desktop.model import Base, Dismissal, Report
from ita_desktop.model.columns import Lines, Switches
from ita_desktop.model.kept import in_order
from ita_desktop.store.changes import RowChange, Values
from ita_desktop.store.errors import (
    AlreadyDismissed,
    RowMissing,
    YearOutOfRange,
    YearTaken,
)
from ita_desktop.thai.folding import fold


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
