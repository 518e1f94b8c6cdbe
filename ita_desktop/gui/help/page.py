"""One page of the help: Markdown, its lines broken between words with or without libthai."""

from __future__ import annotations

import re

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QTextBrowser

from ita_desktop.thai.breaking import words

_THAI = re.compile("[\u0e01-\u0e3a\u0e40-\u0e5b]+")
_MAY_BREAK = "\N{ZERO WIDTH SPACE}"


class HelpPage(QTextBrowser):
    """Shows a page, whose text is copied as it was written.

    Qt alone lays out pages of markup, so that here signs are put in where a line may end; none of
    them leaves the page.
    """

    def show_markdown(self, text: str) -> None:
        """Show a page of Markdown."""
        self.document().setMarkdown(_THAI.sub(lambda found: _MAY_BREAK.join(words(found[0])), text))

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 - Qt's name
        """Return the selected text, in plain letters."""
        data = QMimeData()
        text = self.textCursor().selection().toPlainText()
        data.setText(text.replace(_MAY_BREAK, ""))
        return data
