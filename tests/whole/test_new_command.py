"""`ita-desktop new`: a file with its first report, from a prompt."""

from pathlib import Path

import pytest

from ita_desktop.cli import main
from ita_desktop.model import OfficeKind
from ita_desktop.store import Workbook


@pytest.fixture(autouse=True)
def own_templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    folder = tmp_path / "data" / "ita-desktop" / "templates"
    folder.mkdir(parents=True)
    return folder


def test_a_new_file_has_the_office_and_the_years_template(tmp_path, capsys):
    target = tmp_path / "ใหม่.ita"
    words = ["new", str(target), "--year", "๒๕๖๘", "--office", "เทศบาลตำบลก", "--district", "แม่ใจ"]
    assert main([*words, "--kind", "municipality", "--province", "พะเยา"]) == 0
    assert "2568" in capsys.readouterr().out
    with Workbook.open(target, read_only=True) as workbook:
        office, report = workbook.office(), workbook.report_of_year(2568)
    assert (office.name, office.kind) == ("เทศบาลตำบลก", OfficeKind.MUNICIPALITY)
    assert (office.district, office.province) == ("แม่ใจ", "พะเยา")
    assert len(report.indicators) == 10
    assert "๒๕๖๘" in report.title
    assert "เทศบาลตำบลก" in report.preface


def test_the_kind_follows_from_the_name_and_the_template_can_be_named(tmp_path):
    target = tmp_path / "ใหม่.ita"
    words = ["new", str(target), "--year", "68", "--office", "อบต.ก"]
    assert main([*words, "--template", "seven-issues"]) == 0
    with Workbook.open(target, read_only=True) as workbook:
        assert workbook.office().kind is OfficeKind.SUBDISTRICT
        assert len(workbook.report_of_year(2568).indicators) == 7


def test_an_own_template_is_taken_and_a_broken_one_is_told(tmp_path, capsys, own_templates):
    (own_templates / "ours.toml").write_text('name = "ของเรา"\ntitle = "ก"', "utf-8")
    (own_templates / "bad.toml").write_text("x", "utf-8")
    target = tmp_path / "ใหม่.ita"
    assert main(["new", str(target), "--year", "2568", "--office", "ก"]) == 0
    out = capsys.readouterr().out
    assert "ของเรา" in out
    assert "bad.toml" in out
    with Workbook.open(target, read_only=True) as workbook:
        assert workbook.report_of_year(2568).title == "ก"


@pytest.mark.parametrize(
    "words",
    [
        ["--year", "2568"],
        ["--year", "x", "--office", "ก"],
        ["--year", "2568", "--office", "ก", "--kind", "city"],
        ["--year", "2568", "--office", "ก", "--template", "nothing"],
    ],
)
def test_what_is_missing_or_unknown_is_told_in_one_line_and_nothing_is_made(
    tmp_path, capsys, words
):
    target = tmp_path / "ใหม่.ita"
    assert main(["new", str(target), *words]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert not target.exists()


def test_a_file_that_is_there_is_never_replaced(tmp_path, capsys):
    target = tmp_path / "มี.ita"
    target.write_bytes(b"somebody's")
    assert main(["new", str(target), "--year", "2568", "--office", "ก"]) == 2
    assert "มี.ita" in capsys.readouterr().err
    assert target.read_bytes() == b"somebody's"
