"""Joins the list of what was put aside to the checks: opens it, follows them, tells again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ita_desktop.gui.window.main_window import MainWindow
from ita_desktop.model import Dismissal
from ita_desktop.problems import Problem, mark

if TYPE_CHECKING:
    from ita_desktop.gui.checks.dismissed_dialog import DismissedDialog
    from ita_desktop.gui.checks.dismissed_model import DismissedModel
    from ita_desktop.gui.checks.run import Looked


class DismissedControl(QObject):
    """Shows what was put aside in the report in view.

    Args:
        window: the window.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._looked: Looked | None = None
        self.dialog: DismissedDialog | None = None

    def follow(self, looked: Looked) -> None:
        """Take over what the checks found last."""
        self._looked = looked
        if self.dialog is not None:
            row = self.dialog.view.currentIndex().row()
            self._fill(self.dialog.model)
            last = self.dialog.model.rowCount() - 1
            self.dialog.view.setCurrentIndex(self.dialog.model.index(min(row, last), 0))

    def open(self) -> None:
        """Show the list."""
        from ita_desktop.gui.checks.dismissed_dialog import DismissedDialog
        from ita_desktop.gui.checks.dismissed_model import DismissedModel

        if self.dialog is not None:
            return
        translate = self._window.translate
        model = DismissedModel(translate)
        self._fill(model)
        self.dialog = DismissedDialog(model, translate, self._window)
        self.dialog.again.setVisible(not self._window.session.read_only)
        self.dialog.wanted_again.connect(self._tell_again)
        self.dialog.finished.connect(self._on_closed)
        self.dialog.open()

    def _on_closed(self) -> None:
        self.dialog = None

    def _fill(self, model: DismissedModel) -> None:
        if self._looked is not None:
            days = self._window.session.workbook.dismissed_at()
            model.show(self._looked.dismissed, self._looked.labels or [], days)

    def _tell_again(self, row_id: int) -> None:
        try:
            with self._window.session.change(mark("Tell a finding again")) as edit:
                edit.remove(Dismissal, row_id)
        except Problem as problem:
            self._window.show_problem(problem)
