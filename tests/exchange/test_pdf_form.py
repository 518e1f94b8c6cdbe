"""Our own PDF is a source: the report that goes along with it comes back without loss."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from hypothesis import given

from ita_desktop.exchange import json_pieces, read_source
from ita_desktop.model import Office, Report
from ita_desktop.pdf import write_report
from ita_desktop.problems import Problem
from tests.exchange.test_json import _offices, _reports
from tests.pdf.photos import Kept, photo_report

OFFICE = Office(name="เทศบาลตำบลทดสอบ", district="แม่ใจ", province="พะเยา")


def json_of(office: Office, report: Report, kept: dict[str, bytes]) -> bytes:
    return b"".join(json_pieces(office, [report], kept.__getitem__))


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
