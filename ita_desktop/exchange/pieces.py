"""What a form is made of before anybody understands it: lines of text and rows of cells.

The text form and the HTML form are taken apart into these; one reader puts them together. All
text in them is folded already.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of the source."""

    text: str


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a line inside a cell; `source` is the mark that says so, if it is text."""

    source: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A check box; `source` is the mark that draws it, if it is text."""

    ticked: bool
    source: str = ""


Cell = Sequence[Run | Break | Box]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text outside tables.

    Args:
        number: the source's line, counted from 1.
        text: the words, without white space around them.
        paragraph: the same for lines that stand together.
    """

    number: int
    text: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class Row:
    """A table's row; a position that a merged cell covers holds an empty cell."""

    number: int
    cells: Sequence[Cell]


def raw_text(cell: Cell) -> str:
    """Return a cell's characters as the source has them."""
    parts = []
    for piece in cell:
        if isinstance(piece, Run):
            parts.append(piece.text)
        else:
            parts.append(piece.source or " ")
    return "".join(parts)
