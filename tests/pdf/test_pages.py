"""What stands on the pages: nothing lost or repeated, headers on every page, text as text."""

from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdf
import pytest

from ita_desktop.model import Digits, Indicator, Measure, Office, Orientation, Report, Status
from ita_desktop.model.form import COLUMNS, STATUS_LABELS
from ita_desktop.pdf import Cancelled, write_report
from ita_desktop.pdf.paper import Paper
from ita_desktop.thai.breaking import words
from tests.pdf.readers import mupdf, pdfium, poppler, without_space
from tests.pdf.seed import seed_report

OFFICE = Office(name="เทศบาลตำบลทดสอบ", district="เมือง", province="พะเยา")


def report_of(*measures: Measure, **fields: object) -> Report:
    indicator = Indicator(label="๑", title="การปฏิบัติหน้าที่", measures=list(measures))
    return Report(**{"fiscal_year": 2566, "title": "รายงาน", "indicators": [indicator]} | fields)


def pages_of(pdf: Path) -> list[str]:
    return [without_space(page.extract_text()) for page in pypdf.PdfReader(pdf).pages]


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    return tmp_path / "report.pdf"


def test_the_cover_has_title_office_district_and_province(pdf: Path) -> None:
    office, report = seed_report()
    write_report(office, report, pdf)
    cover = pages_of(pdf)[0]
    assert cover == without_space(report.title + office.name + "อำเภอแม่ใจ จังหวัดพะเยา")


@pytest.mark.parametrize("district", ["บางเขน", "เขตบางเขน"])
def test_bangkok_is_no_province_and_its_districts_have_their_own_word(
    pdf: Path, district: str
) -> None:
    office = Office(name="โรงเรียน", district=district, province="กรุงเทพมหานคร")
    write_report(office, report_of(), pdf)
    assert pages_of(pdf)[0].endswith("โรงเรียนเขตบางเขนกรุงเทพมหานคร")


def test_a_word_that_was_typed_with_the_place_is_not_printed_twice(pdf: Path) -> None:
    office = Office(name="โรงเรียน", district="อำเภอแม่ใจ", province="จังหวัดพะเยา")
    write_report(office, report_of(), pdf)
    assert pages_of(pdf)[0].endswith("โรงเรียนอำเภอแม่ใจจังหวัดพะเยา")


def test_pages_are_landscape_a4(pdf: Path) -> None:
    write_report(OFFICE, report_of(Measure()), pdf)
    for page in pypdf.PdfReader(pdf).pages:
        assert [round(float(side)) for side in page.mediabox[2:]] == [842, 595]


@pytest.mark.parametrize(("digits", "expected"), [(Digits.THAI, "๒"), (Digits.ARABIC, "2")])
def test_page_and_list_numbers_follow_the_reports_digits(
    pdf: Path, digits: Digits, expected: str
) -> None:
    write_report(OFFICE, report_of(Measure(measures=["ก", "ข"]), digits=digits), pdf)
    page = pages_of(pdf)[1]
    assert f"-{expected}-" in page
    assert f"{expected}.ข" in page


def test_what_was_typed_keeps_its_own_digits(pdf: Path) -> None:
    write_report(OFFICE, report_of(Measure(measures=["ISO 9001 ๒๕๖๖"])), pdf)
    assert "ISO9001๒๕๖๖" in pages_of(pdf)[1]


def test_three_boxes_stand_in_each_row_and_one_is_ticked(pdf: Path) -> None:
    write_report(OFFICE, report_of(Measure(status=Status.IN_PROGRESS)), pdf)
    page = pages_of(pdf)[1]
    boxes = [
        ("☑" if status is Status.IN_PROGRESS else "☐") + label
        for status, label in STATUS_LABELS.items()
    ]
    assert all(box in page for box in boxes)


def test_no_box_is_ticked_while_there_is_no_status(pdf: Path) -> None:
    write_report(OFFICE, report_of(Measure()), pdf)
    assert pages_of(pdf)[1].count("☐") == 3


def test_the_header_stands_on_every_page_of_a_table(pdf: Path) -> None:
    write_report(OFFICE, report_of(*(Measure(measures=["ก" * 30]) for _ in range(60))), pdf)
    tables = pages_of(pdf)[1:]
    assert len(tables) > 2
    for page in tables:
        assert all(without_space(column.title) in page for column in COLUMNS)


