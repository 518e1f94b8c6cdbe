"""The program as it is installed for one user, seen from outside: its files, whether it runs."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

from tests.installers.windows.wine import Finished, Wine

NAME = "ITA Desktop"
_ASK_AGAIN = 5.0  # seconds
LISTED = rf"hkey_current_user\software\microsoft\windows\currentversion\uninstall\{NAME}".lower()
CLASSES = r"hkey_current_user\software\classes"


class Program:
    """The installed program.

    Args:
        wine: where.
        setup: its installer.
        folder: where it is; None for where it is installed for one user.
    """

    def __init__(self, wine: Wine, setup: Path, folder: Path | None = None) -> None:
        self._wine = wine
        self._setup = setup
        self.folder = folder or wine.home / "AppData" / "Local" / "Programs" / NAME
        self.windowed = self.folder / f"{NAME}.exe"
        self.console = self.folder / "ita-desktop.exe"
        menus = wine.home / "AppData" / "Roaming" / "Microsoft" / "Windows" / "Start Menu"
        self.in_start_menu = menus / "Programs" / f"{NAME}.lnk"
        self.on_desktop = wine.home / "Desktop" / f"{NAME}.lnk"

    def install(self, *words: str, setup: Path | None = None) -> Finished:
        """Install without asking; return what the installer said."""
        return self._wine.run(setup or self._setup, "/S", *words)

    def remove(self) -> None:
        """Remove without asking, as Windows' list of programs does, and wait until it is gone."""
        self._wine.run(self.folder / "uninstall.exe", "/S")
        # It goes on in a copy of itself.
        self._wine.screen.wait_until(lambda: not self.folder.exists())

    def ask_to_remove(self) -> Finished:
        """Remove without asking, the remover being left; return what it said."""
        # It takes the end of the line for the folder, and no quotes.
        folder = self._wine.name_of(self.folder).split(" ")
        return self._wine.run(self.folder / "uninstall.exe", "/S", f"_?={folder[0]}", *folder[1:])

    def command(self, *words: str | Path) -> Finished:
        """Run one of the program's commands."""
        return self._wine.run(self.console, *words)

    def processes(self) -> set[int]:
        """Return the numbers of the processes that its windowed part runs in."""
        prefix = f"WINEPREFIX={self._wine.environment['WINEPREFIX']}".encode()
        found = set()
        for process in Path("/proc").glob("[0-9]*"):
            try:
                is_ours = prefix in (process / "environ").read_bytes().split(b"\0")
                words = (process / "cmdline").read_bytes().split(b"\0")
            except OSError:  # it has ended
                continue
            if is_ours and words[0].endswith(f"{NAME}.exe".encode()):
                found.add(int(process.name))
        return found

    def is_running(self) -> bool:
        """Tell whether its window, or what is left of it, still runs."""
        return bool(self.processes())

    def quit(self) -> None:
        """Leave the program by its key, and wait until it is gone."""
        asked = 0.0

        def is_gone() -> bool:
            nonlocal asked
            # Asked again: it may have been about to open, or within something.
            if time.monotonic() > asked + _ASK_AGAIN:
                self._wine.screen.keys("ctrl+q")
                asked = time.monotonic()
            return not self.is_running()

        self._wine.screen.wait_until(is_gone)

    def forget(self) -> None:
        """Take away what the program remembers of its user."""
        for kind in ("Local", "Roaming"):
            shutil.rmtree(self._wine.home / "AppData" / kind / "ita-desktop", ignore_errors=True)
