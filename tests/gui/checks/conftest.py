"""The window on the sample report, its checks shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from ita_desktop.gui.desk import Desk
from ita_desktop.gui.window.main_window import MainWindow
from ita_desktop.store import Workbook
from tests.gui.asking import lay_out
from tests.gui.checks.asking import settle


@pytest.fixture
def sample(desk: Desk, sample_path: Path, qtbot) -> MainWindow:
    """The window on the sample report, its checks shown."""
    window = desk.show(Workbook.open(sample_path))
    window.resize(1366, 720)
    lay_out()
    window.activateWindow()
    window.commands.checks.trigger()
    settle(window, qtbot)
    return window