def test_rows_over_many_pages_keep_their_order_and_none_is_lost_or_repeated(pdf: Path) -> None:
    names = [f"แถวที่{number:04}" for number in range(300)]
    write_report(OFFICE, report_of(*(Measure(measures=[name]) for name in names)), pdf)
    text = "".join(pages_of(pdf))
    places = [text.index(name) for name in names]
    assert all(earlier < later for earlier, later in pairwise(places))
    assert all(text.count(name) == 1 for name in names)


def test_a_cell_longer_than_pages_loses_and_repeats_no_line(pdf: Path) -> None:
    words = [f"[{number:07}]" for number in range(2000)]  # 20,000 characters with their spaces
    cell = Measure(steps=[" ".join(words)], outcomes=["สั้น"])
    write_report(OFFICE, report_of(cell), pdf)
    text = "".join(pages_of(pdf))
    assert [text.count(word) for word in words] == [1] * len(words)
    assert text.count("๑.[0000000]") == 1


def test_an_unbroken_cell_of_200_000_characters_is_printed_whole(pdf: Path) -> None:
    write_report(OFFICE, report_of(Measure(steps=["ก้" * 100_000])), pdf)
    assert pdfium(pdf).count("ก้") == 100_000


def test_an_item_stays_on_one_page_as_long_as_a_page_can_hold_it(pdf: Path) -> None:
    items = [f"ข้อ{number} " + "ดำเนินการตามแผน " * 20 for number in range(12)]
    write_report(OFFICE, report_of(Measure(steps=items)), pdf)
    pages = pages_of(pdf)
    assert all(any(without_space(item) in page for page in pages) for item in items)


def test_an_item_that_no_page_can_hold_begins_below_the_header(pdf: Path) -> None:
    write_report(OFFICE, report_of(Measure(steps=["ดำเนินการตามแผน " * 900])), pdf)
    assert "๑.ดำเนินการตามแผน" in pages_of(pdf)[1]


def test_the_table_below_a_heading_of_many_pages_is_whole(pdf: Path) -> None:
    for repetitions in range(85, 125, 4):  # the heading ends anywhere on its last page
        title = "การดำเนินการตามมาตรการ " * repetitions
        indicator = Indicator(label="๑", title=title, measures=[Measure(measures=["ข้อแรก"])])
        write_report(OFFICE, report_of(indicators=[indicator]), pdf)
        last = pages_of(pdf)[-1]
        assert all(without_space(column.title) in last for column in COLUMNS)
        assert "๑.ข้อแรก" in last
        assert "".join(pages_of(pdf)).count("ผู้รับผิดชอบ") == 1


def test_no_word_of_the_form_is_cut_by_its_column(pdf: Path) -> None:
    write_report(OFFICE, report_of(Measure(responsible=["ทุกส่วนราชการ"])), pdf)
    printed = mupdf(pdf)  # a line of a cell is a line of its own there
    titles = [column.title for column in COLUMNS]
    for text in (*titles, *STATUS_LABELS.values(), "ทุกส่วนราชการ"):
        assert [word for word in words(text) if word not in printed] == []


def test_each_indicator_of_the_seed_stands_on_one_page(pdf: Path) -> None:
    office, report = seed_report()
    write_report(office, report, pdf)
    assert len(pages_of(pdf)) == len(["cover", "preface", *report.indicators])


def test_an_empty_report_is_a_cover(pdf: Path) -> None:
    write_report(Office(), Report(fiscal_year=2566), pdf)
    assert len(pages_of(pdf)) == 1


def test_an_indicator_without_measures_has_an_empty_table(pdf: Path) -> None:
    write_report(OFFICE, report_of(), pdf)
    assert "ตัวชี้วัดที่๑(การปฏิบัติหน้าที่)" in pages_of(pdf)[1]


def test_markup_in_a_cell_is_printed_as_it_was_typed(pdf: Path, tmp_path: Path) -> None:
    picture = tmp_path / "x"
    picture.write_bytes(b"not a picture")
    typed = f'<b>&<5% <img src="{picture}"> &nbsp; (Tj) \\052 %PDF'
    write_report(OFFICE, report_of(Measure(measures=[typed])), pdf)
    for read in (poppler, mupdf, pdfium):
        assert without_space(typed) in without_space(read(pdf))
    with pikepdf.open(pdf) as document:
        assert not [page for page in document.pages if page.get_images()]


