"""What is asked of every window, dialog, page and panel: names, Tab, room for words, language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QAction, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QTextEdit,
    QToolBar,
    QToolButton,
    QTreeView,
    QWidget,
)

from ita_desktop.gui.thai_text.wrapping_button import WrappingButton

SCREEN = QSize(1366, 728)  # a small screen but for the task bar
_ROUNDING = 3  # pixels that layouts within layouts lose; the last line has more below it

_TYPED_INTO = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox)
_INPUTS = (*_TYPED_INTO, QAbstractButton, QAbstractItemView, QProgressBar)
# Qt's own parts of a widget, which have no life of their own.
_PARTS = re.compile("^qt_|^_q_")

# A button whose tooltip ends with the key that does the same needs no Tab.
_WITH_KEY = re.compile(r"\((?:Delete|F\d+|Ctrl\+\S+)\)$")

_THAI = re.compile(r"[ก-ฮ]")
# The name of a language in itself; examples of what is typed in a Thai report.
_EXAMPLES = re.compile("ภาษา|ไทย|such as \\S+")
_LATIN = re.compile(r"[A-Za-z]+")
# Words that a Thai clerk reads in Latin letters, too: names of formats, keys and programs.
_OF_OTHERS = "works-of-others"
_NAMES = frozenset(
    re.findall(
        r"\w+",
        "PDF JSON ITA Ctrl Alt Shift Tab Enter Esc Home End PgUp PgDown Ins Del Up Down Space"
        " Backspace Return Delete Word Excel Desktop Language English E Service O S No Gift Give"
        " Policy PNG JPEG MB Sarabun Gmail Outlook Thunderbird",
    )
)
_PATHS = re.compile(r"\S*[/\\]\S*|\S+\.(?:ita|pdf|png|json|txt|log|toml)\b|https?:\S+")
_KEYS = re.compile(r"\(?\b(?:Ctrl|Alt|Shift|F\d+)(?:\+\S+)?|\(&?[A-Z]\)|\(A, a\)|\.ita\b|&")


def inputs(root: QWidget) -> list[QWidget]:
    """Return what one types, chooses or presses in, as far as it is in view."""
    found = []
    for widget in (root, *root.findChildren(QWidget)):
        parents = set(_ancestors(widget))
        if (
            isinstance(widget, _INPUTS)
            and not isinstance(widget, QHeaderView)
            and widget.isVisibleTo(root)
            and not _PARTS.match(widget.objectName())
            and not any(isinstance(each, (QComboBox, QAbstractSpinBox)) for each in parents)
        ):
            found.append(widget)
    return found


def _ancestors(widget: QWidget) -> Iterator[QWidget]:
    above = widget.parentWidget()
    while above is not None and not widget.isWindow():
        yield above
        if above.isWindow():
            return
        above = above.parentWidget()


def tell(widget: QWidget) -> str:
    """Return words by which a widget is found in the program."""
    words = getattr(widget, "text", lambda: "")() if not isinstance(widget, QTextEdit) else ""
    return f"{type(widget).__name__} {widget.objectName()} “{str(words)[:60]}” of " + " < ".join(
        type(above).__name__ for above in _ancestors(widget)
    )


def unnamed(root: QWidget) -> list[str]:
    """Return the inputs that a screen reader has no name for."""
    return [
        tell(widget)
        for widget in inputs(root)
        if not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()
    ]


def unlabelled(root: QWidget) -> list[str]:
    """Return the fields with no label beside them that leads to them.

    A tooltip is enough for one that says in itself what it is, as the year above the tree does.
    """
    buddies = {label.buddy() for label in root.findChildren(QLabel)}
    return [
        tell(widget)
        for widget in inputs(root)
        if isinstance(widget, _TYPED_INTO)
        and not widget.toolTip()
        and not (isinstance(widget, (QPlainTextEdit, QTextEdit)) and widget.isReadOnly())
        and not {widget, *_ancestors(widget)} & buddies
    ]


def unreachable(root: QWidget) -> list[str]:
    """Press Tab until it is back where it was; return the inputs it did not come to."""
    wanted = [
        widget
        for widget in inputs(root)
        if widget.isEnabled()
        and not isinstance(widget, QProgressBar)
        and not isinstance(widget.parentWidget(), QToolBar)
        and not _WITH_KEY.search(widget.toolTip())
    ]
    reached: set[QWidget] = set()
    for _ in range(4 * len(wanted) + 10):
        focus = QApplication.focusWidget()
        if focus is not None:
            reached.add(focus)
        QTest.keyClick(focus or root, Qt.Key.Key_Tab)
    return [tell(widget) for widget in wanted if not _is_reached(widget, reached)]


def _is_reached(widget: QWidget, reached: set[QWidget]) -> bool:
    if widget in reached or widget.focusProxy() in reached:
        return True
    # Of radio buttons Tab comes to one; the arrow keys lead to its fellows.
    group = widget.group() if isinstance(widget, QRadioButton) else None
    return group is not None and any(button in reached for button in group.buttons())


def cramped(root: QWidget) -> list[str]:
    """Return what has more words than room, in the window as it is now."""
    found = [f"{tell(root)} is {root.size()}"] if not _fits(root.size(), SCREEN) else []
    for widget in (root, *root.findChildren(QWidget)):
        if not widget.isVisibleTo(root) or _PARTS.match(widget.objectName()):
            continue
        lacks = _lacks_room(widget)
        if lacks:
            found.append(f"{tell(widget)}: {lacks}")
    return found


def _fits(size: QSize, room: QSize) -> bool:
    spare = _ROUNDING
    return size.width() <= room.width() + spare and size.height() <= room.height() + spare


def _lacks_room(widget: QWidget) -> str:
    if isinstance(widget, QComboBox):
        return _too_wide_choice(widget)
    if isinstance(widget, (QTreeView, QListView)) and widget.model() is not None:
        return _untold_row(widget)
    if isinstance(widget, QScrollArea):
        return _cut_at_the_side(widget)
    if isinstance(widget, QHeaderView):
        sections = range(0 if widget.isHidden() else widget.count())
        cut = [one for one in sections if widget.sectionSizeHint(one) > widget.sectionSize(one)]
        return f"columns {cut}" if cut else ""
    size, needed = widget.size(), _needed(widget)
    return "" if _fits(needed, size) else f"{needed} in {size}"


def _cut_at_the_side(area: QScrollArea) -> str:
    """Return whether an area that only scrolls down is too narrow for what is in it."""
    content, room = area.widget(), area.viewport().width()
    scrolls = area.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    if content is None or scrolls or content.minimumSizeHint().width() <= room + _ROUNDING:
        return ""
    return f"{content.minimumSizeHint().width()} in {room}"


def _needed(widget: QWidget) -> QSize:
    """Return the room of a widget's words."""
    if isinstance(widget, QLabel) and widget.text():
        if widget.wordWrap():
            height = widget.heightForWidth(widget.width())
            return QSize(widget.minimumSizeHint().width(), height)
        return widget.sizeHint()
    if isinstance(widget, WrappingButton):
        return QSize(0, widget.minimumHeight())
    words = (QPushButton, QCheckBox, QRadioButton, QToolButton)
    if isinstance(widget, words) and widget.text():
        return widget.sizeHint()
    return QSize()


