"""A second window on an open workbook is told so; a crash holds nobody up."""

from __future__ import annotations

import getpass
import platform
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest

from ita_desktop.model import Office
from ita_desktop.store import FolderNotWritable, NotReadable, NotWritable, Workbook, WorkbookInUse
from tests.write_protected import as_a_user_with_few_rights

HOLD = """
import sys
from pathlib import Path
from ita_desktop.store import Workbook
workbook = Workbook.open(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
workbook.close()
"""


@contextmanager
def another_process(path):
    """Have another process open the workbook; it is closed when its input ends."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout.readline() == b"open\n"
        yield process


def sidecar(path):
    return path.with_name(f".~lock.{path.name}#")


def test_a_second_window_is_told_who_has_it_open_since_when(workbook, path):
    with pytest.raises(WorkbookInUse) as refusal:
        Workbook.open(path)
    values = refusal.value.values
    assert (values["name"], values["user"]) == (path.name, getpass.getuser())
    assert values["computer"] == platform.node()
    assert values["since"].split()[0] == "05/01/2569"
    with workbook.change("Edit") as edit:
        edit.set(Office, 1, name="ก")
    assert workbook.office().name == "ก", "the first window goes on"


def test_the_sidecar_is_there_as_long_as_the_workbook_is_open(path):
    with Workbook.create(path):
        assert sidecar(path).exists()
    assert not sidecar(path).exists()
    with Workbook.open(path), pytest.raises(WorkbookInUse):
        Workbook.create(path)
    Workbook.open(path).close()


def test_a_window_of_another_process_holds_it_too_and_lets_it_go(path):
    Workbook.create(path).close()
    with another_process(path) as process:
        with pytest.raises(WorkbookInUse):
            Workbook.open(path)
        with Workbook.open(path, read_only=True) as reader:
            assert reader.office().name == ""
        process.stdin.close()
        assert process.wait() == 0
        Workbook.open(path).close()


def test_a_window_that_was_killed_holds_nobody_up(path):
    Workbook.create(path).close()
    with another_process(path) as process:
        process.kill()
        process.wait()
    assert sidecar(path).exists()
    Workbook.open(path).close()
    assert not sidecar(path).exists()


@pytest.mark.parametrize(
    "content", [b"", b"\n{}", b"\n\xff", b"\n[1]", b'\n{"since": 5}', b"x" * 99]
)
def test_a_sidecar_that_says_nothing_still_locks(workbook, path, content):
    sidecar(path).write_bytes(content)
    with pytest.raises(WorkbookInUse) as refusal:
        Workbook.open(path)
    assert "another window" in str(refusal.value)


@pytest.mark.parametrize("content", [b"", b"\n{}", b"x" * 9999])
def test_a_sidecar_that_nobody_holds_is_taken_over(path, content):
    Workbook.create(path).close()
    sidecar(path).write_bytes(content)
    with Workbook.open(path), pytest.raises(WorkbookInUse) as refusal:
        Workbook.open(path)
    assert refusal.value.values["user"] == getpass.getuser()


@pytest.fixture
def others_folder():
    """A folder of which another user sees everything and may write to nothing in `forbidden`."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        forbidden = folder / "forbidden"
        forbidden.mkdir()
        for path in (forbidden / "x.ita", folder / "only-read.ita", folder / "secret.ita"):
            Workbook.create(path).close()
        (folder / "only-read.ita").chmod(0o444)
        (folder / "secret.ita").chmod(0o000)
        forbidden.chmod(0o555)
        folder.chmod(0o777)
        yield folder
        forbidden.chmod(0o755)


@pytest.mark.parametrize(
    ("attempt", "name", "problem"),
    [
        (Workbook.create, "forbidden/new.ita", FolderNotWritable),
        (Workbook.open, "forbidden/x.ita", FolderNotWritable),
        (Workbook.open, "only-read.ita", NotWritable),
        (Workbook.open, "secret.ita", NotReadable),
    ],
)
def test_what_the_system_forbids_is_said_in_words(others_folder, attempt, name, problem):
    before = sorted(others_folder.rglob("*"))
    with as_a_user_with_few_rights(), pytest.raises(problem):
        attempt(others_folder / name)
    assert sorted(others_folder.rglob("*")) == before
