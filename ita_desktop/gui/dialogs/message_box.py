"""A message in plain text, wrapped between words, with the answers to it below."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ita_desktop.gui.dialogs.copying import let_copy
from ita_desktop.gui.dialogs.room import give_room, room_on_screen
from ita_desktop.gui.fields.field_grid import plain_label
from ita_desktop.gui.look.appearance import Follower, appearance
from ita_desktop.gui.look.icons import icon
from ita_desktop.gui.look.zoom import Length, scale_with_zoom, scaled

_WIDTH, _PICTURE = 520, 36


class Kind(Enum):
    """What a message is; the value is the name of its picture."""

    NOTE = "finding-hint"
    WARNING = "finding-warning"
    QUESTION = "help"
    ABOUT = "application"


class MessageBox(QDialog):
    """Says something, and closes by any of its buttons; without one, it gets "OK".

    Qt's own message box breaks lines inside Thai words, or has to be given signs to break at, which
    are copied with the text; and it cuts off what reaches deep below a line.

    Args:
        title: the window's.
        text: any text, shown as it is.
        kind: chooses its picture.
    """

    def __init__(self, title: str, text: str, kind: Kind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._kind = kind
        self._picture = QLabel()
        self.label = plain_label(text)
        self.label.setWordWrap(True)
        self.setAccessibleDescription(text)
        self._buttons = QDialogButtonBox()
        self._buttons.clicked.connect(self._on_clicked)
        self._row = QHBoxLayout()
        self._row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.label, 1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._row)
        self._column.addStretch()
        self._column.addWidget(self._buttons)
        let_copy(self, self.text)
        give_room(self, _WIDTH)
        scale_with_zoom(self, self._space)
        Follower(self, appearance().recoloured, self._draw)

    def text(self) -> str:
        """Return what it says."""
        return self.label.text()

    def buttons(self) -> list[QPushButton]:
        """Return its buttons, as they stand."""
        return [one for one in self._buttons.buttons() if isinstance(one, QPushButton)]

    def add_button(self, words: str, role: QDialogButtonBox.ButtonRole) -> QPushButton:
        """Add a way to answer."""
        return self._buttons.addButton(words, role)

    def add_cancel(self) -> QPushButton:
        """Add the way to answer that changes nothing."""
        return self._buttons.addButton(QDialogButtonBox.StandardButton.Cancel)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Be complete, and have a screen reader read it."""
        if not self._buttons.buttons():
            self._buttons.addButton(QDialogButtonBox.StandardButton.Ok)
        if self._buttons.sizeHint().width() > room_on_screen(self).width() - 2 * scaled(_PICTURE):
            self._buttons.setOrientation(Qt.Orientation.Vertical)
        super().showEvent(event)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _on_clicked(self, button: QPushButton) -> None:
        if self._buttons.buttonRole(button) is QDialogButtonBox.ButtonRole.RejectRole:
            self.reject()
        else:
            self.accept()

    def _space(self, px: Length) -> None:
        self._column.setContentsMargins(px(18), px(16), px(18), px(12))
        self._column.setSpacing(px(14))
        self._row.setSpacing(px(16))
        self._draw()

    def _draw(self) -> None:
        size = QSize(scaled(_PICTURE), scaled(_PICTURE))
        self._picture.setPixmap(icon(self._kind.value).pixmap(size, self.devicePixelRatioF()))
