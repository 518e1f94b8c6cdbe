"""Keeps Qt's own undo out of the fields: undo belongs to the file's journal."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu


def is_for_the_journal(event: QEvent) -> bool:
    """Tell whether a field is asked to undo or redo by itself; the event is the window's then."""
    if event.type() != QEvent.Type.ShortcutOverride:
        return False
    keys = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
    if any(event.matches(key) for key in keys):  # type: ignore[attr-defined]
        event.ignore()
        return True
    return False


def without_undo(menu: QMenu) -> QMenu:
    """Return a field's usual menu without its own undo and redo."""
    for action in menu.actions():
        if action.objectName() in ("edit-undo", "edit-redo"):
            menu.removeAction(action)
    if menu.actions() and menu.actions()[0].isSeparator():
        menu.removeAction(menu.actions()[0])
    return menu
