"""Changes of rows as the journal keeps them: JSON, values as SQLite holds them."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterable
from copy import copy
from dataclasses import MISSING, fields
from functools import cache
from typing import Any

from sqlalchemy import Dialect, LargeBinary
from sqlalchemy.dialects.sqlite import dialect as sqlite_dialect
from sqlalchemy.types import TypeEngine

from ita_desktop.model import Base
from ita_desktop.store.changes import RowChange, Values
from ita_desktop.store.errors import DamagedEntry
from ita_desktop.store.rows import table_of

_SQLITE: Dialect = sqlite_dialect()
_Convert = Callable[[Any], Any]
_TO_FILE, _FROM_FILE = 0, 1


def to_json(changes: Iterable[RowChange]) -> str:
    """Return changes as the journal keeps them: [table, id, before, after] each."""
    return json.dumps(
        [
            [
                table_of(change.entity).name,
                change.row_id,
                _converted(change.entity, change.before, _TO_FILE),
                _converted(change.entity, change.after, _TO_FILE),
            ]
            for change in changes
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    )


def from_json(text: str) -> tuple[RowChange, ...]:
    """Return the changes that `to_json` wrote. Raises DamagedEntry."""
    try:
        return _from_json(text)
    except (LookupError, TypeError, ValueError) as error:
        raise DamagedEntry from error


def _from_json(text: str) -> tuple[RowChange, ...]:
    entities = {entity.__tablename__: entity for entity in _entities()}
    return tuple(
        RowChange(
            entities[name],
            row_id,
            _whole(entities[name], _converted(entities[name], before, _FROM_FILE), other=after),
            _whole(entities[name], _converted(entities[name], after, _FROM_FILE), other=before),
        )
        for name, row_id, before, after in json.loads(text)
    )


def _entities() -> list[type[Base]]:
    return [mapper.class_ for mapper in Base.registry.mappers]


def _converted(entity: type[Base], values: Values | None, direction: int) -> Values | None:
    if values is None:
        return None
    codecs = _codecs(entity)
    return {name: codecs[name][direction](value) for name, value in values.items()}


def _whole(entity: type[Base], values: Values | None, *, other: object) -> Values | None:
    """Return a row that came or went with the columns that it lacks, as an older program wrote it.

    Args:
        entity: the row's class.
        values: the row on one side of the change.
        other: what the journal has for the other side.
    """
    if values is None or other is not None:
        return values
    defaults = _defaults(entity)
    if defaults.keys() <= values.keys():
        return values
    return {name: copy(value) for name, value in defaults.items()} | values


@cache
def _defaults(entity: type[Base]) -> dict[str, Any]:
    """Return what a new row has in the columns that need not be given."""
    given = [each.name for each in fields(entity) if each.init]
    needed = [
        each.name
        for each in fields(entity)
        if each.init and each.default is MISSING and each.default_factory is MISSING
    ]
    blank = entity(**dict.fromkeys(needed))
    columns = table_of(entity).columns.keys()
    return {name: getattr(blank, name) for name in given if name in columns and name not in needed}


@cache
def _codecs(entity: type[Base]) -> dict[str, tuple[_Convert, _Convert]]:
    """Return, by column, what turns a value into what SQLite holds (bytes: base 64), and back."""
    return {column.name: _codec(column.type) for column in table_of(entity).columns}


def _codec(kind: TypeEngine[Any]) -> tuple[_Convert, _Convert]:
    if isinstance(kind, LargeBinary):
        return (
            lambda value: value if value is None else base64.b64encode(value).decode("ascii"),
            lambda value: value if value is None else base64.b64decode(value),
        )
    kept = kind.dialect_impl(_SQLITE)
    return kept.bind_processor(_SQLITE) or _same, kept.result_processor(_SQLITE, None) or _same


def _same(value: Any) -> Any:  # noqa: ANN401
    return value
