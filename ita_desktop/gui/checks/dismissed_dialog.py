"""Lists what was put aside, and lets it be told again."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from ita_desktop.gui.checks.dismissed_model import DismissedModel
from ita_desktop.gui.checks.panel import FindingsView
from ita_desktop.gui.dialogs.room import give_room
from ita_desktop.gui.fields.field_grid import plain_label
from ita_desktop.locale import Translate


class DismissedDialog(QDialog):
    """The list, and a button that takes the chosen entry out of it.

    Args:
        model: what was put aside.
        translate: the interface's language.
    """

    wanted_again = Signal(int)

    def __init__(
        self, model: DismissedModel, translate: Translate, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Put aside"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        model.setParent(self)
        self.model = model
        self.view = FindingsView(model)
        self.view.setAccessibleName(translate("What was put aside"))
        said = plain_label(translate("The program keeps silent about these in this report."))
        said.setWordWrap(True)
        buttons = QDialogButtonBox()
        self.again = buttons.addButton(
            translate("Tell me again"), QDialogButtonBox.ButtonRole.ActionRole
        )
        buttons.addButton(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        for button in buttons.buttons():
            # Enter belongs to the list.
            button.setAutoDefault(False)  # type: ignore[attr-defined]
        column = QVBoxLayout(self)
        for widget in (said, self.view, buttons):
            column.addWidget(widget)
        give_room(self, 640, 460)
        self.again.clicked.connect(self._on_again)
        self.view.selectionModel().currentChanged.connect(self._show_state)
        model.modelReset.connect(self._show_state)
        if model.rowCount():
            self.view.setCurrentIndex(model.index(0, 0))
        self._show_state()
        self.view.setFocus()

    def _on_again(self) -> None:
        dismissal = self.model.dismissal(self.view.currentIndex())
        if dismissal is not None:
            # Until the list is shown without it.
            self.view.setFocus()
            self.again.setEnabled(False)
            self.wanted_again.emit(dismissal.id)

    def _show_state(self) -> None:
        self.again.setEnabled(self.view.currentIndex().isValid())
