"""Columns are as wide as what stands in them wants, for the fewest pages, and cut no word."""

from __future__ import annotations

from collections.abc import Hashable
from copy import deepcopy
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from ita_desktop.model import ExtraColumn, Indicator, Measure, Office, Orientation, Report, Status
from ita_desktop.model.source import Source
from ita_desktop.pdf import DocumentKind, Typesetter, write_report
from ita_desktop.pdf.cells import CellTexts, hanging
from ita_desktop.pdf.extent import Extent
from ita_desktop.pdf.flow import PageFlow
from ita_desktop.pdf.front import FrontMatter
from ita_desktop.pdf.layout import Layout
from ita_desktop.pdf.layouts import Layouts
from ita_desktop.pdf.paragraph import Setting
from ita_desktop.pdf.photo_numbers import PhotoNumbers
from ita_desktop.pdf.report import ReportForm
from ita_desktop.pdf.report_fonts import BOLD, REGULAR, ReportFonts
from ita_desktop.pdf.sheet import Sheet
from ita_desktop.thai.breaking import words
from tests.pdf.seed import seed_report
from tests.pdf.test_live import INDICATORS

FONTS = ReportFonts()
SETTINGS = FONTS.of("")
FRONT = FrontMatter(SETTINGS)
LAYOUTS = Layouts(FONTS)
# The widths that the columns had for all reports, in parts of the table's.
FIXED = (0.227, 0.221, 0.09, 0.113, 0.132, 0.217)
OFFICE = Office(name="เทศบาลตำบลทดสอบ")

SEED_WORDS = sorted(
    {
        text
        for indicator in seed_report()[1].indicators
        for measure in indicator.measures
        for text in (*measure.measures, *measure.steps, *measure.outcomes)
    }
)
SEED_LIKE = st.builds(
    Indicator,
    label=st.just("๑"),
    title=st.sampled_from(["", "การใช้งบประมาณ"]),
    measures=st.lists(
        st.builds(
            Measure,
            measures=st.lists(st.sampled_from(SEED_WORDS), max_size=4),
            steps=st.lists(st.sampled_from(SEED_WORDS), max_size=5),
            timeframe=st.just("ตลอดปี ๒๕๖๗"),
            responsible=st.lists(st.sampled_from(["สำนักปลัด", "ทุกส่วนราชการ"]), max_size=3),
            outcomes=st.lists(st.sampled_from(SEED_WORDS), max_size=4),
            evidence=st.lists(st.sampled_from(["https://www.a.go.th/news/2566/1"]), max_size=2),
            remark=st.sampled_from(["", "ดำเนินการต่อเนื่องทุกปี"]),
            budget=st.sampled_from(["", "ไม่ใช้งบประมาณ"]),
        ),
        max_size=4,
    ),
)
LOOKS = st.fixed_dictionaries(
    {
        "orientation": st.sampled_from(Orientation),
        "extra_columns": st.lists(st.sampled_from(ExtraColumn), unique=True),
    }
)
KINDS = st.sampled_from(DocumentKind)


class Pages:
    """Counts pages."""

    page_count = 0

    def add(self, sheet: Sheet, bookmarks: list[tuple[str, float]]) -> None:
        self.page_count += 1


def pages_of(report: Report, layout: Layout) -> int:
    """How many pages the tables fill."""
    pages = Pages()
    flow = PageFlow(pages, layout.paper)
    for part in ReportForm(SETTINGS, FRONT, layout, OFFICE, report).parts():
        if part.row.entity in (Indicator, Measure):
            part.set_into(flow)
    flow.skip_to_next_page()
    return pages.page_count


def fixed(report: Report) -> Layout:
    layout = LAYOUTS.of(report, DocumentKind.REPORT)
    widths = tuple(share * layout.paper.inner_width for share in FIXED)
    return replace(layout, widths=widths)


