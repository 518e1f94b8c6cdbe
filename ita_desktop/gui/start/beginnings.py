"""The ways into a workbook: last year's report, a new office, a file that is there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from ita_desktop.files import fit_for_a_name
from ita_desktop.gui.dialogs.file_chooser import FileChooser
from ita_desktop.gui.dialogs.messages import show_problem
from ita_desktop.locale import Translator
from ita_desktop.model import Office, Report
from ita_desktop.problems import Problem, mark
from ita_desktop.store import Edit, Workbook, YearTaken, changed_copy, content_of, put_down
from ita_desktop.thai.calendar import fiscal_year_of

if TYPE_CHECKING:
    from ita_desktop.exchange import Imported
    from ita_desktop.gui.start.last_year_dialog import LastYear, LastYearDialog
    from ita_desktop.gui.start.office_form import OfficeForm
    from ita_desktop.gui.start.source_read import SourceRead

SUFFIX = ".ita"


class Beginnings(QObject):
    """Asks what is needed and tells `opened` a workbook that is ready to be shown.

    `added` tells the id of a new year's report in the workbook that is in view already.

    Args:
        front: the window in front, which the questions are asked over; it owns this.
        chooser: asks for files.
        translate: the interface's language.
        may_leave: whether what `front` shows may be left; says itself why not.
        own: the workbook that `front` shows already.
    """

    opened = Signal(object)
    added = Signal(int)

    def __init__(
        self,
        front: QWidget,
        chooser: FileChooser,
        translate: Translator,
        may_leave: Callable[[], bool] = lambda: True,
        own: Workbook | None = None,
    ) -> None:
        super().__init__(front)
        self._front = front
        self._chooser = chooser
        self._translate = translate
        self._may_leave = may_leave
        self._own = own
        self._read: SourceRead | None = None

    def from_last_year(self) -> None:
        """Ask for last year's report, then make the next one out of it."""
        t = self._translate
        kinds = f"{t('Reports')} (*{SUFFIX} *.txt *.html *.htm *.json *.pdf);;{t('All Files (*)')}"
        path = self._chooser.existing(self._front, t("Choose last year's report"), kinds)
        if path is None or self._read is not None:
            return
        if path.suffix.lower() == SUFFIX:
            self._from_workbook(path)
        else:
            self._from_source(path)

    def new(self) -> None:
        """Ask for the office, then for a place; make a workbook with a new report."""
        from ita_desktop.gui.start.office_form import OfficeForm
        from ita_desktop.templates import read_shelf, user_folder

        year = fiscal_year_of(date.today())  # noqa: DTZ011 - the clerk's own calendar
        form = OfficeForm(year, read_shelf(user_folder()), self._translate, self._front)
        form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        form.filled.connect(lambda office, report: self._make(form, office, report))
        form.open()

    def open(self) -> None:
        """Ask for a workbook and open it."""
        t = self._translate
        kinds = f"{t('Workbooks')} (*{SUFFIX})"
        path = self._chooser.existing(self._front, t("Open a file"), kinds)
        if path is not None:
            self.open_path(path)

    def open_path(self, path: Path) -> None:
        """Open a workbook; nothing happens if it is the one in view."""
        if not self._may_leave() or self._is_own(path):
            return
        try:
            workbook = Workbook.open_or_read(path)
        except Problem as problem:
            show_problem(self._front, self._translate, problem)
        else:
            self.opened.emit(workbook)

    def _make(self, form: OfficeForm, office: Office, report: Report) -> None:
        target = self._place_for(office)
        if target is None or not self._may_leave():
            return
        try:
            workbook = Workbook.create(target, office, [report])
        except Problem as problem:
            form.complain(problem)
            return
        form.accept()
        self.opened.emit(workbook)

    def _from_workbook(self, path: Path) -> None:
        from ita_desktop.exchange import next_year, roll_over
        from ita_desktop.gui.start.last_year_dialog import LastYear

        is_own = self._is_own(path)
        try:
            own = self._own if is_own else None
            workbook = own or Workbook.open_or_read(path)
        except Problem as problem:
            show_problem(self._front, self._translate, problem)
            return
        try:
            office, report = _latest_of(workbook)
        except Problem as problem:
            if not is_own:
                workbook.close()
            show_problem(self._front, self._translate, problem)
            return
        t = self._translate
        go_on = t("Go on and choose a place…") if workbook.read_only else t("Start the new report")
        dialog = self._ask(LastYear(office, report), go_on)
        if not is_own:
            dialog.rejected.connect(workbook.close)

        def agreed(year: int, keep_outcomes: bool) -> None:  # noqa: FBT001 - Qt's signal
            if workbook.read_only:
                new = next_year(report, year, keep_outcomes=keep_outcomes)
                self._go_on_in_copy(dialog, workbook, office, new)
                return
            if not self._may_leave():
                return
            try:
                report_id = roll_over(workbook, report, year, keep_outcomes=keep_outcomes)
            except Problem as problem:
                dialog.complain(problem)
                return
            dialog.accept()
            if is_own:
                self.added.emit(report_id)
            else:
                self.opened.emit(workbook)

        dialog.agreed.connect(agreed)

    def _go_on_in_copy(
        self, dialog: LastYearDialog, workbook: Workbook, office: Office, new: Report
    ) -> None:
        """Ask for a place for a copy of a workbook that has a new report, and go on there."""
        target = self._place_for(office)
        if target is None or not self._may_leave():
            return

        def add(edit: Edit) -> None:
            edit.add(new)

        try:
            step = mark("Start the next year's report")
            put_down(target, changed_copy(content_of(workbook.file), step, add))
            copy = Workbook.open(target)
        except Problem as problem:
            dialog.complain(problem)
            return
        dialog.reject()  # which closes what it was about, unless that is in view
        self.opened.emit(copy)

    def _from_source(self, path: Path) -> None:
        from ita_desktop.gui.start.source_read import SourceRead

        QApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)
        self._read = SourceRead(path)
        self._read.read.connect(self._on_read)
        self._read.failed.connect(self._on_failed)
        self._read.crashed.connect(self._on_crashed)
        self._read.finished.connect(self._read.deleteLater)
        self._read.start()

    def _on_read(self, imported: Imported) -> None:
        from ita_desktop.gui.start.last_year_dialog import LastYear

        self._end_reading()
        if not imported.reports:
            self._on_problem(Problem(mark("This file has no report yet. Add one first.")))
            return
        report = max(imported.reports, key=lambda one: one.fiscal_year)
        t = self._translate
        notes = [t(note.sentence, **note.values) for note in imported.to_look_at()]
        source = LastYear(imported.office, report, notes)
        dialog = self._ask(source, t("Go on and choose a place…"))
        dialog.agreed.connect(
            lambda year, keep_outcomes: self._make_next(
                dialog, imported, report, year, keep_outcomes=keep_outcomes
            )
        )

    def _make_next(
        self,
        dialog: LastYearDialog,
        imported: Imported,
        report: Report,
        year: int,
        *,
        keep_outcomes: bool,
    ) -> None:
        from ita_desktop.exchange import next_year

        if year in {one.fiscal_year for one in imported.reports}:
            dialog.complain(YearTaken(year))
            return
        target = self._place_for(imported.office)
        if target is None or not self._may_leave():
            return
        try:
            new = next_year(report, year, keep_outcomes=keep_outcomes)
            years = [*imported.reports, new]
            workbook = Workbook.create(target, imported.office, years, imported.contents)
        except Problem as problem:
            dialog.complain(problem)
            return
        dialog.accept()
        self.opened.emit(workbook)

    def _ask(self, source: LastYear, go_on: str) -> LastYearDialog:
        from ita_desktop.gui.start.last_year_dialog import LastYearDialog

        dialog = LastYearDialog(source, go_on, self._translate, self._front)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def _place_for(self, office: Office) -> Path | None:
        t = self._translate
        name = fit_for_a_name(office.name)
        proposed = f"{name} ITA" if name else t("ITA report")
        return self._chooser.new(
            self._front,
            t("Where to keep the file"),
            proposed + SUFFIX,
            f"{t('Workbooks')} (*{SUFFIX})",
            SUFFIX,
        )

    def _is_own(self, path: Path) -> bool:
        return self._own is not None and path.resolve() == self._own.path

    def _end_reading(self) -> None:
        self._read = None
        QApplication.restoreOverrideCursor()

    def _on_failed(self, problem: Problem) -> None:
        self._end_reading()
        self._on_problem(problem)

    def _on_problem(self, problem: Problem) -> None:
        show_problem(self._front, self._translate, problem)

    def _on_crashed(self, error: Exception) -> None:
        self._end_reading()
        raise error


def _latest_of(workbook: Workbook) -> tuple[Office, Report]:
    """Return a workbook's office and its latest report, whole. Raises Problem without one."""
    reports = workbook.reports()
    if not reports:
        raise Problem(mark("This file has no report yet. Add one first."))
    return workbook.office(), workbook.report(reports[0].id)
