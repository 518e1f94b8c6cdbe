"""Everything the window can do, as actions: their words, pictures, shortcuts, menus and toolbar."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from ita_desktop.gui.look.icons import give_icon
from ita_desktop.gui.window.fitting_toolbar import FittingToolBar
from ita_desktop.locale import LANGUAGES, Translate

_LANGUAGE_NAMES = {"th": "ไทย", "en": "English"}


class Actions(QObject):
    """The window's actions, without what they do.

    Args:
        translate: the interface's language.
        language: the language in use.
    """

    def __init__(self, translate: Translate, language: str, parent: QObject) -> None:
        super().__init__(parent)
        self._translate = translate
        t = translate
        self.new = self._make(t("New file…"), "new", "Ctrl+N")
        self.open = self._make(t("Open a file…"), "open", "Ctrl+O")
        self.open_beside = self._make(t("Open a file in another window…"), "", "Ctrl+Shift+O")
        self.from_last_year = self._make(
            t("Start from last year's file…"), "year-add", "Ctrl+Shift+N"
        )
        self.recent = QMenu(t("Recent files"))
        self.save = self._make(t("Save now"), "", "Ctrl+S")
        self.import_source = self._make(t("Import a report…"), "import", "Ctrl+I")
        self.export_pdf = self._make(t("Make a PDF…"), "pdf", "Ctrl+P")
        self.send_mail = self._make(t("Send the report by e-mail…"), "mail", "Ctrl+Shift+E")
        self.export_measures = self._make(t("Make a PDF of the measures alone…"), "pdf")
        self.export_json = self._make(t("Save a copy as JSON…"), "json")
        self.quit = self._make(t("Quit"), "", "Ctrl+Q")
        self.undo = self._make(t("Undo"), "undo", "Ctrl+Z")
        self.redo = self._make(t("Redo"), "redo", "Ctrl+Y", "Ctrl+Shift+Z")
        self.add_year = self._make(t("Add a fiscal year…"), "year-add")
        self.add_indicator = self._make(t("Add an indicator"), "indicator-add", "Ctrl+Shift+M")
        self.add_measure = self._make(t("Add a measure"), "measure-add", "Ctrl+M")
        self.duplicate = self._make(t("Duplicate"), "duplicate", "Ctrl+D")
        self.remove = self._make(t("Remove"), "remove")
        self.move_up = self._make(t("Move up"), "move-up", "Alt+Up")
        self.move_down = self._make(t("Move down"), "move-down", "Alt+Down")
        self.next_measure = self._make(t("Next measure"), "", "Ctrl+Return", "Ctrl+Enter")
        self.rename = self._make(t("Edit the text"), "", "F2")
        self.history = self._make(t("What was changed…"), "history", "F9")
        self.cut = self._make(t("Cut"), "cut", "Ctrl+X")
        self.copy = self._make(t("Copy"), "copy", "Ctrl+C")
        self.paste = self._make(t("Paste"), "paste", "Ctrl+V")
        self.find = self._make(t("Find and replace"), "find", "Ctrl+F", "Ctrl+H")
        self.find_next = self._make(t("Next place found"), "", "F3")
        self.find_previous = self._make(t("Place found before"), "", "Shift+F3")
        self.checks = self._make(t("Look for mistakes"), "checks", "F7")
        self.preview = self._make(t("Pages as printed"), "preview", "F8")
        self.next_pane = self._make(t("Next part of the window"), "", "F6")
        self.previous_pane = self._make(t("Part of the window before"), "", "Shift+F6")
        self.zoom_in = self._make(t("Larger"), "", "Ctrl++", "Ctrl+=")
        self.zoom_out = self._make(t("Smaller"), "", "Ctrl+-")
        self.zoom_reset = self._make(t("Usual size"), "", "Ctrl+0")
        self.help = self._make(t("How to use the program"), "help", "F1")
        self.about = self._make(t("About this program"), "")
        self.languages = {code: self._make(_LANGUAGE_NAMES[code], "") for code in LANGUAGES}
        chosen = QActionGroup(self)
        for code, action in self.languages.items():
            action.setCheckable(True)
            action.setChecked(code == language)
            chosen.addAction(action)
        self._explain()

    def changing(self) -> list[QAction]:
        """Return the actions that change the file."""
        return [
            *(self.undo, self.redo, self.cut, self.paste, self.save, self.import_source),
            *(self.add_year, self.add_indicator, self.add_measure, self.duplicate, self.remove),
            *(self.move_up, self.move_down),
        ]

    def fill_menus(self, window: QMainWindow) -> None:
        """Put the actions into the window's menu bar."""
        t, bar = self._translate, window.menuBar()
        file_menu = bar.addMenu(t("&File"))
        file_menu.addActions([self.from_last_year, self.new, self.open])
        self.recent.setParent(window, self.recent.windowFlags())
        file_menu.addMenu(self.recent)
        file_menu.addAction(self.open_beside)
        file_menu.addAction(self.save)
        file_menu.addSeparator()
        file_menu.addActions(
            [
                *(self.import_source, self.export_pdf, self.send_mail),
                *(self.export_measures, self.export_json),
            ]
        )
        file_menu.addSeparator()
        file_menu.addAction(self.quit)
        edit_menu = bar.addMenu(t("&Edit"))
        edit_menu.addActions([self.undo, self.redo, self.history])
        edit_menu.addSeparator()
        edit_menu.addActions([self.cut, self.copy, self.paste])
        edit_menu.addSeparator()
        edit_menu.addActions([self.find, self.find_next, self.find_previous])
        edit_menu.addSeparator()
        edit_menu.addActions([self.rename, self.next_measure])
        report_menu = bar.addMenu(t("&Report"))
        report_menu.addActions([self.add_year, self.add_indicator, self.add_measure])
        report_menu.addSeparator()
        report_menu.addActions([self.duplicate, self.move_up, self.move_down, self.remove])
        view_menu = bar.addMenu(t("&View"))
        view_menu.addActions([self.checks, self.preview])
        view_menu.addSeparator()
        view_menu.addActions([self.next_pane, self.previous_pane])
        view_menu.addSeparator()
        view_menu.addActions([self.zoom_in, self.zoom_out, self.zoom_reset])
        # Both words stand in the menu, so that it is found in a language one cannot read.
        language_menu = bar.addMenu("ภาษา/&Language")
        language_menu.addActions(list(self.languages.values()))
        help_menu = bar.addMenu(t("&Help"))
        help_menu.addActions([self.help, self.about])

    def fill_toolbar(self, toolbar: FittingToolBar) -> None:
        """Put the most used actions into the toolbar."""
        toolbar.addActions([self.undo, self.redo])
        toolbar.addSeparator()
        toolbar.addActions([self.add_indicator, self.add_measure, self.duplicate, self.remove])
        toolbar.addSeparator()
        toolbar.addActions([self.find, self.checks, self.preview, self.export_pdf])
        # First those whose picture everybody knows, last what the report is made with.
        toolbar.lose_words(
            [
                *(self.redo, self.undo, self.remove, self.duplicate, self.find),
                *(self.add_indicator, self.preview, self.checks, self.export_pdf, self.add_measure),
            ]
        )

    def name_step(self, action: QAction, word: str, step: str | None) -> None:
        """Let undo or redo say what it would do; None switches it off."""
        action.setEnabled(step is not None)
        action.setText(f"{word}: {step}" if step else word)
        action.setIconText(word)
        self._set_tooltip(action, action.text())

    def _make(self, text: str, picture: str, *shortcuts: str) -> QAction:
        action = QAction(text, self)
        if picture:
            give_icon(action, picture)
        portable = QKeySequence.SequenceFormat.PortableText
        action.setShortcuts([QKeySequence(keys, portable) for keys in shortcuts])
        action.setIconText(text.removesuffix("…"))
        self._set_tooltip(action, text.removesuffix("…"))
        return action

    def _explain(self) -> None:
        t = self._translate
        for action, word in (
            (self.find, t("Find")),
            (self.checks, t("Check")),
            (self.preview, t("Pages")),
        ):
            action.setIconText(word)
        # It is a key of the tree alone: elsewhere it takes a letter away.
        self.remove.setText(f"{self.remove.text()}\tDelete")
        for action, explanation in (
            (self.export_pdf, t("Make the report as a PDF, ready for the website")),
            (self.send_mail, t("Make the PDF and an e-mail that it is attached to")),
            (self.export_measures, t("What was planned, without what came of it")),
            (self.import_source, t("Read a report from a text or web page file")),
            (self.duplicate, t("Make a copy right below")),
            (self.remove, t("Remove what is selected; it can be undone")),
            (self.next_measure, t("Go to the next measure, in the same field")),
            (self.rename, t("Put the cursor into the text of what is selected")),
            (self.add_indicator, t("An indicator is one table of the report")),
            (self.add_measure, t("A measure is one row of the indicator's table")),
            (self.find, t("Search the whole report, and replace what was found")),
            (self.checks, t("What to correct: years, numbers, spelling, empty fields")),
            (self.preview, t("The pages beside the fields, as they will be printed")),
        ):
            self._set_tooltip(action, _name(action), explanation)

    def _set_tooltip(self, action: QAction, name: str, explanation: str = "") -> None:
        keys = action.text().partition("\t")[2] or action.shortcut().toString(
            QKeySequence.SequenceFormat.NativeText
        )
        named = f"{name} ({keys})" if keys else name
        action.setToolTip(f"{named}\n{explanation}" if explanation else named)
        action.setStatusTip("")


def _name(action: QAction) -> str:
    """Return what an action is called in the menus."""
    return action.text().split("\t")[0].removesuffix("…").replace("&", "")
