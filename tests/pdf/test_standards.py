"""What the files claim is true: PDF/A-3u and PDF/UA-1, as veraPDF judges it."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings

from ita_desktop.assets import FONTS
from ita_desktop.model import (
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
from ita_desktop.pdf import DocumentKind, codes, write_report
from ita_desktop.pdf.archive import DocumentInfo
from ita_desktop.pdf.block import Block, Story
from ita_desktop.pdf.cid_font import CidFont
from ita_desktop.pdf.face import Face
from ita_desktop.pdf.flow import PageFlow
from ita_desktop.pdf.link import Place, Target
from ita_desktop.pdf.paper import PORTRAIT
from ita_desktop.pdf.paragraph import Setting
from ita_desktop.pdf.signs import Signs
from ita_desktop.pdf.structure import Tag
from tests.pdf.one_part import document_of
from tests.pdf.seed import seed_report
from tests.pdf.test_front import picture, whole_report
from tests.pdf.test_hard_texts import TEXTS, report_of
from tests.pdf.test_live import REPORTS
from tests.pdf.validator import Validator

OFFICE = Office(name="เทศบาลตำบลทดสอบ", district="แม่ใจ", province="พะเยา")
FLAVOURS = ("3u", "ua1")


def hard_report() -> tuple[Office, Report]:
    return OFFICE, report_of([text for texts in TEXTS.values() for text in texts])


def empty_report() -> tuple[Office, Report]:
    return Office(), Report(fiscal_year=2566)


def long_report() -> tuple[Office, Report]:
    """Rows over several pages, a reason, an indicator without rows."""
    steps = [f"ขั้นที่ {number} " + "ดำเนินการตามแผน " * 60 for number in range(20)]
    rows = [
        Measure(measures=["สั้น"], steps=steps, outcomes=["ผลที่ยาวกว่าหน้าหนึ่ง " * 400]),
        Measure(status=Status.NOT_FEASIBLE, reason="งบไม่พอ " * 100, evidence=["https://a.go.th"]),
        Measure(),
    ]
    indicators = [
        Indicator(label="๑", title="การใช้อำนาจ " * 300, measures=rows),
        Indicator(label="๒", title="ไม่มีมาตรการ"),
    ]
    return OFFICE, Report(
        fiscal_year=2566, title="ก", preface="หัว\n\n" + "คำ " * 900, indicators=indicators
    )


def whole_paper() -> tuple[Office, Report]:
    """All parts before the tables, with a logo."""
    office = Office(name="เทศบาลตำบลทดสอบ", logo=picture("RGBA", (300, 200), (200, 30, 60, 90)))
    return office, whole_report()


def untitled_paper() -> tuple[Office, Report]:
    """As an office begins: nothing filled in, so that no heading is above the parts'."""
    return Office(logo=picture("L", (90, 90), 90, "JPEG")), Report(
        fiscal_year=2566, parts=list(ReportPart), latest_result_score="๙๐"
    )


def assert_meets_both(verapdf: Validator, pdf: Path) -> None:
    assert {flavour: verapdf.failures(flavour, pdf) for flavour in FLAVOURS} == {
        flavour: [] for flavour in FLAVOURS
    }


@pytest.mark.parametrize(
    "make",
    [seed_report, hard_report, empty_report, long_report, whole_paper, untitled_paper],
)
def test_a_report_meets_both_standards(
    verapdf: Validator, tmp_path: Path, make: Callable[[], tuple[Office, Report]]
) -> None:
    write_report(*make(), tmp_path / "report.pdf")
    assert_meets_both(verapdf, tmp_path / "report.pdf")


@pytest.mark.parametrize("kind", DocumentKind)
def test_so_does_either_document_with_all_columns_on_portrait_paper(
    verapdf: Validator, tmp_path: Path, kind: DocumentKind
) -> None:
    office, report = whole_paper()
    report.orientation = Orientation.PORTRAIT
    report.extra_columns = list(ExtraColumn)
    report.round = ReportRound.SIX_MONTHS
    write_report(office, report, tmp_path / "report.pdf", kind=kind)
    assert_meets_both(verapdf, tmp_path / "report.pdf")


@settings(
    max_examples=10,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(report=REPORTS)
def test_any_report_meets_both_standards(
    verapdf: Validator, tmp_path: Path, report: Report
) -> None:
    write_report(OFFICE, report, tmp_path / "report.pdf")
    assert_meets_both(verapdf, tmp_path / "report.pdf")


def test_so_does_one_with_more_signs_than_one_font_has_codes(
    verapdf: Validator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(codes, "_CODES_OF_A_FONT", 40)
    write_report(*seed_report(), tmp_path / "report.pdf")
    assert_meets_both(verapdf, tmp_path / "report.pdf")


def test_so_do_links_figures_and_contents(verapdf: Validator, tmp_path: Path) -> None:
    """What later pages are made of."""
    font = CidFont(Face(FONTS / "Sarabun-Regular.ttf"), "F1", Signs())
    setting = Setting(font, 11)

    def block(text: str, tag: Tag, link: Target | None = None) -> Block:
        return Block(tuple(setting.paragraph(text, 300)), tag=tag, link=link)

    def set_into(flow: PageFlow) -> None:
        root = flow.structure
        Story(root).place(flow.sheet, [block("สารบัญ", Tag.H1)], 100, 700, 300)
        there = Target(Place(1, 500.0), "ไปหน้าที่ ๒")
        entry = block("บทที่ ๑ หน้า ๒", Tag.TOCI, there)
        Story(root.child(Tag.TOC)).place(flow.sheet, [entry], 100, 600, 300)
        flow.break_page()
        away = Target("https://a.go.th/ประกาศ?x=(1)", "ประกาศของเทศบาล")
        chapter = [block("บทที่ ๑", Tag.H1), block("ประกาศ", Tag.P, away)]
        flow.bookmark("บทที่ ๑")
        Story(root).place(flow.sheet, chapter, 100, 500, 300)
        figure = root.figure("แผนภูมิ", (100, 300, 150, 320))
        flow.sheet.draw("0.2 0.4 0.6 rg 100 300 50 20 re f", figure)

    stream = document_of(set_into, font, PORTRAIT, DocumentInfo("เอกสาร", "ผู้ทำ"))
    (tmp_path / "made.pdf").write_bytes(stream.getvalue())
    assert_meets_both(verapdf, tmp_path / "made.pdf")


@pytest.mark.parametrize(
    ("flavour", "entry", "clause"),
    [("3u", "OutputIntents", "6.2.4.3"), ("ua1", "StructTreeRoot", "7.1"), ("ua1", "Lang", "7.2")],
)
def test_the_validator_tells_what_is_missing(
    verapdf: Validator, tmp_path: Path, flavour: str, entry: str, clause: str
) -> None:
    write_report(*seed_report(), tmp_path / "report.pdf")
    with pikepdf.open(tmp_path / "report.pdf") as document:
        del document.Root[f"/{entry}"]
        document.save(tmp_path / "worse.pdf")
    failures = verapdf.failures(flavour, tmp_path / "worse.pdf")
    assert any(failure.startswith(f"{clause}-") for failure in failures)
