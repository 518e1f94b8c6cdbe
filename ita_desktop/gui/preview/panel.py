"""The pages beside the editor: which page of how many, how large, and what to say instead."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from ita_desktop.gui.fields.field_grid import plain_label
from ita_desktop.gui.preview.pages import ZOOMS, PreviewPages
from ita_desktop.locale import Translate
from ita_desktop.thai.digits import to_thai


class PreviewPanel(QWidget):
    """The pages with their buttons above them.

    Args:
        translate: the interface's language.
    """

    def __init__(self, translate: Translate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._translate = translate
        self._thai_digits = True
        self.pages = PreviewPages()
        self.pages.setAccessibleName(translate("Pages as printed"))
        self.previous = self._button("▲", translate("Page before"))
        self.next = self._button("▼", translate("Next page"))
        self.smaller = self._button("−", translate("Smaller pages (Ctrl and the wheel)"))
        self.larger = self._button("+", translate("Larger pages (Ctrl and the wheel)"))
        self.fit = self._button("↔", translate("Fit the page to the width"))
        self.number = plain_label()
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.state = plain_label("", "hint")
        self.state.setWordWrap(True)
        self._lay_out()
        self.previous.clicked.connect(lambda: self._turn(-1))
        self.next.clicked.connect(lambda: self._turn(1))
        self.smaller.clicked.connect(lambda: self.pages.zoom_by(-1))
        self.larger.clicked.connect(lambda: self.pages.zoom_by(1))
        self.fit.clicked.connect(lambda: self.pages.set_zoom(1.0))
        self.pages.view_changed.connect(self.show_number)
        self.setFocusProxy(self.pages)
        self.show_number()

    def use_digits(self, *, thai: bool) -> None:
        """Number the pages in the digits that stand on them."""
        self._thai_digits = thai

    def say(self, sentence: str) -> None:
        """Say something above the pages; nothing if it is empty."""
        self.state.setText(sentence)
        self.state.setVisible(bool(sentence))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the buttons in one row, or in two where that is too narrow."""
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a width that the buttons fit into in two rows."""
        widest = max(row.minimumSize().width() for row in self._rows)
        return QSize(widest, super().minimumSizeHint().height())

    def show_number(self) -> None:
        """Show which page is in view, and switch the buttons on that do something."""
        count, here = self.pages.page_count, self.pages.current_page()
        bar = self.pages.verticalScrollBar()
        self.previous.setEnabled(bar.value() > 0)
        self.next.setEnabled(bar.value() < bar.maximum())
        self.smaller.setEnabled(self.pages.zoom != ZOOMS[0])
        self.larger.setEnabled(self.pages.zoom != ZOOMS[-1])
        self.fit.setEnabled(self.pages.zoom != 1.0)
        page, all_pages = self._digits(here + 1), self._digits(count)
        text = self._translate("Page {page} of {count}", page=page, count=all_pages)
        self.number.setText(text if count else "")
        self._arrange()

    def _arrange(self) -> None:
        widths = [row.minimumSize().width() for row in self._rows]
        fits = sum(widths) + self._buttons.spacing() <= self.width()
        direction = QBoxLayout.Direction
        self._buttons.setDirection(direction.LeftToRight if fits else direction.TopToBottom)

    def _digits(self, number: int) -> str:
        return to_thai(str(number)) if self._thai_digits else str(number)

    def _turn(self, pages: int) -> None:
        self.pages.go_to_page(self.pages.current_page() + pages)

    def _button(self, sign: str, name: str) -> QToolButton:
        button = QToolButton()
        button.setText(sign)
        button.setAutoRaise(True)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _lay_out(self) -> None:
        turning, sizing = QHBoxLayout(), QHBoxLayout()
        for widget in (self.previous, self.next):
            turning.addWidget(widget)
        turning.addWidget(self.number, 1)
        for widget in (self.smaller, self.larger, self.fit):
            sizing.addWidget(widget)
        self._rows = (turning, sizing)
        sizing.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.addLayout(turning, 1)
        self._buttons.addLayout(sizing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._buttons)
        column.addWidget(self.state)
        column.addWidget(self.pages, 1)
        self.state.hide()
