"""How the tests type, and what they ask a window and a file about."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from ita_desktop.gui.dialogs.message_box import MessageBox
from ita_desktop.gui.window.main_window import MainWindow
from ita_desktop.model import Report
from ita_desktop.store import Workbook


def type_into(field: QWidget, text: str) -> None:
    """Send a key press and release for every character, Thai ones too."""
    for character in text:
        key = ord(character.upper()) if character.isascii() else Qt.Key.Key_unknown
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            modifiers = Qt.KeyboardModifier.NoModifier
            QApplication.sendEvent(field, QKeyEvent(kind, key, modifiers, character))


def index_at(window: MainWindow, *rows: int) -> QModelIndex:
    """Return the index below the report at these rows."""
    index = window.tree.index(0, 0)
    for row in rows:
        index = window.tree.index(row, 0, index)
    return index


def select(window: MainWindow, *rows: int) -> QModelIndex:
    """Select a row below the report and return its index."""
    index = index_at(window, *rows)
    window.view.setCurrentIndex(index)
    return index


def shape(window: MainWindow) -> list[tuple[str, list[str]]]:
    """Return what the tree shows: indicators with their measures."""
    top, tree = window.tree.index(0, 0), window.tree
    return [
        (
            tree.index(row, 0, top).data(),
            [
                tree.index(below, 0, tree.index(row, 0, top)).data()
                for below in range(tree.rowCount(tree.index(row, 0, top)))
            ],
        )
        for row in range(tree.rowCount(top))
    ]


def stored(path: Path) -> Report:
    """Return the newest report as it is in the file."""
    with Workbook.open(path, read_only=True) as workbook:
        return workbook.report(workbook.reports()[0].id)


def stored_shape(path: Path) -> list[tuple[str, list[list[str]]]]:
    """Return the file's indicators with their measures."""
    return [
        (indicator.title, [measure.measures for measure in indicator.measures])
        for indicator in stored(path).indicators
    ]


def message(window: MainWindow) -> MessageBox | None:
    """Return the message box that is open over the window."""
    boxes = [box for box in window.findChildren(MessageBox) if box.isVisible()]
    return boxes[0] if boxes else None
