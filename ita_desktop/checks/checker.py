"""Runs the rules over a report, and again over only what was changed since."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date, datetime
from typing import TypeVar

from ita_desktop.checks.digits import chosen_digits
from ita_desktop.checks.fields import COLUMN_ORDER, MEASURE_FIELDS, flaw_of_slip, texts_of
from ita_desktop.checks.finding import Finding
from ita_desktop.checks.flaws import Flaw, Owner, Setting
from ita_desktop.checks.one_way import uses
from ita_desktop.checks.rules import (
    FRONT_RULES,
    INDICATOR_RULES,
    MEASURE_RULES,
    REPORT_RULES,
    TEXT_RULES,
)
from ita_desktop.checks.survey import Reading, Survey
from ita_desktop.checks.year_mentions import mentions
from ita_desktop.model import Base, Measure, Office, Report

_Contents = tuple[object, ...]
_Row = TypeVar("_Row", bound=Base)
_SPARE = 1000  # entries that may be kept for nothing


def check_report(
    office: Office,
    report: Report,
    dismissed: Collection[str] = (),
    *,
    today: date | None = None,
) -> list[Finding]:
    """Return all findings in a report, in the order of the document.

    Args:
        office: whose report it is.
        report: transient or detached, with its indicators and measures loaded.
        dismissed: the fingerprints of findings to leave out.
        today: the day that decides whether the fiscal year is over; by default the real one.
    """
    return Checker(today=today).check(office, report, dismissed)


class Checker:
    """Checks one report again and again; only changed texts and measures cost time.

    It keeps what it read, not the entities. It is not for two threads at once.

    Args:
        today: as for `check_report`.
    """

    def __init__(self, *, today: date | None = None) -> None:
        self._today = today
        self._setting: Setting | None = None
        self._readings: dict[str, Reading] = {}
        self._measures: dict[Owner, tuple[_Contents, list[Finding]]] = {}

    def check(
        self, office: Office, report: Report, dismissed: Collection[str] = ()
    ) -> list[Finding]:
        """Return all findings, as `check_report` does."""
        setting = self._turn_to(office, report)
        survey = Survey(office, report, setting, self._reading)
        findings = [flaw.finding(owner) for rule in REPORT_RULES for owner, flaw in rule(survey)]
        findings += _placed(survey.owner, self._of_row(report, FRONT_RULES, setting))
        for owner, indicator in survey.indicators:
            findings += _placed(owner, self._of_row(indicator, INDICATOR_RULES, setting))
        for row in survey.measures:
            findings += self._of_measure(row.entity, row.owner, setting)
        self._forget({text.text for text in survey.texts}, survey)
        return _in_order(findings, dismissed)

    def check_measure(
        self,
        office: Office,
        report: Report,
        indicator_index: int,
        measure_index: int,
        dismissed: Collection[str] = (),
    ) -> list[Finding]:
        """Return what the rules on one row find in a measure, without those on the whole report."""
        setting = self._turn_to(office, report)
        measure = report.indicators[indicator_index].measures[measure_index]
        owner = Owner(Measure, measure.id, indicator_index, measure_index)
        return _in_order(self._of_measure(measure, owner, setting), dismissed)

    def _turn_to(self, office: Office, report: Report) -> Setting:
        """Return the setting of a report; what was found in another setting is forgotten."""
        setting = Setting(
            report.fiscal_year,
            report.ita_year,
            report.digits,
            office.kind,
            office.name,
            self._today or datetime.now().astimezone().date(),
        )
        if setting != self._setting:
            self._setting = setting
            self._measures.clear()
        return setting

    def _reading(self, text: str) -> Reading:
        found = self._readings.get(text)
        if found is None:
            found = self._readings[text] = _read(text)
        return found

    def _of_measure(self, measure: Measure, owner: Owner, setting: Setting) -> list[Finding]:
        contents = _contents(measure)
        known = self._measures.get(owner)
        if known is None or known[0] != contents:
            found = _placed(owner, self._of_row(measure, MEASURE_RULES, setting))
            known = self._measures[owner] = (contents, found)
        return known[1]

    def _of_row(
        self,
        row: _Row,
        rules: Iterable[Callable[[_Row, Setting], Iterator[Flaw]]],
        setting: Setting,
    ) -> Iterator[Flaw]:
        for rule in rules:
            yield from rule(row, setting)
        for column, item, text in texts_of(row):
            for slip in self._reading(text).slips:
                yield flaw_of_slip(row, column, item, slip)

    def _forget(self, texts: set[str], survey: Survey) -> None:
        """Let go of what is no longer in the report."""
        if len(self._readings) > 2 * len(texts) + _SPARE:
            self._readings = {text: self._readings[text] for text in texts}
        if len(self._measures) > 2 * len(survey.measures) + _SPARE:
            self._measures = {row.owner: self._measures[row.owner] for row in survey.measures}


def _placed(owner: Owner, flaws: Iterable[Flaw]) -> list[Finding]:
    return [flaw.finding(owner) for flaw in flaws]


def _read(text: str) -> Reading:
    """Return all that the rules on single texts find in one."""
    return Reading(
        tuple(slip for rule in TEXT_RULES for slip in rule(text)),
        tuple(uses(text)),
        tuple(chosen_digits(text)),
        mentions(text),
    )


def _contents(measure: Measure) -> _Contents:
    """Return a measure's fields as they are now, comparable later."""
    values = (getattr(measure, name) for name in MEASURE_FIELDS)
    return tuple(tuple(value) if isinstance(value, list) else value for value in values)


def _in_order(findings: list[Finding], dismissed: Collection[str]) -> list[Finding]:
    return sorted(
        (finding for finding in findings if finding.fingerprint not in dismissed),
        key=_place_in_document,
    )


def _place_in_document(finding: Finding) -> tuple[object, ...]:
    place = finding.place
    return (
        place.entity is not Office,
        -1 if place.indicator_index is None else place.indicator_index,
        -1 if place.measure_index is None else place.measure_index,
        COLUMN_ORDER.index(place.field),
        -1 if place.item is None else place.item,
        place.span or (0, 0),
    )
