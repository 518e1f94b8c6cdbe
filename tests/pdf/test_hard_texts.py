"""Characters that are rarely typed: nothing crashes, and they come back out as they went in."""

from pathlib import Path

import pikepdf
import pytest

from ita_desktop.assets import FONTS
from ita_desktop.model import Indicator, Measure, Office, Report, Status
from ita_desktop.pdf import codes, write_report
from ita_desktop.pdf.face import Face
from tests.pdf.readers import READERS, missing, printed_texts
from tests.pdf.seed import seed_report

OFFICE = Office(name="เทศบาลตำบลทดสอบ")

TEXTS = {
    "zero width": ["กา\u200bรบ้าน", "a\u200db", "co\u00adop", "x\u200ey", "\u200bต้น", "ท้าย\u200b"],
    "many of zero width": ["ก" + "\u200d" * 40 + "ข"],
    "not in the font": ["中文字", "हिन्दी", "ລາວ", "한국어"],
    "beyond U+FFFF": ["งาน😀ดี", "👨\u200d👩\u200d👧 ครอบครัว", "👍🏽", "❤\ufe0f", "𠮷野"],
    "marks without a base": ["่", "ิ่", "์ก", " ่ ก", "a่", "1์"],
    "too many marks": ["ก" + "่" * 40, "ก" + "ุ" * 40, "a" + "\u0301" * 40],
    "line ends": ["บรรทัดหนึ่ง\nบรรทัดสอง\n\nสาม", "a\r\nb\rc\u2028d"],
    "spaces": ["ก  ข", "  นำ", "ก\tข", "ก   ", "   ", "\u00a0"],
    "hyphens at line ends": ["abc-def- ghi-" * 20, "-", "- -", "a-", "- " * 50],
    "lone surrogates": ["ก\ud800ข", "\udfff"],
    "controls": ["ก\x00ข\x07", "\x00"],
}


def report_of(items: list[str]) -> Report:
    text = items[0]
    measure = Measure(
        measures=items,
        steps=items,
        timeframe=text,
        responsible=items,
        status=Status.NOT_FEASIBLE,
        reason=text,
        outcomes=items,
        remark=text,
        evidence=items,
    )
    indicator = Indicator(label=text, title=text, measures=[measure])
    return Report(fiscal_year=2566, title=text, preface=text, indicators=[indicator])


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    return tmp_path / "report.pdf"


@pytest.mark.parametrize("name", TEXTS)
def test_rare_characters_are_found_by_all_readers(name: str, pdf: Path) -> None:
    report = report_of(TEXTS[name])
    write_report(OFFICE, report, pdf)
    lost = {
        reader: texts
        for reader, read in READERS.items()
        if (texts := missing(printed_texts(OFFICE, report), read(pdf)))
    }
    assert lost == {}


@pytest.mark.parametrize("reader", READERS)
def test_marks_without_end_are_all_there(reader: str, pdf: Path) -> None:
    report = report_of(["ก"])
    report.indicators[0].measures[0].steps = ["ข" + "๊" * 20_000]
    write_report(OFFICE, report, pdf)
    assert READERS[reader](pdf).count("๊") == 20_000


@pytest.mark.parametrize("unseen", ["\u200b", "\u200d", "\u00ad", "\u200e", "\u2060"])
def test_what_is_not_seen_takes_no_room_and_is_not_drawn(unseen: str) -> None:
    face = Face(FONTS / "Sarabun-Regular.ttf")
    (plain,), (joined,) = face.shape("ก").clusters, face.shape(f"ก{unseen}").clusters
    assert joined == plain._replace(text=f"ก{unseen}")
    assert face.shape(unseen).width == 0


@pytest.mark.parametrize("reader", READERS)
def test_more_signs_than_one_font_has_codes_are_all_found(
    reader: str, pdf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(codes, "_CODES_OF_A_FONT", 40)
    office, report = seed_report()
    write_report(office, report, pdf)
    assert missing(printed_texts(office, report), READERS[reader](pdf)) == []
    with pikepdf.open(pdf) as document:
        assert len(document.pages[0].Resources.Font) > 2
