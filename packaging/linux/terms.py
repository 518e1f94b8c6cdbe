"""Of which version a package is, and of which time."""

from __future__ import annotations

import os
import re
import subprocess

from linux.contents import OWN, ROOT

NAME = "ita-desktop"
MAINTAINER = "The makers of ITA Desktop <ita-desktop@users.noreply.github.com>"


def version() -> str:
    """Return the version that the program says of itself."""
    own = (ROOT / OWN / "__init__.py").read_text("utf-8")
    said = re.search(r'^__version__ = "(.+)"$', own, re.MULTILINE)
    assert said
    return said[1]


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
