"""The choice of the PDF's font: Sarabun first, then what this computer has."""

from __future__ import annotations

import shutil

import pytest
from fontTools.ttLib import TTFont
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ita_desktop.assets import FONTS
from ita_desktop.model import Report
from tests.gui.asking import stored


@pytest.fixture
def fonts(home, monkeypatch):
    """A computer with two fonts: one that may be embedded, and one that may not."""
    folder = home / "data" / "fonts"
    folder.mkdir(parents=True)
    monkeypatch.setenv("XDG_DATA_DIRS", str(home / "none"))
    for name, rights in (("Free Thai", 0), ("Guarded Thai", 2)):
        target = folder / f"{name}.ttf"
        shutil.copy(FONTS / "Sarabun-Regular.ttf", target)
        font = TTFont(target)
        font["OS/2"].fsType = rights
        for record in list(font["name"].names):
            if record.nameID in (1, 16):
                font["name"].setName(name, 1, 3, 1, 0x409)
        font["name"].removeNames(nameID=16)
        font.save(target)
    return folder


@pytest.fixture
def choice(fonts, window):
    window.activateWindow()
    return window.pane.report.printed.font


def names(choice):
    return [choice.itemText(row) for row in range(choice.count())]


def test_the_fonts_are_looked_for_when_somebody_comes_to_the_field(choice, qtbot):
    assert names(choice) == ["Sarabun"]
    with qtbot.waitSignal(choice.fonts_read):
        choice.setFocus()
    assert names(choice)[:2] == ["Sarabun", "Free Thai"]
    assert "Guarded Thai" in names(choice)[2]


def test_a_font_is_chosen_as_one_step(choice, window, workbook_path, qtbot):
    with qtbot.waitSignal(choice.fonts_read):
        choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Down)
    assert stored(workbook_path).font == "Free Thai"
    window.commands.undo.trigger()
    assert choice.currentText() == "Sarabun"


def test_a_font_that_may_not_be_embedded_cannot_be_chosen(choice, workbook_path, qtbot):
    with qtbot.waitSignal(choice.fonts_read):
        choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_End)
    assert stored(workbook_path).font in {"", "Free Thai"}
    assert "Guarded" not in choice.currentText()


def test_a_font_of_another_computer_stays_chosen_and_says_so(choice, window, qtbot):
    with qtbot.waitSignal(choice.fonts_read):
        with window.session.change("Choose the font") as edit:
            edit.set(Report, window.session.report_id, font="TH Elsewhere")
        assert choice.currentText() == "TH Elsewhere"
    assert choice.value() == "TH Elsewhere"
    assert choice.currentText() == "TH Elsewhere (ไม่มีในเครื่องนี้)"
    assert len(names(choice)) == 4


def test_the_list_opens_when_it_is_whole(choice, qtbot):
    choice.setFocus()
    choice.showPopup()
    qtbot.waitUntil(choice.view().isVisible)
    assert len(names(choice)) == 3
    choice.hidePopup()
