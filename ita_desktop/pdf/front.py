"""What comes before the tables: cover, memo, preface, contents and results, as far as switched on.

Each begins a page and ends one.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import partial

from ita_desktop.model import Digits, Office, Report, ReportPart
from ita_desktop.model.form import (
    CONTENTS_WORD,
    COVER_WORD,
    MEMO_WORD,
    PREFACE_WORD,
    RESULTS_TITLE,
)
from ita_desktop.model.source import Source
from ita_desktop.pdf.contents import Contents, Entry
from ita_desktop.pdf.cover import LOGO_HEIGHT, LOGO_WIDTH, Cover
from ita_desktop.pdf.flow import PageFlow
from ita_desktop.pdf.kind import DocumentKind
from ita_desktop.pdf.layout import BODY_SIZE, HEADING_SIZE
from ita_desktop.pdf.memo import MEMO_LABEL_SIZE, MEMO_TITLE_SIZE, Memo
from ita_desktop.pdf.paragraph import Settings
from ita_desktop.pdf.part import Heading, Part
from ita_desktop.pdf.picture import Picture, read_picture
from ita_desktop.pdf.preface import set_preface
from ita_desktop.pdf.report_fonts import BOLD, REGULAR
from ita_desktop.pdf.results import Results, has_results
from ita_desktop.pdf.structure import Tag
from ita_desktop.pdf.wording import document_title, in_digits
from ita_desktop.problems import Problem
from ita_desktop.thai.folding import fold

_COVER_SIZE = 24.0
_ROUND_SIZE = 18.0
_MEMO_FIELDS = (
    "memo_from",
    "memo_number",
    "memo_on",
    "memo_subject",
    "memo_to",
    "memo_body",
    "prepared_by",
    "prepared_position",
    "reviewed_by",
    "reviewed_position",
    "approved_by",
    "approved_position",
)
_RESULT_FIELDS = (
    "latest_result_year",
    "latest_result_score",
    "earlier_result_year",
    "earlier_result_score",
)
_OFFICE_FIELDS = ("name", "logo", "district", "province")

Entries = Callable[[], Sequence[Entry]]
"""Tells what the contents list, with the places that are known."""


class FrontMatter:
    """Sets the parts before the tables.

    Args:
        settings: of the document's fonts.
    """

    def __init__(self, settings: Settings) -> None:
        body, strong = settings.of(REGULAR, BODY_SIZE), settings.of(BOLD, BODY_SIZE)
        heading = settings.of(BOLD, HEADING_SIZE)
        self._body = body
        self._heading = heading
        self._cover = Cover(settings.of(BOLD, _COVER_SIZE), settings.of(BOLD, _ROUND_SIZE))
        label, title = settings.of(BOLD, MEMO_LABEL_SIZE), settings.of(BOLD, MEMO_TITLE_SIZE)
        self._memo = Memo(body, strong, label, title)
        self._contents = Contents(body, strong, heading, self._in_digits)
        self._results = Results(body, strong, heading, self._in_digits)
        self._digits = Digits.THAI
        self._logo: tuple[bytes | None, Picture | None] = (None, None)

    def parts(
        self, office: Office, report: Report, kind: DocumentKind, entries: Entries
    ) -> Iterator[Part]:
        """Yield the parts that the report has; the measures alone have none but the cover.

        Args:
            office: whose report it is.
            report: what to print; only read.
            kind: which document is made of it.
            entries: of the contents; asked when these are set.
        """
        self._digits = report.digits
        is_report = kind is DocumentKind.REPORT
        on = set(report.parts) if is_report else {ReportPart.COVER} & set(report.parts)
        section = section_tag(report, kind)
        if ReportPart.COVER in on:
            yield self.cover(office, report, kind)
        if ReportPart.MEMO in on:
            set_memo = partial(self._memo.set_into, report=report, heading_tag=section)
            yield _part(report, _MEMO_FIELDS, set_memo, Heading(MEMO_WORD), section)
        if ReportPart.PREFACE in on and fold(report.preface).strip():
            set_into = partial(
                set_preface,
                body=self._body,
                heading=self._heading,
                heading_tag=section,
                report=report,
            )
            yield _part(report, ("preface",), set_into, Heading(PREFACE_WORD), section)
        if ReportPart.CONTENTS in on:
            yield self._contents_part(report, section, entries)
        if ReportPart.RESULTS in on and has_results(report):
            set_results = partial(self._results.set_into, report=report, heading_tag=section)
            yield _part(report, _RESULT_FIELDS, set_results, Heading(RESULTS_TITLE), section)

    def cover(self, office: Office, report: Report, kind: DocumentKind) -> Part:
        """Return the cover, which also a report gets that would have no page."""

        def set_into(flow: PageFlow) -> None:
            self._cover.set_into(flow, office, report, kind, self._picture_of(office.logo))

        def content() -> Hashable:
            owner = tuple(getattr(office, field) for field in _OFFICE_FIELDS)
            year = (report.fiscal_year, report.round, report.digits)
            return (ReportPart.COVER, kind, report.id, report.title, year, office.id, owner)

        return Part(
            Source(Report, report.id, "title"),
            content,
            set_into,
            set_into,
            partial(Heading, COVER_WORD, is_listed=False),
            (Source(Office, office.id),),
        )

    def _contents_part(self, report: Report, section: Tag, entries: Entries) -> Part:
        def set_into(flow: PageFlow) -> None:
            self._contents.set_into(flow, entries(), section)

        def content() -> Hashable:
            titles = tuple((entry.title, entry.source) for entry in entries())
            return (ReportPart.CONTENTS, section, report.digits, titles)

        return Part(
            Source(Report, report.id, "parts"),
            content,
            set_into,
            set_into,
            partial(Heading, CONTENTS_WORD, is_listed=False),
            is_contents=True,
        )

    def _in_digits(self, text: str) -> str:
        return in_digits(text, self._digits)

    def _picture_of(self, logo: bytes | None) -> Picture | None:
        """Return the logo as it is printed; one that cannot be read is none."""
        if logo != self._logo[0]:
            try:
                picture = read_picture(logo, LOGO_WIDTH, LOGO_HEIGHT) if logo else None
            except Problem:
                picture = None
            self._logo = (logo, picture)
        return self._logo[1]


def section_tag(report: Report, kind: DocumentKind) -> Tag:
    """Return the level of the headings below the title: no level may be left out."""
    title = document_title(report, kind)
    has_title = ReportPart.COVER in report.parts and bool(title.strip())
    return Tag.H2 if has_title else Tag.H1


def _part(
    report: Report,
    fields: Sequence[str],
    set_into: Callable[[PageFlow], None],
    heading: Heading,
    section: Tag,
) -> Part:
    """Return a part that shows some fields of the report."""

    def content() -> Hashable:
        values = tuple(getattr(report, field) for field in fields)
        return (fields, section, report.id, report.digits, values)

    sources = tuple(Source(Report, report.id, field) for field in fields)
    return Part(sources[0], content, set_into, set_into, lambda: heading, sources)
