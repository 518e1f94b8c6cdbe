"""Checks that the payload has every library that its binaries link, and none that nobody links."""

from __future__ import annotations

from pathlib import Path

from windows import imports
from windows.places import files_below

_BINARIES = {".dll", ".pyd", ".exe"}
# Loaded by their name while the program runs, so nothing links them.
_LOADED = ("plugins/*/*.dll", "pypdfium2_raw/pdfium.dll", "*.pyd", "*.exe")
# What every Windows 10 (1809 and later) has.
_OF_WINDOWS = frozenset(
    {
        "advapi32", "authz", "bcrypt", "comdlg32", "crypt32", "d3d11", "d3d12", "d3d9", "dwmapi",
        "dwrite", "dxgi", "gdi32", "icuuc", "imm32", "iphlpapi", "kernel32", "mpr", "msvcrt",
        "netapi32", "ntdll", "ole32", "oleaut32", "propsys", "rpcrt4", "setupapi", "shell32",
        "shlwapi", "uiautomationcore", "user32", "userenv", "usp10", "uxtheme", "version",
        "winmm", "ws2_32", "wtsapi32",
    }
)  # fmt: skip


class IncompleteError(Exception):
    """The payload lacks a library, or has one too many."""


def check(payload: Path) -> None:
    """Stop the build where the keep list and what is linked do not agree.

    Raises:
        IncompleteError: names what is missing or superfluous, and who links it.
    """
    binaries = [path for path in files_below(payload) if path.suffix in _BINARIES]
    linked = {path.name: imports.linked(path) for path in binaries}
    ours = {path.name.lower() for path in binaries}
    wanted = {name for names in linked.values() for name in names}
    missing = sorted(name for name in wanted - ours if not _is_of_windows(name))
    superfluous = [
        path.relative_to(payload).as_posix()
        for path in binaries
        if path.name.lower() not in wanted and not any(path.match(shape) for shape in _LOADED)
    ]
    if missing or superfluous:
        by = {name: [path for path, names in linked.items() if name in names] for name in missing}
        raise IncompleteError(f"missing: {by}; superfluous: {superfluous}")


def _is_of_windows(name: str) -> bool:
    return name.startswith("api-ms-win-") or name.removesuffix(".dll") in _OF_WINDOWS
