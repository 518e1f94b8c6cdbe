"""The window's own pictures, read from the folder beside this file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QIcon

from ita_desktop.model import Status

_FOLDER = Path(__file__).resolve().parent / "icons"
_MARK_SIZE = 54  # device pixels: sharp up to three times the drawn size


def icon(name: str) -> QIcon:
    """Return a picture by its file's name without suffix."""
    return QIcon(str(_FOLDER / f"{name}.svg"))


def status_icon(status: Status | None) -> QIcon:
    """Return the mark of a status; shapes differ, not colours alone."""
    drawn = icon(f"status-{status.value if status else 'none'}").pixmap(_MARK_SIZE)
    mark = QIcon()
    # The selected row's mark is given too, or it would be tinted.
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
        mark.addPixmap(drawn, mode)
    return mark