def report_of(indicators: list[Indicator], **fields: object) -> Report:
    return Report(fiscal_year=2566, title="รายงาน", indicators=indicators, **fields)


@pytest.fixture
def seed() -> Report:
    return deepcopy(seed_report()[1])


@pytest.mark.parametrize("orientation", Orientation)
def test_the_seed_takes_no_more_pages_than_in_fixed_widths(
    seed: Report, orientation: Orientation
) -> None:
    seed.orientation = orientation
    ours = pages_of(seed, LAYOUTS.of(seed, DocumentKind.REPORT))
    assert ours == len(seed.indicators)
    assert ours <= pages_of(seed, fixed(seed))


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.lists(INDICATORS, max_size=3), st.lists(SEED_LIKE, max_size=6)), LOOKS, KINDS)
def test_no_report_takes_more_pages_than_in_the_usual_widths(
    indicators: list[Indicator], look: dict[str, object], kind: DocumentKind
) -> None:
    report = report_of(indicators, **look)
    ours, usual = LAYOUTS.of(report, kind), LAYOUTS.usual(report, kind)
    assert pages_of(report, ours) <= pages_of(report, usual)


@settings(max_examples=60, deadline=None)
@given(st.lists(SEED_LIKE, max_size=6))
def test_the_form_takes_no_more_pages_than_in_fixed_widths(indicators: list[Indicator]) -> None:
    report = report_of(indicators)
    assert pages_of(report, LAYOUTS.of(report, DocumentKind.REPORT)) <= pages_of(
        report, fixed(report)
    )


def wants(report: Report, layout: Layout) -> list[list[float]]:
    """For each column the widths that the words in it need; links and the like left out."""
    photos = PhotoNumbers(report, DocumentKind.REPORT)
    texts = CellTexts(layout.columns, report.digits, photos, layout.moved)
    regular, bold = SETTINGS.of(REGULAR, layout.size), SETTINGS.of(BOLD, layout.size)
    found: list[list[float]] = []
    for column in layout.columns:
        needs = list(word_widths(bold, column.title))
        for indicator in report.indicators:
            for place, measure in enumerate(indicator.measures, start=1):
                for passage in texts.passages(measure, column, place):
                    indent = hanging(passage, regular)
                    needs += [
                        indent + width
                        for entry in passage
                        for width in word_widths(regular, entry.text)
                    ]
        found.append([need + 2 * layout.padding for need in needs])
    return found


def word_widths(setting: Setting, text: str) -> list[float]:
    widths = [setting.word(word).fitting_width for line in text.split("\n") for word in words(line)]
    return [width for width in widths if width <= 10 * setting.size]


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.lists(INDICATORS, max_size=3), st.lists(SEED_LIKE, max_size=4)), LOOKS, KINDS)
def test_no_word_is_cut_whatever_columns_the_report_has_and_however_it_lies(
    indicators: list[Indicator], look: dict[str, object], kind: DocumentKind
) -> None:
    report = report_of(indicators, **look)
    layout = LAYOUTS.of(report, kind)
    assert sum(layout.widths) == pytest.approx(layout.paper.inner_width)
    for width, needs in zip(layout.widths, wants(report, layout), strict=True):
        assert width >= max(needs) - 0.01


@pytest.mark.parametrize("orientation", Orientation)
@pytest.mark.parametrize("kind", DocumentKind)
def test_no_word_of_the_form_is_cut_whatever_is_written_in_it(
    orientation: Orientation, kind: DocumentKind
) -> None:
    long = [Measure(measures=["กระบวนการทำงานของ" * 9], steps=["x" * 400], outcomes=["ฏ" * 300])]
    report = report_of([Indicator(label="๑", title="", measures=long)], orientation=orientation)
    layout = LAYOUTS.of(report, kind)
    empty = report_of([Indicator(label="๑", title="", measures=[Measure()])])
    needs = wants(empty, layout)
    assert all(width >= max(need) for width, need in zip(layout.widths, needs, strict=True))


