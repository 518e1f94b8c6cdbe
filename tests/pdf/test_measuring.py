"""Pages that are counted before anything is set are as many as are filled then."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from ita_desktop.model import Indicator, Measure
from ita_desktop.pdf import DocumentKind
from ita_desktop.pdf.cells import CellTexts, hanging, indicator_heading
from ita_desktop.pdf.extent import Extent
from ita_desktop.pdf.layout import HEADING_SIZE, Layout
from ita_desktop.pdf.measuring import MeasuredCell, Section, count_pages
from ita_desktop.pdf.photo_numbers import PhotoNumbers
from ita_desktop.pdf.report_fonts import BOLD, REGULAR
from ita_desktop.pdf.table import PADDINGS
from ita_desktop.pdf.widths import shared
from tests.pdf.test_layout import (
    LAYOUTS,
    LOOKS,
    SEED_LIKE,
    SETTINGS,
    pages_of,
    report_of,
)
from tests.pdf.test_live import INDICATORS


def counted(indicators: list[Indicator], layout: Layout, texts: CellTexts) -> int:
    paper, size, padding = layout.paper, layout.size, layout.padding
    regular, bold = SETTINGS.of(REGULAR, size), SETTINGS.of(BOLD, size)
    headings = SETTINGS.of(BOLD, HEADING_SIZE)

    def cell(texts_of_cell: list[tuple[Extent, float]]) -> MeasuredCell:
        return MeasuredCell(texts_of_cell, padding, size)

    sections = []
    for indicator in indicators:
        rows = [
            [
                cell(
                    [
                        (Extent(regular, entry.text), hanging(passage, regular))
                        for passage in texts.passages(measure, column, place)
                        for entry in passage
                    ]
                )
                for column in layout.columns
            ]
            for place, measure in enumerate(indicator.measures, start=1)
        ]
        if not rows:
            nothing = (texts.of_no_measures(column) for column in layout.columns)
            rows = [[cell([(Extent(regular, entry.text), 0.0)]) for (entry,) in nothing]]
        heading = Extent(headings, indicator_heading(indicator)).heights(paper.inner_width)
        sections.append(Section(heading, rows, paper))
    titles = [cell([(Extent(bold, column.title), 0.0)]) for column in layout.columns]
    header = max(
        title.standing(width).height for title, width in zip(titles, layout.widths, strict=True)
    )
    return count_pages(sections, layout.widths, header + PADDINGS, paper)


@settings(max_examples=150, deadline=None)
@given(
    indicators=st.one_of(st.lists(INDICATORS, max_size=3), st.lists(SEED_LIKE, max_size=6)),
    look=LOOKS,
    data=st.data(),
)
def test_as_many_pages_are_counted_as_are_filled_in_any_widths(
    indicators: list[Indicator], look: dict[str, object], data: st.DataObject
) -> None:
    report = report_of(indicators, **look)
    found = LAYOUTS.of(report, DocumentKind.REPORT)
    count = len(found.columns)
    shares = data.draw(st.lists(st.floats(1, 3), min_size=count, max_size=count), "shares")
    widths = shared(shares, (0.0,) * count, found.paper.inner_width)
    layout = replace(found, widths=widths)
    photos = PhotoNumbers(report, DocumentKind.REPORT)
    texts = CellTexts(layout.columns, report.digits, photos, layout.moved)
    assert counted(indicators, layout, texts) == pages_of(report, layout)


def test_pages_of_any_height_are_counted_to_the_point() -> None:
    lines = [3, 9, 1, 14, 2, 6, 22, 4, 1, 1, 8, 5]
    indicators = [
        Indicator(label="๑", title="ก", measures=[Measure(steps=["ก\n" * above + "ข", "ค"])])
        for above in lines
    ]
    indicators += [Indicator(label="๒", title="ข " * 200), Indicator(label="๓")]
    report = report_of(indicators)
    usual = LAYOUTS.usual(report, DocumentKind.REPORT)
    texts = CellTexts(usual.columns, report.digits, PhotoNumbers(report, DocumentKind.REPORT))
    for step in range(120):
        paper = replace(usual.paper, height=usual.paper.height - step / 4)
        layout = replace(usual, paper=paper)
        assert counted(indicators, layout, texts) == pages_of(report, layout)
