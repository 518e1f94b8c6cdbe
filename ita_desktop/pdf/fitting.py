"""The widths of a report's tables, out of what was measured of them."""

from __future__ import annotations

from collections.abc import Sequence

from ita_desktop.model.form import Column
from ita_desktop.pdf.measuring import MeasuredCell, Section, count_pages
from ita_desktop.pdf.paper import Paper
from ita_desktop.pdf.table import PADDINGS
from ita_desktop.pdf.widths import (
    Need,
    Widths,
    fitted,
    narrowed,
    rounded,
    shared,
    with_fewest_pages,
)
from ita_desktop.pdf.word_room import WordRoom

# How wide columns are where nothing else is known, in points of the landscape page: wide enough for
# the longest words of the form; the rest goes to the columns that hold most text.
USUAL_WIDTHS = {
    "position": 26,
    "measures": 159,
    "steps": 155,
    "timeframe": 63,
    "budget": 70,
    "responsible": 79,
    "status": 92,
    "outcomes": 152,
    "evidence": 110,
    "remark": 80,
}
# The header stands on every page, so about every third row.
_ROWS_OF_A_PAGE = 3
# As if a row of this height stood in the usual widths, too: a few words move no column far.
_USUAL_HEIGHT = 80.0


class MeasuredTables:
    """Tables that have one set of widths, so that they line up; lengths in points.

    Args:
        columns: theirs.
        header: the cells of the header.
        sections: their rows.
        paper: of the pages.
        words: what the words of rows need that are not among these; None where all are.
    """

    def __init__(
        self,
        columns: Sequence[Column],
        header: Sequence[MeasuredCell],
        sections: Sequence[Section],
        paper: Paper,
        words: WordRoom | None = None,
    ) -> None:
        self._columns = columns
        self._header = header
        self._sections = sections
        self._rows = [row for section in sections for row in section.rows]
        self._paper = paper
        self._width = paper.inner_width
        cells = list(zip(header, *self._rows, strict=True))
        self._words = words
        self._whole = [max(cell.whole for cell in column) for column in cells]
        if words:
            self._whole = list(map(max, self._whole, words.whole))
        self._least = self._least_widths(cells)
        usual = [USUAL_WIDTHS[column.field] for column in columns]
        self.usual_widths = shared(usual, self._least, self._width)

    @property
    def whole_width(self) -> float:
        """How wide the table would be if each column just had room for its words."""
        return sum(self._whole)

    @property
    def has_room(self) -> bool:
        """Whether no word is cut, but for links and the like."""
        return self.whole_width <= self._width

    def fitted_widths(self) -> Widths:
        """Return the widths by which the rows are least high, one with another."""
        least, width = self._least, self._width
        return rounded(fitted(self._needs(), least, width), least, width)

    def widths_with_fewest_pages(self) -> Widths:
        """Return the widths by which all rows take the fewest pages, of all that are tried."""
        flowing, usual = self.fitted_widths(), self.usual_widths
        between = [(one + other) / 2 for one, other in zip(flowing, usual, strict=True)]
        candidates = (flowing, usual, rounded(between, self._least, self._width))
        return with_fewest_pages(candidates, self._least, len(self._rows), self._pages)

    def _pages(self, widths: Widths) -> int:
        titles = (cell.standing(each) for cell, each in zip(self._header, widths, strict=True))
        height = max(title.height for title in titles) + PADDINGS
        return count_pages(self._sections, widths, height, self._paper)

    def _least_widths(self, cells: Sequence[Sequence[MeasuredCell]]) -> Widths:
        """Return how narrow each column may be, so that no word is cut as far as there is room."""
        whole = self._whole
        if self.has_room:
            return tuple(whole)
        parts = [max(cell.parts for cell in column) for column in cells]
        if self._words:
            parts = list(map(max, parts, self._words.parts()))
        # All that the status column says is the form's.
        form = [
            max(title.whole, all_whole if column.field == "status" else all_parts)
            for column, title, all_whole, all_parts in zip(
                self._columns, self._header, whole, parts, strict=True
            )
        ]
        return narrowed(whole, form, parts, self._width)

    def _needs(self) -> list[tuple[float, Sequence[Need]]]:
        """Return what the rows need, and as often as it counts the header, and the usual."""
        rows = [self._needs_of(row) for row in self._rows]
        header = self._needs_of(self._header)
        usual = [
            Need(0.0, _USUAL_HEIGHT * max(width - need.margin, 0.0), need.margin)
            for width, need in zip(self.usual_widths, header, strict=True)
        ]
        headers = max(len(rows) / _ROWS_OF_A_PAGE, 1.0)
        return [(1.0, usual), (headers, header), *((1.0, row) for row in rows)]

    def _needs_of(self, row: Sequence[MeasuredCell]) -> Sequence[Need]:
        return [cell.need(width) for cell, width in zip(row, self._least, strict=True)]
