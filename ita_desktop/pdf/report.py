"""The report as the form prints it: each indicator with its table, and what stands around them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from functools import partial
from itertools import chain

from ita_desktop.model import Indicator, Measure, Office, Report
from ita_desktop.model.form import Column, Marker
from ita_desktop.model.source import Source
from ita_desktop.pdf.appendix import Appendix
from ita_desktop.pdf.back import BackMatter
from ita_desktop.pdf.block import Block, CheckBox
from ita_desktop.pdf.cells import CellTexts, Passage, hanging, indicator_heading
from ita_desktop.pdf.flow import PageFlow, page_number_line
from ita_desktop.pdf.front import Entries, FrontMatter, section_tag
from ita_desktop.pdf.layout import BODY_SIZE, HEADING_SIZE, Layout
from ita_desktop.pdf.link import link_in
from ita_desktop.pdf.measuring import HEADING_GAP, TABLE_GAP
from ita_desktop.pdf.paragraph import Line, Settings
from ita_desktop.pdf.part import Heading, Part
from ita_desktop.pdf.photo_numbers import PhotoNumbers
from ita_desktop.pdf.report_fonts import BOLD, REGULAR
from ita_desktop.pdf.table import Cell, Table
from ita_desktop.pdf.turning import turned

_BOX_SIDE = 0.72  # ems
# What the drawn boxes read back as.
_EMPTY_BOX = "☐"
_TICKED_BOX = "☑"


class ReportForm:
    """Sets the parts of a report, one after the other, in the fonts of one document.

    Args:
        settings: of that document's fonts.
        front: sets what comes before the tables, in the same fonts.
        layout: of the report's tables.
        office: whose report it is; only read.
        report: what to print; only read.
        appendix: sets the pictures, in the same fonts; without it boxes stand for them.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - the parts of a form
        self,
        settings: Settings,
        front: FrontMatter,
        layout: Layout,
        office: Office,
        report: Report,
        appendix: Appendix | None = None,
    ) -> None:
        self._appendix = appendix or Appendix(settings, None)
        self._photos = PhotoNumbers(report, layout.kind)
        self.paper = layout.report_paper
        self._front = front
        self._back = BackMatter(settings)
        self._layout = layout
        self._office = office
        self._report = report
        self._body = settings.of(REGULAR, BODY_SIZE)
        self._heading = settings.of(BOLD, HEADING_SIZE)
        self._cell_text = settings.of(REGULAR, layout.size)
        self._header_text = settings.of(BOLD, layout.size)
        self._section = section_tag(report, layout.kind)
        self._texts = CellTexts(layout.columns, report.digits, self._photos, layout.moved)
        header = [self._header_cell(*each) for each in self._columns()]
        self._table = Table(layout.paper, layout.widths, header, layout.padding)

    def page_number(self, page: int) -> Line:
        """Return what stands at the top of page n, from 1."""
        return page_number_line(self._body, self._texts.number(page))

    def parts(self, entries: Entries = lambda: ()) -> Iterator[Part]:
        """Yield the parts: the first begins its first page, the others follow as they come.

        Args:
            entries: of the contents; asked when these are set.
        """
        office, report, kind = self._office, self._report, self._layout.kind
        is_empty = True
        front = self._front.parts(office, report, kind, entries)
        back = self._back.parts(report, kind, self._section)
        appendix = self._appendix.parts(self._photos, self.paper, report.digits, self._section)
        tables = self._tables()
        if self._layout.notes.is_turned:
            tables = turned(tables, self._layout.paper, self.paper)
        for part in chain(front, tables, back, appendix):
            is_empty = False
            yield part
        if is_empty:
            yield self._front.cover(office, report, kind)

    def _tables(self) -> Iterator[Part]:
        for indicator in self._report.indicators:
            first = indicator.measures[0] if indicator.measures else None
            source = Source(Indicator, indicator.id)
            head = partial(self._set_head, indicator=indicator, first=first)
            content: Callable[[], Hashable] = partial(self._head_content, indicator, first)
            heading = partial(_heading, indicator)
            shows = (Source(Measure, first.id),) if first else ()
            yield Part(source, content, head, head, heading, shows)
            for place, measure in enumerate(indicator.measures[1:], start=2):
                row = partial(self._set_row, measure=measure, place=place)
                alone = partial(self._set_alone, measure=measure, place=place)
                content = partial(self._row_content, measure, place)
                yield Part(Source(Measure, measure.id), content, row, alone)

    def _set_head(self, flow: PageFlow, indicator: Indicator, first: Measure | None) -> None:
        title = indicator_heading(indicator)
        heading = self._heading.paragraph(title, flow.paper.inner_width)
        source = Source(Indicator, indicator.id)
        row = self._row(first, place=1) if first else self._row_of_no_measures(source)
        flow.skip(TABLE_GAP)
        table_height = self._table.least_height(row)
        if sum(line.height for line in heading) + HEADING_GAP + table_height > flow.room:
            flow.skip_to_next_page()
        flow.bookmark(title)
        flow.place(heading, source=source._replace(column="title"), tag=self._section)
        flow.skip(HEADING_GAP)
        if table_height > flow.room:  # below a heading that took whole pages
            flow.skip_to_next_page()
        self._table.begin(flow)
        self._table.place_row(flow, row)

    def _set_alone(self, flow: PageFlow, measure: Measure, place: int) -> None:
        self._table.begin(flow)
        self._set_row(flow, measure, place)

    def _set_row(self, flow: PageFlow, measure: Measure, place: int) -> None:
        self._table.place_row(flow, self._row(measure, place))

    def _columns(self) -> Iterator[tuple[Column, float]]:
        """Yield the columns with the room for their text."""
        layout = self._layout
        for column, width in zip(layout.columns, layout.widths, strict=True):
            yield column, width - 2 * layout.padding

    def _header_cell(self, column: Column, room: float) -> Cell:
        lines = self._header_text.paragraph(column.title, room)
        return Cell([Block(tuple(lines), centred=True, tag=None)])

    def _row(self, measure: Measure, place: int) -> list[Cell]:
        cells: list[Cell] = []
        for column, room in self._columns():
            passages = self._texts.passages(measure, column, place)
            blocks = [block for each in passages for block in self._blocks(each, column, room)]
            field = None if column.field == "position" else column.field
            cells.append(Cell(blocks, Source(Measure, measure.id, field)))
        return cells

    def _row_of_no_measures(self, source: Source) -> list[Cell]:
        cells: list[Cell] = []
        for column, room in self._columns():
            passage = self._texts.of_no_measures(column)
            cells.append(Cell(list(self._blocks(passage, column, room, centred=True)), source))
        return cells

    def _blocks(
        self, passage: Passage, column: Column, room: float, *, centred: bool = False
    ) -> Iterator[Block]:
        setting = self._cell_text
        indent = hanging(passage, setting)
        for entry in passage:
            lead, box = setting.word(entry.lead) if entry.lead else None, None
            if entry.is_ticked is not None:
                lead = setting.unseen(_TICKED_BOX if entry.is_ticked else _EMPTY_BOX)
                box = CheckBox(_BOX_SIDE * setting.size, entry.is_ticked)
            lines = setting.paragraph(entry.text, room, lead=lead, hanging=indent)
            yield Block(
                tuple(lines),
                box,
                centred=centred or column.is_centred,
                source=entry.source,
                tag=entry.tag,
                numbered=column.marker is Marker.NUMBER,
                link=link_in(entry.text) if entry.tag else None,
            )

    def _head_content(self, indicator: Indicator, first: Measure | None) -> Hashable:
        row = self._row_content(first, 1) if first else None
        heading = (indicator.id, indicator.label, indicator.title, self._section)
        return (heading, self._layout, row)

    def _row_content(self, measure: Measure, place: int) -> Hashable:
        shown = self._texts.row_content(measure)
        return (self._layout, self._report.digits, measure.id, place, shown)


def _heading(indicator: Indicator) -> Heading:
    title = " ".join(indicator_heading(indicator).split())
    return Heading(title, Source(Indicator, indicator.id, "title"))
