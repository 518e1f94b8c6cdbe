"""A list of findings as text lines and as entries that other programs read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from ita_desktop.checks.field_names import field_name
from ita_desktop.checks.finding import Finding, Severity
from ita_desktop.model import Attachment, Base, Report
from ita_desktop.problems import mark
from ita_desktop.thai.digits import in_digits_of

SEVERITY_NAMES: dict[Severity, str] = {
    Severity.ERROR: mark("Error"),
    Severity.WARNING: mark("Warning"),
    Severity.HINT: mark("Hint"),
}

_Translate = Callable[..., str]


def lines(findings: Iterable[Finding], report: Report, translate: _Translate) -> list[str]:
    """Return one line a finding: severity, place, sentence."""
    labels = [indicator.label.strip() for indicator in report.indicators]
    return [
        f"{translate(SEVERITY_NAMES[finding.severity])}: "
        f"{place_name(finding, labels, translate)}: {_message(finding, translate)}"
        for finding in findings
    ]


def entries(findings: Iterable[Finding], translate: _Translate) -> list[dict[str, object]]:
    """Return each finding as plain values.

    `indicator` and `measure` count from 1 in the document, None outside of one; `field` is the
    name of the column, None for a whole row.
    """
    return [
        {
            "code": finding.code,
            "severity": finding.severity.value,
            "indicator": _counted(finding.place.indicator_index),
            "measure": _counted(finding.place.measure_index),
            "field": finding.place.field,
            "message": _message(finding, translate),
        }
        for finding in findings
    ]


def place_name(finding: Finding, labels: Sequence[str], translate: _Translate) -> str:
    """Return where a finding is, in the words of the window: indicator, row, field.

    Args:
        finding: of a report.
        labels: those of the report's indicators.
        translate: the interface's language.
    """
    place = finding.place
    indicator = measure = None
    if place.indicator_index is not None:
        indicator = labels[place.indicator_index] or str(place.indicator_index + 1)
    if place.measure_index is not None:
        measure = place.measure_index + 1
    return place_words(place.entity, indicator, measure, place.field, translate)


def place_words(
    entity: type[Base],
    indicator: str | None,
    measure: int | None,
    column: str | None,
    translate: _Translate,
) -> str:
    """Return the words for a place.

    Args:
        entity: the kind of row.
        indicator: the indicator's label or number, None outside of one.
        measure: which of its measures, from 1, None outside of one.
        column: the row's column, None for the row as a whole.
        translate: the interface's language.
    """
    parts = []
    if indicator is not None:
        parts.append(f"{translate('Indicator')} {indicator}")
    if measure is not None:
        number = in_digits_of(indicator or "", measure)
        parts.append(translate(mark("Row {number}"), number=number))
    if column is not None or not parts or entity is Attachment:
        parts.append(translate(field_name(entity, column)))
    return " / ".join(parts)


def _message(finding: Finding, translate: _Translate) -> str:
    return translate(finding.sentence, **finding.values)


def _counted(index: int | None) -> int | None:
    return None if index is None else index + 1
