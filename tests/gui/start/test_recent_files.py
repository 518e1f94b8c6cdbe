"""The files opened lately, in the File menu and on the start page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ita_desktop.gui.settings import RECENT
from ita_desktop.gui.start.recent_files import told_apart
from ita_desktop.store import Workbook
from tests.gui.asking import message


@pytest.fixture
def others(tmp_path, settings):
    """Three workbooks opened lately, the last one the newest; the first is gone by now."""
    paths = [tmp_path / name for name in ("หาย.ita", "ก & ข.ita", "ค.ita")]
    for path in paths:
        Workbook.create(path).close()
        settings.note_workbook(path)
    paths[0].unlink()
    return paths


def test_the_newest_is_first_each_stands_once_and_there_are_eight_at_most(settings, tmp_path):
    for number in range(12):
        settings.note_workbook(tmp_path / f"{number}.ita")
        settings.note_workbook(tmp_path / "x.ita")
    names = [path.name for path in settings.recent_workbooks]
    assert names[:3] == ["x.ita", "11.ita", "10.ita"]
    assert len(names) == len(set(names)) == RECENT == 8


def test_a_single_one_is_remembered_whole(settings, tmp_path):
    settings.note_workbook(tmp_path / "ก, ข.ita")
    assert settings.recent_workbooks == [tmp_path / "ก, ข.ita"]


def test_names_that_are_the_same_are_told_apart(tmp_path):
    paths = [tmp_path / "a" / "x.ita", tmp_path / "b" / "x.ita", tmp_path / "y.ita"]
    assert told_apart(paths) == ["x — a", "x — b", "y"]


def test_the_menu_numbers_the_others_and_opens_one(desk, others, window, qtbot):
    menu = window.commands.recent
    assert menu.isEnabled()
    menu.aboutToShow.emit()
    actions = menu.actions()
    assert [action.text() for action in actions][:2] == ["&1  ค", "&2  ก && ข"]
    qtbot.waitUntil(lambda: not actions[2].isEnabled())
    assert "ไม่พบ" in actions[2].text()
    assert actions[1].toolTip().replace("\n", "") == str(others[1])
    actions[1].trigger()
    assert desk.window.session.path == others[1]
    assert "งาน" in desk.window.commands.recent.actions()[0].text()


def test_a_file_that_went_meanwhile_is_told(desk, others, window):
    window.commands.recent.aboutToShow.emit()
    action = window.commands.recent.actions()[0]
    others[2].unlink()
    action.trigger()
    assert "ค.ita" in message(window).text()
    assert desk.window is window


def test_without_others_the_menu_is_off(window):
    assert not window.commands.recent.isEnabled()


def test_on_the_start_page_a_click_or_enter_opens_one(desk, others, qtbot):
    page = desk.welcome()
    assert [page.recent.item(row).text() for row in (0, 1)] == ["ค", "ก & ข"]
    gone = page.recent.item(2)
    qtbot.waitUntil(lambda: not gone.flags() & Qt.ItemFlag.ItemIsEnabled)
    assert "ไม่พบ" in gone.text()
    QTest.mouseClick(
        page.recent.viewport(),
        Qt.MouseButton.LeftButton,
        pos=page.recent.visualItemRect(gone).center(),
    )
    assert desk.window is None
    page.activateWindow()
    page.recent.setFocus()
    page.recent.setCurrentRow(1)
    QTest.keyClick(page.recent, Qt.Key.Key_Return)
    assert desk.window.session.path == others[1]


def test_the_one_that_is_open_is_not_opened_again(desk, window, chooser, workbook_path):
    chooser.answers = [workbook_path]
    window.commands.open.trigger()
    assert desk.window is window
    assert message(window) is None
