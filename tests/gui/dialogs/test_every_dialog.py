"""Walks every page, panel, window and dialog of the program, in both languages and two sizes.

A new one is found by its source and must be entered in `tests.gui.ways`, with what opens it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

import ita_desktop.gui
from ita_desktop.gui.dialogs import message_box
from ita_desktop.gui.dialogs import room as dialog_room
from ita_desktop.gui.help.window import PAGES, HelpWindow
from ita_desktop.gui.look.appearance import appearance
from ita_desktop.locale import LANGUAGES
from ita_desktop.model import Indicator, Measure, Office, OfficeKind, Report, Status
from ita_desktop.store import Workbook
from tests.gui import walking
from tests.gui.asking import lay_out
from tests.gui.checks.asking import choose_most_remedies, control, settle
from tests.gui.ways import WAYS, Stage

GUI = Path(ita_desktop.gui.__file__).parent
SIZES = (100, 200)
_WORDS = {
    "th": ("เทศบาลตำบลทดสอบ", "การปฏิบัติหน้าที่", "จัดทำคู่มือการปฏิบัติงาน", "แม่ใจ", "พะเยา", "งาน"),
    "en": (
        "Testtown",
        "Doing the duties",
        "Make a handbook of all work",
        "Mae",
        "Province",
        "work",
    ),
}


# The first two only keep what the others show; the last stops the program until it is answered,
# and shows what `show_problem` shows.
WALKED_AS_OTHERS = {
    "dialogs.message_box.MessageBox",
    "start.year_form.YearForm",
    "application.Application._another",
}


def _sources() -> Iterator[tuple[str, ast.Module]]:
    for source in sorted(GUI.rglob("*.py")):
        yield (
            ".".join(source.relative_to(GUI).with_suffix("").parts),
            ast.parse(source.read_text("utf-8")),
        )


def _opening() -> set[str]:
    """Return every class that is a window and every function that makes a message box."""
    windows = {"QDialog", "QMessageBox", "QMainWindow", "QWizard", "QFileDialog", "QInputDialog"}
    windows.add("YearForm")
    found = set()
    for module, tree in _sources():
        for top in tree.body:
            functions = [(top.name, top)] if isinstance(top, ast.FunctionDef) else []
            if isinstance(top, ast.ClassDef):
                functions = [
                    (f"{top.name}.{each.name}", each)
                    for each in top.body
                    if isinstance(each, ast.FunctionDef)
                ]
                bases = {base.id for base in top.bases if isinstance(base, ast.Name)}
                if bases & windows or _names_its_window(top):
                    found.add(f"{module}.{top.name}")
            found |= {
                f"{module}.{name}"
                for name, body in functions
                if {"message_box", "QMessageBox", "QInputDialog"} & set(_called(body))
            }
    return found


def _names_its_window(node: ast.ClassDef) -> bool:
    return any(
        isinstance(each, ast.Call) and ast.unparse(each.func) == "self.setWindowTitle"
        for each in ast.walk(node)
    )


def _called(node: ast.AST) -> Iterator[str]:
    for each in ast.walk(node):
        if isinstance(each, ast.Call):
            yield ast.unparse(each.func).split(".")[0]


def test_every_window_and_dialog_is_walked():
    assert _opening() - WALKED_AS_OTHERS == set(WAYS)


@pytest.fixture
def stage(desk, settings, tmp_path, request, monkeypatch):
    """A window in the language and the size that the test asks for."""
    language, size = request.param
    # The screen that Qt makes up for tests is 800 pixels wide and as high.
    for module in (dialog_room, message_box):
        monkeypatch.setattr(module, "room_on_screen", lambda _: walking.SCREEN)
    settings.language = language
    settings.zoom = size
    office, indicator, measure, district, province, name = _WORDS[language]
    report = Report(
        fiscal_year=2566,
        title=office,
        indicators=[
            Indicator(
                label="๑",
                title=indicator,
                measures=[
                    Measure(
                        measures=[measure],
                        status=Status.NOT_FEASIBLE,
                        steps=[measure] * 3,
                        timeframe="2567",  # another year twice, for which there are three remedies
                    ),
                    Measure(measures=[], timeframe="2567"),
                ],
            ),
        ],
    )
    path = tmp_path / f"{name}.ita"
    kind = OfficeKind.MUNICIPALITY
    made = Office(name=office, kind=kind, district=district, province=province)
    with Workbook.create(path, made) as workbook, workbook.change("Import a report") as edit:
        edit.add(report)
    desk._use(language)
    appearance().set_zoom(size)
    window = desk.show(Workbook.open(path))
    window.resize(walking.SCREEN)
    workbook = window.session.workbook
    yield Stage(desk, window, workbook.report(workbook.reports()[0].id), tmp_path)
    desk._use("th")


@pytest.fixture(autouse=True)
def usual_size(qapp):
    """Put the usual size back after a test."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    appearance().set_zoom(100)


