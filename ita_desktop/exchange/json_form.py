"""The form that other programs and the tests read: JSON, out and in without loss.

Version 1, the only one so far: `format`, `version`, `office`, `reports` with their indicators and
measures. A key that is missing has the model's default; a key of None is written as null, and the
logo (Base64) only where there is one.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ita_desktop.exchange.json_fields import Section, parse
from ita_desktop.exchange.notes import Imported, Ledger
from ita_desktop.files import exported
from ita_desktop.model import Digits, Indicator, Measure, Office, OfficeKind, Report, Status
from ita_desktop.problems import Problem, mark

FORMAT = "ita-desktop"
VERSION = 1


def write_json(office: Office, reports: Iterable[Report], target: Path) -> None:
    """Write an office and its reports; `target` is whole at any time, as it was or as it will be.

    Raises:
        Problem: the file cannot be written there.
    """
    form = {
        "format": FORMAT,
        "version": VERSION,
        "office": _office(office),
        "reports": [_report(report) for report in reports],
    }
    text = json.dumps(form, ensure_ascii=False, indent=2) + "\n"
    # A lone surrogate becomes the escape that JSON has for it.
    with exported(target) as stream:
        stream.write(text.encode("utf-8", "backslashreplace"))


def read_json(text: str, ledger: Ledger) -> Imported:
    """Return what a JSON text holds.

    Raises:
        Problem: it is no such text, of a newer version, or has a value of a wrong type.
    """
    try:
        return _read(parse(text), ledger)
    except RecursionError:
        raise Problem(
            mark("The file has brackets in brackets without end; it is no report.")
        ) from None


def _read(value: object, ledger: Ledger) -> Imported:
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise Problem(
            mark("This is no report of this program: its “format” should be “{format}”."),
            format=FORMAT,
        )
    form = Section(value, "", ledger)
    form.text("format")
    version = form.number("version")
    if version is None or version < 1:
        raise Problem(mark("{where} should be a whole number."), where="version")
    if version > VERSION:
        raise Problem(
            mark("The file was made by a newer version of this program. Update this program first.")
        )
    office = _read_office(form.section("office"))
    reports: list[Report] = []
    for section in form.sections("reports"):
        report = _read_report(section)
        if report.fiscal_year in {known.fiscal_year for known in reports}:
            raise Problem(
                mark("{where}: there is already a report of the year {year} before it."),
                where=section.where("fiscal_year"),
                year=report.fiscal_year,
            )
        reports.append(report)
    form.end()
    return Imported(office, reports, ledger.notes())


def _office(office: Office) -> dict[str, Any]:
    form: dict[str, Any] = {
        "name": office.name,
        "kind": office.kind.value,
        "district": office.district,
        "province": office.province,
        "address": office.address,
    }
    if office.logo is not None:
        form["logo"] = base64.b64encode(office.logo).decode("ascii")
    return form


def _read_office(section: Section) -> Office:
    office = Office(
        name=section.text("name"),
        kind=section.choice("kind", OfficeKind) or OfficeKind.OTHER,
        district=section.text("district"),
        province=section.text("province"),
        address=section.text("address"),
        logo=section.data("logo"),
    )
    section.end()
    return office


def _report(report: Report) -> dict[str, Any]:
    return {
        "fiscal_year": report.fiscal_year,
        "ita_year": report.ita_year,
        "title": report.title,
        "preface": report.preface,
        "digits": report.digits.value,
        "prepared_by": report.prepared_by,
        "prepared_on": report.prepared_on and report.prepared_on.isoformat(),
        "approved_by": report.approved_by,
        "approved_on": report.approved_on and report.approved_on.isoformat(),
        "indicators": [indicator_form(indicator) for indicator in report.indicators],
    }


def _read_report(section: Section) -> Report:
    fiscal_year = section.year("fiscal_year")
    if fiscal_year is None:
        raise Problem(mark("{where} should be a whole number."), where=section.where("fiscal_year"))
    report = Report(
        fiscal_year=fiscal_year,
        ita_year=section.year("ita_year"),
        title=section.text("title"),
        preface=section.text("preface"),
        digits=section.choice("digits", Digits) or Digits.THAI,
        prepared_by=section.text("prepared_by"),
        prepared_on=section.day("prepared_on"),
        approved_by=section.text("approved_by"),
        approved_on=section.day("approved_on"),
    )
    report.indicators = [read_indicator(part) for part in section.sections("indicators")]
    section.end()
    return report


def indicator_form(indicator: Indicator) -> dict[str, Any]:
    """Return an indicator with its measures in the form of JSON."""
    return {
        "label": indicator.label,
        "title": indicator.title,
        "measures": [measure_form(measure) for measure in indicator.measures],
    }


def read_indicator(section: Section) -> Indicator:
    """Return the indicator of a JSON object. Raises Problem."""
    indicator = Indicator(label=section.text("label"), title=section.text("title"))
    indicator.measures = [read_measure(part) for part in section.sections("measures")]
    section.end()
    return indicator


def measure_form(measure: Measure) -> dict[str, Any]:
    """Return a measure in the form of JSON."""
    return {
        "measures": measure.measures,
        "steps": measure.steps,
        "timeframe": measure.timeframe,
        "responsible": measure.responsible,
        "status": measure.status and measure.status.value,
        "reason": measure.reason,
        "outcomes": measure.outcomes,
        "remark": measure.remark,
        "evidence": measure.evidence,
    }


def read_measure(section: Section) -> Measure:
    """Return the measure of a JSON object. Raises Problem."""
    measure = Measure(
        measures=section.items("measures"),
        steps=section.items("steps"),
        timeframe=section.text("timeframe"),
        responsible=section.items("responsible"),
        status=section.choice("status", Status),
        reason=section.text("reason"),
        outcomes=section.items("outcomes"),
        remark=section.text("remark"),
        evidence=section.items("evidence"),
    )
    section.end()
    return measure
