"""The lists of words that the rules compare with, read from the resources."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from ita_desktop.assets import RESOURCES

_FOLDER = RESOURCES / "checks"
_MARKS_FOLLOW = r"(?![ะ-ฺ็-๎])"


@dataclass(frozen=True)
class Spellings:
    """Known spellings: `wrong` to right, `either` to the group of its other forms."""

    wrong: dict[str, str]
    either: dict[str, int]
    unit_endings: tuple[str, ...]
    wrong_pattern: re.Pattern[str]
    either_pattern: re.Pattern[str]


@dataclass(frozen=True)
class Joints:
    """How words may meet; the lists are explained where they stand."""

    doubling: frozenset[str]
    joints: frozenset[str]
    small: frozenset[str]
    heads: frozenset[str]
    never_last: tuple[str, ...]
    never_first: tuple[str, ...]
    names: tuple[str, ...]


@cache
def spellings() -> Spellings:
    """Return the known spellings."""
    data = _read("spellings.toml")
    either = {form: group for group, entry in enumerate(data["either"]) for form in entry["forms"]}
    return Spellings(
        data["wrong"],
        either,
        tuple(sorted(data["units"]["endings"], key=len, reverse=True)),
        _any_of(data["wrong"]),
        _any_of(either),
    )


@cache
def joints() -> Joints:
    """Return how words may meet."""
    data = _read("word-joints.toml")
    return Joints(
        frozenset(data["doubling"]),
        frozenset(data["joints"]),
        frozenset(data["small"]),
        frozenset(data["heads"]),
        tuple(data["never_last"]),
        tuple(data["never_first"]),
        tuple(data["names"]),
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / name).read_text(encoding="utf-8"))


def _any_of(words: dict[str, Any]) -> re.Pattern[str]:
    """Return a pattern for any of the words, Latin ones whole, Thai ones with their marks."""
    forms = [
        rf"\b{re.escape(word)}\b" if word.isascii() else re.escape(word) + _MARKS_FOLLOW
        for word in sorted(words, key=len, reverse=True)
    ]
    return re.compile("|".join(forms))
