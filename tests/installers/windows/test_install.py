"""Installed by one command and removed: what is there afterwards, and what is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from ita_desktop import __version__
from tests.installers.windows.program import CLASSES, LISTED, NAME, Program
from tests.installers.windows.wine import Wine

SETTINGS = rf"hkey_current_user\software\{NAME}".lower()


def files_of_machine(wine: Wine) -> set[Path]:
    """Return what lies outside of the user's own folder."""
    places = [wine.drive / name for name in ("Program Files", "Program Files (x86)", "ProgramData")]
    return {path for place in places for path in place.rglob("*")} | set(wine.drive.iterdir())


@pytest.fixture
def removed(program: Program) -> Program:
    """The program, removed again."""
    program.remove()
    return program


def test_the_program_is_installed_for_her_alone_and_needs_no_administrator(
    removed: Program, wine: Wine
) -> None:
    machine = wine.registry(r"HKEY_LOCAL_MACHINE\Software")
    files = files_of_machine(wine)
    done = removed.install()
    assert done.code == 0, done.output
    assert wine.registry(r"HKEY_LOCAL_MACHINE\Software") == machine
    assert files_of_machine(wine) == files
    assert removed.windowed.is_file()
    assert removed.console.is_file()
    assert (removed.folder / "runtime" / "python313.dll").is_file()
    assert (removed.folder / "pkgs" / "ita_desktop" / "__init__.py").is_file()


def test_the_licences_of_others_lie_beside_the_program(program: Program) -> None:
    licences = (program.folder / "THIRD-PARTY-LICENCES.txt").read_text("utf-8-sig")
    for component in ("Python", "PySide6", "reportlab", "SQLAlchemy", "Sarabun", "lxml"):
        assert component.lower() in licences.lower(), component


def test_the_start_menu_and_the_desktop_have_the_program(program: Program, wine: Wine) -> None:
    for shortcut in (program.in_start_menu, program.on_desktop):
        assert wine.name_of(program.windowed).encode("ascii") in shortcut.read_bytes()


def test_the_desktop_stays_free_of_icons_where_that_is_wished(program: Program) -> None:
    assert program.install("/NoDesktop").code == 0
    assert not program.on_desktop.exists()
    assert program.in_start_menu.exists()
    program.remove()


def test_a_workbook_belongs_to_the_program_and_has_its_own_icon(
    program: Program, wine: Wine
) -> None:
    registry = wine.registry(r"HKEY_CURRENT_USER\Software\Classes")
    kind = registry[rf"{CLASSES}\.ita"][""]
    assert kind == "ITADesktop.Workbook"
    own = rf"{CLASSES}\{kind}".lower()
    exe = wine.name_of(program.windowed)
    assert registry[own][""] == "ไฟล์รายงาน ITA"
    assert registry[rf"{own}\shell\open\command"][""] == f'"{exe}" "%1"'
    assert registry[rf"{own}\defaulticon"][""] == f'"{exe}",1'


def test_windows_lists_the_program_with_its_version_and_how_to_remove_it(
    program: Program, wine: Wine
) -> None:
    listed = wine.registry("HKEY_CURRENT_USER")[LISTED]
    assert listed["displayname"] == NAME
    assert listed["displayversion"] == __version__
    assert listed["installlocation"] == wine.name_of(program.folder)
    assert listed["uninstallstring"] == f'"{wine.name_of(program.folder)}\\uninstall.exe"'
    kilobytes = int(listed["estimatedsize"].removeprefix("dword:"), 16)
    own = [path for path in program.folder.rglob("*") if path.name != "uninstall.exe"]
    assert kilobytes == sum(path.stat().st_size for path in own if path.is_file()) // 1024


def test_removing_leaves_her_workbooks_and_settings_and_nothing_of_the_program(
    program: Program, wine: Wine, workbook: Path
) -> None:
    settings = wine.home / "AppData" / "Roaming" / "ita-desktop" / "ita-desktop.ini"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text("[General]\nlanguage=en\n")
    before = workbook.read_bytes()
    program.remove()
    assert workbook.read_bytes() == before
    assert settings.read_text() == "[General]\nlanguage=en\n"
    settings.unlink()
    assert list(program.folder.parent.iterdir()) == []
    assert not program.in_start_menu.exists()
    assert not program.on_desktop.exists()
    registry = wine.registry("HKEY_CURRENT_USER")
    assert [key for key in registry if "ita" in key.split("\\")[-1].lower().split(".")] == []
    for key in (LISTED, SETTINGS, rf"{CLASSES}\.ita", rf"{CLASSES}\itadesktop.workbook"):
        assert key not in registry
