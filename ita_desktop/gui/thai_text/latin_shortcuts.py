"""Shortcuts in every window while the keyboard types only Thai."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut, QWindow
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QMainWindow,
    QMenu,
    QMenuBar,
    QWidget,
)

from ita_desktop.gui.thai_text.latin_keys import latin_event

_CONTEXTS = Qt.ShortcutContext


class LatinShortcuts(QObject):
    """Takes Ctrl or Alt and a Thai letter for the Latin letter on the key, as with two layouts.

    The window in front gets a key press before all that is in it, be it a dialog or Qt's own window
    for files. What the Latin press does there is asked of the field with the cursor, then of the
    window's shortcuts, then of the letters underlined in it.

    Args:
        application: whose windows they are.
    """

    def __init__(self, application: QGuiApplication, parent: QObject) -> None:
        super().__init__(parent)
        application.focusWindowChanged.connect(self._watch)
        self._watch(application.focusWindow())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Act on a key press that stands for a Latin one."""
        if event.type() != QEvent.Type.KeyPress or QApplication.activePopupWidget() is not None:
            return False
        latin = latin_event(cast(QKeyEvent, event))
        window = QWidget.find(cast(QWindow, watched).winId())
        return latin is not None and window is not None and _act(window, latin)

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)


def _act(window: QWidget, latin: QKeyEvent) -> bool:
    """Do what a key press does in a window; return whether it is not to be typed as it is."""
    focus = window.focusWidget() or window
    # As Qt does with Latin keys: a field's own shortcuts come before the window's.
    override = QKeyEvent(QEvent.Type.ShortcutOverride, latin.key(), latin.modifiers())
    override.ignore()
    if QApplication.sendEvent(focus, override) and override.isAccepted():
        QApplication.sendEvent(focus, latin)
        return True
    keys = QKeySequence(latin.keyCombination())
    if _trigger(window, focus, keys) or _press_underlined(window, keys):
        return True
    if not latin.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return False
    QApplication.sendEvent(focus, latin)
    return True


def _trigger(window: QWidget, focus: QWidget, keys: QKeySequence) -> bool:
    """Do what has these keys for a shortcut; return whether there is something."""
    for widget in _parts(window):
        for action in widget.actions():
            if (
                keys in action.shortcuts()
                and action.isEnabled()
                and _is_meant(action.shortcutContext(), widget, focus)
            ):
                action.trigger()
                return True
    for shortcut in window.findChildren(QShortcut):
        owner, its_keys = shortcut.parent(), shortcut.keys()
        if (
            isinstance(owner, QWidget)
            and _home(owner) is window
            and keys in its_keys
            and shortcut.isEnabled()
            and _is_meant(shortcut.context(), owner, focus)
        ):
            shortcut.activated.emit()
            return True
    return False


def _press_underlined(window: QWidget, keys: QKeySequence) -> bool:
    """Open the menu, press the button or go to the field whose name has this letter underlined."""
    if isinstance(window, QMainWindow) and _open_menu(window.menuBar(), keys):
        return True
    for part in _parts(window):
        if not part.isVisible() or not part.isEnabled():
            continue
        if isinstance(part, QAbstractButton) and part.shortcut() == keys:
            part.setFocus(Qt.FocusReason.ShortcutFocusReason)
            part.animateClick()
            return True
        if isinstance(part, QLabel) and part.buddy() and QKeySequence.mnemonic(part.text()) == keys:
            part.buddy().setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
    return False


def _open_menu(bar: QMenuBar, keys: QKeySequence) -> bool:
    """Open the menu that has this letter underlined, its first entry chosen, if there is one."""
    for action in bar.actions():
        menu = action.menu()
        if QKeySequence.mnemonic(action.text()) == keys and isinstance(menu, QMenu):
            bar.setActiveAction(action)
            menu.setActiveAction(menu.actions()[0])
            return True
    return False


def _parts(window: QWidget) -> Iterator[QWidget]:
    """Yield a window and what is in it, its menus too, but no dialog over it."""
    yield window
    yield from (part for part in window.findChildren(QWidget) if _home(part) is window)


def _home(part: QWidget) -> QWidget:
    """Return the window that something is in; of a menu, the window that it opens in."""
    window = part.window()
    above = window.parentWidget()
    return _home(above) if isinstance(window, QMenu) and above is not None else window


def _is_meant(context: Qt.ShortcutContext, owner: QWidget, focus: QWidget) -> bool:
    """Return whether a shortcut of a widget is in force where the cursor is."""
    if context == _CONTEXTS.WidgetShortcut:
        return owner is focus
    if context == _CONTEXTS.WidgetWithChildrenShortcut:
        return owner is focus or owner.isAncestorOf(focus)
    return isinstance(owner, QMenu) or owner.isVisible()
