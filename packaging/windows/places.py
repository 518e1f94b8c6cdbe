"""Where the build takes from and puts to, and what things are called."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from ita_desktop import __version__

NAME = "ITA Desktop"
WINDOWED, CONSOLE = f"{NAME}.exe", "ita-desktop.exe"
LICENCES = "THIRD-PARTY-LICENCES.txt"
VERSION = __version__

ROOT = Path(__file__).resolve().parent.parent.parent
HERE = Path(__file__).resolve().parent
DOWNLOADS = ROOT / "build" / "downloads"
WORK = ROOT / "build" / "windows"
PAYLOAD = WORK / NAME
ARTEFACTS = ROOT / "build" / "dist"

SETUP = ARTEFACTS / f"ITA-Desktop-{VERSION}-setup.exe"
PORTABLE = ARTEFACTS / f"ITA-Desktop-{VERSION}-portable.zip"


def version_numbers(version: str = VERSION) -> tuple[int, int, int, int]:
    """Return a version as the four numbers that Windows keeps for a program."""
    numbers = [int(part) for part in version.partition("+")[0].split(".") if part.isdigit()]
    first, second, third, fourth = (*numbers, 0, 0, 0, 0)[:4]
    return first, second, third, fourth


def source_date() -> int:
    """Return the time that every packed file gets: seconds since 1970.

    It is SOURCE_DATE_EPOCH where that is set, else the time of the commit.
    """
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(given)
    shown = ["git", "-C", str(ROOT), "show", "-s", "--format=%ct", "HEAD"]
    return int(subprocess.run(shown, check=True, capture_output=True, text=True).stdout)


def files_below(folder: Path) -> list[Path]:
    """Return the files of a folder and of those in it, always in the same order."""
    return sorted(
        (path for path in folder.rglob("*") if path.is_file()),
        key=lambda path: path.relative_to(folder).as_posix(),
    )
