"""Shows what was read of last year's report, what is taken over, and what is left empty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from ita_desktop.gui.dialogs.room import give_room
from ita_desktop.gui.fields.field_grid import Page, plain_label
from ita_desktop.gui.fields.read_text import ReadText
from ita_desktop.gui.look.zoom import scale_with_zoom
from ita_desktop.gui.start.year_form import YearForm
from ita_desktop.locale import Translator
from ita_desktop.model import Digits, Office, Report
from ita_desktop.thai.digits import to_thai

_NOTES = 150  # pixels of height at the usual size: four lines


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


class LastYearDialog(YearForm):
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
        super().__init__(translate("Start from last year's report"), go_on, translate, parent)
        give_room(self, 780, 680 if source.notes else 480)
        page = self.page
        self._tell(page, source.office, source.report)
        grid = page.add_grid()
        self.year.use_digits(thai=source.report.digits is Digits.THAI)
        self.year.show_value(source.report.fiscal_year + 1)
        grid.add(translate("Fiscal year of the new report (B.E.)"), self.year, wide=True)
        self.keep_outcomes = QCheckBox(translate("Keep last year's outcomes, to write over them"))
        page.column.addWidget(self.keep_outcomes)
        if source.notes:
            self._list_notes(page, source.notes)
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
        self.notes = ReadText("\n\n".join(notes))
        scale_with_zoom(self.notes, lambda px: self.notes.setMinimumHeight(px(_NOTES)))
        self.notes.setAccessibleName(label.text())
        label.setBuddy(self.notes)
        page.column.addWidget(label)
        page.column.addWidget(self.notes)

    def go_on_with(self, year: int) -> None:
        """Tell what was agreed on."""
        self.agreed.emit(year, self.keep_outcomes.isChecked())
