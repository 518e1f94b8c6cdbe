"""A bar that keeps its room shows a handle only while it leads somewhere."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QStringListModel
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QListView, QWidget

from ita_desktop.gui.look.colours import LIGHT
from ita_desktop.gui.look.scroll_bars import keep_bar
from tests.gui.asking import lay_out
from tests.gui.painting import grab, pixels


@pytest.fixture
def rows(qtbot):
    view = QListView()
    qtbot.addWidget(view)
    view.setModel(QStringListModel(view))
    keep_bar(view)
    view.resize(300, 200)
    view.show()
    lay_out()
    return view


def has_handle(bar: QWidget) -> bool:
    return LIGHT.edge in {QColor(pixel).name() for pixel in pixels(grab(bar))}


def test_the_handle_comes_and_goes_with_what_there_is_to_scroll(rows):
    bar = rows.verticalScrollBar()
    width = rows.viewport().width()
    for count, scrolls in ((0, False), (40, True), (2, False), (60, True)):
        rows.model().setStringList(["ก"] * count)
        lay_out()
        assert bar.isVisible()
        assert has_handle(bar) == scrolls, count
        assert rows.viewport().width() == width
