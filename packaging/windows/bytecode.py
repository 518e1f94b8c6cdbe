"""Compiles the packages with the Python that will run them.

Byte code is bound to its Python, and the one that builds may be another. So the runtime's own
python.exe does it: under Wine on Linux, as it is on Windows. The compiled files name their source
by its hash and are never checked against it (PEP 552), so they do not depend on any time; nothing
is compiled, and nothing written, on her PC.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from windows.downloads import runtime_files

_COMPILE = """
import compileall, py_compile, sys
sys.exit(not compileall.compile_dir(
    ".", maxlevels=30, quiet=1, force=True,
    stripdir=".", invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
))
"""


def compile_below(folder: Path, runtime_zip: Path | None = None) -> None:
    """Write the byte code of every module in a folder beside it, in `__pycache__`."""
    with tempfile.TemporaryDirectory(prefix="ita-build-") as place:
        python = Path(place) / "python"
        python.mkdir()
        for name, content in runtime_files(runtime_zip).items():
            (python / name).write_bytes(content)
        command = [str(python / "python.exe"), "-c", _COMPILE]
        environment = {**os.environ, "PYTHONHASHSEED": "0"}
        if sys.platform != "win32":
            command = ["wine", *command]
            environment |= _wine(Path(place))
        # Wine keeps what it was given open until it ends; so its output goes through a pipe.
        done = subprocess.run(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True,
            check=False,
        )  # fmt: skip
        if sys.platform != "win32":
            subprocess.run(["wineserver", "-w"], env=environment, check=False)
        if done.returncode:
            raise RuntimeError((done.stdout + done.stderr).decode("utf-8", "replace"))


def _wine(place: Path) -> dict[str, str]:
    return {
        "WINEPREFIX": str(place / "prefix"),
        "WINEARCH": "win64",
        "WINEDEBUG": "-all",
        "WINEDLLOVERRIDES": "wbemprox=;winedbg.exe=d;mscoree=;mshtml=;winemenubuilder.exe=d",
        "DISPLAY": "",
    }
