"""Tables whose rows and cells run over pages without losing or repeating a line.

Every row is set once and placed once, so the cost grows with the rows alone. An item stays whole
on a page as long as a page can hold it: a reader, and a search, then finds it in one piece.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from ita_desktop.model.source import Source
from ita_desktop.pdf.area import Area
from ita_desktop.pdf.block import ITEM_GAP, Block, Story
from ita_desktop.pdf.flow import PageFlow
from ita_desktop.pdf.paper import Paper
from ita_desktop.pdf.paragraph import Line
from ita_desktop.pdf.sheet import Sheet
from ita_desktop.pdf.structure import ARTIFACT, Element, Tag

# Left and right, more than half an em of the embedded font: some viewers take columns that stand
# nearer to each other for one.
PADDING = 7.3
_PADDING_ABOVE = 3.0
# More than above: a line keeps room for high marks that most lines do not have.
_PADDING_BELOW = 5.0
_PADDINGS = _PADDING_ABOVE + _PADDING_BELOW


class Cell(NamedTuple):
    """A cell of a row.

    Args:
        blocks: one below the other.
        source: what of the report is written there, if only it were.
    """

    blocks: Sequence[Block]
    source: Source | None = None


@dataclass(slots=True)
class _Slice:
    """What one cell puts on one page: blocks or parts of one, and the height they take."""

    blocks: list[Block]
    height: float


class _CellReader:
    """Hands out a cell's content page by page."""

    def __init__(self, cell: Cell) -> None:
        self._blocks = cell.blocks
        self._block = 0
        self._line = 0

    @property
    def finished(self) -> bool:
        return self._block >= len(self._blocks)

    def take(self, room: float, page_room: float) -> _Slice:
        """Take what fits; something at the least where the page is whole.

        Args:
            room: the height there is, without the padding.
            page_room: the height on a whole page; a block that is higher is broken between lines.
        """
        taken: list[Block] = []
        used = 0.0
        while not self.finished:
            gap = ITEM_GAP if taken else 0.0
            block = self._blocks[self._block]
            rest = block.from_line(self._line)
            if used + gap + rest.height <= room:
                taken.append(rest)
                used += gap + rest.height
                self._block, self._line = self._block + 1, 0
                continue
            if rest.height > page_room:
                count = _lines_that_fit(rest.lines, room - used - gap)
                if not taken and room >= page_room:
                    count = max(count, 1)
                if count:
                    part = replace(rest, lines=rest.lines[:count])
                    taken.append(part)
                    used += gap + part.height
                    self._line += count
            break
        return _Slice(taken, used)


class Row:
    """A row on its way over one or more pages.

    Args:
        cells: one for each column.
        column_widths: in points.
        paper: of the pages.
        page_room: the height for a cell's content on a page that holds nothing else.
    """

    def __init__(
        self,
        cells: Sequence[Cell],
        column_widths: Sequence[float],
        paper: Paper,
        page_room: float,
    ) -> None:
        self._readers = [_CellReader(cell) for cell in cells]
        self._sources = [cell.source for cell in cells]
        self._widths = column_widths
        self._paper = paper
        self._page_room = page_room
        # The row begins where each cell can put its first block, or its first line where no page
        # can hold the block.
        firsts = [cell.blocks[0] for cell in cells if cell.blocks]
        self.least_height = _PADDINGS + max(
            (
                first.height if first.height <= page_room else first.lines[0].height
                for first in firsts
            ),
            default=0.0,
        )

    @property
    def finished(self) -> bool:
        """Whether all of it is placed."""
        return all(reader.finished for reader in self._readers)

    def place(self, sheet: Sheet, top: float, stories: Sequence[Story]) -> float:
        """Put as much of the row on a page as belongs there; return the height below it.

        Args:
            sheet: the page.
            top: where the row begins, a height on the page.
            stories: what each cell's blocks follow; the same on every page of the row.
        """
        room = _content_room(self._paper, top)
        slices = [reader.take(room, self._page_room) for reader in self._readers]
        bottom = top - max(piece.height for piece in slices) - _PADDINGS
        left = self._paper.left
        right = left + sum(self._widths)
        sheet.rule(left, top, right, top)
        sheet.rule(left, bottom, right, bottom)
        sheet.rule(left, top, left, bottom)
        x, inner_top = left, top - _PADDING_ABOVE
        for width, piece, source, story in zip(
            self._widths, slices, self._sources, stories, strict=True
        ):
            if source:
                sheet.mark(Area(x, bottom, x + width, top, source))
            if piece.blocks:
                inner_width = width - 2 * PADDING
                story.place(sheet, piece.blocks, x + PADDING, inner_top, inner_width)
            x += width
            sheet.rule(x, top, x, bottom)
        return bottom


