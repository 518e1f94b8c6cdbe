"""What a report's settings change on paper: columns, orientation, round, the other document."""

from copy import deepcopy
from pathlib import Path

import pypdf
import pytest

from ita_desktop.model import (
    Digits,
    ExtraColumn,
    Indicator,
    Measure,
    Office,
    Orientation,
    Report,
    ReportPart,
    ReportRound,
    Status,
)
from ita_desktop.model.form import COLUMNS, MEASURES_TITLE, NO_MEASURES_WORDS, STATUS_LABELS
from ita_desktop.pdf import DocumentKind, FormatNotes, write_report
from tests.pdf.readers import without_space
from tests.pdf.seed import seed_report
from tests.pdf.structure import StructureReader
from tests.pdf.validator import Validator

OFFICE = Office(name="เทศบาลตำบลทดสอบ", district="เมือง", province="พะเยา")


def measure(name: str = "ทำคู่มือ") -> Measure:
    return Measure(
        measures=[name],
        timeframe="ตลอดปี",
        budget="๕๐,๐๐๐ บาท",
        responsible=["สำนักปลัด"],
        status=Status.COMPLETED,
        outcomes=["มีคู่มือ"],
        remark="ทำต่อปีหน้า",
        evidence=["a.go.th/1", "คำสั่งที่ ๑"],
    )


def report_of(*measures: Measure, **fields: object) -> Report:
    indicator = Indicator(label="๑", title="การปฏิบัติหน้าที่", measures=list(measures))
    return Report(**{"fiscal_year": 2566, "title": "รายงาน", "indicators": [indicator]} | fields)


def pages_of(pdf: Path) -> list[str]:
    return [without_space(page.extract_text()) for page in pypdf.PdfReader(pdf).pages]


def sizes_of(pdf: Path) -> list[tuple[int, int]]:
    """The width and height of each page, in points."""
    return [
        (round(float(page.mediabox.width)), round(float(page.mediabox.height)))
        for page in pypdf.PdfReader(pdf).pages
    ]


def rows_of(pdf: Path, tag: str = "TD") -> list[list[str]]:
    """The cells of each row of all tables, as a screen reader reads them."""
    rows = [row for table in StructureReader(pdf).root.all("Table") for row in table.all("TR")]
    cells = [[without_space(cell.text) for cell in row.all(tag)] for row in rows]
    return [row for row in cells if row]


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    return tmp_path / "report.pdf"


def test_extra_columns_stand_in_their_places(pdf: Path) -> None:
    write_report(OFFICE, report_of(measure(), extra_columns=list(ExtraColumn)), pdf)
    titles = [without_space(column.title) for column in COLUMNS]
    assert rows_of(pdf, "TH") == [["ที่", *titles[:3], "งบประมาณ", *titles[3:], "หลักฐาน", "หมายเหตุ"]]
    (row,) = rows_of(pdf)
    assert row[0] == "๑"
    assert row[4] == "๕๐,๐๐๐บาท"
    assert row[7:] == ["-มีคู่มือ", "-a.go.th/1-คำสั่งที่๑", "ทำต่อปีหน้า"]


def test_without_columns_of_their_own_remark_and_evidence_stand_below_the_outcomes(
    pdf: Path,
) -> None:
    write_report(OFFICE, report_of(measure(), extra_columns=[ExtraColumn.EVIDENCE]), pdf)
    assert rows_of(pdf)[0][5:] == ["-มีคู่มือหมายเหตุ:ทำต่อปีหน้า", "-a.go.th/1-คำสั่งที่๑"]
    write_report(OFFICE, report_of(measure()), pdf)
    assert rows_of(pdf)[0][5:] == ["-มีคู่มือหมายเหตุ:ทำต่อปีหน้าหลักฐาน:a.go.th/1หลักฐาน:คำสั่งที่๑"]
    assert "๕๐,๐๐๐" not in "".join(pages_of(pdf))


def test_an_indicator_without_measures_says_so_in_its_row(pdf: Path, verapdf: Validator) -> None:
    report = report_of(extra_columns=list(ExtraColumn), parts=[])
    write_report(OFFICE, report, pdf)
    assert rows_of(pdf) == [["-", NO_MEASURES_WORDS, *"--------"]]
    assert not verapdf.failures("ua1", pdf)


@pytest.mark.parametrize(("digits", "numbers"), [(Digits.THAI, "๑๒๓"), (Digits.ARABIC, "123")])
def test_rows_are_numbered_in_each_table_anew(pdf: Path, digits: Digits, numbers: str) -> None:
    indicators = [Indicator(label=name, measures=[measure() for _ in range(3)]) for name in "กข"]
    report = Report(
        fiscal_year=2566,
        digits=digits,
        indicators=indicators,
        extra_columns=[ExtraColumn.NUMBER],
    )
    write_report(OFFICE, report, pdf)
    assert [row[0] for row in rows_of(pdf)] == list(numbers * 2)


@pytest.mark.parametrize(
    ("orientation", "size"),
    [(Orientation.PORTRAIT, (595, 842)), (Orientation.LANDSCAPE, (842, 595))],
)
def test_every_page_lies_as_the_report_says(
    pdf: Path, orientation: Orientation, size: tuple[int, int]
) -> None:
    office, seed = seed_report()
    report = Report(
        fiscal_year=2566, title=seed.title, preface=seed.preface, orientation=orientation
    )
    report.indicators = [Indicator(label="๑", title="", measures=[measure()])]
    write_report(office, report, pdf)
    assert set(sizes_of(pdf)) == {size}


