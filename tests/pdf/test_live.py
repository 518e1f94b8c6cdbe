"""The pages of a report that is being written look as its export, and cost what was changed."""

from __future__ import annotations

from copy import deepcopy
from io import BytesIO

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_desktop.model import (
    Attachment,
    Digits,
    ExtraColumn,
    Indicator,
    Measure,
    Office,
    Orientation,
    Report,
    ReportPart,
    Status,
)
from ita_desktop.model.source import Source
from ita_desktop.pdf import DocumentKind, LivePages, Typesetter
from ita_desktop.pdf.paper import LANDSCAPE
from tests.pdf.seed import seed_report

ZOOM = 0.5
TEXTS = st.one_of(
    st.text(max_size=60),
    st.sampled_from(["ปั่นจักรยานน้ำใจ", "ก้" * 400, "a-b-\nค", "๑๒๓ 100% ", "คำ " * 300, "ผู้ที่ๆ-"]),
)
ITEMS = st.lists(TEXTS, max_size=4)
ATTACHMENTS = st.builds(
    Attachment,
    name=TEXTS,
    caption=TEXTS,
    media_type=st.sampled_from(["image/jpeg", "application/pdf"]),
    width=st.sampled_from([0, 1, 693, 929]),
    height=st.sampled_from([0, 1, 693, 929]),
    content=st.just(""),
)
MEASURES = st.builds(
    Measure,
    measures=ITEMS,
    steps=ITEMS,
    timeframe=TEXTS,
    responsible=ITEMS,
    status=st.sampled_from([None, *Status]),
    reason=TEXTS,
    outcomes=ITEMS,
    remark=TEXTS,
    evidence=ITEMS,
    attachments=st.lists(ATTACHMENTS, max_size=3),
)
INDICATORS = st.builds(Indicator, label=TEXTS, title=TEXTS, measures=st.lists(MEASURES, max_size=4))
REPORTS = st.builds(
    Report,
    fiscal_year=st.just(2566),
    title=TEXTS,
    preface=st.one_of(TEXTS, st.just("หัวข้อ\n\nเนื้อความ " * 40)),
    digits=st.sampled_from(Digits),
    parts=st.lists(st.sampled_from(ReportPart), unique=True),
    memo_from=TEXTS,
    memo_number=TEXTS,
    memo_on=st.none() | st.dates(),
    memo_body=TEXTS,
    reviewed_by=TEXTS,
    reviewed_on=st.none() | st.dates(),
    problems=ITEMS,
    suggestions=ITEMS,
    latest_result_year=st.none() | st.integers(2564, 2568),
    latest_result_score=TEXTS | st.just("89.5"),
    earlier_result_year=st.none() | st.integers(2564, 2568),
    earlier_result_score=TEXTS | st.just("๙๗"),
    indicators=st.lists(INDICATORS, max_size=3),
)
OFFICE = Office(name="เทศบาลตำบลทดสอบ", district="แม่ใจ", province="พะเยา")
_TYPESETTER = Typesetter()


def numbered(report: Report) -> Report:
    """The report with ids, as out of a file."""
    report.id = 1
    for at, indicator in enumerate(report.indicators):
        indicator.id = at + 1
        for row, measure in enumerate(indicator.measures):
            measure.id = 100 * (at + 1) + row
    return report


def picture(pdf: bytes, page: int) -> tuple[tuple[int, int], bytes]:
    with pypdfium2.PdfDocument(pdf) as document:
        shown = document[page].render(scale=ZOOM).to_pil()
    return shown.size, shown.tobytes()


def exported(office: Office, report: Report, kind: DocumentKind = DocumentKind.REPORT) -> bytes:
    stream = BytesIO()
    _TYPESETTER.write(office, report, stream, kind=kind)
    return stream.getvalue()


def assert_same_pages(
    pages: LivePages, office: Office, report: Report, kind: DocumentKind = DocumentKind.REPORT
) -> None:
    pdf = exported(office, report, kind)
    with pypdfium2.PdfDocument(pdf) as document:
        assert len(document) == pages.page_count
    for number in range(pages.page_count):
        assert picture(pages.page(number).pdf(), 0) == picture(pdf, number), number


class Pages(LivePages):
    """Counts what is set."""

    def __init__(self) -> None:
        self.set: list[Source] = []
        super().__init__(self.set.append)

    def show(self, office: Office, report: Report) -> list[Source]:
        """Lay a report out; return what was set for it."""
        self.set.clear()
        self.take(office, report)
        assert self.lay_out()
        return list(self.set)


