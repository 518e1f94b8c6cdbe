"""A large button with a picture, a name and a sentence that explains it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ita_desktop.gui.fields.field_grid import plain_label
from ita_desktop.gui.look.appearance import Follower, appearance
from ita_desktop.gui.look.icons import icon
from ita_desktop.gui.look.zoom import Length, scale_with_zoom, scaled

_PICTURE = 40


class ChoiceButton(QPushButton):
    """One of a few ways to go on.

    Args:
        name: what it does, in a few words.
        explanation: a sentence below the name.
        picture: the name of the one at the left.
    """

    def __init__(
        self, name: str, explanation: str, picture: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setAccessibleDescription(explanation)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAutoDefault(True)
        self._name = picture
        self._picture = QLabel()
        words = QVBoxLayout()
        words.setSpacing(0)
        for text, role in ((name, "section"), (explanation, "hint")):
            label = plain_label(text, role)
            label.setWordWrap(True)
            words.addWidget(label)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._picture)
        self._row.addLayout(words, 1)
        for label in self.findChildren(QLabel):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        scale_with_zoom(self, self._space)
        Follower(self, appearance().recoloured, self._draw)

    def picture(self) -> QLabel:
        """Return what shows the picture."""
        return self._picture

    def event(self, event: QEvent) -> bool:
        """Become as high as the words are in other letters."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Become as high as the words are in the new width."""
        super().resizeEvent(event)
        self._fit()

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

    def _space(self, px: Length) -> None:
        self._row.setContentsMargins(px(16), px(8), px(16), px(8))
        self._row.setSpacing(px(16))
        self._draw()

    def _draw(self) -> None:
        size = QSize(scaled(_PICTURE), scaled(_PICTURE))
        self._picture.setPixmap(icon(self._name).pixmap(size, self.devicePixelRatioF()))

    def _fit(self) -> None:
        self.setMinimumHeight(max(0, self.heightForWidth(self.width())))
        layout = self.layout()
        if layout is not None:  # it has not heard of what the line before did to the height
            layout.setGeometry(self.rect())
