"""Light and dark, and contrast: looked at as pixels."""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAction, QColor, QIcon, QImage, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QWidget,
)

import ita_desktop.gui
from ita_desktop.gui.fields.field_grid import plain_label
from ita_desktop.gui.look.appearance import appearance
from ita_desktop.gui.look.colours import DARK, LIGHT, Colours
from ita_desktop.gui.look.icons import icon, status_icon
from ita_desktop.gui.thai_text.wrapping_button import WrappingButton
from ita_desktop.model import Status
from tests.gui.asking import lay_out, select
from tests.gui.painting import combo_of, grab, line_of, menu_bar_of, pixels, tool_button_of

GUI = Path(ita_desktop.gui.__file__).parent
SCHEMES = {"light": LIGHT, "dark": DARK}

# What stands on what, and the least contrast (WCAG 1.4.3 and 1.4.11; for the disabled, our own).
_GROUNDS = ("paper", "ground", "raised", "hovered")
PAIRS = [
    *(("ink", ground, 4.5) for ground in _GROUNDS),
    *((text, ground, 4.5) for text in ("hint", "accent") for ground in ("paper", "ground")),
    *((text, "ground", 4.5) for text in ("heading", "complaint")),
    ("on_selected", "selected", 4.5),
    ("on_alarm", "alarm", 4.5),
    ("on_tip", "tip", 4.5),
    *(("faint", ground, 3.0) for ground in ("paper", "ground")),
    *(("edge", ground, 3.0) for ground in ("paper", "ground")),
    *(("accent", ground, 3.0) for ground in _GROUNDS),
    *(
        (mark, ground, 3.0)
        for mark in ("picture", "good", "doubtful", "bad", "muted")
        for ground in ("paper", "ground")
    ),
]


def luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor | str, other: QColor | str) -> float:
    lights = sorted((luminance(QColor(one)), luminance(QColor(other))))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def system_turns(scheme: str) -> None:
    """Tell the application, as the system does, that light or dark is wanted."""
    wanted = Qt.ColorScheme.Dark if scheme == "dark" else Qt.ColorScheme.Light
    QApplication.instance().styleHints().colorSchemeChanged.emit(wanted)
    lay_out()


@pytest.fixture(autouse=True)
def usual_look(qapp):
    """Put the usual look back after a test."""
    yield
    # The test's own window goes first: putting it in other letters takes long.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    system_turns("light")
    appearance().set_zoom(100)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("text", "ground", "least"), PAIRS)
def test_every_text_and_mark_stands_out_from_what_it_is_on(scheme, text, ground, least):
    colours = SCHEMES[scheme]
    assert contrast(getattr(colours, text), getattr(colours, ground)) >= least


def strongest_contrast(image: QImage) -> float:
    """Return the contrast of the most different pixels to the most usual one."""
    counted = Counter(pixels(image))
    ground = QColor(counted.most_common(1)[0][0])
    return max(contrast(QColor(pixel), ground) for pixel in counted)


def _labelled(role: str) -> QWidget:
    return plain_label("ที่ทำการ", role)


def _wrapped(role: str) -> QWidget:
    label = plain_label("ที่ทำการ " * 20, role)
    label.setWordWrap(True)
    return label


def _disabled(widget: QWidget) -> QWidget:
    widget.setEnabled(False)
    return widget


def _placeholder() -> QWidget:
    line = QLineEdit()
    line.setPlaceholderText("ที่ทำการ")
    line.setFrame(False)
    return line


def _link() -> QWidget:
    label = QLabel('<a href="x">ที่ทำการ</a>')
    label.setTextFormat(Qt.TextFormat.RichText)
    return label


def _selected_row() -> QWidget:
    rows = QListWidget()
    rows.addItem("ที่ทำการ")
    rows.setCurrentRow(0)
    rows.setFixedHeight(36)
    return rows


