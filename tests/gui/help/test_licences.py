"""About the program: its version, and the licences of what it is made of."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ita_desktop import __version__
from ita_desktop.gui.help.licences_window import LicencesWindow
from tests.gui.asking import lay_out, message


@pytest.fixture
def licences(window, qtbot):
    """The window of licences, opened as she opens it."""
    window.commands.about.trigger()
    box = message(window)
    assert __version__ in box.text()
    next(one for one in box.buttons() if "สัญญาอนุญาต" in one.text()).click()
    licences = window.findChild(LicencesWindow)
    lay_out()
    licences.activateWindow()
    return licences


def shown(licences):
    rows = [licences.names.item(row) for row in range(licences.names.count())]
    return [row.text().split("\n")[0].split()[0] for row in rows if not row.isHidden()]


def test_all_are_listed_and_the_first_is_shown(licences):
    assert "Sarabun" in shown(licences)
    assert licences.text.toPlainText().startswith(shown(licences)[0])


def test_what_is_typed_is_searched_for_in_names_and_licences(licences):
    assert licences.focusWidget() is licences.search
    QTest.keyClicks(licences.search, "ofl")
    assert shown(licences) == ["Sarabun"]
    assert "SIL OPEN FONT LICENSE" in licences.text.toPlainText()
    licences.search.setText("ไม่มี")
    assert shown(licences) == []
    assert licences.none_found.isVisible()
    licences.search.clear()
    assert len(shown(licences)) > 15
    assert not licences.none_found.isVisible()


def test_it_is_used_by_keys_alone(licences, qtbot):
    before = licences.text.toPlainText()
    reached = []
    for _ in range(3):
        reached.append(licences.focusWidget())
        QTest.keyClick(licences.focusWidget(), Qt.Key.Key_Tab)
    assert set(reached) == {licences.search, licences.names, licences.text}
    QTest.keyClick(licences.names, Qt.Key.Key_Down)
    assert licences.text.toPlainText() != before
    with qtbot.waitSignal(licences.destroyed):
        QTest.keyClick(licences.names, Qt.Key.Key_Escape)
