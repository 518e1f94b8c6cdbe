"""`ita-desktop rollover`: next year's report, from a prompt."""

from pathlib import Path

import pytest

from ita_desktop.assets import RESOURCES
from ita_desktop.cli import main
from ita_desktop.store import Workbook


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "office.ita"
    seed = str(RESOURCES / "sample-report-2566.txt")
    assert main(["import", seed, "--into", str(path)]) == 0
    return path


def test_the_next_year_is_started_with_the_indicators_and_without_results(workbook, capsys):
    capsys.readouterr()
    assert main(["rollover", str(workbook), "--from", "2566", "--to", "๒๕๖๗"]) == 0
    assert "2567" in capsys.readouterr().out
    with Workbook.open(workbook, read_only=True) as opened:
        new = opened.report_of_year(2567)
        old = opened.report_of_year(2566)
    assert len(new.indicators) == len(old.indicators) == 6
    assert {m.status for one in new.indicators for m in one.measures} == {None}
    assert all(m.outcomes for one in old.indicators for m in one.measures)


@pytest.mark.parametrize(("source", "target"), [("2560", "2567"), ("2566", "2566"), ("x", "2567")])
def test_a_year_that_is_missing_taken_or_no_year_is_refused(workbook, capsys, source, target):
    before = workbook.read_bytes()
    capsys.readouterr()
    assert main(["rollover", str(workbook), "--from", source, "--to", target]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert workbook.read_bytes() == before
