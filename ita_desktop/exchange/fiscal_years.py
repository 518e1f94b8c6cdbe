"""Which fiscal year a form is about, and where it contradicts itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ita_desktop.exchange.notes import Ledger
from ita_desktop.model import Measure
from ita_desktop.model.form import FISCAL_YEAR_WORD
from ita_desktop.problems import Problem, mark
from ita_desktop.thai.calendar import parse_year

_ERA = r"(?:พ\.?\s*ศ\.?\s*)?"
_NAMED = re.compile(rf"{FISCAL_YEAR_WORD}\s*({_ERA}(?:\d{{4}}|\d{{2}}))(?!\d)")
_LOOSE = re.compile(r"(?:ปี|พ\.\s*ศ\.)\s*(\d{4})(?!\d)")
_BARE = re.compile(r"(?<!\d)(\d{4})(?!\d)")
# A fiscal year begins in October of the calendar year before it.
_BEGINNING = re.compile(r"ต\.\s*ค\.|ตุลาคม|พ\.\s*ย\.|พฤศจิกายน|ธ\.\s*ค\.|ธันวาคม")


def find_fiscal_year(
    title: str, preface: str, measures: Sequence[Measure], rest: Iterable[str], ledger: Ledger
) -> int:
    """Return the fiscal year that the title names, or else the first that the source names.

    Raises:
        Problem: the source names no year.
    """
    for pattern in (_NAMED, _BARE):
        if years := _years(pattern, title):
            _ask_about_two_years(years, ledger)
            return years[0]
    others = [preface, *(measure.timeframe for measure in measures), *rest]
    for pattern in (_NAMED, _LOOSE):
        for text in others:
            if years := _years(pattern, text):
                ledger.ask(
                    mark(
                        "The title names no fiscal year; {year} was found elsewhere in the "
                        "source and taken. Check it."
                    ),
                    year=years[0],
                )
                return years[0]
    raise Problem(
        mark("The source names no fiscal year. Write it into its title, such as “{example}”."),
        example=f"{FISCAL_YEAR_WORD} พ.ศ. ๒๕๖๖",
    )


def ask_about_other_years(
    fiscal_year: int, rows: Iterable[tuple[int, str]], ledger: Ledger
) -> None:
    """Ask about rows (line, timeframe) whose years are all other than the report's."""
    lines: list[int] = []
    named: set[int] = set()
    for line, timeframe in rows:
        years = set(_years(_BARE, timeframe))
        if _BEGINNING.search(timeframe):
            years -= {fiscal_year - 1}
        if years and fiscal_year not in years:
            lines.append(line)
            named |= years
    if lines:
        ledger.ask(
            mark(
                "The report is about {year}, but the timeframe of {count} rows says {others}. "
                "Both were kept; check which is right."
            ),
            lines[0],
            year=fiscal_year,
            count=len(lines),
            others=", ".join(str(year) for year in sorted(named)),
        )


def _ask_about_two_years(years: Sequence[int], ledger: Ledger) -> None:
    """Ask about a title that names two years."""
    if len(set(years)) > 1:
        ledger.ask(
            mark("The title names the years {years}; {year} was taken. Check it."),
            years=", ".join(str(year) for year in sorted(set(years))),
            year=years[0],
        )


def _years(pattern: re.Pattern[str], text: str) -> list[int]:
    """Return the Buddhist years that `pattern` finds in `text`, in order."""
    years = []
    for found in pattern.finditer(text):
        try:
            years.append(parse_year(found.group(1)))
        except Problem:
            continue
    return years
