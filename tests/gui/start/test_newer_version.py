"""A newer version on the stick is told once, above the page, and is never run."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QUrl

from ita_desktop.gui.start.newer_version import NewerVersion
from ita_desktop.locale import Translator
from ita_desktop.store import Workbook
from tests.gui.asking import lay_out

NAME = "ita-desktop_{}_amd64.deb"


@pytest.fixture
def banner(settings, workbook_path, qtbot):
    """A banner of version 0.9.1 beside the workbook; a new one at each call."""

    def banner(*, language="th", opened=None):
        made = NewerVersion(
            workbook_path,
            settings,
            Translator(language),
            current="0.9.1",
            open_url=lambda url: bool(opened.append(url)) or True,
        )
        qtbot.addWidget(made)
        return made

    return banner


def put(workbook_path, version):
    path = workbook_path.with_name(NAME.format(version))
    path.write_bytes(b"x")
    return path


def test_a_newer_version_is_told_with_what_to_do(banner, workbook_path, qtbot):
    put(workbook_path, "0.10.0")
    opened = []
    made = banner(opened=opened)
    qtbot.waitUntil(made.isVisible)
    assert NAME.format("0.10.0") in made.label.text()
    assert str(workbook_path.parent) in made.label.text()
    assert "ปิดโปรแกรมนี้แล้วดับเบิลคลิกไฟล์นั้น" in made.label.text()
    made.folder_button.click()
    assert opened == [QUrl.fromLocalFile(str(workbook_path.parent))]
    made.close_button.click()
    assert not made.isVisible()


def test_it_is_told_once_and_a_still_newer_one_again(banner, workbook_path, settings, qtbot):
    put(workbook_path, "0.10.0")
    first, second = banner(), banner()
    qtbot.waitUntil(lambda: first.isVisible() and second.isVisible())  # as in the next window
    first.close_button.click()
    put(workbook_path, "0.9.9")
    again = banner()
    with qtbot.waitSignal(again.looked):
        pass
    assert not again.isVisible()
    put(workbook_path, "0.10.1")
    third = banner(language="en")
    qtbot.waitUntil(third.isVisible)
    assert NAME.format("0.10.1") in third.label.text()
    third.close_button.click()
    assert settings.told_version == "0.10.1"


def test_a_name_is_shown_as_it_is(banner, tmp_path, settings, qtbot):
    folder = tmp_path / "<b>ก {file} & ข"
    folder.mkdir()
    Workbook.create(folder / "a.ita").close()
    put(folder / "a.ita", "0.10.0")
    made = NewerVersion(folder / "a.ita", settings, Translator("th"), current="0.9.1")
    qtbot.addWidget(made)
    qtbot.waitUntil(made.isVisible)
    assert str(folder) in made.label.text()
    assert made.label.textFormat().name == "PlainText"


def test_it_is_above_the_page_of_the_window(desk, workbook_path, settings, qtbot):
    put(workbook_path, "9999.0.0")
    window = desk.show(Workbook.open(workbook_path))
    qtbot.waitUntil(window.news.isVisible)
    lay_out()
    assert window.news.width() > window.width() * 0.95
    assert window.news.geometry().bottom() < window.splitter.geometry().top()
    assert not window.banner.isVisible()
    window.close()
    assert settings.told_version == "9999.0.0"
