"""The office's logo: a small picture, and the ways to choose or remove it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ita_desktop.gui.fields.picture_label import PictureLabel
from ita_desktop.locale import Translate

_SIDE = 96


class LogoField(QWidget):
    """Shows the logo. Who hears `choosing` asks for a file and writes it.

    Args:
        translate: the interface's language.
    """

    edited = Signal()
    choosing = Signal()

    def __init__(self, translate: Translate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data: bytes | None = None
        self.picture = PictureLabel(_SIDE)
        self.picture.setAccessibleName(translate("The logo"))
        self.choose_button = QPushButton(translate("Choose a picture…"))
        self.choose_button.setAccessibleName(translate("Choose the picture of the logo"))
        self.remove_button = QPushButton(translate("Remove"))
        self.remove_button.setAccessibleName(translate("Remove the logo"))
        buttons = QVBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.choose_button)
        buttons.addWidget(self.remove_button)
        buttons.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.picture)
        row.addLayout(buttons)
        row.addStretch(1)
        self.setFocusProxy(self.choose_button)
        self.choose_button.clicked.connect(self.choosing)
        self.remove_button.clicked.connect(self._on_removed)
        self.show_value(None)

    def value(self) -> bytes | None:
        """Return the logo's bytes; None without one."""
        return self._data

    def show_value(self, value: bytes | None) -> None:
        """Show a logo, or that there is none."""
        if value is not None and value != self._data:
            self.picture.show_picture(value)
        self._data = value
        self.picture.setVisible(value is not None)
        self.remove_button.setEnabled(value is not None)

    def _on_removed(self) -> None:
        self.show_value(None)
        self.choose_button.setFocus()
        self.edited.emit()
