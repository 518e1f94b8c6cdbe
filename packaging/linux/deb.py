"""The package for Debian and its kin."""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
import subprocess
from pathlib import Path

from sources import LICENCES, source_time

from linux.changes import debian_changelog
from linux.contents import written_licences
from linux.depends import depends
from linux.terms import MAINTAINER, NAME, VERSION, is_fast
from linux.tree import HERE, add_share, settle

_KIBIBYTE = 1024
_PROGRAM = f"usr/lib/{NAME}"
_DOCUMENTS = f"usr/share/doc/{NAME}"
_SCRIPTS = ("preinst", "prerm")


def make_deb(program: Path, work: Path, dist: Path) -> Path:
    """Make the package and return it.

    Args:
        program: the packed program's folder.
        work: a folder for what is made on the way.
        dist: where the package goes.
    """
    shutil.rmtree(work, ignore_errors=True)
    tree = work / "debian" / NAME
    shutil.copytree(program, tree / _PROGRAM, symlinks=True)
    add_share(tree / "usr/share", work)
    (tree / "usr/bin").mkdir()
    (tree / "usr/bin" / NAME).symlink_to(f"../lib/{NAME}/{NAME}")
    _add_documents(tree)
    _add_control(tree, depends(tree, work))
    scripts = {tree / "DEBIAN" / name for name in _SCRIPTS}
    settle(tree, {tree / _PROGRAM / NAME, *scripts})
    target = dist / f"{NAME}_{VERSION}_amd64.deb"
    target.unlink(missing_ok=True)
    how = ["-Zgzip", "-z1"] if is_fast() else ["-Zxz", "-z9", "--threads-max=1"]
    command = ["dpkg-deb", "--root-owner-group", *how, "--build", str(tree), str(target)]
    environment = os.environ | {"SOURCE_DATE_EPOCH": str(source_time())}
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    return target


def _add_documents(tree: Path) -> None:
    documents = tree / _DOCUMENTS
    documents.mkdir(parents=True)
    shutil.copyfile(HERE / "debian" / "copyright", documents / "copyright")
    licences = gzip.compress(written_licences().encode(), mtime=0)
    (documents / f"{LICENCES}.gz").write_bytes(licences)
    changes = gzip.compress(debian_changelog().encode(), mtime=0)
    (documents / "changelog.gz").write_bytes(changes)
    overrides = tree / "usr/share/lintian/overrides"
    overrides.mkdir(parents=True)
    shutil.copyfile(HERE / "debian" / "lintian-overrides", overrides / NAME)


def _add_control(tree: Path, needed: str) -> None:
    files = sorted(path for path in tree.rglob("*") if path.is_file() and not path.is_symlink())
    size = sum(-(-path.stat().st_size // _KIBIBYTE) for path in files)
    control = tree / "DEBIAN"
    control.mkdir()
    said = (HERE / "debian" / "control").read_text("utf-8")
    (control / "control").write_text(
        said.format(version=VERSION, maintainer=MAINTAINER, depends=needed, size=size), "utf-8"
    )
    sums = (
        f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}  "
        f"{path.relative_to(tree).as_posix()}\n"
        for path in files
    )
    (control / "md5sums").write_text("".join(sums), "utf-8")
    for name in _SCRIPTS:
        shutil.copyfile(HERE / "debian" / name, control / name)
