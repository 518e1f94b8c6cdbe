"""Thai marks, however high they are piled, are never cut off: looked at as pixels."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, QStringListModel
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QImage,
    QPainter,
    QStandardItem,
    QStandardItemModel,
    Qt,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QCheckBox,
    QHeaderView,
    QLabel,
    QListView,
    QListWidget,
    QMenu,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QStatusBar,
    QStyledItemDelegate,
    QTabBar,
    QToolTip,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from ita_desktop.gui.checks.delegate import ChecksDelegate
from ita_desktop.gui.checks.model import HEAD_ROLE
from ita_desktop.gui.dialogs.message_box import Kind
from ita_desktop.gui.dialogs.messages import message_box
from ita_desktop.gui.fields.choice_button import ChoiceButton
from ita_desktop.gui.fields.choice_fields import Choice
from ita_desktop.gui.fields.field_grid import plain_label
from ita_desktop.gui.fields.line_list import LineList
from ita_desktop.gui.fields.text_fields import TextBlock
from ita_desktop.gui.fields.tick_delegate import TickDelegate
from ita_desktop.gui.find.delegate import FindDelegate
from ita_desktop.gui.find.model import PREVIEW_ROLE, Preview
from ita_desktop.gui.history.delegate import HistoryDelegate
from ita_desktop.gui.history.model import DAY_ROLE, TIME_ROLE, WHERE_ROLE
from ita_desktop.gui.look.appearance import appearance
from ita_desktop.gui.look.colours import LIGHT
from ita_desktop.gui.look.drawn_rows import DrawnRows, smaller
from ita_desktop.gui.look.tooltip import tooltip
from ita_desktop.gui.thai_text.wrapping_button import WrappingButton
from ita_desktop.model.form import Marker
from ita_desktop.thai.breaking import break_offsets
from tests.gui.painting import combo_of, grab, line_of, menu_bar_of, pixels, tool_button_of


@pytest.fixture(autouse=True)
def usual_size(qapp):
    """Put the usual size back after a test."""
    yield
    # The test's own window goes first: putting it in other letters takes long.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    appearance().set_zoom(100)


# Tone marks over upper vowels, vowels below letters that reach down, both at once.
PILED = "ที่ปั๊ป้ำฟื้ฝื๋ฬู้ญูฐุฎุฏู"
ZOOMS = (80, 100, 125, 150, 200)


def ink_rows(image: QImage, blank: QImage) -> tuple[int, int]:
    """Return the first and the last row in which two pictures differ visibly."""
    width = image.width()
    one, other = pixels(image), pixels(blank)

    def differs(row: int) -> bool:
        here, there = one[row * width : (row + 1) * width], other[row * width : (row + 1) * width]
        return here != there and any(
            abs(QColor(a).lightness() - QColor(b).lightness()) > 24
            for a, b in zip(here, there, strict=True)
            if a != b
        )

    rows = range(image.height())
    return next(filter(differs, rows)), next(filter(differs, reversed(rows)))


def free_height(font: QFont, image: QImage, ink: QColor, text: str = PILED) -> int:
    """Return how many rows a text takes where nothing is in its way."""
    size = QSize(QFontMetrics(font).horizontalAdvance(text) + 40, 3 * QFontMetrics(font).height())
    blank = QImage(size, QImage.Format.Format_RGB32)
    blank.fill(image.pixelColor(image.width() // 2, image.height() - 4))
    drawn = blank.copy()
    painter = QPainter(drawn)
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(20, size.height() // 2, text)
    painter.end()
    first, last = ink_rows(drawn, blank)
    return last - first + 1


def _wrapped_of(text: str) -> QWidget:
    label = plain_label(text)
    label.setWordWrap(True)
    label.setMinimumSize(700, label.heightForWidth(700))
    return label


def _tree_of(text: str) -> QWidget:
    tree = QTreeWidget()
    tree.setHeaderHidden(True)
    tree.setUniformRowHeights(True)
    for _ in range(2):
        tree.addTopLevelItem(QTreeWidgetItem([" "]))
    tree.insertTopLevelItem(1, QTreeWidgetItem([text]))
    tree.setMinimumSize(700, 400)
    return tree


def _list_of(text: str) -> QWidget:
    rows = QListWidget()
    rows.addItems([" ", text, " "])
    rows.setMinimumSize(700, 400)
    return rows


def _menu_of(text: str) -> QWidget:
    menu = QMenu()
    menu.addAction(" ")
    menu.addAction(text)
    menu.addAction(" ")
    menu.setMinimumWidth(700)
    return menu


def _status_label(text: str) -> QWidget:
    bar = QStatusBar()
    bar.setSizeGripEnabled(False)
    bar.addPermanentWidget(plain_label(text))
    return bar


def _tabs_of(text: str) -> QWidget:
    tabs = QTabBar()
    tabs.setExpanding(False)
    tabs.addTab(text)
    return tabs


def _header_of(text: str) -> QWidget:
    tree = QTreeWidget()
    tree.setHeaderLabels([text])
    tree.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    tree.setMinimumSize(700, 200)
    return tree


def _message_of(text: str) -> QWidget:
    box = message_box(None, " ", text, Kind.NOTE)
    box.label.owner = box
    return box.label


def _message_of_qt(text: str) -> QWidget:
    """Return what shows the text of the boxes that Qt's own file dialog opens."""
    box = QMessageBox()
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    label = box.findChild(QLabel, "qt_msgbox_label")
    label.owner = box
    return label


