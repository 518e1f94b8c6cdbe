"""How the tests type, and what they ask a window and a file about."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from ita_desktop.gui.dialogs.message_box import MessageBox
from ita_desktop.gui.window.main_window import MainWindow
from ita_desktop.model import Report
from ita_desktop.store import Workbook

_TAKING_PLACE = {
    QEvent.Type.LayoutRequest,
    QEvent.Type.Resize,
    QEvent.Type.Move,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.Expose,
    QEvent.Type.FontChange,
    QEvent.Type.StyleChange,
}
_CALM_ROUNDS = 2  # in one of them a timer that is due may only have asked for more
_MOST_ROUNDS = 100


def type_into(field: QWidget, text: str) -> None:
    """Send a key press and release for every character, Thai ones too."""
    for character in text:
        key = ord(character.upper()) if character.isascii() else Qt.Key.Key_unknown
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            modifiers = Qt.KeyboardModifier.NoModifier
            QApplication.sendEvent(field, QKeyEvent(kind, key, modifiers, character))


class _Unrest(QObject):
    """Sees whether anything took another place."""

    def __init__(self) -> None:
        super().__init__()
        self.was_seen = False

    def eventFilter(self, _: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.was_seen = self.was_seen or event.type() in _TAKING_PLACE
        return False


def lay_out() -> None:
    """Let everything in view take its place: wrapped words their height, what is around them next.

    Whatever number of rounds that takes: until nothing moves any more.
    """
    unrest, calm = _Unrest(), 0
    application = QApplication.instance()
    application.installEventFilter(unrest)
    try:
        for _ in range(_MOST_ROUNDS):
            unrest.was_seen = False
            QApplication.processEvents()
            calm = 0 if unrest.was_seen else calm + 1
            if calm == _CALM_ROUNDS:
                return
    finally:
        application.removeEventFilter(unrest)
    raise AssertionError("Something in view never comes to rest.")


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
