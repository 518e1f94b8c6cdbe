"""What comes after the tables: summary and signatures, as far as switched on."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import partial

from ita_desktop.model import Report, ReportPart
from ita_desktop.model.form import SIGNATURES_WORD, SIGNER_WORDS, SUMMARY_TITLE
from ita_desktop.model.source import Source
from ita_desktop.pdf.flow import PageFlow
from ita_desktop.pdf.kind import DocumentKind
from ita_desktop.pdf.layout import BODY_SIZE, HEADING_SIZE
from ita_desktop.pdf.paragraph import Settings
from ita_desktop.pdf.part import Heading, Part
from ita_desktop.pdf.report_fonts import BOLD, REGULAR
from ita_desktop.pdf.signatures import Signatures
from ita_desktop.pdf.structure import Tag
from ita_desktop.pdf.summary import Summary

_SUMMARY_FIELDS = ("problems", "suggestions")
_SIGNATURE_FIELDS = tuple(
    f"{role}_{field}" for role in SIGNER_WORDS for field in ("by", "position", "on")
)


class BackMatter:
    """Sets the parts after the tables.

    Args:
        settings: of the document's fonts.
    """

    def __init__(self, settings: Settings) -> None:
        body, strong = settings.of(REGULAR, BODY_SIZE), settings.of(BOLD, BODY_SIZE)
        self._summary = Summary(body, strong, settings.of(BOLD, HEADING_SIZE))
        self._signatures = Signatures(body, strong)

    def parts(self, report: Report, kind: DocumentKind, section: Tag) -> Iterator[Part]:
        """Yield the parts that the report has; the measures alone have none.

        Args:
            report: what to print; only read.
            kind: which document is made of it.
            section: the level of the headings below the title.
        """
        if kind is not DocumentKind.REPORT:
            return
        if ReportPart.SUMMARY in report.parts:
            set_summary = partial(self._summary.set_into, report=report, heading_tag=section)
            content = partial(_summary_content, report, section)
            heading = Heading(SUMMARY_TITLE)
            part = _part(report, _SUMMARY_FIELDS, set_summary, content, heading)
            yield part._replace(reads_rows=True)
        if ReportPart.SIGNATURES in report.parts:
            set_signatures = partial(self._signatures.set_into, report=report)
            content = partial(_signatures_content, report)
            heading = Heading(SIGNATURES_WORD, is_listed=False)
            yield _part(report, _SIGNATURE_FIELDS, set_signatures, content, heading)


def _part(
    report: Report,
    fields: Sequence[str],
    set_into: Callable[[PageFlow], None],
    content: Callable[[], Hashable],
    heading: Heading,
) -> Part:
    sources = tuple(Source(Report, report.id, field) for field in fields)
    return Part(sources[0], content, set_into, set_into, lambda: heading, sources)


def _summary_content(report: Report, section: Tag) -> Hashable:
    """Return all that the summary shows, and what it counts."""
    lists = tuple(tuple(getattr(report, field)) for field in _SUMMARY_FIELDS)
    period = (report.fiscal_year, report.round, report.digits)
    counted = tuple(
        (
            (indicator.id, indicator.label, indicator.title),
            tuple((each.status, tuple(each.responsible)) for each in indicator.measures),
        )
        for indicator in report.indicators
    )
    return (ReportPart.SUMMARY, section, report.id, period, lists, counted)


def _signatures_content(report: Report) -> Hashable:
    values = tuple(getattr(report, field) for field in _SIGNATURE_FIELDS)
    return (ReportPart.SIGNATURES, report.id, report.digits, values)
