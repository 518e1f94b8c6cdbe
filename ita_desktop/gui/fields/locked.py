"""Keeps a page from being changed: its texts can be read through, searched and copied."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from ita_desktop.gui.fields.attachment_list import AttachmentList
from ita_desktop.gui.fields.choice_fields import StatusChoice
from ita_desktop.gui.fields.logo_field import LogoField
from ita_desktop.gui.fields.tick_list import TickList

# Off as a whole: they switch parts of themselves on and off.
_WHOLES = (AttachmentList, LogoField, StatusChoice, TickList)


def lock(page: QWidget) -> None:
    """Keep everything in a page from being changed by its user."""
    for line in page.findChildren(QLineEdit):
        line.setReadOnly(True)
    for text in page.findChildren(QPlainTextEdit):
        text.setReadOnly(True)
    for kind in (*_WHOLES, QComboBox, QPushButton):
        for each in page.findChildren(kind):
            each.setEnabled(False)