@pytest.fixture
def report() -> Report:
    return numbered(deepcopy(seed_report()[1]))


@pytest.fixture
def long_report() -> Report:
    """Three indicators of 20 rows over several pages."""
    indicators = [
        Indicator(
            label=str(number),
            title="การใช้อำนาจ",
            measures=[Measure(measures=[f"แถว {number}.{row}"]) for row in range(20)],
        )
        for number in range(3)
    ]
    return numbered(Report(fiscal_year=2566, title="รายงาน", indicators=indicators))


def test_every_page_of_the_real_report_looks_as_its_export(report: Report) -> None:
    pages = Pages()
    pages.show(seed_report()[0], report)
    assert_same_pages(pages, seed_report()[0], report)


@settings(max_examples=6, deadline=None)
@given(reports=st.lists(REPORTS, min_size=1, max_size=3))
def test_any_reports_pages_look_as_its_export_whatever_was_shown_before(
    reports: list[Report],
) -> None:
    pages = LivePages()
    for report in map(numbered, reports):
        pages.take(OFFICE, report)
        pages.lay_out()
        assert_same_pages(pages, OFFICE, report)


def test_pages_still_look_so_after_every_kind_of_change(long_report: Report) -> None:
    pages = Pages()
    first, second = long_report.indicators[:2]
    pages.show(OFFICE, long_report)
    second.measures[7].steps = ["ขั้นตอนที่ยาวมาก " * 30]
    pages.show(OFFICE, long_report)
    del first.measures[3]
    pages.show(OFFICE, long_report)
    first.measures.insert(0, second.measures.pop(2))
    pages.show(OFFICE, long_report)
    long_report.indicators.reverse()
    long_report.digits = Digits.ARABIC
    pages.show(OFFICE, long_report)
    assert_same_pages(pages, OFFICE, long_report)


def test_one_page_is_a_document_of_its_own_with_the_fonts_it_needs(report: Report) -> None:
    office = seed_report()[0]
    pages = Pages()
    pages.show(office, report)
    alone, whole = pages.page(3).pdf(), exported(office, report)
    assert len(alone) < len(whole) * 0.7
    with pypdfium2.PdfDocument(alone) as document:
        assert len(document) == 1
        text = document[0].get_textpage().get_text_range()
    with pypdfium2.PdfDocument(whole) as document:
        assert text == document[3].get_textpage().get_text_range()


def test_only_the_indicator_that_was_changed_is_set_again(report: Report) -> None:
    office = seed_report()[0]
    pages = Pages()
    assert len(pages.show(office, report)) == 8
    assert pages.show(office, report) == []
    changed = report.indicators[3]
    changed.measures[0].steps = [*changed.measures[0].steps, "ทดสอบ"]
    assert pages.show(office, report) == [Source(Indicator, changed.id)]
    report.preface += " ก"
    assert pages.show(office, report) == [Source(Report, 1, "preface")]
    assert_same_pages(pages, office, report)


def test_a_row_that_keeps_its_height_moves_no_other(long_report: Report) -> None:
    pages = Pages()
    assert len(pages.show(OFFICE, long_report)) == 61
    row = long_report.indicators[1].measures[5]
    row.measures = ["แถวอื่น"]
    assert pages.show(OFFICE, long_report) == [Source(Measure, row.id)]


def test_a_row_that_grows_moves_those_below_it_and_none_above(long_report: Report) -> None:
    pages = Pages()
    rows = long_report.indicators[1].measures
    rows[5].steps = ["ขั้น"] * 9  # as high as the row becomes, so that no column is wider for it
    pages.show(OFFICE, long_report)
    rows[5].steps = ["ขั้น"] * 12
    again = pages.show(OFFICE, long_report)
    assert again[:2] == [Source(Measure, rows[5].id), Source(Measure, rows[6].id)]
    assert not {Source(Measure, row.id) for row in rows[:5]} & set(again)


@pytest.mark.parametrize("renews", [True, False])
def test_a_text_for_which_columns_are_wider_changes_all_tables(
    long_report: Report, renews: bool
) -> None:
    pages = Pages()
    pages.show(OFFICE, long_report)
    row = long_report.indicators[1].measures[5]
    row.steps = ["ยาว " * 900]
    pages.set.clear()
    if renews:
        pages.renew([Source(Measure, row.id)])
    else:
        pages.take(OFFICE, long_report)
    assert pages.lay_out()
    assert len(pages.set) == 60  # all but the front
    assert_same_pages(pages, OFFICE, long_report)


