"""The built packages, and the .deb installed: once for all tests, and gone after the last."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ita_desktop import __version__
from ita_desktop.assets import RESOURCES
from tests.installers.linux import machine

ROOT = Path(__file__).resolve().parents[3]
DIST = ROOT / "build" / "dist"
PICTURES = ROOT / "build" / "installers" / "linux"
SEED = RESOURCES / "sample-report-2566.txt"
SOURCE = [sys.executable, "-m", "ita_desktop"]  # the program as it is developed


@pytest.fixture(scope="session", autouse=True)
def debian() -> None:
    """Leave everything out where packages of Debian's kind cannot be installed."""
    if not shutil.which("dpkg-deb"):
        pytest.skip("NOT TESTED: the Linux packages, as this is not Debian or its kin")


@pytest.fixture(scope="session")
def deb() -> Path:
    """The package for Debian."""
    return _built(f"ita-desktop_{__version__}_amd64.deb")


@pytest.fixture(scope="session")
def tar() -> Path:
    """The edition for other systems."""
    return _built(f"ita-desktop-{__version__}-linux-x86_64.tar.xz")


@pytest.fixture(scope="session")
def _gone_at_the_end() -> Iterator[None]:
    yield
    if machine.installed_version():
        machine.purge()


@pytest.fixture
def installed(deb: Path, _gone_at_the_end: None) -> Path:
    """The program as apt has installed it: its command."""
    if machine.installed_version() != __version__:
        machine.install(deb)
    return machine.COMMAND


@pytest.fixture(scope="session")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook of the seed's report; tests take copies."""
    path = tmp_path_factory.mktemp("seed") / "เทศบาลตำบล งาน.ita"
    subprocess.run([*SOURCE, "import", str(SEED), "--into", str(path)], check=True, cwd=ROOT)
    return path


def _built(name: str) -> Path:
    path = DIST / name
    assert path.exists(), f"{path} has to be built first: make test-installers does it"
    return path
