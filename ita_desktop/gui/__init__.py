"""The window: the only room that knows Qt.

What the clerk sees and touches, and nothing that could be done without a screen: reading, checking,
printing and keeping belong to the rooms below. `application` puts all together and `desk` keeps one
file in one window; each folder is one part of the window, with `look`, `thai_text`, `fields` and
`dialogs` below the others.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ita_desktop.starts import Listening


def run(
    arguments: list[str], workbook_path: Path | None, listening: Listening | None = None
) -> int:
    """Open the window and return the exit code when it is closed.

    Args:
        arguments: the command line as Qt wants it, the program's name first.
        workbook_path: the file to open; None opens the last one used, or makes the first one.
        listening: hears later starts out; None if nothing does.
    """
    from ita_desktop.gui.rubbish import no_rubbish_searched

    with no_rubbish_searched():
        from ita_desktop.gui.dressed_application import dressed_application
        from ita_desktop.gui.settings import Settings
        from ita_desktop.gui.start.opening_sign import OpeningSign
        from ita_desktop.locale import Translator

        qt = dressed_application(arguments)
        settings = Settings()
        sign = OpeningSign(Translator(settings.language))
        sign.show_now()
        # All that is slow to load comes behind the sign.
        from ita_desktop.gui.application import Application

        application = Application(qt, settings, sign.close)
    return application.run(workbook_path, listening)
