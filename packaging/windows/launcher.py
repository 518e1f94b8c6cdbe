"""Makes the two programs on top of the payload: with a window, and for the commands."""

from __future__ import annotations

import subprocess
from pathlib import Path

from windows.places import CONSOLE, HERE, NAME, VERSION, WINDOWED, version_numbers

_SOURCES = HERE / "launcher"
_TOOLS = "x86_64-w64-mingw32-"
_FLAGS = (
    "-std=c11", "-Wall", "-Wextra", "-Werror", "-Os", "-s", "-municode", "-static",
    "-Wl,--no-insert-timestamp", "-Wl,--dynamicbase", "-Wl,--nxcompat",
    "-Wl,--high-entropy-va",
)  # fmt: skip


def build(target: Path, icons: Path, work: Path) -> None:
    """Write both programs into a folder.

    Args:
        target: the folder that `runtime` and `pkgs` are in.
        icons: where `ita-desktop.ico` and `ita-workbook.ico` are.
        work: for what lies between the sources and the programs.
    """
    work.mkdir(parents=True, exist_ok=True)
    for name, kind, module in (
        (WINDOWED, "-mwindows", "windowed"),
        (CONSOLE, "-mconsole", "ita_desktop"),
    ):
        compiled = work / f"{module}.o"
        script = work / f"{module}.rc"
        script.write_text(resources(name, icons), "utf-8")
        _run("windres", "--codepage=65001", str(script), str(compiled))
        _run(
            "gcc", *_FLAGS, kind, f'-DMODULE=L"{module}"',
            str(_SOURCES / "launcher.c"), str(compiled), "-o", str(target / name),
        )  # fmt: skip


def resources(name: str, icons: Path) -> str:
    """Return the script of a program's icons, manifest and version.

    Args:
        name: the program's file name.
        icons: where the icons are.
    """
    template = (_SOURCES / "launcher.rc").read_text("utf-8")
    values = {
        "ICON": str(icons / "ita-desktop.ico"),
        "DOCUMENT": str(icons / "ita-workbook.ico"),
        "MANIFEST": str(_SOURCES / "launcher.manifest"),
        "NUMBERS": ",".join(str(number) for number in version_numbers()),
        "VERSION": VERSION,
        "NAME": NAME,
        "FILE": name,
    }
    for word, value in values.items():
        template = template.replace(f"@{word}@", value)
    return template


def _run(tool: str, *words: str) -> None:
    subprocess.run([_TOOLS + tool, *words], check=True)
