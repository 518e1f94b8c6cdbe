"""Of which version a package is, and of which time."""

from __future__ import annotations

import os
import subprocess

from ita_desktop import __version__
from linux.contents import ROOT

NAME = "ita-desktop"
VERSION = __version__
MAINTAINER = "The makers of ITA Desktop <ita-desktop@users.noreply.github.com>"


def source_time() -> int:
    """Return when what is packed was made, in seconds since 1970: that of the commit.

    SOURCE_DATE_EPOCH, where it is set, says another.
    """
    if set_time := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(set_time)
    command = ["git", "log", "-1", "--format=%ct"]
    return int(subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout)


def is_fast() -> bool:
    """Tell whether the packages are for a test, and need not be small."""
    return os.environ.get("FAST") == "1"
