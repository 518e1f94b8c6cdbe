"""The order in which Tab comes to fields, where one was made after those that it stands before."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def come_after(before: QWidget, added: QWidget) -> None:
    """Let Tab reach what is in a widget next after all that is in another one."""
    last = _stops_in(before)[-1:]
    for each in _stops_in(added):
        if last:
            QWidget.setTabOrder(last[0], each)
        last = [each]


def _stops_in(whole: QWidget) -> list[QWidget]:
    """Return what can have the cursor in a widget, in the order of Tab."""
    found = []
    each: QWidget | None = whole
    while each is not None:
        if each.focusPolicy() != Qt.FocusPolicy.NoFocus:
            found.append(each)
        each = each.nextInFocusChain()
        while each is not None and each is not whole and not whole.isAncestorOf(each):
            each = each.nextInFocusChain()
        if each is whole:
            break
    return found
