"""The first thing she sees while no file is open: three ways to begin, and the recent files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ita_desktop.gui.dialogs.room import give_room
from ita_desktop.gui.fields.choice_button import ChoiceButton
from ita_desktop.gui.fields.field_grid import Page, plain_label
from ita_desktop.gui.look.icons import icon
from ita_desktop.gui.look.tooltip import tooltip
from ita_desktop.gui.look.zoom import scale_with_zoom
from ita_desktop.gui.start.recent_files import FileSight, told_apart
from ita_desktop.gui.thai_text.latin_keys import latin_event
from ita_desktop.gui.window.actions import Actions
from ita_desktop.locale import Translator

_LANGUAGE_BUTTONS = {"th": "English", "en": "ภาษาไทย"}


class StartPage(QWidget):
    """A window of its own, closed when a file is opened.

    Args:
        recent: workbooks opened lately, the newest first.
        translate: the interface's language.
        notice: a sentence above the choices, such as that the last file is gone.
    """

    recent_chosen = Signal(object)
    other_language_chosen = Signal()
    help_wanted = Signal()

    def __init__(self, recent: Sequence[Path], translate: Translator, notice: str = "") -> None:
        super().__init__()
        self._translate = t = translate
        self.commands = Actions(translate, translate.language, self)
        self._items: dict[Path, QListWidgetItem] = {}
        self.setWindowTitle("ITA Desktop")
        self.setWindowIcon(icon("application"))
        give_room(self, 1000 if recent else 760, 600)
        page = Page()
        page.add_label("heading").setText(t("What would you like to do?"))
        self.notice = page.add_label("")
        self.notice.setText(notice)
        self.notice.setVisible(bool(notice))
        self.last_year = ChoiceButton(
            t("Start from last year's file"),
            t("Takes over the indicators and measures; you fill in this year's results."),
            "year-add",
        )
        self.new = ChoiceButton(
            t("Start anew"),
            t("Type the office's name; the official indicators, title and preface are there."),
            "new",
        )
        self.open = ChoiceButton(
            t("Open a file that is there"),
            t("Go on with a report of this program (a file that ends in .ita)."),
            "open",
        )
        for button in (self.last_year, self.new, self.open):
            page.column.addWidget(button)
        columns = QHBoxLayout()
        columns.addWidget(page, 3)
        self.recent = QListWidget()
        if recent:
            columns.addLayout(self._recent_column(recent), 2)
        column = QVBoxLayout(self)
        scale_with_zoom(self, lambda px: column.setContentsMargins(*[px(12)] * 4))
        column.addLayout(columns, 1)
        column.addLayout(self._foot())
        self._give_keys()
        self.last_year.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take a shortcut typed on a Thai keyboard for the Latin one that it stands for."""
        latin = latin_event(event)
        keys = None if latin is None else QKeySequence(latin.keyCombination())
        for action in self.actions():
            if keys in action.shortcuts():
                action.trigger()
                return
        super().keyPressEvent(event)

    def _recent_column(self, recent: Sequence[Path]) -> QVBoxLayout:
        label = plain_label(self._translate("Recent files"), "section")
        label.setBuddy(self.recent)
        self.recent.setAccessibleName(label.text())
        self.recent.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.recent.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.recent.setTabKeyNavigation(False)
        for path, name in zip(recent, told_apart(recent), strict=True):
            item = QListWidgetItem(name)
            item.setToolTip(tooltip(str(path)))
            item.setData(Qt.ItemDataRole.UserRole, str(path))
            self.recent.addItem(item)
            self._items[path] = item
        self.recent.setCurrentRow(0)
        self.recent.itemClicked.connect(self._on_chosen)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shortcut = QShortcut(QKeySequence(key), self.recent)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda: self._on_chosen(self.recent.currentItem()))
        sight = FileSight(recent)
        sight.missed.connect(self._grey)
        sight.start()
        column = QVBoxLayout()
        # Beside the page's heading.
        scale_with_zoom(self.recent, lambda px: column.setContentsMargins(0, px(8), 0, 0))
        column.addWidget(label)
        column.addWidget(self.recent, 1)
        return column

    def _foot(self) -> QHBoxLayout:
        t = self._translate
        self.help_button = QPushButton(t("How to use the program") + "  (F1)")
        self.language_button = QPushButton(_LANGUAGE_BUTTONS[t.language])
        self.quit_button = QPushButton(t("Quit"))
        self.help_button.clicked.connect(self.help_wanted)
        self.language_button.clicked.connect(self.other_language_chosen)
        self.quit_button.clicked.connect(self.close)
        row = QHBoxLayout()
        row.addWidget(self.help_button)
        row.addWidget(self.language_button)
        row.addStretch()
        row.addWidget(self.quit_button)
        return row

    def _give_keys(self) -> None:
        """Let the keys of the window do here what they do there."""
        commands = self.commands
        for action, do in (
            (commands.from_last_year, self.last_year.click),
            (commands.new, self.new.click),
            (commands.open, self.open.click),
            (commands.help, self.help_wanted.emit),
            (commands.quit, self.close),
        ):
            action.triggered.connect(lambda _=False, do=do: do())
            self.addAction(action)
        self.addActions([commands.zoom_in, commands.zoom_out, commands.zoom_reset])

    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.flags() & Qt.ItemFlag.ItemIsEnabled:
            self.recent_chosen.emit(Path(str(item.data(Qt.ItemDataRole.UserRole))))

    def _grey(self, path: Path) -> None:
        item = self._items.get(path)
        if item is not None:
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
            gone = self._translate("(not found)")
            item.setText(f"{item.text()}  {gone}")
