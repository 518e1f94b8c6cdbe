"""The packed program's commands write what the same commands write on Linux, byte by byte."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ita_desktop.assets import RESOURCES
from tests.installers.windows.program import Program
from tests.installers.windows.wine import Finished

EXPORTS = {
    "report": ["รายงาน.pdf"],
    "measures": ["มาตรการ.pdf", "--measures-only"],
    "copy": ["สำเนา.json"],
    "mail": ["จดหมาย.eml"],
}


def on_linux(folder: Path, *words: str) -> Finished:
    """Run a command of this machine's own program in a folder."""
    root = str(Path(__file__).resolve().parents[3])
    done = subprocess.run(
        [sys.executable, "-m", "ita_desktop", *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": root},
        capture_output=True,
        text=True,
        check=False,
    )
    return Finished(done.returncode, done.stdout + done.stderr)


@pytest.fixture
def twin(workbook: Path, tmp_path: Path) -> Path:
    """The same workbook on Linux."""
    return Path(shutil.copy(workbook, tmp_path))


@pytest.mark.parametrize("kind", EXPORTS)
def test_every_export_is_the_same_as_on_linux(
    program: Program, workbook: Path, twin: Path, kind: str
) -> None:
    name, *words = EXPORTS[kind]
    done = program.command("export", workbook, "-o", workbook.with_name(name), *words)
    assert done.code == 0, done.output
    there = on_linux(twin.parent, "export", twin.name, "-o", name, *words)
    assert done == there
    assert workbook.with_name(name).read_bytes() == twin.with_name(name).read_bytes()


def test_the_pdf_of_the_packed_program_gives_back_every_word_of_the_seed(
    program: Program, workbook: Path
) -> None:
    pdf = workbook.with_suffix(".pdf")
    assert program.command("export", workbook, "-o", pdf).code == 0
    command = ["pdftotext", "-raw", str(pdf), "-"]
    text = "".join(subprocess.run(command, check=True, capture_output=True).stdout.decode().split())
    copied = workbook.with_suffix(".json")
    assert program.command("export", workbook, "-o", copied).code == 0
    typed = [
        line
        for indicator in json.loads(copied.read_text("utf-8"))["reports"][0]["indicators"]
        for measure in indicator["measures"]
        for line in [*measure["measures"], *measure["steps"], *measure["outcomes"]]
    ]
    assert len(typed) > 20
    assert [line for line in typed if "".join(line.split()) not in text] == []


def test_what_was_imported_is_what_linux_imports(
    program: Program, workbook: Path, tmp_path: Path
) -> None:
    source = str(RESOURCES / "sample-report-2566.txt")
    on_linux(tmp_path, "import", source, "--into", "here.ita")
    on_linux(tmp_path, "export", "here.ita", "-o", "here.json")
    copied = workbook.with_suffix(".json")
    assert program.command("export", workbook, "-o", copied).code == 0
    assert copied.read_bytes() == (tmp_path / "here.json").read_bytes()


def test_the_check_finds_what_it_finds_on_linux(
    program: Program, workbook: Path, twin: Path
) -> None:
    done = program.command("check", workbook)
    assert done == on_linux(twin.parent, "check", twin.name)
    assert done.code == 1


def test_what_is_wrong_is_said_in_thai_with_the_code_for_bad_input(
    program: Program, documents: Path
) -> None:
    done = program.command("export", documents / "ไม่มี.ita", "-o", documents / "ก.pdf")
    assert done.code == 2
    assert "ไม่มี.ita" in done.output