class Table:
    """A table with a header row that every page of it repeats.

    Args:
        paper: of the pages.
        column_widths: in points, from the left margin.
        header: the header row's cells.
    """

    def __init__(
        self, paper: Paper, column_widths: Sequence[float], header: Sequence[Cell]
    ) -> None:
        self._paper = paper
        self._widths = column_widths
        self._header = header
        self._header_height = self._row_of_header().least_height
        self._page_room = _content_room(paper, paper.inner_top - self._header_height)

    def least_height(self, first: Sequence[Cell]) -> float:
        """Return the height of the header and of what must stand below it.

        Args:
            first: the first row's cells.
        """
        return self._header_height + self._row(first, self._page_room).least_height

    def place_row(self, flow: PageFlow, cells: Sequence[Cell]) -> None:
        """Set a row where the page stands, over as many pages as it takes.

        Args:
            flow: the pages; the header, or a row of this table, was set last.
            cells: one for each column.
        """
        row = self._row(cells, self._page_room)
        element = flow.rows.child(Tag.TR)
        stories = _stories(element, Tag.TD, cells)
        if row.least_height > flow.room:
            self._continue(flow)
        flow.y = row.place(flow.sheet, flow.y, stories)
        while not row.finished:
            self._continue(flow)
            flow.y = row.place(flow.sheet, flow.y, stories)
        flow.finish_element(element)

    def begin(self, flow: PageFlow) -> None:
        """Set the header where the page stands: see `least_height`."""
        table = flow.structure.child(Tag.TABLE)
        self._place_header(flow, table.child(Tag.THEAD).child(Tag.TR))
        flow.rows = table.child(Tag.TBODY)

    def _place_header(self, flow: PageFlow, element: Element) -> None:
        bottom = flow.y - self._header_height
        flow.sheet.shade(self._paper.left, bottom, sum(self._widths), self._header_height)
        stories = _stories(element, Tag.TH, self._header)
        self._row_of_header().place(flow.sheet, flow.y, stories)
        flow.y = bottom

    def _row_of_header(self) -> Row:
        return self._row(self._header, _content_room(self._paper, self._paper.inner_top))

    def _row(self, cells: Sequence[Cell], page_room: float) -> Row:
        return Row(cells, self._widths, self._paper, page_room)

    def _continue(self, flow: PageFlow) -> None:
        flow.break_page()
        self._place_header(flow, ARTIFACT)  # read once, where the table begins


def _stories(row: Element, tag: Tag, cells: Sequence[Cell]) -> list[Story]:
    """Return an empty cell of the structure for each cell of a row."""
    return [Story(row.child(tag)) for _ in cells]


def _content_room(paper: Paper, top: float) -> float:
    """Return the height for a cell's content in a row that begins at `top` and ends the page."""
    return top - paper.bottom - _PADDINGS


def _lines_that_fit(lines: Sequence[Line], room: float) -> int:
    """Return how many lines fit."""
    used = 0.0
    for count, line in enumerate(lines):
        used += line.height
        if used > room:
            return count
    return len(lines)
