"""Qt's own words (buttons, file dialogs, context menus) in the interface's language.

Qt brings no Thai translation, so these come from the program's catalogues like all others.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTranslator

from ita_desktop.locale import Translate
from ita_desktop.problems import mark

QT_WORDS = frozenset(
    (
        mark("&Copy"),
        mark("&Delete"),
        mark("&Look in:"),
        mark("&New Folder"),
        mark("&No"),
        mark("&Open"),
        mark("&Paste"),
        mark("&Redo"),
        mark("&Rename"),
        mark("&Save"),
        mark("&Undo"),
        mark("&Yes"),
        mark("All Files (*)"),
        mark("Back"),
        mark("Cancel"),
        mark("Change to detail view mode"),
        mark("Change to list view mode"),
        mark("Close"),
        mark("Computer"),
        mark("Create New Folder"),
        mark("Create a New Folder"),
        mark("Cu&t"),
        mark("Date Modified"),
        mark("Delete"),
        mark("Detail View"),
        mark("Discard"),
        mark("Drive"),
        mark("File &name:"),
        mark("Files of &type:"),
        mark("Files"),
        mark("Folder"),
        mark("Forward"),
        mark("Go back"),
        mark("Go forward"),
        mark("Go to the parent directory"),
        mark("List View"),
        mark("List of places and bookmarks"),
        mark("Name"),
        mark("OK"),
        mark("Open"),
        mark("Parent Directory"),
        mark("Retry"),
        mark("Save As"),
        mark("Save"),
        mark("Select All"),
        mark("Show &hidden files"),
        mark("Show "),
        mark("Sidebar"),
        mark("Size"),
        mark("Type"),
        mark("%1\nFile not found.\nPlease verify the correct file name was given."),
        mark("%1 already exists.\nDo you want to replace it?"),
        mark("%1\nDirectory not found.\nPlease verify the correct directory name was given."),
    )
)


_KEYS_CONTEXT = "QShortcut"
_KEYS = {"Up": "↑", "Down": "↓", "Left": "←", "Right": "→", "Return": "Enter", "Del": "Delete"}
"""Keys by what stands on them."""


class QtWords(QTranslator):
    """Answers Qt's questions for its own words.

    Args:
        translate: the interface's language.
    """

    def __init__(self, translate: Translate, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = {word: translate(word) for word in QT_WORDS}

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        """Return False: there are words."""
        return False

    def translate(
        self,
        context: str,
        sourceText: str,  # noqa: N803 - Qt's name
        disambiguation: str | None = None,  # noqa: ARG002
        n: int = -1,  # noqa: ARG002
    ) -> str | None:
        """Return the word in the interface's language; None leaves it to Qt."""
        if context == _KEYS_CONTEXT:
            return _KEYS.get(sourceText)
        return self._words.get(sourceText)
