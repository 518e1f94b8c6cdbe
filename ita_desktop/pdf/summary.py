"""The summary: how many rows came out how, and what the office says of problems."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ita_desktop.model import Digits, Indicator, Report, Status
from ita_desktop.model.counts import StatusCounts, counts_by_unit, status_counts
from ita_desktop.model.form import (
    CHART_BAR_TEXT,
    CHART_TEXT,
    INDICATOR_COLUMN,
    NO_UNIT_WORD,
    PROBLEMS_TITLE,
    SUGGESTIONS_TITLE,
    SUMMARY_BY_INDICATOR,
    SUMMARY_BY_UNIT,
    SUMMARY_COLUMNS,
    SUMMARY_EMPTY,
    SUMMARY_LABELS,
    SUMMARY_SHARED,
    SUMMARY_TITLE,
    TOTAL_WORD,
    UNIT_COLUMN,
)
from ita_desktop.model.source import Source
from ita_desktop.pdf.bars import Bar, Fill, chart_height, set_bars
from ita_desktop.pdf.block import Block, Story
from ita_desktop.pdf.cells import indicator_heading
from ita_desktop.pdf.flow import PageFlow
from ita_desktop.pdf.paper import CENTIMETRE
from ita_desktop.pdf.paragraph import Setting
from ita_desktop.pdf.slicing import ITEM_GAP
from ita_desktop.pdf.structure import Tag
from ita_desktop.pdf.table import PADDING, Cell, Table
from ita_desktop.pdf.wording import in_digits, period_line
from ita_desktop.thai.folding import fold

_TOTALS_WIDTHS = tuple(width * CENTIMETRE for width in (5.8, 3.6, 2.6))
# Of each status in the order of its labels, and of all: headers take two lines where there is room
# for them, and three where the names need it.
_COUNT_WIDTHS = tuple(width * CENTIMETRE for width in (3.0, 3.0, 3.0, 2.2, 1.6))
_NARROW_COUNT_WIDTHS = tuple(width * CENTIMETRE for width in (2.25, 2.25, 2.25, 2.1, 1.5))
_NAME_WIDTH = 8.0 * CENTIMETRE
_CHART_APART = 1.0 * CENTIMETRE
_LEAST_CHART_WIDTH = 9.0 * CENTIMETRE
_HEADING_GAP = 4.0
_GAP = 12.0
_FILLS = {
    Status.COMPLETED: Fill.SOLID,
    Status.IN_PROGRESS: Fill.DIAGONAL,
    Status.NOT_FEASIBLE: Fill.UPRIGHT,
    None: Fill.EMPTY,
}


class _CountRow(NamedTuple):
    """A row of a table of counts.

    Args:
        name: what is counted.
        counts: of it.
        source: what of the report the name is.
    """

    name: str
    counts: StatusCounts
    source: Source | None = None


class Summary:
    """Sets the summary.

    Args:
        body: the font of cells, labels and items.
        strong: the font of header cells, totals and headings within the summary.
        heading: the font of its heading.
    """

    def __init__(self, body: Setting, strong: Setting, heading: Setting) -> None:
        self._body = body
        self._strong = strong
        self._heading = heading
        self._digits = Digits.THAI

    def set_into(self, flow: PageFlow, report: Report, heading_tag: Tag) -> None:
        """Set the summary from a page's top on.

        Args:
            flow: left below the summary.
            report: gives it.
            heading_tag: the level of its heading.
        """
        self._digits = report.digits
        width = flow.paper.inner_width
        tag = Tag.H2 if heading_tag is Tag.H1 else Tag.H3
        flow.skip_to_next_page()
        flow.bookmark(SUMMARY_TITLE)
        flow.place(self._heading.paragraph(SUMMARY_TITLE, width), centred=True, tag=heading_tag)
        flow.place(self._body.paragraph(period_line(report), width), centred=True)
        flow.skip(_GAP)
        measures = [each for indicator in report.indicators for each in indicator.measures]
        if measures:
            self._set_totals(flow, status_counts(measures))
            indicators = [_row_of(indicator) for indicator in report.indicators]
            self._set_counts(flow, SUMMARY_BY_INDICATOR, INDICATOR_COLUMN, indicators, tag)
            by_unit = counts_by_unit(measures)
            units = [_CountRow(unit or NO_UNIT_WORD, each) for unit, each in by_unit.items()]
            self._set_counts(flow, SUMMARY_BY_UNIT, UNIT_COLUMN, units, tag)
            if sum(each.counts.total() for each in units) > len(measures):
                note = SUMMARY_SHARED.format(count=self._number(len(measures)))
                flow.skip(_HEADING_GAP)
                flow.place(self._body.paragraph(note, width))
        else:
            flow.place(self._body.paragraph(SUMMARY_EMPTY, width), centred=True)
        for title, column in ((PROBLEMS_TITLE, "problems"), (SUGGESTIONS_TITLE, "suggestions")):
            self._set_items(flow, title, Source(Report, report.id, column), report, tag)

    def _set_totals(self, flow: PageFlow, counts: StatusCounts) -> None:
        """Set the counts of all rows, and their chart beside them or else below."""
        paper, top = flow.paper, flow.y
        header = [
            self._cell(self._strong, title, width, centred=True)
            for title, width in zip(SUMMARY_COLUMNS, _TOTALS_WIDTHS, strict=True)
        ]
        table = Table(paper, _TOTALS_WIDTHS, header)
        table.begin(flow)
        total = counts.total()
        for status, label in SUMMARY_LABELS.items():
            table.place_row(flow, self._total_cells(self._body, label, counts[status], total))
        table.place_row(flow, self._total_cells(self._strong, TOTAL_WORD, total, total))
        bars = [
            Bar(label, self._number(counts[status]), counts[status] / total, _FILLS[status])
            for status, label in SUMMARY_LABELS.items()
        ]
        said = ", ".join(CHART_BAR_TEXT.format(label=bar.label, count=bar.value) for bar in bars)
        alternative = CHART_TEXT.format(total=self._number(total), bars=said)
        taken = sum(_TOTALS_WIDTHS) + _CHART_APART
        height = chart_height(len(bars))
        if paper.inner_width - taken >= _LEAST_CHART_WIDTH:
            bottom = flow.y
            flow.y = (top + bottom + height) / 2
            left, width = paper.left + taken, paper.inner_width - taken
            set_bars(flow, bars, self._body, alternative=alternative, left=left, width=width)
            flow.y = bottom
        else:
            flow.y -= _GAP
            left, width = paper.left, paper.inner_width
            set_bars(flow, bars, self._body, alternative=alternative, left=left, width=width)
            flow.y -= height

    def _total_cells(self, setting: Setting, label: str, count: int, total: int) -> list[Cell]:
        texts = (label, self._number(count), in_digits(f"{100 * count / total:.2f}", self._digits))
        return [
            self._cell(setting, text, width, centred=bool(at))
            for at, (text, width) in enumerate(zip(texts, _TOTALS_WIDTHS, strict=True))
        ]

    def _set_counts(
        self, flow: PageFlow, title: str, name: str, rows: Sequence[_CountRow], tag: Tag
    ) -> None:
        """Set a table of counts below its heading.

        Args:
            flow: where the page stands.
            title: the heading.
            name: the header of the column of names.
            rows: of the table; a row of their sums is added.
            tag: the level of the heading.
        """
        width = flow.paper.inner_width
        columns = [*SUMMARY_LABELS.values(), TOTAL_WORD]
        is_wide = width - sum(_COUNT_WIDTHS) >= _NAME_WIDTH
        counts = _COUNT_WIDTHS if is_wide else _NARROW_COUNT_WIDTHS
        widths = [width - sum(counts), *counts]
        header = [
            self._cell(self._strong, text, room, centred=True)
            for text, room in zip([name, *columns], widths, strict=True)
        ]
        table = Table(flow.paper, widths, header)
        *counted, sums = self._count_cells(rows, widths)
        # The sums are not left alone on a page.
        below = [*[0.0] * (len(counted) - 1), table.row_height(sums)]
        least = table.least_height(counted[0]) + below[0]
        self._set_heading(flow, title, tag, least)
        if least > flow.room:
            flow.skip_to_next_page()
        table.begin(flow)
        for cells, room in zip(counted, below, strict=True):
            table.place_row(flow, cells, below=room)
        table.place_row(flow, sums)

    def _count_cells(
        self, rows: Sequence[_CountRow], widths: Sequence[float]
    ) -> Iterator[list[Cell]]:
        """Yield the cells of each row and of the sums."""
        sums: StatusCounts = Counter()
        for row in rows:
            sums += row.counts
        settings = [*[self._body] * len(rows), self._strong]
        for row, setting in zip([*rows, _CountRow(TOTAL_WORD, sums)], settings, strict=True):
            numbers = [*(row.counts[status] for status in SUMMARY_LABELS), row.counts.total()]
            yield [
                self._cell(setting, row.name, widths[0])._replace(source=row.source),
                *(
                    self._cell(setting, self._number(number), width, centred=True)
                    for number, width in zip(numbers, widths[1:], strict=True)
                ),
            ]

    def _set_items(
        self, flow: PageFlow, title: str, source: Source, report: Report, tag: Tag
    ) -> None:
        """Set a numbered list below its heading, or nothing where it has no items."""
        folded = (fold(item).strip() for item in getattr(report, source.column or ""))
        texts = [text for text in folded if text]
        if not texts:
            return
        paper = flow.paper
        leads = [self._body.word(f"{self._number(at + 1)}. ") for at in range(len(texts))]
        hanging = max(lead.width for lead in leads)
        story = Story(flow.structure)
        for item, (lead, text) in enumerate(zip(leads, texts, strict=True)):
            lines = self._body.paragraph(text, paper.inner_width, lead=lead, hanging=hanging)
            block = Block(
                tuple(lines), source=source._replace(item=item), tag=Tag.LI, numbered=True
            )
            least = block.height if block.height <= paper.inner_height / 2 else lines[0].height
            if not item:
                self._set_heading(flow, title, tag, least)
            self._set_item(flow, story, block, least)

    def _set_item(self, flow: PageFlow, story: Story, block: Block, least: float) -> None:
        """Set an item over as many pages as it takes; one that is not long is whole on a page."""
        if least > flow.room:
            flow.skip_to_next_page()
        start, count = 0, len(block.lines)
        while start < count:
            end, used = start, 0.0
            while end < count and used + block.lines[end].height <= flow.room:
                used += block.lines[end].height
                end += 1
            end = max(end, start + 1) if flow.is_fresh else end
            if end > start:
                part = block.lines_of(start, end)
                left, width = flow.paper.left, flow.paper.inner_width
                flow.y = story.place(flow.sheet, [part], left, flow.y, width)
            if end < count:
                flow.break_page()
            start = end
        flow.skip(ITEM_GAP)

    def _set_heading(self, flow: PageFlow, title: str, tag: Tag, below: float) -> None:
        """Set a heading on the page of what stands below it, which takes some height."""
        lines = self._strong.paragraph(title, flow.paper.inner_width)
        flow.skip(_GAP)
        if sum(line.height for line in lines) + _HEADING_GAP + below > flow.room:
            flow.skip_to_next_page()
        flow.place(lines, tag=tag)
        flow.skip(_HEADING_GAP)

    def _cell(self, setting: Setting, text: str, width: float, *, centred: bool = False) -> Cell:
        lines = setting.paragraph(text, width - 2 * PADDING)
        return Cell([Block(tuple(lines), centred=centred, tag=None)])

    def _number(self, number: int) -> str:
        return in_digits(str(number), self._digits)


def _row_of(indicator: Indicator) -> _CountRow:
    source = Source(Indicator, indicator.id, "title")
    return _CountRow(indicator_heading(indicator), status_counts(indicator.measures), source)
