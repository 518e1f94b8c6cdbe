"""How a report's tables are laid out: paper, columns, size of letters, widths."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from ita_desktop.model import Indicator, Measure, Orientation, Report
from ita_desktop.model.form import columns_with, planned_columns_with
from ita_desktop.pdf.cells import CellTexts, Passage, hanging, indicator_heading
from ita_desktop.pdf.extent import Extent
from ita_desktop.pdf.fitting import MeasuredTables
from ita_desktop.pdf.formats import Columns, FormatNotes, TableFormat, formats
from ita_desktop.pdf.kind import DocumentKind
from ita_desktop.pdf.measuring import MeasuredCell, Section
from ita_desktop.pdf.paper import LANDSCAPE, PORTRAIT, Paper
from ita_desktop.pdf.photo_numbers import PhotoNumbers
from ita_desktop.pdf.report_fonts import BOLD, REGULAR, ReportFonts
from ita_desktop.pdf.table import PADDING
from ita_desktop.pdf.widths import Widths

# Sarabun at 11 points is as large as the offices' TH Sarabun at 16.
BODY_SIZE = 11.0
HEADING_SIZE = 13.0

_PAPERS = {Orientation.LANDSCAPE: LANDSCAPE, Orientation.PORTRAIT: PORTRAIT}
# More rows than any office has measures. Of a longer report as many are looked at, so that its
# first page is there as soon.
_MOST_ROWS = 100
_MOST_TEXTS = 4000

_PlacedRow = tuple[int, Measure]  # with its place in its table, from 1
_Key = TypeVar("_Key", bound=Hashable)
_Value = TypeVar("_Value")


@dataclass(frozen=True, eq=False)
class Layout:
    """How the tables of a report are laid out; lengths in points.

    Args:
        kind: which document it is of.
        report_paper: of the pages without tables.
        paper: of the pages with tables.
        columns: of the tables.
        size: of the letters in the tables.
        widths: those of the columns, the paper's inner width together.
        moved: columns that were asked for, the content of which stands below the outcomes.
    """

    kind: DocumentKind
    report_paper: Paper
    paper: Paper
    columns: Columns
    size: float
    widths: Widths
    moved: Columns = ()

    @property
    def notes(self) -> FormatNotes:
        """What is not as it was asked for."""
        moved = tuple(column.title for column in self.moved)
        return FormatNotes(self.paper != self.report_paper, moved)

    @property
    def padding(self) -> float:
        """What cells leave free at their left and right."""
        return _padding(self.size)


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
        self._last: tuple[_Look, Layout] | None = None

    def of(self, report: Report, kind: DocumentKind) -> Layout:
        """Return a report's layout; the same object as the last time where it is the same.

        Args:
            report: with its indicators and measures loaded; only read.
            kind: which document is made of it.
        """
        self._follow_font(report.font)
        look = _Look(report, kind)
        if self._last and self._last[0].content == look.content:
            return self._last[1]
        found, tables = self._fitting(look)
        # In a long report no page more or less is to be had by a row here or there.
        widths = tables.widths_with_fewest_pages() if look.is_whole else tables.fitted_widths()
        layout = found.layout(widths)
        if self._last and self._last[0].of_all_rows == look.of_all_rows:
            last = self._last[1]
            layout = last if vars(last) == vars(layout) else layout
        self._last = (look, layout)
        self._rows.forget_unused()
        self._sections.forget_unused()
        return layout

    def usual(self, report: Report, kind: DocumentKind) -> Layout:
        """Return a report's layout with the usual widths, as far as its words leave them so."""
        self._follow_font(report.font)
        look, tables = self._fitting(_Look(report, kind))
        return look.layout(tables.usual_widths)

    def _fitting(self, look: _Look) -> tuple[_Look, MeasuredTables]:
        """Return the best look in which no word is cut, or else the roomiest; with its tables."""
        first, *others = look.formats
        tables = self._tables(look)
        # In points of the letters' size, as all of a cell grows with it.
        width = tables.whole_width / first.size
        for each in others:
            if tables.has_room:
                break
            if each.columns != first.columns or width * each.size <= each.paper.inner_width:
                look = look.in_format(each)
                tables = self._tables(look)
        return look, tables

    def _follow_font(self, font: str) -> None:
        settings = self._fonts.of(font)
        if settings is not self._settings:
            self._settings = settings
            self._texts.clear()

    def _tables(self, look: _Look) -> MeasuredTables:
        titles = [self._extent(BOLD, look.size, column.title) for column in look.columns]
        header = [MeasuredCell([(title, 0.0)], _padding(look.size), look.size) for title in titles]
        sections = [self._section(look, heading, rows) for heading, rows in look.sections]
        return MeasuredTables(look.columns, header, sections, look.paper)

    def _section(self, look: _Look, heading: str, rows: Sequence[_PlacedRow]) -> Section:
        measured = [self._measured(look, row, place) for place, row in rows]
        measured = measured or [self._no_measures(look)]

        def section() -> Section:
            extent = self._extent(BOLD, HEADING_SIZE, heading)
            return Section(extent.heights(look.paper.inner_width), measured, look.paper)

        # Rows that are the same are the same object, as long as the section is kept.
        return self._sections.get((look.paper, heading, *map(id, measured)), section)

    def _measured(self, look: _Look, measure: Measure, place: int) -> Sequence[MeasuredCell]:
        def measured() -> Sequence[MeasuredCell]:
            passages = (look.texts.passages(measure, column, place) for column in look.columns)
            return [self._cell(look.size, each) for each in passages]

        return self._rows.get((look.of_all_rows, look.row_content(measure, place)), measured)

    def _no_measures(self, look: _Look) -> Sequence[MeasuredCell]:
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
        return MeasuredCell(texts, _padding(size), size)

    def _extent(self, face: str, size: float, text: str) -> Extent:
        extent = self._texts.get((face, size, text))
        if extent is None:
            if len(self._texts) >= _MOST_TEXTS:
                self._texts.clear()
            extent = self._texts[face, size, text] = Extent(self._settings.of(face, size), text)
        return extent


