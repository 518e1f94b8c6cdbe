"""What can stand at the right of the editor, one at a time: checks, the pages, the search."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ita_desktop.gui.fields.field_grid import plain_label
from ita_desktop.gui.look.zoom import scaled
from ita_desktop.gui.settings import Settings
from ita_desktop.locale import Translate

_MOST_GROWN = 0.33  # of the window's width, to which a panel's first width grows with the letters
_LEAST_PANEL = 60


class SidePanels(QWidget):
    """Shows one panel, with its title and a button that closes it, or nothing at all.

    A panel names what is to have the cursor as its focus proxy. Its action, checkable, opens and
    closes it; opening one closes the one before.

    Args:
        splitter: where it stands, at the right.
        settings: remembers which panel is open and how wide each is.
        translate: the interface's language.
    """

    turned = Signal()

    def __init__(self, splitter: QSplitter, settings: Settings, translate: Translate) -> None:
        super().__init__()
        self._splitter = splitter
        self._settings = settings
        self._actions: dict[QWidget, QAction] = {}
        self._focus_before: QWidget | None = None
        self._is_restoring = False
        self._stack = QStackedWidget()
        # A panel scrolls: what must be read at once has the height before it.
        self._stack.setMinimumHeight(_LEAST_PANEL)
        self._title = plain_label("", "section")
        self._title.setWordWrap(True)
        self._close = QToolButton()
        self._close.setText("✕")
        self._close.setAutoRaise(True)
        self._close.setAccessibleName(translate("Close this side"))
        self._close.setToolTip(translate("Close this side"))
        self._close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._close.clicked.connect(self._on_close)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 8, 8, 8)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        self.hide()
        splitter.addWidget(self)

    @property
    def title(self) -> QLabel:
        """The name of the open panel."""
        return self._title

    def add(self, panel: QWidget, title: str, action: QAction) -> None:
        """Take a panel; it is opened at once if it was open at the last end of the program.

        The window remembers the widths from then, and the cursor stays in the tree.

        Args:
            panel: with an object name, by which it is remembered.
            title: stands above it.
            action: opens and closes it.
        """
        self._actions[panel] = action
        panel.setWindowTitle(title)
        self._stack.addWidget(panel)
        action.setCheckable(True)
        action.toggled.connect(lambda on: self._on_toggled(panel, on))
        if self._settings.side_panel == panel.objectName():
            self._is_restoring = True
            action.setChecked(True)
            self._is_restoring = False

    def is_open(self, panel: QWidget) -> bool:
        """Return whether a panel is the one in view."""
        return not self.isHidden() and self._stack.currentWidget() is panel

    def focus_panel(self) -> None:
        """Put the cursor into the open panel."""
        panel = self._stack.currentWidget()
        if panel is not None:
            panel.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def remember_width(self) -> None:
        """Keep the open panel's width for the next time."""
        panel = self._stack.currentWidget()
        if panel is not None and not self.isHidden():
            self._settings.set_side_width(panel.objectName(), self.width())

    def _on_toggled(self, panel: QWidget, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        if on:
            self._open(panel)
        elif self.is_open(panel):
            self.remember_width()
            self._settings.side_panel = ""
            had_focus = self.isAncestorOf(QApplication.focusWidget() or self._splitter)
            self.hide()
            if had_focus and self._focus_before is not None:
                self._focus_before.setFocus()
        self.turned.emit()

    def _open(self, panel: QWidget) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and not self.isAncestorOf(focus):
            self._focus_before = focus
            focus.destroyed.connect(self._forget_focus)
        self.remember_width()
        self._stack.setCurrentWidget(panel)
        self._title.setText(panel.windowTitle())
        self._title.setBuddy(panel)
        self.show()
        self._settings.side_panel = panel.objectName()
        for other, action in self._actions.items():
            if other is not panel:
                action.setChecked(False)
        if not self._is_restoring:
            usual = panel.sizeHint().width()
            grown = min(scaled(usual), round(self._splitter.width() * _MOST_GROWN))
            width = self._settings.side_width(panel.objectName())
            self._take_width(width or max(usual, grown))
            panel.setFocus()

    def _take_width(self, width: int) -> None:
        """Become so wide as far as the editor has room; the tree gives what is least needed."""
        tree, _, mine = self._splitter.sizes()
        # Qt may not have counted the handle yet that comes with the panel.
        handles = 2 * self._splitter.handleWidth()
        editor = self._splitter.contentsRect().width() - handles - tree - mine
        page = self._splitter.widget(1)
        spare = editor - page.minimumSizeHint().width() if page is not None else 0
        lacking = max(min(width, mine + spare), self.minimumSizeHint().width()) - mine
        from_editor = min(lacking, spare)
        self._splitter.setSizes(
            [tree - (lacking - from_editor), editor - from_editor, mine + lacking]
        )

    def _forget_focus(self) -> None:
        self._focus_before = None

    def _on_close(self) -> None:
        for panel, action in self._actions.items():
            if self.is_open(panel):
                action.setChecked(False)
