"""A toolbar that shows as many of its words as there is room for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QActionEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QToolBar, QToolButton, QWidget

from ita_desktop.gui.look.appearance import Follower, appearance

_SHARE = 7  # of the window's height, the part that the toolbar may take is one of so many
_UNDER = Qt.ToolButtonStyle.ToolButtonTextUnderIcon
_BESIDE = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
_ALONE = Qt.ToolButtonStyle.ToolButtonIconOnly


class _Sizes(NamedTuple):
    """The room that is taken where all words are shown in one way.

    Args:
        whole: by the toolbar.
        widths: by each button, by its action.
    """

    whole: QSize
    widths: dict[QAction, int]


class FittingToolBar(QToolBar):
    """Words under its pictures; where that is too high or too wide, beside them.

    Where not all words fit, the pictures whose words matter least stand alone; what is left out
    stands in the tooltips.

    Args:
        title: its name for screen readers.
    """

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._lose_words: Sequence[QAction] = ()
        self._sizes: dict[Qt.ToolButtonStyle, _Sizes] = {}
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setToolButtonStyle(_UNDER)
        Follower(self, appearance().dressed, self._fit)

    def lose_words(self, actions: Sequence[QAction]) -> None:
        """Let the words of these go first where there is no room for all, in this order."""
        self._lose_words = actions

    def shows_words(self, action: QAction) -> bool:
        """Return whether the words of one of its actions are in view."""
        return self._button(action).toolButtonStyle() is not _ALONE

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Measure what has its final looks now."""
        super().showEvent(event)
        self._sizes.clear()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the window's size."""
        super().resizeEvent(event)
        self._fit()

    def actionEvent(self, event: QActionEvent) -> None:  # noqa: N802 - Qt's name
        """Measure anew what has other actions."""
        super().actionEvent(event)
        if event.type() in (QEvent.Type.ActionAdded, QEvent.Type.ActionRemoved):
            self._sizes.clear()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the size of the letters."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._sizes.clear()
            self._fit()

    def _fit(self) -> None:
        if appearance().is_changing or not self.isVisible():
            return
        if not self._sizes:
            self._sizes = {style: self._measured(style) for style in (_ALONE, _BESIDE, _UNDER)}
        window = self.window()
        under = self._sizes[_UNDER].whole
        if under.width() <= window.width() and under.height() * _SHARE <= window.height():
            self._show(dict.fromkeys(self._sizes[_UNDER].widths, _UNDER))
            return
        self._show(self._beside_as_fits(window.width()))

    def _beside_as_fits(self, room: int) -> dict[QAction, Qt.ToolButtonStyle]:
        """Return how to show each action, so that the toolbar is no wider than a width."""
        alone, beside = self._sizes[_ALONE], self._sizes[_BESIDE]
        width, lost = beside.whole.width(), []
        for action in self._lose_words:
            if width <= room:
                break
            lost.append(action)
            width -= beside.widths[action] - alone.widths[action]
        for action in reversed(lost.copy()):
            # The last one may have made more room than was lacking.
            wider = width + beside.widths[action] - alone.widths[action]
            if wider <= room:
                width = wider
                lost.remove(action)
        return dict.fromkeys(beside.widths, _BESIDE) | dict.fromkeys(lost, _ALONE)

    def _measured(self, style: Qt.ToolButtonStyle) -> _Sizes:
        actions = [action for action in self.actions() if not action.isSeparator()]
        self._show(dict.fromkeys(actions, style))
        widths = {action: self._button(action).sizeHint().width() for action in actions}
        return _Sizes(self.sizeHint(), widths)

    def _show(self, styles: dict[QAction, Qt.ToolButtonStyle]) -> None:
        for action, style in styles.items():
            self._button(action).setToolButtonStyle(style)

    def _button(self, action: QAction) -> QToolButton:
        button = self.widgetForAction(action)
        if not isinstance(button, QToolButton):
            raise TypeError(button)
        return button
