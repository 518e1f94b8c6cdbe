"""Works of others that come with the program, and under which licences.

What a Python distribution says of itself is read from its record, which the installers keep; what
is no distribution, or leaves its licence out, has its text among our own files.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from ita_desktop.assets import FONTS, RESOURCES

DEPENDENCIES = (
    *("alembic", "babel", "filelock", "pi-heif", "pikepdf", "pillow", "platformdirs", "pypdfium2"),
    *("pyside6-essentials", "reportlab", "sqlalchemy", "uharfbuzz"),
)
"""What pyproject.toml names; what they need in turn is found by their records."""

_TEXTS = RESOURCES / "licences"
_LGPL = (_TEXTS / "LGPL-3.0.txt", _TEXTS / "GPL-3.0.txt")
# Of what leaves the text out, or carries a work of others along.
_ADDED: dict[str, tuple[Path, ...]] = {
    "pyside6-essentials": _LGPL,
    "shiboken6": _LGPL,
    "pi-heif": _LGPL,
    "uharfbuzz": (_TEXTS / "HarfBuzz.txt",),
}
# PySide6 lets one choose; we take this one.
_CHOSEN = {"pyside6-essentials": "LGPL-3.0-only", "shiboken6": "LGPL-3.0-only"}
_IS_TEXT = ("licen[cs]e*", "copying*", "notice*", "authors*")
# Texts of builds and terms that are not ours.
_OTHERS = ("*/android/*", "*_musl/*", "*/v8_xfa/*", "*commercial*")
_LONGEST_NAME = 60
_LONGEST_TEXT = 400_000  # bytes


@dataclass(frozen=True)
class Licence:
    """A work of others.

    Args:
        name: as it is known.
        version: its own; empty where it has none.
        licence: what the licence is called, as an SPDX expression where the work has one.
        text: all that the licence says; empty if the installation has lost it.
    """

    name: str
    version: str
    licence: str
    text: str


def third_party() -> list[Licence]:
    """Return the works of others in this installation, in the order of their names."""
    found = [_of(one) for one in _distributions()]
    qt = next((one.version for one in found if one.name.lower().startswith("pyside6")), "")
    python = ".".join(map(str, sys.version_info[:3]))
    found += [
        Licence("Python", python, "Python-2.0", _joined(_TEXTS / "Python.txt")),
        Licence("Qt", qt, "LGPL-3.0-only", _joined(*_LGPL, _TEXTS / "Qt-parts.txt")),
        Licence("Sarabun", "", "OFL-1.1", _joined(FONTS / "OFL.txt")),
        Licence("words_th", "", "CC0-1.0", _joined(RESOURCES / "dictionary" / "CC0-1.0.txt")),
    ]
    return sorted(found, key=lambda one: one.name.lower())


def _distributions() -> Iterator[Distribution]:
    """Yield what we need, and what that needs, as far as it is there."""
    waiting, seen = list(DEPENDENCIES), set(DEPENDENCIES)
    while waiting:
        try:
            found = distribution(waiting.pop())
        except PackageNotFoundError:  # only needed on another system
            continue
        yield found
        for requirement in found.requires or ():
            named = re.match(r"[A-Za-z0-9._-]+", requirement)
            name = _normal(named[0]) if named else ""
            if name and name not in seen and "extra ==" not in requirement:
                seen.add(name)
                waiting.append(name)


def _of(found: Distribution) -> Licence:
    says = found.metadata
    name = _normal(says["Name"])
    stated = next((says[key] for key in ("License-Expression", "License") if says[key]), "")
    called = _CHOSEN.get(name) or re.split(r"[\n(]", stated)[0].strip()[:_LONGEST_NAME]
    return Licence(
        says["Name"], found.version, called, _joined(*_own(found), *_ADDED.get(name, ()))
    )


def _own(found: Distribution) -> list[Path]:
    """Return the files of a distribution's record that are about its licence."""
    root = Path(str(found.locate_file("")))
    name = _normal(found.metadata["Name"])
    files: list[Path] = []
    for record in root.glob(f"*-{found.version}.dist-info"):
        if _normal(record.name.split("-")[0]) == name:
            files += sorted(path for path in record.rglob("*") if _is_text(path, record))
    return files


def _is_text(path: Path, record: Path) -> bool:
    within = path.relative_to(record).as_posix().lower()
    is_other = any(fnmatchcase(within, pattern) for pattern in _OTHERS)
    is_ours = any(fnmatchcase(within, pattern) for pattern in _IS_TEXT)
    return is_ours and not is_other and path.is_file()


def _joined(*files: Path) -> str:
    """Return the words of some files, each once, under their names where there are several."""
    texts: dict[str, str] = {}
    for file in files:
        try:
            words = file.read_bytes()[:_LONGEST_TEXT].decode("utf-8-sig", "replace")
        except OSError:
            continue
        texts.setdefault("\n".join(words.splitlines()).strip(), file.name)
    if len(texts) == 1:
        return next(iter(texts))
    return "\n\n\n".join(f"{name}\n\n{words}" for words, name in texts.items())


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
