"""Qt's application under the program's name and in its dress: all that the first picture needs."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from ita_desktop.gui.look.appearance import dress
from ita_desktop.gui.look.icons import icon


def dressed_application(arguments: list[str]) -> QApplication:
    """Return the one application of this process, made if it is not there.

    Args:
        arguments: the command line as Qt wants it, the program's name first.
    """
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(arguments)
    application.setApplicationName("ita-desktop")
    application.setApplicationDisplayName("ITA Desktop")
    dress(application)
    application.setWindowIcon(icon("application"))
    return application
