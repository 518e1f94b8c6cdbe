"""What four PDF programs read out of a file."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pypdfium2

from ita_desktop.model import ExtraColumn, Office, Report, ReportPart
from ita_desktop.pdf import DocumentKind
from ita_desktop.thai.folding import fold


def without_space(text: str) -> str:
    return re.sub(r"\s+", "", text)


def poppler(pdf: Path) -> str:
    return _printed_by("pdftotext", str(pdf), "-")


def mupdf(pdf: Path) -> str:
    return _printed_by("mutool", "draw", "-F", "txt", str(pdf))


def pypdf_text(pdf: Path) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(pdf).pages)


def pdfium(pdf: Path) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        texts = []
        for page in document:
            text_page = page.get_textpage()
            texts.append(text_page.get_text_range())
            text_page.close()
            page.close()
    return "\n".join(texts)


READERS = {"poppler": poppler, "mupdf": mupdf, "pypdf": pypdf_text, "pdfium": pdfium}


def printed_texts(
    office: Office, report: Report, kind: DocumentKind = DocumentKind.REPORT
) -> Iterator[str]:
    """Every text of a report that its JSON holds and the pages of a document print."""
    if kind is DocumentKind.REPORT:
        yield from front_texts(office, report)
        yield from back_texts(report)
    elif ReportPart.COVER in report.parts:
        yield from (office.name, office.district, office.province)
    for indicator in report.indicators:
        yield from (indicator.label, indicator.title)
        for measure in indicator.measures:
            yield from measure.measures
            yield from measure.steps
            yield measure.timeframe
            yield from measure.responsible
            if ExtraColumn.BUDGET in report.extra_columns:
                yield measure.budget
            if kind is DocumentKind.REPORT:
                yield from (measure.reason, measure.remark)
                yield from measure.outcomes
                yield from measure.evidence


def front_texts(office: Office, report: Report) -> Iterator[str]:
    """Those of the parts before the tables that the report has."""
    if ReportPart.COVER in report.parts:
        yield from (office.name, office.district, office.province)
        yield from report.title.split("\n")
    if ReportPart.MEMO in report.parts:
        yield from (report.memo_from, report.memo_number, report.memo_to, report.memo_subject)
        yield from report.memo_body.split("\n")
        for role in ("prepared", "reviewed", "approved"):
            yield from (getattr(report, f"{role}_by"), getattr(report, f"{role}_position"))
    if ReportPart.PREFACE in report.parts:
        yield from report.preface.split("\n")
    if ReportPart.RESULTS in report.parts:
        yield from (report.earlier_result_score, report.latest_result_score)


def back_texts(report: Report) -> Iterator[str]:
    """Those of the parts after the tables that the report has."""
    if ReportPart.SUMMARY in report.parts:
        yield from (*report.problems, *report.suggestions)
    if ReportPart.SIGNATURES in report.parts:
        for role in ("prepared", "reviewed", "approved"):
            yield from (getattr(report, f"{role}_by"), getattr(report, f"{role}_position"))


def missing(texts: Iterator[str], extracted: str) -> list[str]:
    """The texts that are not found, white space aside."""
    page = without_space(fold(extracted))
    return [text for text in texts if without_space(fold(text)) not in page]


def _printed_by(*command: str) -> str:
    run = subprocess.run(command, capture_output=True, check=True)
    return run.stdout.decode("utf-8")
