"""The window of the history: what was done when, what it changed, and ways back."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ita_desktop.gui.dialogs.room import give_room
from ita_desktop.gui.history.delegate import HistoryDelegate
from ita_desktop.gui.history.details import HistoryDetails
from ita_desktop.gui.history.model import HistoryModel
from ita_desktop.gui.look.drawn_rows import DrawnRows
from ita_desktop.gui.look.first_width import FirstWidth
from ita_desktop.gui.look.zoom import scale_with_zoom
from ita_desktop.gui.thai_text.wrapping_button import WrappingButton
from ita_desktop.locale import Translate


class HistoryWindow(QDialog):
    """The list at the left, the chosen entry at the right, the ways back below.

    Args:
        model: the entries.
        details: shows one of them.
        translate: the interface's language.
    """

    entry_chosen = Signal()
    step_wanted = Signal()
    day_wanted = Signal()

    def __init__(
        self,
        model: HistoryModel,
        details: HistoryDetails,
        translate: Translate,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("What was changed"))
        self.model = model
        self.details = details
        self.view = DrawnRows(model, HistoryDelegate())
        self.view.setAccessibleName(translate("Changes, the newest first"))
        self.day_button = WrappingButton(
            translate("Go back to how everything was when the file was opened today") + "…"
        )
        self.step_button = WrappingButton(
            translate("Go back to how everything was before this change") + "…"
        )
        for button in (self.day_button, self.step_button):
            button.setAutoDefault(False)
        self._lay_out()
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.step_button.clicked.connect(self.step_wanted)
        self.day_button.clicked.connect(self.day_wanted)
        self._on_current()
        self.view.setFocus()

    def _lay_out(self) -> None:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(8, 0, 0, 0)
        column.addWidget(self.details, 1)
        column.addWidget(self.step_button)
        parts = QSplitter()
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.view)
        parts.addWidget(right)
        parts.setStretchFactor(1, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        # Enter belongs to the list.
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        column = QVBoxLayout(self)
        column.addWidget(self.day_button)
        column.addWidget(parts, 1)
        column.addWidget(buttons)
        scale_with_zoom(self.view, lambda px: self.view.setMinimumWidth(min(px(200), 400)))
        give_room(self, 1020, 620)
        FirstWidth(parts, 360, 0.4)

    def _on_current(self, current: QModelIndex | None = None, _: QModelIndex | None = None) -> None:
        self.step_button.setEnabled(current is not None and current.isValid())
        self.entry_chosen.emit()
