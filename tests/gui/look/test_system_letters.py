"""A system with letters of its own for menus and lists, as Windows has, changes none of ours."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QMenu, QTreeView

from ita_desktop.gui.look.appearance import appearance
from ita_desktop.gui.look.thai_font import FAMILY

# What Qt's part for Windows brings, when it starts and when the PC is made light or dark.
BROUGHT = ["QMenu", "QMenuBar", "QAbstractItemView", "QStatusBar", "QTipLabel"]


@pytest.fixture
def system_letters(qapp):
    """Brings the system's letters; afterwards they are gone."""

    def bring() -> None:
        for name in BROUGHT:
            QApplication.setFont(QFont("DejaVu Serif", 7), name)

    yield bring
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.setFont(qapp.font())
    appearance().set_zoom(100)


@pytest.mark.parametrize("zoom", [100, 150])
def test_menus_and_lists_keep_the_programs_letters(window, system_letters, zoom: int) -> None:
    appearance().set_zoom(zoom)
    system_letters()
    tree = window.findChild(QTreeView)
    menu = window.menuBar().actions()[0].menu()
    assert isinstance(menu, QMenu)
    for widget in (tree, menu, window.menuBar(), window.statusBar()):
        font = widget.font()
        assert (font.family(), round(font.pointSizeF())) == (FAMILY, 14 * zoom // 100), widget
