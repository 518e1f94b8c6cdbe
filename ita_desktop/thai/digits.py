"""Thai and Arabic digits, each turned into the other; no other character changes."""

from __future__ import annotations

ARABIC_DIGITS = "0123456789"
THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙"

_TO_THAI = str.maketrans(ARABIC_DIGITS, THAI_DIGITS)
_TO_ARABIC = str.maketrans(THAI_DIGITS, ARABIC_DIGITS)


def to_thai(text: str) -> str:
    """Return `text` with 0-9 written as ๐-๙."""
    return text.translate(_TO_THAI)


def to_arabic(text: str) -> str:
    """Return `text` with ๐-๙ written as 0-9."""
    return text.translate(_TO_ARABIC)


def has_thai_digits(text: str) -> bool:
    """Return whether some digit of a text is a Thai one."""
    return any(digit in text for digit in THAI_DIGITS)


def in_digits_of(text: str, number: int) -> str:
    """Return a number to stand beside a text: in Thai digits if the text has Thai ones."""
    return to_thai(str(number)) if has_thai_digits(text) else str(number)
