"""Joins the window's actions to what they do, and keeps their words and states right."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from ita_desktop.gui.editing import Editing
from ita_desktop.gui.main_window import MainWindow
from ita_desktop.model import Report
from ita_desktop.store import StepRecord


class WindowControl(QObject):
    """Connects one window's actions to its editing.

    Args:
        window: the window.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._actions = window.commands
        self.editing = Editing(window.session, window.view, window.pane, window.translate)
        self.editing.problem_met.connect(window.show_problem)
        self.editing.noticed.connect(window.notice)
        self._connect()
        window.view.current_changed.connect(self._show_states)
        self._session.rows_changed.connect(self._show_states)
        self._session.report_switched.connect(self._show_states)
        # What is being typed can be taken back before it is in the file.
        self._session.autosave.waiting_started.connect(lambda: self._actions.undo.setEnabled(True))
        self._show_states()

    def _connect(self) -> None:
        actions, editing = self._actions, self.editing
        for action, slot in (
            (actions.undo, editing.undo),
            (actions.redo, editing.redo),
            (actions.add_indicator, editing.add_indicator),
            (actions.add_measure, editing.add_measure),
            (actions.duplicate, editing.duplicate),
            (actions.remove, editing.remove),
            (actions.move_up, editing.move_up),
            (actions.move_down, editing.move_down),
            (actions.next_measure, editing.next_measure),
            (actions.rename, self._window.pane.focus_first_field),
        ):
            action.triggered.connect(lambda _=False, slot=slot: slot())
        view = self._window.view
        view.addActions(
            [actions.rename, actions.add_indicator, actions.add_measure, actions.duplicate]
        )
        view.addActions([actions.move_up, actions.move_down, actions.remove])
        # Delete removes a row only in the tree; in a text field it deletes a letter.
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), view)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(actions.remove.trigger)

    def _show_states(self) -> None:
        node = self._window.tree.node(self._window.view.currentIndex())
        actions = self._actions
        below_report = node is not None and node.entity is not Report
        for action in (actions.duplicate, actions.remove, actions.move_up, actions.move_down):
            action.setEnabled(below_report)
        actions.add_measure.setEnabled(below_report)
        for action in (actions.add_indicator, actions.export_pdf, actions.rename):
            action.setEnabled(self._session.report_id is not None)
        workbook, translate = self._session.workbook, self._window.translate
        actions.name_step(actions.undo, translate("Undo"), self._named(workbook.undoable))
        actions.name_step(actions.redo, translate("Redo"), self._named(workbook.redoable))

    def _named(self, step: StepRecord | None) -> str | None:
        return self._window.translate(step.step) if step else None
