"""A Windows of the tests' own: Wine with a prefix, a home and a screen that nothing else uses."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from ita_desktop.assets import FONTS
from tests.installers.windows.registry import Registry, read_registry
from tests.installers.windows.stubs import build_icuuc, build_mscms
from tests.screen import Screen

# Without the first, asking for the platform's name waits for ever; the others are Wine's offers of
# a debugger, of .NET and of a browser, and its entries in the menus of the machine itself.
_OVERRIDES = "wbemprox=;winedbg.exe=d;mscoree=;mshtml=;winemenubuilder.exe=d;mscms=n"
_WINES_OWN = "/usr/lib/x86_64-linux-gnu/wine/x86_64-windows"
_THAI_IN_PLACE_OF = (
    "MS Shell Dlg",
    "MS Shell Dlg 2",
    "MS Sans Serif",
    "Microsoft Sans Serif",
    "Segoe UI",
    "Leelawadee UI",
    "Tahoma",
)


@dataclass(frozen=True)
class Finished:
    """A program that has ended.

    Args:
        code: its exit code.
        output: all it wrote, errors too.
    """

    code: int
    output: str


class Wine:
    """A prefix with what the program asks of Windows 10. Use `with`.

    Args:
        folder: an empty one for it.
        screen: where windows are shown.
        qt_core: the Qt6Core.dll that will be run.
    """

    def __init__(self, folder: Path, screen: Screen, qt_core: Path) -> None:
        self._folder = folder
        self.screen = screen
        self._qt_core = qt_core
        self._started: list[subprocess.Popen[bytes]] = []
        self._server = ""
        self.drive = folder / "prefix" / "drive_c"
        self._drives = {"c": self.drive}
        self.environment = {
            **screen.environment,
            "HOME": str(folder / "home"),
            "WINEPREFIX": str(folder / "prefix"),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": _OVERRIDES,
            "LC_ALL": "C.UTF-8",
        }
        for name in ("QT_QPA_PLATFORM", "XDG_RUNTIME_DIR"):
            self.environment.pop(name, None)

    def __enter__(self) -> Self:
        (self._folder / "home").mkdir(parents=True)
        self._server = shutil.which("wineserver") or "/usr/lib/wine/wineserver"
        self._silently("wine", "wineboot", "--init")
        self._silently(self._server, "-w")
        self._put_libraries()
        self._give_folders()
        # From here on the server waits for the next program.
        self._silently(self._server, "-p")
        # What is started first starts Windows' services, and they hold on to its output.
        self._silently("wine", "winecfg", "-v", "win10")
        self._put_thai_font()
        return self

    def __exit__(self, *_: object) -> None:
        # Ends what runs in this prefix, and nothing else.
        self._silently(self._server, "-k")
        for process in self._started:
            process.wait(60)

    @property
    def home(self) -> Path:
        """The user's own folder, as a folder of Linux."""
        return next(each for each in (self.drive / "users").iterdir() if each.name != "Public")

    def run(self, *command: str | Path, seconds: float = 120, **variables: str) -> Finished:
        """Run a program to its end; a path is given to it as Windows names it.

        Raises:
            subprocess.TimeoutExpired: it took longer.
        """
        words = [self.name_of(word) if isinstance(word, Path) else word for word in command]
        process = self._start(words, variables)
        try:
            output, _ = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise
        return Finished(process.returncode, output.decode(errors="replace").replace("\r\n", "\n"))

    def start(self, *command: str | Path, **variables: str) -> subprocess.Popen[bytes]:
        """Start a program and leave it running."""
        words = [self.name_of(word) if isinstance(word, Path) else word for word in command]
        process = self._start(words, variables)
        # Somebody has to read what it writes, or it waits for that.
        with (self._folder / "output.log").open("ab") as log:
            reader = subprocess.Popen(["cat"], stdin=process.stdout, stdout=log)
        assert process.stdout
        process.stdout.close()
        self._started += [process, reader]
        return process

    def name_of(self, path: Path) -> str:
        """Return what Windows calls a file of Linux."""
        for letter, folder in self._drives.items():
            if path.is_relative_to(folder):
                return "\\".join([f"{letter.upper()}:", *path.relative_to(folder).parts])
        return "Z:" + str(path).replace("/", "\\")

    def plug_in(self, letter: str, folder: Path) -> None:
        """Make a folder a drive, as a stick is one."""
        (self._folder / "prefix" / "dosdevices" / f"{letter}:").symlink_to(folder)
        self._drives[letter] = folder

    def registry(self, key: str) -> Registry:
        """Return all below a key such as "HKEY_CURRENT_USER"."""
        target = self._folder / "exported.reg"
        target.unlink(missing_ok=True)
        self.run("regedit", "/E", target, key)
        return read_registry(target) if target.exists() else {}

    def set_value(self, key: str, name: str, value: str) -> None:
        """Set a text in the registry."""
        done = self.run("reg", "add", key, "/v", name, "/d", value, "/f")
        assert done.code == 0, done.output

    def _start(self, words: list[str], variables: Mapping[str, str]) -> subprocess.Popen[bytes]:
        # A file as output is no handle that Python for Windows knows: it has to be a pipe.
        return subprocess.Popen(
            ["wine", *words],
            env={**self.environment, **variables},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    def _silently(self, *command: str) -> None:
        silent = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.DEVNULL)
        subprocess.run(command, env=self.environment, timeout=180, check=True, **silent)

    def _give_folders(self) -> None:
        """Make her documents and her desktop folders in here, not those of the machine."""
        for path in self.home.iterdir():
            if path.is_symlink():
                path.unlink()
                path.mkdir()

    def _put_libraries(self) -> None:
        system = self.drive / "windows" / "system32"
        build_icuuc(self._folder, self._qt_core)
        build_mscms(self._folder, Path(os.environ.get("WINE_LIBRARIES", _WINES_OWN)) / "mscms.dll")
        for name in ("icuuc.dll", "mscms.dll"):
            shutil.copy(self._folder / name, system / name)

    def _put_thai_font(self) -> None:
        for font in FONTS.rglob("*.ttf"):
            shutil.copy(font, self.drive / "windows" / "Fonts")
        for name in _THAI_IN_PLACE_OF:
            self.set_value(r"HKCU\Software\Wine\Fonts\Replacements", name, "Sarabun")
