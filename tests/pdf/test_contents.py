"""The contents: each part and its true page, however many pages they themselves take."""

import re
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ita_desktop.model import Digits, Indicator, Measure, Office, Report, ReportPart
from ita_desktop.pdf import write_report
from ita_desktop.thai.digits import to_arabic
from tests.pdf.readers import READERS, missing, without_space
from tests.pdf.structure import StructureReader
from tests.pdf.test_exact_text import texts_of

OFFICE = Office(name="เทศบาลตำบลทดสอบ", district="แม่ใจ", province="พะเยา")
UNLISTED = ("ปก", "สารบัญ", "การลงนาม")
FRONT = [ReportPart.COVER, ReportPart.PREFACE, ReportPart.CONTENTS]


def report_of(indicators: int, title: str = "การใช้อำนาจ", **fields: object) -> Report:
    """A report whose indicators take one to three pages each."""
    rows = [
        Indicator(
            label=str(number),
            title=f"{title} {number}",
            measures=[Measure(steps=["ขั้นตอน " * (40 + 70 * (number % 9)), "ข้อสอง"])],
        )
        for number in range(1, indicators + 1)
    ]
    common = {"fiscal_year": 2566, "title": "รายงาน", "preface": "คำนำที่สั้น", "parts": FRONT}
    return Report(**common | {"indicators": rows} | fields)


def entries_of(pdf: Path) -> list[tuple[str, int]]:
    """What the contents list, and the page that they say, as a screen reader reads them."""
    found = StructureReader(pdf)
    entries: list[tuple[str, int]] = []
    for item in found.root.all("TOCI"):
        text = item.text.replace("\u00a0", "")  # behind a hyphen that ends a line
        title, number = re.fullmatch(r"(.*?)([0-9๐-๙]+)", text, re.DOTALL).groups()
        entries.append((title, int(to_arabic(number))))
    return entries


def bookmarks_of(pdf: Path) -> list[tuple[str, int]]:
    reader = pypdf.PdfReader(pdf)
    return [
        (entry.title, reader.get_destination_page_number(entry) + 1) for entry in reader.outline
    ]


def listed(pdf: Path) -> list[tuple[str, int]]:
    """The bookmarks that the contents are to list."""
    return [entry for entry in bookmarks_of(pdf) if entry[0] not in UNLISTED]


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    return tmp_path / "report.pdf"


@pytest.mark.parametrize("indicators", [0, 1, 7, 40, 120])
def test_each_entry_says_the_page_on_which_its_heading_stands(pdf: Path, indicators: int) -> None:
    write_report(OFFICE, report_of(indicators), pdf)
    entries = entries_of(pdf)
    assert [title for title, _ in entries] == [title for title, _ in listed(pdf)]
    pages = [without_space(page.extract_text()) for page in pypdf.PdfReader(pdf).pages]
    for title, page in entries:
        assert without_space(title) in pages[page - 1]
        assert f"-{page}-" in to_arabic(pages[page - 1])
    assert all(before <= after for (_, before), (_, after) in pairwise(entries))


def test_contents_of_several_pages_go_on_below_their_heading(pdf: Path) -> None:
    write_report(OFFICE, report_of(60), pdf)
    pages = [without_space(page.extract_text()) for page in pypdf.PdfReader(pdf).pages]
    contents = pages[2 : entries_of(pdf)[1][1] - 1]
    assert len(contents) == 4
    assert [page.count("สารบัญ(ต่อ)") for page in contents] == [0, 1, 1, 1]
    assert all("เรื่อง" in page and "หน้า" in page for page in contents)
    assert "สารบัญ" in contents[0]


def test_an_entry_is_clicked_to_come_to_its_heading(pdf: Path) -> None:
    write_report(OFFICE, report_of(60), pdf)
    reader = pypdf.PdfReader(pdf)
    numbers = {page.indirect_reference.idnum: at for at, page in enumerate(reader.pages, 1)}
    led: list[tuple[int, float]] = []
    for page in reader.pages:
        for annotation in (each.get_object() for each in page.get("/Annots", [])):
            left, bottom, right, top = map(float, annotation["/Rect"])
            assert 0 < left < right < page.mediabox.width
            assert 0 < bottom < top < page.mediabox.height
            target, _, _, height, _ = annotation["/Dest"]
            led.append((numbers[target.idnum], float(height)))
    tops = [entry.top for entry in reader.outline if entry.title not in UNLISTED]
    assert led == [(page, top) for (_, page), top in zip(entries_of(pdf), tops, strict=True)]


