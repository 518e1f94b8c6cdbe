"""A clean home for every test: own settings, own folders, a real file in a real window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QThread, QTimer
from PySide6.QtWidgets import QApplication

from ita_desktop.assets import RESOURCES
from ita_desktop.exchange import into_workbook, read_source
from ita_desktop.gui.desk import Desk
from ita_desktop.gui.dialogs.file_chooser import FileChooser
from ita_desktop.gui.look.appearance import dress
from ita_desktop.gui.settings import Settings
from ita_desktop.model import Indicator, Measure, Office, OfficeKind, Report, Status
from ita_desktop.pdf import write_report
from ita_desktop.store import Workbook
from tests.gui.asking import lay_out
from tests.gui.patient_bot import PatientBot

# What a popup asks of a screen beside its size: to be in front, and to have the keyboard.
_NO_WINDOW_MANAGER = r"plugin does not support (propagateSizeHints|raise|grabbing the keyboard)"


class GivenFiles(FileChooser):
    """Answers with files put into `answers`, instead of asking somebody."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.answers: list[Path | list[Path] | None] = []
        self.proposed: list[str] = []

    def existing(self, parent, title, kinds):
        return self.answers.pop(0)

    def several(self, parent, title, kinds):
        return self.answers.pop(0)

    def new(self, parent, title, proposed, kinds, suffix):
        self.proposed.append(proposed)
        return self.answers.pop(0)


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    dress(qapp)
    return qapp


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> PatientBot:
    return PatientBot(request)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of the test's own."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.delenv("ITA_DESKTOP_HOME", raising=False)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    return home


@pytest.fixture
def settings(home: Path) -> Settings:
    return Settings()


@pytest.fixture
def chooser(settings: Settings) -> GivenFiles:
    return GivenFiles(settings)


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `workbook_path` is a copy of."""
    path = tmp_path_factory.mktemp("original") / "งาน.ita"
    office = Office(
        name="เทศบาลตำบลทดสอบ",
        kind=OfficeKind.MUNICIPALITY,
        district="แม่ใจ",
        province="พะเยา",
    )
    report = Report(
        fiscal_year=2566,
        title="รายงาน",
        indicators=[
            Indicator(
                label="๑",
                title="การปฏิบัติหน้าที่",
                measures=[
                    Measure(measures=["คู่มือ", "ประกาศ"], status=Status.COMPLETED),
                    Measure(measures=["อบรม"]),
                ],
            ),
            Indicator(label="๒", title="การใช้อำนาจ", measures=[Measure(measures=["แผน"])]),
        ],
    )
    with Workbook.create(path, office) as workbook, workbook.change("Import a report") as edit:
        edit.add(report)
    return path


@pytest.fixture
def workbook_path(original: Path, tmp_path: Path) -> Path:
    """A workbook with two indicators and three measures, closed."""
    path = tmp_path / original.name
    copyfile(original, path)
    return path


@pytest.fixture(scope="session")
def sample_original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `sample_path` is a copy of."""
    path = tmp_path_factory.mktemp("sample") / "รวมใจพัฒนา.ita"
    with Workbook.create(path) as workbook:
        into_workbook(read_source(RESOURCES / "sample-report-2566.txt"), workbook)
    return path


@pytest.fixture
def sample_path(sample_original: Path, tmp_path: Path) -> Path:
    """A workbook with the sample report, closed."""
    return Path(copyfile(sample_original, tmp_path / sample_original.name))


@pytest.fixture
def desk(qapp: QApplication, settings: Settings, chooser: GivenFiles) -> Iterator[Desk]:
    desk = Desk(settings, chooser, write_report)
    yield desk
    # What is left there is nobody else's; and offscreen, Qt lets go of it when Python is gone.
    QApplication.clipboard().clear()
    if desk.window is not None:
        desk.window.hide()
        desk.window.deleteLater()
    desk.close()
    for thread in qapp.findChildren(QThread):
        thread.wait()  # what it has to tell is told before nobody is there
    QApplication.processEvents()
    # Outside of an event loop nobody does it; every window that stays makes the next one slower.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def window(desk: Desk, workbook_path: Path, qtbot):
    """The main window on the workbook, the report selected."""
    window = desk.show(Workbook.open(workbook_path))
    window.resize(1366, 720)
    lay_out()
    return window


@pytest.fixture
def when_shown(qapp):
    """Call something on the first window, or message box, that a running program shows."""
    timers = []

    def call(kind, what):
        def look():
            for widget in QApplication.topLevelWidgets():
                if isinstance(widget, kind) and widget.isVisible():
                    timer.stop()
                    what(widget)
                    return

        timer = QTimer()
        timer.setInterval(10)
        timer.timeout.connect(look)
        timer.start()
        timers.append(timer)

    yield call
    for timer in timers:
        timer.stop()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let Qt's offscreen screen say that it has no window manager; nothing else may be said."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore(_NO_WINDOW_MANAGER))