def _too_wide_choice(combo: QComboBox) -> str:
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    room = combo.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox,
        option,
        QStyle.SubControl.SC_ComboBoxEditField,
        combo,
    )
    widths = {
        combo.itemText(row): combo.fontMetrics().horizontalAdvance(combo.itemText(row))
        for row in range(combo.count())
    }
    wide = [text for text, width in widths.items() if width > room.width()]
    if wide and not combo.toolTip():
        return f"{wide} in {room.width()}"
    return ""


def _untold_row(view: QAbstractItemView) -> str:
    """Return a row that is cut short and has no tooltip with the whole of it."""
    if type(view.itemDelegate()).__name__ not in {"QStyledItemDelegate", "QItemDelegate"}:
        return ""  # it breaks its lines itself
    for index in _rows(view):
        place: QRect = view.visualRect(index)
        width = view.fontMetrics().horizontalAdvance(str(index.data() or ""))
        wraps = isinstance(view, (QListView, QTreeView)) and view.wordWrap()
        tip = index.data(Qt.ItemDataRole.ToolTipRole)
        if place.isValid() and width > place.width() and not tip and not wraps:
            return str(index.data())
    return ""


def _rows(view: QAbstractItemView) -> Iterator[QModelIndex]:
    model, waiting = view.model(), [QModelIndex()]
    while waiting:
        parent = waiting.pop()
        for row in range(min(model.rowCount(parent), 50)):
            index = model.index(row, 0, parent)
            waiting.append(index)
            yield index


