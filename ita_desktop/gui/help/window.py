"""The help: a list of short pages at the left, the page at the right; all of it from the disk."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QListWidget, QSplitter, QVBoxLayout, QWidget

from ita_desktop.assets import RESOURCES
from ita_desktop.gui.dialogs.room import give_room
from ita_desktop.gui.fields.field_grid import plain_label
from ita_desktop.gui.help.key_list import key_table
from ita_desktop.gui.help.page import HelpPage
from ita_desktop.gui.look.first_width import FirstWidth
from ita_desktop.gui.look.icons import icon
from ita_desktop.gui.window.actions import Actions
from ita_desktop.locale import Translator

# In the order of the work. Each is a Markdown file of resources/help/LANGUAGE.
PAGES = (
    "start",
    "office",
    "indicators",
    "measure",
    "checks",
    "preview",
    "pdf",
    "mail",
    "history",
    "find",
    "copies",
    "install",
    "trouble",
    "keys",
)
_KEYS = "keys"


class HelpWindow(QWidget):
    """The help in the interface's language.

    Args:
        commands: what the page about the keyboard is made from.
        translate: the interface's language.
        parent: the window that it helps with.
    """

    def __init__(self, commands: Actions, translate: Translator, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._commands = commands
        self._translate = translate
        self._folder = RESOURCES / "help" / translate.language
        self._texts = {
            name: (self._folder / f"{name}.md").read_text(encoding="utf-8") for name in PAGES
        }
        self.setWindowTitle(translate("How to use the program"))
        self.setWindowIcon(icon("help"))
        give_room(self, 940, 640)
        self.contents = QListWidget()
        self.contents.addItems([_heading(self._texts[name]) for name in PAGES])
        self.contents.setWordWrap(True)
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.contents.setTabKeyNavigation(False)
        label = plain_label(translate("Contents"), "section")
        label.setBuddy(self.contents)
        self.contents.setAccessibleName(label.text())
        self.page = HelpPage()
        self.page.setAccessibleName(translate("Help page"))
        self.page.setOpenLinks(False)
        self.page.document().setBaseUrl(QUrl.fromLocalFile(f"{self._folder}/"))
        self.page.document().setDocumentMargin(16)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(8, 8, 4, 8)
        column.addWidget(label)
        column.addWidget(self.contents)
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(self.page)
        splitter.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(splitter)
        FirstWidth(splitter, 290, 0.34)
        self.contents.currentRowChanged.connect(self._on_turned)
        self.page.anchorClicked.connect(self._on_link)
        for keys in ("Esc", "F1"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.close)
        self.contents.setFocus()

    def show_page(self, name: str) -> None:
        """Turn to one of `PAGES`."""
        self.contents.setCurrentRow(PAGES.index(name))

    def _on_turned(self, row: int) -> None:
        name = PAGES[row]
        self.page.show_markdown(self._texts[name])
        if name == _KEYS:
            cursor = QTextCursor(self.page.document())
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.insertBlock()
            cursor.insertHtml(key_table(self._commands))
        self.page.moveCursor(QTextCursor.MoveOperation.Start)

    def _on_link(self, link: QUrl) -> None:
        name = link.fileName().removesuffix(".md")
        if name in PAGES:
            self.show_page(name)


def _heading(text: str) -> str:
    return text.split("\n", 1)[0].removeprefix("# ").strip()
