"""What a field held, in words; and which of its words another value does not have."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from ita_desktop.gui.fields.choice_names import CHOICE_NAMES
from ita_desktop.gui.fields.office_fields import kind_names
from ita_desktop.locale import Translate
from ita_desktop.model import OfficeKind, Status
from ita_desktop.model.form import STATUS_LABELS
from ita_desktop.problems import mark
from ita_desktop.thai.breaking import words
from ita_desktop.thai.calendar import format_date

_MOST_WORDS = 600  # of two texts that are compared word by word

Span = tuple[int, int]


def value_words(value: Any, translate: Translate) -> str:  # noqa: ANN401 - any column's
    """Return a field's value as a page or the window would show it; a list has a line an item."""
    if isinstance(value, list):
        return "\n".join(value_words(item, translate) for item in value)
    if isinstance(value, StrEnum):
        return _choice(value, translate)
    if isinstance(value, date):
        return format_date(value, thai_digits=False)
    if isinstance(value, bytes):
        return translate(mark("A picture"))
    return "" if value is None else str(value)


def differences(before: str, after: str) -> tuple[list[Span], list[Span]]:
    """Return the spans of words that only one of two texts has."""
    old, new = _pieces(before), _pieces(after)
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    old_middle, new_middle = old[start : len(old) - end], new[start : len(new) - end]
    if len(old_middle) + len(new_middle) > _MOST_WORDS:
        changed = [(0, len(old_middle), 0, len(new_middle))]
    else:
        blocks = SequenceMatcher(None, old_middle, new_middle, autojunk=False).get_opcodes()
        changed = [block[1:] for block in blocks if block[0] != "equal"]
    return (
        [_span(old, start + first, start + last) for first, last, _, _ in changed if last > first],
        [_span(new, start + first, start + last) for _, _, first, last in changed if last > first],
    )


def _pieces(text: str) -> list[str]:
    """Return a text cut into words and the spaces after them."""
    pieces = []
    for word in words(text):
        bare = word.rstrip()
        pieces += [piece for piece in (bare, word[len(bare) :]) if piece]
    return pieces


def _choice(value: StrEnum, translate: Translate) -> str:
    if isinstance(value, Status):
        return STATUS_LABELS[value]
    if value in CHOICE_NAMES:
        return translate(CHOICE_NAMES[value])
    return kind_names(translate)[value] if isinstance(value, OfficeKind) else value.value


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many words two texts have in common at their start."""
    return next(
        (number for number, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]),
        min(len(one), len(other)),
    )


def _span(pieces: Sequence[str], first: int, last: int) -> Span:
    start = sum(map(len, pieces[:first]))
    return start, start + sum(map(len, pieces[first:last]))
