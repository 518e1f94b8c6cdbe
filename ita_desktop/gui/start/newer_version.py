"""Tells once that a newer version of the program lies beside the file. It is never run here."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QCoreApplication, QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from ita_desktop import __version__
from ita_desktop.gui.fields.field_grid import plain_label
from ita_desktop.gui.settings import Settings
from ita_desktop.locale import Translator
from ita_desktop.newer import Newer, folders_beside, newest_in
from ita_desktop.places import places


class _Look(QObject):
    """Looks in a thread of its own: a slow stick holds nobody up. `ended` tells what was found.

    It belongs to the application, so that it may outlive the window that started it.
    """

    ended = Signal(object)

    def __init__(self, workbook: Path, current: str) -> None:
        super().__init__(QCoreApplication.instance())
        self._workbook = workbook
        self._current = current

    def start(self) -> None:
        """Begin to look."""
        # One that Python does not wait for at the end, as Qt does for its own.
        Thread(target=self._look, daemon=True).start()

    def _look(self) -> None:
        here = places()
        folders = folders_beside(self._workbook, here)
        newer = newest_in(folders, portable=here.is_portable, current=self._current)
        with suppress(RuntimeError):  # the program came to its end meanwhile
            self.ended.emit(newer)
            self.deleteLater()


class NewerVersion(QFrame):
    """A banner above the page, hidden as long as there is nothing to tell. `looked` is told always.

    Args:
        workbook: the file that is open.
        settings: remembers what was told.
        translate: the interface's language.
        current: this program's version.
        open_url: opens a folder in the program that belongs to it.
    """

    looked = Signal()

    def __init__(
        self,
        workbook: Path,
        settings: Settings,
        translate: Translator,
        *,
        current: str = __version__,
        open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__()
        self._workbook = workbook
        self._settings = settings
        self._translate = translate
        self._current = current
        self._open_url = open_url
        self._newer: Newer | None = None
        self.setProperty("role", "news")
        self.label = plain_label()
        self.label.setWordWrap(True)
        self.folder_button = QPushButton(translate("Open the folder"))
        self.close_button = QPushButton(translate("Close this message"))
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.folder_button)
        row.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.addWidget(self.label)
        column.addLayout(row)
        self.hide()
        self.folder_button.clicked.connect(self._on_folder)
        self.close_button.clicked.connect(self.dismiss)
        # When the window is there: nobody waits for it.
        QTimer.singleShot(0, self, self._look)

    def dismiss(self) -> None:
        """Tell no more of what was told: she has seen it, or closed the program under it."""
        if self._newer is not None and not self.isHidden():
            self._settings.told_version = self._newer.name
        self.hide()

    def _look(self) -> None:
        look = _Look(self._workbook, self._current)
        look.ended.connect(self._on_looked)
        look.start()

    def _on_looked(self, newer: Newer | None) -> None:
        if newer is not None and newer.name != self._settings.told_version:
            self._tell(newer)
        self.looked.emit()

    def _tell(self, newer: Newer) -> None:
        self._newer = newer
        t, values = self._translate, {"file": newer.path.name, "folder": str(newer.path.parent)}
        if newer.is_unpacked:
            text = t(
                "A newer version of this program is in {folder}: {file}. When you have finished, "
                "close this program and unpack that file into a folder of its own. The help (F1, "
                "Installing and updating) says how your data goes along.",
                **values,
            )
        else:
            text = t(
                "A newer version of this program is in {folder}: {file}. When you have finished, "
                "close this program and open that file; your files stay.",
                **values,
            )
        self.label.setText(text)
        self.show()

    def _on_folder(self) -> None:
        if self._newer is not None:
            self._open_url(QUrl.fromLocalFile(str(self._newer.path.parent)))
