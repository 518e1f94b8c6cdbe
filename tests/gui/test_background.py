"""What takes long is done while the window lives on."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QThread, QTimer

from ita_desktop.gui.background import in_background
from ita_desktop.model import Indicator, Measure
from ita_desktop.problems import Problem
from tests.gui.asking import index_at, select, shape


@pytest.fixture
def beats(window):
    """Counts how often the event loop came by."""
    found = []
    timer = QTimer(window)
    timer.timeout.connect(lambda: found.append(QThread.currentThread()))
    timer.start(0)
    return found


def test_work_is_done_elsewhere_and_its_result_or_error_comes_back(window, beats):
    assert in_background(QThread.currentThread) is not QThread.currentThread()
    with pytest.raises(Problem, match="no"):
        in_background(lambda: (_ for _ in ()).throw(Problem("no")))
    assert in_background(gc.isenabled) is False
    assert gc.isenabled()


def test_many_rows_come_and_go_while_the_window_lives_on(window, beats):
    start = shape(window)
    measures = [Measure(measures=[f"ข้อ {number}"], remark="ก" * 2_000) for number in range(200)]
    with window.session.change("Add") as edit:
        edit.add(Indicator(label="๓", measures=measures), parent_id=window.session.report_id)
    select(window, 2)
    for name, count in (("duplicate", 4), ("undo", 3), ("redo", 4), ("remove", 3), ("undo", 4)):
        del beats[:]
        getattr(window.commands, name).trigger()
        assert len(beats) > 0, name
        assert set(beats) == {window.thread()}
        assert len(shape(window)) == count
        if name != "undo":
            window.view.setCurrentIndex(index_at(window, count - 1))
    window.commands.undo.trigger()
    window.commands.undo.trigger()
    assert shape(window) == start
