"""Rules about what is missing: empty fields, no status, no reason, results without a proof."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ita_desktop.checks.finding import Severity
from ita_desktop.checks.flaws import Fix, Flaw, Owner, Setting, column_of
from ita_desktop.checks.survey import Survey
from ita_desktop.model import Digits, Indicator, Measure, Office, OfficeKind, Status
from ita_desktop.problems import mark
from ita_desktop.thai.calendar import fiscal_year_of
from ita_desktop.thai.digits import to_thai

_LISTS = ("measures", "steps", "responsible", "outcomes", "evidence")
_WRITTEN = (*_LISTS, "timeframe", "reason", "remark")
_PROOF = re.compile(r"[0-9๐-๙]|https?://|www\.")

_NO_TEXT: dict[str, str] = {
    "measures": mark("The measure is not written. Type what the office set out to do."),
    "steps": mark("This measure has no step. Type how it was carried out."),
    "timeframe": mark("The time frame is empty. Type when it was done, such as “{example}”."),
    "responsible": mark("Nobody is responsible for this measure. Choose the unit, or type it."),
}
_NO_OUTCOME = mark("This measure has no outcome. Type what came of it.")


def empty_report(survey: Survey) -> Iterator[tuple[Owner, Flaw]]:
    """Find what the office and the report as a whole lack."""
    office, report = survey.office, survey.report
    place = Owner(Office, office.id)
    if not office.name.strip():
        yield (
            place,
            _empty("name", mark("The office's name is empty. Type it in full."), Severity.ERROR),
        )
    if not office.district.strip() and office.kind is not OfficeKind.PROVINCIAL:
        yield place, _empty("district", mark("The district is empty. Type its name."))
    if not office.province.strip():
        yield place, _empty("province", mark("The province is empty. Type its name."))
    if not report.title.strip():
        yield (
            survey.owner,
            _empty("title", mark("There is no title. Type the cover's lines.")),
        )
    if not report.preface.strip():
        yield survey.owner, _empty("preface", mark("The preface is empty. Type it."))
    if not report.indicators:
        sentence = mark("The report has no indicator yet. Add the first one.")
        yield survey.owner, Flaw("empty.indicators", Severity.ERROR, sentence)


def empty_indicator(indicator: Indicator, _setting: Setting) -> Iterator[Flaw]:
    """Find an indicator without a number, a title or a measure."""
    if not indicator.label.strip():
        yield _empty("label", mark("This indicator has no number. Type it, for example ๑."))
    if not indicator.title.strip():
        yield _empty("title", mark("This indicator has no title. Type it."), Severity.ERROR)
    if not indicator.measures:
        sentence = mark("This indicator has no measure. Add one, or delete the indicator.")
        yield Flaw("empty.indicator", Severity.ERROR, sentence)


def empty_measure(measure: Measure, setting: Setting) -> Iterator[Flaw]:
    """Find the fields of a row that nobody filled in."""
    if measure.status is None and not any(_is_filled(measure, name) for name in _WRITTEN):
        sentence = mark("This row is empty. Fill it in, or delete it.")
        yield Flaw("empty.row", Severity.ERROR, sentence)
        return
    example = f"ตลอดปี {setting.fiscal_year}"
    example = to_thai(example) if setting.digits is Digits.THAI else example
    for name, sentence in _NO_TEXT.items():
        if not _is_filled(measure, name):
            values = {"example": example} if name == "timeframe" else {}
            yield Flaw(f"empty.{name}", Severity.ERROR, sentence, values, name)
    if not _is_filled(measure, "outcomes") and measure.status is not Status.NOT_FEASIBLE:
        severity = Severity.ERROR if measure.status is Status.COMPLETED else Severity.WARNING
        yield Flaw("empty.outcomes", severity, _NO_OUTCOME, {}, "outcomes")


def empty_items(measure: Measure, _setting: Setting) -> Iterator[Flaw]:
    """Find items without words, which a page would number."""
    for name in _LISTS:
        items: list[str] = column_of(measure, name)
        filled = [item for item in items if item.strip()]
        if filled and len(filled) < len(items):
            item = next(index for index, text in enumerate(items) if not text.strip())
            fix = Fix(mark("Delete the empty items"), {}, ((name, filled),))
            sentence = mark("An item here is empty. Type it, or delete the line.")
            yield Flaw(
                "empty.item", Severity.WARNING, sentence, {}, name, item, fixes=(fix,), certain=True
            )


def fewer_than_measures(measure: Measure, _setting: Setting) -> Iterator[Flaw]:
    """Find rows where some measure must be without a step or an outcome of its own."""
    count = _count(measure.measures)
    steps, outcomes = _count(measure.steps), _count(measure.outcomes)
    if 0 < steps < count:
        yield Flaw(
            "count.steps",
            Severity.HINT,
            mark("There are {count} measures but {steps} steps: some measure may have no step."),
            {"count": count, "steps": steps},
            "steps",
            subject=f"{count}.{steps}",
        )
    if 0 < outcomes < count and measure.status is Status.COMPLETED:
        yield Flaw(
            "count.outcomes",
            Severity.HINT,
            mark(
                "There are {count} measures but {outcomes} outcomes: "
                "some measure may have no outcome."
            ),
            {"count": count, "outcomes": outcomes},
            "outcomes",
            subject=f"{count}.{outcomes}",
        )


def status(measure: Measure, setting: Setting) -> Iterator[Flaw]:
    """Find a row without a status, and a status that lacks its reason or has been overtaken."""
    if measure.status is None and any(_is_filled(measure, name) for name in _WRITTEN):
        sentence = mark("No box is ticked. Choose how far this measure has come.")
        yield Flaw("status.none", Severity.ERROR, sentence, {}, "status")
    if measure.status is Status.NOT_FEASIBLE and not measure.reason.strip():
        sentence = mark("It could not be done, but no reason is given. Type why.")
        yield Flaw("status.no_reason", Severity.ERROR, sentence, {}, "reason")
    if measure.status is Status.IN_PROGRESS and fiscal_year_of(setting.today) > setting.fiscal_year:
        yield Flaw(
            "status.overtaken",
            Severity.WARNING,
            mark("The fiscal year is over, but this is still being done. Choose how it ended."),
            {},
            "status",
            fixes=(
                Fix(mark("It was done"), {}, (("status", Status.COMPLETED),)),
                Fix(mark("It could not be done"), {}, (("status", Status.NOT_FEASIBLE),)),
            ),
        )


def unproved_outcomes(measure: Measure, _setting: Setting) -> Iterator[Flaw]:
    """Find results that tell neither number nor date and have no evidence."""
    if (
        measure.status is Status.COMPLETED
        and _is_filled(measure, "outcomes")
        and not _is_filled(measure, "evidence")
        and not any(_PROOF.search(outcome) for outcome in measure.outcomes)
    ):
        yield Flaw(
            "outcomes.unproved",
            Severity.HINT,
            mark(
                "The outcomes tell no number and no date, and there is no evidence. "
                "Add how many, when, or a link."
            ),
            {},
            "outcomes",
        )


def _empty(name: str, sentence: str, severity: Severity = Severity.WARNING) -> Flaw:
    return Flaw(f"empty.{name}", severity, sentence, {}, name)


def _is_filled(measure: Measure, name: str) -> bool:
    value: str | list[str] = column_of(measure, name)
    return bool(value.strip()) if isinstance(value, str) else _count(value) > 0


def _count(items: list[str]) -> int:
    return len([item for item in items if item.strip()])
