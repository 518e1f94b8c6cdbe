"""Web pages, tidy or not."""

from __future__ import annotations

import html

import pytest

from ita_desktop.assets import RESOURCES
from ita_desktop.exchange import NoteKind, read_source
from ita_desktop.model import Status
from tests.exchange.conftest import Read
from tests.exchange.forms import (
    HEADERS,
    HEADING,
    accounted,
    characters,
    html_form,
    html_table,
    indicators,
    measures,
    row,
    stored,
)

YEAR = "<p>ปีงบประมาณ ๒๕๖๖</p>"


def test_the_sample_as_a_page_is_the_same_report(read: Read):
    seed = RESOURCES / "sample-report-2566.txt"
    page = []
    for line in seed.read_text(encoding="utf-8").replace("## ", "").split("\n"):
        if "\t" in line:
            page.append(html_table([line.split("\t")]))
        elif line.strip():
            page.append(f"<p>{html.escape(line.strip())}</p>")
    as_text, as_page = read_source(seed), read("\n".join(page), ".html")
    assert [text for text in stored(as_page) if "\n" not in text] == [
        text for text in stored(as_text) if "\n" not in text
    ]
    assert as_page.reports[0].title == as_text.reports[0].title
    assert [m.status for m in measures(as_page)] == [Status.COMPLETED] * 6


def test_a_caption_or_a_merged_cell_may_be_the_heading(read: Read):
    rows = html_table([HEADERS, row(measures="ก")])
    caption = rows.replace("<table>", f"<table><caption>{HEADING}</caption>")
    merged = rows.replace("<table>", f'<table><tr><td colspan="6">{HEADING}</td></tr>')
    for table in (caption, merged):
        (indicator,) = indicators(read(YEAR + table, ".html"))
        assert indicator.title == "การปฏิบัติหน้าที่"
        assert indicator.measures[0].measures == ["ก"]


def test_cells_and_rows_that_nobody_closed_are_read(read: Read):
    rows = "".join(
        "<tr>" + "".join(f"<td>{c}" for c in cells) for cells in (HEADERS, row(steps="<p>ก<p>ข"))
    )
    (measure,) = measures(read(f"{YEAR}<p>{HEADING}<table>{rows}", ".htm"))
    assert measure.steps == ["ก", "ข"]
    assert measure.status is Status.COMPLETED


def test_merged_cells_keep_the_others_in_their_columns(read: Read):
    first, second = row(measures="ก", steps="ข"), row(steps="ค")[1:]
    table = html_table([HEADERS, first, second]).replace("<td>ก", '<td rowspan="2">ก')
    rows = measures(read(f"{YEAR}<p>{HEADING}</p>{table}", ".html"))
    assert [(m.measures, m.steps) for m in rows] == [(["ก"], ["ข"]), ([], ["ค"])]
    assert [m.status for m in rows] == [Status.COMPLETED] * 2


def test_list_elements_are_items_and_line_ends_of_the_source_are_spaces(read: Read):
    cells = row(steps="<ol><li>ก\n   ข</li><li>ค</li></ol>", outcomes="<ul><li>ง<li>จ</ul>")
    (measure,) = measures(read(html_form([cells]), ".html"))
    assert (measure.steps, measure.outcomes) == (["ก ข", "ค"], ["ง", "จ"])


def test_a_table_inside_a_cell_is_text_of_the_cell(read: Read):
    (measure,) = measures(read(html_form([row(steps=html_table([["ก", "ข"]]))]), ".html"))
    assert measure.steps == ["ก", "ข"]
    assert measure.status is Status.COMPLETED


def test_what_a_reader_of_the_page_sees_or_follows_is_reported(read: Read):
    cells = row(steps='<a href="https://example.org/x">ดู</a> <img alt="รูป"> <a href="#y">z</a>')
    imported = read(f"<title>ชื่อ</title><style>p {{}}</style>{html_form([cells])}", ".html")
    unplaced = [note.text for note in imported.to_look_at() if note.kind == NoteKind.UNPLACED]
    assert unplaced == ["ชื่อ", "https://example.org/x", "รูป"]


def test_a_box_outside_the_status_column_is_asked_about(read: Read):
    imported = read(html_form([row(steps='ก <input type="checkbox" checked>')]), ".html")
    assert [note.kind for note in imported.to_look_at()] == [NoteKind.QUESTION]


@pytest.mark.parametrize(
    "tail", ["A&B; &foo; x", "<b c d", "<!-- x", "a <5% b", "&lt", "</", "<script>x<y"]
)
def test_no_character_of_odd_markup_is_lost(read: Read, tail: str):
    base = html_form([row(steps="ก")])
    imported = read(f"{base}{tail}", ".html")
    shown = tail.replace("<script>", "").replace("&lt", "<")
    assert accounted(imported) == accounted(read(base, ".html")) + characters([shown])


def test_an_unknown_declaration_is_no_obstacle(read: Read):
    assert measures(read(f"<![foo]>{html_form([row(steps='ก')])}", ".html"))[0].steps == ["ก"]
