"""Switches, each a check box with its name."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget


class TickList(QWidget):
    """Some out of a few named values; their order is that of the list.

    Args:
        named: the values with their names.
    """

    edited = Signal()

    def __init__(self, named: dict[StrEnum, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.boxes: dict[StrEnum, QCheckBox] = {}
        for value, name in named.items():
            box = QCheckBox(name.replace("&", "&&"))
            box.setAccessibleName(name)
            box.clicked.connect(self.edited)
            column.addWidget(box)
            self.boxes[value] = box
        self.setFocusProxy(next(iter(self.boxes.values())))

    def value(self) -> list[StrEnum]:
        """Return what is ticked, in order."""
        return [value for value, box in self.boxes.items() if box.isChecked()]

    def show_value(self, value: list[StrEnum]) -> None:
        """Tick these and no others."""
        for each, box in self.boxes.items():
            box.setChecked(each in value)
