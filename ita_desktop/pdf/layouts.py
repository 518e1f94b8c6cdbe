"""Which layout is the best for a report's tables: no word is cut, and the pages are fewest."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Sequence
from typing import Generic, TypeVar

from ita_desktop.model import Measure, Report
from ita_desktop.model.source import Source
from ita_desktop.pdf.cells import Passage, hanging
from ita_desktop.pdf.extent import Extent
from ita_desktop.pdf.fitting import MeasuredTables
from ita_desktop.pdf.kind import DocumentKind
from ita_desktop.pdf.layout import HEADING_SIZE, InColumns, Layout, Look, PlacedRow, padding_of
from ita_desktop.pdf.measuring import MeasuredCell, Section
from ita_desktop.pdf.report_fonts import BOLD, REGULAR, ReportFonts
from ita_desktop.pdf.word_room import AllRows, WordRoom

_MOST_TEXTS = 4000


_Key = TypeVar("_Key", bound=Hashable)
_Value = TypeVar("_Value")


class Layouts:
    """Finds the layout of reports; remembers what it measured. It belongs to one thread.

    Args:
        fonts: opens those that reports choose.
    """

    def __init__(self, fonts: ReportFonts) -> None:
        self._fonts = fonts
        self._settings = fonts.of("")
        self._texts: dict[tuple[str, float, str], Extent] = {}
        self._rows = _Kept[Hashable, Sequence[MeasuredCell]]()
        self._sections = _Kept[Hashable, Section]()
        # Of a report of which not all rows are looked at closely, by what they are measured in.
        self._all_rows: dict[InColumns, AllRows] = {}
        self._last: tuple[Look, Hashable, Layout] | None = None

    def of(
        self,
        report: Report,
        kind: DocumentKind,
        touched: Collection[Source] | None = None,
        *,
        is_hasty: bool = False,
    ) -> Layout:
        """Return a report's layout; the same object as the last time where it is the same.

        Args:
            report: with its indicators and measures loaded; only read.
            kind: which document is made of it.
            touched: rows of which the fields may be others than the last time, in the very same
                report; None where anything may be.
            is_hasty: rows of a long report that were never measured may wait: see `measure`.
        """
        self._follow_font(report.font)
        look = Look(report, kind)
        self._follow_rows(look, touched)
        if not is_hasty:
            self.measure()
        if self._last:
            before, widest, layout = self._last
            if before.content == look.content and widest == self._widest_words():
                return layout
        found, tables = self._fitting(look, is_hasty=is_hasty)
        # In a long report no page more or less is to be had by a row here or there.
        widths = tables.widths_with_fewest_pages() if look.is_whole else tables.fitted_widths()
        layout = found.layout(widths)
        if self._last and self._last[0].of_all_rows == look.of_all_rows:
            last = self._last[2]
            layout = last if vars(last) == vars(layout) else layout
        self._last = (look, self._widest_words(), layout)
        self._rows.forget_unused()
        self._sections.forget_unused()
        return layout

    def measure(self, stop: Callable[[], bool] = lambda: False) -> bool:
        """Measure rows that wait; return whether none waits any more.

        Args:
            stop: asked before each row whether to leave it for another time.
        """
        for rows in self._all_rows.values():
            rows.measure(stop)
        return not self.is_waiting

    @property
    def is_waiting(self) -> bool:
        """Whether rows wait to be measured."""
        return any(rows.is_waiting for rows in self._all_rows.values())

    def usual(self, report: Report, kind: DocumentKind) -> Layout:
        """Return a report's layout with the usual widths, as far as its words leave them so."""
        self._follow_font(report.font)
        look = Look(report, kind)
        self._follow_rows(look, None)
        look, tables = self._fitting(look)
        return look.layout(tables.usual_widths)

    def _fitting(self, look: Look, *, is_hasty: bool = False) -> tuple[Look, MeasuredTables]:
        """Return the best look in which no word is cut, or else the roomiest; with its tables."""
        first, *others = look.formats
        older, self._all_rows = self._all_rows, {}
        tables = self._tables(look, older, is_hasty)
        # In points of the letters' size, as all of a cell grows with it.
        width = tables.whole_width / first.size
        for each in others:
            if tables.has_room:
                break
            if each.columns != first.columns or width * each.size <= each.paper.inner_width:
                look = look.in_format(each)
                tables = self._tables(look, older, is_hasty)
        return look, tables

    def _follow_rows(self, look: Look, touched: Collection[Source] | None) -> None:
        """Take the rows of the report as they are now."""
        older, self._all_rows = self._all_rows, {}
        for key, rows in older.items():
            if key.of_all == look.in_columns.of_all and not look.is_whole:
                texts = look.texts_in(key.columns, key.moved)
                if touched is None or not rows.renew(touched, texts):
                    rows.take(look.report, texts)
                self._all_rows[key] = rows

    def _widest_words(self) -> Hashable:
        return tuple((key, rows.widest) for key, rows in self._all_rows.items())

    def _word_room(
        self, look: Look, older: dict[InColumns, AllRows], *, is_hasty: bool
    ) -> WordRoom:
        """Return what the words of all rows need; of those in other columns nothing is kept."""
        key = look.in_columns
        rows = self._all_rows.get(key) or older.get(key)
        if rows is None:
            setting = self._settings.of(REGULAR, look.formats[0].size)
            rows = AllRows(setting, look.columns)
            rows.take(look.report, look.texts)
        if not is_hasty:
            rows.measure()
        self._all_rows[key] = rows
        return rows.room(look.size, 2 * padding_of(look.size))

    def _follow_font(self, font: str) -> None:
        settings = self._fonts.of(font)
        if settings is not self._settings:
            self._settings = settings
            self._texts.clear()
            self._all_rows.clear()

    def _tables(
        self,
        look: Look,
        older: dict[InColumns, AllRows],
        is_hasty: bool,  # noqa: FBT001
    ) -> MeasuredTables:
        titles = [self._extent(BOLD, look.size, column.title) for column in look.columns]
        header = [
            MeasuredCell([(title, 0.0)], padding_of(look.size), look.size) for title in titles
        ]
        sections = [self._section(look, heading, rows) for heading, rows in look.sections]
        words = None if look.is_whole else self._word_room(look, older, is_hasty=is_hasty)
        return MeasuredTables(look.columns, header, sections, look.paper, words)

    def _section(self, look: Look, heading: str, rows: Sequence[PlacedRow]) -> Section:
        measured = [self._measured(look, row, place) for place, row in rows]
        measured = measured or [self._no_measures(look)]

        def section() -> Section:
            extent = self._extent(BOLD, HEADING_SIZE, heading)
            return Section(extent.heights(look.paper.inner_width), measured, look.paper)

        # Rows that are the same are the same object, as long as the section is kept.
        return self._sections.get((look.paper, heading, *map(id, measured)), section)

    def _measured(self, look: Look, measure: Measure, place: int) -> Sequence[MeasuredCell]:
        def measured() -> Sequence[MeasuredCell]:
            passages = (look.texts.passages(measure, column, place) for column in look.columns)
            return [self._cell(look.size, each) for each in passages]

        return self._rows.get((look.of_all_rows, look.row_content(measure, place)), measured)

    def _no_measures(self, look: Look) -> Sequence[MeasuredCell]:
        def measured() -> Sequence[MeasuredCell]:
            return [
                self._cell(look.size, [look.texts.of_no_measures(column)])
                for column in look.columns
            ]

        return self._rows.get((look.of_all_rows, None), measured)

    def _cell(self, size: float, passages: Sequence[Passage]) -> MeasuredCell:
        texts: list[tuple[Extent, float]] = []
        for passage in passages:
            indent = hanging(passage, self._settings.of(REGULAR, size))
            texts += [(self._extent(REGULAR, size, entry.text), indent) for entry in passage]
        return MeasuredCell(texts, padding_of(size), size)

    def _extent(self, face: str, size: float, text: str) -> Extent:
        extent = self._texts.get((face, size, text))
        if extent is None:
            if len(self._texts) >= _MOST_TEXTS:
                self._texts.clear()
            extent = self._texts[face, size, text] = Extent(self._settings.of(face, size), text)
        return extent


class _Kept(Generic[_Key, _Value]):
    """Keeps what was asked for since the time before the last."""

    def __init__(self) -> None:
        self._used: dict[_Key, _Value] = {}
        self._older: dict[_Key, _Value] = {}

    def get(self, key: _Key, make: Callable[[], _Value]) -> _Value:
        value = self._used.get(key)
        if value is None:
            value = self._older.get(key)
            self._used[key] = value = make() if value is None else value
        return value

    def forget_unused(self) -> None:
        self._older, self._used = self._used, {}