PAINTED = {
    "label": (lambda: _labelled(""), 4.5),
    "heading": (lambda: _labelled("heading"), 4.5),
    "section": (lambda: _labelled("section"), 4.5),
    "hint": (lambda: _labelled("hint"), 4.5),
    "complaint": (lambda: _labelled("complaint"), 4.5),
    "wrapped hint": (lambda: _wrapped("hint"), 4.5),
    "wrapped complaint": (lambda: _wrapped("complaint"), 4.5),
    "disabled label": (lambda: _disabled(_labelled("")), 3),
    "button": (lambda: QPushButton("ที่ทำการ"), 4.5),
    "disabled button": (lambda: _disabled(QPushButton("ที่ทำการ")), 3),
    "wrapping button": (lambda: WrappingButton("ที่ทำการ"), 4.5),
    "disabled wrapping button": (lambda: _disabled(WrappingButton("ที่ทำการ")), 3),
    "tool button": (lambda: tool_button_of("ที่ทำการ"), 4.5),
    "disabled tool button": (lambda: _disabled(tool_button_of("ที่ทำการ")), 3),
    "radio button": (lambda: QRadioButton("ที่ทำการ"), 4.5),
    "check box": (lambda: QCheckBox("ที่ทำการ"), 4.5),
    "disabled check box": (lambda: _disabled(QCheckBox("ที่ทำการ")), 3),
    "placeholder": (_placeholder, 4.5),
    "link": (_link, 4.5),
    "line": (lambda: line_of("ที่ทำการ"), 4.5),
    "disabled line": (lambda: _disabled(line_of("ที่ทำการ")), 3),
    "choice": (lambda: combo_of("ที่ทำการ"), 4.5),
    "selected row": (_selected_row, 4.5),
    "menu bar": (lambda: menu_bar_of("ที่ทำการ"), 4.5),
    "progress": (lambda: _progress("ที่ทำการ"), 4.5),
}


def _progress(text: str) -> QWidget:
    bar = QProgressBar()
    bar.setRange(0, 10)
    bar.setValue(5)
    bar.setFormat(text)
    return bar


def words_part(widget: QWidget) -> QImage:
    """Return a picture of a widget without its edges, where a frame could stand in for words."""
    image = grab(widget)
    return image.copy(5, 5, image.width() - 10, image.height() - 10)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("kind", PAINTED)
def test_what_is_painted_stands_out(qtbot, scheme, kind):
    system_turns(scheme)
    make, least = PAINTED[kind]
    widget = make()
    qtbot.addWidget(widget)
    widget.resize(widget.sizeHint().expandedTo(QSize(240, 0)))
    widget.ensurePolished()
    image = words_part(widget)
    assert strongest_contrast(image) >= least
    # It is the scheme's own ground, too, and not one of the other's.
    ground = QColor(Counter(pixels(image)).most_common(1)[0][0])
    assert (ground.lightness() < 128) == (scheme == "dark" or kind == "selected row")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_pictures_stand_out_in_every_state(qapp, scheme):
    system_turns(scheme)
    colours = SCHEMES[scheme]
    for picture in GUI.glob("look/icons/*.svg"):
        for mode, ground in (
            (QIcon.Mode.Normal, colours.paper),
            (QIcon.Mode.Normal, colours.ground),
            (QIcon.Mode.Disabled, colours.paper),
            (QIcon.Mode.Selected, colours.selected),
        ):
            drawn = icon(picture.stem).pixmap(QSize(48, 48), 1.0, mode)
            image = QImage(48, 48, QImage.Format.Format_RGB32)
            image.fill(QColor(ground))
            painter = QPainter(image)
            painter.drawPixmap(0, 0, drawn)
            painter.end()
            # At least as much as a thin line across is drawn in a colour that stands out.
            strong = sum(contrast(QColor(pixel), ground) >= 3 for pixel in pixels(image))
            assert strong > 48, (picture.stem, mode)


def test_every_picture_is_drawn_in_the_colours_of_the_light_set():
    known = {getattr(LIGHT, name) for name in Colours.__dataclass_fields__}
    for picture in GUI.glob("look/icons/*.svg"):
        source = picture.read_text("utf-8")
        used = set(re.findall(r'(?:stroke|fill)="([^"]+)"', source)) - {"none"}
        assert used <= known, picture.name


def test_no_widget_has_a_colour_or_a_style_of_its_own():
    for source in GUI.rglob("*.py"):
        if source.name in {"colours.py", "appearance.py"}:
            continue
        text = source.read_text("utf-8")
        assert not re.search(r"setStyleSheet\(|[\"' ]#[0-9a-fA-F]{6}\b|QColor\(\s*[\d\"']", text), (
            source.name
        )


