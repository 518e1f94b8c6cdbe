"""The page that edits what stands around the indicators: the report, its paper and the office."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ita_desktop.gui.editor.entity_binding import EntityBinding
from ita_desktop.gui.editor.judged_fields import JudgedFields
from ita_desktop.gui.editor.memo_section import MemoSection
from ita_desktop.gui.editor.people_section import PeopleSection
from ita_desktop.gui.editor.printed_section import PrintedSection
from ita_desktop.gui.editor.results_section import ResultsSection
from ita_desktop.gui.fields.choice_fields import Choice
from ita_desktop.gui.fields.choice_names import named
from ita_desktop.gui.fields.field_grid import Page, Section
from ita_desktop.gui.fields.judged_lines import OptionalYearLine, YearLine
from ita_desktop.gui.fields.line_list import LineList
from ita_desktop.gui.fields.logo_field import LogoField
from ita_desktop.gui.fields.office_fields import OfficeFields
from ita_desktop.gui.fields.text_fields import TextBlock
from ita_desktop.gui.look.tab_order import come_after
from ita_desktop.gui.session import Session
from ita_desktop.locale import Translate
from ita_desktop.model import Digits, Office, Report, ReportRound
from ita_desktop.model.form import Marker
from ita_desktop.problems import mark


class ReportEditor(Page):
    """The fields of one year's report and of the office that owns the workbook.

    They stand in the order of the paper, after what says how it is printed.

    Args:
        session: the open workbook.
        translate: the interface's language.
        add_later: is given what adds the parts that are not seen at first, in their order.
    """

    problem_met = Signal(object)

    def __init__(
        self,
        session: Session,
        translate: Translate,
        add_later: Callable[[Callable[[], object]], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._translate = translate
        self.report_binding = EntityBinding(Report, session, self)
        self.office_binding = EntityBinding(Office, session, self)
        self.judged = JudgedFields(self.report_binding, session, self)
        self.judged.problem_met.connect(self.problem_met)
        self._lay_out_report(translate)
        self._lay_out_office(translate)
        self._bind()
        self.report_binding.row_shown.connect(self._follow_digits)
        for put in (
            *(self._put_printed, self._put_memo, self._put_preface),
            *(self._put_results, self._put_lists, self._put_people),
        ):
            add_later(partial(self._add_section, put))

    def show_report(self, report: Report) -> None:
        """Show a report and the office."""
        if report.id != self.report_binding.row_id:
            self.take_over()
        self.report_binding.show_row(report, report.id)
        office = self._session.workbook.office()
        self.office_binding.show_row(office, office.id)

    def take_over(self) -> bool:
        """Write the years and days that were typed; return whether all could be taken."""
        return self.judged.take_over()

    def drop_typed(self) -> bool:
        """Forget a year or day that is typed and not written yet; return whether there was one."""
        return self.judged.drop_typed()

    def _lay_out_report(self, translate: Translate) -> None:
        self.add_label("section").setText(translate("The report"))
        self.year, self.ita_year = YearLine(), OptionalYearLine()
        self.digits = Choice(named(Digits, translate))
        self.round = Choice(named(ReportRound, translate))
        self.title = TextBlock((3, 6))
        grid = self.add_grid()
        grid.add(translate("Fiscal year (B.E.)"), self.year)
        grid.add(translate("Digits on the page"), self.digits)
        other = translate("Only where it differs from the fiscal year")
        grid.add(translate("Year of the ITA assessment (B.E.)"), self.ita_year, hint=other)
        grid.add(translate("Round of the report"), self.round)
        hint = translate("The lines of the cover, one under the other")
        grid.add(translate("Title"), self.title, hint=hint, wide=True)

    def _lay_out_office(self, translate: Translate) -> None:
        self.add_label("section").setText(translate("The office"))
        grid = self.add_grid()
        self._lowest: QWidget = grid
        fields = OfficeFields(grid, translate)
        self.name, self.kind = fields.name, fields.kind
        self.district, self.province = fields.district, fields.province
        self.address = TextBlock((1, 4))
        self.logo = LogoField(translate)
        grid.add(translate("Address"), self.address)
        on_cover = translate("Printed on the cover; a PNG or JPEG picture")
        grid.add(translate("Logo"), self.logo, hint=on_cover)

    def _add_section(self, put: Callable[[Section], object]) -> None:
        """Add what stands below the fields that are seen at first."""
        section = Section()
        put(section)
        self.column.addWidget(section)
        come_after(self._lowest, section)
        self._lowest = section

    def _put_printed(self, section: Section) -> None:
        self.printed = PrintedSection(section, self._translate)
        self.printed.bind(self.report_binding)

    def _put_memo(self, section: Section) -> None:
        self.memo = MemoSection(section, self._translate)
        self.memo.bind(self.report_binding, self.judged)

    def _put_preface(self, section: Section) -> None:
        t = self._translate
        section.add_label("section").setText(t("Preface"))
        self.preface = TextBlock((5, 14))
        between = t("An empty line between two paragraphs")
        section.add_grid().add(t("Text of the preface"), self.preface, hint=between, wide=True)
        self.report_binding.add("preface", self.preface, mark("Edit the preface"))

    def _put_results(self, section: Section) -> None:
        self.results = ResultsSection(section, self._translate)
        self.results.bind(self.report_binding, self.judged)

    def _put_lists(self, section: Section) -> None:
        t, report = self._translate, self.report_binding
        section.add_label("section").setText(t("Problems and suggestions"))
        self.problems = LineList(Marker.NUMBER, (3, 14))
        self.suggestions = LineList(Marker.NUMBER, (3, 14))
        numbered = t("One item a line; numbers are put in for you")
        grid = section.add_grid()
        grid.add(t("Problems and obstacles"), self.problems, hint=numbered)
        grid.add(t("Suggestions"), self.suggestions, hint=numbered)
        report.add("problems", self.problems, mark("Edit the problems"))
        report.add("suggestions", self.suggestions, mark("Edit the suggestions"))
        report.row_shown.connect(self._follow_digits_in_lists)

    def _put_people(self, section: Section) -> None:
        self.people = PeopleSection(section, self._translate)
        self.people.bind(self.report_binding, self.judged)

    def _bind(self) -> None:
        report, office = self.report_binding, self.office_binding
        self.judged.add("fiscal_year", self.year, mark("Change the fiscal year"))
        self.judged.add("ita_year", self.ita_year, mark("Change the ITA year"))
        report.add_choice("digits", self.digits, mark("Choose the digits"))
        report.add_choice("round", self.round, mark("Choose the round"))
        report.add("title", self.title, mark("Edit the title"))
        office.add("name", self.name, mark("Edit the office's name"))
        office.add_choice("kind", self.kind, mark("Choose the kind of office"))
        office.add("district", self.district, mark("Edit the district"))
        office.add("province", self.province, mark("Edit the province"))
        office.add("address", self.address, mark("Edit the address"))
        office.add_choice("logo", self.logo, mark("Remove the logo"))

    def _follow_digits(self) -> None:
        thai = self.digits.value() is Digits.THAI
        self.judged.use_digits(thai=thai)

    def _follow_digits_in_lists(self) -> None:
        thai = self.digits.value() is Digits.THAI
        self.problems.use_digits(thai=thai)
        self.suggestions.use_digits(thai=thai)
