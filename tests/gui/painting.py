"""Widgets with a text in them, and their pictures as pixels."""

from __future__ import annotations

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QComboBox, QMenuBar, QToolButton, QWidget

from ita_desktop.gui.fields.text_fields import TextLine


def pixels(image: QImage) -> list[int]:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    size = image.width() * image.height()
    return list(memoryview(image.constBits()).cast("I")[:size])


def grab(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def line_of(text: str) -> QWidget:
    line = TextLine()
    line.setText(text)
    return line


def tool_button_of(text: str) -> QWidget:
    button = QToolButton()
    button.setText(text)
    return button


def combo_of(text: str) -> QWidget:
    combo = QComboBox()
    combo.addItem(text)
    return combo


def menu_bar_of(text: str) -> QWidget:
    bar = QMenuBar()
    bar.addMenu(text)
    return bar
