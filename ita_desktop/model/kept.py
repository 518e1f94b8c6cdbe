"""What the file keeps of a list: the JSON text of its items."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from json import JSONDecoder
from typing import TypeVar

_Choice = TypeVar("_Choice", bound=enum.StrEnum)

_JSON = JSONDecoder()


def items_of(kept: str | None) -> list[str]:
    """Return the items of the JSON text. Raises ValueError for what is no list."""
    if not kept or kept == "[]":
        return []
    items, end = _JSON.raw_decode(kept)
    if end != len(kept) or not isinstance(items, list):
        raise ValueError(kept)
    return items


def in_order(kind: type[_Choice], chosen: Iterable[str]) -> list[_Choice]:
    """Return choices in their own order, each once. Raises ValueError for what is none of them."""
    on = {kind(each) for each in chosen}
    return [each for each in kind if each in on]
