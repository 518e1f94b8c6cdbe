"""Over an older version, over the same, over a newer one, and while the program runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from ita_desktop import __version__
from tests.installers.windows.program import LISTED, NAME, Program
from tests.installers.windows.releases import NEWER, OLDER, Releases, own_module
from tests.installers.windows.wine import Wine


@pytest.fixture(scope="session")
def releases(portable: Path, tmp_path_factory: pytest.TempPathFactory) -> Releases:
    """Installers of other versions."""
    return Releases(tmp_path_factory.mktemp("releases"), portable)


def version_listed(wine: Wine) -> str:
    return wine.registry("HKEY_CURRENT_USER")[LISTED]["displayversion"]


def test_a_newer_version_takes_the_place_of_an_older_one_and_leaves_nothing_of_it(
    program: Program, wine: Wine, workbook: Path, releases: Releases
) -> None:
    program.remove()
    assert program.install(setup=releases.of(OLDER)).code == 0
    assert version_listed(wine) == OLDER
    assert (program.folder / own_module(OLDER)).exists()
    before = workbook.read_bytes()
    done = program.install()
    assert done.code == 0, done.output
    assert version_listed(wine) == __version__
    assert not (program.folder / own_module(OLDER)).exists()
    assert workbook.read_bytes() == before
    assert program.command("check", workbook).code == 1


def test_installing_the_same_version_again_repairs_the_program(
    program: Program, workbook: Path
) -> None:
    core = program.folder / "pkgs" / "PySide6" / "Qt6Core.dll"
    package = program.folder / "pkgs" / "sqlalchemy"
    size = core.stat().st_size
    core.write_bytes(b"broken")
    package.rename(package.with_name("gone"))
    assert program.command("check", workbook).code not in {0, 1} or core.stat().st_size < size
    assert program.install().code == 0
    assert core.stat().st_size == size
    assert not package.with_name("gone").exists()
    assert program.command("check", workbook).code == 1


def test_an_older_installer_leaves_a_newer_version_alone(
    program: Program, wine: Wine, releases: Releases
) -> None:
    program.remove()
    assert program.install(setup=releases.of(NEWER)).code == 0
    try:
        assert program.install().code == 6
        assert version_listed(wine) == NEWER
        assert (program.folder / own_module(NEWER)).exists()
    finally:
        program.remove()


def test_the_installer_and_the_remover_refuse_while_the_program_runs(
    program: Program, wine: Wine, workbook: Path
) -> None:
    wine.start(program.windowed, workbook)
    wine.screen.wait_for_window(NAME)
    assert program.install().code == 5
    assert program.ask_to_remove().code == 5
    assert program.command("check", workbook).code == 1
    program.quit()
    assert program.install().code == 0