def _choice_of(text: str) -> QWidget:
    button = ChoiceButton(" ", text, "new")
    button.setMinimumSize(700, button.heightForWidth(700))
    return button


def _progress_of(text: str) -> QWidget:
    bar = QProgressBar()
    bar.setRange(0, 10)
    bar.setValue(0)
    bar.setFormat(text)
    bar.setMinimumWidth(700)
    return bar


def _rows_of(delegate: QStyledItemDelegate, *rows: dict[int, object]) -> QWidget:
    model = QStandardItemModel()
    for row in rows:
        item = QStandardItem(str(row.get(Qt.ItemDataRole.DisplayRole, "")))
        for role, value in row.items():
            item.setData(value, role)
        model.appendRow(item)
    view = DrawnRows(model, delegate)
    model.setParent(view)
    view.setMinimumSize(700, 400)
    return view


def _findings_of(text: str) -> QWidget:
    said = Qt.ItemDataRole.DisplayRole
    return _rows_of(ChecksDelegate(), *({HEAD_ROLE: " ", said: t} for t in (" ", text, " ")))


def _finding_heads_of(text: str) -> QWidget:
    said = Qt.ItemDataRole.DisplayRole
    return _rows_of(ChecksDelegate(), *({HEAD_ROLE: t, said: " "} for t in (" ", text, " ")))


def _entries_of(text: str) -> QWidget:
    return _rows_of(
        HistoryDelegate(),
        *({TIME_ROLE: " ", WHERE_ROLE: t, Qt.ItemDataRole.DisplayRole: " "} for t in (" ", text)),
    )


def _days_of(text: str) -> QWidget:
    entry = {TIME_ROLE: " ", WHERE_ROLE: " ", Qt.ItemDataRole.DisplayRole: " "}
    return _rows_of(HistoryDelegate(), {DAY_ROLE: text}, entry)


def _places_of(text: str) -> QWidget:
    return _rows_of(
        FindDelegate(), *({PREVIEW_ROLE: Preview(" ", t, "", "", None)} for t in (" ", text, " "))
    )


def _ticks_of(text: str) -> QWidget:
    off = Qt.CheckState.Unchecked.value
    return _rows_of(
        TickDelegate(),
        *(
            {Qt.ItemDataRole.DisplayRole: t, Qt.ItemDataRole.CheckStateRole: off}
            for t in (" ", text, " ")
        ),
    )


def _completions_of(text: str) -> QWidget:
    view = QListView()
    view.setModel(QStringListModel([" ", text, " "], view))
    view.setMinimumSize(700, 400)
    return view


def _block_of(text: str) -> QWidget:
    block = TextBlock((1, 3))
    block.show_value(text)
    block.setMinimumWidth(700)
    return block


def _items_of(text: str) -> QWidget:
    items = LineList(Marker.NONE, (1, 3))
    items.show_value([text])
    items.setMinimumWidth(700)
    return items


def _popup_of(text: str) -> QWidget:
    combo = Choice({1: " ", 2: text, 3: " "})
    combo.view().setMinimumSize(700, 400)
    view = combo.view()
    view.owner = combo
    return view


