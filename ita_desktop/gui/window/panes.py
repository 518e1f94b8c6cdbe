"""The parts of the window that F6 walks: tree, editor, side panel, year chooser."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ita_desktop.gui.window.main_window import MainWindow


class PaneWalk(QObject):
    """Takes the cursor from one part of the window to the next, where it was in it before.

    Args:
        window: the window.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        # In the order in which they stand.
        self._panes: tuple[QWidget, ...] = (
            window.view,
            window.pane,
            window.side,
            window.year_chooser,
        )
        self._last: dict[QWidget, QWidget] = {}
        window.commands.next_pane.triggered.connect(lambda: self._go(1))
        window.commands.previous_pane.triggered.connect(lambda: self._go(-1))
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]

    def _go(self, by: int) -> None:
        open_panes = [pane for pane in self._panes if pane.isVisibleTo(self._window)]
        here = self._pane_of(self._window.focusWidget())
        place = open_panes.index(here) + by if here in open_panes else 0
        self._enter(open_panes[place % len(open_panes)])

    def _enter(self, pane: QWidget) -> None:
        last = self._last.get(pane)
        if last is not None and isValid(last) and last.isVisibleTo(pane) and last.isEnabled():
            last.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif pane is self._window.pane:
            self._window.pane.focus_first_field()
        elif pane is self._window.side:
            self._window.side.focus_panel()
        else:
            pane.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _pane_of(self, widget: QWidget | None) -> QWidget | None:
        while widget is not None and widget not in self._panes:
            widget = widget.parentWidget()
        return widget

    def _on_focus_changed(self, _: QWidget | None, focus: QWidget | None) -> None:
        pane = self._pane_of(focus)
        if focus is not None and pane is not None:
            self._last[pane] = focus
