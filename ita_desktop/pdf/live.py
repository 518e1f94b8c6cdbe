"""The pages of a report that is being written: only what changed is set again."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace

from ita_desktop.model import Indicator, Office, Report
from ita_desktop.model.source import Source
from ita_desktop.pdf.appendix import Appendix, Contents
from ita_desktop.pdf.contents import Entry
from ita_desktop.pdf.flow import PageFlow, place_page_number
from ita_desktop.pdf.formats import FormatNotes
from ita_desktop.pdf.front import FrontMatter
from ita_desktop.pdf.kind import DocumentKind
from ita_desktop.pdf.layouts import Layouts
from ita_desktop.pdf.live_contents import LiveContents
from ita_desktop.pdf.live_page import LivePage
from ita_desktop.pdf.part import Part
from ita_desktop.pdf.placed import PartPages, Placed
from ita_desktop.pdf.report import ReportForm
from ita_desktop.pdf.report_fonts import ReportFonts
from ita_desktop.pdf.sheet import Sheet
from ita_desktop.pdf.showing import other_parts_by_row, parts_by_source, sheet_of

# A page's text takes some 50 kB. Of the other parts it is only known where they stand.
_PARTS_AT_HAND = 300


@dataclass(frozen=True, slots=True)
class _Tail:
    """A whole layout, in which all parts from the first on are still the same."""

    first: int
    placed: list[Placed]
    first_pages: list[int]
    end: tuple[int, float]


class LivePages:
    """Lays out one report again and again; it belongs to one thread.

    A part of the report - its cover, its preface, an indicator's heading with the first row, a row
    - is set again only if it is another, or begins at another height of its page. The contents are
    set again where a page number in them is another, once their page is asked for.

    Args:
        on_set: told of each part that is set: the row it begins with.
        contents: gives what attachments hold; grey boxes stand for pictures where it is None.
    """

    def __init__(
        self,
        on_set: Callable[[Source], None] = lambda _: None,
        contents: Contents | None = None,
    ) -> None:
        self._on_set = on_set
        self._contents_of = contents
        self._report_fonts = ReportFonts()
        self._font = ""
        self._settings = self._report_fonts.of(self._font)
        self._front = FrontMatter(self._settings)
        self._appendix = Appendix(self._settings, contents)
        self._layouts = Layouts(self._report_fonts)
        self._kind = DocumentKind.REPORT
        self._office, self._report = Office(), Report(fiscal_year=0)
        self._layout = self._layouts.of(self._report, self._kind)
        self._form = self._new_form()
        self._parts: list[Part] = []
        self._rows_readers: list[int] = []
        self._part_of_row: dict[Source, int] = {}
        self._also_of_row: dict[Source, list[int]] = {}
        self._contents = LiveContents([])
        self._placed: list[Placed] = []
        self._first_pages: list[int] = []
        self._known: dict[tuple[Hashable, float], Placed] = {}
        self._tail: _Tail | None = None
        self._at_hand: dict[int, Placed] = {}
        # The page, and the height on it, where the next part begins.
        self._next = (0, self._form.paper.inner_top)

    @property
    def page_count(self) -> int:
        """How many pages are laid out."""
        page, y = self._next
        return page if y == self._form.paper.inner_top else page + 1

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the report's paper, in points."""
        return self._form.paper.width, self._form.paper.height

    def other_sizes(self) -> dict[int, tuple[float, float]]:
        """Return the pages, by number from 0, that are on other paper, and its size in points."""
        # Unless tables lie across, such a page belongs to a part with a heading.
        count = len(self._placed)
        parts = range(count) if self._layout.notes.is_turned else self._contents.headed
        return {
            self._first_pages[index] + sheet: size
            for index in parts
            if index < count
            for sheet, size in self._placed[index].other_sizes.items()
        }

    @property
    def notes(self) -> FormatNotes:
        """What of the tables is not as it was asked for."""
        return self._layout.notes

    @property
    def is_complete(self) -> bool:
        """Whether all pages are laid out."""
        return len(self._placed) == len(self._parts)

    def take(
        self, office: Office, report: Report, kind: DocumentKind = DocumentKind.REPORT
    ) -> None:
        """Take the report as it is now; nothing is laid out until `lay_out`.

        Args:
            office: whose report it is; read until the next `take`, as the report is.
            report: with its indicators and measures loaded.
            kind: which document is made of it.
        """
        if self._tail:
            self._keep_in_mind(self._tail.placed[self._tail.first :])
            self._tail = None
        self._keep_in_mind(self._placed)
        self._follow_font(report.font)
        self._office, self._report, self._kind = office, report, kind
        paper = self._layout.report_paper
        self._layout = self._layouts.of(report, kind, is_hasty=True)
        if paper != self._layout.report_paper:
            self._known.clear()
        self._form = self._new_form()
        self._parts = list(self._form.parts(self._entries))
        self._rows_readers = [at for at, part in enumerate(self._parts) if part.reads_rows]
        self._part_of_row = parts_by_source(self._parts)
        self._also_of_row = other_parts_by_row(self._parts)
        self._contents = LiveContents(self._parts)
        self._placed, self._first_pages, self._next = [], [], (0, self._form.paper.inner_top)

    def _follow_font(self, font: str) -> None:
        """Set everything anew if another font was chosen."""
        if font != self._font:
            self._font = font
            self._settings = self._report_fonts.of(font)
            self._front = FrontMatter(self._settings)
            self._appendix = Appendix(self._settings, self._contents_of)
            self._known.clear()
            self._at_hand.clear()

    def _new_form(self) -> ReportForm:
        return ReportForm(
            self._settings, self._front, self._layout, self._office, self._report, self._appendix
        )

    def renew(self, rows: Iterable[Source]) -> None:
        """Take it that of the report of the last `take` some rows' own fields are others now.

        What stands before the first and, once it begins where it did, behind the last of them is
        not even looked at, so that the size of the report makes no difference; but for a summary,
        which is set again if its numbers are others, and unless by their texts the columns are
        wider or narrower than before.

        Args:
            rows: indicators and measures.
        """
        touched = list(rows)
        parts = {self._part_of_row[row] for row in touched if row in self._part_of_row}
        parts |= {part for row in touched for part in self._also_of_row.get(row, ())}
        if not parts:
            return
        if self._layouts.of(self._report, self._kind, touched, is_hasty=True) is not self._layout:
            self.take(self._office, self._report, self._kind)  # all tables look different now
            return
        if any(row.entity is Indicator for row in touched):
            parts |= self._moved_contents()
        self._renew(sorted(parts))

    def _moved_contents(self) -> set[int]:
        """Set the contents again if they list something else; return them if what follows moves."""
        index = self._contents.index
        if index is None or index >= len(self._placed):
            return set()
        before, content = self._placed[index], self._parts[index].content()
        if content == before.content:
            return set()
        again = self._placed[index] = self._set(self._parts[index], content, before.start)
        return {index} if again.sheet_count != before.sheet_count else set()

    def _renew(self, parts: Sequence[int]) -> None:
        """Take it that some parts, in their order, are others now."""
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

        Of a long report, rows may then be found whose words columns have no room for: with the
        others, all is laid out again.

        Args:
            stop: asked before each part that must be set, and each row that must be measured,
                whether to leave it for another time.
        """
        while self._lay_out_parts(stop):
            if not self._layouts.is_waiting:
                return True
            if not self._layouts.measure(stop):
                return False
            if self._layouts.of(self._report, self._kind, ()) is not self._layout:
                self.take(self._office, self._report, self._kind)
        return False

    def _lay_out_parts(self, stop: Callable[[], bool]) -> bool:
        while not self.is_complete:
            if self._tail and self._tie():
                continue
            part = self._parts[len(self._placed)]
            page, start = self._next
            content = part.content()
            placed = self._known.get((content, start))
            if placed is None:
                if stop():
                    return False
                placed = self._set(part, content, start)
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
        pieces: list[Sheet] = []
        last = bisect_right(self._first_pages, number)
        # All parts that begin on the page, and the one before them, which may run on to it.
        for index in range(max(bisect_left(self._first_pages, number) - 1, 0), last):
            piece = number - self._first_pages[index]
            if piece < self._placed[index].sheet_count:
                pieces.append(self._sheets(index)[piece])
        # Which paper it is says the part that stands on it last: one that ended the page before has
        # nothing here.
        sheet = pieces[-1].blank()
        for each in pieces:
            sheet.take(each)
        place_page_number(sheet, self._form.page_number(number + 1))
        return self._live(sheet)

    def page_of(self, source: Source) -> int | None:
        """Return the page that shows a part of the report, or else its row, from 0.

        None if it is not laid out, or not printed at all.
        """
        index = self._part_of(source)
        if index is None or index >= len(self._placed):
            return None
        return self._first_pages[index] + sheet_of(source, self._sheets(index))

    def provisional_page(self, source: Source) -> LivePage | None:
        """Return how the page of a part may look before it is laid out: it begins with its row.

        None if it is not printed.
        """
        index = self._part_of(source)
        if index is None:
            return None
        pages = PartPages()
        part = self._parts[index]
        flow = PageFlow(pages, part.paper or self._form.paper)
        part.set_alone(flow)
        for following in self._parts[index + 1 :]:
            if pages.sheets:
                break
            following.set_into(flow)
        sheets = [*pages.sheets, flow.sheet]
        return self._live(sheets[sheet_of(source, sheets)])

    def _tie(self) -> bool:
        """Take what is as it was before, if it begins where it did; return whether any is."""
        tail, index = self._tail, len(self._placed)
        page, start = self._next
        if tail is None or index < tail.first or tail.placed[index].start != start:
            return False
        end = self._first_other(tail, index)
        moved = page - tail.first_pages[index]
        self._placed += tail.placed[index:end]
        self._first_pages += [before + moved for before in tail.first_pages[index:end]]
        is_all = end == len(tail.placed)
        last, y = tail.end if is_all else (tail.first_pages[end], tail.placed[end].start)
        self._next = (last + moved, y)
        return end > index

    def _first_other(self, tail: _Tail, start: int) -> int:
        """Return the first part from `start` on that tells of rows and now tells something else."""
        for index in self._rows_readers:
            if index >= start and self._parts[index].content() != tail.placed[index].content:
                return index
        return len(tail.placed)

    def _keep_in_mind(self, placed: Iterable[Placed]) -> None:
        """Let parts be found again that may stand as they stood until the layout is complete."""
        self._known |= {(each.content, each.start): each for each in placed}

    def _part_of(self, source: Source) -> int | None:
        """Return the part that shows a field, or else the first of its row."""
        row = Source(source.entity, source.row_id)
        field = row._replace(column=source.column)
        return self._part_of_row.get(field, self._part_of_row.get(row))

    def _live(self, sheet: Sheet) -> LivePage:
        return LivePage(sheet, tuple(self._settings.fonts.values()))

    def _set(self, part: Part, content: Hashable, start: float) -> Placed:
        self._on_set(part.row)
        placed = Placed.of(part, content, self._form.paper, start)
        if part.is_contents:
            self._contents.show(placed, self._entries())
        self._keep_at_hand(placed)
        return placed

    def _sheets(self, index: int) -> list[Sheet]:
        placed, part = self._placed[index], self._parts[index]
        if part.is_contents and not self._contents.is_shown(placed, self._entries()):
            placed.sheets = None
        if placed.sheets is None:
            self._on_set(part.row)
            placed.sheets = Placed.of(part, placed.content, self._form.paper, placed.start).sheets
            if part.is_contents:
                self._contents.show(placed, self._entries())
        self._keep_at_hand(placed)
        return placed.sheets or []

    def _entries(self) -> list[Entry]:
        """Return what the contents list, with the places of what is laid out."""
        return self._contents.entries(self._placed, self._first_pages)

    def _keep_at_hand(self, placed: Placed) -> None:
        """Remember what was used last, and let go the sheets of what was used longest ago."""
        self._at_hand.pop(id(placed), None)
        self._at_hand[id(placed)] = placed
        while len(self._at_hand) > _PARTS_AT_HAND:
            self._at_hand.pop(next(iter(self._at_hand))).sheets = None
