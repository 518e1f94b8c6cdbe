"""Upgrade, removal and purge: the program changes or goes, her work stays."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ita_desktop import __version__
from tests.installers.linux import machine
from tests.installers.linux.machine import COMMAND, NAME, PROGRAM, files_of
from tests.screen import PATIENCE, Screen, a_screen, home_of

LOWER = "0.0.1"
LEFT_OVER = PROGRAM / "_internal" / "ita_desktop" / "of-old.txt"


@pytest.fixture(scope="module")
def lower(deb: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same package as a lower version, with a file that this version has no more."""
    folder = tmp_path_factory.mktemp("lower")
    tree = folder / "tree"
    subprocess.run(["dpkg-deb", "--raw-extract", str(deb), str(tree)], check=True)
    control = tree / "DEBIAN" / "control"
    said = re.sub(r"(?m)^Version: .*$", f"Version: {LOWER}", control.read_text("utf-8"))
    control.write_text(said, "utf-8")
    (tree / LEFT_OVER.relative_to("/")).write_text("old")
    target = folder / f"{NAME}_{LOWER}_amd64.deb"
    command = ["dpkg-deb", "--root-owner-group", "-Znone", "--build", str(tree), str(target)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return target


@contextmanager
def working(screen: Screen, path: Path, home: Path) -> Iterator[None]:
    """Have the installed program open on a workbook; it is closed as she closes it."""
    program = screen.start([str(COMMAND), str(path)], **home_of(home))
    screen.wait_for_window(path.stem)
    yield
    assert program.poll() is None
    screen.keys("ctrl+q")
    assert program.wait(PATIENCE) == 0


@pytest.mark.display
@pytest.mark.usefixtures("_gone_at_the_end")
def test_upgrade_and_removal_wait_for_open_windows_and_leave_her_files(
    deb: Path, lower: Path, workbook: Path, tmp_path: Path
) -> None:
    home, documents = tmp_path / "home", tmp_path / "เอกสาร"
    documents.mkdir()
    path = Path(shutil.copy(workbook, documents / "งาน.ita"))
    machine.install(lower)
    assert machine.installed_version() == LOWER
    assert LEFT_OVER.exists()
    with a_screen(tmp_path / "screen") as screen, working(screen, path, home):
        told = machine.install(deb, check=False)
        assert told.returncode != 0
        assert "กรุณาปิดโปรแกรมก่อน" in told.stdout + told.stderr
        assert machine.installed_version() == LOWER
    hers = files_of(home) | files_of(documents)
    assert any(name.endswith("ita-desktop.ini") for name in hers)
    machine.install(deb)
    assert machine.installed_version() == __version__
    assert not LEFT_OVER.exists()
    assert files_of(home) | files_of(documents) == hers
    with a_screen(tmp_path / "screen2") as screen, working(screen, path, home):
        assert machine.remove(check=False).returncode != 0
        assert machine.installed_version() == __version__
    hers = files_of(home) | files_of(documents)
    machine.remove()
    machine.purge()
    assert not COMMAND.is_symlink()
    assert not PROGRAM.exists()
    told = machine.run("gio", "mime", "application/x-ita-desktop")
    assert b"ita-desktop.desktop" not in told.stdout
    assert files_of(home) | files_of(documents) == hers
