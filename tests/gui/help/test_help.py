"""F1: the right page, whole, from the disk, in the chosen language."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ita_desktop.assets import RESOURCES
from ita_desktop.gui.help.control import HelpControl, page_for
from ita_desktop.gui.help.key_list import keyed
from ita_desktop.gui.help.window import PAGES
from ita_desktop.locale import LANGUAGES, Translator
from tests.gui.asking import lay_out, select

HELP = RESOURCES / "help"
PICTURE = re.compile(r"!\[([^]]*)\]\(([^)]*)\)")
MENU = re.compile(r"\*\*([^*]+) › ([^*]+)\*\*")
# Menus that are not ours.
OF_WINDOWS = {"Settings", "การตั้งค่า"}
LINK = re.compile(r"(?<!!)\[[^]]*\]\(([^)]*)\)")

IN_THE_FILE_MENU = (
    "Recent files",
    "Open a file in another window…",
    "Import a report…",
    "Make a PDF of the measures alone…",
    "Send the report by e-mail…",
)


@pytest.fixture
def opened(window, qtbot):
    """Press F1 where the cursor is; return the help's window."""

    def press():
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_F1)
        opened = window.findChild(HelpControl).help
        qtbot.waitUntil(opened.isActiveWindow)
        return opened

    yield press
    help_window = window.findChild(HelpControl).help
    if help_window is not None:
        help_window.close()


def title(help_window):
    return help_window.page.document().firstBlock().text().replace("\u200b", "")


def test_every_page_is_there_in_every_language_and_shown(window):
    for language in LANGUAGES:
        assert sorted(path.stem for path in (HELP / language).glob("*.md")) == sorted(PAGES)
        for name in PAGES:
            text = (HELP / language / f"{name}.md").read_text("utf-8")
            assert text.startswith("# ")
            for link in LINK.findall(text):
                assert link.removesuffix(".md") in PAGES, (name, link)
            for words, picture in PICTURE.findall(text):
                assert words, (name, picture)
                assert (HELP / language / picture).is_file(), (name, picture)


def test_a_menu_is_called_in_the_help_as_it_is_in_the_window():
    for language in LANGUAGES:
        translate = Translator(language)
        menu = re.sub(r" ?\(&.\)|&", "", translate("&File"))
        names = [translate(name).removesuffix("…") for name in IN_THE_FILE_MENU]
        for path in (HELP / language).glob("*.md"):
            for first, second in MENU.findall(path.read_text("utf-8")):
                ours = first == menu and second in names
                assert ours or first in OF_WINDOWS, (path.name, first, second)


def test_the_pictures_are_small():
    assert sum(path.stat().st_size for path in HELP.rglob("*.png")) < 900_000


def test_the_pictures_are_loaded(window, opened):
    help_window = opened()
    for name in PAGES:
        help_window.show_page(name)
        text = (HELP / "th" / f"{name}.md").read_text("utf-8")
        for _, picture in PICTURE.findall(text):
            kind = QTextDocument.ResourceType.ImageResource.value
            image = help_window.page.document().resource(kind, QUrl(picture))
            assert image is not None, picture
            assert not image.isNull(), picture


def test_help_opens_at_the_page_for_where_the_cursor_is(window, opened, qtbot):
    window.view.setFocus()
    assert title(opened()).startswith("ตัวชี้วัด")
    select(window, 0, 0)
    window.pane.measure.remark.setFocus()
    window.activateWindow()
    assert page_for(window.pane.measure.remark) == "measure"
    assert page_for(window.pane.report.name) == "office"
    assert page_for(window.pane.indicator.title) == "indicators"
    assert page_for(None) == "start"


def test_help_in_a_panel_at_the_side_is_about_the_panel(window, opened):
    window.commands.checks.trigger()
    panel = next(one for one in window.findChildren(object) if one.objectName() == "checks")
    assert page_for(panel) == "checks"


def test_another_page_is_chosen_with_the_arrow_keys_and_escape_closes(window, opened):
    help_window = opened()
    help_window.show_page("start")
    QTest.keyClick(help_window.contents, Qt.Key.Key_Down)
    assert title(help_window) == "ข้อมูลรายงาน ส่วนที่พิมพ์ และหน่วยงาน"
    QTest.keyClick(help_window.contents, Qt.Key.Key_Escape)
    assert not help_window.isVisible()
    assert opened() is help_window
    assert help_window.isVisible()


def test_a_link_leads_to_its_page_and_nowhere_else(window, opened):
    help_window = opened()
    help_window.page.anchorClicked.emit(QUrl("checks.md"))
    assert title(help_window) == "ตรวจความเรียบร้อย"
    help_window.page.anchorClicked.emit(QUrl("https://example.org/x.md"))
    assert title(help_window) == "ตรวจความเรียบร้อย"


def test_every_command_with_a_key_is_on_the_page_about_the_keyboard(window, opened):
    help_window = opened()
    help_window.show_page("keys")
    shown = help_window.page.toPlainText()
    actions = [one for one in window.commands.findChildren(QAction) if one.shortcuts()]
    assert len(keyed(window.commands)) == len(actions) > 25
    for name, keys in keyed(window.commands):
        assert name in shown
        assert keys in " ".join(shown.split("\n")), keys
    assert "Ctrl+Shift+M" in shown
    assert "เลิกทำ" in shown


def test_what_is_copied_of_a_page_is_what_was_written(opened, desk):
    page = opened().page
    page.selectAll()
    assert "\u200b" in page.toPlainText()
    page.copy()
    data = QApplication.clipboard().mimeData()
    assert "\u200b" not in data.text() + data.html()
    written = PICTURE.sub("", (HELP / "th" / "indicators.md").read_text("utf-8"))
    for sentence in re.findall("[ก-๙]{20,}", written):
        assert sentence in data.text().replace("\n", "")


def test_help_is_there_before_any_file_is_open(desk, qtbot):
    page = desk.welcome()
    page.help_button.click()
    help_window = page.findChild(HelpControl).help
    assert help_window.isVisible()
    assert title(help_window) == "เริ่มใช้งาน"
    help_window.show_page("keys")
    assert "Ctrl+Z" in help_window.page.toPlainText()
    help_window.close()


def test_help_speaks_the_chosen_language(desk, window):
    window.commands.languages["en"].trigger()
    lay_out()
    desk.window.commands.help.trigger()
    help_window = desk.window.findChild(HelpControl).help
    assert help_window.contents.item(0).text() == "Getting started"
    assert help_window.windowTitle() == "How to use the program"
    help_window.close()
