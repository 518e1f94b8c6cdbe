"""Message boxes in plain words; none of them stops the program while it is open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from ita_desktop.gui.dialogs.message_box import Kind, MessageBox
from ita_desktop.locale import Translator
from ita_desktop.problems import Problem


def message_box(parent: QWidget | None, title: str, text: str, kind: Kind) -> MessageBox:
    """Return a message box that goes when it is closed."""
    box = MessageBox(title, text, kind, parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return box


def show_problem(parent: QWidget | None, translate: Translator, problem: Problem) -> MessageBox:
    """Show what a problem says, in the interface's language."""
    box = message_box(
        parent,
        translate("This did not work"),
        translate.problem(problem),
        Kind.WARNING,
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
        Kind.WARNING,
    )
    roles = QDialogButtonBox.ButtonRole
    stay = box.add_button(translate("Stay here"), roles.RejectRole)
    elsewhere = box.add_button(translate("Save elsewhere…"), roles.ActionRole)
    without = box.add_button(translate("Close without them"), roles.DestructiveRole)
    stay.setDefault(True)
    stay.setFocus()
    without.clicked.connect(leave)
    elsewhere.clicked.connect(save_elsewhere)
    box.open()
