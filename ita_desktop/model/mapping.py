"""How SQLite holds the entities: their declarations carried out by SQLAlchemy, once."""

from __future__ import annotations

from threading import RLock
from typing import Any

import sqlalchemy
from sqlalchemy import MetaData, Text, orm

from ita_desktop.model import entities
from ita_desktop.model.choices import (
    Digits,
    ExtraColumn,
    OfficeKind,
    Orientation,
    ReportPart,
    ReportRound,
    Status,
)
from ita_desktop.model.columns import Lines, Switches, choice
from ita_desktop.model.declaring import Base, Declared

_TURN = RLock()
_NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
_TYPES: Any = {
    str: Text,
    list[str]: Lines,
    list[ReportPart]: Switches(ReportPart),
    list[ExtraColumn]: Switches(ExtraColumn),
    Status: choice(Status),
    Digits: choice(Digits),
    OfficeKind: choice(OfficeKind),
    ReportRound: choice(ReportRound),
    Orientation: choice(Orientation),
}


def map_all() -> bool:
    """Map all entities to their tables; return whether it was not done, or begun, before."""
    with _TURN:
        if "registry" in vars(Base):
            return False
        registry = orm.registry(
            metadata=MetaData(naming_convention=_NAMES), type_annotation_map=_TYPES
        )
        base: Any = Base
        base.registry, base.metadata = registry, registry.metadata
        # In whose names SQLAlchemy reads the annotations.
        vars(entities)["Mapped"] = orm.Mapped
        for entity in entities.ENTITIES:
            _map(entity, registry)
        orm.configure_mappers()
        return True


def _map(entity: Any, registry: orm.registry) -> None:  # noqa: ANN401
    for name, declared in entity.declaration.items():
        if declared is not None:
            setattr(entity, name, _made(declared))
    entity.__table_args__ = _made(entity.__dict__.get("__table_args__", ()))
    registry.mapped_as_dataclass(entity, kw_only=True, eq=False, repr=False)


def _made(given: Any) -> Any:  # noqa: ANN401
    """Return what was declared, all that is in it made."""
    if isinstance(given, Declared):
        room = sqlalchemy if hasattr(sqlalchemy, given.maker) else orm
        arguments = (_made(each) for each in given.arguments)
        return getattr(room, given.maker)(*arguments, **given.options)
    return tuple(_made(each) for each in given) if type(given) is tuple else given
