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
