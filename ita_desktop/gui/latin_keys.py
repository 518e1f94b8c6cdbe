"""The Latin letter on a key of a keyboard that types Thai, for the shortcuts.

Qt finds it wherever a Latin layout is set up beside the Thai one. Where Thai is the only layout,
Ctrl and the key marked Z reach the window as Ctrl+ผ; the place of the key tells the letter then.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

# The PC's scan codes (set 1); X11 and Wayland count them from 8.
_FIRST_CODE = 0 if sys.platform == "win32" else 8
_ROWS = {0x10: "QWERTYUIOP", 0x1E: "ASDFGHJKL", 0x2C: "ZXCVBNM"}
_LETTERS = {
    _FIRST_CODE + first + place: Qt.Key(ord(letter))
    for first, letters in _ROWS.items()
    for place, letter in enumerate(letters)
}
# Of the Thai layout's letter keys only the shifted M bears a Latin sign.
_NOT_THAI = frozenset(chr(code) for code in range(128)) - {"?"}


def latin_event(event: QKeyEvent) -> QKeyEvent | None:
    """Return a Ctrl key press as a Latin keyboard would send it; None if it is fine as it is."""
    letter = _LETTERS.get(event.nativeScanCode())
    thai = event.key() < sys.maxunicode and chr(event.key()) not in _NOT_THAI
    if letter is None or not thai or not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return None
    return QKeyEvent(QEvent.Type.KeyPress, letter, event.modifiers())
