"""The pages of a report that is being written: only what changed is set again."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from io import BytesIO

from ita_desktop.model import Indicator, Measure, Office, Report
from ita_desktop.model.source import Source
from ita_desktop.pdf.area import Area
from ita_desktop.pdf.cid_font import CidFont
from ita_desktop.pdf.document import SheetDocument
from ita_desktop.pdf.flow import PageFlow, place_page_number
from ita_desktop.pdf.paper import LANDSCAPE
from ita_desktop.pdf.report import Part, ReportForm
from ita_desktop.pdf.report_fonts import ReportFonts
from ita_desktop.pdf.sheet import Sheet
from ita_desktop.pdf.structure import Element

# A page's text takes some 50 kB. Of the other parts it is only known where they stand.
_PARTS_AT_HAND = 300


class LivePage:
    """One page as it is at the moment.

    Args:
        sheet: what stands on it.
        fonts: those of its lines.
    """

    def __init__(self, sheet: Sheet, fonts: Sequence[CidFont]) -> None:
        self._sheet = sheet
        self._fonts = fonts

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        return self._sheet.width, self._sheet.height

    @property
    def areas(self) -> list[Area]:
        """What stands where; of areas that overlap, the later one is meant."""
        return self._sheet.areas

    @cached_property
    def content(self) -> str:
        """What is painted; the same content is the same picture, as long as its pages live."""
        return self._sheet.content()

    def pdf(self) -> bytes:
        """Return a document of this page alone; it looks as the page does in the whole report."""
        stream = BytesIO()
        fonts = [font.used_in(self.content) for font in self._fonts]
        document = SheetDocument(stream, None, fonts)
        document.add(self._sheet)
        document.finish()
        return stream.getvalue()


@dataclass(slots=True)
class _Placed:
    """A part where it was set: its sheets, as long as they are at hand, and where it ends."""

    content: Hashable
    start: float
    sheets: list[Sheet] | None
    sheet_count: int
    end: float


@dataclass(frozen=True, slots=True)
class _Tail:
    """A whole layout, in which all parts from the first on are still the same."""

    first: int
    placed: list[_Placed]
    first_pages: list[int]
    end: tuple[int, float]


class _Sheets:
    """Takes the pages of one part."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []

    @property
    def page_count(self) -> int:
        return len(self.sheets)

    def add(self, sheet: Sheet, bookmarks: list[tuple[str, float]]) -> None:  # noqa: ARG002
        self.sheets.append(sheet)

    def finish_element(self, element: Element) -> None:
        pass


