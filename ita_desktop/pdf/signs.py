"""Signs: drawn clusters that read back as a text, before a document gives them codes.

A text is set once and printed in many documents, each of which numbers its codes by itself: the
same report makes the same file, whatever was set before it. Until then a sign is one character, of
those that content otherwise never has.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ita_desktop.pdf.composites import Component

_FIRST = 0x100  # content is ASCII
RUN = re.compile("[^\0-\xff]+")
_OTHER = re.compile("[\0-\xff]+")


class Sign(NamedTuple):
    """A drawn cluster and what it reads back as.

    Args:
        font: the name that pages call its font by.
        components: its glyphs and where they stand; none where nothing is drawn.
        text: the characters.
        width: in thousandths of the embedded font's em; a whole number, as some viewers take no
            other.
        is_box: whether the font lacks something of it, and draws a box.
    """

    font: str
    components: tuple[Component, ...]
    text: str
    width: int
    is_box: bool


class Signs:
    """The signs of fonts that are used together, each with the character that stands for it."""

    def __init__(self) -> None:
        self._signs: list[Sign] = []
        self._characters: dict[Sign, str] = {}

    def character(self, sign: Sign) -> str:
        """Return what stands for a sign, always the same."""
        character = self._characters.get(sign)
        if character is None:
            character = self._characters[sign] = chr(_FIRST + len(self._signs))
            self._signs.append(sign)
        return character

    def __getitem__(self, character: str) -> Sign:
        """Return the sign that a character stands for."""
        return self._signs[ord(character) - _FIRST]


def signs_in(content: str) -> str:
    """Return what stands for the signs of content, each once, in order."""
    return "".join(dict.fromkeys(_OTHER.sub("", content)))
