"""Small reports with nothing wrong in them, and what the tests do with findings."""

from __future__ import annotations

import copy
from collections.abc import Collection
from datetime import date
from typing import Any

from ita_desktop.checks import Finding, Remedy, check_report
from ita_desktop.model import (
    Base,
    Indicator,
    Measure,
    Office,
    OfficeKind,
    Report,
    Status,
)

DURING = date(2023, 5, 1)  # in fiscal year 2566
AFTER = date(2023, 10, 1)


def an_office(**values: Any) -> Office:
    whole = {
        "name": "เทศบาลตำบลรวมใจพัฒนา",
        "kind": OfficeKind.MUNICIPALITY,
        "district": "แม่ใจ",
        "province": "พะเยา",
    }
    return Office(**{**whole, **values})


def a_measure(**values: Any) -> Measure:
    whole = {
        "measures": ["จัดทำคู่มือการปฏิบัติงาน"],
        "steps": ["ประชุมคณะทำงาน"],
        "timeframe": "ตลอดปี ๒๕๖๖",
        "responsible": ["สำนักปลัด"],
        "status": Status.COMPLETED,
        "outcomes": ["เผยแพร่คู่มือ ๑ ฉบับ"],
    }
    return Measure(**{**whole, **values})


def a_report(*measures: Measure, **values: Any) -> Report:
    whole = {
        "fiscal_year": 2566,
        "title": "รายงานผล\nปีงบประมาณ พ.ศ. ๒๕๖๖",
        "preface": "ตามรายละเอียด ดังนี้",
        "indicators": [
            Indicator(label="๑", title="การปฏิบัติหน้าที่", measures=list(measures) or [a_measure()])
        ],
    }
    return Report(**{**whole, **values})


def findings_in(
    report: Report, office: Office | None = None, dismissed: Collection[str] = (), today=DURING
) -> list[Finding]:
    return check_report(office or an_office(), report, dismissed, today=today)


def codes(findings: list[Finding]) -> list[str]:
    return [finding.code for finding in findings]


def codes_of(**values: Any) -> list[str]:
    """Return the codes of what is found in a measure that is right but for these values."""
    return codes(findings_in(a_report(a_measure(**values))))


def said(text: str) -> list[Finding]:
    """Return what is found about a text that stands where any text may."""
    return findings_in(a_report(a_measure(steps=[text])))


def text_at(report: Report, finding: Finding) -> str:
    """Return the words that a finding points at."""
    place = finding.place
    value = getattr(row_at(report, place.indicator_index, place.measure_index), place.field)
    text = value if place.item is None else value[place.item]
    return text[slice(*place.span)]


def row_at(report: Report, indicator_index: int | None, measure_index: int | None) -> Base:
    if indicator_index is None:
        return report
    indicator = report.indicators[indicator_index]
    return indicator if measure_index is None else indicator.measures[measure_index]


def applied(report: Report, remedy: Remedy) -> None:
    """Make a remedy's edits in a transient report."""
    for edit in remedy.edits:
        row = row_at(report, edit.indicator_index, edit.measure_index)
        assert type(row) is edit.entity
        setattr(row, edit.column, copy.copy(edit.value))
