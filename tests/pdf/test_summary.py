"""The summary and the places to sign: right numbers, a chart that says them, nothing parted."""

from datetime import date
from pathlib import Path

import pikepdf
import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ita_desktop.model import (
    Digits,
    Indicator,
    Measure,
    Office,
    Orientation,
    Report,
    ReportPart,
    ReportRound,
    Status,
)
from ita_desktop.pdf import DocumentKind, write_report
from ita_desktop.thai.digits import to_arabic
from tests.pdf.readers import READERS, back_texts, missing, without_space
from tests.pdf.structure import StructureReader
from tests.pdf.test_exact_text import texts_of
from tests.pdf.test_front import MEMO
from tests.pdf.validator import Validator

OFFICE = Office(name="เทศบาลตำบลทดสอบ")
ORDER = (Status.COMPLETED, Status.IN_PROGRESS, Status.NOT_FEASIBLE, None)
BOTH = [ReportPart.SUMMARY, ReportPart.SIGNATURES]
UNITS = ["สำนักปลัด", "กองคลัง", "กองช่าง"]


def report_of(*measures: Measure, **fields: object) -> Report:
    indicator = Indicator(label="๑", title="การปฏิบัติหน้าที่", measures=list(measures))
    common = {"fiscal_year": 2566, "parts": BOTH, "indicators": [indicator]}
    return Report(**common | fields)


def of_all_statuses() -> Report:
    statuses = [Status.COMPLETED] * 3 + [Status.IN_PROGRESS] * 2 + [Status.NOT_FEASIBLE, None]
    rows = [Measure(status=status, responsible=["กองคลัง"]) for status in statuses]
    return report_of(*rows, **MEMO, problems=["งบน้อย"], suggestions=["เพิ่มงบ", "จัดอบรม"])


def tables_of(pdf: Path) -> list[list[list[str]]]:
    """The cells of each table that stands after those of the indicators."""
    root = StructureReader(pdf).root
    after = root.nodes[[node.text for node in root.nodes].index("สรุปผลการดำเนินการ") :]
    return [
        [[cell.text for cell in row.nodes] for row in node.all("TR")]
        for node in after
        if node.tag == "Table"
    ]


def pages_of(pdf: Path) -> list[str]:
    return [without_space(page.extract_text()) for page in pypdf.PdfReader(pdf).pages]


def first_page_of_summary(pdf: Path) -> int:
    pages = pages_of(pdf)
    return next(at for at, page in enumerate(pages) if "สรุปผลการดำเนินการประจำ" in page)


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    return tmp_path / "report.pdf"


def test_all_rows_are_counted_by_status_with_their_percent(pdf: Path) -> None:
    write_report(OFFICE, of_all_statuses(), pdf)
    assert tables_of(pdf)[0] == [
        ["ผลการดำเนินการ", "จำนวน (รายการ)", "ร้อยละ"],
        ["ดำเนินการแล้วเสร็จ", "๓", "๔๒.๘๖"],
        ["อยู่ระหว่างการดำเนินการ", "๒", "๒๘.๕๗"],
        ["ไม่สามารถดำเนินการได้", "๑", "๑๔.๒๙"],
        ["ยังไม่ระบุ", "๑", "๑๔.๒๙"],
        ["รวม", "๗", "๑๐๐.๐๐"],
    ]


def test_the_chart_says_its_numbers_to_those_who_do_not_see_it(pdf: Path) -> None:
    write_report(OFFICE, of_all_statuses(), pdf)
    read = StructureReader(pdf)
    (figure,) = read.root.all("Figure")
    assert str(figure.raw.Alt) == (
        "แผนภูมิแท่งแสดงจำนวนรายการตามผลการดำเนินการ รวม ๗ รายการ: ดำเนินการแล้วเสร็จ ๓ รายการ, "
        "อยู่ระหว่างการดำเนินการ ๒ รายการ, ไม่สามารถดำเนินการได้ ๑ รายการ, ยังไม่ระบุ ๑ รายการ"
    )


