"""Where the files of a wheel come to lie."""

from __future__ import annotations

from pathlib import PurePosixPath


def installed(name: str) -> str:
    """Return where pip puts a wheel's file, below site-packages.

    Args:
        name: its name in the wheel; libraries beside a module may be under NAME.data/platlib.
    """
    match PurePosixPath(name).parts:
        case [data, "platlib" | "purelib", *rest] if data.endswith(".data"):
            return "/".join(rest)
    return name
