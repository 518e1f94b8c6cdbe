"""Texts beside the mouse: shown as they are, broken between words, nothing of them cut off."""

from __future__ import annotations

from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import QApplication

from ita_desktop.gui.look.zoom import scaled
from ita_desktop.gui.thai_text.utf16 import python_offset
from ita_desktop.gui.thai_text.wrapping import WrappedText

_WIDTH = 460


def tooltip(text: str) -> str:
    """Return what to give Qt, so that a tooltip shows a text.

    Args:
        text: any text; what looks like markup in it stays text.
    """
    ends = WrappedText(text, QApplication.font(), scaled(_WIDTH)).ends
    lines, start = [], 0
    for end in (python_offset(text, one) for one in ends):
        lines.append(text[start:end].rstrip())
        start = end
    shown = "\n".join(lines)
    if not GuiQt.mightBeRichText(shown):
        return shown
    from html import escape

    # A page of markup is cut off at its last line, where the rare ฎุ goes deeper.
    return (
        f'<p style="white-space: pre; margin: 0px">{escape(shown)}</p>'
        '<p style="font-size: 4pt; margin: 0px">&nbsp;</p>'
    )
