"""Opens a workbook in another window, beside this one, for rows to be dragged between them."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QObject, QProcess
from PySide6.QtWidgets import QWidget

from ita_desktop.gui.dialogs.file_chooser import FileChooser
from ita_desktop.gui.dialogs.messages import show_problem
from ita_desktop.gui.start.beginnings import SUFFIX
from ita_desktop.locale import Translator
from ita_desktop.problems import Problem, mark


class AnotherWindow(QObject):
    """Starts the program once more. Every window is a program of its own.

    Args:
        window: asks for the file; it owns this.
        chooser: asks for files.
        translate: the interface's language.
    """

    def __init__(self, window: QWidget, chooser: FileChooser, translate: Translator) -> None:
        super().__init__(window)
        self._window = window
        self._chooser = chooser
        self._translate = translate

    def open(self) -> None:
        """Ask for a workbook and open it in another window."""
        t = self._translate
        kinds = f"{t('Workbooks')} (*{SUFFIX})"
        path = self._chooser.existing(self._window, t("Open a file in another window"), kinds)
        if path is None:
            return
        program, *words = own_command()
        if not QProcess.startDetached(program, [*words, "--new-window", str(path)])[0]:
            said = mark(
                "Another window could not be opened. Close some other programs and try again."
            )
            show_problem(self._window, t, Problem(said))


def own_command() -> list[str]:
    """Return the words that start this program: itself where it is packed, or its Python."""
    is_python = Path(sys.executable).stem.lower().startswith("python")
    return [sys.executable, "-m", "ita_desktop"] if is_python else [sys.executable]
