"""Rows of a page's table: which column a cell stands in when cells are merged."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ita_desktop.exchange.pieces import Cell, Row

_MOST_COLUMNS = 100  # a wider cell is taken for a mistake
_MOST_ROWS = 65534  # as browsers have it
_SPAN = re.compile(r"[0-9]{1,5}")


class Grid:
    """One row whose cells may be merged with others.

    Args:
        line: where it begins.
        spans: column -> rows that a cell above still covers; carried on to the next row.
    """

    def __init__(self, line: int, spans: dict[int, int]) -> None:
        self._line = line
        self._spans = spans
        self._covered = frozenset(spans)
        self._cells: list[Cell] = []
        self._width = self._height = 1
        for column in self._covered:
            spans[column] -= 1
            if spans[column] <= 0:
                del spans[column]

    def begin(self, attributes: Mapping[str, str]) -> None:
        """Begin a cell with a tag's attributes."""
        self._skip_covered()
        self._width = _span(attributes.get("colspan", ""), _MOST_COLUMNS)
        self._height = _span(attributes.get("rowspan", ""), _MOST_ROWS)

    def end(self, cell: Cell) -> None:
        """Put the cell that was begun into the row."""
        for index in range(self._width):
            if self._height > 1:
                self._spans[len(self._cells)] = self._height - 1
            self._cells.append(cell if index == 0 else [])

    def row(self) -> Row:
        """Return the finished row."""
        self._skip_covered()
        return Row(self._line, self._cells)

    def _skip_covered(self) -> None:
        while len(self._cells) in self._covered:
            self._cells.append([])


def _span(text: str, most: int) -> int:
    """Return how many rows or columns a cell covers; 1 if `text` is no sensible number."""
    return max(1, min(int(text), most)) if _SPAN.fullmatch(text) else 1