def test_bars_are_told_apart_without_colour(pdf: Path) -> None:
    """One is dark, one has slanting lines, one upright ones, one is white; no colour is set."""
    write_report(OFFICE, of_all_statuses(), pdf)
    with pikepdf.open(pdf) as document:
        page = document.pages[first_page_of_summary(pdf)]
        operators = [str(operator) for _, operator in pikepdf.parse_content_stream(page)]
    assert not {"rg", "RG", "k", "K", "cs", "CS", "scn"} & set(operators)
    assert operators.count("W") == 2


@pytest.mark.parametrize(
    ("digits", "said"),
    [
        (Digits.THAI, "ประจำปีงบประมาณ พ.ศ. ๒๕๖๖ รอบ ๖ เดือน (ตุลาคม ๒๕๖๕ – มีนาคม ๒๕๖๖)"),
        (Digits.ARABIC, "ประจำปีงบประมาณ พ.ศ. 2566 รอบ 6 เดือน (ตุลาคม 2565 – มีนาคม 2566)"),
    ],
)
def test_the_round_is_said_in_the_reports_digits(pdf: Path, digits: Digits, said: str) -> None:
    write_report(OFFICE, report_of(digits=digits, round=ReportRound.SIX_MONTHS), pdf)
    assert without_space(said) in pages_of(pdf)[-1]


def test_a_row_of_several_units_counts_for_each_and_a_note_says_so(pdf: Path) -> None:
    rows = [
        Measure(responsible=["กองคลัง", "กองช่าง"], status=Status.COMPLETED),
        Measure(responsible=["กองช่าง"]),
        Measure(status=Status.IN_PROGRESS),
    ]
    write_report(OFFICE, report_of(*rows), pdf)
    assert tables_of(pdf)[2][1:] == [
        ["กองคลัง", "๑", "๐", "๐", "๐", "๑"],
        ["กองช่าง", "๑", "๐", "๐", "๑", "๒"],
        ["ไม่ระบุผู้รับผิดชอบ", "๐", "๑", "๐", "๐", "๑"],
        ["รวม", "๒", "๑", "๐", "๑", "๔"],
    ]
    note = without_space("ผลรวมจึงมากกว่าจำนวนรายการทั้งหมด (๓ รายการ)")
    assert note in pages_of(pdf)[-1]
    rows[0].responsible = ["กองคลัง"]
    write_report(OFFICE, report_of(*rows), pdf)
    assert "ผลรวมจึงมากกว่า" not in pages_of(pdf)[-1]


ROWS = st.lists(
    st.tuples(st.sampled_from(ORDER), st.lists(st.sampled_from(UNITS), unique=True)), max_size=5
)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(indicators=st.lists(ROWS, min_size=1, max_size=4), upright=st.booleans())
def test_any_reports_numbers_are_right(
    tmp_path: Path,
    indicators: list[list[tuple[Status | None, list[str]]]],
    upright: bool,
) -> None:
    report = report_of(orientation=Orientation.PORTRAIT if upright else Orientation.LANDSCAPE)
    report.indicators = [
        Indicator(label=str(at), measures=[Measure(status=s, responsible=u) for s, u in rows])
        for at, rows in enumerate(indicators)
    ]
    write_report(OFFICE, report, tmp_path / "any.pdf")
    tables = tables_of(tmp_path / "any.pdf")
    rows = [row for each in indicators for row in each]
    if not rows:
        assert tables == []
        return

    def counts(counted: list[tuple[Status | None, list[str]]]) -> list[int]:
        statuses = [status for status, _ in counted]
        return [*map(statuses.count, ORDER), len(statuses)]

    def numbers(table: list[list[str]]) -> list[list[int]]:
        return [[int(to_arabic(cell)) for cell in row[1:]] for row in table[1:]]

    assert [int(to_arabic(row[1])) for row in tables[0][1:]] == counts(rows)
    assert numbers(tables[1]) == [*map(counts, indicators), counts(rows)]
    of_units = {row[0]: found for row, found in zip(tables[2][1:], numbers(tables[2]), strict=True)}
    sums = of_units.pop("รวม")
    expected = {unit: counts([row for row in rows if unit in row[1]]) for unit in UNITS}
    expected["ไม่ระบุผู้รับผิดชอบ"] = counts([row for row in rows if not row[1]])
    assert of_units == {unit: found for unit, found in expected.items() if found[-1]}
    assert sums == [sum(column) for column in zip(*of_units.values(), strict=True)]


