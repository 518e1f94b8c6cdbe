"""A text to be read and copied, not typed into: it scrolls where it is higher than its room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ita_desktop.gui.fields.growing_text import GrowingText


class ReadText(GrowingText):
    """Lines broken between words, in whatever room there is.

    Args:
        text: any text, shown as it is.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(None, parent)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.show_text(text)
