"""Asks for the fiscal year of a new report, and whether it begins with what another one plans."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ita_desktop.exchange import next_year
from ita_desktop.gui.dialogs.room import give_room
from ita_desktop.gui.fields.field_grid import plain_label
from ita_desktop.gui.session import Session
from ita_desktop.locale import Translator
from ita_desktop.model import Digits, Report
from ita_desktop.problems import Problem, mark
from ita_desktop.thai.calendar import parse_year
from ita_desktop.thai.digits import to_thai


class YearDialog(QDialog):
    """Adds a report for the year typed in: out of the one in view, or empty.

    Args:
        session: the open workbook.
        proposed: the year that stands there at first.
        translate: the interface's language.
    """

    def __init__(
        self, session: Session, proposed: int, translate: Translator, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._translate = translate
        self.setWindowTitle(translate("Add a fiscal year"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        give_room(self, 420)
        self.year = QLineEdit(to_thai(str(proposed)))
        self.year.selectAll()
        self.year.setAccessibleName(translate("Fiscal year (B.E.)"))
        self._source = session.report()
        self.take_over = QCheckBox(translate("Take over the indicators and measures"))
        self.take_over.setChecked(self._has_measures())
        self.take_over.setVisible(self._has_measures())
        self.hint = plain_label(self._explanation(), "hint")
        self.hint.setWordWrap(True)
        self.hint.setVisible(self._has_measures())
        self.complaint = plain_label("", "complaint")
        self.complaint.setWordWrap(True)
        buttons = QDialogButtonBox()
        self.add_button = buttons.addButton(
            translate("Add"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        label = plain_label(translate("Fiscal year (B.E.)"), "field")
        label.setBuddy(self.year)
        for widget in (label, self.year, self.take_over, self.hint, self.complaint, buttons):
            column.addWidget(widget)

    def _has_measures(self) -> bool:
        return self._source is not None and bool(self._source.indicators)

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
        new, step = Report(fiscal_year=year), mark("Add a fiscal year")
        if self._source is not None and self.take_over.isChecked():
            new, step = next_year(self._source, year), mark("Start the next year's report")
        with self._session.change(step) as edit:
            return edit.add(new)

    def _on_accepted(self) -> None:
        try:
            year = parse_year(self.year.text())
            report_id = self._add(year)
        except Problem as problem:
            self.complaint.setText(self._translate.problem(problem))
            self.year.setFocus()
            self.year.selectAll()
            return
        self._session.show_report(report_id)
        self.accept()
