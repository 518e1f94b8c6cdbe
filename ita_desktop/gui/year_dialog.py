"""Asks for the fiscal year of a new, empty report."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from ita_desktop.gui.field_grid import plain_label
from ita_desktop.gui.session import Session
from ita_desktop.locale import Translator
from ita_desktop.model import Report
from ita_desktop.problems import Problem, mark
from ita_desktop.thai.calendar import parse_year
from ita_desktop.thai.digits import to_thai


class YearDialog(QDialog):
    """Adds a report for the year typed in.

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
        self.setMinimumWidth(420)
        self.year = QLineEdit(to_thai(str(proposed)))
        self.year.selectAll()
        self.year.setAccessibleName(translate("Fiscal year (B.E.)"))
        self.complaint = plain_label()
        self.complaint.setWordWrap(True)
        self.complaint.setStyleSheet("color: #b3261e")
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
        for widget in (label, self.year, self.complaint, buttons):
            column.addWidget(widget)

    def _on_accepted(self) -> None:
        try:
            year = parse_year(self.year.text())
            with self._session.change(mark("Add a fiscal year")) as edit:
                report_id = edit.add(Report(fiscal_year=year))
        except Problem as problem:
            self.complaint.setText(self._translate.problem(problem))
            self.adjustSize()
            self.year.setFocus()
            self.year.selectAll()
            return
        self._session.show_report(report_id)
        self.accept()
