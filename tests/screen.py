"""A screen of a test's own: Xvfb with a window manager, real keys, a real mouse, pictures.

What runs on it is another process that knows nothing of the test. Its state can only be looked
at, so that waiting means looking again until it is there.
"""

from __future__ import annotations

import os
import struct
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from PySide6.QtGui import QImage

SIZE = (1366, 768)
PATIENCE = 30.0  # seconds, on the busiest machine
_LOOK_AGAIN = 0.05
_FRAME = 24  # enough for a window's title
# The keys of a PC's keyboard by what is printed on them, whatever the layout makes of them.
_ROWS = {10: "1234567890-=", 24: "qwertyuiop", 38: "asdfghjkl", 52: "zxcvbnm"}
_KEY_CODES = {
    key: str(first + place) for first, keys in _ROWS.items() for place, key in enumerate(keys)
}
_XWD_HEADER = struct.Struct(">25I")


class Screen:
    """An X server with openbox. Use `with`.

    Args:
        folder: an empty one for the server's own files.
        size: its width and height, in pixels.
    """

    def __init__(self, folder: Path, size: tuple[int, int] = SIZE) -> None:
        self._folder = folder
        self._size = size
        self._processes: list[subprocess.Popen[bytes]] = []
        self.environment: dict[str, str] = {}

    def __enter__(self) -> Self:
        read, write = os.pipe()
        width, height = self._size
        server = ["Xvfb", "-displayfd", str(write), "-fbdir", str(self._folder), "-nolisten", "tcp"]
        server += ["-screen", "0", f"{width}x{height}x24", "-noreset"]
        self._start(server, pass_fds=(write,))
        os.close(write)
        with os.fdopen(read) as told:
            number = told.readline().strip()
        self.environment = {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
        self.environment.pop("WAYLAND_DISPLAY", None)
        self._start(["openbox", "--sm-disable"], env=self.environment)
        self.wait_until(lambda: "_NET_SUPPORTING_WM_CHECK" in self._root_properties())
        return self

    def __exit__(self, *_: object) -> None:
        for process in reversed(self._processes):
            process.terminate()
            process.wait(PATIENCE)

    def start(self, command: list[str], **environment: str) -> subprocess.Popen[bytes]:
        """Start a program on this screen; it is ended with the screen."""
        return self._start(command, env={**self.environment, **environment})

    def keys(self, *names: str) -> None:
        """Press keys one after the other, such as "ctrl+z", "Return", "F2".

        Letters and digits are those printed on the key, also while it types Thai.
        """
        codes = ["+".join(_KEY_CODES.get(key, key) for key in name.split("+")) for name in names]
        self._xdotool("key", "--clearmodifiers", "--delay", "12", *codes)

    def type(self, text: str) -> None:
        """Type what the keyboard layout in force has on its keys; a line end is Enter."""
        for number, line in enumerate(text.split("\n")):
            if number:
                self.keys("Return")
            if line:
                self._xdotool("type", "--clearmodifiers", "--delay", "8", line)

    def use_layout(self, layout: str) -> None:
        """Put another keyboard layout in force, such as "us" or "th"."""
        self._run("setxkbmap", layout)

    def click(self, x: int, y: int, *, button: int = 1, times: int = 1, held: str = "") -> None:
        """Click with the mouse at a place on the screen, a key such as "ctrl" held or none."""
        self._xdotool("mousemove", str(x), str(y))
        hold, let_go = (["keydown", held], ["keyup", held]) if held else ([], [])
        self._xdotool(*hold, "click", "--repeat", str(times), "--delay", "60", str(button), *let_go)

    def put_mouse_away(self) -> None:
        """Let the mouse rest low on the screen, where a window has a line of words and no field."""
        self._xdotool("mousemove", str(self._size[0] // 4), str(self._size[1] - 62))

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Press at one place, move to another in small steps, let go when the screen is calm."""
        (x1, y1), (x2, y2) = start, end
        self._xdotool("mousemove", str(x1), str(y1), "mousedown", "1")
        for step in range(1, 11):
            x, y = x1 + (x2 - x1) * step // 10, y1 + (y2 - y1) * step // 10
            self._xdotool("mousemove", "--sync", str(x), str(y))
        # What is dragged over answers before it is let go: another program only after it has been
        # asked, and it is asked again at every step.
        for beside in (0, 2, 1, 0):
            self._xdotool("mousemove", "--sync", str(x2 + beside), str(y2))
            self.wait_for_calm()
        self._xdotool("mouseup", "1")

    def place_window(self, title: str, left: int, width: int) -> None:
        """Give a window a part of the screen's width, and all of its height."""
        height = self._size[1] - 2 * _FRAME
        window = self._window(title)
        self._xdotool("windowsize", "--sync", window, str(width), str(height))
        self._xdotool("windowmove", window, str(left), str(_FRAME))

    def size_of(self, title: str) -> tuple[int, int]:
        """Return how wide and high a window is, its frame not counted."""
        window = self._window(title)
        found = self._run("xdotool", "getwindowgeometry", "--shell", window).stdout.decode()
        values = dict(line.split("=", 1) for line in found.splitlines() if "=" in line)
        return int(values["WIDTH"]), int(values["HEIGHT"])

    def lines_filled(self, colour: str, left: int, right: int) -> range:
        """Return the lines of the highest stretch that a colour fills for the most part.

        Args:
            colour: as #rrggbb.
            left: the first column that is looked at.
            right: the one after the last.
        """
        (_, height, line), pixels = self._pixels()
        wanted = bytes.fromhex(colour.removeprefix("#"))[::-1]  # as X keeps it: blue first
        highest = stretch = range(0)
        for y in range(height):
            row = pixels[y * line + left * 4 : y * line + right * 4]
            hits = sum(row[at : at + 3] == wanted for at in range(0, len(row), 4))
            is_filled = hits * 2 > right - left
            stretch = range(stretch.start if stretch else y, y + 1) if is_filled else range(0)
            highest = max(highest, stretch, key=len)
        return highest

    def wait_for_window(self, title: str) -> None:
        """Wait until a window whose title has these words is active."""
        self.wait_until(lambda: title in self.active_title())

    def active_title(self) -> str:
        """Return the title of the active window; empty if none is."""
        found = self._run("xdotool", "getactivewindow", "getwindowname", check=False)
        return found.stdout.decode(errors="replace").strip()

    def activate(self, title: str) -> None:
        """Bring a window to the front, as a click into it would, and wait until it is."""

        def is_active() -> bool:
            # One that closes meanwhile is no more to be brought.
            self._run("xdotool", "windowactivate", self._window(title), check=False)
            return self.active_title() == title

        self.wait_until(is_active)

    def titles(self) -> list[str]:
        """Return the titles of all windows in view."""
        query = ["search", "--onlyvisible", "--name", ".+", "getwindowname", "%@"]
        found = self._run("xdotool", *query, check=False).stdout
        return found.decode(errors="replace").splitlines()

    def wait_until(self, is_so: Callable[[], bool]) -> None:
        """Look until it is so."""
        end = time.monotonic() + PATIENCE
        while not is_so():
            if time.monotonic() > end:
                raise AssertionError(self.titles())
            time.sleep(_LOOK_AGAIN)

    def wait_for_calm(self, *, looks: int = 4) -> None:
        """Wait until the picture is the same for some looks (a cursor may blink in it)."""
        before, calm = b"", 0

        def is_calm() -> bool:
            nonlocal before, calm
            now = self._pixels()[1]
            differing = sum(a != b for a, b in zip(before[::64], now[::64], strict=False))
            calm = calm + 1 if before and differing < 40 else 0
            before = now
            return calm >= looks

        self.wait_until(is_calm)

    def picture(self, target: Path) -> None:
        """Keep what the screen shows as a PNG file."""
        self.wait_for_calm()
        (width, height, line), pixels = self._pixels()
        target.parent.mkdir(parents=True, exist_ok=True)
        image = QImage(pixels, width, height, line, QImage.Format.Format_RGB32)
        assert image.save(str(target))

    def _pixels(self) -> tuple[tuple[int, int, int], bytes]:
        """Return width, height, bytes a line, and the pixels (X Window Dump, XWDFile.h)."""
        dump = (self._folder / "Xvfb_screen0").read_bytes()
        header = _XWD_HEADER.unpack_from(dump)
        size, width, height, line, colours = (header[i] for i in (0, 4, 5, 12, 19))
        return (width, height, line), dump[size + colours * 12 :]

    def _window(self, title: str) -> str:
        """Return the X server's number of the window with a title, as soon as it is there."""
        found: list[str] = []

        def is_there() -> bool:
            # A search fails while some other window closes.
            for window in self._run(*search, check=False).stdout.decode().split():
                name = self._run("xdotool", "getwindowname", window, check=False).stdout
                if name.decode(errors="replace").strip() == title:
                    found.append(window)
            return bool(found)

        search = ["xdotool", "search", "--onlyvisible", "--name", ".+"]
        self.wait_until(is_there)
        return found[0]

    def _root_properties(self) -> str:
        found = self._run("xdotool", "get_desktop", check=False)
        return "_NET_SUPPORTING_WM_CHECK" if found.returncode == 0 else ""

    def _xdotool(self, *words: str) -> None:
        self._run("xdotool", *words)

    def _run(self, *command: str, check: bool = True) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(command, env=self.environment, check=check, capture_output=True)

    def _start(self, command: list[str], **how: object) -> subprocess.Popen[bytes]:
        output = (self._folder / "output.log").open("ab")
        process = subprocess.Popen(command, stdout=output, stderr=output, **how)
        output.close()
        self._processes.append(process)
        return process


@contextmanager
def a_screen(folder: Path, size: tuple[int, int] = SIZE) -> Iterator[Screen]:
    """Hand out a screen with its files in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with Screen(folder, size) as screen:
        yield screen


def home_of(folder: Path) -> Mapping[str, str]:
    """Return the variables that give a program a home of its own in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    kinds = ("CONFIG", "DATA", "STATE", "CACHE")
    return {"HOME": str(folder)} | {
        f"XDG_{kind}_HOME": str(folder / kind.lower()) for kind in kinds
    }
