"""The tree keeps its width whatever is opened beside the editor, and at the next start too."""

from __future__ import annotations

import pytest

from ita_desktop.gui.desk import Desk
from ita_desktop.gui.look.appearance import appearance
from ita_desktop.pdf import write_report
from ita_desktop.store import Workbook
from tests.gui.asking import lay_out, select

PANELS = ("checks", "preview", "find")


def widths(window) -> list[int]:
    lay_out()
    return window.splitter.sizes()


@pytest.fixture
def wide(window):
    """A wide window whose tree is wider than usual."""
    window.resize(1920, 1000)
    widths(window)
    window.splitter.setSizes([450, 1460, 0])
    assert widths(window)[0] == 450
    return window


@pytest.fixture
def start_again(desk, settings, chooser, workbook_path, qtbot):
    """Ends the program and starts it once more, as often as it is called."""
    desks = [desk]

    def start():
        if desks[-1].window is not None:
            assert desks[-1].window.close()
        desks[-1].close()
        desks.append(Desk(settings, chooser, write_report))
        window = desks[-1].show(Workbook.open(workbook_path))
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        widths(window)
        # The screen that Qt makes up for tests is small; as when a window is maximized at last.
        window.resize(1920, 1000)
        return window

    yield start
    for each in desks[1:]:
        each.window.hide()
        each.window.deleteLater()
        each.close()


def test_panels_take_their_room_from_the_editor_and_give_it_back(wide):
    before = widths(wide)
    for name in (*PANELS, *PANELS):
        getattr(wide.commands, name).trigger()
        tree, editor, side = widths(wide)
        assert tree == 450
        assert side > 250
        assert abs(editor + side - before[1]) <= wide.splitter.handleWidth()
    getattr(wide.commands, name).trigger()
    assert widths(wide) == before


def test_a_panel_keeps_the_width_it_was_given_and_the_editor_gets_what_is_left(wide):
    wide.commands.preview.trigger()
    whole = sum(widths(wide))
    wide.splitter.setSizes([450, 440, whole - 890])
    given = widths(wide)
    assert given[:2] == [450, 440]
    wide.commands.checks.trigger()
    assert widths(wide)[0] == 450  # the editor has the room, though the tree was wider
    wide.commands.preview.trigger()
    assert widths(wide) == given


def test_where_the_editor_has_little_room_the_panel_takes_less(window):
    window.resize(1000, 700)
    window.splitter.setSizes([380, 610, 0])
    widths(window)
    window.commands.preview.trigger()
    tree, editor, side = widths(window)
    assert tree == 380
    assert editor == window.splitter.widget(1).minimumSizeHint().width()
    assert window.side.minimumSizeHint().width() < side < 400


def test_where_there_is_none_for_the_least_panel_the_tree_gives_some(window):
    window.resize(1000, 700)
    window.splitter.setSizes([600, 390, 0])
    widths(window)
    window.commands.preview.trigger()
    tree, editor, side = widths(window)
    assert tree < 600
    assert editor == window.splitter.widget(1).minimumSizeHint().width()
    assert side == window.side.minimumSizeHint().width()


@pytest.mark.parametrize("name", PANELS)
def test_the_next_start_has_the_same_widths_and_the_cursor_in_the_tree(wide, start_again, name):
    getattr(wide.commands, name).trigger()
    before = widths(wide)
    again = start_again()
    assert again.side.isVisible()
    assert widths(again) == before
    assert again.view.hasFocus()
    getattr(again.commands, name).trigger()
    assert widths(again)[0] == 450
    once_more = start_again()
    assert widths(once_more)[0] == 450
    getattr(once_more.commands, name).trigger()
    assert widths(once_more) == before


@pytest.mark.parametrize("percent", [150, 200])
def test_a_page_out_of_view_needs_the_width_that_it_needs_in_view(window, percent):
    def least() -> list[int]:
        lay_out()
        return [pane.widget(place).minimumSizeHint().width() for place in range(pane.count())]

    pane = window.pane
    window.resize(1366, 720)
    usual = least()
    for zoom, expected in ((percent, None), (100, usual)):
        appearance().set_zoom(zoom)
        unseen = least()
        assert expected in (None, unseen)
        for rows in ((0, 0), (0,), ()):
            select(window, *rows)
            assert least() == unseen
