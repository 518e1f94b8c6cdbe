"""Opens the help, at the page that fits where she is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtWidgets import QApplication, QWidget

from ita_desktop.gui.editor.indicator_editor import IndicatorEditor
from ita_desktop.gui.editor.measure_editor import MeasureEditor
from ita_desktop.gui.editor.report_editor import ReportEditor
from ita_desktop.gui.start.start_page import StartPage
from ita_desktop.gui.tree.view import TreeView
from ita_desktop.gui.window.actions import Actions
from ita_desktop.locale import Translator

if TYPE_CHECKING:
    from ita_desktop.gui.help.window import HelpWindow

_PAGES: tuple[tuple[type[QWidget], str], ...] = (
    (ReportEditor, "office"),
    (IndicatorEditor, "indicators"),
    (MeasureEditor, "measure"),
    (TreeView, "indicators"),
    (StartPage, "start"),
)
# The panels at the side, by the names they are remembered by, and what is loaded late.
_NAMED = {
    "checks": "checks",
    "preview": "preview",
    "find": "find",
    "history": "history",
    "mail": "mail",
}


class HelpControl(QObject):
    """Shows one help window over a window.

    Args:
        window: the window; it owns the help.
        translate: the interface's language.
        wanted: told when help is asked for.
    """

    def __init__(self, window: QWidget, translate: Translator, wanted: SignalInstance) -> None:
        super().__init__(window)
        self._window = window
        self._translate = translate
        self.help: HelpWindow | None = None
        wanted.connect(self.show)

    def show(self) -> None:
        """Open the help, or bring it to the front, at the page for where the cursor is."""
        from ita_desktop.gui.help.window import HelpWindow

        page = page_for(QApplication.focusWidget())
        if self.help is None:
            commands = self._window.findChild(Actions) or Actions(
                self._translate, self._translate.language, self
            )
            self.help = HelpWindow(commands, self._translate, self._window)
        self.help.show_page(page)
        self.help.show()
        self.help.activateWindow()


def page_for(place: QWidget | None) -> str:
    """Return the name of the help's page for a widget; the first page where none is for it."""
    while place is not None:
        if place.objectName() in _NAMED:
            return _NAMED[place.objectName()]
        for kind, page in _PAGES:
            if isinstance(place, kind):
                return page
        place = place.parentWidget()
    return "start"
