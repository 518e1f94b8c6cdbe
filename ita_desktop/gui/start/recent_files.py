"""The workbooks opened lately: which are still there, and the menu that lists them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QThread, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from ita_desktop.gui.look.tooltip import tooltip
from ita_desktop.gui.settings import Settings
from ita_desktop.locale import Translator


class FileSight(QThread):
    """Looks which files are there; a share that does not answer holds nobody up meanwhile.

    Args:
        paths: the files.
    """

    missed = Signal(object)

    def __init__(self, paths: Iterable[Path]) -> None:
        application = QCoreApplication.instance()
        super().__init__(application)
        self._paths = list(paths)
        self.finished.connect(self.deleteLater)

    def run(self) -> None:
        """Tell each file that is not there; called by Qt in the new thread."""
        for path in self._paths:
            try:
                there = path.is_file()
            except OSError:
                there = False
            if not there:
                self.missed.emit(path)


class RecentMenu(QObject):
    """Fills a menu with the recent workbooks, a number before each; `chosen` tells which.

    Args:
        menu: what is filled whenever it is about to open.
        settings: remembers the workbooks.
        current: the workbook in view, which is left out.
        translate: the interface's language.
    """

    chosen = Signal(object)

    def __init__(
        self, menu: QMenu, settings: Settings, current: Path, translate: Translator
    ) -> None:
        super().__init__(menu)
        self._menu = menu
        self._settings = settings
        self._current = current
        self._translate = translate
        self._actions: dict[Path, QAction] = {}
        menu.aboutToShow.connect(self.fill)
        menu.setToolTipsVisible(True)
        self.fill()

    def fill(self) -> None:
        """List the workbooks; those that are gone are greyed as soon as that is known."""
        self._menu.clear()
        self._actions.clear()
        paths = [path for path in self._settings.recent_workbooks if path != self._current]
        self._menu.setEnabled(bool(paths))
        for number, (path, name) in enumerate(zip(paths, told_apart(paths), strict=True), 1):
            action = self._menu.addAction(f"&{number}  {name.replace('&', '&&')}")
            action.setToolTip(tooltip(str(path)))
            action.triggered.connect(lambda _=False, path=path: self.chosen.emit(path))
            self._actions[path] = action
        if paths:
            sight = FileSight(paths)
            sight.missed.connect(self._grey)
            sight.start()

    def _grey(self, path: Path) -> None:
        action = self._actions.get(path)
        if action is not None and action.isEnabled():
            action.setEnabled(False)
            gone = self._translate("(not found)")
            action.setText(f"{action.text()}  {gone}")


def told_apart(paths: Sequence[Path]) -> list[str]:
    """Return the files' names without suffix, with the folder's name where two are the same."""
    stems = [path.stem for path in paths]
    return [
        f"{path.stem} — {path.parent.name}" if stems.count(path.stem) > 1 else path.stem
        for path in paths
    ]
