"""What a document says of its report by itself: its title, and the months it is about."""

from __future__ import annotations

from ita_desktop.model import Digits, Report, ReportRound
from ita_desktop.model.form import MEASURES_TITLE, OF_FISCAL_YEAR_WORDS, ROUND_WORDS
from ita_desktop.pdf.kind import DocumentKind
from ita_desktop.thai.calendar import first_half_span, fiscal_year_span, format_month
from ita_desktop.thai.digits import to_arabic, to_thai


def document_title(report: Report, kind: DocumentKind) -> str:
    """Return a document's title, a line a line: the office's own, or that of the measures alone."""
    if kind is DocumentKind.REPORT:
        return report.title
    year = in_digits(str(report.fiscal_year), report.digits)
    return f"{MEASURES_TITLE}\n{OF_FISCAL_YEAR_WORDS} {year}"


def round_line(report: Report, kind: DocumentKind) -> str:
    """Return the line below the title of a report that is not about the whole year, or nothing.

    It says which round that is, unless the title does, and its months.
    """
    if report.round is ReportRound.FULL_YEAR:
        return ""
    span = _months(report)
    words = ROUND_WORDS[report.round]
    if _without_space(words) not in _without_space(to_arabic(document_title(report, kind))):
        span = f"{words}: {span}"
    return in_digits(f"({span})", report.digits)


def period_line(report: Report) -> str:
    """Return which year, which round of it and which months a report is about."""
    round_words = f"{ROUND_WORDS[report.round]} ({_months(report)})"
    text = f"{OF_FISCAL_YEAR_WORDS} {report.fiscal_year} {round_words}"
    return in_digits(text, report.digits)


def in_digits(text: str, digits: Digits) -> str:
    """Return a text of the program's own with its digits as a report has them."""
    return text if digits is Digits.ARABIC else to_thai(text)


def _months(report: Report) -> str:
    """Return the first and the last month of a report's round."""
    span_of = fiscal_year_span if report.round is ReportRound.FULL_YEAR else first_half_span
    return " – ".join(format_month(day, thai_digits=False) for day in span_of(report.fiscal_year))


def _without_space(text: str) -> str:
    return "".join(text.split())
