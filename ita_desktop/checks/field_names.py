"""The names that the window gives to rows and fields."""

from __future__ import annotations

from ita_desktop.model import Base, Dismissal, Indicator, Measure, Office, Report
from ita_desktop.problems import mark

_ROWS: dict[type[Base], str] = {
    Office: mark("The office"),
    Report: mark("The report"),
    Indicator: mark("Indicator"),
    Measure: mark("Row"),
    Dismissal: mark("A finding put aside"),
}
_FIELDS: dict[tuple[type[Base], str], str] = {
    (Office, "name"): mark("Office name"),
    (Office, "kind"): mark("Kind of office"),
    (Office, "district"): mark("District"),
    (Office, "province"): mark("Province"),
    (Office, "address"): mark("Address"),
    (Office, "logo"): mark("Logo"),
    (Report, "fiscal_year"): mark("Fiscal year (B.E.)"),
    (Report, "ita_year"): mark("Year of the ITA assessment (B.E.)"),
    (Report, "title"): mark("Title"),
    (Report, "preface"): mark("Preface"),
    (Report, "digits"): mark("Digits on the page"),
    (Report, "prepared_by"): mark("Prepared by"),
    (Report, "prepared_on"): mark("Prepared on"),
    (Report, "approved_by"): mark("Approved by"),
    (Report, "approved_on"): mark("Approved on"),
    (Indicator, "label"): mark("Indicator number"),
    (Indicator, "title"): mark("Indicator title"),
    (Measure, "measures"): mark("Measures / guidelines"),
    (Measure, "steps"): mark("Steps or methods"),
    (Measure, "timeframe"): mark("Time frame"),
    (Measure, "responsible"): mark("Responsible"),
    (Measure, "status"): mark("Summary of carrying out the measure"),
    (Measure, "reason"): mark("Reason why not"),
    (Measure, "outcomes"): mark("Outcomes or success"),
    (Measure, "evidence"): mark("Evidence"),
    (Measure, "remark"): mark("Remark"),
}


def field_name(entity: type[Base], column: str | None) -> str:
    """Return the msgid that names a column of a kind of row; the kind of row without one."""
    if column is None:
        return _ROWS[entity]
    return _FIELDS.get((entity, column)) or _ROWS[entity]
