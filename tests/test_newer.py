"""A newer version of the program that lies in a folder: found by its name alone, never run."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop import __version__
from ita_desktop.newer import folders_beside, newest_in, version_of
from ita_desktop.places import Places

NUMBERS = st.integers(0, 9999)
VERSIONS = st.tuples(NUMBERS, NUMBERS, NUMBERS)
LINUX = "ita-desktop_{}_amd64.deb"
PORTABLE = "ITA-Desktop-{}-portable.zip"


def put(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).write_bytes(b"x")


def name_in(folder: Path, *, portable: bool = False, current: str = "0.9.1") -> str | None:
    found = newest_in([folder], portable=portable, current=current)
    return found and found.path.name


def test_the_newest_counts_by_numbers_and_not_by_letters(tmp_path: Path) -> None:
    put(tmp_path, *(LINUX.format(one) for one in ("0.9.0", "0.9.1", "0.9.2", "0.10.0", "0.2.99")))
    found = newest_in([tmp_path], portable=False, current="0.9.1")
    assert found.path == tmp_path / LINUX.format("0.10.0")
    assert found.name == "0.10.0"
    assert name_in(tmp_path, current="0.10.0") is None


@given(VERSIONS, VERSIONS)
def test_versions_are_ordered_as_their_numbers_are(
    one: tuple[int, int, int], other: tuple[int, int, int]
) -> None:
    texts = [".".join(map(str, numbers)) for numbers in (one, other)]
    assert (version_of(texts[0]) > version_of(texts[1])) == (one > other)


@pytest.mark.parametrize(
    "name",
    [
        "ita-desktop_1.0.0_amd64.deb.part",
        "ita-desktop_1.0_amd64.deb",
        "ita-desktop_1.0.0.1_amd64.deb",
        "ita-desktop_01.0.0_amd64.deb",
        "ita-desktop_1.0.99999_amd64.deb",
        "ita-desktop_1.0.๐_amd64.deb",
        "ita-desktop_1.0.0-rc1_amd64.deb",
        "ita-desktop_1.0.0_arm64.deb",
        "x ita-desktop_1.0.0_amd64.deb",
        "ITA-Desktop-1.0.0-setup (1).exe",
        "ITA-Desktop-1.0.0-portable.zip",
        "โปรแกรม.exe",
    ],
)
def test_other_names_are_not_ours(tmp_path: Path, name: str) -> None:
    put(tmp_path, name)
    assert name_in(tmp_path) is None


@given(st.text(st.characters(exclude_characters="/\0", exclude_categories=("Cs",)), max_size=60))
def test_no_name_is_too_odd_to_be_read(text: str) -> None:
    for portable in (True, False):
        assert newest_in([Path("/nowhere") / text], portable=portable) is None


def test_capitals_and_the_archive_for_any_linux_are_the_same(tmp_path: Path) -> None:
    put(tmp_path, "ITA-DESKTOP-1.0.0-LINUX-X86_64.TAR.XZ")
    assert newest_in([tmp_path], portable=False, current="0.9.1").is_unpacked


def test_a_folder_and_an_empty_file_bring_nothing(tmp_path: Path) -> None:
    (tmp_path / LINUX.format("1.0.0")).mkdir()
    (tmp_path / LINUX.format("1.1.0")).touch()
    assert name_in(tmp_path) is None


def test_the_portable_edition_looks_for_its_own_kind(tmp_path: Path) -> None:
    put(tmp_path, LINUX.format("2.0.0"), PORTABLE.format("1.0.0"))
    assert name_in(tmp_path, portable=True) == PORTABLE.format("1.0.0")
    assert name_in(tmp_path) == LINUX.format("2.0.0")


def test_a_program_that_was_never_handed_out_is_not_told_of_others(tmp_path: Path) -> None:
    put(tmp_path, LINUX.format("2.0.0"))
    assert name_in(tmp_path, current="0.9.1.dev3+abc") is None
    assert version_of(__version__)


def test_it_looks_beside_the_file_and_for_the_portable_edition_beside_the_program(
    tmp_path: Path,
) -> None:
    home = tmp_path / "stick" / "ITA Desktop" / "data"
    kept = [home / name for name in "abcd"]
    workbook = tmp_path / "งาน" / "a.ita"
    usual = folders_beside(workbook, Places(*kept, home=home))
    assert usual[0] == workbook.parent
    assert home.parent not in usual
    portable = folders_beside(workbook, Places(*kept, home=home, is_portable=True))
    assert portable[:3] == [workbook.parent, home.parent, home.parent.parent]


def test_it_looks_on_the_stick_that_the_file_is_on(small_disk) -> None:
    folder = small_disk.path / "ก" / "ข"
    folder.mkdir(parents=True)
    places = Places(*(folder / name for name in "abcd"), home=folder)
    assert folders_beside(folder / "a.ita", places) == [folder, small_disk.path]
