"""Starts of the program that hand their file over to the one that runs: real processes."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from queue import SimpleQueue
from threading import Event

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.starts import Listening, Request, first_start

PATIENCE = 60
# A start that says what became of it; the first one stays until it is told to end.
START = """
import sys
from pathlib import Path
from ita_desktop.starts import first_start
print("waits", flush=True)
sys.stdin.readline()
first = first_start(Path(sys.argv[1]), Path(sys.argv[2]))
print("handed over" if first is None else "first", flush=True)
if first is not None:
    given = lambda request: print(request.path.name, flush=True)
    first.serve(lambda request: request.answer(takes=True), given)
    sys.stdin.readline()
    first.stop()
"""
PATHS = st.text(st.characters(exclude_characters="\0"), min_size=1, max_size=200)


@contextmanager
def running(folder: Path, *, takes: bool | None = True) -> Iterator[SimpleQueue[Path | None]]:
    """Be the program that runs; give the files that are handed over, in their order.

    Args:
        folder: where the address is.
        takes: what it answers; None to say nothing.
    """
    first = first_start(folder, None)
    assert first is not None
    files: SimpleQueue[Path | None] = SimpleQueue()

    def asked(request: Request) -> None:
        if takes is not None:
            request.answer(takes=takes)

    first.serve(asked, lambda request: files.put(request.path))
    try:
        yield files
    finally:
        first.stop()


@pytest.fixture
def start() -> Iterator[Callable[[Path, Path], subprocess.Popen[str]]]:
    """Start a process that waits for a line before it begins; it is ended with the test."""
    with ExitStack() as processes:

        def start(folder: Path, file: Path) -> subprocess.Popen[str]:
            process = subprocess.Popen(
                [sys.executable, "-c", START, str(folder), str(file)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
            processes.enter_context(process)
            processes.callback(process.kill)
            assert said(process) == "waits"
            return process

        yield start


def tell(process: subprocess.Popen[str]) -> None:
    process.stdin.write("\n")
    process.stdin.flush()


def said(process: subprocess.Popen[str]) -> str:
    return process.stdout.readline().strip()


def test_a_second_start_hands_its_file_over(tmp_path: Path) -> None:
    file = tmp_path / "งาน ๑.ita"
    with running(tmp_path) as files:
        assert first_start(tmp_path, file) is None
        assert files.get(timeout=PATIENCE) == file
        assert first_start(tmp_path, None) is None
        assert files.get(timeout=PATIENCE) is None


def test_a_start_is_the_first_again_when_the_one_that_ran_has_ended(tmp_path: Path) -> None:
    for _ in range(3):
        with running(tmp_path) as files:
            assert first_start(tmp_path, tmp_path) is None
            files.get(timeout=PATIENCE)


@given(text=PATHS)
def test_a_path_is_text_whatever_it_is(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.getbasetemp()
    with running(folder) as files:
        assert first_start(folder, Path(text)) is None
        assert files.get(timeout=PATIENCE) == Path(text)


def test_of_many_starts_at_the_same_moment_one_runs_and_gets_all_files(
    tmp_path: Path, start: Callable
) -> None:
    processes = [start(tmp_path / "new", Path(f"{number}.ita")) for number in range(6)]
    for process in processes:
        tell(process)
    ends = [said(process) for process in processes]
    assert sorted(ends) == ["first"] + ["handed over"] * 5
    first = processes[ends.index("first")]
    handed = {f"{number}.ita" for number in range(6)} - {f"{ends.index('first')}.ita"}
    assert {said(first) for _ in handed} == handed


def test_a_killed_program_is_in_nobodys_way(tmp_path: Path, start: Callable) -> None:
    process = start(tmp_path, Path("a.ita"))
    tell(process)
    assert said(process) == "first"
    process.kill()
    process.wait(PATIENCE)
    with running(tmp_path):
        pass


def test_a_program_that_stands_still_is_in_nobodys_way(tmp_path: Path, start: Callable) -> None:
    process = start(tmp_path, Path("a.ita"))
    tell(process)
    assert said(process) == "first"
    process.send_signal(signal.SIGSTOP)
    alone = first_start(tmp_path, Path("b.ita"))
    assert alone is not None
    process.send_signal(signal.SIGCONT)
    tell(process)
    assert said(process) == ""  # it got no file when it came to


def test_a_window_that_hangs_gets_no_file_when_it_comes_to(tmp_path: Path) -> None:
    requests: SimpleQueue[Request] = SimpleQueue()
    given, first = Event(), first_start(tmp_path, None)
    assert first is not None
    first.serve(requests.put, lambda _: given.set())
    alone = first_start(tmp_path, Path("b.ita"))
    assert alone is not None
    requests.get(timeout=PATIENCE).answer(takes=True)
    first.stop()
    assert not given.is_set()


def test_where_something_is_in_the_way_the_start_has_a_window_of_its_own(tmp_path: Path) -> None:
    with running(tmp_path, takes=False) as files:
        alone = first_start(tmp_path, tmp_path / "b.ita")
        assert alone is not None
        assert files.empty()
        assert not alone.begin()
    assert alone.begin()
    alone.stop()


def test_starts_while_the_first_one_still_starts_are_waited_for(
    tmp_path: Path, start: Callable
) -> None:
    first, files = first_start(tmp_path, None), SimpleQueue()
    second = start(tmp_path, Path("b.ita"))
    tell(second)
    first.serve(lambda request: request.answer(takes=True), lambda one: files.put(one.path))
    assert files.get(timeout=PATIENCE) == Path("b.ita")
    assert said(second) == "handed over"
    first.stop()


def test_another_screen_has_a_program_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running(tmp_path) as files:
        monkeypatch.setenv("DISPLAY", ":77")
        with running(tmp_path):
            pass
        assert files.empty()


def test_only_the_user_can_read_the_key_and_nobody_without_it_is_heard(tmp_path: Path) -> None:
    with running(tmp_path) as files:
        (kept,) = tmp_path.iterdir()
        assert stat.S_IMODE(kept.stat().st_mode) == 0o600
        other = json.loads(kept.read_text()) | {"key": "00" * 32}
        kept.unlink()
        kept.write_text(json.dumps(other))
        assert first_start(tmp_path, tmp_path / "b.ita") is not None
        assert files.empty()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"name": "a"}', b"\xff\xfe"])
def test_a_broken_address_is_made_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "start.json").write_bytes(content)
    with running(tmp_path) as files:
        assert first_start(tmp_path, tmp_path) is None
        assert files.get(timeout=PATIENCE) == tmp_path


def test_a_folder_that_cannot_be_written_to_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    alone = first_start(tmp_path / "file", None)
    assert isinstance(alone, Listening)
    assert not alone.begin()
    alone.stop()


def test_nothing_heavy_is_loaded_before_a_start_is_handed_over() -> None:
    code = (
        "import sys; import ita_desktop.cli, ita_desktop.starts, ita_desktop.places;"
        "print(sorted({name.split('.')[0] for name in sys.modules}))"
    )
    heavy = {
        "multiprocessing",
        "PySide6",
        "sqlalchemy",
        "babel",
        "alembic",
        "reportlab",
        "PIL",
        "filelock",
    }
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={**os.environ}
    )
    assert [name for name in heavy if f"'{name}'" in run.stdout] == []
