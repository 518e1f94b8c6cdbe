"""What a run leaves when it breaks off, and what the next start says of it: real processes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from ita_desktop.gui.trouble.fault_report import RunTrace, take_bad_ends
from ita_desktop.gui.trouble.last_end import tell_of
from ita_desktop.locale import Translator
from tests.gui.asking import stored

PATIENCE = 60

# A whole program with its window; what happens in it once it stands is put in at the end.
PROGRAM = """
import sys
from contextlib import ExitStack
from pathlib import Path
from PySide6.QtCore import QTimer
from ita_desktop.gui import run
from PySide6.QtWidgets import QApplication
def windows(kind):
    return [w for w in QApplication.topLevelWidgets() if type(w).__name__ == kind]
def ready():
    {what}
def look():
    if windows("MainWindow"):
        timer.stop()
        QTimer.singleShot(0, ready)
application = QApplication(sys.argv)
timer = QTimer()
timer.setInterval(20)
timer.timeout.connect(look)
timer.start()
sys.exit(run(["ita-desktop"], Path(sys.argv[1])))
"""
SEGFAULT = "import faulthandler; faulthandler._sigsegv()"
STAY = "print('ready', flush=True)"
SAY = (
    "print('|'.join(d.text() for d in windows('MistakeDialog')).replace(chr(10), ' '), flush=True);"
    " windows('MainWindow')[0].close()"
)


@pytest.fixture
def logs(home):
    """The folder of the logs, as a program with this home has it."""
    probe = "from ita_desktop.places import places; print(places().state)"
    found = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, text=True, check=True
    )
    return Path(found.stdout.strip())


@pytest.fixture
def start(home):
    """Start a program on a file; one that still runs at the end of the test is ended."""
    with ExitStack() as programs:

        def start(path, what):
            program = subprocess.Popen(
                [sys.executable, "-c", PROGRAM.format(what=what), str(path)],
                env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
            programs.enter_context(program)
            programs.callback(program.kill)
            return program

        yield start


@pytest.fixture
def said_at_the_next_start(start):
    def said_at_the_next_start(path):
        program = start(path, SAY)
        said, errors = program.communicate(timeout=PATIENCE)
        assert program.returncode == 0, errors
        return said.strip()

    return said_at_the_next_start


def test_a_crash_is_told_at_the_next_start_with_a_log_to_mail(
    start, said_at_the_next_start, workbook_path, logs
):
    program = start(workbook_path, SEGFAULT)
    program.communicate(timeout=PATIENCE)
    assert program.returncode == -signal.SIGSEGV
    said = said_at_the_next_start(workbook_path)
    (log,) = logs.glob("crash-*.log")
    assert "โปรแกรมขัดข้องและปิดตัวเอง" in said
    assert "ตรวจไฟล์ “งาน.ita” แล้ว ข้อมูลอยู่ครบ" in said
    assert log.name in said
    assert "Segmentation fault" in log.read_text("utf-8")
    assert "workbook: " in log.read_text("utf-8")
    assert list(logs.glob("run-*")) == []
    assert said_at_the_next_start(workbook_path) == ""


def test_a_killed_program_is_no_crash_and_leaves_no_log(
    start, said_at_the_next_start, workbook_path, logs
):
    program = start(workbook_path, STAY)
    assert program.stdout.readline() == "ready\n"
    program.kill()
    program.communicate(timeout=PATIENCE)
    said = said_at_the_next_start(workbook_path)
    assert "ถูกปิดขณะที่ยังทำงานอยู่" in said
    assert "งาน.ita" in said
    assert list(logs.glob("crash-*.log")) == []


def test_a_program_that_is_asked_to_end_saves_and_leaves_no_trace(start, workbook_path, logs):
    what = (
        "w = windows('MainWindow')[0]; w.pane.report.title.appendPlainText('ก่อนปิดเครื่อง'); "
        "print('ready', flush=True)"
    )
    program = start(workbook_path, what)
    assert program.stdout.readline() == "ready\n"
    program.terminate()
    program.communicate(timeout=PATIENCE)
    assert program.returncode == 0
    assert list(logs.glob("run-*")) == []
    assert "ก่อนปิดเครื่อง" in stored(workbook_path).title


def test_a_program_that_is_asked_to_end_while_it_begins_ends():
    """Qt hears of no end before it waits, and what shows the first window makes it wait shortly."""
    early = """
