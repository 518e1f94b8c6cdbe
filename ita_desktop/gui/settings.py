"""What the program remembers between two starts: language, last file, folders, window shape."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from ita_desktop.locale import LANGUAGES


class Settings:
    """Typed access to the remembered choices.

    Args:
        store: where they are kept; without one, the user's own settings file.
    """

    def __init__(self, store: QSettings | None = None) -> None:
        self._store = store or QSettings(
            QSettings.Format.IniFormat, QSettings.Scope.UserScope, "ita-desktop", "ita-desktop"
        )

    @property
    def language(self) -> str:
        """The interface's language; Thai unless another was chosen."""
        language = str(self._store.value("language", LANGUAGES[0]))
        return language if language in LANGUAGES else LANGUAGES[0]

    @language.setter
    def language(self, language: str) -> None:
        self._store.setValue("language", language)

    @property
    def last_workbook(self) -> Path | None:
        """The workbook that was open last."""
        return self._path("last_workbook")

    @last_workbook.setter
    def last_workbook(self, path: Path) -> None:
        self._store.setValue("last_workbook", str(path))

    @property
    def last_folder(self) -> Path | None:
        """The folder of the last file written or read beside the workbook."""
        return self._path("last_folder")

    @last_folder.setter
    def last_folder(self, path: Path) -> None:
        self._store.setValue("last_folder", str(path))

    @property
    def geometry(self) -> QByteArray:
        """The window's place and size; empty before the first start."""
        return self._bytes("geometry")

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._store.setValue("geometry", geometry)

    @property
    def splitter(self) -> QByteArray:
        """How the window is divided; empty before the first start."""
        return self._bytes("splitter")

    @splitter.setter
    def splitter(self, state: QByteArray) -> None:
        self._store.setValue("splitter", state)

    @property
    def checks_shown(self) -> bool:
        """Whether the checks stand beside the editor; not before she asked for them."""
        return bool(self._store.value("checks_shown", defaultValue=False, type=bool))

    @checks_shown.setter
    def checks_shown(self, shown: bool) -> None:
        self._store.setValue("checks_shown", shown)

    def _path(self, name: str) -> Path | None:
        text = self._store.value(name, "")
        return Path(str(text)) if text else None

    def _bytes(self, name: str) -> QByteArray:
        value = self._store.value(name, QByteArray())
        return value if isinstance(value, QByteArray) else QByteArray()
