"""The page being filled, and the one after it: margins, page numbers, bookmarks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from ita_desktop.model.source import Source
from ita_desktop.pdf.block import Block, Story
from ita_desktop.pdf.paper import CENTIMETRE, Paper
from ita_desktop.pdf.paragraph import Line, Setting
from ita_desktop.pdf.sheet import Sheet
from ita_desktop.pdf.structure import ARTIFACT, Element, Tag

_PAGE_NUMBER_ABOVE = 1.5 * CENTIMETRE  # the upper margin's end


class Pages(Protocol):
    """What takes finished pages; a `SheetDocument` does."""

    @property
    def page_count(self) -> int:
        """How many there are."""

    def add(self, sheet: Sheet, bookmarks: list[tuple[str, float]]) -> None:
        """Append a finished page."""

    def finish_element(self, element: Element) -> None:
        """Take it that nothing comes into an element any more."""


class PageFlow:
    """Fills pages from the top downwards.

    Args:
        document: where finished pages go.
        paper: of every page.
        page_number: sets what stands at the top of page n; None where others number the pages.
        structure: what all that is placed belongs to; left out where nobody asks.
    """

    def __init__(
        self,
        document: Pages,
        paper: Paper,
        page_number: Callable[[int], Line] | None = None,
        structure: Element = ARTIFACT,
    ) -> None:
        self._document = document
        self.paper = paper
        self.structure = structure
        # The body of the table set last, which its further rows go into.
        self.rows = structure
        self._page_number = page_number
        self._bookmarks: list[tuple[str, float]] = []
        self.sheet = paper.sheet(document.page_count)
        self.y = paper.inner_top

    @property
    def room(self) -> float:
        """The height left on the page, in points."""
        return self.y - self.paper.bottom

    @property
    def is_fresh(self) -> bool:
        """Whether nothing stands on the page yet."""
        return self.y == self.paper.inner_top

    def bookmark(self, title: str) -> None:
        """Let a bookmark lead to where the page stands now."""
        self._bookmarks.append((title, self.y))

    def break_page(self, *, numbered: bool = True) -> None:
        """Finish the page and begin another."""
        if numbered and self._page_number:
            place_page_number(
                self.sheet, self.paper, self._page_number(self._document.page_count + 1)
            )
        self._document.add(self.sheet, self._bookmarks)
        self._bookmarks = []
        self.sheet = self.paper.sheet(self._document.page_count)
        self.y = self.paper.inner_top

    def finish_element(self, element: Element) -> None:
        """Say that nothing comes into an element any more, so that it need not be kept."""
        self._document.finish_element(element)

    def place(
        self,
        lines: Sequence[Line],
        *,
        centred: bool = False,
        source: Source | None = None,
        tag: Tag = Tag.P,
    ) -> None:
        """Set lines where the page stands, over as many pages as they take."""
        story = Story(self.structure)
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
            block = Block(
                tuple(lines[start:end]), centred=centred, source=source, tag=None if start else tag
            )
            paper = self.paper
            self.y = story.place(self.sheet, [block], paper.left, self.y, paper.inner_width)
            start = end

    def skip_to_next_page(self) -> None:
        """Begin another page, unless nothing stands on this one yet."""
        if not self.is_fresh:
            self.break_page()

    def skip(self, height: float) -> None:
        """Leave a gap, but none at the top of a page."""
        if not self.is_fresh:
            self.y -= height


def place_page_number(sheet: Sheet, paper: Paper, line: Line) -> None:
    """Set a page's number above everything else."""
    x = paper.left + (paper.inner_width - line.width) / 2
    sheet.lines([(x, paper.inner_top + _PAGE_NUMBER_ABOVE, line)], ARTIFACT)


def page_number_line(setting: Setting, text: str) -> Line:
    """Return the page number between dashes, as official papers carry it."""
    return setting.line([setting.word(f"- {text} -")])
