"""What the switches and choices of a report are called."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from ita_desktop.locale import Translate
from ita_desktop.model import Digits, ExtraColumn, Orientation, ReportPart, ReportRound
from ita_desktop.problems import mark

CHOICE_NAMES: dict[StrEnum, str] = {
    Digits.THAI: mark("Thai digits ๑ ๒ ๓"),
    Digits.ARABIC: mark("Digits 1 2 3"),
    ReportRound.FULL_YEAR: mark("Full year"),
    ReportRound.SIX_MONTHS: mark("First six months"),
    Orientation.LANDSCAPE: mark("Landscape"),
    Orientation.PORTRAIT: mark("Portrait"),
    ReportPart.COVER: mark("Cover"),
    ReportPart.MEMO: mark("Memo"),
    ReportPart.PREFACE: mark("Preface"),
    ReportPart.CONTENTS: mark("Contents"),
    ReportPart.RESULTS: mark("ITA results"),
    ReportPart.SUMMARY: mark("Summary"),
    ReportPart.SIGNATURES: mark("Signatures"),
    ReportPart.APPENDIX: mark("Appendix of pictures"),
    ExtraColumn.NUMBER: mark("Number of the row"),
    ExtraColumn.BUDGET: mark("Budget"),
    ExtraColumn.EVIDENCE: mark("Evidence"),
    ExtraColumn.REMARK: mark("Remark"),
}
"""In English; each still to be translated."""


def named(choices: Iterable[StrEnum], translate: Translate) -> dict[StrEnum, str]:
    """Return choices with what they are called."""
    return {choice: translate(CHOICE_NAMES[choice]) for choice in choices}
