"""What leaves the window as a file, and what comes in: PDF, mail, JSON, import."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from ita_desktop.gui.dialogs.file_chooser import FileChooser
from ita_desktop.gui.export.pdf_export import PdfExport, WritePdf, WriteReport
from ita_desktop.gui.settings import Settings
from ita_desktop.gui.window.main_window import MainWindow
from ita_desktop.model import Office, Report
from ita_desktop.places import places
from ita_desktop.problems import Problem

if TYPE_CHECKING:  # slow to load
    from ita_desktop.gui.export.pdf_dialog import PdfDialog
    from ita_desktop.pdf import DocumentNotes


class Exports(QObject):
    """The file actions of one window that leave its workbook open.

    Args:
        window: the window.
        chooser: asks for the files.
        write_report: makes the PDF.
        settings: where it is remembered who a mail goes to.
    """

    def __init__(
        self,
        window: MainWindow,
        chooser: FileChooser,
        write_report: WriteReport,
        settings: Settings,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._translate = window.translate
        self._chooser = chooser
        self._write_report = write_report
        self._settings = settings
        window.commands.export_pdf.triggered.connect(self._on_export_pdf)
        window.commands.send_mail.triggered.connect(self._on_send_mail)
        window.commands.export_measures.triggered.connect(self._on_export_measures)
        window.commands.export_json.triggered.connect(self._on_export_json)
        window.commands.import_source.triggered.connect(self._on_import)

    def _on_export_pdf(self) -> None:
        report = self._report()
        if report is not None:
            name = self._translate("ITA report {year}", year=report.fiscal_year) + ".pdf"
            self._export_pdf(report, name, self._write_with_files, self._mail)

    def _on_send_mail(self) -> None:
        from ita_desktop.exchange import letter

        report = self._report()
        if report is not None:
            name = letter(self._session.workbook.office(), report).file_name
            dialog = self._export_pdf(report, name, self._write_with_files, self._mail)
            if dialog is not None:
                dialog.go_on_to_mail()

    def _on_export_measures(self) -> None:
        from ita_desktop.pdf import DocumentKind

        report = self._report()
        if report is not None:
            name = self._translate("ITA measures {year}", year=report.fiscal_year) + ".pdf"
            write = partial(self._write_report, kind=DocumentKind.MEASURES)
            self._export_pdf(report, name, write)

    def _report(self) -> Report | None:
        return self._session.report() if self._window.take_over() else None

    def _export_pdf(
        self,
        report: Report,
        proposed: str,
        write: WritePdf,
        mail: Callable[[Report, Path], None] | None = None,
    ) -> PdfDialog | None:
        """Ask for a place, and make a PDF there; return the dialog that follows it."""
        from ita_desktop.gui.export.pdf_dialog import PdfDialog

        t = self._translate
        target = self._chooser.new(
            self._window, t("Make a PDF"), proposed, t("PDF files") + " (*.pdf)", ".pdf"
        )
        if target is None:
            return None
        # The report may have been typed in while the file was being chosen.
        report = self._session.workbook.report(report.id)
        office = self._session.workbook.office()
        export = PdfExport(office, report, target, write, self._window)
        export.crashed.connect(self._on_crashed)
        send = None if mail is None else partial(mail, report)
        dialog = PdfDialog(export, self._translate, self._window, mail=send)
        dialog.finished.connect(export.deleteLater)
        dialog.begin()
        return dialog

    def _mail(self, report: Report, pdf: Path) -> None:
        """Show the ways to send a PDF of a report."""
        from ita_desktop.exchange import letter
        from ita_desktop.gui.export.mail_dialog import MailDialog
        from ita_desktop.gui.export.mail_program import MailProgram

        written = letter(self._session.workbook.office(), report, pdf.name)
        program = MailProgram(places().state / "mail")
        dialog = MailDialog(
            written, pdf, self._settings, program, self._translate, parent=self._window
        )
        dialog.addAction(self._window.commands.help)
        dialog.show()

    def _write_with_files(  # in a thread of its own
        self,
        office: Office,
        report: Report,
        target: Path,
        *,
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> DocumentNotes | None:
        """Write a report as PDF with its pictures and documents, and what is printed as JSON."""
        from ita_desktop.exchange import published_pieces

        contents = self._session.workbook.content
        return self._write_report(
            office,
            report,
            target,
            contents=contents,
            source=published_pieces(office, report, contents),
            progress=progress,
            cancelled=cancelled,
        )

    def _on_export_json(self) -> None:
        if not self._window.take_over():
            return
        t = self._translate
        target = self._chooser.new(
            self._window,
            t("Save a copy as JSON"),
            f"{self._session.path.stem}.json",
            t("JSON files") + " (*.json)",
            ".json",
        )
        if target is None:
            return
        workbook = self._session.workbook
        reports = [workbook.report(report.id) for report in workbook.reports()]
        from ita_desktop.exchange import write_json

        try:
            write_json(workbook.office(), reports, target, workbook.content)
        except Problem as problem:
            self._window.show_problem(problem)
        else:
            self._window.notice(t("Saved as “{name}”.", name=target.name))

    def _on_import(self) -> None:
        t = self._translate
        source = self._chooser.existing(
            self._window,
            t("Import a report"),
            t("Reports") + " (*.txt *.html *.htm *.json *.pdf);;" + t("All Files (*)"),
        )
        if source is None or not self._window.take_over():
            return
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            self._import(source)
        except Problem as problem:
            self._window.show_problem(problem)
        finally:
            QApplication.restoreOverrideCursor()

    def _import(self, source: Path) -> None:
        from ita_desktop.exchange import into_workbook, read_source
        from ita_desktop.gui.export.import_dialog import ImportDialog

        imported = read_source(source)
        into_workbook(imported, self._session.workbook)
        if imported.reports:
            report = self._session.workbook.report_of_year(imported.reports[0].fiscal_year)
            if report is not None:
                self._session.show_report(report.id)
        undo = self._window.commands.undo
        ImportDialog(imported, self._translate, undo, self._window).show()

    def _on_crashed(self, error: Exception) -> None:
        raise error
