"""Compares two builds of the same sources, byte by byte, and names what differs.

usage: python packaging/reproduction.py FOLDER OTHER-FOLDER

Of archives it names the members: zip, tar, and the two tars in a Debian package.
"""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

# A member's content and what else an archive says of it.
Members = dict[str, dict[str, object]]
_SHOWN = 20


def differences(one: Path, other: Path) -> list[str]:
    """Return a line for each thing that is not the same in two folders of artefacts."""
    names = [{path.name for path in folder.iterdir()} for folder in (one, other)]
    found = [f"{name}: only in {one}" for name in sorted(names[0] - names[1])]
    found += [f"{name}: only in {other}" for name in sorted(names[1] - names[0])]
    for name in sorted(names[0] & names[1]):
        found += _of_files(name, one / name, other / name)
    return found


def _of_files(name: str, one: Path, other: Path) -> list[str]:
    before, after = one.read_bytes(), other.read_bytes()
    if before == after:
        return []
    lines = [f"{name}: differs from byte {_first(before, after)} on"]
    if len(before) != len(after):
        lines[0] += f", {len(before)} and {len(after)} bytes"
    inside = _of_members(members(one), members(other))
    if len(inside) > _SHOWN:
        inside = [*inside[:_SHOWN], f"and {len(inside) - _SHOWN} more"]
    return [*lines, *(f"  {line}" for line in inside)]


def _first(one: bytes, other: bytes) -> int:
    pairs = zip(one, other, strict=False)
    return next((place for place, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _of_members(one: Members, other: Members) -> list[str]:
    lines = [f"{name}: only in the first" for name in one.keys() - other.keys()]
    lines += [f"{name}: only in the second" for name in other.keys() - one.keys()]
    for name in one.keys() & other.keys():
        parts = [part for part, value in one[name].items() if other[name].get(part) != value]
        if parts:
            lines.append(f"{name}: {', '.join(parts)}")
    if not lines and list(one) != list(other):
        lines.append("the members' order")
    return sorted(lines)


def members(path: Path) -> Members:
    """Return what an archive holds, in its order; nothing for a file of another kind."""
    name = path.name
    if name.endswith(".zip"):
        return _of_zip(path)
    if name.endswith(".deb"):
        found: Members = {}
        for part in ("ctrl", "fsys"):
            told = ["dpkg-deb", f"--{part}-tarfile", str(path)]
            tar = subprocess.run(told, check=True, capture_output=True).stdout
            found |= {f"{part}/{key}": value for key, value in _of_tar(tar).items()}
        return found
    if ".tar" in name:
        return _of_tar(path.read_bytes())
    return {}


def _of_zip(path: Path) -> Members:
    with zipfile.ZipFile(path) as packed:
        return {
            entry.filename: {
                "content": hashlib.sha256(packed.read(entry)).digest(),
                "time": entry.date_time,
                "rights": entry.external_attr,
                "packed otherwise": (entry.compress_type, entry.compress_size, entry.extra),
            }
            for entry in packed.infolist()
        }


def _of_tar(content: bytes) -> Members:
    found: Members = {}
    with tarfile.open(fileobj=io.BytesIO(content)) as packed:
        for entry in packed:
            file = packed.extractfile(entry) if entry.isfile() else None
            found[entry.name] = {
                "content": hashlib.sha256(file.read()).digest() if file else entry.linkname,
                "time": entry.mtime,
                "rights": (entry.type, entry.mode),
                "owner": (entry.uid, entry.gid, entry.uname, entry.gname),
            }
    return found


if __name__ == "__main__":
    told = differences(Path(sys.argv[1]), Path(sys.argv[2]))
    print("\n".join(told) or "Both builds are the same, byte by byte.")
    sys.exit(1 if told else 0)
