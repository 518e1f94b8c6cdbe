"""Writes what goes beside the installers in build/dist: licences, list of contents, checksums.

usage: python packaging/artefacts.py    (when both platforms' installers are built)
"""

from __future__ import annotations

import platform
import re
import subprocess
import sysconfig
from pathlib import Path

import checksums
import licences
import sbom
from sources import LICENCES, ROOT, source_time
from third_parties import works
from windows.downloads import locked_wheels
from windows.places import ARTEFACTS, DOWNLOADS, PAYLOAD, VERSION

_LOCK = ROOT / "requirements.lock"
_INSTALLED = Path(sysconfig.get_path("purelib"))
_WHEELS = {name: DOWNLOADS / name for name in ("win_amd64", "linux_x86_64")}
# Beside each library of Debian in the tar lies its package's licence, by the package's name.
_OF_DEBIAN = ROOT / "build" / "linux" / "tar" / f"ita-desktop-{VERSION}" / "_internal" / "licences"


def write() -> None:
    """Write the three files; stop when a licence is unclear or a wheel is not the lock's."""
    found = works([PAYLOAD / "pkgs", _INSTALLED])
    (ARTEFACTS / LICENCES).write_text(licences.written(found), encoding="utf-8", newline="\n")
    # pip has unpacked them already; asked again, it takes them from its cache.
    locked_wheels(_WHEELS["linux_x86_64"])
    runtime = (PAYLOAD / "runtime" / "python313.dll").read_bytes()
    product = sbom.Product(
        "ita-desktop",
        VERSION,
        source_time(),
        {"windows": library_version(runtime), "linux": platform.python_version()},
        _carried(),
    )
    wheels = {name: folder.glob("*.whl") for name, folder in _WHEELS.items()}
    listed = sbom.written(product, found, wheels, _LOCK)
    (ARTEFACTS / f"ita-desktop-{VERSION}.cdx.json").write_text(listed, "utf-8", newline="\n")
    summed = checksums.written(ARTEFACTS)
    (ARTEFACTS / checksums.NAME).write_text(summed, "utf-8", newline="\n")


def library_version(content: bytes) -> str:
    """Return the product version that a Windows library states in its resources.

    Raises:
        ValueError: it states none.
    """
    key = "ProductVersion".encode("utf-16-le")
    start = content.find(key)
    value = content[start + len(key) :][:64].decode("utf-16-le", "ignore")
    stated = re.match(r"\0*(\d+(?:\.\d+)+)", value)
    if start < 0 or not stated:
        raise ValueError("A library of Python's runtime does not state its version.")
    return stated[1]


def _carried() -> dict[str, str]:
    told = ["dpkg-query", "--show", "--showformat", "${Version}"]
    return {
        path.stem: subprocess.run(
            [*told, path.stem], check=True, capture_output=True, text=True
        ).stdout
        for path in sorted(_OF_DEBIAN.glob("*.txt"))
    }


if __name__ == "__main__":
    write()
