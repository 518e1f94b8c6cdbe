"""Our own PDF is a source: what is printed comes back without loss, and nothing else goes out."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pikepdf
import pypdf
import pytest
from hypothesis import given

from ita_desktop.exchange import published_pieces, read_source
from ita_desktop.model import Attachment, Indicator, Measure, Office, Report, ReportPart
from ita_desktop.model.form import SIGNER_WORDS
from ita_desktop.pdf import write_report
from ita_desktop.problems import Problem
from tests.exchange.test_json import _offices, _reports
from tests.pdf.photos import Kept, photo, photo_report
from tests.pdf.readers import without_space

OFFICE = Office(name="เทศบาลตำบลทดสอบ", district="แม่ใจ", province="พะเยา")


def json_of(office: Office, report: Report, kept: dict[str, bytes]) -> bytes:
    return b"".join(published_pieces(office, report, kept.__getitem__))


@pytest.fixture
def made(tmp_path: Path) -> tuple[Path, bytes]:
    """A PDF of ours, and the JSON that went into it."""
    kept = Kept()
    report, path = photo_report(kept), tmp_path / "ours.pdf"
    source = json_of(OFFICE, report, kept)
    write_report(OFFICE, report, path, contents=kept.__getitem__, source=[source])
    return path, source


def test_what_comes_back_is_equal(made: tuple[Path, bytes]):
    back = read_source(made[0])
    assert json_of(back.office, back.reports[0], dict(back.contents)) == made[1]
    assert back.to_look_at() == []


@given(_offices, _reports)
def test_any_report_comes_back_equal(folder: Path, office: Office, report: Report):
    for indicator in report.indicators:
        for measure in indicator.measures:
            measure.attachments = []
    path = folder / "any.pdf"
    source = json_of(office, report, {})
    report.font = ""
    write_report(office, report, path, source=[source])
    back = read_source(path)
    assert json_of(back.office, back.reports[0], {}) == source


SIGNERS = [f"{who}_{what}" for who in SIGNER_WORDS for what in ("by", "position")]
MEMO = ["memo_from", "memo_number", "memo_to", "memo_subject", "memo_body"]


@pytest.mark.parametrize("part", [None, *ReportPart])
def test_what_is_not_printed_does_not_go_along(tmp_path: Path, part: ReportPart | None):
    fields = ["preface", *MEMO, *SIGNERS]
    texts = {field: f"ฬ{letter}ฬ" for field, letter in zip(fields, "กขคงจฉชซฌญฎฏ", strict=True)}
    measure = Measure(
        measures=["ทำ"], budget="ฬงบฬ", reason="ฬเหตุฬ", remark="ฬหมายฬ", evidence=["ฬหลักฐานฬ"]
    )
    measure.attachments = [
        Attachment(name="ฬบัตรฬ.png", caption="ฬคำฬ", media_type="image/png", content="ก")
    ]
    report = Report(
        fiscal_year=2566,
        title="รายงาน",
        parts=[] if part is None else [part],
        indicators=[Indicator(label="๑", measures=[measure])],
        problems=["ฬปัญหาฬ"],
        suggestions=["ฬเสนอฬ"],
        memo_on=date(2023, 1, 1),
        approved_on=date(2023, 2, 2),
        **texts,
    )
    picture, path = photo("red", kind="PNG"), tmp_path / "ours.pdf"
    source = b"".join(published_pieces(OFFICE, report, lambda _: picture))
    write_report(OFFICE, report, path, contents=lambda _: picture, source=[source])
    words = without_space("".join(page.extract_text() for page in pypdf.PdfReader(path).pages))
    sent = set(re.findall("ฬ[^ฬ]+ฬ", source.decode()))
    assert sent == set(re.findall("ฬ[^ฬ]+ฬ", words))
    assert ("2023-01-01" in source.decode()) is (part is ReportPart.MEMO)
    assert ("2023-02-02" in source.decode()) is (part is ReportPart.SIGNATURES)
    assert ('"data"' in source.decode()) is (part is ReportPart.APPENDIX)


def test_it_comes_back_after_another_program_saved_it(made: tuple[Path, bytes], tmp_path: Path):
    with pikepdf.open(made[0]) as document:
        document.save(tmp_path / "again.pdf", linearize=True)
    assert read_source(tmp_path / "again.pdf").reports[0].fiscal_year == 2566


def _without_report(document: pikepdf.Pdf) -> None:
    del document.Root.AF


def _with_another_file(document: pikepdf.Pdf) -> None:
    document.Root.AF[0].EF.F.write(b"[1, 2]")


def _with_no_text(document: pikepdf.Pdf) -> None:
    document.Root.AF[0].EF.F.write(b"\xff\xfe")


def _with_nonsense(document: pikepdf.Pdf) -> None:
    document.Root.AF = pikepdf.Array([1, pikepdf.Dictionary()])


@pytest.mark.parametrize(
    "spoil", [_without_report, _with_another_file, _with_no_text, _with_nonsense]
)
def test_a_pdf_without_a_report_of_ours_is_refused(made: tuple[Path, bytes], tmp_path: Path, spoil):
    with pikepdf.open(made[0]) as document:
        spoil(document)
        document.save(tmp_path / "other.pdf")
    with pytest.raises(Problem) as caught:
        read_source(tmp_path / "other.pdf")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"ABC" * 999, bytes(range(256))])
def test_what_is_no_pdf_is_refused(tmp_path: Path, data: bytes):
    (tmp_path / "other.pdf").write_bytes(data)
    with pytest.raises(Problem, match=r"There is no report in other\.pdf"):
        read_source(tmp_path / "other.pdf")


def test_a_pdf_with_a_password_is_refused(made: tuple[Path, bytes], tmp_path: Path):
    with pikepdf.open(made[0]) as document:
        document.save(tmp_path / "a.pdf", encryption=pikepdf.Encryption(user="x", owner="y"))
    with pytest.raises(Problem, match=r"There is no report in a\.pdf"):
        read_source(tmp_path / "a.pdf")
