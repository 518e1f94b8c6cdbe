"""The files that every Linux package has, and how a folder becomes the same each time."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from sources import ROOT, source_time

from linux.terms import NAME

HERE = Path(__file__).resolve().parent
MIME_ICON = "application-x-ita-desktop"
# Which icon is called what, and where in a theme.
_ICONS = {"ita-desktop": ("apps", NAME), "ita-workbook": ("mimetypes", MIME_ICON)}
_FOLDER, _FILE, _PROGRAM = 0o755, 0o644, 0o755


def add_share(share: Path, work: Path) -> None:
    """Fill a `share` folder: menu entry, kind of file, icons, manual pages."""
    shutil.copytree(HERE / "share", share, dirs_exist_ok=True)
    for page in (share / "man").rglob("*.1"):
        subprocess.run(["gzip", "--best", "--no-name", str(page)], check=True)
    drawn = work / "icons"
    subprocess.run([sys.executable, str(ROOT / "packaging" / "icons.py"), str(drawn)], check=True)
    for icon, (kind, name) in _ICONS.items():
        for picture in drawn.glob(f"{icon}-*.png"):
            size = picture.stem.removeprefix(f"{icon}-")
            _copy(picture, share / f"icons/hicolor/{size}x{size}/{kind}/{name}.png")
        _copy(drawn / f"{icon}.svg", share / f"icons/hicolor/scalable/{kind}/{name}.svg")


def settle(folder: Path, programs: set[Path]) -> None:
    """Give all that is in a folder the rights and the time that it is packed with.

    Args:
        folder: the folder.
        programs: which of its files may be run.
    """
    time = source_time()
    for path in sorted(folder.rglob("*"), reverse=True):
        if not path.is_symlink():
            path.chmod(_FOLDER if path.is_dir() else _PROGRAM if path in programs else _FILE)
        os.utime(path, (time, time), follow_symlinks=False)
    folder.chmod(_FOLDER)
    os.utime(folder, (time, time))


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
