"""Every window and dialog of the program, and what opens it: a new one is entered in `WAYS`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PIL import Image
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from ita_desktop.checks import Checker
from ita_desktop.exchange import Imported, letter
from ita_desktop.gui.checks.dismiss_dialog import DismissDialog
from ita_desktop.gui.checks.dismissed_dialog import DismissedDialog
from ita_desktop.gui.checks.dismissed_model import DismissedModel
from ita_desktop.gui.desk import Desk
from ita_desktop.gui.dialogs.messages import ask_to_leave_unsaved, show_problem
from ita_desktop.gui.editor.picture_files import PictureFiles
from ita_desktop.gui.export.import_dialog import ImportDialog
from ita_desktop.gui.export.mail_dialog import MailDialog
from ita_desktop.gui.export.mail_program import MailProgram
from ita_desktop.gui.export.pdf_dialog import PdfDialog
from ita_desktop.gui.export.pdf_export import PdfExport
from ita_desktop.gui.help.licences_window import LicencesWindow
from ita_desktop.gui.help.window import HelpWindow
from ita_desktop.gui.start.last_year_dialog import LastYear, LastYearDialog
from ita_desktop.gui.start.office_form import OfficeForm
from ita_desktop.gui.start.year_dialog import YearDialog
from ita_desktop.gui.trouble.mistake_dialog import Mistake, MistakeDialog
from ita_desktop.gui.window.main_window import MainWindow
from ita_desktop.licences import third_party
from ita_desktop.model import Indicator, Report
from ita_desktop.pdf import DocumentNotes, FontNotes, FormatNotes, write_report
from ita_desktop.problems import Problem
from ita_desktop.templates import read_shelf
from tests.gui.asking import select

PROBLEM = Problem(
    "The disk is full, so “{name}” cannot be saved. "
    "Delete files that are not needed and try again, or save on another disk.",
    name="๑.ita",
)


@dataclass
class Stage:
    """What a dialog is opened over."""

    desk: Desk
    window: MainWindow
    report: Report
    folder: Path

    @property
    def translate(self):
        return self.desk.translate


def _page(stage: Stage, *rows: int) -> QWidget:
    if rows:
        select(stage.window, *rows)
    return stage.window


def _no_report(stage: Stage) -> QWidget:
    stage.window.pane.setCurrentWidget(stage.window.pane.empty)
    return stage.window


def _not_saved(stage: Stage) -> QWidget:
    stage.window.session.autosave.failed.emit(PROBLEM)
    return stage.window


def _start_page(stage: Stage) -> QWidget:
    return stage.desk.welcome(stage.translate("There is no report in this file yet."))


def _import(stage: Stage) -> QWidget:
    office = stage.window.session.workbook.office()
    imported = Imported(office=office, reports=[stage.report], notes=[])
    return ImportDialog(imported, stage.translate, stage.window.commands.undo, stage.window)


def _last_year(stage: Stage) -> QWidget:
    office = stage.window.session.workbook.office()
    source = LastYear(office, stage.report, [stage.translate("Nothing needs a look.")])
    return LastYearDialog(source, stage.translate("Add"), stage.translate, stage.window)


def _mistake(stage: Stage) -> QWidget:
    title = stage.translate("A mistake in the program")
    sentences = [stage.translate("Your work is saved. You can go on.")]
    mistake = Mistake(title, sentences, stage.folder / "errors.log", "x")
    return MistakeDialog(mistake, stage.translate, stage.window)


def _pdf(stage: Stage) -> QWidget:
    office = stage.window.session.workbook.office()
    target = stage.folder / "๑.pdf"
    export = PdfExport(office, stage.report, target, write_report, stage.window)
    return PdfDialog(export, stage.translate, stage.window)


def _pdf_ready(stage: Stage) -> QWidget:
    dialog = _pdf(stage)
    dialog._export.written.emit(stage.folder / "๑.pdf")
    return dialog


def _pdf_to_mail(stage: Stage) -> QWidget:
    office = stage.window.session.workbook.office()
    export = PdfExport(office, stage.report, stage.folder / "๑.pdf", write_report, stage.window)
    dialog = PdfDialog(export, stage.translate, stage.window, mail=lambda _: None)
    export.written.emit(stage.folder / "๑.pdf")
    return dialog


def _mail(stage: Stage) -> QWidget:
    pdf = stage.folder / "๑.pdf"
    pdf.touch()
    return _mailing(stage, pdf)


def _mail_of_a_large_file(stage: Stage) -> QWidget:
    """Return the dialog over a file that is too large, where no program opens it."""
    pdf = stage.folder / f"{'๑' * 60}.pdf"
    with pdf.open("wb") as file:
        file.truncate(50_000_000)
    dialog = _mailing(stage, pdf)
    dialog.open_button.click()
    return dialog


def _mailing(stage: Stage, pdf: Path) -> MailDialog:
    written = letter(stage.window.session.workbook.office(), stage.report, pdf.name)
    if stage.translate.language == "en":
        written = replace(written, subject="The report", text="Dear Sir or Madam")
    program = MailProgram(stage.folder / "mail", open_url=lambda _: False)
    settings = stage.window._settings
    return MailDialog(written, pdf, settings, program, stage.translate, parent=stage.window)


def _pdf_with_notes(stage: Stage) -> QWidget:
    fonts = FontNotes("๑", frozenset("—"), frozenset("☃"))
    return _pdf_ready_with(stage, DocumentNotes(fonts, FormatNotes()))


def _pdf_across(stage: Stage) -> QWidget:
    return _pdf_ready_with(
        stage, DocumentNotes(FontNotes(), FormatNotes(is_turned=True, moved=("๑",)))
    )


def _pdf_ready_with(stage: Stage, notes: DocumentNotes) -> QWidget:
    dialog = _pdf(stage)
    dialog._export.notes = notes
    dialog._export.written.emit(stage.folder / "๑.pdf")
    return dialog


def _with_files(stage: Stage) -> QWidget:
    """Return the window at a measure with a picture, a file and a long name."""
    files = [stage.folder / name for name in ("๑.png", f"{'๑' * 60}.png", "๒.pdf")]
    for file in files:
        Image.new("RGB", (300, 200), "blue").save(file, "PNG")
    page = _page(stage, 0, 0)
    picture_files = stage.window.findChild(PictureFiles)
    assert picture_files is not None
    picture_files.add(files)
    return page


def _refused(stage: Stage) -> QWidget:
    select(stage.window, 0, 0)
    picture_files = stage.window.findChild(PictureFiles)
    assert picture_files is not None
    empty = [stage.folder / f"{number}.pdf" for number in "๑๒๓๔"]
    for path in empty:
        path.write_bytes(b"")
    return _opened(lambda: picture_files.add(empty))


def _dismiss(stage: Stage) -> QWidget:
    return DismissDialog(_sentence(stage), stage.translate, stage.window)


def _sentence(stage: Stage) -> str:
    office = stage.window.session.workbook.office()
    finding = Checker().check(office, stage.report)[0]
    return stage.translate(finding.sentence, **finding.values)


def _year(stage: Stage) -> QWidget:
    dialog = YearDialog(stage.window.session, 2567, read_shelf(), stage.translate, stage.window)
    dialog.year.setText("๒๕๖๖")
    dialog.go_on.click()
    return dialog


def _year_anew(stage: Stage) -> QWidget:
    dialog = _year(stage)
    dialog.take_over.click()
    return dialog


def _office(stage: Stage) -> QWidget:
    (stage.folder / "bad.toml").write_text("x")
    shelf = read_shelf(stage.folder)
    form = OfficeForm(2567, shelf, stage.translate, stage.window)
    form.complain(PROBLEM)
    return form


def _opened(do: Callable[[], object]) -> QWidget:
    """Return the window that comes up when something is done."""
    before = set(_windows())
    do()
    new = [each for each in _windows() if each not in before]
    assert len(new) == 1, new
    return new[0]


def _windows() -> list[QWidget]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog | QWidget)]


def _history(stage: Stage) -> QWidget:
    return _opened(stage.window.commands.history.trigger)


def _back_to_morning(stage: Stage) -> QWidget:
    indicator = stage.report.indicators[0].id
    with stage.window.session.change("Edit the title") as edit:
        edit.set(Indicator, indicator, title="๒")
    history = _history(stage)
    history.view.setCurrentIndex(history.model.index(0, 0))
    return _opened(history.step_button.click)


def _unsaved(stage: Stage) -> QWidget:
    return _opened(
        lambda: ask_to_leave_unsaved(
            stage.window, stage.translate, PROBLEM, lambda: None, lambda: None
        )
    )


WAYS: dict[str, list[Callable[[Stage], QWidget]]] = {
    "window.main_window.MainWindow": [
        _page,
        lambda stage: _page(stage, 0),
        lambda stage: _page(stage, 0, 0),
        lambda stage: _page(stage, 0, 1),
        _with_files,
        _no_report,
        _not_saved,
    ],
    "start.start_page.StartPage": [_start_page],
    "export.import_dialog.ImportDialog": [_import],
    "start.last_year_dialog.LastYearDialog": [_last_year],
    "trouble.mistake_dialog.MistakeDialog": [_mistake],
    "editor.picture_files.PictureFiles.tell_refused": [_refused],
    "export.pdf_dialog.PdfDialog": [_pdf, _pdf_ready, _pdf_with_notes, _pdf_across, _pdf_to_mail],
    "export.mail_dialog.MailDialog": [_mail, _mail_of_a_large_file],
    "checks.dismiss_dialog.DismissDialog": [_dismiss],
    "checks.dismissed_dialog.DismissedDialog": [
        lambda stage: DismissedDialog(
            DismissedModel(stage.translate), stage.translate, stage.window
        )
    ],
    "start.year_dialog.YearDialog": [_year, _year_anew],
    "start.office_form.OfficeForm": [_office],
    "help.window.HelpWindow": [
        lambda stage: HelpWindow(stage.window.commands, stage.translate, stage.window)
    ],
    "help.licences_window.LicencesWindow": [
        lambda stage: LicencesWindow(third_party(), stage.translate, stage.window)
    ],
    "history.window.HistoryWindow": [_history],
    "history.control.HistoryControl._ask": [_back_to_morning],
    "dialogs.messages.show_problem": [
        lambda stage: show_problem(stage.window, stage.translate, PROBLEM)
    ],
    "dialogs.messages.ask_to_leave_unsaved": [_unsaved],
    "desk.Desk._on_about": [lambda stage: _opened(stage.window.commands.about.trigger)],
}
