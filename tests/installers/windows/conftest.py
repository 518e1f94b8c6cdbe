"""The built installer, and a Windows to try it in: made once for all tests."""

from __future__ import annotations

import os
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from ita_desktop import __version__
from ita_desktop.assets import RESOURCES
from tests.installers.windows.program import NAME, Program
from tests.installers.windows.wine import Wine
from tests.screen import Screen, a_screen

ROOT = Path(__file__).resolve().parents[3]
DIST = ROOT / "build" / "dist"
PICTURES = ROOT / "build" / "installers" / "windows"
TOOLS = ("wine", "x86_64-w64-mingw32-gcc", "makensis", "Xvfb")


@pytest.fixture(scope="session", autouse=True)
def tools() -> None:
    """Leave everything out where Wine is not to be had, unless that is not to be let pass."""
    missing = [tool for tool in TOOLS if not shutil.which(tool)]
    if missing and not os.environ.get("ITA_REQUIRE_WINE"):
        pytest.skip(f"NOT TESTED: the Windows installer, as there is no {', '.join(missing)}")
    assert not missing, missing


@pytest.fixture(scope="session")
def setup(tools: None) -> Path:
    """The installer of this version."""
    return _built(f"ITA-Desktop-{__version__}-setup.exe")


@pytest.fixture(scope="session")
def portable(tools: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The portable edition on a stick, which has nothing else on it."""
    stick = tmp_path_factory.mktemp("stick")
    with zipfile.ZipFile(_built(f"ITA-Desktop-{__version__}-portable.zip")) as packed:
        packed.extractall(stick)
    return stick / NAME


@pytest.fixture(scope="session")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    """The screen of that Windows."""
    with a_screen(tmp_path_factory.mktemp("screen")) as screen:
        yield screen


@pytest.fixture(scope="session")
def wine(
    screen: Screen, portable: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Wine]:
    """That Windows, with the stick plugged in as E:."""
    qt_core = portable / "pkgs" / "PySide6" / "Qt6Core.dll"
    with Wine(tmp_path_factory.mktemp("wine"), screen, qt_core) as wine:
        wine.plug_in("e", portable.parent)
        yield wine


@pytest.fixture
def program(wine: Wine, screen: Screen, setup: Path) -> Iterator[Program]:
    """The program, installed for its user; what a test leaves open is closed."""
    program = Program(wine, setup)
    if not program.windowed.exists():
        done = program.install()
        assert done.code == 0, done.output
    program.forget()
    yield program
    if program.is_running():
        screen.keys("Escape")
        program.quit()


@pytest.fixture
def documents(wine: Wine) -> Path:
    """A new folder of hers in that Windows, with the seed's text in it."""
    folder = wine.home / "Documents" / "งานของฉัน"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    shutil.copy(RESOURCES / "sample-report-2566.txt", folder)
    return folder


@pytest.fixture(scope="session")
def imported(wine: Wine, setup: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seed's workbook, made by the installed program out of the text."""
    program = Program(wine, setup)
    if not program.windowed.exists():
        assert program.install().code == 0
    path = tmp_path_factory.mktemp("imported") / "ก.ita"
    done = program.command("import", RESOURCES / "sample-report-2566.txt", "--into", path)
    assert done.code == 0, done.output
    return path


@pytest.fixture
def workbook(program: Program, documents: Path, imported: Path) -> Path:
    """A copy of that workbook among her documents."""
    return Path(shutil.copy(imported, documents / "เทศบาลตำบล รายงาน ITA.ita"))


def _built(name: str) -> Path:
    path = DIST / name
    assert path.exists(), f"{path} has to be built first: make test-installers does it"
    return path