CUT_BY = {
    "label": plain_label,
    "heading": lambda text: plain_label(text, "heading"),
    "hint": lambda text: plain_label(text, "hint"),
    "field name": lambda text: plain_label(text, "field"),
    "wrapped label": _wrapped_of,
    "button": QPushButton,
    "wrapping button": WrappingButton,
    "tool button": tool_button_of,
    "radio button": QRadioButton,
    "check box": QCheckBox,
    "line": line_of,
    "choice": combo_of,
    "choice's list": _popup_of,
    "tree row": _tree_of,
    "list row": _list_of,
    "header": _header_of,
    "menu": _menu_of,
    "menu bar": menu_bar_of,
    "status bar's label": _status_label,
    "tab": _tabs_of,
    "message": _message_of,
    "Qt's own message": _message_of_qt,
    "choice button": _choice_of,
    "progress": _progress_of,
    "finding": _findings_of,
    "finding's head": _finding_heads_of,
    "entry of the history": _entries_of,
    "day of the history": _days_of,
    "place found": _places_of,
    "tick": _ticks_of,
    "proposals": _completions_of,
    "block of text": _block_of,
    "items": _items_of,
}


INKS = {
    "hint": LIGHT.hint,
    "heading": LIGHT.heading,
    "choice button": LIGHT.hint,
}
# The letters of what is not drawn in the widget's own: their part of its size, and whether bold.
LETTERS = {
    "choice button": (12 / 14, False),
    "finding's head": (0.82, True),
    "entry of the history": (0.86, False),
    "day of the history": (1, True),
}


@pytest.mark.parametrize("zoom", ZOOMS)
@pytest.mark.parametrize("kind", CUT_BY)
def test_thai_marks_are_never_cut_off(qtbot, kind, zoom):
    appearance().set_zoom(zoom)
    filled, blank = CUT_BY[kind](PILED), CUT_BY[kind](" ")
    for widget in (filled, blank):
        qtbot.addWidget(getattr(widget, "owner", widget))
        widget.ensurePolished()
    size = filled.sizeHint().expandedTo(filled.minimumSize())
    for widget in (filled, blank):
        widget.setFixedSize(size)
    image, without = grab(filled), grab(blank)
    first, last = ink_rows(image, without)
    share, bold = LETTERS.get(kind, (1, False))
    font = smaller(filled.font(), share, bold=bold)
    ink = QColor(INKS.get(kind, LIGHT.ink))
    assert last - first + 1 >= free_height(font, image, ink)


@pytest.mark.parametrize("zoom", ZOOMS)
def test_thai_marks_of_a_notice_are_never_cut_off(window, zoom):
    appearance().set_zoom(zoom)
    window.save_status.hide()
    bar = window.statusBar()
    window.notice(PILED)
    filled = grab(bar)
    window.notice(" ")
    first, last = ink_rows(filled, grab(bar))
    assert last - first + 1 >= free_height(bar.font(), filled, QColor(LIGHT.ink))


def shown_tip(qapp, text: str) -> QLabel:
    """Return the tooltip that shows a text."""
    QToolTip.showText(QPoint(10, 10), tooltip(text))
    return next(
        each for each in qapp.topLevelWidgets() if each.metaObject().className() == "QTipLabel"
    )


@pytest.mark.parametrize("markup", ["", "<b>"])
@pytest.mark.parametrize("zoom", ZOOMS)
def test_thai_marks_of_a_tooltip_are_never_cut_off(qapp, zoom, markup):
    appearance().set_zoom(zoom)
    tip = shown_tip(qapp, markup + PILED)
    filled = grab(tip)
    tip.setFixedSize(tip.size())
    tip.setText(" ")
    first, last = ink_rows(filled, grab(tip))
    assert last - first + 1 >= free_height(tip.font(), filled, QColor(LIGHT.on_tip), PILED + "<b>")
    QToolTip.hideText()
    tip.deleteLater()


def test_a_tooltip_shows_its_text_and_breaks_it_between_words(qapp):
    sentence = "การประชาสัมพันธ์มาตรการและกระบวนการบริหารงานบุคคลของเทศบาลตำบลรวมใจพัฒนา" * 3
    for text in (sentence, sentence + " <b>&amp; 5 < 6", "สั้น", "/home/ก/<i>/ข.ita"):
        tip = tooltip(text)
        if Qt.mightBeRichText(tip):
            page = QTextDocument()
            page.setHtml(tip)
            tip = page.toPlainText().removesuffix("\n ")
        lines = tip.replace("\u2028", "\n").split("\n")
        assert "".join(lines) == text
        starts = [sum(map(len, lines[:number])) for number in range(1, len(lines))]
        assert set(starts) <= set(break_offsets(text))
        assert len(lines) > 2 or len(text) < 60
    assert tooltip("a\n\nb") == "a\n\nb"
