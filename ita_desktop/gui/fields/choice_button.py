"""A large button with a picture, a name and a sentence that explains it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ita_desktop.gui.fields.field_grid import plain_label

_PICTURE = 40


class ChoiceButton(QPushButton):
    """One of a few ways to go on.

    Args:
        name: what it does, in a few words.
        explanation: a sentence below the name.
        picture: stands at the left.
    """

    def __init__(
        self, name: str, explanation: str, picture: QIcon, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setAccessibleDescription(explanation)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAutoDefault(True)
        drawn = QLabel()
        drawn.setPixmap(picture.pixmap(QSize(_PICTURE, _PICTURE), self.devicePixelRatioF()))
        words = QVBoxLayout()
        words.setSpacing(0)
        for text, role in ((name, "section"), (explanation, "hint")):
            label = plain_label(text, role)
            label.setWordWrap(True)
            words.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(16)
        row.addWidget(drawn)
        row.addLayout(words, 1)
        for label in self.findChildren(QLabel):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Become as high as the words are in the new width."""
        super().resizeEvent(event)
        self.setMinimumHeight(max(0, self.heightForWidth(self.width())))
        layout = self.layout()
        if layout is not None:  # it has not heard of what the line before did to the height
            layout.setGeometry(self.rect())

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the room of what is in it."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the least room of what is in it."""
        layout = self.layout()
        return layout.minimumSize() if layout is not None else super().minimumSizeHint()

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height of the words broken at a width."""
        layout = self.layout()
        return layout.heightForWidth(width) if layout is not None else -1
