"""Installers of other versions: the same script, with little to install."""

from __future__ import annotations

import shutil
from pathlib import Path

import icons
from sources import LICENCES, source_time
from windows import setup, side
from windows.places import CONSOLE, WINDOWED

OLDER, NEWER = "0.0.9", "99.0.1"
OWN_MODULE = Path("pkgs") / "ita_desktop" / "module_of_{version}.py"


def own_module(version: str) -> Path:
    """Return where a version has a module that no other has, below its folder."""
    return Path(str(OWN_MODULE).format(version=version))


class Releases:
    """Installers by their versions, each made once.

    Args:
        folder: where they are made.
        programs: a folder with the programs, which all versions have alike.
    """

    def __init__(self, folder: Path, programs: Path) -> None:
        self._folder = folder
        self._programs = programs

    def of(self, version: str) -> Path:
        """Return the installer of a version."""
        target = self._folder / f"ITA-Desktop-{version}-setup.exe"
        if not target.exists():
            work = self._folder / version
            icons.draw(work / "pictures")
            side.draw(work / "pictures")
            payload = work / "payload"
            module = payload / own_module(version)
            module.parent.mkdir(parents=True)
            module.write_text(f"VERSION = {version!r}\n")
            for name in (WINDOWED, CONSOLE, LICENCES):
                shutil.copy(self._programs / name, payload)
            setup.make(payload, target, work, source_time(), fast=True, version=version)
        return target