def texts(root: QWidget) -> Iterator[str]:
    """Yield the words of the interface: not those that were typed in."""
    for widget in (root, *root.findChildren(QWidget)):
        if not widget.isVisibleTo(root) or _PARTS.match(widget.objectName()):
            continue
        yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
        yield widget.windowTitle() if widget.isWindow() else ""
        if isinstance(widget, (QLabel, QAbstractButton)):
            yield widget.text()
        if isinstance(widget, (QLineEdit, QPlainTextEdit)):
            yield widget.placeholderText()
        if isinstance(widget, QComboBox):
            yield from (widget.itemText(row) for row in range(widget.count()))
        if widget.objectName() == _OF_OTHERS:  # called as their makers call them
            continue
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from (str(index.data() or "") for index in _rows(widget))
    for action in root.findChildren(QAction):
        yield from (action.text(), action.toolTip(), action.iconText())


def untranslated(root: QWidget, language: str) -> list[str]:
    """Return words that are in another language than the interface's."""
    found = []
    for text in dict.fromkeys(texts(root)):
        words = _KEYS.sub(" ", _PATHS.sub(" ", re.sub("<[^>]*>", " ", text)))
        if language == "en" and _THAI.search(_EXAMPLES.sub("", words)):
            found.append(text)
        if language == "th" and set(_LATIN.findall(words)) - _NAMES:
            found.append(text)
    return found


def doubled_mnemonics(root: QWidget) -> list[str]:
    """Return letters that two entries of one menu, or two buttons of one window, answer to."""
    groups: list[list[str]] = [
        [action.text() for action in menu.actions()] for menu in root.findChildren(QMenu)
    ]
    bars = getattr(root, "menuBar", None)
    top = [action.text() for action in bars().actions()] if bars is not None else []
    buttons = [
        button.text()
        for button in root.findChildren(QAbstractButton)
        if button.isVisibleTo(root) and not isinstance(button, WrappingButton)
    ]
    groups.append(top + buttons)
    found = []
    for group in groups:
        letters = [
            match[1].upper()
            for text in group
            if (match := re.search(r"&([^&\s])", text.replace("&&", "")))
        ]
        found += [letter for letter, times in Counter(letters).items() if times > 1]
    return found


def doubled_shortcuts(root: QWidget) -> list[str]:
    """Return keys that do two things in one window."""
    keys = [each.toString() for action in root.findChildren(QAction) for each in action.shortcuts()]
    for shortcut in root.findChildren(QShortcut):
        if (
            shortcut.context()
            in (
                Qt.ShortcutContext.WindowShortcut,
                Qt.ShortcutContext.ApplicationShortcut,
            )
            and shortcut.parent().window() is root
        ):
            found = shortcut.keys()
            keys += [each.toString() for each in found]
    return [key for key, times in Counter(filter(None, keys)).items() if times > 1]
