"""Makes the help's pictures anew: `python -m tests.gui.help_pictures`.

They show the real windows on the sample report, small enough to stand in a page of the help.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QEventLoop, QSettings, Qt, QTimer
from PySide6.QtGui import QAction, QImage, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from ita_desktop.assets import RESOURCES
from ita_desktop.exchange import into_workbook, letter, read_source
from ita_desktop.gui.desk import Desk
from ita_desktop.gui.dialogs.file_chooser import FileChooser
from ita_desktop.gui.export.mail_dialog import MailDialog
from ita_desktop.gui.export.mail_program import MailProgram
from ita_desktop.gui.export.pdf_dialog import PdfDialog
from ita_desktop.gui.export.pdf_export import PdfExport
from ita_desktop.gui.look.appearance import dress
from ita_desktop.gui.settings import Settings
from ita_desktop.gui.window.main_window import MainWindow
from ita_desktop.locale import LANGUAGES
from ita_desktop.pdf import write_report
from ita_desktop.store import MediumGone, Workbook
from tests.gui.asking import select, type_into

WIDTH = 560  # pixels: what a page of the help has room for
COLOURS = 48
SETTLE_MS = 1500  # until checks and pages have come to rest


def main() -> None:
    application = QApplication([])
    dress(application)
    for language in LANGUAGES:
        with tempfile.TemporaryDirectory() as folder:
            _picture_all(Path(folder), language)


def _picture_all(folder: Path, language: str) -> None:
    settings = Settings(QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat))
    settings.language = language
    desk = Desk(settings, FileChooser(settings), write_report)
    out = RESOURCES / "help" / language / "pictures"
    out.mkdir(parents=True, exist_ok=True)
    page = desk.welcome()
    page.resize(720, 470)
    _keep(page, out / "start.png")
    path = folder / "เทศบาลตำบลรวมใจพัฒนา ITA.ita"
    workbook = Workbook.create(path)
    into_workbook(read_source(RESOURCES / "sample-report-2566.txt"), workbook)
    window = desk.show(workbook)
    window.resize(1000, 640)
    window.splitter.setSizes([340, 660])
    _keep(window, out / "office.png")
    select(window, 2)
    _keep(window, out / "indicators.png")
    select(window, 0, 0)
    _keep(window.pane, out / "measure.png")
    window.resize(1300, 700)
    for name in ("checks", "preview", "find", "history"):
        _picture_panel(window, getattr(window.commands, name), out / f"{name}.png")
    _picture_pdf(window, folder, out / "pdf.png")
    window.session.autosave.failed.emit(MediumGone(path))
    _keep(window.banner, out / "trouble.png")
    window.close()
    desk.close()


def _picture_panel(window: MainWindow, action: QAction, target: Path) -> None:
    action.trigger()
    if action.text() == window.commands.find.text():
        type_into(QApplication.focusWidget() or window, "Policy")
    shown = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not window]
    _keep(shown[0] if shown else window, target)
    if shown:
        shown[0].close()
    elif action.isCheckable():
        action.setChecked(False)


def _picture_pdf(window: MainWindow, folder: Path, target: Path) -> None:
    workbook = window.session.workbook
    report = workbook.report(workbook.reports()[0].id)
    pdf = folder / f"{window.translate('ITA report {year}', year=report.fiscal_year)}.pdf"
    export = PdfExport(workbook.office(), report, pdf, write_report, window)
    dialog = PdfDialog(export, window.translate, window, mail=lambda _: None)
    dialog.begin()
    export.wait()
    QApplication.processEvents()
    dialog.label.setText(dialog.label.text().replace(str(folder), "Documents"))
    _keep(dialog, target)
    dialog.accept()
    written = letter(workbook.office(), report)
    pdf = pdf.with_name(written.file_name)
    settings = Settings(QSettings(str(folder / "mail.ini"), QSettings.Format.IniFormat))
    settings.mail_receiver = "amphoe@example.go.th"
    mail = MailDialog(
        written, pdf, settings, MailProgram(folder / "mail"), window.translate, parent=window
    )
    _keep(mail, target.with_name("mail.png"))
    mail.reject()


def _keep(widget: QWidget, target: Path) -> None:
    widget.show()
    loop = QEventLoop()
    QTimer.singleShot(SETTLE_MS, loop.quit)
    loop.exec()
    picture = widget.grab()
    if picture.width() > WIDTH:
        picture = picture.scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation)
    _as_image(picture).quantize(COLOURS).save(target, optimize=True)


def _as_image(picture: QPixmap) -> Image.Image:
    image = picture.toImage().convertToFormat(QImage.Format.Format_RGBA8888)
    size = (image.width(), image.height())
    return Image.frombytes("RGBA", size, bytes(image.constBits())).convert("RGB")


if __name__ == "__main__":
    main()
