"""The page being filled, and the one after it: margins, page numbers, bookmarks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from ita_desktop.model.source import Source
from ita_desktop.pdf.block import Block, place_blocks
from ita_desktop.pdf.paragraph import Line, Setting
from ita_desktop.pdf.sheet import Sheet

# Official papers: A4, left 3 cm, right 2 cm, top 2.5 cm, bottom 2 cm; landscape for wide tables.
_CENTIMETRE = 72 / 2.54
_PAPER_WIDTH = 29.7 * _CENTIMETRE
_PAPER_HEIGHT = 21.0 * _CENTIMETRE
LEFT = 3.0 * _CENTIMETRE
RIGHT = _PAPER_WIDTH - 2.0 * _CENTIMETRE
TOP = _PAPER_HEIGHT - 2.5 * _CENTIMETRE
BOTTOM = 2.0 * _CENTIMETRE
WIDTH = RIGHT - LEFT
_PAGE_NUMBER_BASE = 1.5 * _CENTIMETRE + TOP


class Pages(Protocol):
    """What takes finished pages; a `SheetDocument` does."""

    @property
    def page_count(self) -> int:
        """How many there are."""

    def add(self, sheet: Sheet, bookmarks: list[tuple[str, float]]) -> None:
        """Append a finished page."""


class PageFlow:
    """Fills pages from the top downwards.

    Args:
        document: where finished pages go.
        page_number: sets what stands at the top of page n; None where others number the pages.
    """

    def __init__(self, document: Pages, page_number: Callable[[int], Line] | None = None) -> None:
        self._document = document
        self._page_number = page_number
        self._bookmarks: list[tuple[str, float]] = []
        self.sheet = empty_sheet()
        self.y = TOP

    @property
    def room(self) -> float:
        """The height left on the page, in points."""
        return self.y - BOTTOM

    @property
    def is_fresh(self) -> bool:
        """Whether nothing stands on the page yet."""
        return self.y == TOP

    def bookmark(self, title: str) -> None:
        """Let a bookmark lead to where the page stands now."""
        self._bookmarks.append((title, self.y))

    def break_page(self, *, numbered: bool = True) -> None:
        """Finish the page and begin another."""
        if numbered and self._page_number:
            place_page_number(self.sheet, self._page_number(self._document.page_count + 1))
        self._document.add(self.sheet, self._bookmarks)
        self._bookmarks = []
        self.sheet = empty_sheet()
        self.y = TOP

    def place(
        self, lines: Sequence[Line], *, centred: bool = False, source: Source | None = None
    ) -> None:
        """Set lines where the page stands, over as many pages as they take."""
        start = 0
        while start < len(lines):
            end, used = start, 0.0
            while end < len(lines) and used + lines[end].height <= self.room:
                used += lines[end].height
                end += 1
            if end == start and not self.is_fresh:
                self.break_page()
                continue
            end = max(end, start + 1)
            block = Block(tuple(lines[start:end]), centred=centred, source=source)
            self.y = place_blocks(self.sheet, [block], LEFT, self.y, WIDTH)
            start = end

    def skip_to_next_page(self) -> None:
        """Begin another page, unless nothing stands on this one yet."""
        if not self.is_fresh:
            self.break_page()

    def skip(self, height: float) -> None:
        """Leave a gap, but none at the top of a page."""
        if not self.is_fresh:
            self.y -= height


def empty_sheet() -> Sheet:
    """Return a page of the paper's size."""
    return Sheet(_PAPER_WIDTH, _PAPER_HEIGHT)


def place_page_number(sheet: Sheet, line: Line) -> None:
    """Set a page's number above everything else."""
    sheet.lines([(LEFT + (WIDTH - line.width) / 2, _PAGE_NUMBER_BASE, line)])


def page_number_line(setting: Setting, text: str) -> Line:
    """Return the page number between dashes, as official papers carry it."""
    return setting.line([setting.word(f"- {text} -")])
