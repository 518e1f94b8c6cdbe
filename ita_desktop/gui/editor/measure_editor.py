"""The page that edits one measure: all fields of the form's table row, and its evidence."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ita_desktop.gui.editor.attachment_binding import AttachmentBinding
from ita_desktop.gui.editor.entity_binding import EntityBinding
from ita_desktop.gui.fields.attachment_list import AttachmentList
from ita_desktop.gui.fields.choice_fields import StatusChoice
from ita_desktop.gui.fields.field_grid import Page
from ita_desktop.gui.fields.line_list import LineList
from ita_desktop.gui.fields.responsible_field import ResponsibleField
from ita_desktop.gui.fields.text_fields import TextBlock
from ita_desktop.gui.fields.units_in_use import UnitsInUse
from ita_desktop.gui.session import Session
from ita_desktop.locale import Translate
from ita_desktop.model import ExtraColumn, Measure, Report, Status
from ita_desktop.model.form import COLUMNS, Marker
from ita_desktop.problems import mark
from ita_desktop.store import RowChange

_MARKERS = {column.field: column.marker for column in COLUMNS}


class MeasureEditor(Page):
    """All fields of one measure.

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
        self._has_budget_column = False
        self.heading = self.add_label("heading")
        self.measures = LineList(_MARKERS["measures"], (3, 14))
        self.steps = LineList(_MARKERS["steps"], (3, 14))
        self.timeframe = TextBlock((2, 4))
        self.budget = TextBlock((1, 3))
        self.units = UnitsInUse(session, self)
        self.responsible = ResponsibleField(self.units.names, translate)
        self.responsible.opening.connect(session.autosave.flush)
        self.status = StatusChoice(translate)
        self.reason = TextBlock((2, 5))
        self.outcomes = LineList(_MARKERS["outcomes"], (3, 14))
        self.evidence = LineList(Marker.NONE, (3, 14))
        self.remark = TextBlock((1, 5))
        self.attachments = AttachmentList(translate)
        self._lay_out(translate)
        self.binding = EntityBinding(Measure, session, self)
        self._bind()
        self.attachment_binding = AttachmentBinding(self.attachments, session, self)
        self.attachment_binding.problem_met.connect(self.problem_met)
        self.budget.edited.connect(self._show_budget)
        self.binding.row_shown.connect(self._show_budget)
        session.rows_changed.connect(self._on_rows_changed)
        self.status.edited.connect(self._show_reason)
        self.binding.row_shown.connect(self._show_reason)

    def show_measure(self, row_id: int, heading: str, *, thai_digits: bool) -> None:
        """Show a measure under the name of its indicator."""
        self.heading.setText(heading)
        self.measures.use_digits(thai=thai_digits)
        self.steps.use_digits(thai=thai_digits)
        measure = self._session.workbook.measure(row_id)
        self._read_columns()
        self.binding.show_row(measure, row_id)
        self.attachment_binding.show_measure(measure)

    def _lay_out(self, translate: Translate) -> None:
        numbered = translate("One item a line; numbers are put in for you")
        dashed = translate("One item a line; dashes are put in for you")
        grid = self.add_grid()
        grid.add(translate("Measures / guidelines"), self.measures, hint=numbered)
        grid.add(translate("Steps or methods"), self.steps, hint=numbered)
        grid.add(translate("Time frame"), self.timeframe)
        cell = grid.add(translate("Responsible"), self.responsible)
        grid.put_beside_name(cell, self.responsible.units_button, self.responsible)
        self.budget_cell = grid.add(translate("Budget"), self.budget, wide=True)
        grid.add(translate("Summary of carrying out the measure"), self.status, wide=True)
        self.reason_cell = grid.add(translate("Reason why not"), self.reason, wide=True)
        grid.add(translate("Outcomes or success"), self.outcomes, hint=dashed)
        links = translate("One link or file name a line")
        grid.add(translate("Evidence"), self.evidence, hint=links)
        grid.add(translate("Remark"), self.remark, wide=True)
        grid.add(translate("Pictures and files"), self.attachments, wide=True)

    def _bind(self) -> None:
        self.binding.add("measures", self.measures, mark("Edit the measures"))
        self.binding.add("steps", self.steps, mark("Edit the steps"))
        self.binding.add("timeframe", self.timeframe, mark("Edit the time frame"))
        self.binding.add("budget", self.budget, mark("Edit the budget"))
        self.binding.add("responsible", self.responsible, mark("Edit who is responsible"))
        self.binding.add_choice("status", self.status, mark("Choose the status"))
        self.binding.add("reason", self.reason, mark("Edit the reason"))
        self.binding.add("outcomes", self.outcomes, mark("Edit the outcomes"))
        self.binding.add("evidence", self.evidence, mark("Edit the evidence"))
        self.binding.add("remark", self.remark, mark("Edit the remark"))

    def _show_reason(self) -> None:
        needed = self.status.value() is Status.NOT_FEASIBLE or bool(self.reason.value())
        self.reason_cell.setVisible(needed)

    def _show_budget(self) -> None:
        self.budget_cell.setVisible(self._has_budget_column or bool(self.budget.value()))

    def _read_columns(self) -> None:
        report_id = self._session.report_id
        if report_id is not None:
            columns = self._session.workbook.row(Report, report_id).extra_columns
            self._has_budget_column = ExtraColumn.BUDGET in columns

    def _on_rows_changed(self, changes: Sequence[RowChange]) -> None:
        for change in changes:
            columns = (change.after or {}).get("extra_columns")
            if change.entity is Report and columns is not None:
                self._has_budget_column = ExtraColumn.BUDGET in columns
                self._show_budget()
