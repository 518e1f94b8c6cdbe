"""On screens that the system enlarges everything has its room, as on others."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.screen import a_screen, home_of

ROOT = Path(__file__).resolve().parents[3]
SMALL, LARGE = (1366, 768), (1920, 1080)
TASK_BAR = 40
FACTORS = [("1.25", SMALL), ("1.5", SMALL), ("2", LARGE)]


@pytest.mark.parametrize(("factor", "size"), FACTORS)
def test_pages_and_panels_have_room_for_their_words(factor, size):
    room = [str(size[0]), str(size[1] - TASK_BAR)]
    done = subprocess.run(
        [sys.executable, "-m", "tests.gui.look.scaled_probe", *room],
        env={**os.environ, "QT_SCALE_FACTOR": factor},
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    assert done.stdout.strip() == "looked at everything"


@pytest.mark.display
@pytest.mark.parametrize(("factor", "size"), FACTORS)
def test_the_window_begins_on_the_screen_and_stays_there(factor, size, tmp_path):
    """With real keys: whatever is opened beside the editor, the window is no larger."""
    with a_screen(tmp_path / "screen", size) as screen:
        program = [sys.executable, "-m", "ita_desktop"]
        path = tmp_path / "งาน.ita"
        source = str(ROOT / "resources" / "sample-report-2566.txt")
        command = [*program, "import", source, "--into", str(path)]
        subprocess.run(command, check=True, cwd=ROOT, capture_output=True)
        screen.start([*program, str(path)], **home_of(tmp_path / "home"), QT_SCALE_FACTOR=factor)
        screen.wait_for_window("งาน")
        title = screen.active_title()
        for keys in (["F7", "Down", "Down"], ["F8"], ["ctrl+f"], ["Escape"]):
            screen.keys(*keys)
            screen.wait_for_calm()
            width, height = screen.size_of(title)
            assert width <= size[0]
            assert height <= size[1]
