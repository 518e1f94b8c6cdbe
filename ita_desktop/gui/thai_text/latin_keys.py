"""The Latin sign on a key of a keyboard that types Thai, for the shortcuts.

Qt finds it wherever a Latin layout is set up beside the Thai one. Where Thai is the only layout,
Ctrl and the key marked Z reach the window as Ctrl+ผ; the place of the key tells the letter then.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

# The PC's scan codes (set 1); X11 and Wayland count them from 8.
_FIRST_CODE = 0 if sys.platform == "win32" else 8
_ROWS = {0x02: "1234567890-=", 0x10: "QWERTYUIOP", 0x1E: "ASDFGHJKL", 0x2C: "ZXCVBNM"}
_SIGNS = {
    _FIRST_CODE + first + place: Qt.Key(ord(sign))
    for first, signs in _ROWS.items()
    for place, sign in enumerate(signs)
}
# The Thai layout has Latin signs on some of these keys. On letters they stand for the letter; where
# a shortcut has such a sign itself (/ on 2, - on 3) it is taken as it is.
_SIGNS_ON_LETTERS = {
    (Qt.Key.Key_W, '"'),
    (Qt.Key.Key_Z, "("),
    (Qt.Key.Key_X, ")"),
    (Qt.Key.Key_M, "?"),
}

# With Shift, on = and others; Qt calls these keys by the Latin digits.
_THAI_DIGITS = frozenset("๐๑๒๓๔๕๖๗๘๙")

_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


def latin_event(event: QKeyEvent) -> QKeyEvent | None:
    """Return a press with Ctrl or Alt as a Latin keyboard sends it; None if it is fine as it is."""
    sign = _SIGNS.get(event.nativeScanCode())
    modifiers = event.modifiers()
    if (
        sign is None
        or not (_is_thai(event.key(), sign) or event.text() in _THAI_DIGITS)
        or not modifiers & _HELD
    ):
        return None
    if sign is Qt.Key.Key_Equal and modifiers & Qt.KeyboardModifier.ShiftModifier:
        # The plus sign takes Shift to be typed; the shortcut does not ask for it.
        sign, modifiers = Qt.Key.Key_Plus, modifiers & ~Qt.KeyboardModifier.ShiftModifier
    return QKeyEvent(QEvent.Type.KeyPress, sign, modifiers)


def _is_thai(key: int, sign: Qt.Key) -> bool:
    """Return whether the Thai layout gives this for the key that bears the Latin sign."""
    if key > sys.maxunicode:
        return False
    return not chr(key).isascii() or (sign, chr(key)) in _SIGNS_ON_LETTERS
