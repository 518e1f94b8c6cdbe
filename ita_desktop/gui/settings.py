"""What the program remembers between two starts: language, last file, folders, window shape."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from ita_desktop.locale import LANGUAGES
from ita_desktop.places import places

_LEAST_ZOOM, _USUAL_ZOOM, _GREATEST_ZOOM = 80, 100, 200

RECENT = 8  # workbooks: as many as are seen at a glance


class Settings:
    """Typed access to the remembered choices.

    Args:
        store: where they are kept; without one, the user's own settings file.
    """

    def __init__(self, store: QSettings | None = None) -> None:
        self._places = places()
        self._store = store or QSettings(
            os.fspath(self._places.settings), QSettings.Format.IniFormat
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
        self._store.setValue("last_workbook", self._places.kept(path))

    @property
    def recent_workbooks(self) -> list[Path]:
        """The workbooks opened lately, the newest first, at most `RECENT`."""
        names = self._store.value("recent_workbooks", [])
        listed = names if isinstance(names, list) else [names]  # one name is kept as a text
        return [self._places.found(str(name)) for name in listed if name][:RECENT]

    def note_workbook(self, path: Path) -> None:
        """Put a workbook at the head of the recent ones."""
        others = [one for one in self.recent_workbooks if one != path]
        kept = [self._places.kept(one) for one in (path, *others)]
        self._store.setValue("recent_workbooks", kept[:RECENT])

    @property
    def told_version(self) -> str:
        """The newer version of the program that was told of last; empty if none was."""
        return str(self._store.value("told_version", ""))

    @told_version.setter
    def told_version(self, version: str) -> None:
        self._store.setValue("told_version", version)

    @property
    def last_folder(self) -> Path | None:
        """The folder of the last file written or read beside the workbook."""
        return self._path("last_folder")

    @last_folder.setter
    def last_folder(self, path: Path) -> None:
        self._store.setValue("last_folder", self._places.kept(path))

    @property
    def mail_receiver(self) -> str:
        """Who the report was sent to last, as typed; empty if nobody was named."""
        return str(self._store.value("mail_receiver", ""))

    @mail_receiver.setter
    def mail_receiver(self, addresses: str) -> None:
        self._store.setValue("mail_receiver", addresses)

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
    def zoom(self) -> int:
        """How large everything is drawn, in percent: 80 to 200."""
        zoom = self._store.value("zoom", _USUAL_ZOOM, type=int)
        return max(_LEAST_ZOOM, min(zoom if isinstance(zoom, int) else _USUAL_ZOOM, _GREATEST_ZOOM))

    @zoom.setter
    def zoom(self, percent: int) -> None:
        self._store.setValue("zoom", percent)

    @property
    def side_panel(self) -> str:
        """The name of the panel beside the editor; empty before she asked for one."""
        return str(self._store.value("side_panel", ""))

    @side_panel.setter
    def side_panel(self, name: str) -> None:
        self._store.setValue("side_panel", name)

    def side_width(self, name: str) -> int:
        """Return how wide a panel was, in pixels; 0 if it was never changed."""
        width = self._store.value(f"side_width/{name}", 0, type=int)
        return width if isinstance(width, int) else 0

    def set_side_width(self, name: str, width: int) -> None:
        """Remember how wide a panel is."""
        self._store.setValue(f"side_width/{name}", width)

    def _path(self, name: str) -> Path | None:
        text = self._store.value(name, "")
        return self._places.found(str(text)) if text else None

    def _bytes(self, name: str) -> QByteArray:
        value = self._store.value(name, QByteArray())
        return value if isinstance(value, QByteArray) else QByteArray()
