"""The search beside the editor: what to look for, what to put there, and every place found."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)

from ita_desktop.gui.fields.field_grid import least_width, plain_label
from ita_desktop.gui.fields.text_fields import TextLine
from ita_desktop.gui.find.delegate import FindDelegate
from ita_desktop.gui.find.model import FindModel, Index
from ita_desktop.gui.look.drawn_rows import DrawnRows
from ita_desktop.gui.look.icons import give_icon
from ita_desktop.gui.look.scroll_bars import keep_bar
from ita_desktop.gui.look.zoom import Length, scale_with_zoom
from ita_desktop.gui.window.scrolled_panel import ScrolledPanel
from ita_desktop.locale import Translate
from ita_desktop.store import Found, Query

_LEAST_LIST = 112  # one place with what it will be
_LEAST_COUNT = 100  # "พบ ๑๒ แห่ง" on one line


class FindPanel(ScrolledPanel):
    """Two lines, what counts as equal, the count, the places, and the button that replaces.

    Args:
        model: the places.
        translate: the interface's language.
        read_only: offer nothing that changes the file.
    """

    query_changed = Signal()
    chosen = Signal(object)
    next_wanted = Signal(int)
    replacement_wanted = Signal()

    def __init__(
        self,
        model: FindModel,
        translate: Translate,
        parent: QWidget | None = None,
        *,
        read_only: bool = False,
    ) -> None:
        super().__init__(parent)
        self._translate = translate
        self._current = False
        self.model = model
        self.words, self.replacement = TextLine(), TextLine()
        self.match_case = self._option(translate("Capital letters count (A, a)"))
        self.same_digits = self._option(translate("Thai and Arabic digits are the same"), on=True)
        self.all_years = self._option(translate("All years in this file"))
        self.count = plain_label()
        self.count.setWordWrap(True)
        self.previous = _button("move-up", translate("Place found before"), "Shift+F3")
        self.next = _button("move-down", translate("Next place found"), "F3")
        self.tick_all = QCheckBox(translate("Tick all"))
        self.tick_all.setChecked(True)
        self.view = PlacesView(model)
        self.view.setAccessibleName(translate("Places found"))
        self.replace = QPushButton()
        self._lay_out()
        if read_only:
            self._keep_from_replacing()
        self._connect()
        self.setFocusProxy(self.words)
        self.show_found(Found(Query("")))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a width that its fields and buttons fit into beside the bar; it scrolls down."""
        return QSize(least_width(self), 0)

    def query(self) -> Query:
        """Return what is asked for."""
        return Query(
            self.words.value(),
            match_case=self.match_case.isChecked(),
            match_digits=not self.same_digits.isChecked(),
        )

    def show_found(self, found: Found) -> None:
        """Show what was found."""
        row, scrolled = self.view.currentIndex().row(), self.view.verticalScrollBar().value()
        same = found.query == self.model.found.query
        self.model.show(found)
        if same and found.hits and row >= 0:
            self.view.setCurrentIndex(self.model.row_after(min(row, found.hits - 1), 0))
            self.view.verticalScrollBar().setValue(scrolled)
        self.count.setText(self._count(found))
        self._current = True
        self.show_state()

    def show_outdated(self) -> None:
        """Keep from replacing what is another text by now."""
        self._current = False
        self.show_state()

    def show_failed(self, sentence: str) -> None:
        """Say why nothing could be searched."""
        self.show_found(Found(Query("")))
        self.count.setText(sentence)

    def show_state(self) -> None:
        """Bring the buttons in line with what is ticked."""
        t, ticked, hits = self._translate, self.model.ticked(), self.model.found.hits
        deletes = not self.replacement.value()
        self.replace.setText(
            t("Delete ({count})", count=ticked) if deletes else t("Replace ({count})", count=ticked)
        )
        self.replace.setEnabled(self._current and ticked > 0)
        for button in (self.previous, self.next):
            button.defaultAction().setEnabled(hits > 0)
        self.tick_all.setEnabled(hits > 0)
        self.tick_all.setChecked(ticked == hits)

    def _count(self, found: Found) -> str:
        t = self._translate
        if not found.query.words:
            return t("Type the words to look for.")
        if not found.hits:
            return t("These words stand nowhere.")
        if not found.measures:
            return t("Found in {hits} places", hits=found.hits)
        return t(
            "Found in {hits} places, in {measures} measures",
            hits=found.hits,
            measures=found.measures,
        )

    def _option(self, name: str, *, on: bool = False) -> QAction:
        option = QAction(name, self, checkable=True, checked=on)
        option.toggled.connect(self.query_changed)
        return option

    def _lay_out(self) -> None:
        """Put the places right below the search: some are in view in letters of any size."""
        t, column = self._translate, self.column
        column.setSpacing(1)
        column.addLayout(_named(t("Words to look for"), self.words))
        options = QMenu(self)
        options.addActions([self.match_case, self.same_digits, self.all_years])
        self.options = QToolButton()
        self.options.setText("⋯")
        self.options.setAccessibleName(t("Options"))
        self.options.setToolTip(t("Options"))
        self.options.setMenu(options)
        self.options.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row = QHBoxLayout()
        scale_with_zoom(self.count, lambda px: self.count.setMinimumWidth(px(_LEAST_COUNT)))
        row.addWidget(self.count, 1)
        for button in (self.previous, self.next, self.options):
            row.addWidget(button)
        column.addLayout(row)
        scale_with_zoom(self.view, lambda px: self.view.setMinimumHeight(px(_LEAST_LIST)))
        column.addWidget(self.view, 1)
        self.replacing = _named(t("Put in their place"), self.replacement)
        column.addLayout(self.replacing)
        column.addWidget(self.tick_all)
        column.addWidget(self.replace)
        # One types both first.
        self.setTabOrder(self.words, self.replacement)
        self.setTabOrder(self.replacement, self.previous)

    def _keep_from_replacing(self) -> None:
        self.replacing.setRowVisible(self.replacement, False)  # noqa: FBT003 - Qt's own
        for button in (self.tick_all, self.replace):
            button.hide()

    def _connect(self) -> None:
        self.words.edited.connect(self.query_changed)
        self.replacement.edited.connect(self._on_replacement)
        self.words.returnPressed.connect(lambda: self.next_wanted.emit(1))
        self.replacement.returnPressed.connect(lambda: self.next_wanted.emit(1))
        self.next.clicked.connect(lambda: self.next_wanted.emit(1))
        self.previous.clicked.connect(lambda: self.next_wanted.emit(-1))
        self.tick_all.clicked.connect(lambda on: self.model.tick_all(on=on))
        self.model.dataChanged.connect(self.show_state)
        self.view.place_chosen.connect(self.chosen)
        self.replace.clicked.connect(self.replacement_wanted)

    def _on_replacement(self) -> None:
        words = self.replacement.value()
        self.view.show_replacing(on=bool(words))
        self.model.set_replacement(words)
        self.show_state()