def test_contents_are_read_after_the_preface_and_before_the_tables(pdf: Path) -> None:
    write_report(OFFICE, report_of(3), pdf)
    root = StructureReader(pdf).root
    tags = [node.tag for node in root.nodes]
    assert tags.index("Sect") < tags.index("Table")
    (section,) = [node for node in root.nodes if node.tag == "Sect"]
    assert [node.tag for node in section.nodes] == ["H2", "TOC"]
    assert section.nodes[0].text == "สารบัญ"
    items = section.nodes[1].nodes
    assert {node.tag for node in items} == {"TOCI"}
    for item in items:
        (link,) = item.nodes
        assert link.tag == "Link"
        assert [node.tag for node in link.nodes] == ["OBJR"]
    assert root.text.index("คำนำ") < root.text.index("สารบัญ") < root.text.index("มาตรการ")


@pytest.mark.parametrize(("digits", "expected"), [(Digits.THAI, "๔"), (Digits.ARABIC, "4")])
def test_numbers_are_in_the_reports_digits(pdf: Path, digits: Digits, expected: str) -> None:
    write_report(OFFICE, report_of(1, digits=digits), pdf)
    (_, item) = StructureReader(pdf).root.all("TOCI")
    assert item.text.endswith(f"){expected}")


@pytest.mark.parametrize("title", ["ยาว" * 80, "คำ " * 300, "a-b- " * 60, "ก" * 4000, "-", " "])
def test_titles_of_any_length_are_whole_in_the_contents_and_above_the_table(
    pdf: Path, title: str
) -> None:
    write_report(OFFICE, report_of(2, title), pdf)
    entries = entries_of(pdf)
    assert entries == listed_with_whole_titles(pdf, title)
    for read in READERS.values():
        assert without_space(read(pdf)).count(without_space(title)[:200]) >= 4


def listed_with_whole_titles(pdf: Path, title: str) -> list[tuple[str, int]]:
    """As `listed`; a bookmark has no more than a thousand characters."""
    pages = [page for _, page in listed(pdf)]
    titles = ["คำนำ"]
    titles += [f"ตัวชี้วัดที่ {at} ({' '.join(f'{title} {at}'.split())})" for at in (1, 2)]
    return list(zip(titles, pages, strict=True))


def test_two_exports_with_contents_are_the_same_bytes(pdf: Path, tmp_path: Path) -> None:
    write_report(OFFICE, report_of(9), pdf)
    write_report(OFFICE, report_of(9), tmp_path / "again.pdf")
    assert pdf.read_bytes() == (tmp_path / "again.pdf").read_bytes()


def test_pages_that_were_filled_late_are_whole_and_in_their_place(pdf: Path) -> None:
    write_report(OFFICE, report_of(60), pdf)
    with pikepdf.open(pdf) as document:
        assert not document.check_pdf_syntax()
        assert all("/Contents" in page for page in document.pages)
    titles = [title for title, _ in bookmarks_of(pdf)]
    assert titles[:4] == ["ปก", "คำนำ", "สารบัญ", "ตัวชี้วัดที่ 1 (การใช้อำนาจ 1)"]


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    parts=st.lists(st.sampled_from(ReportPart), unique=True),
    titles=st.lists(texts_of(25), max_size=30),
    long=st.integers(0, 20),
)
def test_any_contents_are_exact(
    tmp_path: Path, parts: list[ReportPart], titles: list[str], long: int
) -> None:
    report = report_of(0, parts=[*parts, ReportPart.CONTENTS], latest_result_score="๙๐")
    report.indicators = [
        Indicator(label="๑", title=title, measures=[Measure(steps=["คำ " * 900])] * (at == long))
        for at, title in enumerate(titles)
    ]
    pdf = tmp_path / "any.pdf"
    write_report(OFFICE, report, pdf)
    reader = pypdf.PdfReader(pdf)
    expected = [page for _, page in listed(pdf)]
    links = [
        reader.get_page_number(annotation.get_object()["/Dest"][0].get_object()) + 1
        for page in reader.pages
        for annotation in page.get("/Annots", [])
    ]
    assert links == expected
    lost = {name: missing(iter(titles), read(pdf)) for name, read in READERS.items()}
    assert not any(lost.values())
