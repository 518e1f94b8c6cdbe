"""The names that the window gives to the fields a finding can point at."""

from __future__ import annotations

from ita_desktop.checks.finding import Place
from ita_desktop.model import Base, Indicator, Measure, Office, Report
from ita_desktop.problems import mark

_ROWS: dict[type[Base], str] = {
    Office: mark("The office"),
    Report: mark("The report"),
    Indicator: mark("Indicator"),
    Measure: mark("Row"),
}
_FIELDS: dict[tuple[type[Base], str], str] = {
    (Office, "name"): mark("Office name"),
    (Office, "district"): mark("District"),
    (Office, "province"): mark("Province"),
    (Report, "title"): mark("Title"),
    (Report, "preface"): mark("Preface"),
    (Report, "digits"): mark("Digits on the page"),
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


def field_name(place: Place) -> str:
    """Return the msgid that names the field, or the kind of row, at a place."""
    if place.field is None:
        return _ROWS[place.entity]
    return _FIELDS[place.entity, place.field]