def test_more_columns_have_smaller_letters_than_the_form_alone(seed: Report) -> None:
    sizes = []
    for count in range(5):
        seed.extra_columns = list(ExtraColumn)[:count]
        sizes.append(LAYOUTS.of(seed, DocumentKind.REPORT).size)
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == 11 > sizes[-1] > 9


def test_the_same_report_has_the_same_widths_whatever_was_seen_before(seed: Report) -> None:
    again = deepcopy(seed)
    layouts = Layouts(FONTS)
    first = layouts.of(seed, DocumentKind.REPORT)
    assert layouts.of(again, DocumentKind.REPORT) is first
    seed.indicators[0].measures[0].steps *= 3
    layouts.of(seed, DocumentKind.MEASURES)
    layouts.of(seed, DocumentKind.REPORT)
    assert layouts.of(again, DocumentKind.REPORT).widths == first.widths
    assert Layouts(FONTS).of(again, DocumentKind.REPORT).widths == first.widths


def test_a_letter_more_seldom_changes_the_widths(seed: Report) -> None:
    layouts = Layouts(FONTS)
    measure = seed.indicators[2].measures[0]
    before = measure.steps[0]
    text = "และเผยแพร่ประชาสัมพันธ์ให้ประชาชนทราบอย่างทั่วถึง"
    found = []
    for end in range(len(text)):
        measure.steps[0] = f"{before} {text[:end]}"
        found.append(layouts.of(seed, DocumentKind.REPORT))
    assert sum(one is not other for one, other in pairwise(found)) <= 3


def test_of_a_long_report_a_part_is_looked_at_and_a_row_elsewhere_changes_nothing() -> None:
    rows = [Measure(steps=["ดำเนินการตามแผน " * 9]) for _ in range(5000)]
    report = report_of([Indicator(label="๑", title="", measures=rows)])
    layouts = Layouts(FONTS)
    first = layouts.of(report, DocumentKind.REPORT)
    rows[1].outcomes = ["ผลลัพธ์ " * 900]
    assert layouts.of(report, DocumentKind.REPORT) is first
    assert first.widths[1] > first.widths[0]


# Rows are looked at more closely, but never the one at _FAR_DOWN.
_ROWS, _FAR_DOWN = 300, 250
WIDE = "กรมส่งเสริมอุตสาหกรรม"
FIELDS = ["measures", "steps", "responsible", "outcomes", "evidence"]
FIELDS += ["timeframe", "budget", "remark", "reason"]


def long_report(field: str = "", **fields: object) -> Report:
    """A report with a very wide word far down in one field, if any, of its rows."""
    rows = [
        Measure(
            measures=["ดำเนินการตามแผน " * (9 if field == "steps" else 1)],
            steps=["ดำเนินการตามแผน " * (1 if field == "steps" else 9)],
            outcomes=["มีแผน " * 9],
            status=Status.NOT_FEASIBLE,
            reason="ไม่มี",
        )
        for _ in range(_ROWS)
    ]
    for number, row in enumerate(rows, start=1):
        row.id = number
    if field:
        write_into(rows[_FAR_DOWN], field)
    return report_of([Indicator(label="๑", title="", measures=rows)], **fields)


def write_into(measure: Measure, field: str, text: str = WIDE) -> None:
    setattr(measure, field, text if isinstance(getattr(measure, field), str) else [text])


def cut_columns(report: Report, layout: Layout) -> list[str]:
    """The columns that are narrower than a word in them."""
    return [
        column.field
        for column, width, needs in zip(
            layout.columns, layout.widths, wants(report, layout), strict=True
        )
        if width < max(needs) - 0.01
    ]


@pytest.mark.parametrize("extra", [[], list(ExtraColumn)])
@pytest.mark.parametrize("orientation", Orientation)
@pytest.mark.parametrize("field", FIELDS)
def test_of_a_long_report_no_word_is_cut_in_any_row(
    field: str, orientation: Orientation, extra: list[ExtraColumn]
) -> None:
    report = long_report(field, orientation=orientation, extra_columns=extra)
    assert not cut_columns(report, LAYOUTS.of(report, DocumentKind.REPORT))


