"""The program started again while it runs, as a double-click in a folder does: real processes."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ita_desktop.model import Report
from ita_desktop.store import Workbook
from tests.screen import Screen, a_screen, home_of

PROGRAM = [sys.executable, "-m", "ita_desktop"]
PATIENCE = 60
Start = Callable[..., subprocess.Popen[bytes]]


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    with a_screen(tmp_path / "screen") as screen:
        yield screen


@pytest.fixture
def start(screen: Screen, tmp_path: Path) -> Start:
    """Starts the program of the one user, or that of another user if `user` is given."""

    def start(*words: str, user: str = "home") -> subprocess.Popen[bytes]:
        return screen.start([*PROGRAM, *words], **home_of(tmp_path / user))

    return start


def workbook(path: Path) -> str:
    Workbook.create(path, reports=[Report(fiscal_year=2566)]).close()
    return str(path)


def ours(screen: Screen) -> list[str]:
    """Return the titles of the program's windows by the files that are open in them."""
    return sorted(title.split(" — ")[0] for title in screen.titles() if "ITA Desktop" in title)


@pytest.mark.display
def test_a_second_file_opens_in_the_window_that_is_open(
    screen: Screen, start: Start, tmp_path: Path
) -> None:
    first = start(workbook(tmp_path / "หนึ่ง.ita"))
    screen.wait_for_window("หนึ่ง")
    second = start(workbook(tmp_path / "สอง ๒.ita"))
    screen.wait_for_window("สอง ๒")
    assert second.wait(PATIENCE) == 0
    screen.wait_until(lambda: ours(screen) == ["สอง ๒"])
    screen.keys("ctrl+q")
    assert first.wait(PATIENCE) == 0


@pytest.mark.display
def test_a_window_behind_another_program_comes_to_the_front(
    screen: Screen, start: Start, tmp_path: Path
) -> None:
    start(workbook(tmp_path / "หนึ่ง.ita"))
    screen.wait_for_window("หนึ่ง")
    start(workbook(tmp_path / "ของคนอื่น.ita"), user="other")
    screen.wait_for_window("ของคนอื่น")
    assert start().wait(PATIENCE) == 0
    screen.wait_for_window("หนึ่ง")
    screen.wait_until(lambda: ours(screen) == ["ของคนอื่น", "หนึ่ง"])


@pytest.mark.display
def test_two_quick_double_clicks_are_one_program(
    screen: Screen, start: Start, tmp_path: Path
) -> None:
    path = workbook(tmp_path / "หนึ่ง.ita")
    programs = [start(path), start(path)]
    screen.wait_for_window("หนึ่ง")
    screen.wait_until(lambda: any(one.poll() is not None for one in programs))
    screen.wait_until(lambda: ours(screen) == ["หนึ่ง"])
    (ended,) = [one for one in programs if one.poll() is not None]
    assert ended.returncode == 0


@pytest.mark.display
def test_a_file_opens_in_another_window_when_that_is_wanted(
    screen: Screen, start: Start, tmp_path: Path
) -> None:
    one = start(workbook(tmp_path / "one.ita"))
    screen.wait_for_window("one")
    other = workbook(tmp_path / "other.ita")
    screen.keys("ctrl+shift+o")
    screen.wait_for_window("เปิดไฟล์ในอีกหน้าต่างหนึ่ง")
    screen.type(other)
    screen.keys("Return")
    screen.wait_for_window("other")
    screen.wait_until(lambda: ours(screen) == ["one", "other"])
    # When the one that hears later starts is gone, the other one does.
    screen.activate(next(title for title in screen.titles() if title.startswith("one")))
    screen.keys("ctrl+q")
    assert one.wait(PATIENCE) == 0
    (address,) = (tmp_path / "home").rglob("start.json")
    name = json.loads(address.read_text())["name"]
    screen.wait_until(lambda: name in Path("/proc/net/unix").read_text())
    assert start(workbook(tmp_path / "third.ita")).wait(PATIENCE) == 0
    screen.wait_for_window("third")
    screen.wait_until(lambda: ours(screen) == ["third"])
    screen.keys("ctrl+q")
    screen.wait_until(lambda: ours(screen) == [])
