"""Tries the built installer on a real Windows: what Wine cannot prove. For a hosted CI, or by hand.

usage: python packaging/windows/trial.py FOLDER

FOLDER holds the artefacts with their SHA256SUMS, `seed.ita`, and `seed.pdf`: what Linux exports of
it. The program must not be installed for this user; in the end it is not. Needs nothing but Python.
"""

from __future__ import annotations

import contextlib
import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
import time
import winreg
from collections.abc import Callable, Iterator
from pathlib import Path

NAME = "ITA Desktop"
_PROGRAM = Path(os.environ["LOCALAPPDATA"], "Programs", NAME)
_START_MENU = Path(os.environ["APPDATA"], "Microsoft", "Windows", "Start Menu", "Programs")
_LISTED = rf"Software\Microsoft\Windows\CurrentVersion\Uninstall\{NAME}"
_CLASSES = r"Software\Classes"
_SETTINGS = Path(os.environ["APPDATA"], "ita-desktop")
_WM_CLOSE = 0x0010
_LONGEST_TITLE = 500  # characters
_PATIENCE = 120  # seconds


class TrialError(Exception):
    """Something is not as it should be."""


def try_out(folder: Path) -> None:
    """Install, use, upgrade and remove the program; say each step.

    Raises:
        TrialError: a step did not do what it should.
    """
    setup = next(folder.glob("ITA-Desktop-*-setup.exe"))
    work = Path(os.environ["USERPROFILE"], "Documents", "งานทดลอง ITA")
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    workbook = Path(shutil.copy(folder / "seed.ita", work / "รายงาน ทดลอง.ita"))
    _must(_sums_are_right(folder), "the checksums are right")
    _must(not _PROGRAM.exists(), "it is not installed yet")
    _must(_runs(setup, "/S"), "it installs silently")
    _must((_PROGRAM / f"{NAME}.exe").is_file(), "its files are there")
    _must((_START_MENU / f"{NAME}.lnk").is_file(), "it is in the Start menu")
    _must(_value(_LISTED, "DisplayName") == NAME, "it is in the list of programs")
    _must(_value(rf"{_CLASSES}\.ita") == "ITADesktop.Workbook", "workbooks belong to it")
    _must(_exports(workbook, folder / "seed.pdf"), "the PDF is that of Linux, byte by byte")
    _must(_opens_and_closes(workbook), "its window opens, and closes")
    _must(_exports(workbook, folder / "seed.pdf"), "opening it left the report as it was")
    _pretend_older()
    _must(_runs(setup, "/S"), "an older version is upgraded")
    _must(not (_PROGRAM / "pkgs" / "old.py").exists(), "no old module is left")
    _must(f"-{_value(_LISTED, 'DisplayVersion')}-" in setup.name, "the version is the new one")
    _must(_exports(workbook, folder / "seed.pdf"), "it still exports")
    hers = {path: _digest(path) for path in [workbook, *_files_below(_SETTINGS)]}
    _must(len(hers) > 1, "it has settings")
    _must(_runs(_PROGRAM / "uninstall.exe", "/S"), "it uninstalls silently")
    # The uninstaller goes on after its first process has ended.
    _must(_becomes(lambda: not _PROGRAM.exists()), "its files are gone")
    _must(_becomes(lambda: _value(_LISTED, "DisplayName") is None), "it is no longer listed")
    _must(_becomes(lambda: _value(rf"{_CLASSES}\.ita") is None), "workbooks belong to nothing now")
    kept = {path: _digest(path) for path in hers if path.is_file()}
    _must(kept == hers, "her files and settings are as they were")
    shutil.rmtree(work)


def _must(holds: bool, step: str) -> None:  # noqa: FBT001 - it reads as a sentence
    if not holds:
        raise TrialError(f"Not so: {step}.")
    print(f"So it is: {step}.", flush=True)


def _files_below(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def _sums_are_right(folder: Path) -> bool:
    lines = (folder / "SHA256SUMS").read_text("utf-8").splitlines()
    return bool(lines) and all(
        _digest(folder / name) == digest for digest, name in (line.split("  ") for line in lines)
    )


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _runs(*command: str | Path) -> bool:
    return subprocess.run(command, timeout=600, check=False).returncode == 0


def _exports(workbook: Path, expected: Path) -> bool:
    target = workbook.with_suffix(".pdf")
    exported = _runs(_PROGRAM / "ita-desktop.exe", "export", workbook, "-o", target)
    return exported and target.read_bytes() == expected.read_bytes()


def _opens_and_closes(workbook: Path) -> bool:
    with subprocess.Popen([_PROGRAM / f"{NAME}.exe", workbook]) as process:
        try:
            # Before it comes the sign that the program opens; the report's window has its name.
            if not _becomes(lambda: any(_windows_of(process.pid, workbook.stem))):
                return False
            time.sleep(5)  # it draws
            for window in _windows_of(process.pid, workbook.stem):
                ctypes.windll.user32.PostMessageW(ctypes.c_void_p(window), _WM_CLOSE, 0, 0)
            return process.wait(_PATIENCE) == 0
        except subprocess.TimeoutExpired:
            return False
        finally:
            process.kill()


def _windows_of(pid: int, name: str) -> Iterator[int]:
    """Return the handles of the windows that a process shows and whose title has a name in it."""
    user32 = ctypes.windll.user32
    found: list[int] = []

    @ctypes.WINFUNCTYPE(ctypes.c_bool, ctypes.c_void_p, ctypes.c_void_p)
    def look(window: int, _: object) -> bool:
        owner = ctypes.c_ulong()
        user32.GetWindowThreadProcessId(ctypes.c_void_p(window), ctypes.byref(owner))
        handle = ctypes.c_void_p(window)
        title = ctypes.create_unicode_buffer(_LONGEST_TITLE)
        user32.GetWindowTextW(handle, title, _LONGEST_TITLE)
        if owner.value == pid and user32.IsWindowVisible(handle) and name in title.value:
            found.append(window)
        return True

    user32.EnumWindows(look, None)
    return iter(found)


def _pretend_older() -> None:
    """Make the installed program look like an earlier version with a module that is gone since."""
    (_PROGRAM / "pkgs" / "old.py").write_text("", "ascii")
    with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _LISTED, 0, winreg.KEY_SET_VALUE) as key:
        winreg.SetValueEx(key, "DisplayVersion", 0, winreg.REG_SZ, "0.0.1")


def _value(key: str, name: str = "") -> str | None:
    """Return a text of the user's registry, nothing where there is none."""
    with contextlib.suppress(OSError), winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
        return str(winreg.QueryValueEx(opened, name)[0]) or None
    return None


def _becomes(holds: Callable[[], bool]) -> bool:
    """Wait until something holds, and tell whether it came to that."""
    end = time.monotonic() + _PATIENCE
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.2)
    return True


if __name__ == "__main__":
    try:
        try_out(Path(sys.argv[1]))
    except TrialError as error:
        sys.exit(str(error))
    print("All as it should be.")
