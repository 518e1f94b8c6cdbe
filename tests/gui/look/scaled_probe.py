"""Walks the pages and panels on a screen that the system enlarges, and prints what has no room.

`QT_SCALE_FACTOR=1.5 python -m tests.gui.look.scaled_probe 1366 728` is a process of its own: Qt
takes the factor when it starts. The size is that of the screen in its own pixels.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEventLoop, QSettings, QSize
from PySide6.QtWidgets import QApplication

from ita_desktop.assets import RESOURCES
from ita_desktop.exchange import into_workbook, read_source
from ita_desktop.gui.desk import Desk
from ita_desktop.gui.dialogs.file_chooser import FileChooser
from ita_desktop.gui.look.appearance import dress
from ita_desktop.gui.settings import Settings
from ita_desktop.gui.window.main_window import MainWindow
from ita_desktop.pdf import write_report
from ita_desktop.store import Workbook
from tests.gui import walking
from tests.gui.asking import lay_out, select
from tests.gui.checks.asking import choose_most_remedies, control


def main() -> None:
    application = QApplication([])
    dress(application)
    factor = float(os.environ["QT_SCALE_FACTOR"])
    width, height = (round(int(pixels) / factor) for pixels in sys.argv[1:])
    walking.SCREEN = QSize(width, height)
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(QSettings(f"{folder}/s.ini", QSettings.Format.IniFormat))
        desk = Desk(settings, FileChooser(settings), write_report)
        workbook = Workbook.create(Path(folder) / "เทศบาลตำบลรวมใจพัฒนา.ita")
        into_workbook(read_source(RESOURCES / "sample-report-2566.txt"), workbook)
        window = desk.show(workbook)
        window.showNormal()  # the screen that Qt makes up is low, where the window begins maximized
        assert window.devicePixelRatioF() == factor
        found = list(complaints(window))
        window.hide()
        desk.close()
    sys.stdout.write("\n".join([*found, "looked at everything"]))


def complaints(window: MainWindow) -> Iterator[str]:
    """Yield what has no room on any page, beside any panel."""
    commands = window.commands
    for panel in (None, commands.checks, commands.preview, commands.find):
        if panel is not None:
            panel.setChecked(True)
        if panel is commands.checks:
            while not control(window).is_up_to_date():
                QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            choose_most_remedies(window)
        for rows in ((), (0,), (0, 0)):
            select(window, *rows)
            window.resize(walking.SCREEN)
            lay_out()
            name = panel.text() if panel is not None else "no panel"
            yield from (f"{name}, page {rows}: {lack}" for lack in walking.cramped(window))
            page = window.pane.currentWidget()
            if page.widget().width() > page.viewport().width():
                yield f"{name}, page {rows}: wider than its room"


if __name__ == "__main__":
    main()
