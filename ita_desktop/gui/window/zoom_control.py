"""Joins the zoom's actions and the wheel to how large everything is drawn, and remembers it."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from ita_desktop.gui.look.appearance import USUAL_ZOOM, appearance
from ita_desktop.gui.settings import Settings
from ita_desktop.gui.window.actions import Actions

STEPS = (80, 90, 100, 110, 125, 150, 175, 200)
_NOTCH = 120  # of a mouse wheel, in Qt's eighths of a degree


class ZoomControl(QObject):
    """Larger, smaller and usual size for one window.

    `zoomed_to` tells the percentage that was asked for.

    Args:
        window: the window.
        commands: those of the window.
        settings: remembers the size.
        own_wheel: names of widgets that do something else with Ctrl and the wheel.
    """

    zoomed_to = Signal(int)

    def __init__(
        self,
        window: QWidget,
        commands: Actions,
        settings: Settings,
        own_wheel: tuple[str, ...] = ("preview",),
    ) -> None:
        super().__init__(window)
        self._window = window
        self._commands = commands
        self._settings = settings
        self._own_wheel = own_wheel
        self._turned = 0
        commands.zoom_in.triggered.connect(lambda: self._step(1))
        commands.zoom_out.triggered.connect(lambda: self._step(-1))
        commands.zoom_reset.triggered.connect(lambda: self._zoom_to(USUAL_ZOOM))
        appearance().zoomed.connect(self._show_state)
        self._show_state()
        # The system's window gets the wheel before a field or a scroll bar takes it.
        window.winId()
        window.windowHandle().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802, ARG002
        """Take Ctrl and the wheel, but not from what has its own use for them."""
        if event.type() != QEvent.Type.Wheel:
            return False
        wheel = cast(QWheelEvent, event)
        if not wheel.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        if self._has_own_wheel(wheel.position().toPoint()):
            return False
        self._turned += wheel.angleDelta().y()
        notches = int(self._turned / _NOTCH)
        self._turned -= notches * _NOTCH
        if notches:
            self._step(notches)
        return True

    def _has_own_wheel(self, place: QPoint) -> bool:
        widget: QWidget | None = self._window.childAt(place)
        while widget is not None and widget.objectName() not in self._own_wheel:
            widget = widget.parentWidget()
        return widget is not None

    def _step(self, steps: int) -> None:
        now = min(range(len(STEPS)), key=lambda place: abs(STEPS[place] - appearance().zoom))
        self._zoom_to(STEPS[max(0, min(now + steps, len(STEPS) - 1))])

    def _zoom_to(self, percent: int) -> None:
        appearance().set_zoom(percent)
        self._settings.zoom = percent
        self._keep_in_view()
        self.zoomed_to.emit(percent)

    def _show_state(self) -> None:
        self._commands.zoom_in.setEnabled(appearance().zoom < STEPS[-1])
        self._commands.zoom_out.setEnabled(appearance().zoom > STEPS[0])

    def _keep_in_view(self) -> None:
        """Scroll to where she types, which stands elsewhere now."""
        field = QApplication.focusWidget()
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        above = field.parentWidget() if field is not None else None
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if field is not None and above is not None:
            above.ensureWidgetVisible(field)
