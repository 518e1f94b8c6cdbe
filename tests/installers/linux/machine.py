"""This machine as one that packages are installed on, and removed from again."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

NAME = "ita-desktop"
PROGRAM = Path("/usr/lib") / NAME
COMMAND = Path("/usr/bin") / NAME
MENU_ENTRY = Path("/usr/share/applications") / f"{NAME}.desktop"
# Another installation on this machine may be at work.
_APT = ("apt-get", "-qy", "-o", "DPkg::Lock::Timeout=200", "--no-install-recommends")


def as_root(*command: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    """Run a command with an administrator's rights."""
    sudo = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(
        [*sudo, *command], check=check, capture_output=True, text=True, env=environment
    )


def install(deb: Path, *, check: bool = True) -> subprocess.CompletedProcess[str]:
    """Install a package file as apt does it, over whatever version is there."""
    return as_root(*_APT, "--allow-downgrades", "install", str(deb), check=check)


def remove(*, check: bool = True) -> subprocess.CompletedProcess[str]:
    """Remove the program, as apt does it."""
    return as_root(*_APT, "remove", NAME, check=check)


def purge() -> None:
    """Remove the program with all that the package owns; it may be gone already."""
    as_root("dpkg", "--purge", NAME)


def installed_version() -> str:
    """Return which version is installed; empty if none is."""
    asked = ["dpkg-query", "--show", "--showformat=${db:Status-Status} ${Version}", NAME]
    told = subprocess.run(asked, check=False, capture_output=True, text=True).stdout
    status, _, version = told.partition(" ")
    return version if status == "installed" else ""


def run(*command: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command of hers: with nothing of this test's environment but what is named."""
    plain = {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/nonexistent"}
    return subprocess.run(
        [str(word) for word in command], capture_output=True, check=False, env=plain | environment
    )


def files_of(folder: Path) -> dict[str, bytes]:
    """Return all files below a folder by their paths."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
