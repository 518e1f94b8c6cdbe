"""Folding: one spelling for texts that look the same. It never changes how a text looks."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")

# Characters that no page shows and no file should hold: controls (line feed aside), embeddings,
# overrides and isolates of direction, lone surrogates, byte order marks, noncharacters.
_REMOVED = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff"
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
    )
    + "]+"
)
_NIKHAHIT = "\u0e4d"
_SARA_AA = "\u0e32"
_SARA_AM = "\u0e33"
_TONES = "[\u0e48-\u0e4b]"
_BELOW = "[\u0e38-\u0e3a]"
# Only where nothing but one tone mark stands above the consonant: a nikhahit in a pile of other
# marks is drawn elsewhere than sara am's.
_SPELT_SARA_AM = re.compile(
    f"([ก-ฮ]{_BELOW}?)(?:({_TONES}){_NIKHAHIT}|{_NIKHAHIT}({_TONES}?)){_SARA_AA}"
)

# NFC would give these another shape: CJK compatibility ideographs, angle brackets, and (where it
# puts a pile of marks before a sara am in order) the nikhahit another place.
_SHAPE_CHANGED = re.compile(
    "([\u2329\u232a\uf900-\ufaff\U0002f800-\U0002fa1f]+"
    "|(?<![\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]++\u0e33)"
)

_ONE_TONE = re.compile(f"{_BELOW}*{_TONES}{_BELOW}*{_SARA_AM}")


def fold(text: str) -> str:
    """Return `text` in the spelling that is stored, searched and compared.

    Line ends become line feeds, tabs spaces; U+0E4D U+0E32 becomes sara am (U+0E33); marks take
    their canonical order (NFC); characters that are never shown go. Idempotent.
    """
    return text if _is_folded(text) else fold_with_losses(text)[0]


def fold_with_losses(text: str) -> tuple[str, str]:
    """Return the folded text and the characters that went away, white space aside, in order.

    `count_characters` of the text is that of both results together.
    """
    lines = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    removed = "".join(_REMOVED.findall(lines))
    kept = _REMOVED.sub("", lines) if removed else lines
    ordered = "".join(map(_ordered, _SHAPE_CHANGED.split(kept)))
    folded = _SPELT_SARA_AM.sub(rf"\1\2\3{_SARA_AM}", ordered)
    return folded, "".join(removed.split())


def _is_folded(text: str) -> bool:
    """Tell at a glance that folding changes nothing; False where that would take a closer look."""
    return (
        text.replace("\n", "").isprintable()
        and _NIKHAHIT not in text
        and unicodedata.is_normalized("NFC", text)
    )


def _ordered(piece: str) -> str:
    """Return a piece of text in canonical order, unless that changes its shape."""
    if not _SHAPE_CHANGED.fullmatch(piece):
        return unicodedata.normalize("NFC", piece)
    return unicodedata.normalize("NFC", piece) if _ONE_TONE.fullmatch(piece) else piece


def count_characters(text: str) -> Counter[str]:
    """Count a text's characters, white space aside, alike for every spelling of the same text.

    Two texts with the same count hold the same characters, sara am taken for its two parts and
    letters for letter and marks; so an import can prove that it dropped nothing.
    """
    spelt = text.replace(_SARA_AM, _NIKHAHIT + _SARA_AA)
    return Counter("".join(unicodedata.normalize("NFD", spelt).split()))