import os, signal, sys
from PySide6.QtWidgets import QApplication
from ita_desktop.gui.trouble.ending import OrderlyEnd
application = QApplication(sys.argv)
ending = OrderlyEnd(lambda: print("saved"))
os.kill(os.getpid(), signal.SIGTERM)
application.processEvents()
sys.exit(application.exec())
"""
    done = subprocess.run(
        [sys.executable, "-c", early], timeout=PATIENCE, capture_output=True, text=True, check=True
    )
    assert done.stdout == "saved\n"


def test_a_program_that_is_still_running_is_not_taken_for_a_dead_one(start, workbook_path, logs):
    program = start(workbook_path, STAY)
    assert program.stdout.readline() == "ready\n"
    assert take_bad_ends(logs) == []
    assert len(list(logs.glob("run-*.lock"))) == 1
    program.kill()
    program.communicate(timeout=PATIENCE)
    (end,) = take_bad_ends(logs)
    assert end.workbook == workbook_path
    assert end.log is None


def test_a_good_end_leaves_nothing(tmp_path):
    trace = RunTrace(tmp_path)
    trace.begin()
    trace.note_workbook(tmp_path / "a.ita")
    assert take_bad_ends(tmp_path) == []
    trace.end()
    assert list(tmp_path.glob("run-*")) == []


def test_a_folder_that_cannot_be_written_to_stops_nobody(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    trace = RunTrace(blocked)
    trace.begin()
    trace.note_workbook(tmp_path / "a.ita")
    trace.end()
    assert take_bad_ends(blocked) == []


def _left_behind(folder, name, began, *, fault="", workbook=None):
    """What a dead run leaves."""
    (folder / f"run-{name}.lock").write_text("")
    facts = {"began": began} | ({"workbook": str(workbook)} if workbook else {})
    (folder / f"run-{name}.json").write_text(json.dumps(facts))
    (folder / f"run-{name}.fault").write_text(fault)


def test_of_several_the_newest_crash_is_told(tmp_path, qapp, qtbot):
    for name, began, fault in (
        ("aaaa", "2026-01-01T08:00:00+07:00", "Segmentation fault"),
        ("bbbb", "2026-01-02T08:00:00+07:00", "Illegal instruction"),
        ("cccc", "2026-01-03T08:00:00+07:00", ""),
    ):
        _left_behind(tmp_path, name, began, fault=fault)
    ends = take_bad_ends(tmp_path)
    assert [end.log is not None for end in ends] == [False, True, True]
    dialog = tell_of(ends, None, Translator("th"), None)
    qtbot.addWidget(dialog)
    dialog.details_button.click()
    assert "Illegal instruction" in QApplication.clipboard().text()


def test_only_the_newest_logs_are_kept(tmp_path):
    for day in range(1, 9):
        _left_behind(tmp_path, f"{day:04}", f"2026-01-0{day}T08:00:00+07:00", fault="x")
        take_bad_ends(tmp_path)
    logs = sorted(path.name for path in tmp_path.glob("crash-*.log"))
    assert len(logs) == 5
    assert logs[-1].startswith("crash-20260108")


def test_a_damaged_file_is_not_called_safe(tmp_path, qapp, qtbot):
    damaged = tmp_path / "พัง.ita"
    damaged.write_bytes(b"x" * 4000)
    _left_behind(tmp_path, "aaaa", "2026-01-01T08:00:00+07:00", workbook=damaged)
    dialog = tell_of(take_bad_ends(tmp_path), None, Translator("th"), None)
    qtbot.addWidget(dialog)
    assert "ปลอดภัย" not in dialog.text()
    assert "พัง.ita" in dialog.text()
    assert not dialog.folder_button.isVisible()


@pytest.mark.parametrize("facts", ["", "[]", "{}", '{"began": 3}', '{"began": "x"}'])
def test_a_broken_trace_is_forgotten(tmp_path, facts):
    _left_behind(tmp_path, "aaaa", "")
    (tmp_path / "run-aaaa.json").write_text(facts)
    assert take_bad_ends(tmp_path) == []
