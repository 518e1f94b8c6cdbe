"""Which Debian packages the packed program needs."""

from __future__ import annotations

import subprocess
from pathlib import Path

from linux.elf import is_elf

# Loaded by name while the program runs, so that no file says it: Thai word breaking in Qt's own
# widgets, and the bus of the desktop (input methods, file dialogs, light and dark).
_BY_NAME = ("libthai0", "libdbus-1-3")
_SOURCE = "Source: {name}\n\nPackage: {name}\nArchitecture: amd64\n"


def depends(tree: Path, work: Path) -> str:
    """Return the Depends field of a package.

    Args:
        tree: the package's files; its name is the package's.
        work: the folder above "debian" above it.
    """
    (work / "debian" / "control").write_text(_SOURCE.format(name=tree.name), "utf-8")
    linked = sorted(str(path) for path in tree.rglob("*") if is_elf(path))
    folders = sorted({str(Path(path).parent) for path in linked})
    command = ["dpkg-shlibdeps", "-O", "--warnings=0", f"-S{tree}"]
    command += [f"-l{folder}" for folder in folders] + linked
    told = subprocess.run(command, cwd=work, check=True, capture_output=True, text=True).stdout
    found = told.strip().removeprefix("shlibs:Depends=").split(", ")
    names = {package.split(" ")[0] for package in found}
    return ", ".join(sorted({*found, *(name for name in _BY_NAME if name not in names)}))
