"""The page that edits what stands before the first indicator: the report's cover and the office."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ita_desktop.gui.editor.entity_binding import EntityBinding
from ita_desktop.gui.fields.choice_fields import Choice, YearLine
from ita_desktop.gui.fields.field_grid import Page
from ita_desktop.gui.fields.office_fields import OfficeFields
from ita_desktop.gui.fields.text_fields import TextBlock
from ita_desktop.gui.session import Session
from ita_desktop.locale import Translate
from ita_desktop.model import Digits, Office, Report
from ita_desktop.problems import Problem, mark


class ReportEditor(Page):
    """The fields of one year's report and of the office that owns the workbook.

    Args:
        session: the open workbook.
        translate: the interface's language.
    """

    problem_met = Signal(object)

    def __init__(
        self, session: Session, translate: Translate, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._lay_out_report(translate)
        self._lay_out_office(translate)
        self.report_binding = EntityBinding(Report, session, self)
        self.office_binding = EntityBinding(Office, session, self)
        self._bind()
        self.year.left.connect(self.take_over_year)
        self.report_binding.row_shown.connect(self._follow_digits)

    def show_report(self, report: Report) -> None:
        """Show a report and the office."""
        self.report_binding.show_row(report, report.id)
        office = self._session.workbook.office()
        self.office_binding.show_row(office, office.id)

    def take_over_year(self) -> bool:
        """Write the year that was typed; return whether it could be taken.

        One that is no year, or that another report has, gives way to the one before, and
        `problem_met` tells why.
        """
        before, report_id = self.year.value(), self.report_binding.row_id
        if report_id is None or not self.year.isModified():
            return True
        self.year.setModified(False)
        try:
            year = self.year.typed()
            self.year.show_value(year)
            if year != before:
                with self._session.change(mark("Change the fiscal year")) as edit:
                    edit.set(Report, report_id, fiscal_year=year)
        except Problem as problem:
            self.year.show_value(before)
            self.problem_met.emit(problem)
            return False
        return True

    def drop_typed_year(self) -> bool:
        """Forget a year that is typed and not written yet; return whether there was one."""
        return self.report_binding.row_id is not None and self.year.drop_typed()

    def _lay_out_report(self, translate: Translate) -> None:
        self.add_label("section").setText(translate("The report"))
        self.year = YearLine()
        self.digits = Choice(
            {Digits.THAI: translate("Thai digits ๑ ๒ ๓"), Digits.ARABIC: translate("Digits 1 2 3")}
        )
        self.title = TextBlock((3, 6))
        self.preface = TextBlock((5, 14))
        grid = self.add_grid()
        grid.add(translate("Fiscal year (B.E.)"), self.year)
        grid.add(translate("Digits on the page"), self.digits)
        hint = translate("The lines of the cover, one under the other")
        grid.add(translate("Title"), self.title, hint=hint, wide=True)
        grid.add(translate("Preface"), self.preface, wide=True)

    def _lay_out_office(self, translate: Translate) -> None:
        self.add_label("section").setText(translate("The office"))
        fields = OfficeFields(self.add_grid(), translate)
        self.name, self.kind = fields.name, fields.kind
        self.district, self.province = fields.district, fields.province

    def _bind(self) -> None:
        self.report_binding.add_choice("digits", self.digits, mark("Choose the digits"))
        self.report_binding.add("title", self.title, mark("Edit the title"))
        self.report_binding.add("preface", self.preface, mark("Edit the preface"))
        self.office_binding.add("name", self.name, mark("Edit the office's name"))
        self.office_binding.add_choice("kind", self.kind, mark("Choose the kind of office"))
        self.office_binding.add("district", self.district, mark("Edit the district"))
        self.office_binding.add("province", self.province, mark("Edit the province"))
        self.report_binding.follow("fiscal_year", self.year)

    def _follow_digits(self) -> None:
        self.year.use_digits(thai=self.digits.value() is Digits.THAI)
