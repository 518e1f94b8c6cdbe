"""How a cell becomes items, in both forms."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.exchange import NoteKind
from ita_desktop.model import Status
from tests.exchange.conftest import Read
from tests.exchange.forms import HEADERS, html_form, measures, row, text_form


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("๑. ก ๒. ข ๓. ค", ["ก", "ข", "ค"]),
        ("1. ก 2. ข", ["ก", "ข"]),
        ("๑) ก ๒) ข", ["ก", "ข"]),
        ("(1) ก (2) ข", ["ก", "ข"]),
        ("๑.ก ๒.ข", ["ก", "ข"]),
        ("๙. ก ๑๐. ข", ["ก", "ข"]),
        ("๑. ก ปี ๒๕๖๖ ข้อ ๒.๑ และ 2.5 ข ๒. ค", ["ก ปี ๒๕๖๖ ข้อ ๒.๑ และ 2.5 ข", "ค"]),
        ("๑. ตามข้อ ๒. ของระเบียบ", ["ตามข้อ ๒. ของระเบียบ"]),
        ("๑. ก ๓. ข", ["ก ๓. ข"]),
        ("ก ๑. ข ๒. ค", ["ก ๑. ข ๒. ค"]),
        ("๒.๑ ก", ["๒.๑ ก"]),
        ("2566. ก", ["2566. ก"]),
        ("- ก - ข -ค", ["ก", "ข", "ค"]),
        ("-ก  -ข", ["ก", "ข"]),
        ("– ก – ข - ค", ["ก", "ข - ค"]),
        ("• ก • ข", ["ก", "ข"]),
        ("- ปี 2566 - 2567 E-Service -5 องศา", ["ปี 2566 - 2567 E-Service -5 องศา"]),
        ("ก - ข", ["ก - ข"]),
        ("-5 องศา", ["-5 องศา"]),
        ("<p>๑. ก</p> <p>๒. ข</p>", ["ก", "ข"]),
        ("<p>ก</p><p>ข</p>", ["ก", "ข"]),
        ("ก<br>ข<br/>ค", ["ก", "ข", "ค"]),
        ("<p>๑. ก</p><p>ต่อ</p><p>๒. ข</p>", ["ก ต่อ", "ข"]),
        ("<p>๑. ก</p><p>- ย่อย</p><p>๒. ข</p>", ["ก - ย่อย", "ข"]),
        ("<p>๑.</p><p>ก</p>", ["ก"]),
        ("<p>ดังนี้</p><p>๑. ก</p>", ["ดังนี้", "ก"]),
        ("๑. ก  ข", ["ก  ข"]),
        ("-", []),
        ("", []),
    ],
)
def test_items_lose_their_marks_and_nothing_else(read: Read, cell: str, items: list[str]):
    for source in (text_form([row(measures="x", steps=cell)]), None):
        imported = (
            read(source) if source else read(html_form([row(steps=cell, measures="x")]), ".html")
        )
        assert measures(imported)[0].steps == items


_word = st.text("กขคงจฉabc/()", min_size=1, max_size=8)
_item = st.lists(_word, min_size=1, max_size=4).map(" ".join)


@given(st.lists(_item, min_size=1, max_size=12), st.sampled_from(["๑. ", "1) ", "- ", "<p>"]))
def test_items_come_out_as_they_went_in(read: Read, items: list[str], style: str):
    if style == "<p>":
        cell = "".join(f"<p>{item}</p>" for item in items)
    elif style == "- ":
        cell = " ".join(f"- {item}" for item in items)
    else:
        thai = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙") if style == "๑. " else {}
        cell = " ".join(
            f"{number}{style[1:]}{item}".translate(thai) for number, item in enumerate(items, 1)
        )
    assert measures(read(text_form([row(outcomes=cell, steps="x")])))[0].outcomes == items
    page = html_form([row(outcomes=cell, steps="x")])
    assert measures(read(page, ".html"))[0].outcomes == items


def test_a_user_is_asked_about_numbers_that_are_out_of_order(read: Read):
    imported = read(text_form([row(steps="<p>๑. ก</p><p>๓. ข</p>")]))
    assert measures(imported)[0].steps == ["ก", "ข"]
    (note,) = imported.to_look_at()
    assert note.kind == NoteKind.QUESTION
    assert "numbered 1, 3" in str(note)


def test_a_timeframe_stays_one_text(read: Read):
    cell = "<p>- ต.ค. ๒๕๖๕</p><p>- ก.ย. ๒๕๖๖</p>"
    assert (
        measures(read(text_form([row(timeframe=cell)])))[0].timeframe == "- ต.ค. ๒๕๖๕ - ก.ย. ๒๕๖๖"
    )


BOX = '<input type="checkbox"/>'
TICK = '<input checked="" type="checkbox"/>'
NAMES = ["ไม่สามารถดำเนินการได้", "อยู่ระหว่าง การดำเนินการ", "ดำเนินการแล้วเสร็จ"]


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        (f"{TICK} {NAMES[0]} {BOX} {NAMES[1]} {BOX} {NAMES[2]}", Status.NOT_FEASIBLE),
        (f"<p>{BOX} {NAMES[0]}</p><p>{TICK} {NAMES[1]}</p>", Status.IN_PROGRESS),
        (f"☐{NAMES[0]} ☐{NAMES[1]} ☒{NAMES[2]}", Status.COMPLETED),
        (f"□ {NAMES[0]}<br>✓ {NAMES[1]}", Status.IN_PROGRESS),
        (NAMES[2], Status.COMPLETED),
    ],
)
def test_the_ticked_box_is_the_status(read: Read, cell: str, status: Status):
    for imported in (
        read(text_form([row(steps="x", status=cell)])),
        read(html_form([row(steps="x", status=cell)]), ".html"),
    ):
        assert measures(imported)[0].status is status
        assert imported.to_look_at() == []


@pytest.mark.parametrize(
    "cell",
    [
        f"{BOX} {NAMES[0]} {BOX} {NAMES[1]} {BOX} {NAMES[2]}",
        f"{TICK} {NAMES[0]} {TICK} {NAMES[1]} {BOX} {NAMES[2]}",
        " ".join(NAMES),
        "",
    ],
)
def test_no_box_or_two_are_a_question(read: Read, cell: str):
    for imported in (
        read(text_form([row(steps="x", status=cell)])),
        read(html_form([row(steps="x", status=cell)]), ".html"),
    ):
        assert measures(imported)[0].status is None
        assert NoteKind.QUESTION in [note.kind for note in imported.to_look_at()]


def test_words_after_a_status_label_are_reported(read: Read):
    cell = f"☑ {NAMES[0]} เนื่องจากไม่มีงบประมาณ"
    imported = read(text_form([row(steps="x", status=cell)]))
    assert measures(imported)[0].status is Status.NOT_FEASIBLE
    assert [note.text for note in imported.to_look_at()] == ["เนื่องจากไม่มีงบประมาณ"]


def test_marks_of_other_kinds_in_a_text_cell_are_text(read: Read):
    cell = '<b>&<5% <img src="x"> &amp; {0} %s'
    assert measures(read(text_form([row(steps=cell)])))[0].steps == [cell]
    assert measures(read(html_form([row(steps=html.escape(cell))]), ".html"))[0].steps == [cell]


def test_columns_are_found_by_their_headers_in_any_order(read: Read):
    headers = ["ที่", *reversed(HEADERS), "งบประมาณ"]
    cells = ["๑", *reversed(row(measures="- ก", steps="๑. ข")), "๕๐๐ บาท"]
    for imported in (read(text_form([cells], headers)), read(html_form([cells], headers), ".html")):
        (measure,) = measures(imported)
        assert (measure.measures, measure.steps) == (["ก"], ["ข"])
        assert measure.status is Status.COMPLETED
        assert [(note.kind, note.text) for note in imported.to_look_at()] == [
            (NoteKind.UNPLACED, text) for text in ("ที่", "งบประมาณ", "๑", "๕๐๐ บาท")
        ]
