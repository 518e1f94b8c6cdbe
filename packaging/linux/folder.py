"""The program as one folder: PyInstaller by the keep list, nothing else in it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from sources import ROOT

from linux.contents import SITE, Contents
from linux.elf import SYSTEM, forget_build_paths
from linux.terms import NAME

# PyInstaller's word for a link that it makes.
_LINK = "SYMLINK"
Entry = tuple[str, str, str]  # where in the package, which file, what kind


def make_folder(work: Path) -> Path:
    """Make the program in a folder below `work` and return it.

    What PyInstaller says goes to `work`/pyinstaller.log.
    """
    spec = Path(__file__).with_name("ita-desktop.spec")
    target = work / "program"
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    command += ["--distpath", str(target), "--workpath", str(work / "pyinstaller"), str(spec)]
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join((str(ROOT / "packaging"), str(ROOT))),
        "PYTHONHASHSEED": "0",  # sets are written in the same order each time
        "PYINSTALLER_CONFIG_DIR": str(work / "cache"),
    }
    work.mkdir(parents=True, exist_ok=True)
    with (work / "pyinstaller.log").open("w") as log:
        subprocess.run(command, cwd=ROOT, env=environment, stdout=log, stderr=log, check=True)
    forget_build_paths(target / NAME)
    return target / NAME


def kept_files(contents: Contents, found: Iterable[Entry]) -> list[Entry]:
    """Return those of PyInstaller's data files that are kept: ours, not what its hooks add."""
    wanted = {str(Path(folder, Path(file).name)) for file, folder in contents.files}
    return [entry for entry in found if entry[0] in wanted or _is_python(entry)]


def kept_binaries(contents: Contents, found: Iterable[Entry]) -> list[Entry]:
    """Return those of PyInstaller's libraries that are kept.

    Those of the installed packages by the list, and Python's own; the system's stay where they are.
    Links are left out: every library finds its fellows by itself.
    """
    return [entry for entry in found if entry[2] != _LINK and _belongs(contents, entry)]


def _belongs(contents: Contents, entry: Entry) -> bool:
    path = Path(entry[1])
    if path.is_relative_to(SITE):
        return contents.keep.keeps(path.relative_to(SITE).as_posix())
    if path.parent.resolve() == SYSTEM and not path.name.startswith("libpython"):
        return False
    return contents.keeps_module(path.name.split(".")[0], None)


def _is_python(entry: Entry) -> bool:
    """Tell whether a file is of Python's own library, which PyInstaller keeps as an archive."""
    return entry[0] == "base_library.zip"
