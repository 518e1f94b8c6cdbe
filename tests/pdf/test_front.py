"""What stands before the tables: each part where it is switched on, in its place and its form."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdf
import pypdfium2
import pytest
from PIL import Image, ImageChops

from ita_desktop.model import Digits, Indicator, Measure, Office, Report, ReportPart
from ita_desktop.pdf import write_report
from tests.pdf.readers import READERS, front_texts, missing, without_space
from tests.pdf.structure import StructureReader

OFFICE = Office(name="เทศบาลตำบลทดสอบ", district="แม่ใจ", province="พะเยา")
MEMO = {
    "memo_from": "สำนักปลัดเทศบาล",
    "memo_number": "พย ๕๒๑๐๑/๑๒๓",
    "memo_on": date(2023, 10, 10),
    "memo_to": "นายกเทศมนตรีตำบลทดสอบ",
    "memo_subject": "รายงานผลการดำเนินการ",
    "memo_body": "ย่อหน้าแรก\n\nย่อหน้าสอง",
    "prepared_by": "นางสาวสมใจ ใจดี",
    "prepared_position": "นิติกร",
    "reviewed_by": "นายสมชาย รักงาน",
    "reviewed_position": "ปลัดเทศบาล",
    "approved_by": "นายวิชัย พัฒนา",
    "approved_position": "นายกเทศมนตรี",
}
RESULTS = {
    "latest_result_year": 2567,
    "latest_result_score": "๘๙.๕๐",
    "earlier_result_year": 2566,
    "earlier_result_score": "๘๗.๒๓",
}
CENTIMETRE = 72 / 2.54
NEAR = 24  # of 255


def report_of(*parts: ReportPart, **fields: object) -> Report:
    indicator = Indicator(label="๑", title="การปฏิบัติหน้าที่", measures=[Measure(measures=["ก"])])
    common = {"fiscal_year": 2566, "title": "รายงาน", "indicators": [indicator]}
    return Report(**common | {"parts": list(parts)} | fields)


def whole_report(**fields: object) -> Report:
    """A report with all parts, and something in each of them."""
    texts = {
        "preface": "ตามที่เทศบาลได้ดำเนินการตามมาตรการ",
        "problems": ["งบประมาณมีจำกัด"],
        "suggestions": ["ควรจัดอบรม"],
    }
    return report_of(*ReportPart, **MEMO | RESULTS | texts | fields)


def pages_of(pdf: Path) -> list[str]:
    return [without_space(page.extract_text()) for page in pypdf.PdfReader(pdf).pages]


def bookmarks_of(pdf: Path) -> list[tuple[str, int]]:
    reader = pypdf.PdfReader(pdf)
    return [(each.title, reader.get_destination_page_number(each)) for each in reader.outline]


def picture(mode: str, size: tuple[int, int], colour: object, kind: str = "PNG") -> bytes:
    stream = BytesIO()
    Image.new(mode, size, colour).save(stream, kind)
    return stream.getvalue()


def rendered(pdf: Path, page: int) -> Image.Image:
    """A page, a pixel a point."""
    with pypdfium2.PdfDocument(pdf) as document:
        return document[page].render(scale=1).to_pil().convert("RGB")


def box_of(image: Image.Image, colour: tuple[int, int, int]) -> tuple[int, int, int, int] | None:
    """Where a page is of a colour or nearly so: left, top, right, bottom."""
    channels = ImageChops.difference(image, Image.new("RGB", image.size, colour)).split()
    far = ImageChops.lighter(ImageChops.lighter(channels[0], channels[1]), channels[2])
    return far.point(lambda value: 255 * (value < NEAR)).getbbox()


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    return tmp_path / "report.pdf"


def test_the_parts_stand_in_the_order_of_the_paper_and_have_bookmarks(pdf: Path) -> None:
    write_report(OFFICE, whole_report(), pdf)
    assert bookmarks_of(pdf)[:6] == [
        ("ปก", 0),
        ("บันทึกข้อความ", 1),
        ("คำนำ", 2),
        ("สารบัญ", 3),
        ("ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (ITA)", 4),
        ("ตัวชี้วัดที่ ๑ (การปฏิบัติหน้าที่)", 5),
    ]


@pytest.mark.parametrize("off", list(ReportPart)[:5])
def test_a_part_that_is_switched_off_is_not_printed(pdf: Path, off: ReportPart) -> None:
    write_report(OFFICE, whole_report(), pdf)
    titles = [title for title, _ in bookmarks_of(pdf)]
    write_report(OFFICE, whole_report(parts=[each for each in ReportPart if each != off]), pdf)
    left = [title for title, _ in bookmarks_of(pdf)]
    titles.pop(list(ReportPart).index(off))
    assert left == titles


def test_a_report_without_any_part_begins_with_its_table(pdf: Path) -> None:
    write_report(OFFICE, report_of(), pdf)
    (page,) = pages_of(pdf)
    assert page.startswith("ตัวชี้วัดที่๑")


def test_what_would_have_no_page_gets_its_cover(pdf: Path) -> None:
    write_report(OFFICE, report_of(ReportPart.PREFACE, ReportPart.RESULTS, indicators=[]), pdf)
    assert pages_of(pdf) == [without_space("รายงานเทศบาลตำบลทดสอบอำเภอแม่ใจจังหวัดพะเยา")]


def test_a_preface_without_a_heading_of_its_own_gets_the_forms(pdf: Path) -> None:
    body = "ย่อหน้าที่ยาว " * 40
    write_report(OFFICE, report_of(ReportPart.PREFACE, preface=body), pdf)
    assert without_space("คำนำ" + body) in pages_of(pdf)[0]
    write_report(OFFICE, report_of(ReportPart.PREFACE, preface=f"บทนำ\n\n{body}"), pdf)
    assert "คำนำ" not in pages_of(pdf)[0]


# The cover's logo


@pytest.mark.parametrize(
    ("size", "expected"),
    [((900, 900), (3.0, 3.0)), ((400, 1200), (1.0, 3.0)), ((40, 20), (6.0, 3.0))],
)
@pytest.mark.parametrize(("mode", "kind"), [("RGB", "PNG"), ("RGB", "JPEG"), ("P", "PNG")])
def test_the_logo_stands_above_the_title_its_sides_in_proportion(
    pdf: Path, size: tuple[int, int], expected: tuple[float, float], mode: str, kind: str
) -> None:
    stream = BytesIO()
    Image.new("RGB", size, (200, 30, 60)).convert(mode).save(stream, kind)
    logo = Office(name="เทศบาล", logo=stream.getvalue())
    write_report(logo, report_of(ReportPart.COVER, title="ชื่อรายงาน"), pdf)
    cover = rendered(pdf, 0)
    left, top, right, bottom = box_of(cover, (200, 30, 60))
    width, height = ((right - left) / CENTIMETRE, (bottom - top) / CENTIMETRE)
    assert (width, height) == (pytest.approx(expected[0], abs=0.1), pytest.approx(3.0, abs=0.1))
    title = box_of(cover, (0, 0, 0))
    assert bottom < title[1]
    assert left + right == pytest.approx(title[0] + title[2], abs=30)


def test_without_a_logo_the_cover_is_as_it_was(pdf: Path) -> None:
    write_report(OFFICE, report_of(ReportPart.COVER), pdf)
    without = box_of(rendered(pdf, 0), (0, 0, 0))
    with_logo = Office(
        name=OFFICE.name,
        district=OFFICE.district,
        province=OFFICE.province,
        logo=picture("RGB", (90, 90), "red"),
    )
    write_report(with_logo, report_of(ReportPart.COVER), pdf)
    assert box_of(rendered(pdf, 0), (0, 0, 0)) == without


@pytest.mark.parametrize("data", [b"", b"no picture", b"\x89PNG\r\n\x1a\n", b"GIF89a" + b"\0" * 99])
def test_a_logo_that_cannot_be_read_is_left_out(pdf: Path, data: bytes) -> None:
    write_report(Office(name="เทศบาล", logo=data), report_of(ReportPart.COVER), pdf)
    with pikepdf.open(pdf) as document:
        assert "/XObject" not in document.pages[0].Resources


@pytest.mark.parametrize(
    ("mode", "colour", "kind", "expected"),
    [
        ("RGBA", (0, 0, 255, 0), "PNG", None),
        ("RGBA", (0, 0, 255, 255), "PNG", (0, 0, 255)),
        ("LA", (90, 255), "PNG", (90, 90, 90)),
        ("L", 90, "JPEG", (90, 90, 90)),
        ("I;16", 90 * 257, "PNG", (90, 90, 90)),
        ("1", 0, "PNG", (0, 0, 0)),
        ("CMYK", (0, 255, 255, 0), "JPEG", (255, 0, 0)),
    ],
)
def test_logos_of_every_kind_are_drawn_as_they_look_on_white(
    pdf: Path, mode: str, colour: object, kind: str, expected: tuple[int, int, int] | None
) -> None:
    logo = picture(mode, (60, 60), colour, kind)
    write_report(Office(logo=logo), report_of(ReportPart.COVER, title=""), pdf)
    cover = rendered(pdf, 0)
    if expected is None:
        assert cover.getcolors() == [(cover.width * cover.height, (255, 255, 255))]
    else:
        left, top, right, bottom = box_of(cover, expected)
        assert right - left == pytest.approx(85, abs=2)
        assert bottom - top == pytest.approx(85, abs=2)


def test_a_photo_is_turned_as_its_camera_was_held(pdf: Path) -> None:
    stream = BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6  # a quarter turn
    Image.new("RGB", (300, 100), (200, 30, 60)).save(stream, "JPEG", exif=exif)
    write_report(Office(logo=stream.getvalue()), report_of(ReportPart.COVER, title=""), pdf)
    left, top, right, bottom = box_of(rendered(pdf, 0), (200, 30, 60))
    assert bottom - top == pytest.approx(3 * (right - left), abs=4)


def test_a_large_logo_takes_no_more_room_than_paper_shows(pdf: Path) -> None:
    noise = Image.effect_noise((3000, 3000), 60).convert("RGB")
    stream = BytesIO()
    noise.save(stream, "JPEG", quality=95)
    assert len(stream.getvalue()) > 3_000_000
    write_report(Office(logo=stream.getvalue()), report_of(ReportPart.COVER), pdf)
    assert pdf.stat().st_size < 200_000


def test_a_logo_says_whose_it_is_to_those_who_do_not_see_it(pdf: Path) -> None:
    logo = picture("RGB", (60, 60), "red")
    write_report(Office(name="เทศบาลตำบลทดสอบ", logo=logo), report_of(ReportPart.COVER), pdf)
    read = StructureReader(pdf)
    root = read.root
    assert [node.tag for node in root.nodes][:2] == ["Figure", "H1"]
    assert str(root.nodes[0].raw.Alt) == "ตราสัญลักษณ์เทศบาลตำบลทดสอบ"


# The memo


def test_a_memo_is_portrait_in_a_landscape_report(pdf: Path) -> None:
    write_report(OFFICE, whole_report(), pdf)
    sizes = [
        [round(float(side)) for side in page.mediabox[2:]] for page in pypdf.PdfReader(pdf).pages
    ]
    assert sizes == [[842, 595], [595, 842], *[[842, 595]] * 6]


def test_a_memo_has_the_fields_of_the_form_in_their_order(pdf: Path) -> None:
    write_report(OFFICE, report_of(ReportPart.MEMO, **MEMO), pdf)
    root = StructureReader(pdf).root
    assert [node.text for node in root.nodes][:16] == [
        "บันทึกข้อความ",
        "ส่วนราชการสำนักปลัดเทศบาล",
        "ที่พย ๕๒๑๐๑/๑๒๓วันที่๑๐ ตุลาคม ๒๕๖๖",
        "เรื่องรายงานผลการดำเนินการ",
        "เรียนนายกเทศมนตรีตำบลทดสอบ",
        "ย่อหน้าแรก",
        "ย่อหน้าสอง",
        "จึงเรียนมาเพื่อโปรดทราบและพิจารณา",
        "(นางสาวสมใจ ใจดี)",
        "นิติกร",
        "ความเห็น",
        "(นายสมชาย รักงาน)",
        "ปลัดเทศบาล",
        "วันที่",
        "คำสั่ง",
        "(นายวิชัย พัฒนา)",
    ]


@pytest.mark.parametrize(
    ("digits", "expected"), [(Digits.THAI, "๑๐ตุลาคม๒๕๖๖"), (Digits.ARABIC, "10ตุลาคม2566")]
)
def test_the_memos_date_is_in_the_reports_digits(pdf: Path, digits: Digits, expected: str) -> None:
    write_report(OFFICE, report_of(ReportPart.MEMO, **MEMO, digits=digits), pdf)
    assert expected in pages_of(pdf)[0]


def test_a_closing_of_the_offices_own_takes_the_place_of_the_forms(pdf: Path) -> None:
    own = "จึงเรียนมาเพื่อโปรดพิจารณาเผยแพร่"
    write_report(OFFICE, report_of(ReportPart.MEMO, memo_body=f"เนื้อความ\n\n{own}"), pdf)
    assert pages_of(pdf)[0].count("จึงเรียนมา") == 1
    assert own in pages_of(pdf)[0]


def test_what_is_empty_in_a_memo_is_a_line_to_write_on(pdf: Path) -> None:
    write_report(OFFICE, report_of(ReportPart.MEMO, **MEMO), pdf)
    filled = dotted_rules(pdf)
    write_report(OFFICE, report_of(ReportPart.MEMO), pdf)
    empty = dotted_rules(pdf)
    # The addressee, three lines of text, three names and three positions; the other fields have
    # theirs in any case.
    assert len(empty) == len(filled) + 10
    assert all(right - left > 80 for left, right in empty)


def dotted_rules(pdf: Path) -> list[tuple[float, float]]:
    """Where the dotted rules of the first page begin and end."""
    rules: list[tuple[float, float]] = []
    with pikepdf.open(pdf) as document:
        is_dotted, start = False, 0.0
        for operands, operator in pikepdf.parse_content_stream(document.pages[0]):
            name = str(operator)
            if name == "d":
                is_dotted = True
            elif name == "m":
                start = float(operands[0])
            elif name == "l" and is_dotted:
                rules.append((start, float(operands[0])))
            elif name == "Q":
                is_dotted = False
    return rules


def test_a_long_memo_is_whole_and_numbers_its_pages_from_the_second_on(pdf: Path) -> None:
    report = report_of(ReportPart.MEMO, ReportPart.COVER, **MEMO)
    report.memo_body = "\n".join(f"ย่อหน้าที่ {number} " + "คำ " * 150 for number in range(12))
    report.memo_number = "เลขที่หนังสือที่ยาวมาก " * 12
    report.memo_subject = "เรื่องที่ยาวมาก " * 30
    write_report(OFFICE, report, pdf)
    pages = pages_of(pdf)
    memo = pages[1:-1]
    assert len(memo) == 3
    assert [f"-{'๒๓๔'[at]}-" in page for at, page in enumerate(memo)] == [False, True, True]
    for read in READERS.values():
        assert missing(front_texts(OFFICE, report), read(pdf)) == []


def test_names_that_no_page_can_hold_are_printed_all_the_same(pdf: Path) -> None:
    name = "ชื่อ" * 3000
    report = report_of(ReportPart.MEMO, **MEMO | {"reviewed_by": name, "prepared_by": name})
    write_report(OFFICE, report, pdf)
    assert "".join(pages_of(pdf)).count("ชื่อ") == 6000


# The results


@pytest.mark.parametrize(
    ("year", "score", "band"),
    [
        (2566, "๙๕.๐๐", "AA"),
        (2566, "84.99", "B"),
        (2565, "๔๙", "F"),
        (2567, "๖๙.๙๙", "ต้องปรับปรุงโดยด่วน"),
        (2568, "97.10", "ผ่านดีเยี่ยม"),
    ],
)
def test_a_result_has_the_band_of_its_year(pdf: Path, year: int, score: str, band: str) -> None:
    fields = {"latest_result_year": year, "latest_result_score": score}
    write_report(OFFICE, report_of(ReportPart.RESULTS, **fields), pdf)
    (table,) = list(StructureReader(pdf).root.all("Table"))[:1]
    (row,) = [[cell.text for cell in row.nodes] for row in table.nodes[1].nodes]
    assert row[1:] == [score, band]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("๘๗.๒๓", "๘๙.๕๐", "เพิ่มขึ้นจากปีงบประมาณพ.ศ.๒๕๖๖ซึ่งได้๘๗.๒๓คะแนนจำนวน๒.๒๗คะแนน"),
        ("90", "88.5", "ลดลงจากปีงบประมาณพ.ศ.๒๕๖๖ซึ่งได้90คะแนนจำนวน๑.๕คะแนน"),
        ("๙๐.๐", "๙๐.๐๐", "เท่ากับปีงบประมาณพ.ศ.๒๕๖๖"),
    ],
)
def test_one_sentence_compares_the_two_years(
    pdf: Path, before: str, after: str, expected: str
) -> None:
    fields = RESULTS | {"earlier_result_score": before, "latest_result_score": after}
    write_report(OFFICE, report_of(ReportPart.RESULTS, **fields), pdf)
    assert without_space(f"ปีงบประมาณ พ.ศ. ๒๕๖๗ ได้ {after} คะแนน {expected}") in pages_of(pdf)[0]


def test_years_in_the_wrong_order_are_compared_all_the_same(pdf: Path) -> None:
    fields = {
        "latest_result_year": 2565,
        "latest_result_score": "80",
        "earlier_result_year": 2566,
        "earlier_result_score": "90",
    }
    write_report(OFFICE, report_of(ReportPart.RESULTS, **fields, digits=Digits.ARABIC), pdf)
    page = pages_of(pdf)[0]
    assert "ปีงบประมาณพ.ศ.2566ได้90คะแนนเพิ่มขึ้นจากปีงบประมาณพ.ศ.2565" in page


@pytest.mark.parametrize(
    "fields",
    [
        {"earlier_result_score": ""},
        {"earlier_result_score": "ไม่ได้เข้าร่วม"},
        {"earlier_result_year": None},
        {"earlier_result_year": 2567},
    ],
)
def test_what_cannot_be_compared_is_not(pdf: Path, fields: dict[str, object]) -> None:
    report = report_of(ReportPart.RESULTS, **RESULTS | fields)
    write_report(OFFICE, report, pdf)
    page = pages_of(pdf)[0]
    assert "๘๙.๕๐" in page
    assert without_space(report.earlier_result_score) in page
    assert not any(word in page for word in ("เพิ่มขึ้น", "ลดลง", "เท่ากับ"))


def test_a_band_that_the_total_does_not_settle_is_said_to_be_so(pdf: Path) -> None:
    write_report(OFFICE, report_of(ReportPart.RESULTS, **RESULTS), pdf)
    assert "หมายเหตุ:ระดับคิดจากคะแนนรวม" in pages_of(pdf)[0]
    settled = RESULTS | {"latest_result_year": 2565}
    write_report(OFFICE, report_of(ReportPart.RESULTS, **settled), pdf)
    assert "หมายเหตุ:" not in pages_of(pdf)[0].split("ตัวชี้วัดที่")[0]


def test_results_without_a_score_are_left_out(pdf: Path) -> None:
    fields = {"latest_result_year": 2567, "earlier_result_year": 2566, "latest_result_score": " "}
    write_report(OFFICE, report_of(ReportPart.RESULTS, **fields), pdf)
    assert len(pages_of(pdf)) == 1
