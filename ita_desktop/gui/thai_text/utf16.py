"""Places in a text as Qt counts them, in UTF-16 units, and as Python does, in characters."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

_ONE_UNIT = "\uffff"


def utf16_length(text: str) -> int:
    """Return the length as Qt counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def utf16_offsets(text: str, offsets: Sequence[int]) -> Sequence[int]:
    """Return offsets into a text as Qt counts them."""
    if utf16_length(text) == len(text):
        return offsets
    places = [0, *accumulate(1 + (character > _ONE_UNIT) for character in text)]
    return [places[offset] for offset in offsets]


def as_units(text: str) -> str:
    """Return a string whose every character is a unit, so that Qt's places are its own."""
    encoded = text.encode("utf-16-le", "surrogatepass")
    if len(encoded) == 2 * len(text):
        return text
    return "".join(map(chr, memoryview(encoded).cast("H")))


def python_offset(text: str, units: int) -> int:
    """Return as Python counts it an offset that Qt gave; one inside a character is its end."""
    encoded = text.encode("utf-16-le", "surrogatepass")
    if len(encoded) == 2 * len(text):
        return min(units, len(text))
    return len(encoded[: 2 * units].decode("utf-16-le", "replace"))
