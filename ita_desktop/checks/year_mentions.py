"""Where a text speaks of a year, and which fiscal year that is in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from ita_desktop.checks.digits import has_digits, without_addresses
from ita_desktop.checks.flaws import replaced_each
from ita_desktop.thai.calendar import FIRST_FISCAL_MONTH
from ita_desktop.thai.digits import THAI_DIGITS, to_arabic, to_thai

_YEARS = range(2500, 2700)
_SHORT_YEARS = range(50, 100)
_CENTURY = 2500
_SHORT = 2  # digits of 66

_NUMBER = re.compile(r"(?<![0-9])(?<![0-9][.,])(?:[0-9]{4}|[0-9]{2})(?![0-9]|[.,][0-9])")
_ERA = r"(?:พ\s*\.?\s*ศ\s*\.?\s*)?"
_NAMED = re.compile(r"(?:ปี[ก-๎]{0,24}|พ\s*\.?\s*ศ\s*\.?)\s*\Z")
_DAY = re.compile(r"(?<![0-9])[0-9]{1,2}/([0-9]{1,2})/\Z")
_SERIAL = re.compile(r"[0-9]\s*/\s*\Z")
_RANGE = re.compile(rf"\s*(?:-|–|—|ถึง)\s*(?:ปี\s*)?{_ERA}")
_BEFORE = 40  # characters before a number that may name it a year


class Mention(NamedTuple):
    """One year in a text.

    Args:
        span: the digits' place.
        year: the Buddhist calendar year.
        month: the month named with it, 1 to 12; None for a year alone.
        named: ปี, พ.ศ. or a month stands before it, so that it is surely a year.
        serial: it is the year of a numbered paper (คำสั่งที่ ๑๒/๒๕๖๖).
        joined: it ends a range that the mention before begins (๒๕๖๖ - ๒๕๗๐).
    """

    span: tuple[int, int]
    year: int
    month: int | None
    named: bool
    serial: bool
    joined: bool

    @property
    def fiscal_year(self) -> int:
        """The fiscal year it lies in; a year alone is taken for a fiscal year."""
        return self.year + (self.month is not None and self.month >= FIRST_FISCAL_MONTH)

    def year_within(self, fiscal_year: int) -> int:
        """Return the calendar year that belongs in its place in a fiscal year."""
        return fiscal_year - (self.fiscal_year - self.year)


def month_name(month: int) -> str:
    """Return a month's whole Thai name; January is 1."""
    from babel.dates import get_month_names

    return str(get_month_names("wide", locale="th")[month])


def mentions(text: str) -> tuple[Mention, ...]:
    """Return the years that a text speaks of, in order."""
    return tuple(_mentions(to_arabic(without_addresses(text)))) if has_digits(text) else ()


def with_years(text: str, changed: Sequence[Mention], fiscal_year: int) -> str:
    """Return the text with some mentions moved into a fiscal year, their digits kept in kind."""
    hits = []
    for mention in changed:
        start, end = mention.span
        digits = str(mention.year_within(fiscal_year))[-(end - start) :]
        hits.append((mention.span, to_thai(digits) if text[start] in THAI_DIGITS else digits))
    return replaced_each(text, hits)


def _mentions(text: str) -> Iterator[Mention]:
    previous_end: int | None = None
    for found in _NUMBER.finditer(text):
        start, end = found.span()
        joined = previous_end is not None and bool(_RANGE.fullmatch(text, previous_end, start))
        month, serial = None, False
        reach = max(0, start - _BEFORE)
        if day := _DAY.search(text, reach, start):
            month = int(day[1]) if 1 <= int(day[1]) <= 12 else None  # noqa: PLR2004 - months
        elif _SERIAL.search(text, reach, start):
            serial = True
        elif written := _month_before().search(text, reach, start):
            month = _months()[_letters(written[1])]
        named = month is not None or joined or bool(_NAMED.search(text, reach, start))
        year = int(found.group())
        if end - start == _SHORT:
            year = year + _CENTURY if year in _SHORT_YEARS and named else 0
        if year in _YEARS:
            yield Mention((start, end), year, month, named, serial, joined)
            previous_end = end


@cache
def _months() -> dict[str, int]:
    """Map each month's name, whole and short, without dots and spaces, to its number."""
    from babel.dates import get_month_names

    return {
        _letters(name): number
        for width in ("wide", "abbreviated")
        for number, name in get_month_names(width, locale="th").items()
    }


@cache
def _month_before() -> re.Pattern[str]:
    from babel.dates import get_month_names

    whole = get_month_names("wide", locale="th").values()
    short = (
        r"\s*\.\s*".join(name.strip(".").split("."))
        for name in get_month_names("abbreviated", locale="th").values()
    )
    return re.compile(rf"({'|'.join([*whole, *short])})\s*\.?\s*(?:ปี\s*)?{_ERA}\Z")


def _letters(name: str) -> str:
    return re.sub(r"[\s.]", "", name)
