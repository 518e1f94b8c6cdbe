"""Every shortcut acts while the keyboard types Thai: real keys, by their place, on a real screen.

The program is another process; what a key did is read from its file, its settings and the titles
of its windows.
"""

from __future__ import annotations

import configparser
import sys
from pathlib import Path
from subprocess import Popen

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from ita_desktop.gui.window.actions import Actions
from ita_desktop.locale import Translator
from ita_desktop.model import Indicator, Measure, Report
from ita_desktop.store import Workbook
from tests.screen import PATIENCE, Screen, a_screen, home_of

NUMBER_PAD = {"Enter": "KP_Enter"}
START = {"หนึ่ง": ["คู่มือ", "อบรม"], "สอง": ["แผน"]}
KO_KAI = "D"  # the key that types ก


class Clerk:
    """At the keyboard of one program over one file.

    Args:
        screen: hers.
        folder: an empty one for the file and the program's home.
    """

    def __init__(self, screen: Screen, folder: Path) -> None:
        self.screen = screen
        self.pressed: set[str] = set()
        self.path = folder / "งาน.ita"
        with Workbook.create(self.path) as workbook, workbook.change("Import a report") as edit:
            indicators = [
                Indicator(label=label, title=title, measures=[Measure(measures=[m]) for m in texts])
                for label, (title, texts) in zip("๑๒", START.items(), strict=True)
            ]
            edit.add(Report(fiscal_year=2566, indicators=indicators))
        self._home = home_of(folder / "home")
        command = [sys.executable, "-m", "ita_desktop", str(self.path)]
        self.program = screen.start(command, **self._home)
        screen.wait_for_window("งาน")

    def press(self, *shortcuts: str) -> None:
        """Press shortcuts by the places of their keys, whatever these type."""
        for shortcut in shortcuts:
            self.pressed.add(shortcut)
            *modifiers, key = shortcut.replace("++", "+=").split("+")
            key = key.lower() if len(key) == 1 else NUMBER_PAD.get(key, key)
            self.screen.keys("+".join([*(word.lower() for word in modifiers), key]))

    def content(self) -> dict[str, list[str]]:
        """Return the measures in the file by their indicators."""
        with Workbook.open(self.path, read_only=True) as workbook:
            report = workbook.report(workbook.reports()[0].id)
        return {
            indicator.title: [" ".join(measure.measures) for measure in indicator.measures]
            for indicator in report.indicators
        }

    def expect(self, **changed: list[str]) -> None:
        """Wait until the file holds this and nothing else."""
        self.screen.wait_until(lambda: self.content() == changed)

    def setting(self, name: str) -> str:
        """Return what the program remembers."""
        found = list(Path(self._home["XDG_CONFIG_HOME"]).rglob("*.ini"))
        found += list(Path(self._home["XDG_CONFIG_HOME"]).rglob("*.conf"))
        parser = configparser.RawConfigParser()
        parser.read(found, encoding="utf-8")
        return parser.get("General", name, fallback="")

    def expect_setting(self, name: str, value: str) -> None:
        """Wait until the program remembers this."""
        self.screen.wait_until(lambda: self.setting(name) == value)

    def expect_window(self, *shortcuts: str) -> None:
        """Press shortcuts, wait for another window, and close it by Escape."""
        before = self.screen.titles()
        self.press(*shortcuts)
        self.screen.wait_until(lambda: len(self.screen.titles()) > len(before))
        [title] = [title for title in self.screen.titles() if title not in before]
        # A busy window manager may leave it behind the one before.
        self.screen.activate(title)
        self.screen.wait_for_window(title)
        self.screen.keys("Escape")
        self.screen.wait_until(lambda: self.screen.titles() == before)
        self.screen.activate(before[0])
        self.screen.wait_for_window(before[0])


@pytest.fixture
def clerk(tmp_path: Path):
    with a_screen(tmp_path / "screen") as screen:
        screen.use_layout("th")
        yield Clerk(screen, tmp_path)


@pytest.mark.display
def test_every_shortcut_acts_while_the_keyboard_types_thai(clerk: Clerk, qapp) -> None:
    change_rows(clerk)
    walk_and_type(clerk)
    open_panels_and_dialogs(clerk)
    clerk.press("Ctrl+Q")
    assert clerk.program.wait(PATIENCE) == 0
    assert clerk.pressed >= shortcuts()


@pytest.mark.display
def test_dialogs_take_shortcuts_while_the_keyboard_types_thai(tmp_path: Path) -> None:
    """From the start page to a new file, whose name says what the keys did in its form."""
    with a_screen(tmp_path / "screen") as screen:
        screen.use_layout("th")
        program = start(screen, tmp_path)
        screen.keys("Tab", "space")
        screen.wait_for_window("ไฟล์ใหม่")
        screen.type("เทศบาลตำบล")
        screen.keys("ctrl+a", "ctrl+x", "ctrl+v", "ctrl+v", "ctrl+z", "Return")
        screen.wait_for_window("เลือกที่เก็บไฟล์")
        screen.keys("ctrl+a", "ctrl+c", "End", "ctrl+v", "Return")
        screen.wait_for_window("เทศบาลตำบล ITA.itaเทศบาลตำบล ITA — ปีงบประมาณ")
        screen.keys("alt+f", "Up", "Return")
        assert program.wait(PATIENCE) == 0


