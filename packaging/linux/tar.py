"""The edition for other systems: a folder that runs where it lies, or installs itself at home."""

from __future__ import annotations

import shutil
import subprocess
import tarfile
from pathlib import Path

from sources import LICENCES, source_time

from linux.contents import written_licences
from linux.elf import SYSTEM, is_elf, needed
from linux.terms import NAME, VERSION, is_fast
from linux.tree import HERE, add_share, settle

# What a desktop may lack or have in another version. All else is the system's own: a library that
# drivers or themes use as well must be the one that they were built for.
_CARRIED = (
    "libbz2.so", "libffi.so", "liblzma.so", "libsqlite3.so", "libzstd.so",
    "libxcb-", "libxkbcommon",
)  # fmt: skip
_NOT_CARRIED = ("libxcb-glx", "libxcb-dri")  # belong to the drivers
# Qt loads it by name; where it looks for its dictionary is said in at_start.py.
_THAI = ("libthai.so.0", "libdatrie.so.1")
_THAI_DICTIONARY = Path("/usr/share/libthai/thbrk.tri")
_SCRIPTS = ("install.sh", "uninstall.sh")


def make_tar(program: Path, work: Path, dist: Path) -> Path:
    """Make the tar and return it.

    Args:
        program: the packed program's folder.
        work: a folder for what is made on the way.
        dist: where the tar goes.
    """
    shutil.rmtree(work, ignore_errors=True)
    folder = work / f"{NAME}-{VERSION}"
    shutil.copytree(program, folder, symlinks=True)
    _add_libraries(folder / "_internal")
    add_share(folder / "share", work)
    for name in (*_SCRIPTS, "README.txt"):
        shutil.copyfile(HERE / "anywhere" / name, folder / name)
    (folder / LICENCES).write_text(written_licences(), "utf-8")
    settle(folder, {folder / name for name in (*_SCRIPTS, NAME)})
    target = dist / f"{NAME}-{VERSION}-linux-x86_64.tar.xz"
    plain = work / "plain.tar"
    with tarfile.open(plain, "w", format=tarfile.GNU_FORMAT) as archive:
        for path in sorted([folder, *folder.rglob("*")]):
            archive.add(path, path.relative_to(work).as_posix(), recursive=False, filter=_nobodys)
    # Machine code packs better when its jumps are first made alike.
    how = ["-0"] if is_fast() else ["--x86", "--lzma2=preset=9e"]
    with target.open("wb") as packed:
        command = ["xz", "--stdout", "--threads=1", *how, str(plain)]
        subprocess.run(command, stdout=packed, check=True)
    plain.unlink()
    return target


def _add_libraries(internal: Path) -> None:
    """Lay the system's libraries that are carried beside the program's own."""
    new = [path for path in internal.rglob("*") if is_elf(path)]
    there = {path.name for path in new}
    wanted = set(_THAI)
    while new:
        wanted |= {name for name in needed(new) if _is_carried(name)}
        new = [_lay(name, internal) for name in sorted(wanted - there)]
        there |= wanted
    (internal / "libthai").mkdir()
    shutil.copyfile(_THAI_DICTIONARY, internal / "libthai" / _THAI_DICTIONARY.name)


def _is_carried(name: str) -> bool:
    return name.startswith(_CARRIED) and not name.startswith(_NOT_CARRIED)


def _lay(name: str, internal: Path) -> Path:
    """Lay a library of the system into a folder, and beside it the licence it comes under."""
    source = (SYSTEM / name).resolve()
    # Debian 12 knows its older libraries by where they were before /usr and / became one.
    known = (str(source), str(source).removeprefix("/usr"))
    told = subprocess.run(
        ["dpkg-query", "--search", *known], check=False, capture_output=True, text=True
    ).stdout
    package = told.partition(":")[0]
    licences = internal / "licences"
    licences.mkdir(exist_ok=True)
    shutil.copyfile(Path("/usr/share/doc") / package / "copyright", licences / f"{package}.txt")
    return Path(shutil.copyfile(source, internal / name))


def _nobodys(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    entry.mtime = source_time()
    return entry
