"""From a report to a PDF file: the room's door."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from ita_desktop.files import exported
from ita_desktop.model import Indicator, Measure, Office, Report
from ita_desktop.model.form import DOCUMENT_WORDS, FISCAL_YEAR_WORD
from ita_desktop.model.source import Source
from ita_desktop.pdf.appendix import Appendix, Contents
from ita_desktop.pdf.archive import DocumentInfo
from ita_desktop.pdf.attached_file import SOURCE, SUPPLEMENT, AttachedFile
from ita_desktop.pdf.binder import Binder
from ita_desktop.pdf.document import SheetDocument
from ita_desktop.pdf.front import FrontMatter
from ita_desktop.pdf.kind import DocumentKind
from ita_desktop.pdf.late_contents import LateContents
from ita_desktop.pdf.layouts import Layouts
from ita_desktop.pdf.leaf import LeafContents
from ita_desktop.pdf.notes import DocumentNotes
from ita_desktop.pdf.photo_numbers import documents
from ita_desktop.pdf.report import ReportForm
from ita_desktop.pdf.report_fonts import ReportFonts
from ita_desktop.pdf.set_parts import SetParts
from ita_desktop.pdf.wording import document_title, in_digits
from ita_desktop.problems import Problem, mark
from ita_desktop.thai.folding import fold

# What the report goes along as; its kind and the media type tell it from other files.
SOURCE_NAME = "ita-report-{year}.json"
SOURCE_TYPE = "application/json"


class Cancelled(Problem):
    """The user stopped the export; nothing was written."""

    def __init__(self) -> None:
        super().__init__(mark("The export was cancelled. No file was written."))


def document_info(office: Office, report: Report, kind: DocumentKind) -> DocumentInfo:
    """Return what a report's PDF says of itself."""
    title = " ".join(fold(document_title(report, kind)).split())
    year = in_digits(str(report.fiscal_year), report.digits)
    return DocumentInfo(title or f"{FISCAL_YEAR_WORD} {year}", fold(office.name).strip())


class Typesetter:
    """Sets reports; keeps what it has set, so a second report, or the same one again, is quicker.

    Only one thread uses it at a time.

    Args:
        fonts: opens those that reports choose; the system's where None.
        on_set: told of each part that is set anew: the row it begins with.
    """

    def __init__(
        self, fonts: ReportFonts | None = None, on_set: Callable[[Source], None] = lambda _: None
    ) -> None:
        self._fonts = fonts or ReportFonts()
        self._layouts = Layouts(self._fonts)
        self._parts = SetParts(on_set)
        self._leaves = LeafContents()

    def write(  # noqa: PLR0913 - what need not be said has a default
        self,
        office: Office,
        report: Report,
        target: BinaryIO,
        *,
        kind: DocumentKind = DocumentKind.REPORT,
        contents: Contents | None = None,
        source: Iterable[bytes] = (),
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> DocumentNotes:
        """Write a report as PDF; return what of it is not as it was asked for.

        Args:
            office: whose report it is; only read.
            report: with its indicators and measures loaded; only read.
            target: a file opened for bytes.
            kind: which document to make of it.
            contents: gives what attachments hold, by the `content` that names it; without it boxes
                stand for pictures, and no documents go along.
            source: the report as JSON, in pieces, which goes along with the report's own document.
            progress: told how many table rows are set, of how many.
            cancelled: asked after each row whether to stop.

        Raises:
            Cancelled: `cancelled` said so.
        """
        rows = sum(max(len(indicator.measures), 1) for indicator in report.indicators)
        self._fonts.look_again()
        settings, layout = self._fonts.of(report.font), self._layouts.of(report, kind)
        info, fonts = document_info(office, report, kind), settings.fonts.values()
        document = SheetDocument(target, info, fonts, self._leaves)
        appendix = Appendix(settings, contents)
        form = ReportForm(settings, FrontMatter(settings), layout, office, report, appendix)
        parts = self._parts.on(form.paper, settings, report.digits, form.page_number)
        binder = Binder(document, 0, parts.page_number)
        listing = LateContents(document, binder, parts, form.parts)
        done = 0
        for part in form.parts(listing.entries):
            if part.is_contents:
                listing.hold(part)
                continue
            binder.bind(parts.set(part))
            if part.row.entity in (Indicator, Measure):
                done += 1
                if progress:
                    progress(done, rows)
            if cancelled and cancelled():
                raise Cancelled
        binder.finish(page_begun=not parts.is_at_top)
        listing.fill()
        document.finish(_attached(report, kind, contents, source))
        fonts_notes = self._fonts.notes(report.font, document.codes.signs)
        return DocumentNotes(fonts_notes, layout.notes)


def write_report(  # noqa: PLR0913 - what need not be said has a default
    office: Office,
    report: Report,
    target: Path,
    *,
    kind: DocumentKind = DocumentKind.REPORT,
    contents: Contents | None = None,
    source: Iterable[bytes] = (),
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    typesetter: Typesetter | None = None,
) -> DocumentNotes:
    """Write a report as a PDF file, whole or not at all.

    What of it is not as it was asked for is returned.

    Args:
        office: whose report it is; only read, so another thread may call this.
        report: with its indicators and measures loaded; only read.
        target: the file to make or to replace.
        kind: which document to make of it.
        contents: gives what attachments hold, by the `content` that names it; without it boxes
            stand for pictures, and no documents go along.
        source: the report as JSON, in pieces, which goes along with the report's own document.
        progress: told how many table rows are set, of how many.
        cancelled: asked after each row whether to stop.
        typesetter: sets it; quicker with one that has set the report before.

    Raises:
        Cancelled: `cancelled` said so.
        Problem: the file could not be written.
    """
    with exported(target) as stream:
        return (typesetter or Typesetter()).write(
            office,
            report,
            stream,
            kind=kind,
            contents=contents,
            source=source,
            progress=progress,
            cancelled=cancelled,
        )


def _attached(
    report: Report, kind: DocumentKind, contents: Contents | None, source: Iterable[bytes]
) -> list[AttachedFile]:
    """Return the files that go along with a report: what it was made from, and its documents."""
    if kind is not DocumentKind.REPORT:
        return []  # who gets the measures alone need not get their results
    files: list[AttachedFile] = []
    pieces = iter(source)
    first = next(pieces, None)
    if first is not None:
        name = SOURCE_NAME.format(year=report.fiscal_year)
        files.append(AttachedFile(name, SOURCE_TYPE, SOURCE, chain((first,), pieces)))
    if contents is None:
        return files
    for attachment in documents(report):
        name = " ".join(fold(attachment.name).split()) or DOCUMENT_WORDS
        data = map(contents, [attachment.content])  # read while it is written
        files.append(AttachedFile(name, attachment.media_type, SUPPLEMENT, data))
    return files
