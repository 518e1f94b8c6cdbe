"""Where the build takes from and puts to, and what things are called."""

from __future__ import annotations

from pathlib import Path

from sources import ROOT

from ita_desktop import __version__

NAME = "ITA Desktop"
WINDOWED, CONSOLE = f"{NAME}.exe", "ita-desktop.exe"
VERSION = __version__

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


def files_below(folder: Path) -> list[Path]:
    """Return the files of a folder and of those in it, always in the same order."""
    return sorted(
        (path for path in folder.rglob("*") if path.is_file()),
        key=lambda path: path.relative_to(folder).as_posix(),
    )
