"""The order of the Royal Institute's dictionary, as a key for `sorted`."""

from __future__ import annotations

import re
import unicodedata

from ita_desktop.thai.digits import to_arabic
from ita_desktop.thai.folding import fold

SortKey = tuple[str, tuple[str, ...], str]

_LEADING_VOWEL = re.compile("([เ-ไ])([ก-ฮ])")
# Signs that decide only between words that are else the same: phinthu, ๆ, ็, tones, ์ and above.
_THAI_SIGNS = frozenset("\u0e3a\u0e46\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e")


def sort_key(text: str) -> SortKey:
    """Return a key that orders texts as a Thai reader looks them up.

    First by letters, a leading vowel after its consonant, Thai digits as Arabic ones, Latin
    letters without case and accents; then by tone marks and accents; then by the text itself.
    """
    folded = fold(text)
    swapped = _LEADING_VOWEL.sub(r"\2\1", to_arabic(folded).casefold())
    letters: list[str] = []
    signs = [""]
    for character in unicodedata.normalize("NFD", swapped):
        if character in _THAI_SIGNS or _is_accent(character):
            signs[-1] += character
        else:
            letters.append(character)
            signs.append("")
    return "".join(letters), tuple(signs), folded


def _is_accent(character: str) -> bool:
    """Tell whether this is a mark of a script that does not count its marks as letters."""
    return unicodedata.combining(character) > 0 and not "\u0e00" <= character <= "\u0eff"
