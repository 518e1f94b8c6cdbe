"""Writes the lines of a page that are judged only when they are left: years and days."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ita_desktop.gui.editor.entity_binding import EntityBinding
from ita_desktop.gui.fields.judged_lines import JudgedLine
from ita_desktop.gui.session import Session
from ita_desktop.model import Report
from ita_desktop.problems import Problem


class JudgedFields(QObject):
    """The judged lines of a report's page.

    Args:
        binding: shows the report's row.
        session: the open workbook.
    """

    problem_met = Signal(object)

    def __init__(self, binding: EntityBinding, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._binding = binding
        self._session = session
        self._lines: dict[str, tuple[JudgedLine, str]] = {}

    def add(self, column: str, line: JudgedLine, step: str) -> None:
        """Bind a line to a column; `step` names its changes in the journal (a msgid)."""
        self._lines[column] = line, step
        self._binding.follow(column, line)
        line.left.connect(lambda: self._take_over(column))

    def use_digits(self, *, thai: bool) -> None:
        """Show all of them in Thai or Arabic digits from now on."""
        for line, _ in self._lines.values():
            line.use_digits(thai=thai)

    def take_over(self) -> bool:
        """Write what was typed; return whether all of it could be taken.

        What is no year or day, or a year that another report has, gives way to the value before,
        and `problem_met` tells why.
        """
        taken = [self._take_over(column) for column in self._lines]
        return all(taken)

    def drop_typed(self) -> bool:
        """Forget what is typed and not written yet; return whether there was any."""
        if self._binding.row_id is None:
            return False
        dropped = [line.drop_typed() for line, _ in self._lines.values()]
        return any(dropped)

    def _take_over(self, column: str) -> bool:
        line, step = self._lines[column]
        before, report_id = line.value(), self._binding.row_id
        if report_id is None or not line.isModified():
            return True
        line.setModified(False)
        try:
            value = line.typed()
            line.show_value(value)
            if value != before:
                with self._session.change(step) as edit:
                    edit.set(Report, report_id, **{column: value})
        except Problem as problem:
            line.show_value(before)
            self.problem_met.emit(problem)
            return False
        return True
