"""Buddhist years, fiscal years and dates: the one place that knows the era's offset."""

from __future__ import annotations

import re
from datetime import date, timedelta

from ita_desktop.problems import Problem, mark
from ita_desktop.thai.digits import to_arabic, to_thai

BUDDHIST_OFFSET = 543
FIRST_FISCAL_MONTH = 10

_YEARS = range(2500, 2700)
_TWO_DIGIT_YEARS = range(50, 100)
_GREGORIAN_YEARS = range(1900, 2101)
_TYPED_YEAR = re.compile(
    r"\s*(?:ประจำ)?\s*(?:ปีงบประมาณ|ปี)?\s*(?:[พค]\s*\.?\s*ศ\s*\.?)?\s*([0-9]{4}|[0-9]{2})\s*"
)
_QUOTED_LENGTH = 40
_TYPED_DAY = re.compile(r"(?:วันที่)?\s*([0-9]{1,2})([^0-9].*?)([0-9]{4}|[0-9]{2})")
_MONTH_NUMBER = re.compile(r"[-/.]([0-9]{1,2})[-/.]")
_BESIDE_MONTH = re.compile(r"[\s.]|เดือน")
_ERA = re.compile(r"พ\s*\.?\s*ศ\s*\.?\s*$")

NOT_A_YEAR = mark("“{text}” is not a Buddhist year. Type a year such as 2566, or 66 for short.")
NOT_A_DAY = mark("“{text}” is not a day. Type one such as 10/10/2566.")
GREGORIAN_YEAR = mark("{year} looks like a Gregorian year. Type the Buddhist year {buddhist}.")


def fiscal_year_of(day: date) -> int:
    """Return the Buddhist fiscal year of a day: 1 October 2022 is in 2566."""
    return day.year + BUDDHIST_OFFSET + (day.month >= FIRST_FISCAL_MONTH)


def fiscal_year_span(fiscal_year: int) -> tuple[date, date]:
    """Return the first and the last day of a Buddhist fiscal year.

    Raises:
        ValueError: the year lies outside of what `date` can hold.
    """
    end = date(fiscal_year - BUDDHIST_OFFSET, FIRST_FISCAL_MONTH, 1)
    return end.replace(year=end.year - 1), end - timedelta(days=1)


def first_half_span(fiscal_year: int) -> tuple[date, date]:
    """Return the first and the last day of a fiscal year's first half: October to March."""
    first, last = fiscal_year_span(fiscal_year)
    return first, last.replace(month=FIRST_FISCAL_MONTH - 6, day=1) - timedelta(days=1)


def parse_year(text: str) -> int:
    """Return the Buddhist year that was typed: 2566, 66, ๒๕๖๖, พ.ศ. ๒๕๖๖.

    Two digits stand for 2550 to 2599, four for 2500 to 2699.

    Raises:
        Problem: this is no Buddhist year; for a Gregorian one it names the Buddhist one.
    """
    typed = _TYPED_YEAR.fullmatch(to_arabic(text))
    year = int(typed[1]) if typed else 0
    if year in _TWO_DIGIT_YEARS:
        year += 2500
    if year in _GREGORIAN_YEARS:
        raise Problem(GREGORIAN_YEAR, year=year, buddhist=year + BUDDHIST_OFFSET)
    if year not in _YEARS:
        raise Problem(NOT_A_YEAR, text=_quoted(text))
    return year


def parse_date(text: str) -> date:
    """Return the day that was typed: ๑๐ ต.ค. ๒๕๖๖, 10 ตุลาคม พ.ศ. 2566, 10/10/66.

    The year is read as `parse_year` does.

    Raises:
        Problem: this is no day; for a Gregorian year it names the Buddhist one.
    """
    typed = _TYPED_DAY.fullmatch(to_arabic(text).strip())
    month = _month(_ERA.sub("", typed[2]).strip()) if typed else None
    if typed is None or month is None:
        raise Problem(NOT_A_DAY, text=_quoted(text))
    year = parse_year(typed[3]) - BUDDHIST_OFFSET
    try:
        return date(year, month, int(typed[1]))
    except ValueError:
        raise Problem(NOT_A_DAY, text=_quoted(text)) from None


def _month(text: str) -> int | None:
    """Return the number of a month written as a name, whole or short, or between strokes."""
    from babel.dates import get_month_names

    number = _MONTH_NUMBER.fullmatch(re.sub(r"\s", "", text))
    if number:
        return int(number[1])
    bare = _BESIDE_MONTH.sub("", text)
    names = (get_month_names(width, locale="th") for width in ("wide", "abbreviated"))
    named = (pair for months in names for pair in months.items())
    return next((month for month, name in named if _BESIDE_MONTH.sub("", name) == bare), None)


def _quoted(text: str) -> str:
    quoted = text.strip()
    return quoted if len(quoted) <= _QUOTED_LENGTH else quoted[:_QUOTED_LENGTH] + "…"


def format_month(day: date, *, thai_digits: bool) -> str:
    """Return a day's month as offices write it: ตุลาคม ๒๕๖๕."""
    _, _, month = format_date(day, thai_digits=thai_digits).partition(" ")
    return month


def format_date(day: date, *, thai_digits: bool, short: bool = False) -> str:
    """Return a day as offices write it: ๑ ตุลาคม ๒๕๖๕, or ๑ ต.ค. ๒๕๖๕ for short."""
    from babel.dates import get_month_names

    month = get_month_names("abbreviated" if short else "wide", locale="th")[day.month]
    written = f"{day.day} {month} {day.year + BUDDHIST_OFFSET}"
    return to_thai(written) if thai_digits else written
