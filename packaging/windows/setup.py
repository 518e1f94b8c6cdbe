"""Packs the installer with NSIS."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from sources import LICENCES

from windows.places import (
    CONSOLE,
    HERE,
    NAME,
    VERSION,
    WINDOWED,
    files_below,
    version_numbers,
)

_SCRIPT = HERE / "installer" / "setup.nsi"
_ROOM = 20  # megabytes that must be free beside the program's own


def make(  # noqa: PLR0913 - as what they stand for
    payload: Path,
    target: Path,
    work: Path,
    seconds: int,
    *,
    fast: bool = False,
    version: str = VERSION,
) -> None:
    """Write the installer of a payload.

    Args:
        payload: the folder that is installed.
        target: the installer, replaced.
        work: for the list of files, and where `pictures` are.
        seconds: the time that the installer says it was made, since 1970.
        fast: whether to save time rather than space.
        version: what it says it installs; another than this one's for tests.
    """
    listed = work / "files.nsh"
    listed.write_text(_listed(payload), "utf-8")
    target.parent.mkdir(parents=True, exist_ok=True)
    kilobytes = sum(path.stat().st_size for path in files_below(payload)) // 1024
    defines = {
        "NAME": NAME,
        "WINDOWED": WINDOWED,
        "CONSOLE": CONSOLE,
        "LICENCES": LICENCES,
        "VERSION": version,
        "NUMBERS": ".".join(str(number) for number in version_numbers(version)),
        "KILOBYTES": str(kilobytes),
        "MEGABYTES": str(kilobytes // 1024 + _ROOM),
        "PAYLOAD": str(payload),
        "FILES": str(listed),
        "PICTURES": str(work / "pictures"),
        "TARGET": str(target),
    }
    if fast:
        defines["FAST"] = "1"
    words = ["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8"]
    words += [f"-D{name}={value}" for name, value in defines.items()]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(seconds), "LC_ALL": "C.UTF-8"}
    subprocess.run([*words, str(_SCRIPT)], check=True, env=environment)


def _listed(payload: Path) -> str:
    """Return the commands that take every file of the payload, kinds that are alike together."""
    files = sorted(
        files_below(payload), key=lambda path: (path.suffix, path.relative_to(payload).as_posix())
    )
    lines, folder = [], None
    for path in files:
        inside = path.relative_to(payload)
        if inside.parent != folder:
            folder = inside.parent
            below = "" if folder == Path() else "\\" + "\\".join(folder.parts)
            lines.append(f'SetOutPath "$INSTDIR{below}"')
        lines.append(f'File "{path}"')
    return "\n".join(lines) + "\n"
