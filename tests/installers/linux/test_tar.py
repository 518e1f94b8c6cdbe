"""The edition for other systems: run from its folder, installed at home, removed."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from ita_desktop import __version__
from tests.installers.linux.conftest import PICTURES, ROOT, SOURCE
from tests.installers.linux.machine import files_of, run
from tests.screen import Screen, a_screen, home_of


@pytest.fixture(scope="module")
def folder(tar: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The unpacked tar, on a stick whose name is not plain."""
    stick = tmp_path_factory.mktemp("tar") / "แฟลชไดรฟ์ $1"
    stick.mkdir()
    subprocess.run(["tar", "--extract", "--file", str(tar)], check=True, cwd=stick)
    yield stick / f"ita-desktop-{__version__}"
    shutil.rmtree(stick)


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """Her home: its variables."""
    return dict(home_of(tmp_path / "บ้าน ของ`เธอ` & $HOME"))


@pytest.mark.display
def test_it_runs_from_its_folder(
    folder: Path, workbook: Path, home: dict[str, str], tmp_path: Path
) -> None:
    before = files_of(folder)
    here, there = tmp_path / "here.pdf", tmp_path / "there.pdf"
    assert run(folder / "ita-desktop", "export", workbook, "-o", here).returncode == 0
    subprocess.run([*SOURCE, "export", str(workbook), "-o", str(there)], check=True, cwd=ROOT)
    assert here.read_bytes() == there.read_bytes()
    with a_screen(tmp_path / "screen") as screen:
        program = screen.start([str(folder / "ita-desktop")], **home)
        screen.wait_for_window("ITA Desktop")
        loaded = _loaded(program.pid)
        for name in ("libthai.so.0", "libxcb-cursor.so.0", "libsqlite3.so.0", "libffi.so.8"):
            assert f"{folder}/_internal/{name}" in loaded, name
        screen.picture(PICTURES / "tar.png")
        screen.keys("ctrl+q")
        program.wait()
    assert files_of(folder) == before


@pytest.mark.display
def test_another_window_of_it_finds_what_it_carries(
    folder: Path, workbook: Path, home: dict[str, str], tmp_path: Path
) -> None:
    """It is started by the program itself, which has tidied up what PyInstaller had set."""
    one, other = (Path(shutil.copy(workbook, tmp_path / name)) for name in ("one.ita", "other.ita"))
    with a_screen(tmp_path / "screen") as screen:
        first = screen.start([str(folder / "ita-desktop"), str(one)], **home)
        screen.wait_for_window("one")
        screen.keys("ctrl+shift+o")
        screen.wait_until(lambda: len(screen.titles()) > 1)
        screen.wait_for_calm()
        screen.type(str(other))
        screen.keys("Return")
        screen.wait_for_window("other")
        program = _of_window(screen)
        assert program != first.pid
        assert f"{folder}/_internal/libxcb-cursor.so.0" in _loaded(program)
        screen.keys("ctrl+q")
        screen.wait_for_window("one")
        screen.keys("ctrl+q")
        first.wait()


@pytest.mark.display
def test_it_installs_itself_at_home_and_leaves_only_her_files(
    folder: Path, workbook: Path, home: dict[str, str], tmp_path: Path
) -> None:
    root = Path(home["HOME"])
    path = Path(shutil.copy(workbook, root / "งาน.ita"))
    environment = home | {"PATH": os.environ["PATH"]}
    for _ in ("installed", "installed over"):
        subprocess.run([str(folder / "install.sh")], check=True, env=environment)
    program = root / ".local/lib/ita-desktop"
    assert files_of(program / "_internal") == files_of(folder / "_internal")
    with a_screen(tmp_path / "screen") as screen:
        screen.start(["gio", "open", str(path)], **home, XDG_DATA_DIRS="/usr/share")
        screen.wait_for_window("งาน — ปีงบประมาณ")
        screen.picture(PICTURES / "tar-installed.png")
        done = subprocess.run([str(folder / "install.sh")], check=False, env=environment)
        assert done.returncode == 1
        screen.keys("ctrl+q")
        screen.wait_until(lambda: not screen.titles())
    assert run(root / ".local/bin/ita-desktop", "check", path).returncode == 1
    subprocess.run([str(program / "uninstall.sh")], check=True, env=environment)
    left = [name for name in files_of(root) if "ita-desktop" in name]
    # What she has chosen and what was logged.
    assert all(name.startswith(("config/", "state/")) for name in left)
    assert path.exists()


def _loaded(program: int) -> str:
    """Return the files that a process, given by its number, has in its memory."""
    return Path(f"/proc/{program}/maps").read_text("utf-8")


def _of_window(screen: Screen) -> int:
    """Return the number of the process whose window is active."""
    command = ["xdotool", "getactivewindow", "getwindowpid"]
    told = subprocess.run(command, env=screen.environment, check=True, capture_output=True)
    return int(told.stdout)
