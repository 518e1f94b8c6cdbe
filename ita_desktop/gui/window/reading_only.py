"""A window on a file that may only be read: says so, and leaves no way to change anything."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from ita_desktop.gui.fields.field_grid import plain_label
from ita_desktop.gui.session import Session
from ita_desktop.gui.window.actions import Actions
from ita_desktop.locale import Translator


class ReadingBanner(QFrame):
    """Stands above the page as long as the window is open; hidden where one can work.

    Args:
        session: the open workbook.
        translate: the interface's language.
    """

    def __init__(
        self, session: Session, translate: Translator, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "news")
        self.label = plain_label(
            translate(
                "“{name}” can only be read where it is, so nothing can be changed here. To work on "
                "it, save a copy elsewhere.",
                name=session.path.name,
            )
        )
        self.label.setWordWrap(True)
        self.copy_button = QPushButton(translate("Save a copy elsewhere…"))
        # In one row: it stays there, and the page wants the height.
        row = QHBoxLayout(self)
        row.addWidget(self.label, 1)
        row.addWidget(self.copy_button)
        self.setVisible(session.read_only)


def switch_off_changes(commands: Actions) -> None:
    """Switch off for good what changes a file."""
    for action in commands.changing():
        _keep_off(action)


def _keep_off(action: QAction) -> None:
    action.setEnabled(False)
    # What else switches it on and off goes by what is chosen.
    action.enabledChanged.connect(lambda: action.setEnabled(False))