@pytest.mark.parametrize("interrupted", [True, False])
def test_a_wide_word_in_any_row_makes_columns_wider_once_all_is_laid_out(
    interrupted: bool,
) -> None:
    rows = [Measure(measures=["ทำ"], steps=["ทำตามแผน " * 4]) for _ in range(130)]
    row = rows[125]  # of such a report, the widths are found out with others
    report = Report(fiscal_year=2566, title="ก", indicators=[Indicator(label="๑", measures=rows)])
    numbered(report)
    row.responsible = ["กรมส่งเสริมอุตสาหกรรม"]
    pages = Pages()
    pages.take(OFFICE, report)
    if interrupted:
        assert not pages.lay_out(lambda: pages.is_complete)
        assert pages.is_complete  # but for the widths
    assert pages.lay_out()
    assert_same_pages(pages, OFFICE, report)
    for responsible in ([], ["กรมส่งเสริมอุตสาหกรรม"]):
        row.responsible = responsible
        pages.renew([Source(Measure, row.id)])
        assert pages.lay_out()
        assert_same_pages(pages, OFFICE, report)
    pages.set.clear()
    row.responsible = ["สำนักปลัด"]
    row.measures = ["กรมส่งเสริมอุตสาหกรรม"]
    pages.take(OFFICE, report)  # as when a row was added
    assert pages.lay_out()
    assert_same_pages(pages, OFFICE, report)


def test_paper_and_columns_and_document_can_change(report: Report) -> None:
    office = seed_report()[0]
    pages = Pages()
    pages.show(office, report)
    report.orientation = Orientation.PORTRAIT
    report.extra_columns = [ExtraColumn.NUMBER, ExtraColumn.REMARK]
    pages.show(office, report)
    assert [round(side) for side in pages.page(0).size] == [595, 842]
    assert_same_pages(pages, office, report)
    pages.take(office, report, DocumentKind.MEASURES)
    assert pages.lay_out()
    assert_same_pages(pages, office, report, DocumentKind.MEASURES)


def test_tables_on_other_paper_look_as_their_export_whatever_changes(report: Report) -> None:
    office = seed_report()[0]
    report.orientation = Orientation.PORTRAIT
    report.extra_columns = list(ExtraColumn)
    pages = Pages()
    pages.show(office, report)
    assert pages.notes.is_turned
    across = [number for number in range(pages.page_count) if number in pages.other_sizes()]
    for number in range(pages.page_count):
        assert pages.page(number).size == pages.other_sizes().get(number, pages.size)
    assert across == list(range(across[0], across[-1] + 1))
    last = report.indicators[-1].measures[-1]
    for steps in (["ดำเนินการตามแผน " * 90], ["ทำ"]):
        last.steps = steps
        pages.renew([Source(Measure, last.id)])
        assert pages.lay_out()
        assert_same_pages(pages, office, report)
    report.indicators[-1].measures.append(Measure(measures=["อีกข้อหนึ่ง"]))
    last = report.indicators[-1].measures[-1]
    last.id = 999
    pages.show(office, report)
    assert_same_pages(pages, office, report)
    provisional = pages.provisional_page(Source(Measure, last.id))
    assert provisional
    assert provisional.size == (LANDSCAPE.width, LANDSCAPE.height)


def test_what_was_laid_out_before_an_interruption_is_kept(long_report: Report) -> None:
    pages = Pages()
    pages.take(OFFICE, long_report)
    assert not pages.lay_out(lambda: len(pages.set) == 10)
    assert not pages.is_complete
    begun = pages.page_count
    assert begun > 0
    pages.take(OFFICE, long_report)  # as a new key would have it
    assert pages.lay_out()
    assert len(pages.set) == 61
    assert pages.page_count > begun


def test_parts_not_at_hand_are_set_again_when_their_page_is_asked_for() -> None:
    rows = [Measure(measures=[f"แถว {row}"]) for row in range(700)]
    indicator = Indicator(label="๑", title="ยาว", measures=rows)
    report = numbered(Report(fiscal_year=2566, title="รายงาน", indicators=[indicator]))
    pages = Pages()
    pages.show(OFFICE, report)
    pages.set.clear()
    assert pages.page(1).areas
    assert 0 < len(pages.set) < 20
    assert pages.page_of(Source(Measure, rows[0].id, "steps")) == 1


