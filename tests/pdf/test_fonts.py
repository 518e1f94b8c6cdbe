"""A report in another font of the computer: as exact, as whole, and never without its licence."""

import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from ita_desktop.assets import FONTS
from ita_desktop.model import Indicator, Measure, Office, Report
from ita_desktop.pdf import LivePages, installed_families
from ita_desktop.pdf.face import Face
from ita_desktop.pdf.report_fonts import ReportFonts
from ita_desktop.pdf.writing import Typesetter, write_report
from tests.pdf.readers import READERS, missing, printed_texts
from tests.pdf.seed import seed_report
from tests.pdf.validator import Validator

LAKSAMAN = Path("/usr/share/fonts/truetype/tlwg")
HARD = ["คำสั่ง น้ำใจ ผู้ใหญ่ ปั่นฝั่งฟ้า", "ญู ฐุ ฏุ ฎู กี่ กุ้ เปิ้ล ฬ์ ฤๅษี ก๊วยจั๊บ", "ต.ค.–ก.ย. ๒๕๖๖ 100% [x]"]


def hard_report(font: str, *more: str) -> tuple[Office, Report]:
    measure = Measure(measures=[*HARD, *more], steps=HARD, outcomes=HARD, timeframe=HARD[0])
    indicator = Indicator(label="๑", title=HARD[1], measures=[measure])
    report = Report(fiscal_year=2566, title=HARD[0], preface=HARD[2], indicators=[indicator])
    report.font = font
    return Office(name="เทศบาลตำบลป่าน้ำใจ", district="แม่ใจ", province="พะเยา"), report


