"""Joins the window's actions to what they do, and keeps their words and states right."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from ita_desktop.gui.tree.clipboard_control import ClipboardControl
from ita_desktop.gui.tree.editing import Editing
from ita_desktop.gui.tree.places import moves_by_one
from ita_desktop.gui.tree.row_editing import RowEditing
from ita_desktop.gui.window.main_window import MainWindow
from ita_desktop.model import Report
from ita_desktop.problems import mark


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
        self.rows = RowEditing(window.session, window.view, window.translate)
        self.rows.problem_met.connect(window.show_problem)
        self.rows.noticed.connect(window.notice)
        window.view.dropped.connect(self.rows.drop)
        self.clipboard = ClipboardControl(window, self.rows)
        self._connect()
        window.view.current_changed.connect(self._show_states)
        window.view.chosen_changed.connect(self._show_states)
        self._session.rows_changed.connect(self._show_states)
        self._session.report_switched.connect(self._show_states)
        # What is being typed can be taken back before it is in the file.
        self._session.autosave.waiting_started.connect(lambda: self._actions.undo.setEnabled(True))
        self._show_states()

    def _connect(self) -> None:
        actions, editing, rows = self._actions, self.editing, self.rows
        for action, slot in (
            (actions.undo, editing.undo),
            (actions.redo, editing.redo),
            (actions.add_indicator, editing.add_indicator),
            (actions.add_measure, editing.add_measure),
            (actions.duplicate, rows.duplicate),
            (actions.remove, rows.remove),
            (actions.move_up, rows.move_up),
            (actions.move_down, rows.move_down),
            (actions.next_measure, editing.next_measure),
            (actions.rename, self._window.pane.focus_first_field),
            (actions.save, self._save),
        ):
            action.triggered.connect(lambda _=False, slot=slot: slot())
        view = self._window.view
        view.addActions(
            [actions.rename, actions.add_indicator, actions.add_measure, actions.duplicate]
        )
        view.addActions([actions.move_up, actions.move_down])
        view.addActions([actions.cut, actions.copy, actions.paste, actions.remove])
        # Delete removes a row only in the tree; in a text field it deletes a letter.
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), view)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(actions.remove.trigger)

    def _save(self) -> None:
        """Answer the key that other programs save by; here nothing is left to be saved."""
        if self._window.take_over():
            sentence = mark("Everything is saved. The program saves by itself while you type.")
            self._window.notice(self._window.translate(sentence))

    def _show_states(self) -> None:
        node = self._window.tree.node(self._window.view.currentIndex())
        actions = self._actions
        chosen = self._window.view.chosen()
        for action in (actions.duplicate, actions.remove):
            action.setEnabled(bool(chosen))
        actions.move_up.setEnabled(bool(moves_by_one(chosen, -1)))
        actions.move_down.setEnabled(bool(moves_by_one(chosen, 1)))
        actions.add_measure.setEnabled(node is not None and node.entity is not Report)
        for action in (
            actions.add_indicator,
            actions.export_pdf,
            actions.send_mail,
            actions.export_measures,
            actions.rename,
        ):
            action.setEnabled(self._session.report_id is not None)
        workbook, translate = self._session.workbook, self._window.translate
        actions.name_step(actions.undo, translate("Undo"), self._named(workbook.undoable_name))
        actions.name_step(actions.redo, translate("Redo"), self._named(workbook.redoable_name))

    def _named(self, step: str | None) -> str | None:
        return self._window.translate(step) if step else None