def test_a_thousand_measures_export(pdf: Path) -> None:
    done: list[tuple[int, int]] = []
    report = report_of(*(Measure(measures=["มาตรการ"], steps=["ขั้นตอน"]) for _ in range(1000)))
    write_report(OFFICE, report, pdf, progress=lambda *rows: done.append(rows))
    assert done == [(number, 1000) for number in range(1, 1001)]


def test_cancelling_leaves_no_file_and_keeps_an_older_one(pdf: Path) -> None:
    pdf.write_bytes(b"older")
    with pytest.raises(Cancelled):
        write_report(OFFICE, report_of(Measure(), Measure()), pdf, cancelled=lambda: True)
    assert pdf.read_bytes() == b"older"
    assert list(pdf.parent.iterdir()) == [pdf]


def test_an_export_can_be_cancelled_on_its_way(pdf: Path) -> None:
    done: list[tuple[int, int]] = []
    with pytest.raises(Cancelled):
        write_report(
            OFFICE,
            report_of(Measure(), Measure(), Measure()),
            pdf,
            progress=lambda *rows: done.append(rows),
            cancelled=lambda: len(done) == 2,
        )
    assert done == [(1, 3), (2, 3)]
    assert not pdf.exists()


def test_every_listed_font_is_embedded(pdf: Path) -> None:
    office, report = seed_report()
    write_report(office, report, pdf)
    with pikepdf.open(pdf) as document:
        for page in document.pages:
            for font in page.Resources.Font.values():
                descriptor = font.DescendantFonts[0].FontDescriptor
                assert len(descriptor.FontFile2.read_bytes()) > 1000


def test_bookmarks_lead_to_the_parts_and_the_indicators(pdf: Path) -> None:
    office, report = seed_report()
    write_report(office, report, pdf)
    reader = pypdf.PdfReader(pdf)
    pages = pages_of(pdf)
    titles = [entry.title for entry in reader.outline]
    indicators = [f"ตัวชี้วัดที่ {each.label} ({each.title})" for each in report.indicators]
    assert titles == ["ปก", "คำนำ", *indicators]
    assert [reader.get_destination_page_number(entry) for entry in reader.outline[:2]] == [0, 1]
    for entry in reader.outline[2:]:
        assert without_space(entry.title) in pages[reader.get_destination_page_number(entry)]


def test_the_file_says_its_title_author_and_language(pdf: Path) -> None:
    office, report = seed_report()
    write_report(office, report, pdf)
    reader = pypdf.PdfReader(pdf)
    assert reader.metadata is not None
    assert reader.metadata.title == " ".join(report.title.split("\n"))
    assert reader.metadata.author == office.name
    assert reader.metadata.creation_date is None  # a report is not older or newer than its data
    assert reader.trailer["/Root"]["/Lang"] == "th-TH"


def test_two_exports_of_the_same_data_are_the_same_bytes(pdf: Path, tmp_path: Path) -> None:
    office, report = seed_report()
    write_report(office, report, pdf)
    write_report(office, report, tmp_path / "again.pdf")
    assert pdf.read_bytes() == (tmp_path / "again.pdf").read_bytes()


def test_reason_remark_and_evidence_are_printed_too(pdf: Path) -> None:
    measure = Measure(
        status=Status.NOT_FEASIBLE, reason="งบไม่พอ", remark="ทำปีหน้า", evidence=["a.go.th/1"]
    )
    write_report(OFFICE, report_of(measure), pdf)
    page = pages_of(pdf)[1]
    assert "เนื่องจากงบไม่พอ" in page
    assert "หมายเหตุ:ทำปีหน้า" in page
    assert "หลักฐาน:a.go.th/1" in page


@pytest.mark.parametrize(
    ("orientation", "width", "height"),
    [(Orientation.PORTRAIT, 16.0, 25.2), (Orientation.LANDSCAPE, 24.7, 16.5)],
)
def test_paper_has_the_margins_of_official_papers(
    orientation: Orientation, width: float, height: float
) -> None:
    paper = Paper.of(orientation)
    centimetre = 72 / 2.54
    assert paper.inner_width == pytest.approx(width * centimetre)
    assert paper.inner_height == pytest.approx(height * centimetre)
    assert paper.left == pytest.approx(3 * centimetre)
    assert paper.bottom == pytest.approx(2 * centimetre)
