"""Of a table on the clipboard every cell that says something is an item, and nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.exchange.clipboard import items_of

WORD_NUMBER = "<![if !supportLists]>1.&nbsp;<![endif]>"
STATUS = ["ไม่สามารถดำเนินการได้", "อยู่ระหว่างการดำเนินการ", "ดำเนินการแล้วเสร็จ"]


def page(*rows: list[str]) -> str:
    lines = ["".join(f"<td>{cell}</td>" for cell in row) for row in rows]
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


@pytest.mark.parametrize("head", ["ที่", "ลำดับที่", "ข้อ", "No."])
@pytest.mark.parametrize(
    "numbers",
    [
        ["๑", "๒"],
        ["1.", "2."],
        ["(1)", "(2)"],
        ["1.1", "1.2"],
        ["", ""],
        [WORD_NUMBER] * 2,
        ["7", "3"],
    ],
)
def test_a_header_and_the_numbers_below_it_are_no_items(head, numbers):
    rows = [[number, words] for number, words in zip(numbers, ("คู่มือ", "ประกาศ"), strict=True)]
    assert items_of(page([head, "มาตรการ"], *rows), "") == ["คู่มือ", "ประกาศ"]


def test_one_row_below_a_header_is_enough():
    assert items_of(page(["ที่", "รายการ"], ["๑", "คู่มือ"]), "") == ["คู่มือ"]


def test_any_header_over_numbers_is_none():
    rows = ["รหัส", "โครงการ"], ["1", "คู่มือ"], ["2", "ประกาศ"]
    assert items_of(page(*rows), "") == ["คู่มือ", "ประกาศ"]


def test_the_forms_own_header_goes_with_or_without_numbers():
    header = ["มาตรการ/แนวทาง", "ขั้นตอนหรือวิธีการปฏิบัติ"]
    assert items_of(page(header, ["คู่มือ", "แต่งตั้ง"]), "") == ["คู่มือ", "แต่งตั้ง"]
    numbered = [["ที่", *header], ["๑", "คู่มือ", "แต่งตั้ง"]]
    assert items_of(page(*numbered), "") == ["คู่มือ", "แต่งตั้ง"]


def test_the_second_row_of_the_forms_header_goes_too():
    header = "<tr><td rowspan=2>มาตรการ</td><td colspan=3>สรุปผลการดำเนินการตามมาตรการ</td></tr>"
    boxes = "".join(f"<td>{label}</td>" for label in STATUS)
    row = "<tr><td>คู่มือ</td><td></td><td></td><td>✓</td></tr>"
    items = items_of(f"<table>{header}<tr>{boxes}</tr>{row}</table>", "")
    assert items[0] == "คู่มือ"
    assert not set(items) & {*STATUS, "มาตรการ"}


def test_a_heading_across_the_table_stays_and_the_numbers_may_begin_anew():
    heading = "<tr><td colspan=2>ด้านการเงิน</td></tr>"
    table = page(["๑", "ก"], ["๒", "ข"]).replace("</table>", heading) + page(["๑", "ค"])[7:]
    assert items_of(table, "") == ["ก", "ข", "ด้านการเงิน", "ค"]


@pytest.mark.parametrize(
    "rows",
    [
        [["ร้อยละ", "90"], ["คน", "12"]],
        [["5", "ครั้ง"], ["5", "คน"]],
        [["2566", "คู่มือ"], ["2567", "ประกาศ"]],
        [["ที่ ๑", "คู่มือ"], ["ที่ ๒", "ประกาศ"]],
        [["ชื่อ"], ["๑"], ["๒"]],
    ],
)
def test_cells_that_are_no_numbers_of_rows_all_stay(rows):
    assert items_of(page(*rows), "") == [cell for row in rows for cell in row]


@given(
    st.lists(
        st.lists(
            st.sampled_from(["", "๑", "2", "ที่", "มาตรการ", "ก", "ข ค"]), min_size=1, max_size=4
        ),
        min_size=1,
        max_size=5,
    )
)
def test_words_below_the_first_row_are_never_lost(rows):
    items = items_of(page(*rows), "")
    said = [cell for row in rows[1:] for cell in row if cell in ("ก", "ข ค")]
    first = [cell for cell in rows[0] if cell in ("ก", "ข ค")]
    assert [item for item in items if item in ("ก", "ข ค")] in (first + said, said)
