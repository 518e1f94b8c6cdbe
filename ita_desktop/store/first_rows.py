"""Rows as the driver reads them, for what a window shows before SQLAlchemy is loaded."""

from __future__ import annotations

import enum
import sqlite3
from collections.abc import Callable
from datetime import date
from types import SimpleNamespace, UnionType
from typing import Any, TypeVar, cast, get_args, get_origin

from ita_desktop.model import Attachment, Base, Measure
from ita_desktop.model.declaring import kinds_of
from ita_desktop.model.kept import in_order, items_of
from ita_desktop.store.errors import RowMissing

_Entity = TypeVar("_Entity", bound=Base)
_Read = Callable[[Any], Any]


def rows(
    driver: sqlite3.Connection, entity: type[_Entity], rest: str = "", *values: object
) -> list[_Entity]:
    """Return rows as objects that have the entity's columns, and nothing else of it.

    Args:
        driver: to the file.
        entity: what to read.
        rest: of the query, after its table.
        values: what the signs ? in it stand for.
    """
    read = {column: _reader(kind) for column, kind in kinds_of(entity).items()}
    query = f'SELECT {", ".join(read)} FROM "{entity.__tablename__}" {rest}'  # noqa: S608 - ours
    return [
        cast("_Entity", SimpleNamespace(**{c: read[c](v) for c, v in zip(read, row, strict=True)}))
        for row in driver.execute(query, values)
    ]


def row(driver: sqlite3.Connection, entity: type[_Entity], row_id: int) -> _Entity:
    """Return one row. Raises RowMissing."""
    for found in rows(driver, entity, "WHERE id = ?", row_id):
        return found
    raise RowMissing


def measure(driver: sqlite3.Connection, measure_id: int) -> Measure:
    """Return one measure, its attachments with it. Raises RowMissing."""
    found = row(driver, Measure, measure_id)
    mine = "WHERE measure_id = ? ORDER BY position"
    found.attachments = rows(driver, Attachment, mine, measure_id)
    return found


def _reader(kind: Any) -> _Read:  # noqa: ANN401 - an annotation
    """Return what makes a column's value of what the file holds; ValueError of what is none."""
    if isinstance(kind, UnionType):
        inner = _reader(get_args(kind)[0])
        return lambda kept: None if kept is None else inner(kept)
    if get_origin(kind) is list:
        (item,) = get_args(kind)
        return items_of if item is str else lambda kept: in_order(item, items_of(kept))
    if issubclass(kind, date):
        return date.fromisoformat
    return kind if issubclass(kind, enum.Enum) else _same


def _same(kept: Any) -> Any:  # noqa: ANN401
    return kept
