"""Rules about digits in one text: a Latin o for a zero, Thai and Arabic digits in one number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ita_desktop.checks.finding import Severity
from ita_desktop.checks.flaws import Slip, corrections
from ita_desktop.model import Digits
from ita_desktop.problems import mark
from ita_desktop.thai.digits import ARABIC_DIGITS, THAI_DIGITS, to_arabic, to_thai

_WITH_O = re.compile(r"(?<![A-Za-z0-9๐-๙])[oO]*[๐-๙][oO๐-๙]*(?![A-Za-z])")
# Items of the OIT assessment are named O๔๒; before / or . such a thing is part of a date.
_OIT_ITEM = re.compile(r"[oO][๐-๙]{1,2}(?![/.:\-][0-9๐-๙oO])")
_DIGIT = re.compile(r"[0-9๐-๙]")
_NUMBER = re.compile(r"[0-9๐-๙]+(?:[.,/:][0-9๐-๙]+)*")
_ADDRESS = re.compile(r"[A-Za-z]{2,10}://\S+|www\.\S+|[A-Za-z0-9._%+\-]{1,64}@\S+")
_LATIN_BEFORE = re.compile(r"[A-Za-z][A-Za-z0-9.]*[ \-]?\Z")
_LATIN_AFTER = re.compile(r"[A-Za-z]")
_LATIN_REACH = 12

_LATIN_O = Slip(
    "digits.latin_o",
    Severity.ERROR,
    mark("There is a Latin letter o in “{written}” where the digit ๐ is meant."),
    certain=True,
)
_MIXED = Slip(
    "digits.mixed",
    Severity.ERROR,
    mark("The number “{written}” mixes Thai and Arabic digits. Use one kind."),
    certain=True,
)


def latin_zeros(text: str) -> Iterator[Slip]:
    """Find o and O where the digit ๐ is meant."""
    hits = [
        (found.span(), re.sub("[oO]", "๐", found.group()))
        for found in _WITH_O.finditer(text)
        if "o" in found.group().casefold() and not _is_oit_item(text, found)
    ]
    return corrections(text, hits, _LATIN_O)


def mixed_numbers(text: str) -> Iterator[Slip]:
    """Find single numbers that hold both Thai and Arabic digits."""
    hits = [
        (found.span(), _in_its_most(found.group()))
        for found in _numbers(text)
        if _has_both(found.group())
    ]
    return corrections(text, hits, _MIXED)


def chosen_digits(text: str) -> Iterator[tuple[Digits, tuple[int, int]]]:
    """Yield every number whose digits are a matter of choice: their kind, its span.

    Numbers of names and addresses (O42, ISO 9001, www.a.go.th/1) are none, nor mixed ones.
    """
    for found in _numbers(text):
        start, end = found.span()
        if _has_both(found.group()):
            continue
        if found.group()[0] in THAI_DIGITS:
            yield Digits.THAI, (start, end)
        elif not (
            _LATIN_AFTER.match(text, end)
            or _LATIN_BEFORE.search(text, max(0, start - _LATIN_REACH), start)
        ):
            yield Digits.ARABIC, (start, end)


def in_digits(number: str, digits: Digits) -> str:
    """Return a number in one kind of digits."""
    return to_thai(number) if digits is Digits.THAI else to_arabic(number)


def _numbers(text: str) -> Iterator[re.Match[str]]:
    """Yield the numbers that are in no web or mail address."""
    return _NUMBER.finditer(without_addresses(text)) if has_digits(text) else iter(())


def has_digits(text: str) -> bool:
    """Tell whether there is a Thai or an Arabic digit in a text."""
    return _DIGIT.search(text) is not None


def without_addresses(text: str) -> str:
    """Return the text with spaces in the place of web and mail addresses."""
    if "." not in text and "@" not in text and "://" not in text:
        return text
    return _ADDRESS.sub(lambda found: " " * len(found.group()), text)


def _is_oit_item(text: str, found: re.Match[str]) -> bool:
    item = _OIT_ITEM.match(text, found.start())
    return item is not None and item.end() == found.end()


def _has_both(text: str) -> bool:
    return any(digit in text for digit in ARABIC_DIGITS) and any(
        digit in text for digit in THAI_DIGITS
    )


def _in_its_most(number: str) -> str:
    """Return a mixed number in the kind of digits that it has most of; Thai if even."""
    arabic = sum(digit in ARABIC_DIGITS for digit in number)
    thai = sum(digit in THAI_DIGITS for digit in number)
    return to_arabic(number) if arabic > thai else to_thai(number)
