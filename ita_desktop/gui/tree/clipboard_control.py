"""Cut, copy and paste go to where the cursor is: to a field's text, or to the rows of the tree."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

from ita_desktop.gui.tree.clipboard import can_be_pasted
from ita_desktop.gui.tree.row_editing import RowEditing
from ita_desktop.gui.window.main_window import MainWindow

_TEXTS = (QLineEdit, QPlainTextEdit, QTextEdit)
_Text = QLineEdit | QPlainTextEdit | QTextEdit


class ClipboardControl(QObject):
    """Connects the three actions of one window.

    Args:
        window: the window.
        editing: what they do to rows.
    """

    def __init__(self, window: MainWindow, editing: RowEditing) -> None:
        super().__init__(window)
        self._window = window
        self._editing = editing
        self._followed: _Text | None = None
        actions = window.commands
        actions.cut.triggered.connect(self._cut)
        actions.copy.triggered.connect(self._copy)
        actions.paste.triggered.connect(self._paste)
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]
        QApplication.clipboard().dataChanged.connect(self.show_states)
        window.view.chosen_changed.connect(self.show_states)
        window.view.current_changed.connect(self.show_states)
        self.show_states()

    def show_states(self) -> None:
        """Switch the actions on and off as the cursor's place and the clipboard are."""
        actions, focus = self._window.commands, self._window.focusWidget()
        data: QMimeData | None = QApplication.clipboard().mimeData()
        if isinstance(focus, _TEXTS):
            selected = _has_selection(focus)
            writable = not focus.isReadOnly()
            has_text = data is not None and data.hasText()
            states = selected and writable, selected, writable and has_text
        elif self._is_tree(focus):
            chosen = bool(self._window.view.chosen())
            has_report = self._window.session.report_id is not None
            states = chosen, chosen, has_report and can_be_pasted(data)
        else:
            states = False, False, False
        for action, on in zip((actions.cut, actions.copy, actions.paste), states, strict=True):
            action.setEnabled(on)

    def _cut(self) -> None:
        focus = self._window.focusWidget()
        if isinstance(focus, _TEXTS):
            focus.cut()
        elif self._is_tree(focus):
            self._editing.cut()

    def _copy(self) -> None:
        focus = self._window.focusWidget()
        if isinstance(focus, _TEXTS):
            focus.copy()
        elif self._is_tree(focus):
            self._editing.copy()

    def _paste(self) -> None:
        focus = self._window.focusWidget()
        if isinstance(focus, _TEXTS):
            focus.paste()
        elif self._is_tree(focus):
            self._editing.paste()

    def _is_tree(self, focus: QWidget | None) -> bool:
        return focus is self._window.view

    def _on_focus_changed(self, _: QWidget | None, focus: QWidget | None) -> None:
        if focus is None or focus.window() is not self._window:
            return
        if self._followed is not None and isValid(self._followed):
            self._followed.selectionChanged.disconnect(self.show_states)
        self._followed = focus if isinstance(focus, _TEXTS) else None
        if self._followed is not None:
            self._followed.selectionChanged.connect(self.show_states)
        self.show_states()


def _has_selection(field: _Text) -> bool:
    if isinstance(field, QLineEdit):
        return field.hasSelectedText()
    return field.textCursor().hasSelection()
