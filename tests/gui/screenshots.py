"""Makes pictures of the window on the sample report: `python -m tests.gui.screenshots`.

They go to build/screenshots; QT_SCALE_FACTOR=1.5 shows how the window looks enlarged.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QWidget

from ita_desktop.assets import RESOURCES
from ita_desktop.exchange import into_workbook, read_source
from ita_desktop.gui.desk import Desk
from ita_desktop.gui.dialogs.file_chooser import FileChooser
from ita_desktop.gui.dialogs.messages import show_problem
from ita_desktop.gui.export.import_dialog import ImportDialog
from ita_desktop.gui.export.pdf_dialog import PdfDialog
from ita_desktop.gui.export.pdf_export import PdfExport
from ita_desktop.gui.look.appearance import dress
from ita_desktop.gui.settings import Settings
from ita_desktop.gui.window.main_window import MainWindow
from ita_desktop.model import Status
from ita_desktop.pdf import write_report
from ita_desktop.problems import Problem
from ita_desktop.store import Workbook
from tests.gui.asking import select

SCREEN = (1366, 728)  # the whole small screen but for the task bar
OUT = Path(__file__).resolve().parents[2] / "build" / "screenshots"


def main() -> None:
    application = QApplication([])
    dress(application)
    scale = application.devicePixelRatio()
    OUT.mkdir(parents=True, exist_ok=True)
    for language in ("th", "en"):
        with tempfile.TemporaryDirectory() as folder:
            _picture_all(Path(folder), language, f"{language}-{round(scale * 100)}", scale)


def _picture_all(folder: Path, language: str, name: str, scale: float) -> None:
    settings = Settings(QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat))
    settings.language = language
    desk = Desk(settings, FileChooser(settings), write_report)
    workbook = Workbook.create(folder / "เทศบาลตำบลรวมใจพัฒนา.ita")
    imported = read_source(RESOURCES / "sample-report-2566.txt")
    into_workbook(imported, workbook)
    window = desk.show(workbook)
    window.resize(round(SCREEN[0] / scale), round(SCREEN[1] / scale))
    _save(window, f"{name}-report")
    window.pane.report.verticalScrollBar().setValue(10_000)
    _save(window, f"{name}-report-end")
    select(window, 1)
    _save(window, f"{name}-indicator")
    select(window, 0, 0)
    _save(window, f"{name}-measure")
    window.pane.measure.verticalScrollBar().setValue(10_000)
    _save(window, f"{name}-measure-end")
    window.pane.measure.status.buttons[Status.NOT_FEASIBLE].click()
    window.pane.measure.verticalScrollBar().setValue(300)
    problem = Problem(
        "The disk is full, so “{name}” cannot be saved. "
        "Delete files that are not needed and try again, or save on another disk.",
        name=window.session.path.name,
    )
    window.session.autosave.failed.emit(problem)
    _save(window, f"{name}-not-saved")
    _save(ImportDialog(imported, desk.translate, window.commands.undo, window), f"{name}-import")
    _save(show_problem(window, desk.translate, problem), f"{name}-problem")
    _picture_export(window, folder, name)
    menu = window.menuBar().actions()[2].menu()
    _save(menu, f"{name}-menu")
    desk.close()


def _picture_export(window: MainWindow, folder: Path, name: str) -> None:
    workbook = window.session.workbook
    report = workbook.report(workbook.reports()[0].id)
    target = folder / "report.pdf"
    export = PdfExport(workbook.office(), report, target, write_report, window)
    dialog = PdfDialog(export, window.translate, window)
    dialog.begin()
    _save(dialog, f"{name}-pdf-running")
    export.wait()
    _save(dialog, f"{name}-pdf-ready")


def _save(widget: QWidget, name: str) -> None:
    widget.show()
    for _ in range(5):
        QApplication.processEvents()
    widget.grab().save(str(OUT / f"{name}.png"))
    if not isinstance(widget, MainWindow | PdfDialog):
        widget.close()


if __name__ == "__main__":
    main()
