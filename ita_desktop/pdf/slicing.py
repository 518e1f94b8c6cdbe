"""What of a row stands on which page, where a page cannot hold all of it.

It needs to know nothing but heights: pages are counted by it before a line is set.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

ITEM_GAP = 2.0


class Piece(Protocol):
    """Lines that stand together; lengths in points."""

    @property
    def height(self) -> float:
        """The room it takes."""

    @property
    def line_heights(self) -> Sequence[float]:
        """That of each line."""

    def lines_of(self: _P, start: int, end: int | None) -> _P:
        """Return some of its lines."""


_P = TypeVar("_P", bound=Piece)


@dataclass(slots=True)
class Slice(Generic[_P]):
    """What one cell puts on one page: pieces or parts of one, and the height they take."""

    pieces: list[_P]
    height: float


class SlicedRow(Generic[_P]):
    """A row on its way over one or more pages.

    A piece stays whole on a page as long as a page can hold it.

    Args:
        cells: the pieces of each, one below the other.
        page_room: the height for a cell's content on a page that holds nothing else.
    """

    def __init__(self, cells: Sequence[Sequence[_P]], page_room: float) -> None:
        self._cells = [_SlicedCell(pieces, page_room) for pieces in cells]
        self.least_height = least_height(cells, page_room)

    @property
    def finished(self) -> bool:
        """Whether all of it was taken."""
        return all(cell.finished for cell in self._cells)

    def take(self, room: float) -> list[Slice[_P]]:
        """Take what fits of each cell; something at the least where the page is whole.

        Args:
            room: the height there is for a cell's content.
        """
        return [cell.take(room) for cell in self._cells]


def least_height(cells: Sequence[Sequence[Piece]], page_room: float) -> float:
    """Return the height without which a row does not begin on a page.

    Each cell can put its first piece there, or its first line where no page can hold the piece.
    """
    firsts = (pieces[0] for pieces in cells if pieces)
    return max(
        (first.height if first.height <= page_room else first.line_heights[0] for first in firsts),
        default=0.0,
    )


class _SlicedCell(Generic[_P]):
    """Hands out a cell's content page by page."""

    def __init__(self, pieces: Sequence[_P], page_room: float) -> None:
        self._pieces = pieces
        self._page_room = page_room
        self._piece = 0
        self._line = 0

    @property
    def finished(self) -> bool:
        return self._piece >= len(self._pieces)

    def take(self, room: float) -> Slice[_P]:
        taken: list[_P] = []
        used = 0.0
        while not self.finished:
            gap = ITEM_GAP if taken else 0.0
            piece = self._pieces[self._piece]
            rest = piece.lines_of(self._line, None) if self._line else piece
            if used + gap + rest.height <= room:
                taken.append(rest)
                used += gap + rest.height
                self._piece, self._line = self._piece + 1, 0
                continue
            if rest.height > self._page_room:
                count = _lines_that_fit(rest.line_heights, room - used - gap)
                if not taken and room >= self._page_room:
                    count = max(count, 1)
                if count:
                    part = rest.lines_of(0, count)
                    taken.append(part)
                    used += gap + part.height
                    self._line += count
            break
        return Slice(taken, used)


def _lines_that_fit(heights: Sequence[float], room: float) -> int:
    """Return how many lines fit."""
    used = 0.0
    for count, height in enumerate(heights):
        used += height
        if used > room:
            return count
    return len(heights)
