"""The page being filled, and the one after it: margins, page numbers, bookmarks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from ita_desktop.model.source import Source
from ita_desktop.pdf.block import Block, Story
from ita_desktop.pdf.paper import Paper
from ita_desktop.pdf.paragraph import Line, Setting
from ita_desktop.pdf.sheet import Sheet
from ita_desktop.pdf.structure import ARTIFACT, Element, Tag


class Pages(Protocol):
    """What takes finished pages."""

    @property
    def page_count(self) -> int:
        """How many there are."""

    def add(self, sheet: Sheet, bookmarks: Sequence[tuple[str, float]]) -> None:
        """Append a finished page."""


class PageFlow:
    """Fills pages from the top downwards.

    Args:
        document: where finished pages go.
        paper: of every page.
        structure: what all that is placed belongs to; left out where nobody asks.
        rows: what rows belong to whose table's header was set before.
    """

    def __init__(
        self,
        document: Pages,
        paper: Paper,
        structure: Element = ARTIFACT,
        rows: Element = ARTIFACT,
    ) -> None:
        self._document = document
        self.paper = paper
        self.structure = structure
        # The body of the table set last, which its further rows go into.
        self.rows = rows
        # Those of the page: titles and heights.
        self.bookmarks: list[tuple[str, float]] = []
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
        self.bookmarks.append((title, self.y))

    def break_page(self) -> None:
        """Finish the page and begin another."""
        self._document.add(self.sheet, self.bookmarks)
        self.bookmarks = []
        self.turn(self.paper)

    def turn(self, paper: Paper) -> None:
        """Begin a page on which nothing stands yet anew, on paper that may be another."""
        self.paper = paper
        self.sheet = paper.sheet(self._document.page_count)
        self.y = paper.inner_top

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


def place_page_number(sheet: Sheet, line: Line) -> None:
    """Set a page's number above everything else, if it has one."""
    if sheet.number_place:
        middle, base = sheet.number_place
        sheet.lines([(middle - line.width / 2, base, line)], ARTIFACT)


def page_number_line(setting: Setting, text: str) -> Line:
    """Return the page number between dashes, as official papers carry it."""
    return setting.line([setting.word(f"- {text} -")])
