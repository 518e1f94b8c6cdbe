"""The window's own pictures, read from the folder beside this file, in the colours of now.

A file is drawn in the light set's colours; each of them gives way to its fellow in the set in use.
"""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRect, QSize, Qt
from PySide6.QtGui import QAction, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton

from ita_desktop.gui.look.appearance import Follower, appearance
from ita_desktop.gui.look.colours import LIGHT, Colours

if TYPE_CHECKING:  # not loaded for the first picture
    from ita_desktop.model import Status

_FOLDER = Path(__file__).resolve().parent / "icons"
_SIZES = (18, 24, 36, 48, 96)  # device pixels: those of a window's own picture
_ROLES = ("picture", "good", "doubtful", "bad", "muted", "accent", "paper")


def icon(name: str) -> QIcon:
    """Return a picture by its file's name without suffix."""
    look = appearance()
    key = name, look.colours
    if key not in look.pictures:
        look.pictures[key] = QIcon(_Drawn(name, look.colours))
    return look.pictures[key]


def status_icon(status: Status | None) -> QIcon:
    """Return the mark of a status; shapes differ, not colours alone."""
    return icon(f"status-{status.value if status else 'none'}")


def give_icon(target: QAction | QAbstractButton, name: str) -> None:
    """Put a picture on an action or a button, and put it on anew when the colours change."""
    Follower(target, appearance().recoloured, lambda: target.setIcon(icon(name)))


def _usual(colours: Colours) -> dict[str, str]:
    return {getattr(LIGHT, role): getattr(colours, role) for role in _ROLES}


def _faint(colours: Colours) -> dict[str, str]:
    return dict.fromkeys(_usual(colours), colours.faint) | {LIGHT.paper: colours.ground}


def _chosen(colours: Colours) -> dict[str, str]:
    # On a selected row there is one colour to draw with: that of its words.
    return dict.fromkeys(_usual(colours), colours.on_selected) | {LIGHT.paper: colours.selected}


_FELLOWS = {QIcon.Mode.Normal: _usual, QIcon.Mode.Disabled: _faint, QIcon.Mode.Selected: _chosen}


class _Drawn(QIconEngine):
    """Draws a picture when it is first seen, in the size and the state in which it is.

    Args:
        name: its file's name without suffix.
        colours: the set in use.
    """

    def __init__(self, name: str, colours: Colours) -> None:
        super().__init__()
        self._name = name
        self._colours = colours
        self._pictures: dict[tuple[int, QIcon.Mode], QPixmap] = {}

    def clone(self) -> QIconEngine:
        """Return the same once more."""
        return _Drawn(self._name, self._colours)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _: QIcon.State) -> None:
        """Draw the picture in the middle of a place."""
        side = min(rect.width(), rect.height())
        ratio = painter.device().devicePixelRatio()
        place = QRect(0, 0, side, side)
        place.moveCenter(rect.center())
        painter.drawPixmap(place, self._picture(round(side * ratio), mode))

    def pixmap(self, size: QSize, mode: QIcon.Mode, _: QIcon.State) -> QPixmap:
        """Return the picture in a size."""
        return self._picture(min(size.width(), size.height()), mode)

    def availableSizes(  # noqa: N802 - Qt's name
        self,
        mode: QIcon.Mode = QIcon.Mode.Normal,  # noqa: ARG002
        state: QIcon.State = QIcon.State.Off,  # noqa: ARG002
    ) -> list[QSize]:
        """Return the sizes that a system is given that asks for some."""
        return [QSize(side, side) for side in _SIZES]

    def _picture(self, side: int, mode: QIcon.Mode) -> QPixmap:
        mode = mode if mode in _FELLOWS else QIcon.Mode.Normal
        if (side, mode) not in self._pictures:
            self._pictures[side, mode] = self._drawn(side, _FELLOWS[mode](self._colours))
        return self._pictures[side, mode]

    def _drawn(self, side: int, fellows: dict[str, str]) -> QPixmap:
        source = (_FOLDER / f"{self._name}.svg").read_text("utf-8")
        picture = re.sub("#[0-9a-f]{6}", partial(_fellow, fellows), source)
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(picture.encode())).render(painter)
        painter.end()
        return pixmap


def _fellow(fellows: dict[str, str], found: re.Match[str]) -> str:
    """Return the colour that stands for the one found in a picture."""
    return fellows[found[0]]
