"""Message boxes in plain words and plain text; none of them stops the program while it is open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from ita_desktop.gui.dialogs.plain_box import PlainBox
from ita_desktop.locale import Translator
from ita_desktop.problems import Problem


def message_box(
    parent: QWidget | None, title: str, text: str, icon: QMessageBox.Icon
) -> QMessageBox:
    """Return a message box that shows its text as it is."""
    box = PlainBox(parent)
    box.setWindowTitle(title)
    box.setText(text)
    box.setIcon(icon)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return box


def show_problem(parent: QWidget | None, translate: Translator, problem: Problem) -> QMessageBox:
    """Show what a problem says, in the interface's language."""
    box = message_box(
        parent,
        translate("This did not work"),
        translate.problem(problem),
        QMessageBox.Icon.Warning,
    )
    box.open()
    return box


def ask_to_leave_unsaved(
    parent: QWidget,
    translate: Translator,
    problem: Problem,
    leave: Callable[[], None],
    save_elsewhere: Callable[[], None],
) -> None:
    """Ask what to do with the last words, which are not in the file: leave them, or save them."""
    box = message_box(
        parent,
        translate("The last words are not saved"),
        translate("The last words could not be saved.") + "\n" + translate.problem(problem),
        QMessageBox.Icon.Warning,
    )
    stay = box.addButton(translate("Stay here"), QMessageBox.ButtonRole.RejectRole)
    elsewhere = box.addButton(translate("Save elsewhere…"), QMessageBox.ButtonRole.ActionRole)
    without = box.addButton(translate("Close without them"), QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(stay)
    without.clicked.connect(leave)
    elsewhere.clicked.connect(save_elsewhere)
    box.open()
