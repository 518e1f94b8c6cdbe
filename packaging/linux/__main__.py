"""Makes the packages; see linux/__init__.py."""

from __future__ import annotations

import sys
from pathlib import Path

from sources import ROOT

from linux.deb import make_deb
from linux.folder import make_folder
from linux.tar import make_tar


def main(words: list[str]) -> None:
    """Make the packages in the folders that the words name, and say where they are."""
    work, dist = (
        (Path(word).resolve() for word in words)
        if words
        else (ROOT / "build" / "linux", ROOT / "build" / "dist")
    )
    dist.mkdir(parents=True, exist_ok=True)
    program = make_folder(work)
    print(make_deb(program, work / "deb", dist))
    print(make_tar(program, work / "tar", dist))


main(sys.argv[1:])