class LivePages:
    """Lays out one report again and again; it belongs to one thread.

    A part of the report - its front, an indicator's heading with the first row, a row - is set
    again only if it is another, or begins at another height of its page.

    Args:
        on_set: told of each part that is set: the row it begins with.
    """

    def __init__(self, on_set: Callable[[Source], None] = lambda _: None) -> None:
        self._on_set = on_set
        self._report_fonts = ReportFonts()
        self._font = ""
        self._fonts = self._report_fonts.of(self._font)
        self._form = ReportForm(self._fonts, LANDSCAPE)
        self._parts: list[Part] = []
        self._part_of_row: dict[Source, int] = {}
        self._placed: list[_Placed] = []
        self._first_pages: list[int] = []
        self._known: dict[tuple[Hashable, float], _Placed] = {}
        self._tail: _Tail | None = None
        self._at_hand: dict[int, _Placed] = {}
        # The page, and the height on it, where the next part begins.
        self._next = (0, self._form.paper.inner_top)

    @property
    def page_count(self) -> int:
        """How many pages are laid out."""
        page, y = self._next
        return page if y == self._form.paper.inner_top else page + 1

    @property
    def is_complete(self) -> bool:
        """Whether all pages are laid out."""
        return len(self._placed) == len(self._parts)

    def take(self, office: Office, report: Report) -> None:
        """Take the report as it is now; nothing is laid out until `lay_out`.

        Args:
            office: whose report it is; read until the next `take`, as the report is.
            report: with its indicators and measures loaded.
        """
        if self._tail:
            self._keep_in_mind(self._tail.placed[self._tail.first :])
            self._tail = None
        self._keep_in_mind(self._placed)
        self._follow_font(report.font)
        self._parts = list(self._form.parts(office, report))
        self._part_of_row = {part.row: index for index, part in enumerate(self._parts)}
        for indicator in report.indicators:
            for measure in indicator.measures[:1]:
                head = self._part_of_row[Source(Indicator, indicator.id)]
                self._part_of_row[Source(Measure, measure.id)] = head
        self._placed, self._first_pages, self._next = [], [], (0, self._form.paper.inner_top)

    def _follow_font(self, font: str) -> None:
        """Set everything anew if another font was chosen."""
        if font != self._font:
            self._font = font
            self._fonts = self._report_fonts.of(font)
            self._form = ReportForm(self._fonts, self._form.paper)
            self._known.clear()
            self._at_hand.clear()

    def renew(self, rows: Iterable[Source]) -> None:
        """Take it that of the report of the last `take` some rows' own fields are others now.

        What stands before the first and, once it begins where it did, behind the last of them is
        not even looked at, so that the size of the report makes no difference.

        Args:
            rows: indicators and measures.
        """
        parts = sorted({self._part_of_row[row] for row in rows if row in self._part_of_row})
        if not parts:
            return
        first, behind = parts[0], parts[-1] + 1
        if self.is_complete:
            self._tail = _Tail(behind, self._placed, self._first_pages, self._next)
            self._keep_in_mind(self._placed[first:behind])
        else:
            self._keep_in_mind(self._placed[first:])
            if self._tail and behind > self._tail.first:
                self._keep_in_mind(self._tail.placed[self._tail.first : behind])
                self._tail = replace(self._tail, first=behind)
        if first < len(self._placed):
            self._next = (self._first_pages[first], self._placed[first].start)
            self._placed = self._placed[:first]
            self._first_pages = self._first_pages[:first]

    def lay_out(self, stop: Callable[[], bool] = lambda: False) -> bool:
        """Lay out what is not yet laid out; return whether all is.

        Args:
            stop: asked before each part that must be set whether to leave it for another time.
        """
        while not self.is_complete:
            if self._tail and self._tie():
                break
            part = self._parts[len(self._placed)]
            page, start = self._next
            content = part.content()
            placed = self._known.get((content, start))
            if placed is None:
                if stop():
                    return False
                sheets, end = self._set(part, start)
                placed = _Placed(content, start, sheets, len(sheets), end)
                self._keep_at_hand(placed)
            self._placed.append(placed)
            self._first_pages.append(page)
            self._next = (page + placed.sheet_count - 1, placed.end)
        self._known.clear()
        self._tail = None
        return True

    def page(self, number: int) -> LivePage:
        """Return a page that is laid out, from 0."""
        if not 0 <= number < self.page_count:
            raise IndexError(number)
        sheet = self._form.paper.sheet()
        last = bisect_right(self._first_pages, number)
        # All parts that begin on the page, and the one before them, which may run on to it.
        for index in range(max(bisect_left(self._first_pages, number) - 1, 0), last):
            piece = number - self._first_pages[index]
            if piece < self._placed[index].sheet_count:
                sheet.take(self._sheets(index)[piece])
        if number >= self._placed[0].sheet_count - 1:  # the front numbers its pages itself
            place_page_number(sheet, self._form.paper, self._form.page_number(number + 1))
        return self._live(sheet)

    def page_of(self, source: Source) -> int | None:
        """Return the page that shows a part of the report, or else its row, from 0.

        None if it is not laid out, or not printed at all.
        """
        index = self._part_of(source)
        if index is None or index >= len(self._placed):
            return None
        return self._first_pages[index] + _sheet_of(source, self._sheets(index))

    def provisional_page(self, source: Source) -> LivePage | None:
        """Return how the page of a part may look before it is laid out: it begins with its row.

        None if it is not printed.
        """
        index = self._part_of(source)
        if index is None:
            return None
        pages = _Sheets()
        flow = PageFlow(pages, self._form.paper)
        self._parts[index].set_alone(flow)
        for part in self._parts[index + 1 :]:
            if pages.sheets:
                break
            part.set_into(flow)
        sheets = [*pages.sheets, flow.sheet]
        return self._live(sheets[_sheet_of(source, sheets)])

    def _tie(self) -> bool:
        """Take the rest as it was before, if it begins where it did; return whether it does."""
        tail, index = self._tail, len(self._placed)
        page, start = self._next
        if tail is None or index < tail.first or tail.placed[index].start != start:
            return False
        moved = page - tail.first_pages[index]
        self._placed += tail.placed[index:]
        self._first_pages += [before + moved for before in tail.first_pages[index:]]
        self._next = (tail.end[0] + moved, tail.end[1])
        return True

    def _keep_in_mind(self, placed: Iterable[_Placed]) -> None:
        """Let parts be found again that may stand as they stood until the layout is complete."""
        self._known |= {(each.content, each.start): each for each in placed}

    def _part_of(self, source: Source) -> int | None:
        if source.entity is Office:
            return 0 if self._parts else None
        return self._part_of_row.get(Source(source.entity, source.row_id))

    def _live(self, sheet: Sheet) -> LivePage:
        return LivePage(sheet, tuple(self._fonts.values()))

    def _set(self, part: Part, start: float) -> tuple[list[Sheet], float]:
        self._on_set(part.row)
        pages = _Sheets()
        is_front = part is self._parts[0]
        flow = PageFlow(pages, self._form.paper, self._form.page_number if is_front else None)
        flow.y = start
        part.set_into(flow)
        return [*pages.sheets, flow.sheet], flow.y

    def _sheets(self, index: int) -> list[Sheet]:
        placed = self._placed[index]
        if placed.sheets is None:
            placed.sheets, _ = self._set(self._parts[index], placed.start)
        self._keep_at_hand(placed)
        return placed.sheets

    def _keep_at_hand(self, placed: _Placed) -> None:
        """Remember what was used last, and let go the sheets of what was used longest ago."""
        self._at_hand.pop(id(placed), None)
        self._at_hand[id(placed)] = placed
        while len(self._at_hand) > _PARTS_AT_HAND:
            self._at_hand.pop(next(iter(self._at_hand))).sheets = None


def _sheet_of(source: Source, sheets: Sequence[Sheet]) -> int:
    """Return which sheet shows a source best, the first one where none does."""
    best, best_sheet = -1, 0
    for number, sheet in enumerate(sheets):
        for area in sheet.areas:
            nearness = _nearness(area.source, source)
            if nearness > best:
                best, best_sheet = nearness, number
    return best_sheet


def _nearness(shown: Source, wanted: Source) -> int:
    """Return 3 for the very item, 2 for its column, 1 for its row, -1 for another row."""
    if (shown.entity, shown.row_id) != (wanted.entity, wanted.row_id):
        return -1
    if shown.column != wanted.column:
        return 1
    return 3 if shown.item == wanted.item else 2
