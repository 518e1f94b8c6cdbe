"""A file that lasts: what it says of itself, what its colours are, how small it is."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageCms

from ita_desktop.model import Digits, Indicator, Measure, Office, Report
from ita_desktop.pdf import LivePages, write_report
from ita_desktop.pdf.colour import srgb_profile
from tests.pdf.seed import seed_report


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    return tmp_path / "report.pdf"


def test_the_seed_takes_less_than_120_kb(pdf: Path) -> None:
    write_report(*seed_report(), pdf)
    assert pdf.stat().st_size < 120_000


def test_metadata_and_document_information_say_the_same(pdf: Path) -> None:
    office, report = seed_report()
    write_report(office, report, pdf)
    with pikepdf.open(pdf) as document:
        metadata = document.open_metadata()
        assert metadata["dc:title"] == str(document.docinfo.Title)
        assert metadata["dc:title"] == " ".join(report.title.split("\n"))
        assert metadata["dc:creator"] == [str(document.docinfo.Author)] == [office.name]
        assert metadata["pdf:Producer"] == str(document.docinfo.Producer)
        assert metadata["xmp:CreatorTool"] == str(document.docinfo.Creator)
        assert list(metadata["dc:language"]) == [str(document.Root.Lang)] == ["th-TH"]
        assert document.Root.ViewerPreferences.DisplayDocTitle


def test_the_file_claims_the_standards_that_it_meets(pdf: Path) -> None:
    write_report(*seed_report(), pdf)
    with pikepdf.open(pdf) as document:
        metadata = document.open_metadata()
        assert metadata.pdfa_status == "3U"
        assert metadata["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"


def test_a_page_that_is_only_looked_at_claims_nothing() -> None:
    pages = LivePages()
    pages.take(*seed_report())
    pages.lay_out()
    with pikepdf.open(BytesIO(pages.page(2).pdf())) as document:
        assert not {"/Metadata", "/StructTreeRoot", "/MarkInfo"} & set(document.Root.keys())
        assert not document.docinfo


@pytest.mark.parametrize(
    ("digits", "title"), [(Digits.THAI, "ปีงบประมาณ ๒๕๖๖"), (Digits.ARABIC, "ปีงบประมาณ 2566")]
)
def test_a_document_without_a_title_is_called_by_its_year(
    pdf: Path, digits: Digits, title: str
) -> None:
    write_report(Office(), Report(fiscal_year=2566, digits=digits), pdf)
    with pikepdf.open(pdf) as document:
        assert document.open_metadata()["dc:title"] == str(document.docinfo.Title) == title
        assert "/Author" not in document.docinfo


def test_what_was_typed_is_text_in_the_metadata_too(pdf: Path) -> None:
    typed = "<b>&amp; {title} ]]> (\\) %"
    write_report(Office(name=typed), Report(fiscal_year=2566, title=typed), pdf)
    with pikepdf.open(pdf) as document:
        metadata = document.open_metadata()
        assert metadata["dc:title"] == typed
        assert metadata["dc:creator"] == [typed]


def test_a_heading_of_20_000_characters_is_no_longer_than_a_string_may_be(pdf: Path) -> None:
    indicator = Indicator(label="๑", title="ก" * 20_000, measures=[Measure()])
    report = Report(fiscal_year=2566, title="ข" * 20_000, indicators=[indicator])
    write_report(Office(), report, pdf)
    with pikepdf.open(pdf) as document:
        for said in (document.docinfo.Title, document.Root.Outlines.Last.Title):
            assert 2_000 < len(bytes(said)) < 32_768


def test_nothing_in_the_file_tells_when_it_was_made(pdf: Path) -> None:
    write_report(*seed_report(), pdf)
    with pikepdf.open(pdf) as document:
        assert not {"/CreationDate", "/ModDate"} & set(document.docinfo.keys())
        assert "Date" not in document.Root.Metadata.read_bytes().decode()
        first, second = document.trailer.ID
        assert first == second


def test_other_data_have_another_identity(pdf: Path) -> None:
    identities = set()
    for title in ("ก", "ข"):
        write_report(Office(), Report(fiscal_year=2566, title=title), pdf)
        with pikepdf.open(pdf) as document:
            identities.add(bytes(document.trailer.ID[0]))
    assert len(identities) == 2


def test_the_colours_are_those_of_srgb() -> None:
    ours = ImageCms.getOpenProfile(BytesIO(srgb_profile()))
    colours = Image.new("RGB", (16, 16 * 16))
    colours.putdata(
        [(r * 17, g * 17, b * 17) for r in range(16) for g in range(16) for b in range(16)]
    )
    lab = ImageCms.createProfile("LAB")
    seen = [
        ImageCms.profileToProfile(colours, profile, lab, outputMode="LAB")
        for profile in (ours, ImageCms.createProfile("sRGB"))
    ]
    differences = [abs(a - b) for a, b in zip(*(image.tobytes() for image in seen), strict=True)]
    assert max(differences) <= 1


@pytest.mark.parametrize("lacking", ["中", "😀", "❤\ufe0f"])
def test_no_code_leads_to_the_glyph_for_what_the_font_lacks(pdf: Path, lacking: str) -> None:
    measure = Measure(measures=[lacking])
    indicator = Indicator(label="๑", title="ก", measures=[measure])
    write_report(Office(), Report(fiscal_year=2566, indicators=[indicator]), pdf)
    with pikepdf.open(pdf) as document:
        for font in document.pages[1].Resources.Font.values():
            glyphs = font.DescendantFonts[0].CIDToGIDMap.read_bytes()
            numbers = [int.from_bytes(glyphs[at : at + 2]) for at in range(2, len(glyphs), 2)]
            assert numbers
            assert 0 not in numbers
