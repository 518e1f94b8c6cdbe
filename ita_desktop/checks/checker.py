"""Runs the rules over a report, and again over only what was changed since."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date, datetime
from typing import TypeVar

from ita_desktop.checks.digits import chosen_digits
from ita_desktop.checks.fields import COLUMN_ORDER, MEASURE_FIELDS, flaw_of_slip, texts_of
from ita_desktop.checks.finding import Finding
from ita_desktop.checks.fingerprints import put_aside, told_apart
from ita_desktop.checks.flaws import Flaw, Owner, Setting, column_of
from ita_desktop.checks.one_way import uses
from ita_desktop.checks.rules import (
    INDICATOR_RULES,
    MEASURE_RULES,
    REPORT_RULES,
    TEXT_RULES,
)
from ita_desktop.checks.survey import Reading, Survey
from ita_desktop.checks.year_mentions import mentions
from ita_desktop.checks.years import prose_years
from ita_desktop.model import Base, Measure, Office, Report

_Key = tuple[int | None, ...]
_Row = TypeVar("_Row", bound=Base)
_NOTHING = Reading((), (), (), ())
_PIECE = 1000
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
        # What was read and found is kept as bytes: there may be a hundred thousand findings.
        self._readings: dict[str, bytes] = {}
        self._open: dict[str, Reading] = {}  # while a report is checked
        self._measures: dict[_Key, tuple[int, bytes]] = {}

    def check(
        self, office: Office, report: Report, dismissed: Collection[str] = ()
    ) -> list[Finding]:
        """Return all findings, as `check_report` does."""
        setting = self._turn_to(office, report)
        survey = Survey(office, report, setting, self._reading)
        findings = [
            flaw.finding(owner, survey.row(owner))
            for rule in REPORT_RULES
            for owner, flaw in rule(survey)
        ]
        findings += _placed(survey.owner, report, self._of_row(report, (), setting))
        for owner, indicator in survey.indicators:
            flaws = self._of_row(indicator, INDICATOR_RULES, setting)
            findings += _placed(owner, indicator, flaws)
        for row in survey.measures:
            findings += self._of_measure(row.entity, row.owner, setting)
        self._forget({text.text for text in survey.texts}, survey)
        # Piece by piece: while one large thing goes, no other thread works.
        while survey.texts:
            del survey.texts[-_PIECE:]
        while self._open:
            self._open.popitem()
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
        findings = self._of_measure(measure, owner, setting)
        self._open.clear()
        return _in_order(findings, dismissed)

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
        found = self._open.get(text)
        if found is None:
            kept = self._readings.get(text)
            if kept is None:
                found = _read(text)
                self._readings[text] = _packed(found) if any(found) else b""
            else:
                found = pickle.loads(kept) if kept else _NOTHING  # noqa: S301 - our own
            self._open[text] = found
        return found

    def _of_measure(self, measure: Measure, owner: Owner, setting: Setting) -> list[Finding]:
        contents = _contents(measure)
        known = self._measures.get(_key(owner))
        if known is not None and known[0] == contents:
            kept: list[Finding] = pickle.loads(known[1])  # noqa: S301 - our own
            return kept
        found = _placed(owner, measure, self._of_row(measure, MEASURE_RULES, setting))
        self._measures[_key(owner)] = (contents, _packed(found))
        return found

    def _of_row(
        self,
        row: _Row,
        rules: Iterable[Callable[[_Row, Setting], Iterator[Flaw]]],
        setting: Setting,
    ) -> Iterator[Flaw]:
        for rule in rules:
            yield from rule(row, setting)
        for column, item, text in texts_of(row):
            reading = self._reading(text)
            if reading.years:
                yield from prose_years(row, (column, item, text), reading.years, setting)
            for slip in reading.slips:
                yield flaw_of_slip(row, column, item, slip)

    def _forget(self, texts: set[str], survey: Survey) -> None:
        """Let go of what is no longer in the report."""
        if len(self._readings) > 2 * len(texts) + _SPARE:
            self._readings = {text: self._readings[text] for text in texts}
        if len(self._measures) > 2 * len(survey.measures) + _SPARE:
            keys = [_key(row.owner) for row in survey.measures]
            self._measures = {key: self._measures[key] for key in keys}


def _placed(owner: Owner, row: Base, flaws: Iterable[Flaw]) -> list[Finding]:
    return [flaw.finding(owner, row) for flaw in flaws]


def _read(text: str) -> Reading:
    """Return all that the rules on single texts find in one."""
    return Reading(
        tuple(slip for rule in TEXT_RULES for slip in rule(text)),
        tuple(uses(text)),
        tuple(chosen_digits(text)),
        mentions(text),
    )


def _packed(found: object) -> bytes:
    """Return what was read or found as bytes."""
    return pickle.dumps(found, pickle.HIGHEST_PROTOCOL)


def _key(owner: Owner) -> _Key:
    """Return what tells a measure from all others."""
    return owner.row_id, owner.indicator_index, owner.measure_index


def _contents(measure: Measure) -> int:
    """Return what tells a measure's fields as they are now from others: a hash of 64 bits."""
    values = [column_of(measure, name) for name in MEASURE_FIELDS]
    return hash(tuple([tuple(value) if isinstance(value, list) else value for value in values]))


def _in_order(findings: Iterable[Finding], dismissed: Collection[str]) -> list[Finding]:
    # Row by row: one sort of all of a large report's findings would let no other thread work.
    rows: dict[tuple[int, ...], list[Finding]] = {}
    for finding in findings:
        rows.setdefault(_row_in_document(finding), []).append(finding)
    ordered = told_apart(
        [finding for row in sorted(rows) for finding in sorted(rows[row], key=_place_in_row)]
    )
    aside = {each.fingerprint for some in put_aside(ordered, dismissed).values() for each in some}
    return [finding for finding in ordered if finding.fingerprint not in aside]


def _row_in_document(finding: Finding) -> tuple[int, ...]:
    place = finding.place
    return (
        place.entity is not Office,
        -1 if place.indicator_index is None else place.indicator_index,
        -1 if place.measure_index is None else place.measure_index,
    )


def _place_in_row(finding: Finding) -> tuple[object, ...]:
    place = finding.place
    return (
        COLUMN_ORDER.index(place.field),
        -1 if place.item is None else place.item,
        place.span or (0, 0),
    )
