"""The units that a workbook's measures name."""

from __future__ import annotations

from ita_desktop.model import Indicator, Measure, Report
from ita_desktop.store import Workbook


def report(year, *responsible):
    measures = [Measure(responsible=list(units)) for units in responsible]
    return Report(fiscal_year=year, indicators=[Indicator(measures=measures)])


def test_units_of_all_reports_are_counted_once_a_measure(tmp_path):
    with Workbook.create(tmp_path / "a.ita") as workbook:
        assert workbook.responsible_units() == {}
        with workbook.change("Edit") as edit:
            edit.add(report(2566, ["กองคลัง", " กองช่าง ", ""], ["กองคลัง", "กองคลัง"], []))
            edit.add(report(2567, ["กองคลัง"]))
        assert workbook.responsible_units() == {"กองคลัง": 3, "กองช่าง": 1}
