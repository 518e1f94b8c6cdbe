"""What is in the packages, before anything is installed."""

from __future__ import annotations

import re
import subprocess
import tarfile
from importlib.metadata import distributions
from pathlib import Path

import pytest

from tests.installers.linux.machine import NAME

# The .deb of a release, compressed well, is a good third smaller than one made for a test.
MOST = {".deb": 75, ".xz": 75}  # MB


@pytest.fixture(scope="module")
def unpacked(deb: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("deb")
    subprocess.run(["dpkg-deb", "--raw-extract", str(deb), str(folder)], check=True)
    return folder


def test_lintian_finds_no_error_and_no_warning(deb: Path) -> None:
    command = ["lintian", "--allow-root", "--fail-on", "error,warning", str(deb)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_the_menu_entry_is_as_desktops_want_it(unpacked: Path) -> None:
    entry = unpacked / "usr/share/applications" / f"{NAME}.desktop"
    done = subprocess.run(
        ["desktop-file-validate", str(entry)], check=False, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize(("locale", "word"), [("", "SYNOPSIS"), ("th", "วิธีใช้")])
def test_the_manual_can_be_read_in_both_languages(unpacked: Path, locale: str, word: str) -> None:
    page = unpacked / "usr/share/man" / locale / "man1" / f"{NAME}.1.gz"
    shown = subprocess.run(
        ["man", "--warnings", "--encoding=UTF-8", "--local-file", str(page)],
        check=True,
        capture_output=True,
        text=True,
        # Else it leaves out the vowels above, as the output is no terminal.
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "MAN_KEEP_FORMATTING": "1"},
    )
    assert word in re.sub(r".\x08", "", shown.stdout)
    assert shown.stderr == ""


def test_every_package_that_comes_along_brings_its_record(unpacked: Path) -> None:
    internal = unpacked / "usr/lib" / NAME / "_internal"
    names = {found.metadata["Name"] for found in distributions(path=[str(internal)])}
    assert names >= {"alembic", "babel", "pikepdf", "PySide6_Essentials", "reportlab", "uharfbuzz"}
    for found in distributions(path=[str(internal)]):
        assert found.metadata["License"] or found.metadata["License-Expression"], found


def test_the_licences_of_others_come_along(unpacked: Path, tar: Path) -> None:
    documents = unpacked / "usr/share/doc" / NAME
    assert {path.name for path in documents.iterdir()} == {
        "changelog.gz",
        "copyright",
        "THIRD-PARTY-LICENCES.txt.gz",
    }
    with tarfile.open(tar) as packed:
        names = {Path(name).name for name in packed.getnames()}
    assert {"THIRD-PARTY-LICENCES.txt", "libthai0.txt", "libxcb-cursor0.txt"} <= names


def test_it_asks_for_what_qt_loads_by_name(unpacked: Path) -> None:
    control = (unpacked / "DEBIAN" / "control").read_text("utf-8")
    for package in ("libc6", "libthai0", "libegl1", "libgl1", "libxcb-cursor0", "libdbus-1-3"):
        assert f" {package}" in control, package


def test_the_packages_are_small(deb: Path, tar: Path) -> None:
    for path in (deb, tar):
        assert path.stat().st_size < MOST[path.suffix] * 1_000_000, path