@pytest.mark.display
def test_the_start_page_takes_ctrl_q_while_the_keyboard_types_thai(tmp_path: Path) -> None:
    with a_screen(tmp_path / "screen") as screen:
        screen.use_layout("th")
        program = start(screen, tmp_path)
        screen.keys("ctrl+q")
        assert program.wait(PATIENCE) == 0


def start(screen: Screen, folder: Path) -> Popen[bytes]:
    """Start the program in an empty home; its start page comes up."""
    program = screen.start([sys.executable, "-m", "ita_desktop"], **home_of(folder / "home"))
    screen.wait_for_window("ITA Desktop")
    return program


def change_rows(clerk: Clerk) -> None:
    clerk.press("Home", "Down", "Down", "Ctrl+D")
    clerk.expect(หนึ่ง=["คู่มือ", "คู่มือ", "อบรม"], สอง=["แผน"])
    clerk.press("Ctrl+Z")
    clerk.expect(**START)
    clerk.press("Ctrl+Y")
    clerk.expect(หนึ่ง=["คู่มือ", "คู่มือ", "อบรม"], สอง=["แผน"])
    clerk.press("Ctrl+Z")
    clerk.expect(**START)
    clerk.press("Ctrl+Shift+Z")
    clerk.expect(หนึ่ง=["คู่มือ", "คู่มือ", "อบรม"], สอง=["แผน"])
    clerk.press("Ctrl+Z")
    clerk.expect(**START)
    clerk.press("Home", "Down", "Down", "Alt+Down")
    clerk.expect(หนึ่ง=["อบรม", "คู่มือ"], สอง=["แผน"])
    clerk.press("Alt+Up")
    clerk.expect(**START)
    clerk.press("Ctrl+C", "End", "Ctrl+V")
    clerk.expect(หนึ่ง=["คู่มือ", "อบรม"], สอง=["แผน", "คู่มือ"])
    clerk.press("Ctrl+X")
    clerk.expect(**START)


def walk_and_type(clerk: Clerk) -> None:
    clerk.press("End", "F2", KO_KAI)
    clerk.expect(หนึ่ง=["คู่มือ", "อบรม"], สอง=["กแผน"])
    clerk.press("F6", "Up", "Shift+F6", KO_KAI)
    clerk.expect(หนึ่ง=["คู่มือ", "อบรม"], กสอง=["กแผน"])
    clerk.press("Ctrl+Return", KO_KAI)
    clerk.expect(หนึ่ง=["คู่มือ", "อบรม"], กสอง=["กกแผน"])
    clerk.press("F6", "Home", "Down", "F6", "Ctrl+Enter", KO_KAI)
    clerk.expect(หนึ่ง=["กคู่มือ", "อบรม"], กสอง=["กกแผน"])
    clerk.press("Ctrl+M", KO_KAI)
    clerk.expect(หนึ่ง=["กคู่มือ", "ก", "อบรม"], กสอง=["กกแผน"])
    clerk.press("Ctrl+Shift+M", KO_KAI)
    clerk.expect(หนึ่ง=["กคู่มือ", "ก", "อบรม"], ก=[], กสอง=["กกแผน"])
    clerk.press("F6", "Delete")
    clerk.expect(หนึ่ง=["กคู่มือ", "ก", "อบรม"], กสอง=["กกแผน"])


def open_panels_and_dialogs(clerk: Clerk) -> None:
    for shortcut, panel in (("F7", "checks"), ("F8", "preview")):
        clerk.press(shortcut)
        clerk.expect_setting("side_panel", panel)
        clerk.press(shortcut)
        clerk.expect_setting("side_panel", "")
    find(clerk)
    save(clerk)
    for shortcut, percent in (("Ctrl+=", "110"), ("Ctrl+-", "100"), ("Ctrl++", "110")):
        clerk.press(shortcut)
        clerk.expect_setting("zoom", percent)
    clerk.press("Ctrl+0")
    clerk.expect_setting("zoom", "100")
    for shortcut in ("F9", "F1", "Ctrl+N", "Ctrl+Shift+N", "Ctrl+I", "Ctrl+P", "Ctrl+Shift+E"):
        clerk.expect_window(shortcut)
    for shortcut in ("Ctrl+O", "Ctrl+Shift+O"):
        clerk.expect_window(shortcut)


def find(clerk: Clerk) -> None:
    """A place found is selected in its field, so that the next key takes its place."""
    clerk.press("Ctrl+H")
    clerk.expect_setting("side_panel", "find")
    clerk.press(KO_KAI)
    clerk.screen.wait_for_calm()
    before = clerk.content()
    for shortcut in ("F3", "Shift+F3"):
        clerk.press(shortcut)
        clerk.screen.wait_for_calm()
        clerk.press("F")
        clerk.screen.wait_until(lambda: clerk.content() != before)
        clerk.press("Ctrl+Z")
        clerk.expect(**before)
    clerk.press("Ctrl+F", "Ctrl+F")
    clerk.expect_setting("side_panel", "")


def save(clerk: Clerk) -> None:
    """A year that is none keeps the program from saying that everything is saved."""
    clerk.press("F6", "Home", "F2", "Shift+Tab", "Shift+Tab", KO_KAI)
    clerk.expect_window("Ctrl+S")


def shortcuts() -> set[str]:
    """Return all shortcuts of the window as Qt writes them."""
    owner = QObject()
    actions = Actions(Translator("th"), "th", owner)
    return {
        keys.toString(QKeySequence.SequenceFormat.PortableText)
        for action in actions.findChildren(QAction)
        for keys in action.shortcuts()
    }
