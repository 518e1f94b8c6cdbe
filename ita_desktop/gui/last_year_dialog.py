"""Shows what was read of last year's report, what is taken over, and what is left empty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ita_desktop.gui.choice_fields import YearLine
from ita_desktop.gui.dialog_room import give_room
from ita_desktop.gui.field_grid import Page, plain_label
from ita_desktop.locale import Translator
from ita_desktop.model import Digits, Office, Report
from ita_desktop.problems import Problem
from ita_desktop.thai.digits import to_thai


@dataclass(frozen=True)
class LastYear:
    """What was read of last year.

    Args:
        office: whose report it is.
        report: last year's, whole.
        notes: what the reader of the file could not place or asks about, in words.
    """

    office: Office
    report: Report
    notes: Sequence[str] = ()


class LastYearDialog(QDialog):
    """Asks for the new report's year; `agreed` tells it, and whether the outcomes are kept.

    It stays open until what follows has come to its end.

    Args:
        source: what was read.
        go_on: what the button says.
        translate: the interface's language.
    """

    agreed = Signal(int, bool)

    def __init__(
        self,
        source: LastYear,
        go_on: str,
        translate: Translator,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._translate = translate
        self.setWindowTitle(translate("Start from last year's report"))
        give_room(self, 780, 660 if source.notes else 480)
        page = Page()
        page.column.setContentsMargins(4, 4, 12, 4)
        self._tell(page, source.office, source.report)
        grid = page.add_grid()
        self.year = YearLine()
        self.year.use_digits(thai=source.report.digits is Digits.THAI)
        self.year.show_value(source.report.fiscal_year + 1)
        grid.add(translate("Fiscal year of the new report (B.E.)"), self.year, wide=True)
        self.keep_outcomes = QCheckBox(translate("Keep last year's outcomes, to write over them"))
        page.column.addWidget(self.keep_outcomes)
        if source.notes:
            self._list_notes(page, source.notes)
        self.complaint = plain_label("", "complaint")
        self.complaint.setWordWrap(True)
        self.complaint.hide()
        buttons = QDialogButtonBox()
        self.go_on = buttons.addButton(go_on, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(page)
        column.addWidget(self.complaint)
        column.addWidget(buttons)
        self.go_on.setDefault(True)
        self.go_on.setFocus()

    def _tell(self, page: Page, office: Office, report: Report) -> None:
        t = self._translate
        rows = sum(len(indicator.measures) for indicator in report.indicators)
        year = str(report.fiscal_year)
        self.found = page.add_label("section")
        self.found.setText(
            t(
                "Found: {office}, fiscal year {year}",
                office=office.name or t("(no office name)"),
                year=to_thai(year) if report.digits is Digits.THAI else year,
            )
        )
        self.taken_over = page.add_label("")
        self.taken_over.setText(
            t(
                "✓ Taken over: title, preface, {indicators} indicators and {rows} table rows with "
                "their steps, time frames and units. Nothing is changed in them, years neither: "
                "“Look for mistakes” shows each old year and corrects it when you say so.",
                indicators=len(report.indicators),
                rows=rows,
            )
        )
        self.left_empty = page.add_label("")
        self.left_empty.setText(
            t(
                "○ Left empty for the new year: status, reason, outcomes, evidence and remarks. "
                "Last year's report stays in the file as it is; you can look at it at any time "
                "by choosing its year above the list."
            )
        )

    def _list_notes(self, page: Page, notes: Sequence[str]) -> None:
        label = plain_label(self._translate("Please look at"), "field")
        self.notes = QPlainTextEdit("\n\n".join(notes))
        self.notes.setReadOnly(True)
        self.notes.setTabChangesFocus(True)
        self.notes.setMinimumHeight(6 * self.fontMetrics().lineSpacing())
        self.notes.setAccessibleName(label.text())
        label.setBuddy(self.notes)
        page.column.addWidget(label)
        page.column.addWidget(self.notes)

    def _on_accepted(self) -> None:
        try:
            year = self.year.typed()
        except Problem as problem:
            self.complain(problem)
            self.year.setFocus()
            self.year.selectAll()
            return
        self.agreed.emit(year, self.keep_outcomes.isChecked())

    def complain(self, problem: Problem) -> None:
        """Say what is in the way."""
        self.complaint.setText(self._translate.problem(problem))
        self.complaint.show()
