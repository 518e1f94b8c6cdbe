"""Asks why a finding is to stay away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from ita_desktop.gui.dialogs.room import give_room
from ita_desktop.gui.fields.field_grid import plain_label
from ita_desktop.gui.fields.text_fields import TextLine
from ita_desktop.locale import Translate


class DismissDialog(QDialog):
    """Asks for the reason; tells it by `reason_given`.

    Args:
        sentence: what the finding says.
        translate: the interface's language.
    """

    reason_given = Signal(str)

    def __init__(self, sentence: str, translate: Translate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("No more about this"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        give_room(self, 460)
        said = plain_label(sentence)
        said.setWordWrap(True)
        self.reason = TextLine()
        name = translate("Why is it right as it is?")
        self.reason.setAccessibleName(name)
        label = plain_label(name, "field")
        label.setBuddy(self.reason)
        hint = plain_label(translate("It stays away for good. Ctrl+Z brings it back."), "hint")
        hint.setWordWrap(True)
        buttons = QDialogButtonBox()
        self.dismiss_button = buttons.addButton(
            translate("Put aside"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.dismiss_button.setDefault(True)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        column = QVBoxLayout(self)
        for widget in (said, label, self.reason, hint, buttons):
            column.addWidget(widget)
        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.reject)
        self.reason.edited.connect(self._show_state)
        self._show_state()

    def _show_state(self) -> None:
        self.dismiss_button.setEnabled(bool(self.reason.value().strip()))

    def _on_accepted(self) -> None:
        self.accept()
        self.reason_given.emit(self.reason.value().strip())