class _Look:
    """What of a report tells how its tables are laid out.

    Args:
        report: the report.
        kind: which document is made of it.
        chosen: one of its formats; the best of them where None.
    """

    def __init__(
        self, report: Report, kind: DocumentKind, chosen: TableFormat | None = None
    ) -> None:
        columns_of = planned_columns_with if kind is DocumentKind.MEASURES else columns_with
        self._report = report
        self.kind = kind
        self._report_paper = _PAPERS[report.orientation]
        self.formats = list(formats(columns_of(report.extra_columns), self._report_paper))
        self._format = chosen or self.formats[0]
        self.paper, self.columns, self.size, moved = self._format
        self.texts = CellTexts(self.columns, report.digits, PhotoNumbers(report, kind), moved)
        count = sum(len(indicator.measures) for indicator in report.indicators)
        self.is_whole = count <= _MOST_ROWS
        self.sections = list(_sections(report.indicators, count))
        # Comparable: what is the same of all rows, and all that tables show.
        self.of_all_rows: Hashable = (
            kind,
            self._report_paper,
            self._format,
            report.digits,
            report.font,
        )
        self.content: object = (
            self.of_all_rows,
            self.is_whole,
            [
                (heading, [self.row_content(row, place) for place, row in rows])
                for heading, rows in self.sections
            ],
        )

    def row_content(self, measure: Measure, place: int) -> Hashable:
        """Return all that a row shows, comparable."""
        return self.texts.row_content(measure), place if self.columns[0].field == "position" else 0

    def layout(self, widths: Widths) -> Layout:
        """Return the layout with some widths."""
        paper, columns, size, moved = self._format
        return Layout(self.kind, self._report_paper, paper, columns, size, widths, moved)

    def in_format(self, chosen: TableFormat) -> _Look:
        """Return the same report's with tables in one of its formats."""
        return _Look(self._report, self.kind, chosen)


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


def _padding(size: float) -> float:
    """Return what cells with letters of a size leave free at their left and right."""
    return PADDING * size / BODY_SIZE


def _sections(
    indicators: Sequence[Indicator], count: int
) -> Iterator[tuple[str, list[_PlacedRow]]]:
    """Yield headings with rows and their places: all of `count` rows, or as many as are looked at.

    These are spread over all.
    """
    most = min(count, _MOST_ROWS)
    end = chosen = 0
    for indicator in indicators:
        measures = indicator.measures
        start, end = end, end + len(measures)
        rows: list[_PlacedRow] = []
        while chosen < most and (index := chosen * count // most) < end:
            rows.append((index - start + 1, measures[index - start]))
            chosen += 1
        if rows or not measures:
            yield indicator_heading(indicator), rows
