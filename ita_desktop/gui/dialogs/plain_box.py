"""A message box that shows its text as it is, wrapped between words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialogButtonBox, QGridLayout, QMessageBox, QSpacerItem, QWidget

from ita_desktop.gui.dialogs.room import room_on_screen
from ita_desktop.gui.look.zoom import scaled
from ita_desktop.thai.breaking import words

_MAY_BREAK = "\u200b"
_WIDTH = 440
_SIDES, _MOST = 520, 960  # Qt lets no message box be wider than a little more than that


class PlainBox(QMessageBox):
    """A message box in plain text.

    Its labels are Qt's own, so that here alone signs are put into what is shown where a line may
    end; `text` and screen readers are told the text without them.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._text = ""

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Be as wide as a few words a line take in letters of any size; Qt knows but one width."""
        room = room_on_screen(self).width()
        most = min(room - _SIDES, _MOST)
        layout, buttons = self.layout(), self.findChild(QDialogButtonBox)
        if isinstance(layout, QGridLayout):
            width = QSpacerItem(min(scaled(_WIDTH), most), 0)
            layout.addItem(width, layout.rowCount(), 0, 1, layout.columnCount())
        if buttons is not None and buttons.sizeHint().width() > most:
            buttons.setOrientation(Qt.Orientation.Vertical)
        super().showEvent(event)

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Show a text."""
        self._text = text
        self.setAccessibleDescription(text)
        super().setText(_breakable(text))

    def text(self) -> str:
        """Return the text."""
        return self._text

    def setInformativeText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Show more text below."""
        super().setInformativeText(_breakable(text))


def _breakable(text: str) -> str:
    pieces = words(text)
    marked = (piece if piece[-1].isspace() else piece + _MAY_BREAK for piece in pieces[:-1])
    return "".join([*marked, *pieces[-1:]])