def embedded_fonts(pdf: Path) -> list[str]:
    run = subprocess.run(["pdffonts", str(pdf)], capture_output=True, check=True, text=True)
    rows = run.stdout.splitlines()[2:]
    assert all(row.split()[-5] == "yes" for row in rows), "every font is embedded"
    return [row.split()[0].partition("+")[2] for row in rows]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of fonts: copies of Sarabun under other names, made as each test needs them."""
    folder = tmp_path / "fonts"
    folder.mkdir()
    return folder


def put_font(folder: Path, name: str, *, rights: int = 0, bold: bool = False, without: str = ""):
    font = TTFont(FONTS / f"Sarabun-{'Bold' if bold else 'Regular'}.ttf")
    font["OS/2"].fsType = rights
    font["OS/2"].fsSelection = 0x20 if bold else 0x40
    for record in list(font["name"].names):
        if record.nameID in {1, 16}:
            record.string = name
    for table in font["cmap"].tables:
        for character in without:
            table.cmap.pop(ord(character), None)
    font.save(folder / f"{name}{'-Bold' if bold else ''}.ttf")


def test_laksaman_is_found_with_its_bold_and_not_its_italic() -> None:
    (family,) = (each for each in installed_families([LAKSAMAN]) if each.name == "Laksaman")
    assert (family.regular.name, family.bold.name) == ("Laksaman.ttf", "Laksaman-Bold.ttf")
    assert family.embeddable


@pytest.mark.parametrize("reader", READERS)
def test_the_seed_in_laksaman_reads_back_exactly(reader: str, tmp_path: Path) -> None:
    office, report = seed_report()
    report.font = "Laksaman"
    assert not write_report(office, report, tmp_path / "x.pdf")
    assert missing(printed_texts(office, report), READERS[reader](tmp_path / "x.pdf")) == []
    assert set(embedded_fonts(tmp_path / "x.pdf")) == {"Laksaman", "Laksaman-Bold"}


def test_a_report_in_laksaman_meets_the_standards(verapdf: Validator, tmp_path: Path) -> None:
    write_report(*hard_report("Laksaman", "漢"), tmp_path / "x.pdf")
    assert [verapdf.failures(flavour, tmp_path / "x.pdf") for flavour in ("3u", "ua1")] == [[], []]


def test_hard_clusters_in_laksaman_read_back_exactly(tmp_path: Path) -> None:
    office, report = hard_report("Laksaman")
    write_report(office, report, tmp_path / "x.pdf")
    for read in READERS.values():
        assert missing(printed_texts(office, report), read(tmp_path / "x.pdf")) == []


@pytest.mark.parametrize(
    ("rights", "embeddable"),
    [(0, True), (0x4, True), (0x8, True), (0x2, False), (0x100, False), (0x200, False)],
)
def test_licence_bits_say_whether_a_font_is_offered(
    folder: Path, rights: int, embeddable: bool
) -> None:
    put_font(folder, "Office Thai", rights=rights)
    (family,) = installed_families([folder])
    assert family.embeddable is embeddable


def test_a_font_without_thai_and_a_broken_file_are_passed_over(folder: Path) -> None:
    put_font(folder, "Half", without="ก")
    (folder / "broken.ttf").write_bytes(b"no font at all")
    (folder / "empty.ttf").write_bytes(b"")
    (folder / "cut.ttf").write_bytes((FONTS / "Sarabun-Regular.ttf").read_bytes()[:2000])
    assert installed_families([folder, folder / "missing"]) == []


def set_in(folder: Path, office: Office, report: Report, target: Path):
    with target.open("wb") as stream:
        return Typesetter(ReportFonts([folder])).write(office, report, stream)


def test_characters_that_a_font_lacks_are_set_in_sarabun_and_told(
    folder: Path, tmp_path: Path
) -> None:
    put_font(folder, "Few", without="[]–")
    office, report = hard_report("Few", "ราคา ๑๐€", "จบ-")
    notes = set_in(folder, office, report, tmp_path / "x.pdf").fonts
    assert (notes.absent, notes.substituted, notes.missing) == ("", set("[]–"), set())
    for read in READERS.values():
        assert missing(printed_texts(office, report), read(tmp_path / "x.pdf")) == []


def test_characters_that_no_font_has_are_told(folder: Path, tmp_path: Path) -> None:
    put_font(folder, "Few", without="–")
    for font in ("Few", ""):
        office, report = hard_report(font, "漢字")
        notes = set_in(folder, office, report, tmp_path / "x.pdf").fonts
        assert notes.missing == set("漢字")


@pytest.mark.parametrize("rights", [None, 0x2])
def test_a_font_that_is_not_here_or_not_allowed_gives_way_to_sarabun(
    folder: Path, tmp_path: Path, rights: int | None
) -> None:
    if rights is not None:
        put_font(folder, "Closed", rights=rights)
    office, report = hard_report("Closed")
    notes = set_in(folder, office, report, tmp_path / "x.pdf").fonts
    assert notes.absent == "Closed"
    assert embedded_fonts(tmp_path / "x.pdf") == ["Sarabun-Regular", "Sarabun-Bold"]


def test_letters_of_any_font_are_as_large_as_sarabuns(folder: Path) -> None:
    put_font(folder, "Small")
    path = folder / "Small.ttf"
    font = TTFont(path)
    font["head"].unitsPerEm = round(font["head"].unitsPerEm * 16 / 11)
    font.save(path)
    (face, sarabun) = (ReportFonts([folder]).of(name).fonts["F1"].face for name in ("Small", ""))
    assert face.shape("กขคง").width == pytest.approx(sarabun.shape("กขคง").width, rel=0.001)
    assert Face(path).shape("กขคง").width < 0.75 * sarabun.shape("กขคง").width


def test_the_preview_follows_the_choice_of_a_font(tmp_path: Path) -> None:
    office, report = seed_report()
    pages = LivePages()
    contents = []
    for font in ("", "Laksaman", ""):
        report.font = font
        pages.take(office, report)
        assert pages.lay_out()
        contents.append(pages.page(2).pdf())
    assert contents[0] != contents[1]
    (tmp_path / "page.pdf").write_bytes(contents[1])
    assert set(embedded_fonts(tmp_path / "page.pdf")) == {"Laksaman", "Laksaman-Bold"}
    assert contents[0] == contents[2]


def test_the_same_report_in_a_chosen_font_makes_the_same_file() -> None:
    office, report = hard_report("Laksaman")
    files = []
    for _ in range(2):
        stream = BytesIO()
        Typesetter().write(office, report, stream)
        files.append(stream.getvalue())
    assert files[0] == files[1]
