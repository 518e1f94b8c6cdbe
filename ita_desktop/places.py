"""Where the program keeps what it writes of its own accord, and where it offers to keep files.

Usually that is where the system wants it. The portable edition has one folder for all of it, named
by ITA_DESKTOP_HOME; then nothing is written anywhere else.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

_NAME = "ita-desktop"
_HOME = "ITA_DESKTOP_HOME"


@dataclass(frozen=True)
class Places:
    """The folders and files of one user; none of them need be there.

    Args:
        settings: the file of what is remembered between two starts.
        state: the folder of logs and of what runs of the program tell each other.
        templates: the folder of the user's own templates.
        documents: the folder that is offered for new workbooks.
        home: the folder that all of a user's is in.
        is_portable: all of it is in `home`, and that may be in another place tomorrow.
    """

    settings: Path
    state: Path
    templates: Path
    documents: Path
    home: Path
    is_portable: bool = False

    def kept(self, path: Path) -> str:
        """Return how a file's place is remembered; `found` returns the place again.

        On the portable edition's own stick it is told from there: tomorrow the stick has another
        letter, or is mounted elsewhere.
        """
        if self.is_portable and volume(path) == volume(self.home):
            return Path(os.path.relpath(path, self.home)).as_posix()
        return os.fspath(path)

    def found(self, kept: str) -> Path:
        """Return the place of a file as it was remembered."""
        return Path(os.path.normpath(self.home / kept)) if self.is_portable else Path(kept)


def places() -> Places:
    """Return where this user's things are kept."""
    named = os.environ.get(_HOME)
    if named:
        home = Path(named).resolve()
        return Places(
            settings=home / "settings.ini",
            state=home / "logs",
            templates=home / "templates",
            documents=home / "ไฟล์งาน",
            home=home,
            is_portable=True,
        )
    from platformdirs import PlatformDirs

    system = PlatformDirs(_NAME)
    # Where Qt looks for the settings of a program of this name.
    config = PlatformDirs(_NAME, appauthor=False, roaming=True).user_config_path
    return Places(
        settings=config / f"{_NAME}.ini",
        state=system.user_log_path,
        templates=system.user_data_path / "templates",
        documents=system.user_documents_path,
        home=Path.home(),
    )


def volume(path: Path) -> Path:
    """Return the root of the disk that a place, which need not be there, is on."""
    return next(one for one in (path, *path.parents) if one.parent == one or os.path.ismount(one))
