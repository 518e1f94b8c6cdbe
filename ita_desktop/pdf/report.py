"""The report as the form prints it: cover, preface, then each indicator with its table."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import chain

from ita_desktop.model import Digits, Indicator, Measure, Office, Report, Status
from ita_desktop.model.form import COLUMNS, INDICATOR_WORD, STATUS_LABELS, Column, Marker
from ita_desktop.model.source import Source
from ita_desktop.pdf.block import Block, CheckBox
from ita_desktop.pdf.cid_font import CidFont, SetWord
from ita_desktop.pdf.flow import PageFlow, page_number_line
from ita_desktop.pdf.front import Entries, FrontMatter, section_tag
from ita_desktop.pdf.paper import Paper
from ita_desktop.pdf.paragraph import Line, Setting
from ita_desktop.pdf.part import Heading, Part
from ita_desktop.pdf.report_fonts import BOLD, REGULAR
from ita_desktop.pdf.structure import Tag
from ita_desktop.pdf.table import PADDING, Cell, Table
from ita_desktop.thai.digits import to_thai
from ita_desktop.thai.folding import fold

# Sarabun at 11 points is as large as the offices' TH Sarabun at 16.
_BODY_SIZE = 11.0
_HEADING_SIZE = 13.0
_HEADING_GAP = 4.0
_TABLE_GAP = 14.0

# Wide enough for the longest words of the form; the rest goes to the columns that hold most text,
# so that each indicator of the real report of 2566 fits one page.
_COLUMN_SHARES = {
    "measures": 0.227,
    "steps": 0.221,
    "timeframe": 0.09,
    "responsible": 0.113,
    "status": 0.132,
    "outcomes": 0.217,
}
_BOX_SIDE = 0.72 * _BODY_SIZE
_BOX_ROOM = 1.25 * _BODY_SIZE
# What the drawn boxes read back as.
_EMPTY_BOX = "☐"
_TICKED_BOX = "☑"
_REASON = "เนื่องจาก "
_REMARK = "หมายเหตุ: "
_EVIDENCE = "หลักฐาน: "
_BELOW_OUTCOMES = ("remark", "evidence")


class ReportForm:
    """Sets the parts of a report, one after the other, in the fonts of one document.

    Args:
        fonts: by their names.
        paper: of every page.
    """

    def __init__(self, fonts: Mapping[str, CidFont], paper: Paper) -> None:
        regular, bold = fonts[REGULAR], fonts[BOLD]
        self.paper = paper
        self._widths = {
            column.field: _COLUMN_SHARES[column.field] * paper.inner_width for column in COLUMNS
        }
        self._body = Setting(regular, _BODY_SIZE)
        self._strong = Setting(bold, _BODY_SIZE)
        self._heading = Setting(bold, _HEADING_SIZE)
        self._digits = Digits.THAI
        self._front = FrontMatter(self._body, self._strong, self._heading, bold, self._in_digits)
        self._section = Tag.H2
        header = [self._header_cell(column) for column in COLUMNS]
        self._table = Table(paper, tuple(self._widths.values()), header)

    def page_number(self, page: int) -> Line:
        """Return what stands at the top of page n, from 1, of the report of the last `parts`."""
        return page_number_line(self._body, self._number(page))

    def parts(
        self, office: Office, report: Report, entries: Entries = lambda: ()
    ) -> Iterator[Part]:
        """Yield a report's parts: the first begins its first page, the others follow as they come.

        Args:
            office: whose report it is.
            report: what to print; only read.
            entries: of the contents; asked when these are set.
        """
        self._digits = report.digits
        self._section = section_tag(report)
        is_empty = True
        for part in chain(self._front.parts(office, report, entries), self._tables(report)):
            is_empty = False
            yield part
        if is_empty:
            yield self._front.cover(office, report)

    def _tables(self, report: Report) -> Iterator[Part]:
        digits = report.digits
        for indicator in report.indicators:
            first = indicator.measures[0] if indicator.measures else None
            source = Source(Indicator, indicator.id)
            head = partial(self._set_head, indicator=indicator, first=first)
            content: Callable[[], Hashable] = partial(_head_content, indicator, first, digits)
            heading = partial(_heading, indicator)
            shows = (Source(Measure, first.id),) if first else ()
            yield Part(source, content, head, head, heading, shows)
            for measure in indicator.measures[1:]:
                row = partial(self._set_row, measure=measure)
                alone = partial(self._set_alone, measure=measure)
                content = partial(_row_content, measure, digits)
                yield Part(Source(Measure, measure.id), content, row, alone)

    def _set_head(self, flow: PageFlow, indicator: Indicator, first: Measure | None) -> None:
        title = indicator_heading(indicator)
        heading = self._heading.paragraph(title, flow.paper.inner_width)
        source = Source(Indicator, indicator.id)
        row = self._row(first) if first else [Cell((), source)] * len(COLUMNS)
        flow.skip(_TABLE_GAP)
        table_height = self._table.least_height(row)
        if sum(line.height for line in heading) + _HEADING_GAP + table_height > flow.room:
            flow.skip_to_next_page()
        flow.bookmark(title)
        flow.place(heading, source=source._replace(column="title"), tag=self._section)
        flow.skip(_HEADING_GAP)
        if table_height > flow.room:  # below a heading that took whole pages
            flow.skip_to_next_page()
        self._table.begin(flow)
        self._table.place_row(flow, row)

    def _set_alone(self, flow: PageFlow, measure: Measure) -> None:
        self._table.begin(flow)
        self._set_row(flow, measure)

    def _set_row(self, flow: PageFlow, measure: Measure) -> None:
        self._table.place_row(flow, self._row(measure))

    def _header_cell(self, column: Column) -> Cell:
        width = self._inner_width(column)
        lines = self._strong.paragraph(column.title, width)
        return Cell([Block(tuple(lines), centred=True, tag=None)])

    def _row(self, measure: Measure) -> list[Cell]:
        return [self._cell(column, measure) for column in COLUMNS]

    def _cell(self, column: Column, measure: Measure) -> Cell:
        width = self._inner_width(column)
        source = Source(Measure, measure.id, column.field)
        if column.field == "status":
            return Cell(self._status_blocks(measure, width), source)
        value = getattr(measure, column.field)
        items = [value] if isinstance(value, str) else value
        blocks = self._items(items, column.marker, width, source)
        if column is COLUMNS[-1]:
            of_remark, of_evidence = (source._replace(column=each) for each in _BELOW_OUTCOMES)
            blocks += self._labelled(_REMARK, [measure.remark], width, of_remark)
            blocks += self._labelled(_EVIDENCE, measure.evidence, width, of_evidence)
        return Cell(blocks, source)

    def _items(self, items: list[str], marker: Marker, width: float, source: Source) -> list[Block]:
        texts = [fold(item).strip() for item in items]
        texts = [text for text in texts if text]
        leads = [self._lead(marker, number) for number in range(1, len(texts) + 1)]
        hanging = max((lead.width for lead in leads if lead), default=0.0)
        return [
            Block(
                tuple(self._body.paragraph(text, width, lead=lead, hanging=hanging)),
                source=source._replace(item=item),
                tag=Tag.LI if lead else Tag.P,
                numbered=marker is Marker.NUMBER,
            )
            for item, (text, lead) in enumerate(zip(texts, leads, strict=True))
        ]

    def _labelled(self, label: str, texts: list[str], width: float, source: Source) -> list[Block]:
        labelled = [label + text for text in texts if text.strip()]
        return self._items(labelled, Marker.NONE, width, source)

    def _lead(self, marker: Marker, number: int) -> SetWord | None:
        if marker is Marker.NUMBER:
            return self._body.word(f"{self._number(number)}. ")
        return self._body.word("- ") if marker is Marker.DASH else None

    def _status_blocks(self, measure: Measure, width: float) -> list[Block]:
        blocks: list[Block] = []
        for status, label in STATUS_LABELS.items():
            ticked = measure.status is status
            box = self._body.unseen(_TICKED_BOX if ticked else _EMPTY_BOX)
            lines = self._body.paragraph(label, width, lead=box, hanging=_BOX_ROOM)
            blocks.append(Block(tuple(lines), CheckBox(_BOX_SIDE, ticked), tag=Tag.LI))
            if status is Status.NOT_FEASIBLE:
                of_reason = Source(Measure, measure.id, "reason")
                reason = self._labelled(_REASON, [measure.reason], width, of_reason)
                blocks += (replace(block, tag=None) for block in reason)
        return blocks

    def _inner_width(self, column: Column) -> float:
        return self._widths[column.field] - 2 * PADDING

    def _number(self, number: int) -> str:
        return self._in_digits(str(number))

    def _in_digits(self, text: str) -> str:
        return to_thai(text) if self._digits is Digits.THAI else text


def indicator_heading(indicator: Indicator) -> str:
    """Return the line above an indicator's table, as the form writes it."""
    title = fold(indicator.title).strip()
    heading = f"{INDICATOR_WORD} {fold(indicator.label).strip()}".rstrip()
    return f"{heading} ({title})" if title else heading


def _heading(indicator: Indicator) -> Heading:
    title = " ".join(indicator_heading(indicator).split())
    return Heading(title, Source(Indicator, indicator.id, "title"))


def _head_content(indicator: Indicator, first: Measure | None, digits: Digits) -> Hashable:
    row = _row_content(first, digits) if first else None
    return (indicator.id, indicator.label, indicator.title, row)


def _row_content(measure: Measure, digits: Digits) -> Hashable:
    return (
        digits,
        measure.id,
        tuple(measure.measures),
        tuple(measure.steps),
        measure.timeframe,
        tuple(measure.responsible),
        measure.status,
        measure.reason,
        tuple(measure.outcomes),
        measure.remark,
        tuple(measure.evidence),
    )
