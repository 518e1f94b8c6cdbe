"""The page that stands for a row that could not be read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from ita_desktop.gui.fields.field_grid import Page
from ita_desktop.locale import Translate


class UnreadPage(Page):
    """Says why, and offers to try again: on another row's page one would type for that row.

    Args:
        translate: the interface's language.
    """

    def __init__(self, translate: Translate) -> None:
        super().__init__()
        self.add_label("heading").setText(translate("This row could not be read."))
        self.label = self.add_label("")
        self.retry_button = QPushButton(translate("Try again now"))
        self.column.addWidget(self.retry_button, 0, Qt.AlignmentFlag.AlignLeft)
