"""Asks for the fiscal year of a new report, and what it begins with."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from ita_desktop.exchange import next_year
from ita_desktop.gui.dialogs.room import give_room
from ita_desktop.gui.session import Session
from ita_desktop.gui.start.template_choice import TemplateChoice
from ita_desktop.gui.start.year_form import YearForm
from ita_desktop.locale import Translator
from ita_desktop.model import Digits
from ita_desktop.problems import Problem, mark
from ita_desktop.templates import Shelf
from ita_desktop.thai.digits import to_thai


class YearDialog(YearForm):
    """Adds a report for the year typed in: out of the one in view, or with a template.

    Args:
        session: the open workbook.
        proposed: the year that stands there at first.
        shelf: the templates there are.
        translate: the interface's language.
    """

    def __init__(
        self,
        session: Session,
        proposed: int,
        shelf: Shelf,
        translate: Translator,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(translate("Add a fiscal year"), translate("Add"), translate, parent)
        self._session = session
        self._source = session.report()
        self._kind = session.workbook.office().kind
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        give_room(self, 520, 410)
        page = self.page
        self.year.show_value(proposed)
        self.year.selectAll()
        page.add_grid().add(translate("Fiscal year (B.E.)"), self.year, wide=True)
        self.take_over = QCheckBox(translate("Take over the indicators and measures"))
        has_measures = self._source is not None and bool(self._source.indicators)
        self.take_over.setChecked(has_measures)
        self.take_over.setVisible(has_measures)
        page.column.addWidget(self.take_over)
        self.hint = page.add_label("hint")
        self.hint.setText(self._explanation())
        self.hint.setVisible(has_measures)
        self.template = TemplateChoice(shelf, translate)
        self.template.follow(self._kind, proposed)
        self._begin_with = page.add_grid()
        self._begin_with.add(translate("Begin with"), self.template, wide=True)
        page.column.addWidget(self.template.note)
        self._show_what_is_asked()
        self.take_over.toggled.connect(self._show_what_is_asked)
        self.year.left.connect(self._follow_year)
        self.year.setFocus()

    def go_on_with(self, year: int) -> None:
        """Add the report to the file, and put it in view."""
        try:
            report_id = self._add(year)
        except Problem as problem:
            self.complain(problem)
            self.year.setFocus()
            self.year.selectAll()
            return
        self._session.show_report(report_id)
        self.accept()

    def _explanation(self) -> str:
        if self._source is None:
            return ""
        year = str(self._source.fiscal_year)
        return self._translate(
            "From the report of {year}, which stays as it is. Status, reason, outcomes, evidence "
            "and remarks are left empty.",
            year=to_thai(year) if self._source.digits is Digits.THAI else year,
        )

    def _add(self, year: int) -> int:
        """Add the report to the file and return its id. Raises Problem."""
        if self._source is not None and self.take_over.isChecked():
            new, step = next_year(self._source, year), mark("Start the next year's report")
        else:
            self._session.write_typed()
            office = self._session.workbook.office()
            digits = None if self._source is None else self._source.digits
            new, step = self.template.report(office, year, digits), mark("Add a fiscal year")
        with self._session.change(step) as edit:
            return edit.add(new)

    def _follow_year(self) -> None:
        """Offer the templates for the year; one half typed changes nothing."""
        with suppress(Problem):
            self.template.follow(self._kind, self.year.typed())
            self._show_what_is_asked()

    def _show_what_is_asked(self) -> None:
        """Say what is taken over, or ask for a template where nothing is."""
        takes_over = self.take_over.isChecked()
        self.hint.setVisible(takes_over)
        self._begin_with.setVisible(not takes_over)
        self.template.note.setVisible(not takes_over and bool(self.template.note.text()))
