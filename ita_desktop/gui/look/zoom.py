"""Lengths that follow the zoom, for what the style sheet does not reach."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ita_desktop.gui.look.appearance import Follower, appearance

Length = Callable[[float], int]


def scaled(usual: float) -> int:
    """Return a length of the usual size in the size of now, in pixels."""
    return appearance().length(usual)


def scale_with_zoom(widget: QWidget, size: Callable[[Length], object]) -> None:
    """Set the sizes of a widget now and at every change of the zoom.

    Args:
        widget: whose sizes they are.
        size: sets them, given what turns a usual length into one of now.
    """
    Follower(widget, appearance().zoomed, lambda: size(scaled))
