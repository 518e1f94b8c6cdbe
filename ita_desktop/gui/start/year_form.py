"""What the forms that begin a year's report share: fields on a page, a complaint, two buttons."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from ita_desktop.gui.fields.field_grid import Page, plain_label
from ita_desktop.gui.fields.judged_lines import YearLine
from ita_desktop.locale import Translator
from ita_desktop.problems import Problem


class YearForm(QDialog):
    """A dialog with a fiscal year among its fields; it stays open until it is told to go.

    Args:
        title: the window's.
        go_on: what the button says.
        translate: the interface's language.
    """

    def __init__(
        self, title: str, go_on: str, translate: Translator, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._translate = translate
        self.setWindowTitle(title)
        self.page = Page()
        self.page.column.setContentsMargins(4, 4, 12, 4)
        self.year = YearLine()
        self.complaint = plain_label("", "complaint")
        self.complaint.setWordWrap(True)
        self.complaint.hide()
        buttons = QDialogButtonBox()
        self.go_on = buttons.addButton(go_on, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for part in (self.page, self.complaint, buttons):
            column.addWidget(part)

    def complain(self, problem: Problem) -> None:
        """Say what is in the way."""
        self.complaint.setText(self._translate.problem(problem))
        self.complaint.show()

    def go_on_with(self, year: int) -> None:
        """Do what the form is for, with the year that was typed."""
        raise NotImplementedError

    def _on_accepted(self) -> None:
        try:
            year = self.year.typed()
        except Problem as problem:
            self.complain(problem)
            self.year.setFocus()
            self.year.selectAll()
            return
        self.go_on_with(year)
