"""Asks for files: one to read, one to write. Suffixes and folders are put right here."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from ita_desktop.gui.settings import Settings
from ita_desktop.places import places


class FileChooser:
    """Shows the system's file dialogs and remembers the folder.

    Args:
        settings: where the folder is remembered.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def existing(self, parent: QWidget | None, title: str, kinds: str) -> Path | None:
        """Return a file to read; None if the user thought better of it.

        Args:
            parent: the window that asks.
            title: the dialog's title.
            kinds: Qt's filter, such as "Workbooks (*.ita)".
        """
        name, _ = QFileDialog.getOpenFileName(parent, title, str(self._folder()), kinds)
        return self._remembered(name)

    def several(self, parent: QWidget | None, title: str, kinds: str) -> list[Path]:
        """Return files to read; none if the user thought better of it. As `existing` otherwise."""
        names, _ = QFileDialog.getOpenFileNames(parent, title, str(self._folder()), kinds)
        return [path for name in names if (path := self._remembered(name)) is not None]

    def new(
        self, parent: QWidget | None, title: str, proposed: str, kinds: str, suffix: str
    ) -> Path | None:
        """Return a file to write, with its suffix; None if the user thought better of it."""
        start = str(self._folder() / proposed)
        name, _ = QFileDialog.getSaveFileName(parent, title, start, kinds)
        path = self._remembered(name)
        if path is not None and path.suffix.lower() != suffix:
            return path.with_name(path.name + suffix)
        return path

    def _folder(self) -> Path:
        folder = self._settings.last_folder
        if folder and folder.is_dir():
            return folder
        offered = places()
        # A new account may not have it yet; the system's dialog would show some other folder then.
        with suppress(OSError):
            offered.documents.mkdir(parents=True, exist_ok=True)
        return offered.documents if offered.documents.is_dir() else offered.home

    def _remembered(self, name: str) -> Path | None:
        if not name:
            return None
        path = Path(name)
        self._settings.last_folder = path.parent
        return path
