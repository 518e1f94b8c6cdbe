"""The parts before and after the tables in the pages of a report that is being written."""

from __future__ import annotations

from copy import deepcopy
from datetime import date

import pypdfium2
import pytest

from ita_desktop.model import Indicator, Measure, Office, Report, ReportPart, Status
from ita_desktop.model.source import Source
from ita_desktop.pdf.paper import LANDSCAPE, PORTRAIT
from tests.pdf.test_front import MEMO, RESULTS, picture
from tests.pdf.test_live import OFFICE, Pages, assert_same_pages, numbered

CONTENTS = Source(Report, 1, "parts")
SUMMARY = Source(Report, 1, "problems")


@pytest.fixture
def report() -> Report:
    """All parts, two pages of contents, and rows over several pages."""
    indicators = [
        Indicator(
            label=str(number),
            title=f"การใช้อำนาจ {number}",
            measures=[Measure(measures=[f"แถว {number}.{row}"]) for row in range(3)],
        )
        for number in range(25)
    ]
    fields = MEMO | RESULTS | {"preface": "ตามที่เทศบาลได้ดำเนินการ", "parts": list(ReportPart)}
    return numbered(Report(fiscal_year=2566, title="รายงาน", indicators=indicators, **fields))


@pytest.fixture
def pages() -> Pages:
    return Pages()


def text_of(pages: Pages, number: int) -> str:
    with pypdfium2.PdfDocument(pages.page(number).pdf()) as document:
        return document[0].get_textpage().get_text_range().replace("\r\n", " ")


def test_all_parts_look_as_their_export(pages: Pages, report: Report) -> None:
    office = Office(name="เทศบาล", logo=picture("RGB", (90, 60), (200, 30, 60)))
    pages.show(office, report)
    assert_same_pages(pages, office, report)


def test_pages_tell_their_paper(pages: Pages, report: Report) -> None:
    pages.show(OFFICE, report)
    assert pages.size == (LANDSCAPE.width, LANDSCAPE.height)
    assert pages.other_sizes() == {1: (PORTRAIT.width, PORTRAIT.height)}
    for number in range(pages.page_count):
        assert pages.page(number).size == pages.other_sizes().get(number, pages.size)


def test_a_field_around_the_tables_is_set_alone(pages: Pages, report: Report) -> None:
    pages.show(OFFICE, report)
    for column, value in (
        ("memo_subject", "เรื่องอื่น"),
        ("latest_result_score", "๙๙"),
        ("preface", "อื่น"),
        ("reviewed_on", date(2023, 10, 10)),
    ):
        setattr(report, column, value)
        again = pages.show(OFFICE, report)
        shown = [source.column for source in again]
        assert len(shown) == 1, column
    report.reviewed_by = "นายอื่น"  # in the memo, and where he signs
    assert {each.column for each in pages.show(OFFICE, report)} == {"memo_from", "prepared_by"}
    report.problems = ["งบน้อย"]  # which moves the signatures
    assert {each.column for each in pages.show(OFFICE, report)} == {"problems", "prepared_by"}
    report.title = "อื่น"
    assert pages.show(OFFICE, report) == [Source(Report, 1, "title")]
    assert_same_pages(pages, OFFICE, report)


def test_a_row_that_moves_no_page_leaves_the_contents_as_they_are(
    pages: Pages, report: Report
) -> None:
    pages.show(OFFICE, report)
    pages.page(3)
    row = report.indicators[3].measures[2]
    row.steps = ["สั้น"]
    pages.set.clear()
    pages.renew([Source(Measure, row.id)])
    assert pages.lay_out()
    pages.page(3)
    assert pages.set == [Source(Measure, row.id)]


def test_pages_that_move_are_other_numbers_in_the_contents(pages: Pages, report: Report) -> None:
    pages.show(OFFICE, report)
    before = [text_of(pages, number) for number in (3, 4)]
    row = report.indicators[0].measures[2]
    row.steps = ["คำ " * 4000]
    pages.set.clear()
    pages.renew([Source(Measure, row.id)])
    assert pages.lay_out()
    assert CONTENTS not in pages.set
    after = [text_of(pages, number) for number in (3, 4)]
    assert pages.set[-1] == CONTENTS
    assert after != before
    assert_same_pages(pages, OFFICE, report)


def test_a_title_is_renewed_in_the_contents_and_nothing_else_is_set(
    pages: Pages, report: Report
) -> None:
    pages.show(OFFICE, report)
    pages.page(4)
    indicator = report.indicators[24]
    indicator.title = "ชื่ออื่น"
    pages.set.clear()
    pages.renew([Source(Indicator, indicator.id)])
    assert pages.lay_out()
    assert "(ชื่ออื่น)" in text_of(pages, 4)
    assert set(pages.set) == {CONTENTS, Source(Indicator, indicator.id), SUMMARY}
    assert_same_pages(pages, OFFICE, report)


def test_contents_that_grow_by_a_page_move_all_behind_them_without_setting_it(
    pages: Pages, report: Report
) -> None:
    pages.show(OFFICE, report)
    count = pages.page_count
    indicator = report.indicators[24]
    indicator.title = "ชื่อที่ยาว " * 260
    pages.set.clear()
    pages.renew([Source(Indicator, indicator.id)])
    assert pages.lay_out()
    assert pages.page_count > count
    rows = {source for source in pages.set if source.entity is not Report}
    assert rows <= {Source(Indicator, 25), *(Source(Measure, 2500 + row) for row in range(3))}
    assert_same_pages(pages, OFFICE, report)
    indicator.title = "สั้น"
    pages.renew([Source(Indicator, indicator.id)])
    assert pages.lay_out()
    assert pages.page_count == count
    assert_same_pages(pages, OFFICE, report)


