"""A newer version of the program that lies beside a file: how updates come without a network.

Nothing is called and nothing is run: folders that are at hand anyway are looked through for a file
that is named as our installers are.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from ita_desktop import __version__
from ita_desktop.places import Places, volume

Version = tuple[int, int, int]

_NUMBER = r"(0|[1-9][0-9]{0,3})"
_VERSION = rf"{_NUMBER}\.{_NUMBER}\.{_NUMBER}"
_FLAGS = re.ASCII | re.IGNORECASE
_SETUP = re.compile(rf"ITA-Desktop-{_VERSION}-setup\.exe", _FLAGS)
_PORTABLE = re.compile(rf"ITA-Desktop-{_VERSION}-portable\.zip", _FLAGS)
_LINUX = re.compile(
    rf"ita-desktop_{_VERSION}_amd64\.deb|ita-desktop-{_VERSION}-linux-x86_64\.tar\.xz",
    _FLAGS,
)
_MOST_NAMES = 5_000  # of one folder


@dataclass(frozen=True)
class Newer:
    """A file that brings a newer version.

    Args:
        path: the file.
        version: which it brings.
        is_unpacked: it is unpacked, and not installed.
    """

    path: Path
    version: Version
    is_unpacked: bool = False

    @property
    def name(self) -> str:
        """The version in words, such as 0.10.0."""
        return ".".join(map(str, self.version))


def version_of(text: str) -> Version:
    """Return a version's numbers, which are compared one by one: 0.10.0 is newer than 0.9.1.

    Raises:
        ValueError: it is no version.
    """
    found = re.fullmatch(_VERSION, text)
    if found is None:
        raise ValueError(text)
    first, second, third = map(int, found.groups())
    return first, second, third


def folders_beside(workbook: Path, places: Places) -> list[Path]:
    """Return where a newer version may lie: beside the file, and on the stick it is on.

    For the portable edition also in the folder that the program's own folder is in.
    """
    found = [workbook.parent]
    if places.is_portable:
        program = places.home.parent
        found += [program, program.parent]
    root = volume(workbook)
    if root != Path(root.anchor) or sys.platform == "win32":  # not the computer's own on Linux
        found.append(root)
    return list(dict.fromkeys(found))


def newest_in(
    folders: Iterable[Path], *, portable: bool, current: str = __version__
) -> Newer | None:
    """Return the newest version that is newer than this one; None if there is none.

    Args:
        folders: where to look; one that cannot be read has none.
        portable: look for the portable edition.
        current: this program's version.
    """
    try:
        best_version = version_of(current)
    except ValueError:  # one that was never handed out is newer than all that were
        return None
    kind = _PORTABLE if portable else _SETUP if sys.platform == "win32" else _LINUX
    best: Newer | None = None
    for path in _files(folders):
        found = kind.fullmatch(path.name)
        if found is None:
            continue
        first, second, third = (int(number) for number in found.groups() if number is not None)
        version = (first, second, third)
        if version > best_version and _is_whole(path):
            best_version = version
            best = Newer(path, version, is_unpacked=path.suffix.lower() in {".zip", ".xz"})
    return best


def _files(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        with suppress(OSError), os.scandir(folder) as names:
            for name in islice(names, _MOST_NAMES):
                yield Path(name.path)


def _is_whole(path: Path) -> bool:
    """Tell whether it is a file with something in it: a copy that broke off may have nothing."""
    try:
        return path.is_file() and path.stat().st_size > 0
    except OSError:
        return False