def test_tables_lie_across_where_their_words_would_be_cut_upright(
    pdf: Path, verapdf: Validator
) -> None:
    office, seed = seed_report()
    report = deepcopy(seed)
    report.orientation = Orientation.PORTRAIT
    report.extra_columns = list(ExtraColumn)
    report.parts = list(ReportPart)
    notes = write_report(office, report, pdf)
    tables = ["ผู้รับผิดชอบ" in page and "หลักฐาน" in page for page in pages_of(pdf)]
    upright, across = (595, 842), (842, 595)
    assert [size == across for size in sizes_of(pdf)] == tables
    assert {upright, across} == set(sizes_of(pdf))
    assert sizes_of(pdf)[0] == sizes_of(pdf)[-1] == upright  # the cover, the summary
    assert notes.tables == FormatNotes(is_turned=True)
    assert not verapdf.failures("3u", pdf)
    assert not verapdf.failures("ua1", pdf)


def test_columns_give_their_content_to_the_outcomes_where_words_are_too_wide_for_them(
    pdf: Path,
) -> None:
    wide = "กรมส่งเสริมอุตสาหกรรม"
    long = Measure(
        measures=[wide],
        steps=[wide],
        timeframe=wide,
        budget=wide,
        responsible=[wide],
        outcomes=[wide],
        evidence=[wide],
        remark=wide,
        status=Status.COMPLETED,
    )
    notes = write_report(OFFICE, report_of(long, extra_columns=list(ExtraColumn)), pdf)
    assert notes.tables == FormatNotes(moved=("หมายเหตุ", "หลักฐาน"))
    assert rows_of(pdf)[0][7] == f"-{wide}หมายเหตุ:{wide}หลักฐาน:{wide}"
    for page in pages_of(pdf)[1:]:
        assert page.count(wide) == 8
    long.responsible = long.steps = long.measures = [f"{wide}", *["ข้อ"] * 99]
    long.reason = wide
    long.status = Status.NOT_FEASIBLE
    notes = write_report(OFFICE, report_of(long, extra_columns=list(ExtraColumn)), pdf)
    assert notes.tables == FormatNotes(moved=("หมายเหตุ", "หลักฐาน", "งบประมาณ"))
    assert rows_of(pdf)[0][6].endswith(f"-{wide}งบประมาณ:{wide}หมายเหตุ:{wide}หลักฐาน:{wide}")


def test_a_report_on_half_a_year_says_so_below_its_title(pdf: Path) -> None:
    report = report_of(measure(), round=ReportRound.SIX_MONTHS)
    write_report(OFFICE, report, pdf)
    assert pages_of(pdf)[0].startswith("รายงาน(รอบ๖เดือน:ตุลาคม๒๕๖๕–มีนาคม๒๕๖๖)เทศบาล")
    report.digits = Digits.ARABIC
    write_report(OFFICE, report, pdf)
    assert pages_of(pdf)[0].startswith("รายงาน(รอบ6เดือน:ตุลาคม2565–มีนาคม2566)เทศบาล")
    report.title = "รายงาน รอบ ๖ เดือน"
    write_report(OFFICE, report, pdf)
    assert pages_of(pdf)[0].startswith("รายงานรอบ๖เดือน(ตุลาคม2565–มีนาคม2566)เทศบาล")


def test_a_report_on_the_whole_year_has_its_title_alone(pdf: Path) -> None:
    write_report(OFFICE, report_of(measure()), pdf)
    assert pages_of(pdf)[0] == "รายงานเทศบาลตำบลทดสอบอำเภอเมืองจังหวัดพะเยา"


def test_the_measures_alone_have_a_title_of_their_own_and_no_results(pdf: Path) -> None:
    report = report_of(measure(), preface="คำนำ", extra_columns=list(ExtraColumn))
    write_report(OFFICE, report, pdf, kind=DocumentKind.MEASURES)
    cover, table = pages_of(pdf)
    assert cover == (f"{MEASURES_TITLE}ประจำปีงบประมาณพ.ศ.๒๕๖๖เทศบาลตำบลทดสอบอำเภอเมืองจังหวัดพะเยา")
    assert rows_of(pdf) == [["๑", "๑.ทำคู่มือ", "", "ตลอดปี", "๕๐,๐๐๐บาท", "-สำนักปลัด"]]
    for word in (*STATUS_LABELS.values(), "ผลลัพธ์", "มีคู่มือ", "หลักฐาน", "ทำต่อ"):
        assert word not in table
    assert pypdf.PdfReader(pdf).metadata.title == f"{MEASURES_TITLE} ประจำปีงบประมาณ พ.ศ. ๒๕๖๖"


def test_without_extra_columns_the_measures_have_the_first_four(pdf: Path) -> None:
    write_report(OFFICE, report_of(measure()), pdf, kind=DocumentKind.MEASURES)
    assert rows_of(pdf, "TH") == [[without_space(column.title) for column in COLUMNS[:4]]]
