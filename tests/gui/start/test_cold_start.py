"""What a start loads before the window is there, and what is seen until then: real processes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from ita_desktop.gui import run
from ita_desktop.gui.dialogs.message_box import MessageBox
from ita_desktop.gui.start.opening_sign import OpeningSign
from ita_desktop.gui.start.start_page import StartPage
from ita_desktop.gui.window.main_window import MainWindow
from ita_desktop.locale import Translator

# Slow to load, and needed when something is made, read, checked or asked.
LATER = {
    *(
        "sqlalchemy",
        "asyncio",
        "multiprocessing",
        "alembic",
        "babel",
        "fontTools",
        "lxml",
        "pi_heif",
        "pikepdf",
        "PIL",
        "pypdfium2",
    ),
    *("charset_normalizer", "reportlab", "uharfbuzz", "html.parser", "xml"),
    *("ita_desktop.pdf", "ita_desktop.checks.checker", "ita_desktop.checks.rules"),
    *("ita_desktop.exchange.reading", "ita_desktop.exchange.json_form"),
    *("ita_desktop.exchange.html_form", "ita_desktop.exchange.attachments"),
    *("ita_desktop.gui.help.window", "ita_desktop.gui.history.window"),
    *("ita_desktop.gui.start.office_form", "ita_desktop.gui.start.last_year_dialog"),
    *("ita_desktop.store.edit", "ita_desktop.store.searching", "ita_desktop.templates"),
    *("ita_desktop.gui.dialogs.message_box", "ita_desktop.gui.trouble.mistake_dialog"),
    *("ita_desktop.gui.checks.control", "ita_desktop.gui.find.control"),
    *("ita_desktop.gui.preview.control", "ita_desktop.gui.history.control"),
    *("ita_desktop.gui.editor.measure_editor", "ita_desktop.gui.start.beginnings"),
    *("ita_desktop.gui.export.pdf_dialog", "ita_desktop.gui.export.import_dialog"),
}
# Tells at the sign, and when the window is shown, what is loaded.
PROGRAM = """
import json, os, sys
from ita_desktop.gui.start.opening_sign import OpeningSign
show_now = OpeningSign.show_now
def shown(sign):
    show_now(sign)
    print(json.dumps(sorted(sys.modules)), flush=True)
OpeningSign.show_now = shown
from ita_desktop.gui.start.pieces import Pieces
def begin(pieces, window, then):
    assert type(window).__name__ == "MainWindow" and window.isVisible()
    print(json.dumps(sorted(sys.modules)), flush=True)
    os._exit(0)
Pieces.begin = begin
from ita_desktop.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def loaded(home: Path, workbook_path: Path) -> list[set[str]]:
    """The modules that are loaded when the sign is seen, and when the window is."""
    told = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(workbook_path)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    return [set(json.loads(line)) for line in told.stdout.splitlines()]


def test_the_window_is_there_before_what_is_slow_to_load(loaded: list[set[str]]) -> None:
    _, at_the_window = loaded
    assert "ita_desktop.gui.window.main_window" in at_the_window
    assert sorted(LATER & at_the_window) == []


def test_the_sign_is_there_before_the_file_can_be_read(loaded: list[set[str]]) -> None:
    at_the_sign, _ = loaded
    assert sorted({"sqlalchemy", "sqlite3", "ita_desktop.model"} & at_the_sign) == []
    ours = {name for name in at_the_sign if name.startswith("ita_desktop")}
    assert len(ours) < 40


def signs() -> list[OpeningSign]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, OpeningSign)]


@pytest.mark.parametrize("kind", [MainWindow, StartPage, MessageBox])
def test_the_sign_goes_when_there_is_something_else_to_see(
    kind, when_shown, workbook_path, tmp_path, qapp
):
    seen = []

    def close(window):
        seen.append([sign.isVisible() for sign in signs()])
        window.close()

    path = {MainWindow: workbook_path, StartPage: None, MessageBox: tmp_path / "ไม่มี.ita"}[kind]
    when_shown(kind, close)
    run(["ita-desktop"], path)
    assert seen == [[]]


@pytest.mark.parametrize(("language", "words"), [("th", "กำลังเปิดโปรแกรม…"), ("en", "opening")])
def test_the_sign_says_what_happens(qapp, qtbot, language, words):
    sign = OpeningSign(Translator(language))
    qtbot.addWidget(sign)
    sign.show_now()
    assert sign.isVisible()
    assert words in sign.accessibleName()
    assert QApplication.focusWidget() is None