def test_a_report_without_rows_says_so(pdf: Path) -> None:
    write_report(OFFICE, report_of(indicators=[]), pdf)
    (page,) = pages_of(pdf)
    assert "ยังไม่มีรายการมาตรการในรายงานนี้" in page
    assert tables_of(pdf) == []


def test_problems_and_suggestions_are_numbered_lists_and_left_out_where_empty(pdf: Path) -> None:
    write_report(OFFICE, of_all_statuses(), pdf)
    root = StructureReader(pdf).root
    texts = [node.text for node in root.nodes]
    at = texts.index("ปัญหาและอุปสรรค")
    assert [node.tag for node in root.nodes[at : at + 4]] == ["H2", "L", "H2", "L"]
    assert texts[at : at + 4] == ["ปัญหาและอุปสรรค", "๑. งบน้อย", "ข้อเสนอแนะ", "๑. เพิ่มงบ๒. จัดอบรม"]
    write_report(OFFICE, report_of(Measure(), problems=["", " "]), pdf)
    assert "ปัญหาและอุปสรรค" not in "".join(pages_of(pdf))
    assert "ข้อเสนอแนะ" not in "".join(pages_of(pdf))


def test_the_measures_alone_have_neither(pdf: Path) -> None:
    write_report(OFFICE, of_all_statuses(), pdf, kind=DocumentKind.MEASURES)
    assert "สรุปผลการดำเนินการ" not in "".join(pages_of(pdf))
    assert "ลงชื่อ" not in "".join(pages_of(pdf))


@pytest.mark.parametrize("orientation", Orientation)
def test_two_hundred_indicators_go_over_pages_whose_sums_are_not_alone(
    pdf: Path, orientation: Orientation
) -> None:
    report = report_of(orientation=orientation)
    for count in range(200, 210):
        report.indicators = [
            Indicator(label=f"<{at}>", title="การใช้อำนาจ", measures=[Measure()])
            for at in range(count)
        ]
        write_report(OFFICE, report, pdf)
        pages = pages_of(pdf)
        first = first_page_of_summary(pdf)
        summary = "".join(pages[first:])
        assert all(summary.count(f"<{at}>") == 1 for at in range(count))
        (last,) = [page for page in pages[first:] if f"<{count - 1}>" in page]
        assert f"๐๐๐{''.join(chr(0xE50 + int(each)) for each in str(count))}" in last


# Who signs


def test_those_who_sign_stand_side_by_side_with_position_and_day(pdf: Path) -> None:
    write_report(OFFICE, report_of(**MEMO, prepared_on=date(2023, 10, 5)), pdf)
    root = StructureReader(pdf).root
    texts = [node.text for node in root.nodes]
    assert texts[texts.index("ผู้จัดทำ") :] == [
        *("ผู้จัดทำ", "ลงชื่อ", "(นางสาวสมใจ ใจดี)", "ตำแหน่ง นิติกร", "วันที่ ๕ ตุลาคม ๒๕๖๖"),
        *("ผู้ตรวจ", "ลงชื่อ", "(นายสมชาย รักงาน)", "ตำแหน่ง ปลัดเทศบาล", "วันที่"),
        *("ผู้อนุมัติ", "ลงชื่อ", "(นายวิชัย พัฒนา)", "ตำแหน่ง นายกเทศมนตรี", "วันที่"),
    ]
    assert len({height_of(pdf, word) for word in ("ผู้จัดทำ", "ผู้ตรวจ", "ผู้อนุมัติ")}) == 1


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("approved_by", "ว่าที่ร้อยตรี วิชัยพัฒนากุลประเสริฐ รุ่งเรืองกิจเจริญ ณ อยุธยา"),
        ("reviewed_position", "หัวหน้าสำนักปลัด รักษาราชการแทนปลัดเทศบาล"),
    ],
)
def test_who_has_no_room_beside_the_others_stands_below_them(
    pdf: Path, field: str, text: str
) -> None:
    fields = MEMO | {field: text}
    write_report(OFFICE, report_of(**fields, orientation=Orientation.PORTRAIT), pdf)
    heights = [height_of(pdf, word) for word in ("ผู้จัดทำ", "ผู้ตรวจ", "ผู้อนุมัติ")]
    assert heights == sorted(set(heights), reverse=True)


