"""What a dialog says can be copied: by Ctrl+C and by its context menu, as a whole and exactly."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

# Qt's own words are answered in the interface's language.
_qt_word = QCoreApplication.translate


def let_copy(dialog: QWidget, words: Callable[[], str]) -> None:
    """Give a dialog the command that copies what it says.

    Args:
        dialog: with nothing in it to be copied otherwise.
        words: returns what it says.
    """
    copy = QAction(_qt_word("QWidgetTextControl", "&Copy"), dialog)
    copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
    copy.triggered.connect(lambda: QApplication.clipboard().setText(words()))
    dialog.addAction(copy)
    dialog.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
