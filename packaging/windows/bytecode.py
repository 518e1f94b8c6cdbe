"""Compiles the packages with the Python that will run them.

Byte code is bound to its Python, and the one that builds may be another. So the runtime's own
python.exe does it, under Wine. The compiled files name their source by its hash and are never
checked against it (PEP 552), so they do not depend on any time; nothing is compiled, and nothing
written, on her PC.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path

from windows.downloads import runtime_files

# Whose sources stay: ours, for the migrations that are read as such and for reports of a crash, and
# Qt's, whose licence lets anyone change them. Of all others the byte code alone, in their place:
# a thousand files fewer to install, to copy to a stick and to look through for viruses.
WITH_SOURCES = ("ita_desktop", "PySide6", "shiboken6")

_COMPILE = """
import compileall, os, py_compile, sys
how = {
    "quiet": 1, "force": True, "stripdir": ".",
    "invalidation_mode": py_compile.PycInvalidationMode.UNCHECKED_HASH,
}
done = compileall.compile_dir("runtime", **how)
for entry in sorted(os.scandir("pkgs"), key=lambda entry: entry.name):
    path = os.path.join("pkgs", entry.name)
    legacy = entry.name not in sys.argv[1:]
    if entry.is_dir():
        done = compileall.compile_dir(path, maxlevels=30, legacy=legacy, **how) and done
    elif entry.name.endswith(".py"):
        done = compileall.compile_file(path, legacy=legacy, **how) and done
sys.exit(not done)
"""


def compile_payload(payload: Path, runtime_zip: Path | None = None) -> None:
    """Write the byte code of every module, and remove the sources that are not kept."""
    with tempfile.TemporaryDirectory(prefix="ita-build-") as place:
        python = Path(place) / "python"
        python.mkdir()
        for name, content in runtime_files(runtime_zip).items():
            (python / name).write_bytes(content)
        environment = {**os.environ, "PYTHONHASHSEED": "0", **_wine(Path(place))}
        # Python for Windows under Wine wants a pipe to write to, not a file.
        done = subprocess.run(
            ["wine", str(python / "python.exe"), "-c", _COMPILE, *WITH_SOURCES],
            cwd=payload, env=environment, stdin=subprocess.DEVNULL, capture_output=True,
            check=False,
        )  # fmt: skip
        # Wine's server goes on for a while, in the folder that is removed here.
        subprocess.run(["wineserver", "-w"], env=environment, check=True)
        if done.returncode:
            raise RuntimeError((done.stdout + done.stderr).decode("utf-8", "replace"))
    for source in sorted((payload / "pkgs").rglob("*.py")):
        if source.relative_to(payload / "pkgs").parts[0] not in WITH_SOURCES:
            source.unlink()


def _wine(place: Path) -> dict[str, str]:
    return {
        "WINEPREFIX": str(place / "prefix"),
        "WINEARCH": "win64",
        "WINEDEBUG": "-all",
        "WINEDLLOVERRIDES": "wbemprox=;winedbg.exe=d;mscoree=;mshtml=;winemenubuilder.exe=d",
        "DISPLAY": "",
    }
