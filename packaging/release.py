"""Builds every artefact of a tag from a clean copy of its sources; or builds twice and compares.

usage: python packaging/release.py release TAG
       python packaging/release.py reproduce [REFERENCE]

The first leaves the artefacts in build/dist. The second builds a commit in two folders with
virtual environments of their own, and exits with 1 when an artefact came out in two ways.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from reproduction import differences
from sources import ROOT, commit_time

_VERSION = re.compile(r'^__version__ = "(.+)"$', re.MULTILINE)
# Given on by the make that has called; a copy's own make must not know them.
_OF_MAKE = ("MAKEFLAGS", "MAKELEVEL", "MFLAGS", "MAKEOVERRIDES", "VIRTUAL_ENV")


class ReleaseError(Exception):
    """There is nothing that can be released under this name."""


def check_out(sources: Path, reference: str, target: Path) -> None:
    """Put a commit's files, and nothing else, into a folder, which is made anew.

    Args:
        sources: the repository.
        reference: a tag, a branch or HEAD.
        target: the folder, below the repository or elsewhere.

    Raises:
        ReleaseError: the repository has no such commit.
    """
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    _git(target, "init", "--quiet")
    fetched = ("fetch", "--quiet", "--depth", "1", "--no-tags", f"file://{sources}", reference)
    if _git(target, *fetched, wanted=False):
        raise ReleaseError(f"There is no tag or branch {reference}.")
    _git(target, "checkout", "--quiet", "--detach", "FETCH_HEAD")


def build(sources: Path) -> Path:
    """Make all artefacts in a folder with sources and return where they are."""
    environment = {name: value for name, value in os.environ.items() if name not in _OF_MAKE}
    environment["SOURCE_DATE_EPOCH"] = str(commit_time(sources))
    subprocess.run(["make", "-C", str(sources), "artefacts"], check=True, env=environment)
    return sources / "build" / "dist"


def release(tag: str, root: Path = ROOT) -> Path:
    """Build a tag's artefacts into build/dist and return that folder.

    Raises:
        ReleaseError: there is no such tag, or it is not called as the version in it.
    """
    place = root / "build" / "release" / "sources"
    check_out(root, f"refs/tags/{tag}", place)
    stated = _VERSION.search((place / "ita_desktop" / "__init__.py").read_text("utf-8"))
    if not stated or tag != f"v{stated[1]}":
        raise ReleaseError(f"The tag {tag} holds version {stated[1] if stated else 'unknown'}.")
    built, dist = build(place), root / "build" / "dist"
    shutil.rmtree(dist, ignore_errors=True)
    shutil.copytree(built, dist)
    return dist


def reproduce(reference: str, root: Path = ROOT) -> list[str]:
    """Build a commit twice, in folders of different names, and return what differs."""
    # Names of different lengths: a path that gets into an artefact shows.
    places = [root / "build" / "reproduce" / name for name in ("one", "another-folder")]
    check_out(root, reference, places[0])
    # The other from the first: where the reference points to may change while this works.
    check_out(places[0], "HEAD", places[1])
    built = [build(place) for place in places]
    return differences(*built)


def _git(folder: Path, *words: str, wanted: bool = True) -> int:
    return subprocess.run(["git", "-C", str(folder), *words], check=wanted).returncode


def main(words: list[str]) -> int:
    """Do what is asked for and return the exit code."""
    try:
        match words:
            case ["release", tag]:
                print(f"The artefacts of {tag} are in {release(tag)}.")
                return 0
            case ["reproduce", *reference]:
                found = reproduce(*(reference or ["HEAD"]))
                print("\n".join(found) or "Both builds are the same, byte by byte.")
                return 1 if found else 0
    except ReleaseError as error:
        print(error, file=sys.stderr)
        return 2
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