def test_contents_of_a_layout_that_is_not_complete_name_what_is_known(
    pages: Pages, report: Report
) -> None:
    pages.take(OFFICE, report)
    assert not pages.lay_out(lambda: len(pages.set) == 12)
    first = text_of(pages, 3)
    assert "(ITA) ๖ ตัวชี้วัดที่ 0 (การใช้อำนาจ 0) ๗" in first
    assert "(การใช้อำนาจ 15) -" in first
    pages.renew([Source(Indicator, report.indicators[0].id)])
    assert pages.lay_out()
    assert text_of(pages, 3) != first
    assert_same_pages(pages, OFFICE, report)


def test_fields_are_followed_to_their_page(pages: Pages, report: Report) -> None:
    office = deepcopy(OFFICE)
    office.id = 1
    pages.show(office, report)
    for column, page in {
        "title": 0,
        "memo_subject": 1,
        "memo_on": 1,
        "prepared_by": pages.page_count - 1,
        "approved_position": pages.page_count - 1,
        "preface": 2,
        "latest_result_score": 5,
        "digits": 0,
    }.items():
        assert pages.page_of(Source(Report, 1, column)) == page, column
    assert pages.page_of(Source(Office, 1, "logo")) == 0
    assert pages.page_of(Source(Indicator, 1, "title")) == 6
    report.parts = [ReportPart.MEMO]
    pages.show(office, report)
    assert pages.page_of(Source(Office, 1, "name")) is None
    assert pages.page_of(Source(Report, 1, "preface")) == 0
    assert pages.page_of(Source(Report, 1, "prepared_by")) == 0


def test_each_field_has_its_place_on_the_page(pages: Pages, report: Report) -> None:
    office = Office(name="เทศบาล", district="ก", logo=picture("RGB", (90, 60), "red"))
    office.id = 1
    pages.show(office, report)
    shown = {area.source for number in range(6) for area in pages.page(number).areas}
    columns = {source.column for source in shown if source.entity is Report}
    assert columns >= {"title", "preface", *MEMO, *RESULTS}
    assert Source(Office, 1, "logo") in shown
    assert Source(Report, 1, "memo_body", 1) in shown
    # An entry of the contents leads to the title that it shows.
    entries = {area.source for number in (3, 4) for area in pages.page(number).areas}
    assert entries == {Source(Indicator, each.id, "title") for each in report.indicators}


def test_a_part_can_be_seen_before_its_turn(pages: Pages, report: Report) -> None:
    pages.take(OFFICE, report)
    page = pages.provisional_page(Source(Report, 1, "memo_subject"))
    assert page is not None
    assert page.size == (PORTRAIT.width, PORTRAIT.height)
    assert Source(Report, 1, "memo_subject") in {area.source for area in page.areas}


def test_a_summary_is_set_again_only_where_what_it_counts_is_another(
    pages: Pages, report: Report
) -> None:
    pages.show(OFFICE, report)
    row = report.indicators[3].measures[2]
    for column, value, is_counted in (
        ("steps", ["ขั้นตอน"], False),
        ("status", Status.COMPLETED, True),
        ("responsible", ["กองคลัง"], True),
        ("outcomes", ["ผล"], False),
    ):
        setattr(row, column, value)
        pages.set.clear()
        pages.renew([Source(Measure, row.id)])
        assert pages.lay_out()
        around = [each for each in pages.set if each.column != "prepared_by"]  # may have moved
        assert around == [Source(Measure, row.id), *[SUMMARY] * is_counted], column
    assert_same_pages(pages, OFFICE, report)


def test_a_summary_follows_the_last_row_and_a_title(pages: Pages, report: Report) -> None:
    pages.show(OFFICE, report)
    last = report.indicators[24]
    last.measures[2].status = Status.IN_PROGRESS
    pages.set.clear()
    pages.renew([Source(Measure, last.measures[2].id)])
    assert pages.lay_out()
    assert pages.set == [Source(Measure, last.measures[2].id), SUMMARY]
    last.title = "ชื่ออื่น"
    pages.renew([Source(Indicator, last.id)])
    assert pages.lay_out()
    assert_same_pages(pages, OFFICE, report)


def test_a_summary_that_grows_moves_the_signatures(pages: Pages, report: Report) -> None:
    pages.show(OFFICE, report)
    row = report.indicators[0].measures[0]
    row.responsible = [f"กอง {number}" for number in range(60)]
    pages.renew([Source(Measure, row.id)])
    assert pages.lay_out()
    assert_same_pages(pages, OFFICE, report)


def test_the_cursor_in_a_field_after_the_tables_finds_its_page(
    pages: Pages, report: Report
) -> None:
    report.suggestions = ["ควรจัดอบรม"]
    pages.show(OFFICE, report)
    last = pages.page_count - 1
    assert pages.page_of(Source(Report, 1, "suggestions", 0)) == last
    assert pages.page_of(Source(Report, 1, "approved_on")) == last
    assert pages.page_of(Source(Report, 1, "memo_body")) == 1
    assert pages.page_of(Source(Indicator, 1)) < last - 1