STAGES = [(language, size) for language in LANGUAGES for size in SIZES]
BOTH = pytest.mark.parametrize("stage", STAGES, indirect=True, ids=lambda one: f"{one[0]}-{one[1]}")
KINDS = [(name, number) for name, ways in WAYS.items() for number in range(len(ways))]


def _show(widget: QWidget, qtbot) -> None:
    widget.show()
    lay_out()
    widget.resize(widget.size().boundedTo(walking.SCREEN))
    lay_out()


def _complaints(widget: QWidget, language: str) -> dict[str, list[str]]:
    asked = {
        "without a name": walking.unnamed(widget),
        "without a label": walking.unlabelled(widget),
        "more words than room": walking.cramped(widget),
        "another language": walking.untranslated(widget, language),
        "two with one letter": walking.doubled_mnemonics(widget),
        "two with one shortcut": walking.doubled_shortcuts(widget),
    }
    return {what: found for what, found in asked.items() if found}


@BOTH
@pytest.mark.parametrize(("name", "number"), KINDS)
def test_it_can_be_read_named_and_understood(stage, name, number, qtbot):
    widget = WAYS[name][number](stage)
    _show(widget, qtbot)
    assert _complaints(widget, stage.translate.language) == {}


@BOTH
def test_the_panels_beside_the_editor_can_too(stage, qtbot):
    opening = [
        action
        for action in stage.window.commands.children()
        if getattr(action, "isCheckable", bool)() and not action.actionGroup()
    ]
    assert len(opening) >= 3
    for action in opening:
        action.setChecked(True)
        if action is stage.window.commands.checks:
            settle(stage.window, qtbot)
            choose_most_remedies(stage.window)
            assert len(control(stage.window).panel.buttons) == 4
        _show(stage.window, qtbot)
        assert _complaints(stage.window, stage.translate.language) == {}, action.text()


@BOTH
def test_every_page_of_the_help_is_in_the_language_of_the_interface(stage, qtbot):
    widget = HelpWindow(stage.window.commands, stage.translate, stage.window)
    for page in PAGES:
        widget.show_page(page)
        assert widget.page.toPlainText().strip()


@pytest.mark.parametrize("stage", [("th", 100)], indirect=True)
@pytest.mark.parametrize(("name", "number"), KINDS)
def test_tab_comes_to_every_input(stage, name, number, qtbot):
    widget = WAYS[name][number](stage)
    _show(widget, qtbot)
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
    assert walking.unreachable(widget) == []


@pytest.mark.parametrize("stage", [("th", 100)], indirect=True)
def test_tab_comes_to_every_input_of_the_panels(stage, qtbot):
    for action in (stage.window.commands.checks, stage.window.commands.find):
        action.setChecked(True)
        _show(stage.window, qtbot)
        stage.window.activateWindow()
        qtbot.waitUntil(stage.window.isActiveWindow)
        assert walking.unreachable(stage.window) == [], action.text()
