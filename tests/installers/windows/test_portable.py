"""The portable edition on a stick: it works, keeps all beside itself, and leaves no trace."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from ita_desktop.assets import RESOURCES
from tests.installers.windows.conftest import PICTURES
from tests.installers.windows.program import NAME, Program
from tests.installers.windows.registry import Registry
from tests.installers.windows.wine import Wine

STEM = "งานบนแฟลชไดรฟ์"
# What Windows itself (here Wine) notes of any program that opens a window or a file.
WINDOWS_OWN = {"Temp", "Microsoft"}
WINES_OWN = r"hkey_current_user\software\wine"


def files_of_the_user(wine: Wine) -> dict[Path, bytes]:
    """Return the user's files with their content."""
    return {
        path: path.read_bytes()
        for path in wine.home.rglob("*")
        if path.is_file() and not WINDOWS_OWN & set(path.parts)
    }


def registry_of_the_user(wine: Wine) -> Registry:
    """Return what programs have in the registry."""
    registry = wine.registry(r"HKEY_CURRENT_USER\Software")
    return {key: values for key, values in registry.items() if not key.startswith(WINES_OWN)}


@pytest.fixture
def stick(portable: Path) -> Iterator[Path]:
    """The stick; what a test leaves on it is gone afterwards."""
    before = set(portable.parent.iterdir())
    yield portable.parent
    for path in set(portable.parent.iterdir()) - before:
        path.unlink()


@pytest.fixture
def carried(wine: Wine, setup: Path, portable: Path, stick: Path) -> Iterator[Program]:
    """The program on the stick."""
    program = Program(wine, setup, folder=portable)
    yield program
    if program.is_running():
        wine.screen.keys("Escape")
        program.quit()
    shutil.rmtree(portable / "data", ignore_errors=True)


def test_all_that_it_writes_is_beside_it_and_nothing_is_left_on_the_pc(
    carried: Program, wine: Wine
) -> None:
    files, registry = files_of_the_user(wine), registry_of_the_user(wine)
    stick = set(carried.folder.rglob("*"))
    book = carried.folder.parent / f"{STEM}.ita"
    shutil.copy(RESOURCES / "sample-report-2566.txt", carried.folder.parent / "ปีที่แล้ว.txt")
    done = carried.command("import", carried.folder.parent / "ปีที่แล้ว.txt", "--into", book)
    assert done.code == 0, done.output
    wine.start(carried.windowed, book)
    wine.screen.wait_for_window(STEM)
    wine.screen.keys("Down", "ctrl+m")
    wine.screen.type("new measure")
    wine.screen.wait_for_calm()
    wine.screen.picture(PICTURES / "portable.png")
    carried.quit()
    assert files_of_the_user(wine) == files
    assert registry_of_the_user(wine) == registry
    data = carried.folder / "data"
    written = set(carried.folder.rglob("*")) - stick
    assert [path for path in written if not path.is_relative_to(data)] == []
    assert list(data.rglob("*.ini"))


def test_a_workbook_made_on_the_stick_is_exported_there(carried: Program, wine: Wine) -> None:
    folder = carried.folder.parent
    book, pdf = folder / "ใหม่.ita", folder / "ใหม่.pdf"
    made = carried.command("new", book, "--year", "2568", "--office", "เทศบาลตำบลรวมใจพัฒนา")
    assert made.code == 0, made.output
    assert carried.command("export", book, "-o", pdf).code == 0
    assert pdf.read_bytes().startswith(b"%PDF-")
    assert wine.name_of(pdf).startswith("E:\\")


def test_a_newer_version_on_the_stick_is_told_of(stick: Path, program: Program, wine: Wine) -> None:
    shutil.copy(RESOURCES / "sample-report-2566.txt", stick / "ปีที่แล้ว.txt")
    book = stick / f"{STEM}.ita"
    assert program.command("import", stick / "ปีที่แล้ว.txt", "--into", book).code == 0
    newer = stick / "ITA-Desktop-99.0.1-setup.exe"
    newer.write_bytes(b"MZ")
    wine.start(program.windowed, book)
    wine.screen.wait_for_window(STEM)
    wine.screen.wait_for_calm(looks=30)
    wine.screen.picture(PICTURES / "newer-version.png")
    program.quit()
    # It notes what it told of.
    settings = wine.home / "AppData" / "Roaming" / "ita-desktop" / "ita-desktop.ini"
    assert "99.0.1" in settings.read_text("utf-8")
    newer.unlink()


def test_the_zip_unpacks_into_one_folder_that_says_what_to_do(portable: Path) -> None:
    assert portable.name == NAME
    note = (portable / "อ่านก่อน.txt").read_text("utf-8-sig")
    assert "data" in note
    assert "ดับเบิลคลิก" in note
