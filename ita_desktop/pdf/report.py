"""The report as the form prints it: cover, preface, then each indicator with its table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

from ita_desktop.model import Digits, Indicator, Measure, Office, Report, Status
from ita_desktop.model.form import COLUMNS, INDICATOR_WORD, STATUS_LABELS, Column, Marker
from ita_desktop.pdf.block import Block, CheckBox
from ita_desktop.pdf.cid_font import SetWord
from ita_desktop.pdf.flow import WIDTH, PageFlow, page_number_line
from ita_desktop.pdf.front import set_cover, set_preface
from ita_desktop.pdf.paragraph import Setting
from ita_desktop.pdf.sheet import SheetDocument
from ita_desktop.pdf.table import PADDING, Cell, Table
from ita_desktop.thai.digits import to_thai
from ita_desktop.thai.folding import fold

REGULAR = "F1"
BOLD = "F2"

# Sarabun at 11 points is as large as the offices' TH Sarabun at 16.
_BODY_SIZE = 11.0
_HEADING_SIZE = 13.0
_COVER_SIZE = 24.0
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
_COLUMN_WIDTHS = tuple(_COLUMN_SHARES[column.field] * WIDTH for column in COLUMNS)
_BOX_SIDE = 0.72 * _BODY_SIZE
_BOX_ROOM = 1.25 * _BODY_SIZE
# What the drawn boxes read back as.
_EMPTY_BOX = "☐"
_TICKED_BOX = "☑"
_REASON = "เนื่องจาก "
_REMARK = "หมายเหตุ: "
_EVIDENCE = "หลักฐาน: "


class ReportPages:
    """Sets one report into a document.

    Args:
        document: where the pages go.
        office: whose report it is.
        report: what to print; only read.
        on_row: called after each table row that is placed.
    """

    def __init__(
        self, document: SheetDocument, office: Office, report: Report, on_row: Callable[[], None]
    ) -> None:
        self._office = office
        self._report = report
        self._on_row = on_row
        regular, bold = document.fonts[REGULAR], document.fonts[BOLD]
        self._body = Setting(regular, _BODY_SIZE)
        self._strong = Setting(bold, _BODY_SIZE)
        self._heading = Setting(bold, _HEADING_SIZE)
        self._cover = Setting(bold, _COVER_SIZE)
        self._flow = PageFlow(
            document, lambda page: page_number_line(self._body, self._number(page))
        )
        header = [self._header_cell(column) for column in COLUMNS]
        self._table = Table(_COLUMN_WIDTHS, header)

    def set(self) -> None:
        """Set all pages."""
        set_cover(self._flow, self._cover, self._office, self._report)
        set_preface(self._flow, self._body, self._heading, self._report.preface)
        for indicator in self._report.indicators:
            self._set_indicator(indicator)
        self._flow.skip_to_next_page()

    def _set_indicator(self, indicator: Indicator) -> None:
        flow = self._flow
        title = indicator_heading(indicator)
        heading = self._heading.paragraph(title, WIDTH)
        rows: Iterator[list[Cell]] = (self._row(measure) for measure in indicator.measures)
        first = next(rows, [()] * len(COLUMNS))
        flow.skip(_TABLE_GAP)
        table_height = self._table.least_height(first)
        if sum(line.height for line in heading) + _HEADING_GAP + table_height > flow.room:
            flow.skip_to_next_page()
        flow.bookmark(title)
        flow.place(heading)
        flow.skip(_HEADING_GAP)
        if table_height > flow.room:  # below a heading that took whole pages
            flow.skip_to_next_page()
        self._table.place(flow, chain([first], rows), self._on_row)

    def _header_cell(self, column: Column) -> Cell:
        width = self._inner_width(column)
        return [Block(tuple(self._strong.paragraph(column.title, width)), centred=True)]

    def _row(self, measure: Measure) -> list[Cell]:
        return [self._cell(column, measure) for column in COLUMNS]

    def _cell(self, column: Column, measure: Measure) -> Cell:
        width = self._inner_width(column)
        if column.field == "status":
            return self._status_cell(measure, width)
        value = getattr(measure, column.field)
        items = [value] if isinstance(value, str) else value
        blocks = self._items(items, column.marker, width)
        if column is COLUMNS[-1]:
            blocks += self._labelled(_REMARK, [measure.remark], width)
            blocks += self._labelled(_EVIDENCE, measure.evidence, width)
        return blocks

    def _items(self, items: list[str], marker: Marker, width: float) -> list[Block]:
        texts = [fold(item).strip() for item in items]
        texts = [text for text in texts if text]
        leads = [self._lead(marker, number) for number in range(1, len(texts) + 1)]
        hanging = max((lead.width for lead in leads if lead), default=0.0)
        return [
            Block(tuple(self._body.paragraph(text, width, lead=lead, hanging=hanging)))
            for text, lead in zip(texts, leads, strict=True)
        ]

    def _labelled(self, label: str, texts: list[str], width: float) -> list[Block]:
        return self._items([label + text for text in texts if text.strip()], Marker.NONE, width)

    def _lead(self, marker: Marker, number: int) -> SetWord | None:
        if marker is Marker.NUMBER:
            return self._body.word(f"{self._number(number)}. ")
        return self._body.word("- ") if marker is Marker.DASH else None

    def _status_cell(self, measure: Measure, width: float) -> list[Block]:
        blocks: list[Block] = []
        for status, label in STATUS_LABELS.items():
            ticked = measure.status is status
            box = self._body.unseen(_TICKED_BOX if ticked else _EMPTY_BOX)
            lines = self._body.paragraph(label, width, lead=box, hanging=_BOX_ROOM)
            blocks.append(Block(tuple(lines), CheckBox(_BOX_SIDE, ticked)))
            if status is Status.NOT_FEASIBLE:
                blocks += self._labelled(_REASON, [measure.reason], width)
        return blocks

    def _inner_width(self, column: Column) -> float:
        return _COLUMN_WIDTHS[COLUMNS.index(column)] - 2 * PADDING

    def _number(self, number: int) -> str:
        return to_thai(str(number)) if self._report.digits is Digits.THAI else str(number)


def indicator_heading(indicator: Indicator) -> str:
    """Return the line above an indicator's table, as the form writes it."""
    title = fold(indicator.title).strip()
    heading = f"{INDICATOR_WORD} {fold(indicator.label).strip()}".rstrip()
    return f"{heading} ({title})" if title else heading
