"""What goes into the packed program: the installed packages by the keep list, and ourselves."""

from __future__ import annotations

import sysconfig
from importlib.metadata import distributions
from pathlib import Path

from keep import KeepList
from licences import written
from sources import ROOT
from third_parties import works

SITE = Path(sysconfig.get_path("purelib"))
OWN = "ita_desktop"
# What belongs to the program but lies beside its package, and where it looks for it.
_ASSETS = {ROOT / name: f"{OWN}/_assets/{name}" for name in ("fonts", "resources")}
# Alembic reads its revisions as files.
_READ_AS_FILES = f"{OWN}/store/migrations/"
# What the packed program starts with.
_OF_PYINSTALLER = "PyInstaller/fake-modules/"
_LIBRARY = (".so", ".so.")
# Parts of Python's own library that the program has no use for: it never calls out, and makes
# its digests without OpenSSL.
UNUSED = (
    "ssl", "_ssl", "_hashlib", "tkinter", "_tkinter", "turtle", "idlelib", "lib2to3", "test",
    "ensurepip", "venv", "curses", "_curses", "_curses_panel", "readline", "pydoc", "pydoc_data",
    "doctest", "unittest", "pdb", "xmlrpc", "dbm", "_dbm", "_gdbm", "nis", "setuptools",
)  # fmt: skip


class Contents:
    """The files of the installed packages that are kept, sorted by what becomes of them.

    Attributes:
        modules: names of all modules, to be found by PyInstaller.
        libraries: (file, folder in the package) of what is linked or loaded.
        files: (file, folder in the package) of all else.
    """

    def __init__(self, keep: KeepList) -> None:
        self.keep = keep
        self.modules: list[str] = []
        self.libraries: list[tuple[str, str]] = []
        self.files: list[tuple[str, str]] = []
        for path, source in sorted(_installed(keep) | _own()):
            self._sort(path, source)

    def _sort(self, path: str, source: Path) -> None:
        folder = path.rpartition("/")[0] or "."
        if path.endswith(".py"):
            self.modules.append(_module(path))
            if path.startswith(_READ_AS_FILES):
                self.files.append((str(source), folder))
        elif path.endswith(_LIBRARY[0]) or _LIBRARY[1] in path:
            self.libraries.append((str(source), folder))
        else:
            self.files.append((str(source), folder))

    def unwanted(self) -> list[str]:
        """Return the names of the installed modules that are not kept, and of Python's unused."""
        tops = {path.relative_to(SITE).parts[0].split(".")[0] for path in SITE.glob("*")}
        return sorted((tops - {name.split(".")[0] for name in self.modules}) | set(UNUSED))

    def keeps_module(self, name: str, source: str | None) -> bool:
        """Tell whether a module found by PyInstaller is kept, by the file it was read from."""
        if name.partition(".")[0] in UNUSED:
            return False
        path = Path(source) if source and source != "-" else None
        if path is None or not path.is_relative_to(SITE):
            return True
        below = path.relative_to(SITE).as_posix()
        return self.keep.keeps(below) or below.startswith(_OF_PYINSTALLER)


def written_licences() -> str:
    """Return what is to be said of the works of others that the packages carry."""
    return written(works([SITE]))


def _installed(keep: KeepList) -> set[tuple[str, Path]]:
    """Return what is kept of every installed package: its path below site-packages, and the file.

    The record of a package is kept where something of the package itself is.
    """
    found: set[tuple[str, Path]] = set()
    for distribution in distributions(path=[str(SITE)]):
        paths = [str(path) for path in distribution.files or ()]
        kept = [path for path in paths if not path.startswith("..") and keep.keeps(path)]
        if any(".dist-info/" not in path and not path.startswith(OWN) for path in kept):
            found |= {(path, SITE / path) for path in kept if (SITE / path).is_file()}
    return found


def _own() -> set[tuple[str, Path]]:
    """Return the program's own files, from the folder that is being built."""
    found = {
        (path.relative_to(ROOT).as_posix(), path)
        for path in (ROOT / OWN).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    for folder, place in _ASSETS.items():
        found |= {
            (f"{place}/{path.relative_to(folder).as_posix()}", path)
            for path in folder.rglob("*")
            if path.is_file()
        }
    return found


def _module(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
