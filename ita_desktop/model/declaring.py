"""What the entities are declared with, long before anything is known of SQLAlchemy.

SQLAlchemy takes longer to load than a window to open. So an entity's declaration is written down as
it stands, and carried out (`mapping`) when one is made, or asked for its table or a column. Until
then the entity is a name for its rows, and tells what the file holds of them.
"""

from __future__ import annotations

import sys
from functools import cache
from typing import Any, NamedTuple, Self

_ASKED_FOR = {"__table__", "__mapper__", "__dataclass_fields__"}


class Declared(NamedTuple):
    """A call that is made later.

    Args:
        maker: what is called, by its name in SQLAlchemy.
        arguments: in their order.
        options: by their names.
    """

    maker: str
    arguments: tuple[Any, ...]
    options: dict[str, Any]


class _Maker:
    def __init__(self, name: str) -> None:
        self._name = name

    def __call__(self, *arguments: Any, **options: Any) -> Declared:  # noqa: ANN401
        return Declared(self._name, arguments, options)


CheckConstraint = _Maker("CheckConstraint")
ForeignKey = _Maker("ForeignKey")
UniqueConstraint = _Maker("UniqueConstraint")
mapped_column = _Maker("mapped_column")
relationship = _Maker("relationship")


class Mapped:
    """Stands in annotations for SQLAlchemy's own."""

    def __class_getitem__(cls, kind: Any) -> Any:  # noqa: ANN401
        """Return the kind of value that a column has."""
        return kind


class _Entity(type):
    """Keeps an entity's declaration, and has it carried out when a column or table is wanted."""

    declaration: dict[str, Any]

    def __new__(
        mcs,
        name: str,
        bases: tuple[type, ...],
        body: dict[str, Any],
        **options: Any,  # noqa: ANN401
    ) -> _Entity:
        given = {key: value for key, value in body.items() if isinstance(value, Declared)}
        # Those that are required have an annotation only.
        declaration = {key: given.pop(key, None) for key in body.get("__annotations__", ())}
        made = super().__new__(
            mcs, name, bases, {k: v for k, v in body.items() if k not in declaration}, **options
        )
        made.declaration = declaration
        return made

    def __getattr__(cls, name: str) -> Any:  # noqa: ANN401
        if (name.startswith("__") and name not in _ASKED_FOR) or not carry_out():
            raise AttributeError(name)
        return getattr(cls, name)


class Base(metaclass=_Entity):
    """What all entities share: keyword constructors whose defaults hold without a store."""

    def __new__(cls, **values: object) -> Self:  # noqa: ARG004 - for the constructor to come
        """Make an entity, which has its constructor only when it is mapped."""
        carry_out()
        return super().__new__(cls)


def carry_out() -> bool:
    """Carry out all declarations; return whether that was new.

    Within the thread that does it, nothing is new; another one waits until it is done.
    """
    from ita_desktop.model.mapping import map_all

    return map_all()


@cache
def kinds_of(entity: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return the columns of an entity's rows in their order, and the kind of value in each."""
    names = vars(sys.modules[entity.__module__]) | {"Mapped": Mapped}
    notes = entity.__annotations__
    return {
        column: eval(notes[column], names)  # noqa: S307 - our own annotations
        for column, declared in entity.declaration.items()
        if declared is None or declared.maker == "mapped_column"
    }
