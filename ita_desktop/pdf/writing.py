"""From a report to a PDF file: the room's door."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from ita_desktop.files import exported
from ita_desktop.model import Digits, Indicator, Measure, Office, Report
from ita_desktop.model.form import FISCAL_YEAR_WORD
from ita_desktop.pdf.archive import DocumentInfo
from ita_desktop.pdf.document import SheetDocument
from ita_desktop.pdf.flow import PageFlow
from ita_desktop.pdf.late_contents import LateContents
from ita_desktop.pdf.paper import LANDSCAPE
from ita_desktop.pdf.report import ReportForm
from ita_desktop.pdf.report_fonts import FontNotes, ReportFonts
from ita_desktop.problems import Problem, mark
from ita_desktop.thai.digits import to_thai
from ita_desktop.thai.folding import fold


class Cancelled(Problem):
    """The user stopped the export; nothing was written."""

    def __init__(self) -> None:
        super().__init__(mark("The export was cancelled. No file was written."))


def document_info(office: Office, report: Report) -> DocumentInfo:
    """Return what a report's PDF says of itself."""
    title = " ".join(fold(report.title).split())
    year = str(report.fiscal_year)
    if report.digits is not Digits.ARABIC:
        year = to_thai(year)
    return DocumentInfo(title or f"{FISCAL_YEAR_WORD} {year}", fold(office.name).strip())


class Typesetter:
    """Sets reports; keeps the fonts and the words it has shaped, so a second report is quicker.

    It belongs to one thread.

    Args:
        fonts: opens those that reports choose; the system's where None.
    """

    def __init__(self, fonts: ReportFonts | None = None) -> None:
        self._fonts = fonts or ReportFonts()

    def write(
        self,
        office: Office,
        report: Report,
        target: BinaryIO,
        *,
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> FontNotes:
        """Write a report as PDF; return what could not be set in the font chosen for it.

        Args:
            office: whose report it is; only read.
            report: with its indicators and measures loaded; only read.
            target: a file opened for bytes.
            progress: told how many table rows are set, of how many.
            cancelled: asked after each row whether to stop.

        Raises:
            Cancelled: `cancelled` said so.
        """
        rows = sum(max(len(indicator.measures), 1) for indicator in report.indicators)
        fonts = self._fonts.of(report.font)
        document = SheetDocument(target, document_info(office, report), fonts.values())
        form = ReportForm(fonts, LANDSCAPE)
        flow = PageFlow(document, form.paper, form.page_number, document.structure)
        contents = LateContents(document, flow, lambda: form.parts(office, report))
        done = 0
        for part in form.parts(office, report, contents.entries):
            if part.is_contents:
                contents.hold(part)
                continue
            part.set_into(flow)
            if part.row.entity in (Indicator, Measure):
                done += 1
                if progress:
                    progress(done, rows)
            if cancelled and cancelled():
                raise Cancelled
        flow.skip_to_next_page()
        contents.fill()
        document.finish()
        return self._fonts.notes(report.font, fonts)


def write_report(
    office: Office,
    report: Report,
    target: Path,
    *,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> FontNotes:
    """Write a report as a PDF file, whole or not at all.

    What could not be set in the font chosen for it is returned.

    Args:
        office: whose report it is; only read, so another thread may call this.
        report: with its indicators and measures loaded; only read.
        target: the file to make or to replace.
        progress: told how many table rows are set, of how many.
        cancelled: asked after each row whether to stop.

    Raises:
        Cancelled: `cancelled` said so.
        Problem: the file could not be written.
    """
    with exported(target) as stream:
        return Typesetter().write(office, report, stream, progress=progress, cancelled=cancelled)
