"""Of which version a package is, and by whom."""

from __future__ import annotations

import os

from ita_desktop import __version__

NAME = "ita-desktop"
VERSION = __version__
MAINTAINER = "The makers of ITA Desktop <ita-desktop@users.noreply.github.com>"


def is_fast() -> bool:
    """Tell whether the packages are for a test, and need not be small."""
    return os.environ.get("FAST") == "1"
