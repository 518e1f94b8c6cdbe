"""How SQLite is told which file to open."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote


def address_of(path: Path, how: str = "mode=rw") -> str:
    """Return the address of a file; a plain name would make one that is gone anew, and empty."""
    name = path.as_posix()
    return f"file://{'' if name.startswith('/') else '/'}{quote(os.fsencode(name))}?{how}"
