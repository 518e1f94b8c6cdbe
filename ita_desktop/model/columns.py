"""How the file keeps what SQLite has no type for: lists of lines, choices, lists of choices."""

from __future__ import annotations

import enum
from json.encoder import encode_basestring
from typing import Any

from sqlalchemy import Dialect, Enum, Text, TypeDecorator

from ita_desktop.model.kept import in_order, items_of


class Lines(TypeDecorator[list[str]]):
    """A list of items, one line of text each, kept as a JSON array so that none is lost."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: list[str] | None, dialect: Dialect) -> str:  # noqa: ARG002
        """Return the JSON text of the items."""
        # What json.dumps returns, at a fifth of its time: a report has thousands of lists.
        return f"[{', '.join(map(encode_basestring, value or ()))}]"

    def process_result_value(self, value: Any | None, dialect: Dialect) -> list[str]:  # noqa: ARG002, ANN401
        """Return the items of the JSON text."""
        return items_of(value)


def choice(kind: type[enum.StrEnum]) -> Enum:
    """Return a column type that keeps a choice by its value and refuses any other."""
    return Enum(
        kind,
        native_enum=False,
        create_constraint=True,
        validate_strings=True,
        values_callable=lambda choices: [choice.value for choice in choices],
        name=kind.__name__.lower(),
    )


class Switches(TypeDecorator[list[Any]]):
    """A list of choices that are on, kept as a JSON array of their values in the choices' order.

    Args:
        kind: the choices.
    """

    impl = Text
    cache_ok = True

    def __init__(self, kind: type[enum.StrEnum]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: list[Any] | None, dialect: Dialect) -> str:
        """Return the JSON text of the values. Raises ValueError for what is no such choice."""
        return Lines().process_bind_param(list(in_order(self.kind, value or ())), dialect)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> list[Any]:  # noqa: ANN401
        """Return the choices of the JSON text. Raises ValueError for what is no such choice."""
        return in_order(self.kind, Lines().process_result_value(value, dialect))
