"""Somebody who opens every window of the program once, by keys, and keeps a picture of each."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.screen import PATIENCE, Screen, home_of

# Where the left margin of a page in view is, once it is drawn: pixels on the screen.
_MARGIN = (842, 878)
_HALF_A_PAGE = 160
_LONG_CALM = 25  # looks
_MAIL = "ส่งรายงานทางอีเมล"


class Walk:
    """One walk through one program.

    Args:
        screen: where it shows its windows.
        command: the program.
        home: the folder of her home; what the program says goes to a file beside the screen's.
        pictures: where the pictures go.
    """

    def __init__(self, screen: Screen, command: list[str], home: Path, pictures: Path) -> None:
        self._screen = screen
        self._command = command
        self._home = home_of(home)
        self._pictures = pictures
        self._main = ""  # how the main window's title begins
        screen.put_mouse_away()

    def from_the_start_page(self) -> None:
        """See the start page, its help and the form of a new file."""
        with self._running("ITA Desktop", "ctrl+q"):
            self._look("start")
            self._window("start-help", "F1")
            self._window("start-new", "ctrl+n")
            self._window("start-open", "ctrl+o")
            self._window("start-last-year-file", "ctrl+shift+n")

    def through_a_workbook(self, path: Path, photo: Path, other: Path) -> None:
        """See the window on a workbook, and all that can be opened from it.

        Args:
            path: the workbook.
            photo: a picture as telephones take it.
            other: a source with another year, of the same office.
        """
        with self._running(path.stem, "ctrl+q", str(path)):
            self._look("report")
            self._through_the_menus()
            self._through_the_rows(photo)
            self._through_the_panels()
            self._through_the_windows(other)
            self._written("pdf", path.with_suffix(".pdf"), "ctrl+p")
            self._mailed(path.with_name("mail.pdf"))
            self._written("json", path.with_suffix(".json"), "alt+f", "Up", "Up", "Return")
            measures = path.with_name("measures.pdf")
            self._written("measures-pdf", measures, "alt+f", "Up", "Up", "Up", "Return")
            self._chosen("imported", other, "ctrl+i")
            self._window("history", "F9")

    def _through_the_menus(self) -> None:
        for letter in "ferv":
            self._press(f"alt+{letter}")
            self._look(f"menu-{letter}")
            self._press("Escape")
            # A menu bar keeps the keys after its menu is gone.
            self._press("Escape")

    def _through_the_rows(self, photo: Path) -> None:
        self._press("Home", "Down")
        self._look("indicator")
        self._press("Down")
        self._look("measure")
        # From the rows back to the last field is a short way.
        self._press("shift+Tab")
        self._screen.wait_for_calm()
        asked = self._choose(photo, "space")
        self._screen.wait_until(lambda: asked not in self._titles())
        self._press("Tab")
        self._look("photo")
        # The page's top in view: how far it is scrolled, a panel beside it changes.
        self._press("shift+F6", "Up", "Down")
        self._look("measure-again")

    def _through_the_panels(self) -> None:
        self._press("F7")
        self._look("checks")
        self._press("F7", "F8")
        self._screen.wait_until(
            lambda: len(self._screen.lines_filled("#ffffff", *_MARGIN)) > _HALF_A_PAGE
        )
        self._look("preview")
        self._press("F8", "ctrl+f")
        self._screen.type("ITA")
        self._look("find")
        self._press("ctrl+f")

    def _through_the_windows(self, other: Path) -> None:
        self._window("help", "F1")
        self._window("year", "alt+r", "Return")
        self._window("about", "alt+h", "Up", "Return")
        self._licences()
        self._window("new", "ctrl+n")
        self._chosen("last-year", other, "ctrl+shift+n")

    def _licences(self) -> None:
        """See the window that About gives way to."""
        self._press("alt+h", "Up", "Return")
        about = self._await_window()
        self._press("Tab", "Return")
        self._screen.wait_until(lambda: about not in self._titles())
        self._await_window()
        self._look("licences")
        self._close()

    def _window(self, name: str, *keys: str) -> None:
        """Open a window, look at it, and close it."""
        self._press(*keys)
        self._await_window()
        self._look(name)
        self._close()

    def _chosen(self, name: str, file: Path, *keys: str) -> None:
        """Choose a file where one is asked for; look at the window that follows."""
        asked = self._choose(file, *keys)
        self._screen.wait_until(lambda: asked not in self._titles())
        self._await_window()
        self._look(name)
        self._close()

    def _written(self, name: str, file: Path, *keys: str) -> None:
        """Choose where a file is to be written; look at what is said when it is."""
        self._choose(file, *keys)
        self._screen.wait_until(lambda: file.exists() and file.stat().st_size > 0)
        self._look(name)
        self._close()

    def _mailed(self, file: Path) -> None:
        """Make a PDF to be sent; look at the ways to send it."""
        self._choose(file, "ctrl+shift+e")
        self._screen.wait_for_window(_MAIL)
        self._await_window()
        self._look("mail")
        self._close()

    def _choose(self, file: Path, *keys: str) -> str:
        """Give the name of a file where one is asked for; return what that window was called."""
        self._press(*keys)
        title = self._await_window()
        self._press("ctrl+a")
        self._screen.type(str(file))
        self._press("Return")
        return title

    def _await_window(self) -> str:
        """Wait for another window than the main one, bring it to the front, return its title."""
        self._screen.wait_until(lambda: len(self._others()) == 1)
        [title] = self._others()
        self._screen.activate(title)
        return title

    def _close(self) -> None:
        """Close the other window, if there is one."""
        if self._others():
            self._press("Escape")
        self._screen.wait_until(lambda: not self._others())
        [title] = self._titles()
        self._screen.activate(title)

    def _others(self) -> list[str]:
        return [title for title in self._titles() if not title.startswith(self._main)]

    def _titles(self) -> list[str]:
        """Return what is in view; while a window closes, the X server may name none."""
        found: list[str] = []
        self._screen.wait_until(lambda: bool(found.extend(self._screen.titles()) or found))
        return found

    @contextmanager
    def _running(self, title: str, end: str, *words: str) -> Iterator[None]:
        self._main = title
        program = self._screen.start([*self._command, *words], **self._home)
        self._screen.wait_for_window(title)
        # The sign that it is opening goes when the window is there to be looked at.
        self._screen.wait_until(lambda: not self._others())
        # Parts that nobody sees are made yet, and the first key would be answered after a picture.
        self._screen.wait_for_calm(looks=_LONG_CALM)
        yield
        self._press(end)
        assert program.wait(PATIENCE) == 0

    def _press(self, *keys: str) -> None:
        self._screen.keys(*keys)

    def _look(self, name: str) -> None:
        self._screen.picture(self._pictures / f"{name}.png")
