"""Reads which fonts this computer has, in a thread of its own."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QThread, Signal


class FontsRead(QThread):
    """One look through the font folders; one of `read` and `crashed` is told at its end.

    It belongs to the application, so that it may outlive the window that started it.
    """

    read = Signal(object)
    crashed = Signal(object)

    def __init__(self) -> None:
        application = QCoreApplication.instance()
        super().__init__(application)
        if application is not None:
            application.aboutToQuit.connect(self.wait)

    def run(self) -> None:
        """Look; called by Qt in the new thread."""
        try:
            # The room that knows fonts is slow to load and only loaded then.
            from ita_desktop.pdf import installed_families

            families = installed_families()
        except Exception as error:  # noqa: BLE001 - told to the window, which reports it
            self.crashed.emit(error)
        else:
            self.read.emit(families)
