"""Tables whose rows and cells run over pages without losing or repeating a line.

Every row is set once and placed once, so the cost grows with the rows alone. An item stays whole
on a page as long as a page can hold it: a reader, and a search, then finds it in one piece.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ita_desktop.model.source import Source
from ita_desktop.pdf.area import Area
from ita_desktop.pdf.block import Block, Story
from ita_desktop.pdf.flow import PageFlow
from ita_desktop.pdf.paper import Paper
from ita_desktop.pdf.sheet import Sheet
from ita_desktop.pdf.slicing import SlicedRow
from ita_desktop.pdf.structure import ARTIFACT, Element, Tag

# Left and right, more than half an em of the embedded font at 11 points: some viewers take columns
# that stand nearer to each other for one.
PADDING = 7.3
_PADDING_ABOVE = 3.0
# More than above: a line keeps room for high marks that most lines do not have.
_PADDING_BELOW = 5.0
PADDINGS = _PADDING_ABOVE + _PADDING_BELOW  # of a row


class Cell(NamedTuple):
    """A cell of a row.

    Args:
        blocks: one below the other.
        source: what of the report is written there, if only it were.
    """

    blocks: Sequence[Block]
    source: Source | None = None


class Row:
    """A row on its way over one or more pages.

    Args:
        cells: one for each column.
        column_widths: in points.
        padding: the least distance of text from the rules at its left and right.
        paper: of the pages.
        page_room: the height for a cell's content on a page that holds nothing else.
    """

    def __init__(
        self,
        cells: Sequence[Cell],
        column_widths: Sequence[float],
        padding: float,
        paper: Paper,
        page_room: float,
    ) -> None:
        self._slices = SlicedRow([cell.blocks for cell in cells], page_room)
        self._sources = [cell.source for cell in cells]
        self._widths = column_widths
        self._paper = paper
        self._padding = padding
        self.least_height = self._slices.least_height + PADDINGS

    @property
    def finished(self) -> bool:
        """Whether all of it is placed."""
        return self._slices.finished

    def place(self, sheet: Sheet, top: float, stories: Sequence[Story]) -> float:
        """Put as much of the row on a page as belongs there; return the height below it.

        Args:
            sheet: the page.
            top: where the row begins, a height on the page.
            stories: what each cell's blocks follow; the same on every page of the row.
        """
        slices = self._slices.take(content_room(self._paper, top))
        bottom = top - max(part.height for part in slices) - PADDINGS
        left = self._paper.left
        right = left + sum(self._widths)
        sheet.rule(left, top, right, top)
        sheet.rule(left, bottom, right, bottom)
        sheet.rule(left, top, left, bottom)
        x, inner_top = left, top - _PADDING_ABOVE
        for width, part, source, story in zip(
            self._widths, slices, self._sources, stories, strict=True
        ):
            if source:
                sheet.mark(Area(x, bottom, x + width, top, source))
            if part.pieces:
                inner_width = width - 2 * self._padding
                story.place(sheet, part.pieces, x + self._padding, inner_top, inner_width)
            x += width
            sheet.rule(x, top, x, bottom)
        return bottom


class Table:
    """A table with a header row that every page of it repeats.

    Args:
        paper: of the pages.
        column_widths: in points, from the left margin.
        header: the header row's cells.
        padding: the least distance of text from the rules at its left and right.
    """

    def __init__(
        self,
        paper: Paper,
        column_widths: Sequence[float],
        header: Sequence[Cell],
        padding: float = PADDING,
    ) -> None:
        self._paper = paper
        self._widths = column_widths
        self._header = header
        self._padding = padding
        self._header_height = self._row_of_header().least_height
        self._page_room = content_room(paper, paper.inner_top - self._header_height)

    def least_height(self, first: Sequence[Cell]) -> float:
        """Return the height of the header and of what must stand below it.

        Args:
            first: the first row's cells.
        """
        return self._header_height + self._row(first, self._page_room).least_height

    def row_height(self, cells: Sequence[Cell]) -> float:
        """Return the height of what must stand on the page where a row begins."""
        return self._row(cells, self._page_room).least_height

    def place_row(self, flow: PageFlow, cells: Sequence[Cell], *, below: float = 0.0) -> None:
        """Set a row where the page stands, over as many pages as it takes.

        Args:
            flow: the pages; the header, or a row of this table, was set last.
            cells: one for each column.
            below: how much room is to be left on its page for what belongs to it.
        """
        row = self._row(cells, self._page_room)
        element = flow.rows.child(Tag.TR)
        stories = _stories(element, Tag.TD, cells)
        if row.least_height + below > flow.room:
            self._continue(flow)
        flow.y = row.place(flow.sheet, flow.y, stories)
        while not row.finished:
            self._continue(flow)
            flow.y = row.place(flow.sheet, flow.y, stories)

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
        return self._row(self._header, content_room(self._paper, self._paper.inner_top))

    def _row(self, cells: Sequence[Cell], page_room: float) -> Row:
        return Row(cells, self._widths, self._padding, self._paper, page_room)

    def _continue(self, flow: PageFlow) -> None:
        flow.break_page()
        self._place_header(flow, ARTIFACT)  # read once, where the table begins


def _stories(row: Element, tag: Tag, cells: Sequence[Cell]) -> list[Story]:
    """Return an empty cell of the structure for each cell of a row."""
    return [Story(row.child(tag)) for _ in cells]


def content_room(paper: Paper, top: float) -> float:
    """Return the height for a cell's content in a row that begins at `top` and ends the page."""
    return top - paper.bottom - PADDINGS
