"""`ita-desktop check`: the list of findings at a prompt, for people and for other programs."""

import json
from pathlib import Path

import pytest

from ita_desktop.assets import RESOURCES
from ita_desktop.checks import check_report
from ita_desktop.cli import main
from ita_desktop.model import Dismissal, Report
from ita_desktop.store import Workbook

SEED = RESOURCES / "sample-report-2566.txt"
CORRECTED = Path(__file__).parents[1] / "checks" / "corrected-report-2566.json"


def imported(source: Path, folder: Path) -> Path:
    path = folder / "office.ita"
    assert main(["import", str(source), "--into", str(path)]) == 0
    return path


def checked(path: Path, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, str]:
    capsys.readouterr()
    code = main(["check", str(path), *more])
    printed = capsys.readouterr()
    assert printed.err == ""
    return code, printed.out


def test_the_seed_has_errors_and_each_line_says_where(tmp_path, capsys):
    path = imported(SEED, tmp_path)
    before = path.read_bytes()
    code, printed = checked(path, capsys)
    assert code == 1
    lines = printed.splitlines()
    assert (
        "ต้องแก้: ตัวชี้วัด ๓ / แถวที่ ๑ / ระยะเวลาดำเนินการ: ระยะเวลาเขียนปี ๒๕๖๗ "
        "แต่รายงานเป็นของปีงบประมาณ ๒๕๖๖ โปรดเลือกว่าปีไหนถูก"
    ) in lines
    assert all(line.count(": ") >= 2 for line in lines)
    assert path.read_bytes() == before


def test_json_gives_the_same_list_to_other_programs(tmp_path, capsys):
    path = imported(SEED, tmp_path)
    _, printed = checked(path, capsys)
    code, listed = checked(path, capsys, "--json", "--year", "๒๕๖๖")
    entries = json.loads(listed)
    assert code == 1
    assert len(entries) == len(printed.splitlines())
    doubled = next(entry for entry in entries if entry["code"] == "number.doubled")
    assert doubled == {
        "code": "number.doubled",
        "severity": "error",
        "indicator": 5,
        "measure": None,
        "field": "label",
        "message": "เลขตัวชี้วัด “๔” ซ้ำกัน โปรดใส่เลขใหม่",
    }


def test_a_corrected_report_is_clean(tmp_path, capsys):
    path = imported(CORRECTED, tmp_path)
    assert checked(path, capsys) == (0, "ตรวจแล้ว ไม่พบสิ่งที่ต้องแก้\n")
    assert checked(path, capsys, "--json") == (0, "[]\n")


def test_hints_alone_are_no_errors(tmp_path, capsys):
    path = imported(CORRECTED, tmp_path)
    with Workbook.open(path) as workbook, workbook.change("x") as edit:
        (report,) = workbook.reports()
        edit.set(Report, report.id, title="ปีงบประมาณ ๒๕๖๖")
    code, printed = checked(path, capsys)
    assert (code, printed.startswith("ข้อแนะนำ: ")) == (0, True)


def test_what_was_dismissed_in_the_window_is_not_listed(tmp_path, capsys):
    path = imported(SEED, tmp_path)
    with Workbook.open(path) as workbook:
        (report,) = workbook.reports()
        findings = check_report(workbook.office(), workbook.report(report.id))
        with workbook.change("x") as edit:
            for fingerprint in {finding.fingerprint for finding in findings}:
                edit.add(Dismissal(fingerprint=fingerprint), parent_id=report.id)
    code, printed = checked(path, capsys)
    assert (code, len(printed.splitlines())) == (0, 1)


def test_in_english_too(tmp_path, capsys, monkeypatch):
    path = imported(SEED, tmp_path)
    monkeypatch.setenv("ITA_DESKTOP_LANGUAGE", "en")
    _, printed = checked(path, capsys)
    assert (
        "Error: Indicator ๔ / Indicator number: The indicator number “๔” stands twice." in printed
    )


@pytest.mark.parametrize("words", [["--year", "2570"], ["--jso"], ["--year", "x"]])
def test_bad_words_are_refused_in_one_line(tmp_path, capsys, words):
    path = imported(SEED, tmp_path)
    capsys.readouterr()
    assert main(["check", str(path), *words]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert len(printed.err.splitlines()) == 1


def test_a_file_that_is_not_there_is_refused(tmp_path, capsys):
    assert main(["check", str(tmp_path / "none.ita")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
