"""Rows dragged with a real mouse: several at once, to another window, and onto what takes none.

The program is another process; where its rows are is read from the screen, what a drag did from
the file.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ita_desktop.gui.look.colours import LIGHT
from ita_desktop.model import Indicator, Measure, Report
from ita_desktop.store import Workbook
from tests.screen import Screen, a_screen, home_of

HALF = 683  # of the screen's width
TREE = 300  # of a window's width, in which its tree is seen


class Rows:
    """The tree of a program that has half of the screen: report, indicators, measures.

    Args:
        screen: where it is seen.
        path: its file.
        left: where its window begins.
    """

    def __init__(self, screen: Screen, path: Path, left: int) -> None:
        self._screen = screen
        self._path = path
        self._left = left
        screen.click(left + 200, 8)
        screen.wait_for_window(path.stem)
        screen.keys("Home")
        screen.wait_for_calm()
        # The words leave most of a chosen row free.
        row = screen.lines_filled(LIGHT.selected, left + 150, left + TREE)
        self._top, self._height = row.start, len(row)

    def place(self, row: int) -> tuple[int, int]:
        """Return where a row is seen, counted from the report's."""
        return self._left + 150, self._top + self._height * row + self._height // 2

    def choose(self, *rows: int) -> None:
        """Click on rows, with Ctrl on all but the first."""
        for number, row in enumerate(rows):
            self._screen.click(*self.place(row), held="ctrl" if number else "")
        self._screen.wait_for_calm()

    def content(self) -> list[list[str]]:
        """Return the file's measures by their indicators."""
        with Workbook.open(self._path, read_only=True) as workbook:
            report = workbook.report(workbook.reports()[0].id)
        return [[" ".join(m.measures) for m in one.measures] for one in report.indicators]

    def expect(self, *content: list[str]) -> None:
        """Wait until the file holds this and nothing else."""
        self._screen.wait_until(lambda: self.content() == list(content))


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    with a_screen(tmp_path / "screen") as screen:
        yield screen


@pytest.fixture
def start(screen: Screen, tmp_path: Path):
    """Starts the program on a new file, in one half of the screen."""

    def start(name: str, left: int, *measures: list[str]) -> Rows:
        path = tmp_path / f"{name}.ita"
        indicators = [
            Indicator(label=str(number), title="ก", measures=[Measure(measures=[m]) for m in texts])
            for number, texts in enumerate(measures, 1)
        ]
        with Workbook.create(path) as workbook, workbook.change("Import a report") as edit:
            edit.add(Report(fiscal_year=2566, indicators=indicators))
        command = [sys.executable, "-m", "ita_desktop", str(path)]
        screen.start(command, **home_of(tmp_path / name))
        screen.wait_until(lambda: any(name in title for title in screen.titles()))
        [title] = [title for title in screen.titles() if name in title]
        # One that opens within a moment of another one is left behind it by the window manager.
        screen.activate(title)
        screen.place_window(title, left, HALF)
        screen.wait_for_calm()
        return Rows(screen, path, left)

    return start


@pytest.mark.display
def test_several_rows_are_dragged_at_once(screen: Screen, start) -> None:
    rows = start("หนึ่ง", 0, ["คู่มือ", "อบรม", "ประกาศ"], ["แผน"])
    rows.choose(2, 4)
    screen.drag(rows.place(4), rows.place(5))
    rows.expect(["อบรม"], ["แผน", "คู่มือ", "ประกาศ"])
    screen.keys("ctrl+z")
    rows.expect(["คู่มือ", "อบรม", "ประกาศ"], ["แผน"])


@pytest.mark.display
def test_rows_are_dragged_into_another_window_and_stay_in_their_own(screen: Screen, start) -> None:
    one = start("หนึ่ง", 0, ["คู่มือ", "อบรม"], ["แผน"])
    other = start("สอง", HALF, ["รายงาน"])
    one.choose(2, 3)
    screen.drag(one.place(2), other.place(1))
    other.expect(["รายงาน", "คู่มือ", "อบรม"])
    assert one.content() == [["คู่มือ", "อบรม"], ["แผน"]]
    # Not chosen first: pressed twice within a moment, a row is folded and not dragged.
    screen.drag(one.place(4), other.place(0))
    other.expect(["รายงาน", "คู่มือ", "อบรม"], ["แผน"])


@pytest.mark.display
def test_a_row_let_go_over_a_field_changes_nothing(screen: Screen, start) -> None:
    rows = start("หนึ่ง", 0, ["คู่มือ", "อบรม"])
    other = start("สอง", HALF, ["แผน"])
    before = rows.content(), other.content()
    other.choose(2)
    rows.choose(2)
    for left in (0, HALF):
        for down in (320, 540):  # the first two fields of the page
            screen.drag(rows.place(2), (left + 530, down))
            screen.wait_for_calm()
    screen.drag(rows.place(2), rows.place(0))  # the report takes no measure either
    screen.wait_for_calm()
    assert (rows.content(), other.content()) == before
