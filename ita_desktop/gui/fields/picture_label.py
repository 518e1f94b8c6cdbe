"""A small picture out of the bytes of a file."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from ita_desktop.gui.look.appearance import Follower, appearance
from ita_desktop.gui.look.icons import icon
from ita_desktop.gui.look.zoom import Length, scale_with_zoom


class PictureLabel(QLabel):
    """Shows a picture within a square; an icon stands for what is none.

    Args:
        usual: the square's side at the usual zoom.
    """

    def __init__(self, usual: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._usual = usual
        self._side = usual
        self._picture = QPixmap()
        self._icon = ""
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        scale_with_zoom(self, self._scale)
        Follower(self, appearance().recoloured, self._draw)

    @property
    def has_picture(self) -> bool:
        """Whether a picture is shown."""
        return not self._picture.isNull()

    def show_picture(self, data: bytes) -> None:
        """Show a picture; nothing where it cannot be read."""
        # Kept as large as the largest zoom needs.
        image = QImage.fromData(data)
        if not image.isNull():
            most = QSize(3 * self._usual, 3 * self._usual)
            if image.width() > most.width() or image.height() > most.height():
                image = image.scaled(
                    most,
                    Qt.AspectRatioMode.KeepAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
        self._picture, self._icon = QPixmap.fromImage(image), ""
        self._draw()

    def show_icon(self, name: str) -> None:
        """Show one of the window's own pictures."""
        self._picture, self._icon = QPixmap(), name
        self._draw()

    def _scale(self, px: Length) -> None:
        self._side = px(self._usual)
        self.setFixedSize(self._side + 2, self._side + 2)
        self._draw()

    def _draw(self) -> None:
        if self._icon:
            side = self._side // 2
            self.setPixmap(icon(self._icon).pixmap(QSize(side, side), self.devicePixelRatioF()))
            return
        if self._picture.isNull():
            self.setPixmap(QPixmap())
            return
        ratio = self.devicePixelRatioF()
        side = round(self._side * ratio)
        shown = self._picture.scaled(
            side,
            side,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        shown.setDevicePixelRatio(ratio)
        self.setPixmap(shown)
