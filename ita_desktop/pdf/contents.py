"""The contents: what stands on which page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from ita_desktop.model.form import CONTENTS_COLUMNS, CONTENTS_WORD, CONTINUED_WORD
from ita_desktop.model.source import Source
from ita_desktop.pdf.area import Area
from ita_desktop.pdf.flow import PageFlow
from ita_desktop.pdf.link import Place, Target
from ita_desktop.pdf.paper import CENTIMETRE
from ita_desktop.pdf.paragraph import Line, Setting
from ita_desktop.pdf.structure import ARTIFACT, Element, Tag

_NUMBER_ROOM = 1.6 * CENTIMETRE  # for the highest page number, and dots that can be seen
_HANGING = 0.75 * CENTIMETRE
_LEADER_GAP = 4.0
_HEADING_GAP = 10.0
_COLUMNS_GAP = 4.0
_ENTRY_GAP = 4.0


class Entry(NamedTuple):
    """A line of the contents.

    Args:
        title: what it names.
        source: what of the report the title is; None for the form's own words.
        place: where it leads to; None as long as that is not known.
    """

    title: str
    source: Source | None = None
    place: Place | None = None


class Contents:
    """Sets the contents; their layout hangs on the titles alone, not on the page numbers.

    Args:
        body: the font of the entries.
        strong: the font of what stands above their columns.
        heading: the font of the heading.
        digits: writes a text's digits as the report does.
    """

    def __init__(
        self, body: Setting, strong: Setting, heading: Setting, digits: Callable[[str], str]
    ) -> None:
        self._body = body
        self._strong = strong
        self._heading = heading
        self._digits = digits

    def set_into(self, flow: PageFlow, entries: Sequence[Entry], heading_tag: Tag) -> None:
        """Set the contents on pages of their own.

        Args:
            flow: at the top of a page; left at the top of the next.
            entries: what they list.
            heading_tag: the level of the heading.
        """
        flow.bookmark(CONTENTS_WORD)
        self._begin_page(flow, CONTENTS_WORD, flow.structure.child(heading_tag))
        contents = flow.structure.child(Tag.TOC)
        width = flow.paper.inner_width - _NUMBER_ROOM
        page_room = flow.room
        for entry in entries:
            lines = self._body.paragraph(
                entry.title, width, hanging=_HANGING, first_indent=-_HANGING
            )
            height = sum(line.height for line in lines)
            # An entry is whole on a page as long as a page can hold it.
            if flow.room < height <= page_room:
                self._go_on(flow)
            self._set_entry(flow, entry, lines, contents.child(Tag.TOCI).child(Tag.LINK))
            flow.y -= _ENTRY_GAP
        flow.break_page()

    def _set_entry(
        self, flow: PageFlow, entry: Entry, lines: Sequence[Line], element: Element
    ) -> None:
        """Set an entry where the page stands, over as many pages as it takes."""
        left, right = flow.paper.left, flow.paper.left + flow.paper.inner_width
        rest = list(lines)
        is_begun = False
        while rest:
            placed: list[tuple[float, float, Line]] = []
            top = y = flow.y
            while rest and (is_begun or rest[0].height <= y - flow.paper.bottom):
                is_begun = False  # at the top of a page a line stands, however high it is
                line = rest.pop(0)
                placed.append((left + line.indent, y - line.ascent, line))
                y -= line.height
            if not rest and entry.place:
                x, base, last = placed[-1]
                number = self._page_number(entry.place)
                placed.append((right - number.width, base, number))
                end = right - number.width - _LEADER_GAP
                flow.sheet.dotted_rule(x + last.width + _LEADER_GAP, end, base)
            if placed:
                flow.sheet.lines(placed, element)
                box = (left, y, right, top)
                if entry.place:
                    flow.sheet.link(box, Target(entry.place, entry.title), element)
                if entry.source:
                    flow.sheet.mark(Area(*box, entry.source))
                flow.y = y
            if rest:
                self._go_on(flow)
                is_begun = True

    def _go_on(self, flow: PageFlow) -> None:
        flow.break_page()
        self._begin_page(flow, f"{CONTENTS_WORD} {CONTINUED_WORD}", ARTIFACT)

    def _begin_page(self, flow: PageFlow, title: str, element: Element) -> None:
        """Set what stands at the top of each page of the contents."""
        paper, sheet = flow.paper, flow.sheet
        heading = self._heading.line([self._heading.word(title)])
        base = flow.y - heading.ascent
        sheet.lines(
            [(paper.left + (paper.inner_width - heading.width) / 2, base, heading)], element
        )
        flow.y -= heading.height + _HEADING_GAP
        names = [self._strong.line([self._strong.word(name)]) for name in CONTENTS_COLUMNS]
        base = flow.y - names[0].ascent
        right = paper.left + paper.inner_width - names[1].width
        # For the eye: a reader of the structure knows what an entry and its number are.
        sheet.lines([(paper.left, base, names[0]), (right, base, names[1])], ARTIFACT)
        flow.y -= names[0].height + _COLUMNS_GAP

    def _page_number(self, place: Place) -> Line:
        return self._body.line([self._body.word(self._digits(str(place.page + 1)))])
