"""Which shared libraries a file is linked with, as binutils' readelf tells it."""

from __future__ import annotations

import re
import subprocess
import sysconfig
from collections.abc import Iterable
from pathlib import Path

# Where the system keeps its libraries.
SYSTEM = Path("/usr/lib") / str(sysconfig.get_config_var("MULTIARCH"))
_NEEDED = re.compile(r"\(NEEDED\).*\[(.+)\]")
_RUN_PATH = re.compile(r"\((?:RUNPATH|RPATH)\).*\[/")
_MAGIC = b"\x7fELF"


def is_elf(path: Path) -> bool:
    """Tell whether a file is a program or a library."""
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(_MAGIC)) == _MAGIC


def needed(paths: Iterable[Path]) -> set[str]:
    """Return the names of the libraries that files are linked with, such as "libz.so.1"."""
    return set(_NEEDED.findall(_dynamic(paths)))


def forget_build_paths(folder: Path) -> None:
    """Take out of a folder's libraries where the machine that built them had its own."""
    for path in sorted(folder.rglob("*.so*")):
        if is_elf(path) and _RUN_PATH.search(_dynamic([path])):
            subprocess.run(["patchelf", "--remove-rpath", str(path)], check=True)


def _dynamic(paths: Iterable[Path]) -> str:
    command = ["readelf", "--dynamic", "--wide", *map(str, paths)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
