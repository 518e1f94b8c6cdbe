"""Works of others that the installers carry: who, which version, under which licence, which texts.

What a distribution says of itself is read from its record (METADATA, licences); what it leaves
unsaid is in licences/third-parties.toml. Shared by licences.py and sbom.py.
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email.parser import HeaderParser
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from keep import KeepList

_TEXTS = Path(__file__).with_name("licences")
_ROOT = Path(__file__).resolve().parent.parent
_OURS = "ita-desktop"
_STATED = ("License-Expression", "License")
_KEPT = KeepList.read()


class UnclearLicenceError(Exception):
    """Somebody has to look at a distribution's licence before it can be shipped."""


@dataclass(frozen=True)
class Work:
    """A work of others.

    Args:
        name: as it is known.
        version: its own, empty where it goes with the platform's.
        licence: an SPDX expression.
        note: what it is for, or what its licence asks to be said.
        texts: the licences' names and words.
        distribution: whether it is a Python distribution, so that a package index has it.
    """

    name: str
    version: str
    licence: str
    note: str
    texts: tuple[tuple[str, str], ...]
    distribution: bool = True


def works(folders: Iterable[Path]) -> list[Work]:
    """Return all works in an installer, in the order of their names.

    Args:
        folders: where the packages are, as pip or an installer lays them out; one in two folders
            with two texts of its licence has both.

    Raises:
        UnclearLicenceError: a licence is not known or not one under which it may be given away.
    """
    listed = tomllib.loads((_TEXTS / "third-parties.toml").read_text("utf-8"))
    found: dict[str, Work] = {}
    for folder in folders:
        for work in _distributions(folder, listed):
            before = found.get(work.name)
            texts = tuple(dict.fromkeys([*(before.texts if before else ()), *work.texts]))
            found[work.name] = Work(work.name, work.version, work.licence, work.note, texts)
            if before and before.version != work.version:
                raise UnclearLicenceError(f"{work.name}: {before.version} and {work.version}")
    others = [_other(work, found) for work in listed["works"]]
    everything = sorted([*found.values(), *others], key=lambda work: work.name.lower())
    for work in everything:
        if not allows(listed["allowed"], work.licence):
            raise UnclearLicenceError(f"{work.name}: {work.licence} is not allowed")
    return everything


def ships(record: Path) -> bool:
    """Tell whether an installer takes anything of a distribution but its record.

    Args:
        record: its .dist-info folder; without a list of its files there it has been chosen before.
    """
    files = record / "RECORD"
    if not files.is_file():
        return True
    paths = [path for path, *_ in csv.reader(files.read_text("utf-8").splitlines())]
    return any(_KEPT.keeps(path) for path in paths if ".dist-info/" not in path)


def normal(name: str) -> str:
    """Return a distribution's name as the lock and package addresses write it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def allows(allowed: list[str], expression: str) -> bool:
    """Tell whether an SPDX expression can be met with the licences that are allowed."""
    while inner := re.search(r"\(([^()]*)\)", expression):
        met = allows(allowed, inner[1])
        whole = allowed[0] if met else "not-allowed"
        expression = expression[: inner.start()] + whole + expression[inner.end() :]
    return any(
        all(part.strip() in allowed for part in choice.split(" AND "))
        for choice in expression.split(" OR ")
    )


def _distributions(folder: Path, listed: dict[str, Any]) -> Iterator[Work]:
    for record in sorted(folder.glob("*.dist-info")):
        metadata = HeaderParser().parsestr((record / "METADATA").read_text("utf-8"))
        name = normal(metadata["Name"])
        if name == _OURS or not ships(record):
            continue
        says = next((str(metadata[key]) for key in _STATED if metadata[key]), "")
        concluded = listed["concluded"].get(name)
        if concluded and says != concluded["says"]:
            raise UnclearLicenceError(f"{name}: says “{says}”, no longer “{concluded['says']}”")
        if not concluded and not metadata["License-Expression"]:
            raise UnclearLicenceError(f"{name}: says “{says}” and is not in third-parties.toml")
        concluded = concluded or {"licence": says}
        texts = (*_own(record, listed["without"]), *_kept(concluded.get("texts", ())))
        if not texts:
            raise UnclearLicenceError(f"{name}: has no licence text")
        note = concluded.get("note", "").strip()
        yield Work(name, metadata["Version"], concluded["licence"], note, texts)


def _other(work: dict[str, Any], found: dict[str, Work]) -> Work:
    # Some have the version of what they come in.
    within = found.get(work.get("version_of", ""))
    return Work(
        work["name"],
        within.version if within else "",
        work["licence"],
        work["note"].strip(),
        _kept(work["texts"]),
        distribution=False,
    )


def _own(record: Path, without: Iterable[str]) -> tuple[tuple[str, str], ...]:
    found = []
    for path in sorted(record.rglob("*")):
        within = path.relative_to(record)
        if not path.is_file() or not _KEPT.keeps(f"{record.name}/{within.as_posix()}"):
            continue
        shown = within.as_posix().removeprefix("licenses/")
        if shown == "METADATA" or _fits(f"{record.name}/{shown}", without):
            continue
        found.append((shown, _words(path)))
    return tuple(found)


def _kept(names: Iterable[str]) -> tuple[tuple[str, str], ...]:
    # A name that begins with a stroke is below the root, where the work itself lies.
    paths = [_ROOT / name[1:] if name.startswith("/") else _TEXTS / name for name in names]
    return tuple((path.name, _words(path)) for path in paths)


def _words(path: Path) -> str:
    # Wheels of Windows and of Linux differ in their line ends only.
    lines = path.read_bytes().decode("utf-8-sig", "replace").splitlines()
    return "\n".join(line.rstrip() for line in lines).strip("\n") + "\n"


def _fits(path: str, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(path, pattern) for pattern in patterns)
