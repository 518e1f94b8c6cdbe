"""The window's own pictures, read from the folder beside this file, in the colours of now.

A file is drawn in the light set's colours; each of them gives way to its fellow in the set in use.
"""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QAction, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton

from ita_desktop.gui.look.appearance import Follower, appearance
from ita_desktop.gui.look.colours import LIGHT, Colours

if TYPE_CHECKING:  # not loaded for the first picture
    from ita_desktop.model import Status

_FOLDER = Path(__file__).resolve().parent / "icons"
_SIZES = (18, 24, 36, 48, 96)  # device pixels: sharp at the usual zooms, and never drawn up
_ROLES = ("picture", "good", "doubtful", "bad", "muted", "accent", "paper")


def icon(name: str) -> QIcon:
    """Return a picture by its file's name without suffix."""
    look = appearance()
    key = name, look.colours
    if key not in look.pictures:
        look.pictures[key] = _draw(name, look.colours)
    return look.pictures[key]


def status_icon(status: Status | None) -> QIcon:
    """Return the mark of a status; shapes differ, not colours alone."""
    return icon(f"status-{status.value if status else 'none'}")


def give_icon(target: QAction | QAbstractButton, name: str) -> None:
    """Put a picture on an action or a button, and put it on anew when the colours change."""
    Follower(target, appearance().recoloured, lambda: target.setIcon(icon(name)))


def _draw(name: str, colours: Colours) -> QIcon:
    source = (_FOLDER / f"{name}.svg").read_text("utf-8")
    usual = {getattr(LIGHT, role): getattr(colours, role) for role in _ROLES}
    faint = dict.fromkeys(usual, colours.faint) | {LIGHT.paper: colours.ground}
    # On a selected row there is one colour to draw with: that of its words.
    chosen = dict.fromkeys(usual, colours.on_selected) | {LIGHT.paper: colours.selected}
    drawn = QIcon()
    for mode, fellows in (
        (QIcon.Mode.Normal, usual),
        (QIcon.Mode.Disabled, faint),
        (QIcon.Mode.Selected, chosen),
    ):
        picture = re.sub("#[0-9a-f]{6}", partial(_fellow, fellows), source)
        renderer = QSvgRenderer(QByteArray(picture.encode()))
        for size in _SIZES:
            pixmap = QPixmap(size, size)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            renderer.render(painter)
            painter.end()
            drawn.addPixmap(pixmap, mode)
    return drawn


def _fellow(fellows: dict[str, str], found: re.Match[str]) -> str:
    """Return the colour that stands for the one found in a picture."""
    return fellows[found[0]]
