"""The works of others that the program is made of: a list to search in, and what each allows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QListWidget, QPlainTextEdit, QSplitter, QVBoxLayout, QWidget

from ita_desktop.gui.dialogs.room import give_room
from ita_desktop.gui.fields.field_grid import plain_label
from ita_desktop.gui.fields.text_fields import PlainLine
from ita_desktop.gui.look.first_width import FirstWidth
from ita_desktop.gui.look.icons import icon
from ita_desktop.licences import Licence
from ita_desktop.locale import Translator


class LicencesWindow(QWidget):
    """Names at the left, the chosen one's licence at the right, as it was written.

    Args:
        works: the works of others.
        translate: the interface's language.
        parent: the window that it belongs to.
    """

    def __init__(self, works: Sequence[Licence], translate: Translator, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._works = list(works)
        self._translate = translate
        self.setWindowTitle(translate("Works of others in this program, and their licences"))
        self.setWindowIcon(icon("help"))
        give_room(self, 940, 640)
        self.search = PlainLine()
        label = plain_label(translate("Find"), "field")
        label.setBuddy(self.search)
        self.search.setAccessibleName(label.text())
        self.names = QListWidget()
        self.names.setObjectName("works-of-others")
        self.names.setWordWrap(True)
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.names.setTabKeyNavigation(False)
        self.names.setAccessibleName(translate("Works of others"))
        self.names.addItems([_named(work) for work in self._works])
        self.none_found = plain_label(translate("Nothing is called so."), "hint")
        self.none_found.setWordWrap(True)
        self.none_found.hide()
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setAccessibleName(translate("Text of the licence"))
        self._lay_out(label)
        self.search.textChanged.connect(self._on_searched)
        self.names.currentRowChanged.connect(self._on_chosen)
        for keys, do in (("Esc", self.close), ("Ctrl+F", self.search.setFocus)):
            QShortcut(QKeySequence(keys), self).activated.connect(do)
        self.names.setCurrentRow(0)
        self.search.setFocus()

    def _lay_out(self, label: QWidget) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(8, 8, 4, 8)
        for part in (label, self.search, self.names, self.none_found):
            column.addWidget(part)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(4, 8, 8, 8)
        column.addWidget(self.text)
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(splitter)
        FirstWidth(splitter, 300, 0.34)

    def _on_searched(self, words: str) -> None:
        """Leave those in the list whose name or licence has the words in it."""
        wanted = words.casefold().split()
        kept = []
        for row, work in enumerate(self._works):
            shown = f"{work.name} {work.version} {work.licence}".casefold()
            is_kept = all(word in shown for word in wanted)
            self.names.item(row).setHidden(not is_kept)
            if is_kept:
                kept.append(row)
        self.none_found.setVisible(not kept)
        if kept and self.names.currentRow() not in kept:
            self.names.setCurrentRow(kept[0])

    def _on_chosen(self, row: int) -> None:
        work = self._works[row] if 0 <= row < len(self._works) else None
        if work is None:
            self.text.clear()
            return
        head = _named(work)
        without = self._translate("Its text is missing in this installation.")
        self.text.setPlainText(f"{head}\n\n{work.text or without}")


def _named(work: Licence) -> str:
    return "\n".join([f"{work.name} {work.version}".strip(), work.licence])