def test_of_a_long_report_no_number_of_a_row_is_cut() -> None:
    report = long_report(extra_columns=[ExtraColumn.NUMBER])
    report.indicators[0].measures = (report.indicators[0].measures * 4)[:1000]
    assert not cut_columns(report, LAYOUTS.of(report, DocumentKind.REPORT))


def test_where_there_is_no_room_words_far_down_are_cut_at_their_joints_only() -> None:
    report = long_report(extra_columns=list(ExtraColumn), orientation=Orientation.PORTRAIT)
    joined = "กระบวนการทำงานของกระบวนการทำงาน"
    for field in FIELDS:
        write_into(report.indicators[0].measures[_FAR_DOWN], field, joined + WIDE)
    write_into(report.indicators[0].measures[_FAR_DOWN], "responsible", "กระบวนการทำงาน")
    layout = LAYOUTS.of(report, DocumentKind.REPORT)
    setting = SETTINGS.of(REGULAR, layout.size)
    widths = dict(zip((column.field for column in layout.columns), layout.widths, strict=True))
    part = Extent(setting, "กระบวนการทำงาน").parts
    assert widths["responsible"] >= part + setting.word("- ").width + 2 * layout.padding - 0.01


def test_a_wide_word_far_down_stands_on_one_line_of_the_page(tmp_path: Path) -> None:
    report, pdf = long_report("responsible"), tmp_path / "report.pdf"
    write_report(OFFICE, report, pdf)
    lines = [line for page in PdfReader(pdf).pages for line in page.extract_text().split("\n")]
    assert any(WIDE in line for line in lines)


@pytest.mark.parametrize("field", FIELDS)
def test_typing_a_wide_word_far_down_and_away_again_moves_columns_as_for_a_new_report(
    field: str,
) -> None:
    report, layouts = long_report(extra_columns=list(ExtraColumn)), Layouts(FONTS)
    row = report.indicators[0].measures[_FAR_DOWN]
    plain, before = layouts.of(report, DocumentKind.REPORT), getattr(row, field)
    write_into(row, field)
    typed = layouts.of(report, DocumentKind.REPORT, [Source(Measure, row.id)])
    assert vars(typed) == vars(Layouts(FONTS).of(report, DocumentKind.REPORT))
    assert not cut_columns(report, typed)
    setattr(row, field, before)
    again = layouts.of(report, DocumentKind.REPORT, [Source(Measure, row.id)])
    assert vars(again) == vars(plain)


def test_a_key_in_a_long_report_reads_no_other_row_than_those_that_are_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    report, layouts = long_report(), Layouts(FONTS)
    layouts.of(report, DocumentKind.REPORT)
    row = report.indicators[0].measures[_FAR_DOWN]
    read: list[Measure] = []
    row_content = CellTexts.row_content

    def reading(texts: CellTexts, measure: Measure) -> Hashable:
        read.append(measure)
        return row_content(texts, measure)

    monkeypatch.setattr(CellTexts, "row_content", reading)
    write_into(row, "steps")
    layouts.of(report, DocumentKind.REPORT, [Source(Measure, row.id)])
    assert row in read
    assert len({id(each) for each in read}) <= 101


def test_an_export_has_no_letters_that_were_only_tried(seed: Report) -> None:
    office = seed_report()[0]
    typesetter = Typesetter()
    first, again = BytesIO(), BytesIO()
    typesetter.write(office, seed, first)
    other = deepcopy(seed)
    other.indicators[0].measures[0].steps = ["XYZ ฬาฬ"]
    typesetter.write(office, other, BytesIO())
    typesetter.write(office, seed, again)
    assert first.getvalue() == again.getvalue()
