"""The appendix: every picture with its number, and the table that refers to it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pikepdf
import pytest

from ita_desktop.model import Digits, ExtraColumn, Indicator, Measure, Orientation, ReportPart
from ita_desktop.model.source import Source
from ita_desktop.pdf import DocumentKind, LivePages, write_report
from ita_desktop.pdf.link import link_in
from ita_desktop.problems import Problem
from tests.pdf.photos import Kept, photo, photo_report
from tests.pdf.readers import READERS, missing, without_space
from tests.pdf.structure import StructureReader
from tests.pdf.test_front import OFFICE, bookmarks_of, pages_of
from tests.pdf.test_live import Pages, numbered, picture
from tests.pdf.test_standards import assert_meets_both
from tests.pdf.validator import Validator

CAPTIONS = [
    "ภาพที่ ๑ ประกาศเจตนารมณ์",
    "ภาพที่ ๒ ผู้เข้าร่วม ๒๕๖๖",
    "ภาพที่ ๓",
    "ภาพที่ ๔ ภาพcyan",
    "ภาพที่ ๕ ภาพyellow",
]
REFERENCES = ["ภาพที่ ๑, ๒", "เอกสารแนบ: คำสั่งที่ ๑๒.pdf", "ภาพที่ ๓", "ภาพที่ ๔, ๕"]


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    return tmp_path / "report.pdf"


@pytest.fixture
def kept() -> Kept:
    return Kept()


def images_of(pdf: Path) -> list[bytes]:
    """The streams of the pictures as they are in the file."""
    with pikepdf.open(pdf) as document:
        objects = document.pages[0].Resources.get("/XObject", {})
        return [each.read_raw_bytes() for each in objects.values()]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("columns", [[], [ExtraColumn.EVIDENCE]])
@pytest.mark.parametrize("orientation", Orientation)
def test_every_caption_and_every_reference_reads_back(
    pdf: Path, kept: Kept, reader: str, columns: list[ExtraColumn], orientation: Orientation
) -> None:
    report = photo_report(kept, extra_columns=columns, orientation=orientation)
    write_report(OFFICE, report, pdf, contents=kept.__getitem__)
    assert missing(iter([*CAPTIONS, *REFERENCES, "ภาคผนวก"]), READERS[reader](pdf)) == []


def test_numbers_are_in_the_digits_of_the_report(pdf: Path, kept: Kept) -> None:
    write_report(OFFICE, photo_report(kept, digits=Digits.ARABIC), pdf, contents=kept.__getitem__)
    text = "".join(pages_of(pdf))
    assert "ภาพที่1,2" in text
    assert "ภาพที่4ภาพcyan" in text


def test_it_stands_behind_the_tables_and_has_a_heading_for_each_indicator_with_pictures(
    pdf: Path, kept: Kept
) -> None:
    report = photo_report(kept, parts=[ReportPart.CONTENTS, ReportPart.APPENDIX])
    write_report(OFFICE, report, pdf, contents=kept.__getitem__)
    title, page = bookmarks_of(pdf)[-1]
    assert title == "ภาคผนวก"
    pages = pages_of(pdf)
    assert without_space("ภาคผนวก") in pages[0]
    appendix = "".join(pages[page:])
    assert "ตัวชี้วัดที่๑" in appendix
    assert "ตัวชี้วัดที่๒" not in appendix
    assert "ตัวชี้วัดที่๓" in appendix


@pytest.mark.parametrize("orientation", Orientation)
def test_six_pictures_of_a_wide_format_are_on_a_page_with_their_captions_in_order(
    pdf: Path, kept: Kept, orientation: Orientation
) -> None:
    report = photo_report(kept, orientation=orientation, parts=[ReportPart.APPENDIX])
    colours = ["red", "lime", "blue", "cyan", "yellow", "black", "white"]
    pictures = [
        kept.attachment(photo(each), f"ประชุมคณะทำงานครั้งที่ {count} ณ ห้องประชุมสภาเทศบาล")
        for count, each in enumerate(colours)
    ]
    report.indicators[0].measures[0].attachments = pictures
    write_report(OFFICE, report, pdf, contents=kept.__getitem__)
    page = next(page for page in pages_of(pdf) if "ภาคผนวก" in page)
    found = re.findall("ภาพที่([๑-๙])ประชุมคณะทำงานครั้งที่([0-9])ณห้องประชุมสภาเทศบาล", page)
    assert found == list(zip("๑๒๓๔๕๖", "012345", strict=True))


@pytest.mark.parametrize("why", ["switched off", "no pictures", "the measures alone"])
def test_without_it_nothing_refers_to_it(pdf: Path, kept: Kept, why: str) -> None:
    report = photo_report(kept)
    kind = DocumentKind.MEASURES if why == "the measures alone" else DocumentKind.REPORT
    if why == "switched off":
        report.parts = [ReportPart.COVER]
    if why == "no pictures":
        for indicator in report.indicators:
            for measure in indicator.measures:
                measure.attachments = [
                    each for each in measure.attachments if each.media_type == "application/pdf"
                ]
    write_report(OFFICE, report, pdf, kind=kind, contents=kept.__getitem__)
    text = "".join(pages_of(pdf))
    assert "ภาคผนวก" not in text
    assert "ภาพที่" not in text
    assert ("เอกสารแนบ" in text) is (kind is DocumentKind.REPORT)


def test_a_plain_photo_is_in_the_file_byte_for_byte(pdf: Path, kept: Kept) -> None:
    write_report(OFFICE, photo_report(kept), pdf, contents=kept.__getitem__)
    photos = {data for data in kept.values() if not data.startswith(b"%PDF")}
    assert set(images_of(pdf)) == photos


@pytest.mark.parametrize("other", [photo("red", mode="CMYK"), photo("red", kind="PNG")])
def test_another_picture_is_made_one_that_a_page_can_show(
    pdf: Path, kept: Kept, other: bytes, verapdf: Validator
) -> None:
    report = photo_report(kept)
    report.indicators[0].measures[0].attachments[0] = kept.attachment(other)
    write_report(OFFICE, report, pdf, contents=kept.__getitem__)
    assert other not in images_of(pdf)
    assert len(images_of(pdf)) == 5
    assert_meets_both(verapdf, pdf)


@pytest.mark.parametrize("broken", [b"", b"no picture", photo("red")[:700], photo("red")[:5]])
def test_what_is_no_picture_is_a_box_with_its_name(
    pdf: Path, kept: Kept, broken: bytes, verapdf: Validator
) -> None:
    report = photo_report(kept)
    report.indicators[0].measures[0].attachments[0] = kept.attachment(broken, "คำ", name="เสีย.jpg")
    write_report(OFFICE, report, pdf, contents=kept.__getitem__)
    assert "เสีย.jpg" in "".join(pages_of(pdf))
    assert len(images_of(pdf)) == 4
    assert_meets_both(verapdf, pdf)


def test_so_is_a_picture_that_cannot_be_had(pdf: Path, kept: Kept) -> None:
    def gone(name: str) -> bytes:
        raise Problem("It is gone.")

    report = photo_report(kept)
    report.indicators[0].measures[0].attachments.pop(1)
    write_report(OFFICE, report, pdf, contents=gone)
    assert "".join(pages_of(pdf)).count("ภาพ.jpg") == 5
    assert images_of(pdf) == []


@pytest.mark.parametrize("orientation", Orientation)
@pytest.mark.parametrize("length", [300, 20_000])
def test_a_long_caption_runs_over_pages_and_no_word_is_lost(
    pdf: Path, kept: Kept, orientation: Orientation, length: int, verapdf: Validator
) -> None:
    report = photo_report(kept, orientation=orientation)
    words = " ".join(f"คำ{number}" for number in range(length // 6))
    report.indicators[2].measures[0].attachments[0].caption = words
    write_report(OFFICE, report, pdf, contents=kept.__getitem__)
    assert missing(iter(words.split()), "".join(pages_of(pdf))) == []
    assert_meets_both(verapdf, pdf)


def test_a_picture_is_a_figure_that_says_what_it_shows(pdf: Path, kept: Kept) -> None:
    write_report(OFFICE, photo_report(kept), pdf, contents=kept.__getitem__)
    reader = StructureReader(pdf)
    figures = reader.root.all("Figure")
    assert [str(figure.raw.Alt) for figure in figures] == CAPTIONS


def test_two_exports_are_the_same_to_the_byte(tmp_path: Path, kept: Kept) -> None:
    for name in ("a", "b"):
        write_report(
            OFFICE, photo_report(kept), tmp_path / name, contents=kept.__getitem__, source=[b"{}"]
        )
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_the_files_go_along_and_meet_both_standards(
    pdf: Path, kept: Kept, verapdf: Validator
) -> None:
    source = json.dumps({"a": "ก"}).encode()
    pieces = [source[:3], source[3:]]
    write_report(OFFICE, photo_report(kept), pdf, contents=kept.__getitem__, source=pieces)
    with pikepdf.open(pdf) as document:
        files = [
            (str(each.UF), str(each.AFRelationship), str(each.EF.F.Subtype), each.EF.F.read_bytes())
            for each in document.Root.AF
        ]
    assert files == [
        ("ita-report-2566.json", "/Source", "/application/json", source),
        ("คำสั่งที่ ๑๒.pdf", "/Supplement", "/application/pdf", b"%PDF-"),
    ]
    assert_meets_both(verapdf, pdf)


@pytest.mark.parametrize("media_type", ["", "a b/(c) ก", "x" * 90])
def test_a_document_of_any_name_and_kind_goes_along(
    pdf: Path, kept: Kept, media_type: str, verapdf: Validator
) -> None:
    report = photo_report(kept)
    document = kept.document("(\\) ก\n😀" * 60)
    document.media_type = media_type
    report.indicators[0].measures[0].attachments[1] = document
    write_report(OFFICE, report, pdf, contents=kept.__getitem__)
    assert_meets_both(verapdf, pdf)


def test_who_gets_the_measures_alone_gets_nothing_else(pdf: Path, kept: Kept) -> None:
    kind = DocumentKind.MEASURES
    write_report(
        OFFICE, photo_report(kept), pdf, kind=kind, contents=kept.__getitem__, source=[b"{}"]
    )
    with pikepdf.open(pdf) as document:
        assert "/AF" not in document.Root
        assert not document.attachments


def test_live_pages_look_as_the_export(pdf: Path, kept: Kept) -> None:
    report = numbered(photo_report(kept))
    pages = LivePages(contents=kept.__getitem__)
    pages.take(OFFICE, report)
    pages.lay_out()
    write_report(OFFICE, report, pdf, contents=kept.__getitem__)
    whole = pdf.read_bytes()
    for number in range(pages.page_count):
        assert picture(pages.page(number).pdf(), 0) == picture(whole, number), number


def test_a_caption_sets_only_its_own_row_of_pictures_again(kept: Kept) -> None:
    report = numbered(photo_report(kept))
    pages = Pages()
    pages.show(OFFICE, report)
    row = report.indicators[2].measures[0].attachments
    row[0].caption = "อื่น"
    assert [source.entity.__name__ for source in pages.show(OFFICE, report)] == ["Attachment"]


def test_another_title_of_an_indicator_is_in_the_appendix_too(kept: Kept) -> None:
    report = numbered(photo_report(kept))
    pages = Pages()
    pages.show(OFFICE, report)
    indicator = report.indicators[2]
    indicator.title = "ชื่อใหม่"
    pages.renew([Source(Indicator, indicator.id)])
    pages.set.clear()
    pages.lay_out()
    assert len(pages.set) == 2


def test_a_field_of_pictures_leads_to_them(kept: Kept) -> None:
    report = numbered(photo_report(kept))
    pages = Pages()
    pages.show(OFFICE, report)
    measure = report.indicators[2].measures[0]
    page = pages.page_of(Source(Measure, measure.id, "attachments"))
    assert page == pages.page_count - 1


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://a.go.th/x", "https://a.go.th/x"),
        ("ดู (http://a.go.th/x?y=1&z=ก).", "http://a.go.th/x?y=1&z=ก"),
        ("HTTPS://A.GO.TH, และอื่น", "HTTPS://A.GO.TH"),
        ("https://a.go.th/x_(y)", "https://a.go.th/x_(y)"),
        ("ftp://a.go.th", None),
        ("http://", None),
        ("http://...", None),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
    ],
)
def test_an_address_in_a_text_is_found(text: str, address: str | None) -> None:
    found = link_in(text)
    assert (found.to if found else None) == address


def test_an_address_in_the_table_can_be_clicked(pdf: Path, verapdf: Validator) -> None:
    measure = Measure(evidence=["ประกาศ https://a.go.th/ก?x=(1)"], steps=["https://b.go.th", "ค"])
    report = photo_report(Kept())
    report.indicators = [Indicator(label="๑", title="ก", measures=[measure])]
    write_report(OFFICE, report, pdf)
    with pikepdf.open(pdf) as document:
        links = [each for page in document.pages for each in page.get("/Annots", [])]
        said = {str(link.Contents): str(link.A.URI) for link in links}
    assert said == {
        "https://b.go.th": "https://b.go.th",
        "https://a.go.th/ก?x=(1)": "https://a.go.th/%E0%B8%81?x=(1)",
    }
    assert_meets_both(verapdf, pdf)
