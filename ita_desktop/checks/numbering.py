"""Rules about the indicators' numbers: doubled, skipped or out of order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ita_desktop.checks.finding import Severity
from ita_desktop.checks.flaws import Fix, Flaw, Owner
from ita_desktop.checks.survey import Survey
from ita_desktop.checks.titles import official_number
from ita_desktop.problems import mark
from ita_desktop.thai.digits import THAI_DIGITS, to_thai

_PLAIN = re.compile(r"\s*([0-9๐-๙]{1,4})\s*\.?\s*")

_DOUBLED = mark("The indicator number “{label}” stands twice. Number the indicators again.")
_SKIPPED = mark(
    "Indicator {label} comes after {before}: numbers are missing or out of order. "
    "Add the missing indicator, or number them again."
)
_NUMBER_AGAIN = mark("Number all indicators in order")


def indicator_numbers(survey: Survey) -> Iterator[tuple[Owner, Flaw]]:
    """Find indicator numbers that stand twice, or that do not follow on each other.

    A gap is right where an office reports only on some indicators under their official numbers.
    """
    labels = [indicator.label for _, indicator in survey.indicators]
    numbers = [_number(label) for label in labels]
    again = _numbered_again(survey, labels, numbers)
    seen: set[str | int] = set()
    before = 0
    for (owner, indicator), number in zip(survey.indicators, numbers, strict=True):
        label = indicator.label.strip()
        if not label:
            continue
        key = label if number is None else number
        if key in seen:
            yield (
                owner,
                Flaw(
                    "number.doubled",
                    Severity.ERROR,
                    _DOUBLED,
                    {"label": label},
                    "label",
                    subject=label,
                    fixes=again,
                    certain=bool(again) and _only_doubled(numbers),
                ),
            )
        elif (
            number is not None
            and number != before + 1
            and number != official_number(indicator.title, survey.setting)
        ):
            yield (
                owner,
                Flaw(
                    "number.skipped",
                    Severity.WARNING,
                    _SKIPPED,
                    {"label": label, "before": before},
                    "label",
                    subject=f"{before}.{label}",
                    fixes=again,
                ),
            )
        seen.add(key)
        before = before if number is None else number


def _numbered_again(
    survey: Survey, labels: list[str], numbers: list[int | None]
) -> tuple[Fix, ...]:
    """Return the remedy that numbers all from 1; none where a label is no plain number."""
    if None in numbers:
        return ()
    edits = tuple(
        owner.edit("label", _like(label, number))
        for number, ((owner, _), label) in enumerate(
            zip(survey.indicators, labels, strict=True), start=1
        )
        if label.strip() != _like(label, number)
    )
    return (Fix(_NUMBER_AGAIN, elsewhere=edits),)


def _only_doubled(numbers: list[int | None]) -> bool:
    """Tell whether the numbers never go down and skip none, so that counting again is right."""
    plain = [number for number in numbers if number is not None]
    return plain[0] == 1 and all(0 <= after - before <= 1 for before, after in pairwise(plain))


def _number(label: str) -> int | None:
    found = _PLAIN.fullmatch(label)
    return int(found[1]) if found else None


def _like(label: str, number: int) -> str:
    """Return a number in the digits that a label is written in."""
    thai = any(digit in THAI_DIGITS for digit in label)
    return to_thai(str(number)) if thai else str(number)
