"""A table of any cells: every line is placed once, in order, inside the margins, whatever fits."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from ita_desktop.pdf.block import Block, CheckBox
from ita_desktop.pdf.flow import PageFlow
from ita_desktop.pdf.paper import LANDSCAPE
from ita_desktop.pdf.paragraph import Line
from ita_desktop.pdf.sheet import Sheet
from ita_desktop.pdf.table import Cell, Table

PAGE = LANDSCAPE.inner_height
TOP, BOTTOM = LANDSCAPE.inner_top, LANDSCAPE.bottom
HEADER = 40.0
COLUMNS = 3

HEIGHTS = st.one_of(st.floats(5, 30), st.floats(5, PAGE - HEADER - 20))
BLOCKS = st.lists(HEIGHTS, min_size=1, max_size=60)
CELLS = st.lists(BLOCKS, max_size=6)
# A row of the form is never empty: its three check boxes stand in it.
ROWS = st.lists(
    st.tuples(st.lists(BLOCKS, min_size=1, max_size=6), *[CELLS] * (COLUMNS - 1)), max_size=6
)
Rows = list[tuple[list[list[float]], ...]]


class Pages:
    """Keeps the pages it is given."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []

    @property
    def page_count(self) -> int:
        return len(self.sheets)

    def add(self, sheet: Sheet, bookmarks: list[tuple[str, float]]) -> None:
        self.sheets.append(sheet)


def line(name: str, height: float) -> Line:
    return Line("F1", 10, name, 10, height * 0.75, height * 0.25)


def cell(name: str, blocks: list[list[float]]) -> Cell:
    return Cell(
        [
            Block(
                tuple(line(f"{name},{at}.{number};", high) for number, high in enumerate(heights)),
                CheckBox(5, ticked=False),
            )
            for at, heights in enumerate(blocks)
        ]
    )


def placed(sheet: Sheet) -> list[tuple[str, float]]:
    """Each line's name and the height of its base line, in the order of the page's text."""
    lines = []
    for text in sheet.content().split("BT\n")[1:]:
        y = 0.0
        for step, name in re.findall(r" (\S+) Td \[(.*?)\]TJ", text):
            y += float(step)
            lines.append((name, y))
    return lines


def set_table(rows: Rows, start: float) -> list[Sheet]:
    pages = Pages()
    flow = PageFlow(pages, LANDSCAPE)
    header = [cell("h", [[HEADER - 8]]) for _ in range(COLUMNS)]
    table = Table(LANDSCAPE, [100.0] * COLUMNS, header)
    cells = [
        [cell(f"{row},{column}", blocks) for column, blocks in enumerate(each)]
        for row, each in enumerate(rows)
    ]
    flow.y = start
    if cells and table.least_height(cells[0]) > flow.room:
        flow.break_page()
    table.begin(flow)
    for each in cells:
        table.place_row(flow, each)
    flow.break_page()
    return pages.sheets


@settings(max_examples=150, deadline=None)
@given(rows=ROWS, start=st.floats(BOTTOM + HEADER + 10, TOP))
def test_every_line_is_placed_once_in_order_inside_the_margins(rows: Rows, start: float) -> None:
    sheets = set_table(rows, start)
    pages = [placed(sheet) for sheet in sheets]
    names = [name for page in pages for name, _ in page]
    for row, cells in enumerate(rows):
        for column, blocks in enumerate(cells):
            begin = f"{row},{column},"
            assert [name for name in names if name.startswith(begin)] == [
                f"{begin}{at}.{number};"
                for at, heights in enumerate(blocks)
                for number in range(len(heights))
            ]
    for page in pages:
        assert all(BOTTOM <= y <= TOP for name, y in page)
    # One box for each block, wherever its lines are.
    boxes = sum(sheet.content().count(" 5 5 re S") for sheet in sheets)
    headers = sum(name.startswith("h") for name in names)
    assert boxes == sum(len(blocks) for cells in rows for blocks in cells) + headers


@settings(max_examples=100, deadline=None)
@given(rows=ROWS)
def test_no_page_after_the_first_is_without_lines_of_the_rows(rows: Rows) -> None:
    pages = [placed(sheet) for sheet in set_table(rows, TOP)]
    for page in pages[1:]:
        assert any(name[0].isdigit() for name, _ in page)
        assert [name[0] for name, _ in page].count("h") == COLUMNS


@settings(max_examples=100, deadline=None)
@given(rows=ROWS)
def test_all_cells_of_a_row_begin_on_the_same_page(rows: Rows) -> None:
    pages = [{name for name, _ in placed(sheet)} for sheet in set_table(rows, TOP)]
    for row, cells in enumerate(rows):
        begins = {f"{row},{column},0.0;" for column, blocks in enumerate(cells) if blocks}
        assert any(begins <= page for page in pages)


@settings(max_examples=100, deadline=None)
@given(rows=ROWS)
def test_a_block_that_a_page_can_hold_stands_on_one_page(rows: Rows) -> None:
    pages = [{name for name, _ in placed(sheet)} for sheet in set_table(rows, TOP)]
    for row, cells in enumerate(rows):
        for column, blocks in enumerate(cells):
            for at, heights in enumerate(blocks):
                if sum(heights) <= PAGE - HEADER - 9:
                    names = {f"{row},{column},{at}.{number};" for number in range(len(heights))}
                    assert any(names <= page for page in pages)
