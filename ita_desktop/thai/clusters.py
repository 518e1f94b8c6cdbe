"""Grapheme clusters: the least pieces of text that a reader takes for one character."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_LEADING_VOWELS = frozenset("เแโใไ")
_FOLLOWING_VOWELS = frozenset("ะาำๅ")
_JOINER = "\u200d"
_EXTENDERS = frozenset(
    [_JOINER, "\u200c", *map(chr, range(0x1F3FB, 0x1F400)), *map(chr, range(0xE0020, 0xE0080))]
)
_REGIONAL_INDICATORS = range(0x1F1E6, 0x1F200)


@lru_cache(maxsize=4096)
def continues(character: str) -> bool:
    """Tell whether `character` is drawn on the one before it: a combining mark, a joiner."""
    return character in _EXTENDERS or unicodedata.category(character)[0] == "M"


def cluster_offsets(text: str) -> Sequence[int]:
    """Return the offsets between clusters, ascending, without 0 and `len(text)`.

    A Thai cluster is a consonant with its marks, the vowels written before and after it
    included (เกาะ is one). A run of spacing vowels that no word has is cut into short pieces, so
    only a pile of combining marks makes a cluster long.
    """
    offsets: list[int] = []
    previous = ""
    leading = following = flags = 0
    for offset, character in enumerate(text):
        joins = bool(previous) and _joins(previous, character, leading, following, flags)
        if offset and not joins:
            offsets.append(offset)
        if not joins:
            leading = following = flags = 0
        leading += character in _LEADING_VOWELS
        following += character in _FOLLOWING_VOWELS
        flags += ord(character) in _REGIONAL_INDICATORS
        previous = character
    return tuple(offsets)


def _joins(previous: str, character: str, leading: int, following: int, flags: int) -> bool:
    """Tell whether `character` belongs to the cluster that `previous` ends."""
    if previous in "\r\n" or character in "\r\n":
        return previous + character == "\r\n"
    if continues(character):
        return True
    if character in _FOLLOWING_VOWELS:
        return following < 2 and _is_thai_letter(previous)  # noqa: PLR2004 - as in เกาะ
    if previous in _LEADING_VOWELS:
        doubled = character in _LEADING_VOWELS
        return _is_thai_letter(character) and (not doubled or leading < 2)  # noqa: PLR2004 - เเ
    if ord(character) in _REGIONAL_INDICATORS:
        return flags == 1
    return previous == _JOINER and unicodedata.category(character) == "So"


def _is_thai_letter(character: str) -> bool:
    return "ก" <= character <= "ฺ" or "เ" <= character <= "๎"
