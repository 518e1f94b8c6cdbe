"""Where the program keeps its things, on a computer and in the portable edition's folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.places import Places, places

NAMES = st.text(st.characters(exclude_characters="/\0", exclude_categories=("Cs",)), min_size=1)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    return tmp_path


def test_usually_everything_is_where_the_system_wants_it(home: Path) -> None:
    found = places()
    assert found.settings == home / "config" / "ita-desktop" / "ita-desktop.ini"
    assert found.state.is_relative_to(home / "state")
    assert found.templates == home / "data" / "ita-desktop" / "templates"
    assert found.home == home
    assert not found.is_portable


def test_the_portable_edition_has_everything_in_one_folder(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = home / "สติ๊ก" / "ITA Desktop" / "data"
    monkeypatch.setenv("ITA_DESKTOP_HOME", str(folder))
    found = places()
    for place in (found.settings, found.state, found.templates, found.documents):
        assert place.is_relative_to(folder)
    assert found.is_portable
    assert list(home.iterdir()) == []


def test_an_empty_name_is_no_folder(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ITA_DESKTOP_HOME", "")
    assert not places().is_portable


def portable(home: Path) -> Places:
    return Places(*(home / name for name in "abcd"), home=home, is_portable=True)


def test_a_file_on_the_stick_is_found_when_the_stick_has_another_name(tmp_path: Path) -> None:
    old, new = portable(tmp_path / "E" / "data"), portable(tmp_path / "F" / "data")
    for path in ("data/ไฟล์งาน/ก.ita", "งาน/ข.ita"):
        kept = old.kept(tmp_path / "E" / path)
        assert new.found(kept) == tmp_path / "F" / path


def test_a_file_on_another_disk_is_remembered_as_it_is(tmp_path: Path) -> None:
    other = Path("/proc/self/x.ita")  # what is mounted on every Linux
    assert portable(tmp_path).found(portable(tmp_path).kept(other)) == other
    assert portable(tmp_path).kept(other) == str(other)


@given(st.lists(NAMES.filter(lambda name: name not in {".", ".."}), min_size=1, max_size=4))
def test_whatever_a_file_is_called_its_place_comes_back(names: list[str]) -> None:
    path = Path("/", *names)
    for found in (portable(Path("/media/stick/data")), places()):
        assert found.found(found.kept(path)) == path
