"""The sources that are packed: where they are, and of which time."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LICENCES = "THIRD-PARTY-LICENCES.txt"  # beside the artefacts and in them


def commit_time(folder: Path = ROOT) -> int:
    """Return the time of the commit that is checked out in a folder: seconds since 1970."""
    shown = ["git", "-C", str(folder), "show", "-s", "--format=%ct", "HEAD"]
    return int(subprocess.run(shown, check=True, capture_output=True, text=True).stdout)


def source_time() -> int:
    """Return the time that every packed file gets: seconds since 1970.

    It is SOURCE_DATE_EPOCH where that is set, else the time of the commit.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH")
    return int(given) if given else commit_time()
