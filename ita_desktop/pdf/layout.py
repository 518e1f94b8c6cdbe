"""How a report's tables may be laid out: paper, columns, size of letters, widths."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ita_desktop.model import Indicator, Measure, Orientation, Report
from ita_desktop.model.form import columns_with, planned_columns_with
from ita_desktop.pdf.cells import CellTexts, indicator_heading
from ita_desktop.pdf.formats import Columns, FormatNotes, TableFormat, formats
from ita_desktop.pdf.kind import DocumentKind
from ita_desktop.pdf.paper import LANDSCAPE, PORTRAIT, Paper
from ita_desktop.pdf.photo_numbers import PhotoNumbers
from ita_desktop.pdf.table import PADDING
from ita_desktop.pdf.widths import Widths

# Sarabun at 11 points is as large as the offices' TH Sarabun at 16.
BODY_SIZE = 11.0
HEADING_SIZE = 13.0

_PAPERS = {Orientation.LANDSCAPE: LANDSCAPE, Orientation.PORTRAIT: PORTRAIT}
# More rows than any office has measures. Of a longer report as many tell which widths are best, so
# that its first page is there as soon; that no word is cut, all do.
_MOST_ROWS = 100
PlacedRow = tuple[int, Measure]  # with its place in its table, from 1


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
        return padding_of(self.size)


class InColumns(NamedTuple):
    """What rows are measured in: what is the same of a report's formats, and some columns."""

    of_all: Hashable
    columns: Columns
    moved: Columns


class Look:
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
        self.report = report
        self.kind = kind
        self._report_paper = _PAPERS[report.orientation]
        self.formats = list(formats(columns_of(report.extra_columns), self._report_paper))
        self._format = chosen or self.formats[0]
        self.paper, self.columns, self.size, moved = self._format
        self._photos = PhotoNumbers(report, kind)
        self.texts = self.texts_in(self.columns, moved)
        self.in_columns = InColumns(
            (kind, self.formats[0], report.digits, report.font), self.columns, moved
        )
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

    def texts_in(self, columns: Columns, moved: Columns) -> CellTexts:
        """Return what tells what stands in some columns."""
        return CellTexts(columns, self.report.digits, self._photos, moved)

    def row_content(self, measure: Measure, place: int) -> Hashable:
        """Return all that a row shows, comparable."""
        return self.texts.row_content(measure), place if self.columns[0].field == "position" else 0

    def layout(self, widths: Widths) -> Layout:
        """Return the layout with some widths."""
        paper, columns, size, moved = self._format
        return Layout(self.kind, self._report_paper, paper, columns, size, widths, moved)

    def in_format(self, chosen: TableFormat) -> Look:
        """Return the same report's with tables in one of its formats."""
        return Look(self.report, self.kind, chosen)


def padding_of(size: float) -> float:
    """Return what cells with letters of a size leave free at their left and right."""
    return PADDING * size / BODY_SIZE


def _sections(indicators: Sequence[Indicator], count: int) -> Iterator[tuple[str, list[PlacedRow]]]:
    """Yield headings with rows and their places: all of `count` rows, or as many as are looked at.

    These are spread over all.
    """
    most = min(count, _MOST_ROWS)
    end = chosen = 0
    for indicator in indicators:
        measures = indicator.measures
        start, end = end, end + len(measures)
        rows: list[PlacedRow] = []
        while chosen < most and (index := chosen * count // most) < end:
            rows.append((index - start + 1, measures[index - start]))
            chosen += 1
        if rows or not measures:
            yield indicator_heading(indicator), rows