class PlacesView(DrawnRows):
    """The list of places; a click on the text or Enter chooses one, Space turns its tick.

    Args:
        model: the places.
    """

    place_chosen = Signal(object)

    def __init__(self, model: FindModel, parent: QWidget | None = None) -> None:
        self._delegate = FindDelegate()
        super().__init__(model, self._delegate, parent)
        self.setUniformItemSizes(True)
        keep_bar(self)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a width in which words have some text around them, and no height but the least."""
        return QSize(380, self.minimumHeight())

    def show_replacing(self, *, on: bool) -> None:
        """Make room for what the texts will be, or take it away."""
        if on != self._delegate.replacing:
            self._delegate.replacing = on
            self.scheduleDelayedItemsLayout()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Choose the place that was clicked, unless its tick was."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if (
            index.isValid()
            and event.button() == Qt.MouseButton.LeftButton
            and not self._delegate.is_on_tick(self.visualRect(index), event.position())
        ):
            self.place_chosen.emit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Choose the current place by Enter."""
        index: Index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.place_chosen.emit(index)
            return
        super().keyPressEvent(event)


def _named(name: str, line: TextLine) -> QFormLayout:
    """Return a line with its name beside it, or above it with less room than that takes."""
    line.setAccessibleName(name)
    label = plain_label(name, "field")
    label.setBuddy(line)
    scale_with_zoom(line, partial(_give_room, line))
    form = QFormLayout()
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    form.addRow(label, line)
    return form


def _give_room(line: TextLine, px: Length) -> None:
    line.setMinimumWidth(px(130))


def _button(picture: str, name: str, keys: str) -> QToolButton:
    button = QToolButton()
    action = QAction(name, button)
    give_icon(action, picture)
    action.setToolTip(f"{name} ({keys})")
    button.setDefaultAction(action)
    button.setAccessibleName(name)
    return button
