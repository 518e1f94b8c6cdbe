"""The installed program: in the menu, at a double-click, and at a prompt."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest

from tests.installers.linux.conftest import PICTURES, ROOT, SEED, SOURCE
from tests.installers.linux.machine import COMMAND, MENU_ENTRY, PROGRAM, run
from tests.screen import Screen, a_screen, home_of

KIND = "application/x-ita-desktop"
# How a desktop that has a file manager says who it is; without one, xdg-open asks nobody.
DESKTOP = {"XDG_CURRENT_DESKTOP": "GNOME"}


@pytest.fixture
def own(workbook: Path, tmp_path: Path) -> Path:
    """A copy of the workbook in a folder of hers, with a name such as people give."""
    folder = tmp_path / "เอกสาร ปี 2566"
    folder.mkdir()
    return Path(shutil.copy(workbook, folder / "งาน (1) & สำเนา.ita"))


@pytest.mark.display
def test_the_menu_starts_it(installed: Path, tmp_path: Path) -> None:
    with a_screen(tmp_path / "screen") as screen:
        home = home_of(tmp_path / "home")
        screen.start(["gio", "launch", str(MENU_ENTRY)], **home)
        screen.wait_for_window("ITA Desktop")
        screen.picture(PICTURES / "menu.png")
        assert _class_of_window(screen) == '"ita-desktop", "ita-desktop"'
        screen.keys("ctrl+q")
        screen.wait_until(lambda: not screen.titles())


@pytest.mark.display
def test_a_double_click_on_a_workbook_opens_it(installed: Path, own: Path, tmp_path: Path) -> None:
    with a_screen(tmp_path / "screen") as screen:
        screen.start(["xdg-open", str(own)], **home_of(tmp_path / "home"), **DESKTOP)
        screen.wait_for_window("งาน (1) & สำเนา — ปีงบประมาณ ๒๕๖๖")
        screen.picture(PICTURES / "double-click.png")
        screen.keys("ctrl+q")
        screen.wait_until(lambda: not screen.titles())


def test_a_workbook_is_known_by_its_name_and_by_what_is_in_it(installed: Path, own: Path) -> None:
    unnamed = Path(shutil.copy(own, own.with_name("ไม่มีนามสกุล")))
    for path in (own, unnamed):
        told = _told("gio", "info", "--attributes=standard::content-type,standard::icon", path)
        assert f"standard::content-type: {KIND}" in told
        assert "standard::icon: application-x-ita-desktop" in told
    foreign = own.with_name("ของอื่น")
    sqlite3.connect(foreign).execute("CREATE TABLE x (y)").connection.close()
    assert KIND not in _told("gio", "info", "--attributes=standard::content-type", foreign)
    assert MENU_ENTRY.name in _told("gio", "mime", KIND).splitlines()[0]


def test_the_theme_has_its_icons(installed: Path) -> None:
    icons = Path("/usr/share/icons/hicolor")
    for size in (16, 48, 256):
        assert (icons / f"{size}x{size}/apps/ita-desktop.png").is_file()
        assert (icons / f"{size}x{size}/mimetypes/application-x-ita-desktop.png").is_file()


def test_it_makes_the_same_files_as_the_program_in_development(
    installed: Path, own: Path, tmp_path: Path
) -> None:
    for name, words in {
        "report.pdf": [],
        "measures.pdf": ["--measures-only"],
        "report.json": [],
        "report.eml": [],
    }.items():
        here, there = tmp_path / name, tmp_path / f"source-{name}"
        done = run(COMMAND, "export", own, "-o", here, *words)
        assert (done.returncode, done.stderr) == (0, b"")
        subprocess.run(
            [*SOURCE, "export", str(own), "-o", str(there), *words], check=True, cwd=ROOT
        )
        assert here.read_bytes() == there.read_bytes(), name


def test_it_reads_every_kind_of_source(installed: Path, own: Path, tmp_path: Path) -> None:
    for name in ("report.pdf", "report.json"):
        assert run(COMMAND, "export", own, "-o", tmp_path / name).returncode == 0
    web = tmp_path / "report.html"
    text = SEED.read_text("utf-8")
    web.write_text("".join(f"<p>{line}</p>\n" for line in text.splitlines()), "utf-8")
    for source in (SEED, web, tmp_path / "report.pdf", tmp_path / "report.json"):
        into = tmp_path / f"{source.suffix[1:]}.ita"
        done = run(COMMAND, "import", source, "--into", into)
        assert (done.returncode, done.stderr) == (0, b""), source
        assert "นำเข้าแล้ว: ปีงบประมาณ 2566" in done.stdout.decode()


def test_it_begins_a_year_checks_and_goes_on_to_the_next(installed: Path, tmp_path: Path) -> None:
    path = tmp_path / "ใหม่.ita"
    named = ["--year", "2568", "--office", "เทศบาลตำบลรวมใจ"]
    assert run(COMMAND, "new", path, *named).returncode == 0
    assert run(COMMAND, "rollover", path, "--from", "2568", "--to", "2569").returncode == 0
    checked = run(COMMAND, "check", path, ITA_DESKTOP_LANGUAGE="en", LC_ALL="C")
    assert checked.returncode in {0, 1}
    assert checked.stdout
    assert checked.stderr == b""


def test_it_opens_files_of_older_versions(installed: Path, tmp_path: Path) -> None:
    """The migrations are there, which are read as files."""
    for old in sorted((ROOT / "tests/store/fixtures").rglob("*.ita")):
        path = Path(shutil.copy(old, tmp_path))
        done = run(COMMAND, "rollover", path, "--from", "2566", "--to", "2570")
        assert (done.returncode, done.stderr) == (0, b""), old
        done = run(COMMAND, "export", path, "-o", tmp_path / f"{old.stem}.json")
        assert (done.returncode, done.stderr) == (0, b""), old


def test_it_needs_no_right_to_write_where_it_is(installed: Path) -> None:
    writable = [path for path in PROGRAM.rglob("*") if path.stat().st_mode & 0o022]
    assert not writable


@pytest.mark.display
def test_what_it_starts_finds_the_systems_libraries(
    installed: Path, own: Path, tmp_path: Path
) -> None:
    """A PDF reader with some of our libraries in place of its own would not start."""
    told = tmp_path / "told.txt"
    opener = tmp_path / "bin" / "xdg-open"
    opener.parent.mkdir()
    opener.write_text(f'#!/bin/sh\n{{ echo "$1"; env; }} >"{told}.new"\nmv "{told}.new" "{told}"\n')
    opener.chmod(0o755)
    path = f"{opener.parent}:/usr/bin:/bin"
    with a_screen(tmp_path / "screen") as screen:
        screen.start([str(COMMAND), str(own)], **home_of(tmp_path / "home"), PATH=path)
        screen.wait_for_window(own.stem)
        screen.keys("ctrl+p")
        screen.wait_for_window("ทำไฟล์ PDF")
        screen.keys("ctrl+a")
        screen.type(str(tmp_path / "report.pdf"))
        screen.keys("Return")
        screen.wait_until((tmp_path / "report.pdf").exists)
        screen.wait_for_calm()
        screen.keys("Return")
        screen.wait_until(told.exists)
    lines = told.read_text("utf-8").splitlines()
    assert lines[0].endswith("report.pdf")
    assert not [line for line in lines if line.startswith(("LD_LIBRARY_PATH", "_PYI_"))]


@pytest.mark.display
def test_a_second_double_click_opens_in_the_window_that_is_open(
    installed: Path, own: Path, tmp_path: Path
) -> None:
    other = Path(shutil.copy(own, own.with_name("อีกงาน.ita")))
    with a_screen(tmp_path / "screen") as screen:
        home = home_of(tmp_path / "home")
        for path in (own, other):
            screen.start(["xdg-open", str(path)], **home, **DESKTOP)
            screen.wait_for_window(path.stem)
        screen.wait_until(lambda: len(screen.titles()) == 1)
        screen.keys("ctrl+q")
        screen.wait_until(lambda: not screen.titles())


def _class_of_window(screen: Screen) -> str:
    """Return what a desktop groups the window's icon by."""
    command = "xprop -id $(xdotool getactivewindow) WM_CLASS"
    told = subprocess.run(
        ["sh", "-c", command], env=screen.environment, check=True, capture_output=True, text=True
    )
    return told.stdout.partition(" = ")[2].strip()


def _told(*command: str | Path) -> str:
    done = run(*command, LC_ALL="C.UTF-8")
    assert done.returncode == 0, done.stderr
    return done.stdout.decode()