@pytest.mark.parametrize("orientation", Orientation)
def test_signatures_are_never_parted_over_pages(pdf: Path, orientation: Orientation) -> None:
    for lines in range(0, 40, 3):
        problems = [f"ข้อ {line}" for line in range(lines)]
        write_report(
            OFFICE, report_of(Measure(), **MEMO, problems=problems, orientation=orientation), pdf
        )
        signed = [page for page in pages_of(pdf) if "ลงชื่อ" in page]
        assert [page.count("ลงชื่อ") for page in signed] == [3]
        assert all(word in signed[0] for word in ("ผู้จัดทำ", "ผู้ตรวจ", "ผู้อนุมัติ", "(นายวิชัยพัฒนา)"))


def height_of(pdf: Path, text: str) -> float:
    """How high a text stands on the last page."""
    found: list[float] = []

    def visit(seen: str, _cm: object, matrix: list[float], _font: object, _size: object) -> None:
        if text in seen:
            found.append(matrix[5])

    pypdf.PdfReader(pdf).pages[-1].extract_text(visitor_text=visit)
    return found[0]


# Reading back, and the standards

LONG = "กองยุทธศาสตร์และงบประมาณ" * 40


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("orientation", Orientation)
def test_long_names_of_units_are_whole(pdf: Path, reader: str, orientation: Orientation) -> None:
    rows = [Measure(responsible=[LONG, "ก" * 400]), Measure(responsible=["ผู้ใหญ่ ๆ & <b>"])]
    write_report(OFFICE, report_of(*rows, orientation=orientation), pdf)
    assert missing(iter([LONG, "ก" * 400, "ผู้ใหญ่ ๆ & <b>"]), READERS[reader](pdf)) == []


TEXT_LISTS = st.lists(texts_of(30), max_size=6)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    problems=TEXT_LISTS,
    suggestions=TEXT_LISTS,
    people=st.lists(texts_of(8), min_size=6, max_size=6),
    orientation=st.sampled_from(Orientation),
)
def test_any_text_reads_back_exactly(
    tmp_path: Path,
    problems: list[str],
    suggestions: list[str],
    people: list[str],
    orientation: Orientation,
) -> None:
    roles = ("prepared", "reviewed", "approved")
    names = [f"{role}_{field}" for role in roles for field in ("by", "position")]
    report = report_of(problems=problems, suggestions=suggestions, orientation=orientation)
    for name, text in zip(names, people, strict=True):
        setattr(report, name, text)
    write_report(OFFICE, report, tmp_path / "any.pdf")
    for name, read in READERS.items():
        assert missing(back_texts(report), read(tmp_path / "any.pdf")) == [], name


@pytest.mark.parametrize("orientation", Orientation)
@pytest.mark.parametrize("flavour", ["3u", "ua1"])
def test_both_meet_the_standards(
    verapdf: Validator, pdf: Path, flavour: str, orientation: Orientation
) -> None:
    report = of_all_statuses()
    report.orientation = orientation
    report.indicators += [Indicator(label=str(at), measures=[Measure()]) for at in range(40)]
    write_report(OFFICE, report, pdf)
    assert verapdf.failures(flavour, pdf) == []
