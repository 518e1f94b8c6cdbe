"""The toolbar shows as many words as fit, and what it leaves out is told beside the mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from ita_desktop.gui.look.appearance import appearance
from ita_desktop.gui.window.fitting_toolbar import FittingToolBar
from ita_desktop.store import Workbook
from tests.gui.asking import lay_out

STYLES = Qt.ToolButtonStyle
SCREEN = (1366, 728)


@pytest.fixture(autouse=True)
def usual_size(qapp):
    """Put the usual size back after a test."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    appearance().set_zoom(100)


@pytest.fixture
def toolbar(window) -> FittingToolBar:
    return window.findChild(FittingToolBar)


def actions_of(toolbar) -> list[QAction]:
    return [action for action in toolbar.actions() if not action.isSeparator()]


def fit(window, percent: int, width: int = SCREEN[0]) -> None:
    window.resize(width, SCREEN[1])
    appearance().set_zoom(percent)
    lay_out()


def worded(toolbar) -> list[QAction]:
    return [action for action in actions_of(toolbar) if toolbar.shows_words(action)]


@pytest.mark.parametrize("percent", [80, 100, 125])
def test_all_words_stand_under_their_pictures_while_there_is_room(window, toolbar, percent):
    fit(window, percent)
    assert worded(toolbar) == actions_of(toolbar)
    assert {toolbar.widgetForAction(action).toolButtonStyle() for action in worded(toolbar)} == {
        STYLES.ToolButtonTextUnderIcon
    }


@pytest.mark.parametrize(
    ("percent", "kept"),
    [
        (150, {"add_indicator", "add_measure", "checks", "preview", "export_pdf"}),
        (175, {"add_measure", "checks", "export_pdf"}),
        (200, {"add_measure", "checks", "export_pdf"}),
    ],
)
def test_on_a_small_screen_the_weightiest_commands_keep_their_words_beside(
    window, toolbar, percent, kept
):
    fit(window, percent)
    assert {getattr(window.commands, name) for name in kept} <= {*worded(toolbar)}
    assert {toolbar.widgetForAction(action).toolButtonStyle() for action in worded(toolbar)} == {
        STYLES.ToolButtonTextBesideIcon
    }
    assert toolbar.height() * 7 <= window.height()


def test_a_window_that_opens_with_large_letters_fits_them_at_once(
    desk, settings, workbook_path, qtbot
):
    appearance().set_zoom(150)
    window = desk.show(Workbook.open(workbook_path))
    window.resize(*SCREEN)
    lay_out()
    toolbar = window.findChild(FittingToolBar)
    assert not toolbar.shows_words(window.commands.redo)
    assert toolbar.shows_words(window.commands.export_pdf)


def test_more_room_shows_more_words_and_less_shows_fewer(window, toolbar):
    counts = []
    for width in (1900, 1366, 1200, 1100):
        fit(window, 150, width)
        counts.append(len(worded(toolbar)))
    assert counts == sorted(counts, reverse=True)
    assert counts[0] == len(actions_of(toolbar))
    assert counts[-1] < counts[1]
    fit(window, 150)
    assert len(worded(toolbar)) == counts[1]


@pytest.mark.parametrize("percent", [80, 100, 110, 125, 150, 175, 200])
@pytest.mark.parametrize("width", [1000, 1366])
def test_every_button_is_in_view_with_room_for_its_words(window, toolbar, percent, width):
    fit(window, percent, width)
    for action in actions_of(toolbar):
        button: QWidget = toolbar.widgetForAction(action)
        assert button.isVisible(), action.text()
        assert toolbar.rect().contains(button.geometry()), action.text()
        assert button.width() >= button.sizeHint().width(), action.text()


def test_beside_the_mouse_stands_each_commands_name_and_key(window, toolbar):
    commands = window.commands
    for action, tip in (
        (commands.redo, "ทำซ้ำ (Ctrl+Y)"),
        (commands.add_indicator, "เพิ่มตัวชี้วัด (Ctrl+Shift+M)"),
        (commands.add_measure, "เพิ่มมาตรการ (Ctrl+M)"),
        (commands.duplicate, "ทำสำเนา (Ctrl+D)"),
        (commands.remove, "ลบ (Delete)"),
        (commands.find, "ค้นหาและแทนที่ (Ctrl+F)"),
        (commands.checks, "ตรวจความเรียบร้อย (F7)"),
        (commands.preview, "ดูหน้ากระดาษ (F8)"),
        (commands.export_pdf, "ทำไฟล์ PDF (Ctrl+P)"),
    ):
        assert toolbar.widgetForAction(action).toolTip().split("\n")[0] == tip
    # Undo names its step.
    assert toolbar.widgetForAction(commands.undo).toolTip().endswith("(Ctrl+Z)")


def test_whatever_is_in_the_toolbar_is_in_a_menu_too(window, toolbar):
    in_menus = {action for menu in window.findChildren(QMenu) for action in menu.actions()}
    assert set(actions_of(toolbar)) <= in_menus


def test_keys_are_called_by_what_stands_on_them(window):
    shown = {
        action: action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
        for action in (window.commands.move_up, window.commands.next_measure)
    }
    assert list(shown.values()) == ["Alt+↑", "Ctrl+Enter"]
    # The key of the numbers is another one, though it is called the same.
    keys = [each.toString() for each in window.commands.next_measure.shortcuts()]
    assert keys == ["Ctrl+Return", "Ctrl+Enter"]
    assert window.commands.remove.text() == "ลบ\tDelete"
