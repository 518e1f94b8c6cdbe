"""The PDF is made beside the window: it goes on, shows how far it is, and can be stopped."""

from __future__ import annotations

import threading

import pytest

from ita_desktop.gui.export.pdf_dialog import PdfDialog
from ita_desktop.gui.export.pdf_export import PdfExport
from ita_desktop.locale import Translator
from ita_desktop.model import Indicator, Measure, Office, Report
from ita_desktop.pdf import Cancelled, write_report
from ita_desktop.problems import Problem

PATIENCE = 60  # seconds
REPORT = Report(
    fiscal_year=2566,
    indicators=[
        Indicator(label="๑", title="ก", measures=[Measure(measures=["ข"]) for _ in range(300)])
    ],
)


def make(write, target, qtbot):
    export = PdfExport(Office(), REPORT, target, write)
    # Not qtbot's to close: it deletes itself when it is closed, which every test here does.
    return export, PdfDialog(export, Translator("th"))


def ends_of(dialog):
    """What the dialog tells when it closes; itself, it may be gone by then."""
    ends = []
    dialog.finished.connect(ends.append)
    return ends


def test_a_real_export_tells_how_far_it_is(tmp_path, qtbot):
    target = tmp_path / "x.pdf"
    export, dialog = make(write_report, target, qtbot)
    told = []
    export.progressed.connect(lambda done, whole: told.append((done, whole)))
    with qtbot.waitSignal(export.written):
        dialog.begin()
    assert target.read_bytes().startswith(b"%PDF-")
    assert told == sorted(told)
    assert told[-1] == (300, 300)
    export.wait()
    dialog.accept()


def test_a_real_export_can_be_cancelled_and_leaves_no_file(tmp_path, qtbot):
    held, go = threading.Event(), threading.Event()

    def held_up(office, report, target, *, progress, cancelled):
        def hold(done, whole):
            progress(done, whole)
            held.set()
            go.wait(PATIENCE)

        write_report(office, report, target, progress=hold, cancelled=cancelled)

    export, dialog = make(held_up, tmp_path / "x.pdf", qtbot)
    ends = ends_of(dialog)
    dialog.begin()
    assert held.wait(PATIENCE)
    dialog.cancel_button.click()
    assert dialog.label.text() == "กำลังหยุด…"
    with qtbot.waitSignal(export.stopped):
        go.set()
    qtbot.waitUntil(lambda: bool(ends))
    export.wait()
    assert [path.name for path in tmp_path.iterdir()] == ["home"]


def test_closing_the_dialog_cancels_too(tmp_path, qtbot):
    started = threading.Event()

    def write(office, report, target, *, progress, cancelled):
        started.set()
        while not cancelled():
            threading.Event().wait(0.005)
        raise Cancelled

    export, dialog = make(write, tmp_path / "x.pdf", qtbot)
    dialog.begin()
    assert started.wait(PATIENCE)
    with qtbot.waitSignal(export.stopped):
        dialog.reject()
    export.wait()


def test_a_problem_is_said_in_the_dialog(tmp_path, qtbot):
    def write(office, report, target, *, progress, cancelled):
        raise Problem("The folder {folder} was not found. Choose another folder.", folder="<b>X")

    export, dialog = make(write, tmp_path / "x.pdf", qtbot)
    with qtbot.waitSignal(export.failed):
        dialog.begin()
    assert dialog.label.text() == "ไม่พบโฟลเดอร์ <b>X โปรดเลือกโฟลเดอร์อื่น"
    assert dialog.close_button.isVisible()
    export.wait()
    dialog.accept()


def test_our_own_mistake_reaches_the_window_as_what_it_is(tmp_path, qtbot):
    def write(office, report, target, *, progress, cancelled):
        raise ZeroDivisionError

    export, dialog = make(write, tmp_path / "x.pdf", qtbot)
    ends = ends_of(dialog)
    with qtbot.waitSignal(export.crashed) as told:
        dialog.begin()
    assert isinstance(told.args[0], ZeroDivisionError)
    qtbot.waitUntil(lambda: bool(ends))


@pytest.mark.parametrize("opens", [True, False])
def test_a_computer_without_a_reader_says_so(tmp_path, qtbot, opens):
    export = PdfExport(Office(), REPORT, tmp_path / "x.pdf", lambda *_, **__: None)
    dialog = PdfDialog(export, Translator("th"), open_url=lambda url: opens)
    with qtbot.waitSignal(export.written):
        dialog.begin()
    dialog.open_button.click()
    assert ("ไม่มีโปรแกรม" in dialog.label.text()) is not opens
    export.wait()
    dialog.accept()
