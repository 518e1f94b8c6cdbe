"""Writes SHA256SUMS of the files in a folder, as `sha256sum --check` reads it.

usage: python packaging/checksums.py FOLDER
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

NAME = "SHA256SUMS"


def written(folder: Path) -> str:
    """Return a line for each file of a folder, but for the list itself, in the order of names."""
    files = sorted(path for path in folder.iterdir() if path.is_file() and path.name != NAME)
    return "".join(f"{digest(path)}  {path.name}\n" for path in files)


def digest(path: Path) -> str:
    """Return a file's SHA-256 in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


if __name__ == "__main__":
    place = Path(sys.argv[1])
    (place / NAME).write_text(written(place), encoding="utf-8", newline="\n")