def test_the_window_follows_the_system_while_it_is_open(window):
    select(window, 0, 0)
    action = window.commands.undo

    def look() -> tuple[int, int, bytes]:
        page = grab(window.pane.measure.viewport()).pixelColor(2, 2).lightness()
        tree = grab(window.view.viewport()).pixelColor(4, window.view.height() - 30).lightness()
        picture = action.icon().pixmap(24).toImage()
        return page, tree, bytes(picture.constBits())

    light = look()
    status = bytes(window.tree.data(_first_measure(window), Qt.ItemDataRole.DecorationRole)
                   .pixmap(24).toImage().constBits())  # fmt: skip
    system_turns("dark")
    dark = look()
    assert min(light[:2]) > 200
    assert max(dark[:2]) < 60
    assert light[2] != dark[2]
    assert status != bytes(status_icon(Status.COMPLETED).pixmap(24).toImage().constBits())
    system_turns("light")
    assert look() == light


class Passes(QObject):
    """Counts how often a widget is told that it looks otherwise."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.count += event.type() == QEvent.Type.StyleChange
        return False


def test_a_change_of_looks_goes_through_a_widget_twice_however_deep_it_lies(window):
    select(window, 0, 0)
    passes = Passes(window.pane.measure.remark)
    system_turns("dark")
    assert 0 < passes.count <= 2
    passes.count = 0
    appearance().set_zoom(125)
    assert 0 < passes.count <= 2


def test_a_busy_thread_is_hardly_waited_for_until_the_new_looks_are_painted(window):
    usual, meanwhile, painted = sys.getswitchinterval(), [], []

    class Painted(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
            if event.type() == QEvent.Type.Paint:
                painted.append(sys.getswitchinterval())
            return False

    filter_ = Painted(window)
    window.view.viewport().installEventFilter(filter_)
    told = appearance().dressed.connect(lambda: meanwhile.append(sys.getswitchinterval()))
    appearance().set_zoom(125)
    appearance().dressed.disconnect(told)
    assert meanwhile[0] < usual / 10
    assert painted
    assert max(painted) < usual / 10
    assert sys.getswitchinterval() == usual


def test_pictures_are_drawn_once_for_each_set_of_colours(window):
    light = icon("undo").cacheKey()
    system_turns("dark")
    assert icon("undo").cacheKey() != light
    system_turns("light")
    assert icon("undo").cacheKey() == light


def test_nothing_moves_when_light_turns_dark(window):
    window.resize(700, 300)
    select(window, 0, 0)
    field = window.pane.measure.steps
    field.show_value([f"ขั้นที่ {number}" for number in range(40)])
    lay_out()
    bars = [part.verticalScrollBar() for part in (window.pane.measure, window.view, field)]
    for bar in bars:
        bar.setValue(bar.maximum() - 1)
    before = [bar.value() for bar in bars]
    parts = window.splitter.sizes()
    assert min(before) > 0
    system_turns("dark")
    assert window.splitter.sizes() == parts
    assert [bar.value() for bar in bars] == before


def _first_measure(window):
    top = window.tree.index(0, 0)
    return window.tree.index(0, 0, window.tree.index(0, 0, top))


def test_every_action_changes_its_picture_with_the_system(window):
    actions = [each for each in window.findChildren(QAction) if not each.icon().isNull()]

    def drawn() -> list[bytes]:
        return [bytes(each.icon().pixmap(24).toImage().constBits()) for each in actions]

    light = drawn()
    system_turns("dark")
    assert actions
    assert all(one != other for one, other in zip(light, drawn(), strict=True))


class HighContrast:
    """What the system says of its accessibility settings, with high contrast on."""

    def contrastPreference(self) -> Qt.ContrastPreference:  # noqa: N802 - Qt's name
        return Qt.ContrastPreference.HighContrast


def test_high_contrast_keeps_the_systems_own_colours(qapp, monkeypatch):
    monkeypatch.setattr(appearance(), "_accessibility", HighContrast())
    system_turns("dark")
    qapp.setPalette(QPalette())
    own = qapp.palette()
    system_turns("light")
    assert qapp.palette() == own
    colours = appearance().colours
    assert colours.ink == own.color(QPalette.ColorRole.Text).name()
    assert colours.paper == own.color(QPalette.ColorRole.Base).name()
    assert colours.complaint == colours.hint == colours.heading == colours.ink
    monkeypatch.undo()
    system_turns("light")
    assert appearance().colours is LIGHT
