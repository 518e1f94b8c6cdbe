"""The portable edition: all that the program writes is in its own folder, nothing is elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ita_desktop.cli import main
from tests.screen import Screen, a_screen, home_of

PROGRAM = [sys.executable, "-m", "ita_desktop"]
OFFICE = "เทศบาลตำบลพกพา"


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    with a_screen(tmp_path / "screen") as screen:
        screen.use_layout("th")
        yield screen


@pytest.mark.display
def test_a_working_day_leaves_nothing_on_the_computer(screen: Screen, tmp_path: Path) -> None:
    stick, computer, temporary = (tmp_path / name for name in ("สติ๊ก", "computer", "tmp"))
    temporary.mkdir()
    (stick / "data").mkdir(parents=True)
    environment = {
        **home_of(computer),
        "TMPDIR": str(temporary),
        "ITA_DESKTOP_HOME": str(stick / "data"),
    }
    program = screen.start(PROGRAM, **environment)
    screen.wait_for_window("ITA Desktop")
    screen.keys("Tab", "space")
    screen.wait_for_window("ไฟล์ใหม่")
    screen.type(OFFICE)
    screen.keys("Return")
    screen.wait_for_window("เลือกที่เก็บไฟล์")
    screen.keys("Return")
    screen.wait_for_window(f"{OFFICE} ITA — ")
    screen.keys("ctrl+m")
    screen.type("จัดทำคู่มือการปฏิบัติงาน")
    screen.keys("ctrl+p")
    screen.wait_for_window("ทำไฟล์ PDF")
    screen.keys("Return")
    screen.wait_until(lambda: bool(list(stick.rglob("*.pdf"))))
    screen.keys("Escape", "ctrl+q")
    screen.wait_until(lambda: program.poll() is not None)
    assert program.returncode == 0
    assert list(computer.rglob("*")) == []
    assert list(temporary.rglob("*")) == []
    data = stick / "data"
    written = {path.relative_to(data).parts[0] for path in data.rglob("*") if path.is_file()}
    assert written >= {"settings.ini", "ไฟล์งาน"}
    assert (data / "ไฟล์งาน" / f"{OFFICE} ITA.ita").is_file()

    # Another computer gives the stick another name: the file is found all the same.
    elsewhere = stick.rename(tmp_path / "another name")
    environment["ITA_DESKTOP_HOME"] = str(elsewhere / "data")
    program = screen.start(PROGRAM, **environment)
    screen.wait_for_window(f"{OFFICE} ITA — ")
    screen.keys("ctrl+q")
    screen.wait_until(lambda: program.poll() is not None)
    assert list(computer.rglob("*")) == []


def test_the_commands_use_the_templates_of_the_portable_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ITA_DESKTOP_HOME", str(tmp_path / "data"))
    own = tmp_path / "data" / "templates"
    own.mkdir(parents=True)
    (own / "ours.toml").write_text("broken", encoding="utf-8")
    words = ["new", str(tmp_path / "a.ita"), "--year", "2568", "--office", OFFICE]
    assert main(words) == 0
    assert "ours.toml" in capsys.readouterr().out
