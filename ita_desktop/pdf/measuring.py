"""Rows that are measured and not set: how high they are, and how many pages they fill."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TypeVar

from ita_desktop.pdf.extent import Extent
from ita_desktop.pdf.paper import Paper
from ita_desktop.pdf.slicing import ITEM_GAP, SlicedRow, least_height
from ita_desktop.pdf.table import PADDINGS, content_room
from ita_desktop.pdf.widths import Need, Widths

# Between an indicator's heading and its table, and above the heading.
HEADING_GAP = 4.0
TABLE_GAP = 14.0

# Of a line: what its end is empty, and how much of a text's last line is there, on the average.
_RAGGED = 1.1  # ems
_LAST_LINE = 0.45


# As many answers are kept for what may be asked again.
_KEPT = 200
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Bulk:
    """Lines that stand together, of which the heights are known; in points."""

    line_heights: Sequence[float]
    height: float

    @classmethod
    def of(cls, line_heights: Sequence[float]) -> Bulk:
        """Return lines of these heights."""
        return cls(line_heights, sum(line_heights))

    def lines_of(self, start: int, end: int | None) -> Bulk:
        """Return some of its lines."""
        return Bulk.of(self.line_heights[start:end])


class MeasuredCell:
    """A cell's texts, one below the other; lengths in points.

    Args:
        texts: each with how far to the right of the cell's left its lines begin.
        padding: of the cell, left and right.
        size: of the letters.
    """

    def __init__(self, texts: Sequence[tuple[Extent, float]], padding: float, size: float) -> None:
        self._texts = texts
        self._paddings = 2 * padding
        self._size = size
        self._standing: dict[float, Standing] = {}
        self._need = (-1.0, Need(0.0, 0.0, 0.0))

    @cached_property
    def whole(self) -> float:
        """The width in which no word is cut, but for links and the like."""
        widths = (hanging + extent.whole for extent, hanging in self._texts)
        return self._paddings + max(widths, default=0.0)

    @cached_property
    def parts(self) -> float:
        """The width in which words are cut at their joints only."""
        widths = (hanging + extent.parts for extent, hanging in self._texts)
        return self._paddings + max(widths, default=0.0)

    def standing(self, width: float) -> Standing:
        """Return how its texts stand in a column of a width."""
        standing = self._standing.get(width)
        if standing is None:
            room = width - self._paddings
            heights = [extent.heights(room - hanging) for extent, hanging in self._texts]
            standing = Standing([Bulk.of(each) for each in heights])
            _keep(self._standing, width, standing)
        return standing

    def need(self, least: float) -> Need:
        """Return about how high it is in a column of any width from `least` on."""
        if self._need[0] != least:
            self._need = (least, self._need_from(least))
        return self._need[1]

    def _need_from(self, least: float) -> Need:
        firm = ITEM_GAP * max(len(self._texts) - 1, 0)
        flowing = margin = 0.0
        for extent, hanging in self._texts:
            if extent.length <= least - self._paddings - hanging:
                firm += extent.line_height * extent.line_count
            else:
                firm += extent.line_height * extent.line_count * _LAST_LINE
                flowing += extent.line_height * extent.length
                margin = max(margin, hanging)
        return Need(firm, flowing, margin + self._paddings + _RAGGED * self._size)


class Standing:
    """A cell's texts, one below the other, in a column of one width; lengths in points.

    Args:
        pieces: its texts.
    """

    __slots__ = ("_ends", "height", "highest", "pieces")

    def __init__(self, pieces: Sequence[Bulk]) -> None:
        self.pieces = pieces
        self._ends = list(accumulate(piece.height + ITEM_GAP for piece in pieces))
        self.height = self._ends[-1] - ITEM_GAP if pieces else 0.0
        self.highest = max((piece.height for piece in pieces), default=0.0)

    def placed(self, start: int, room: float) -> tuple[int, float]:
        """Return what is the first piece that stands no more in some room, and how high the others.

        Args:
            start: the first piece there.
            room: the height there is.
        """
        top = self._ends[start - 1] if start else 0.0
        end = bisect_right(self._ends, top + room + ITEM_GAP, start)
        return end, self._ends[end - 1] - top - ITEM_GAP if end > start else 0.0


class Section:
    """An indicator's heading and the rows of its table.

    Args:
        heading: the heights of its lines.
        rows: their cells; at least one.
    """

    def __init__(
        self, heading: Sequence[float], rows: Sequence[Sequence[MeasuredCell]], paper: Paper
    ) -> None:
        self.rows = rows
        self._heading = heading
        self._paper = paper
        self._placed: dict[tuple[Widths, float], tuple[int, float]] = {}

    def placed(self, widths: Widths, header: float, start: float) -> tuple[int, float]:
        """Return how many pages it finishes, and the height on the next where it ends.

        Args:
            widths: of the columns.
            header: the height of the table's header in these widths.
            start: the height on the page where it begins.
        """
        placed = self._placed.get((widths, start))
        if placed is None:
            tally = _Tally(widths, header, self._paper, start)
            tally.place(self._heading, self.rows)
            placed = (tally.finished, tally.y)
            _keep(self._placed, (widths, start), placed)
        return placed


def count_pages(sections: Iterable[Section], widths: Widths, header: float, paper: Paper) -> int:
    """Return how many pages sections fill as `report` sets them and `table` their rows.

    Args:
        sections: the first begins a page.
        widths: of the columns.
        header: the height of the tables' header.
        paper: of the pages.
    """
    pages, y = 0, paper.inner_top
    for section in sections:
        finished, y = section.placed(widths, header, y)
        pages += finished
    return pages + (y < paper.inner_top)


class _Tally:
    """Places a section, from somewhere on a page downwards."""

    def __init__(self, widths: Widths, header: float, paper: Paper, start: float) -> None:
        self.finished = 0
        self.y = start
        self._widths = widths
        self._header = header
        self._paper = paper
        self._page_room = content_room(paper, paper.inner_top - header)

    @property
    def _room(self) -> float:
        return self.y - self._paper.bottom

    def place(self, heading: Sequence[float], cells: Sequence[Sequence[MeasuredCell]]) -> None:
        rows = [self._standing(row) for row in cells]
        table_height = self._header + self._least_height(rows[0])
        self._skip(TABLE_GAP)
        if sum(heading) + HEADING_GAP + table_height > self._room:
            self._skip_to_next_page()
        for height in heading:
            if height > self._room:
                self._skip_to_next_page()
            self.y -= height
        self._skip(HEADING_GAP)
        if table_height > self._room:
            self._skip_to_next_page()
        self.y -= self._header
        for row in rows:
            height = max((cell.height for cell in row), default=0.0) + PADDINGS
            if height <= self._room:
                self.y -= height
            elif max(cell.highest for cell in row) <= self._page_room:
                self._place_pieces(row)
            else:
                self._place_lines(row)

    def _standing(self, cells: Sequence[MeasuredCell]) -> list[Standing]:
        return [cell.standing(width) for cell, width in zip(cells, self._widths, strict=True)]

    def _place_pieces(self, row: Sequence[Standing]) -> None:
        """Place a row whose pieces stay whole."""
        if self._least_height(row) > self._room:
            self._continue()
        starts = [0] * len(row)
        while True:
            room = content_room(self._paper, self.y)
            placed = [cell.placed(start, room) for cell, start in zip(row, starts, strict=True)]
            starts = [end for end, _ in placed]
            self.y -= max(height for _, height in placed) + PADDINGS
            if all(end == len(cell.pieces) for end, cell in zip(starts, row, strict=True)):
                return
            self._continue()

    def _place_lines(self, row: Sequence[Standing]) -> None:
        """Place a row with pieces that no page can hold."""
        if self._least_height(row) > self._room:
            self._continue()
        sliced = SlicedRow([cell.pieces for cell in row], self._page_room)
        while True:
            slices = sliced.take(content_room(self._paper, self.y))
            self.y -= max(part.height for part in slices) + PADDINGS
            if sliced.finished:
                return
            self._continue()

    def _least_height(self, row: Sequence[Standing]) -> float:
        return PADDINGS + least_height([cell.pieces for cell in row], self._page_room)

    def _skip(self, height: float) -> None:
        if self.y < self._paper.inner_top:
            self.y -= height

    def _continue(self) -> None:
        self.finished += 1
        self.y = self._paper.inner_top - self._header

    def _skip_to_next_page(self) -> None:
        if self.y < self._paper.inner_top:
            self.finished += 1
            self.y = self._paper.inner_top


def _keep(answers: dict[_Key, _Value], key: _Key, answer: _Value) -> None:
    if len(answers) >= _KEPT:
        answers.clear()
    answers[key] = answer