def test_the_place_of_every_field_is_known(report: Report) -> None:
    office = deepcopy(OFFICE)
    office.id = 1
    pages = Pages()
    pages.show(office, report)
    shown = {area.source for number in range(8) for area in pages.page(number).areas}
    expected = {
        Source(Report, 1, "title"),
        Source(Office, 1, "name"),
        Source(Office, 1, "district"),
    }
    for indicator in report.indicators:
        expected.add(Source(Indicator, indicator.id, "title"))
        for measure in indicator.measures:
            for column in ("measures", "steps", "outcomes", "responsible"):
                items = range(len(getattr(measure, column)))
                expected.add(Source(Measure, measure.id, column))
                expected |= {Source(Measure, measure.id, column, item) for item in items}
            expected |= {Source(Measure, measure.id, column) for column in ("timeframe", "status")}
    assert expected <= shown
    assert any(source.column == "preface" for source in shown)


def test_areas_lie_where_the_words_stand(report: Report) -> None:
    office = seed_report()[0]
    pages = Pages()
    pages.show(office, report)
    measure = report.indicators[2].measures[0]
    with pypdfium2.PdfDocument(pages.page(4).pdf()) as document:
        text = document[0].get_textpage()
        for item, step in enumerate(measure.steps):
            (area,) = [
                area
                for area in pages.page(4).areas
                if area.source == Source(Measure, measure.id, "steps", item)
            ]
            inside = text.get_text_bounded(area.left, area.bottom, area.right, area.top)
            assert step[:12] in inside.replace("\r\n", "").replace("\u00a0", " ")


def test_the_item_of_a_cell_over_several_pages_has_its_own_page() -> None:
    measure = Measure(steps=[f"ขั้น {number} " + "คำ " * 80 for number in range(40)])
    indicator = Indicator(label="๑", title="ยาว", measures=[Measure(), measure])
    report = numbered(Report(fiscal_year=2566, title="รายงาน", indicators=[indicator]))
    pages = Pages()
    pages.show(OFFICE, report)
    found = [pages.page_of(Source(Measure, measure.id, "steps", item)) for item in range(40)]
    assert found == sorted(found)
    assert found[0] < found[-1] == pages.page_count - 1
    assert pages.page_of(Source(Measure, 999, "steps")) is None


def test_a_page_can_be_seen_before_its_turn(long_report: Report) -> None:
    pages = Pages()
    pages.take(OFFICE, long_report)
    row = Source(Measure, long_report.indicators[2].measures[4].id, "measures", 0)
    assert pages.page_of(row) is None
    page = pages.provisional_page(row)
    assert row in {area.source for area in page.areas}
    assert page.pdf().startswith(b"%PDF")
    assert pages.page_count == 0
    assert pages.provisional_page(Source(Measure, 999)) is None


def test_an_empty_report_has_its_cover() -> None:
    pages = Pages()
    pages.show(Office(), Report(fiscal_year=2566))
    assert pages.page_count == 1
    assert pages.page(0).pdf().startswith(b"%PDF")
    with pytest.raises(IndexError):
        pages.page(1)


@settings(max_examples=40, deadline=None)
@given(
    edits=st.lists(
        st.tuples(st.integers(0, 23), st.sampled_from([0, 1, 40, 300]), st.integers(0, 3)),
        max_size=8,
    )
)
def test_renewed_rows_make_the_pages_that_a_new_start_makes(
    edits: list[tuple[int, int, int]],
) -> None:
    rows = [Measure(measures=[f"แถว {row}"]) for row in range(24)]
    indicators = [
        Indicator(label=str(at), title="ก", measures=rows[12 * at : 12 * at + 12])
        for at in range(2)
    ]
    report = numbered(Report(fiscal_year=2566, title="รายงาน", indicators=indicators))
    pages = _SHARED
    pages.show(OFFICE, report)
    for row, words, parts in edits:
        rows[row].steps = ["คำ " * words]
        pages.set.clear()
        pages.renew([Source(Measure, rows[row].id)])
        pages.lay_out(lambda most=parts: len(pages.set) >= most)
    pages.lay_out()
    left = [pages.page(number).content for number in range(pages.page_count)]
    pages.show(OFFICE, Report(fiscal_year=2566))
    pages.show(OFFICE, report)
    assert left == [pages.page(number).content for number in range(pages.page_count)]


def test_a_key_in_a_long_report_costs_no_more_than_its_row(long_report: Report) -> None:
    pages = Pages()
    pages.show(OFFICE, long_report)
    indicator = long_report.indicators[2]
    indicator.title = "อื่น"
    pages.set.clear()
    pages.renew([Source(Indicator, indicator.id), Source(Measure, 999)])
    assert pages.lay_out()
    assert pages.set == [Source(Indicator, indicator.id)]
    assert_same_pages(pages, OFFICE, long_report)


_SHARED = Pages()
