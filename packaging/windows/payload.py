"""Lays out what is installed: Python's runtime, the packages that are kept, our own."""

from __future__ import annotations

import io
import os
import shutil
import zipfile
from pathlib import Path

from keep import KeepList
from sources import ROOT
from wheels import installed

from windows.downloads import runtime_files, wheels
from windows.places import HERE, files_below

# Where Python looks for modules, below `runtime`; it looks nowhere else, whatever the PC has set.
PATHS = "python313.zip\n.\n..\\pkgs\n"
# Where the wheel, too, has what the program reads (pyproject.toml, force-include).
_ASSETS = {"fonts": "_assets/fonts", "resources": "_assets/resources"}


def lay_out(target: Path, runtime_zip: Path | None = None) -> None:
    """Write `runtime` and `pkgs` into a folder, which is made anew."""
    shutil.rmtree(target, ignore_errors=True)
    kept = KeepList.read()
    runtime = target / "runtime"
    runtime.mkdir(parents=True)
    for name, content in runtime_files(runtime_zip).items():
        if kept.keeps_runtime(name):
            (runtime / name).write_bytes(_stored(content) if name.endswith(".zip") else content)
    (runtime / "python313._pth").write_text(PATHS, "ascii", newline="\r\n")
    shutil.copy(HERE / "windowed.py", runtime)
    packages = target / "pkgs"
    for wheel in wheels():
        _unpack(wheel, packages, kept)
    _own(packages, kept)


def set_times(folder: Path, seconds: int) -> None:
    """Give every file and folder the same time and plain rights, so that builds are alike."""
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)
        os.utime(path, (seconds, seconds))


def _unpack(wheel: Path, packages: Path, kept: KeepList) -> None:
    with zipfile.ZipFile(wheel) as packed:
        members = {installed(name): name for name in packed.namelist() if not name.endswith("/")}
        names = {name: member for name, member in members.items() if kept.keeps(name)}
        # A package that only builds others leaves nothing but its record.
        if all(".dist-info/" in name for name in names):
            return
        for name, member in names.items():
            path = packages / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(packed.read(member))


def _stored(archive: bytes) -> bytes:
    """Return a zip with its files not compressed: read faster, and packed smaller as a whole."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as packed,
        zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as plain,
    ):
        for member in sorted(packed.infolist(), key=lambda member: member.filename):
            content = packed.read(member)
            plain.writestr(zipfile.ZipInfo(member.filename, member.date_time), content)
    return written.getvalue()


def _own(packages: Path, kept: KeepList) -> None:
    """Copy the program and its fonts and resources, as its wheel has them."""
    sources = {ROOT / "ita_desktop": "", **{ROOT / name: to for name, to in _ASSETS.items()}}
    for folder, to in sources.items():
        for source in files_below(folder):
            path = packages / "ita_desktop" / to / source.relative_to(folder)
            if kept.keeps(path.relative_to(packages).as_posix()):
                path.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(source, path)
