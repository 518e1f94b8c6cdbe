"""The one style sheet: what every kind of widget looks like, in given colours and a given size.

Widgets choose among looks by their property `role`; none has a colour or a text size of its own.
"""

from __future__ import annotations

from math import ceil
from pathlib import Path

from ita_desktop.gui.look.colours import Colours, is_dark
from ita_desktop.gui.look.thai_font import ABOVE, BELOW, DEEPEST, FAMILY

USUAL_POINTS = 14
"""The size of the text at a zoom of 100 %."""

_CONTROLS = Path(__file__).resolve().parent / "icons" / "controls"
_PIXELS_A_POINT = 96 / 72
_BOX, _BOX_EDGE = 14, 2  # of what is ticked, within its edge, and the edge


class StyleSheet:
    """The style sheet in parts.

    Args:
        colours: the set in use.
        zoom: how large everything is, in percent of the usual size.
    """

    def __init__(self, colours: Colours, zoom: int) -> None:
        self._c = colours
        self._zoom = zoom
        self._low = f"{self._depth(USUAL_POINTS)}px"

    def __str__(self) -> str:
        parts = (self._texts, self._fields, self._buttons, self._choices, self._lists, self._frames)
        return "\n".join(part() for part in parts)

    def _depth(self, usual_points: float) -> int:
        """Return what the rare ฎุ needs below a line; left free below lines that stand alone."""
        em = usual_points * _PIXELS_A_POINT * self._zoom / 100
        return ceil((DEEPEST - BELOW) * em) + 1

    def _line(self) -> str:
        """Return the height of a line in a field that cuts its text off at its padding."""
        em = USUAL_POINTS * _PIXELS_A_POINT * self._zoom / 100
        return f"{ceil((ABOVE + BELOW) * em) + 2 * self._depth(USUAL_POINTS)}px"

    def _px(self, usual: float) -> str:
        return f"{max(1, round(usual * self._zoom / 100))}px"

    def _pt(self, usual: float) -> str:
        return f"{usual * self._zoom / 100}pt"

    def _half_box(self) -> str:
        """Return the radius of a round box. Qt draws a square where it is more than half of it."""
        side = max(1, round(_BOX * self._zoom / 100)) + 2 * _BOX_EDGE
        return f"{side // 2}px"

    def _picture(self, name: str, *, light: bool) -> str:
        return (_CONTROLS / f"{name}-{'light' if light else 'dark'}.svg").as_posix()

    def _texts(self) -> str:
        c, px, low = self._c, self._px, self._low
        # To these Windows gives letters of its own, and again when it is made light or dark.
        return f"""
QMenuBar, QMenu, QAbstractItemView, QStatusBar, QToolTip {{
    font-family: "{FAMILY}"; font-size: {self._pt(USUAL_POINTS)}; }}
QLabel {{ padding: 0px 0px {low} 0px; }}
QLabel[role="heading"] {{ font-size: {self._pt(17)}; font-weight: bold; color: {c.heading};
    padding-bottom: {self._depth(17)}px; }}
QLabel[role="section"] {{ font-size: {self._pt(15)}; font-weight: bold; color: {c.heading}; }}
QLabel[role="field"] {{ font-weight: bold; }}
QLabel[role="hint"] {{ color: {c.hint}; font-size: {self._pt(12)}; }}
QLabel[role="complaint"] {{ color: {c.complaint}; }}
QLabel:disabled {{ color: {c.faint}; }}
QToolTip {{ background: {c.tip}; color: {c.on_tip}; border: 1px solid {c.edge};
    padding: {px(2)} {px(6)} {low} {px(6)}; }}
"""

    def _fields(self) -> str:
        c, px = self._c, self._px
        arrow = self._picture("down", light=is_dark(c.paper))
        return f"""
QPlainTextEdit, QTextEdit, QLineEdit, QComboBox, QAbstractSpinBox {{
    background: {c.paper}; color: {c.ink}; border: 1px solid {c.edge}; border-radius: {px(4)};
    selection-background-color: {c.selected}; selection-color: {c.on_selected};
    placeholder-text-color: {c.hint}; padding: {px(2)} {px(4)}; margin: 1px;
}}
QLineEdit, QComboBox, QAbstractSpinBox {{ padding: 0px {px(5)}; min-height: {self._line()}; }}
QPlainTextEdit:focus, QTextEdit:focus, QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {{
    border: 2px solid {c.accent}; margin: 0px;
}}
QPlainTextEdit:disabled, QTextEdit:disabled, QLineEdit:disabled, QComboBox:disabled {{
    background: {c.ground}; color: {c.faint};
}}
QPlainTextEdit[readOnly="true"], QLineEdit[readOnly="true"] {{ background: {c.ground}; }}
QComboBox::drop-down {{ border: none; width: {px(24)}; }}
QComboBox::down-arrow {{ image: url("{arrow}"); width: {px(14)}; height: {px(14)}; }}
QComboBox QAbstractItemView {{ background: {c.paper}; color: {c.ink}; border: 1px solid {c.edge};
    selection-background-color: {c.selected}; selection-color: {c.on_selected}; }}
QComboBox QAbstractItemView::item {{ padding: 0px {px(4)}; min-height: {self._line()}; }}
"""

    def _buttons(self) -> str:
        c, px, low = self._c, self._px, self._low
        # No least width: layouts would take it for all that a button needs.
        return f"""
QPushButton {{
    background: {c.raised}; color: {c.ink}; border: 1px solid {c.edge}; border-radius: {px(4)};
    padding: {px(1)} {px(14)} {low} {px(14)}; margin: 2px;
    icon-size: {px(18)};
}}
QPushButton:hover {{ background: {c.hovered}; }}
QPushButton:pressed {{ background: {c.line}; }}
QPushButton:default {{ border: 2px solid {c.accent}; margin: 1px; }}
QPushButton:focus {{ border: 3px solid {c.accent}; margin: 0px; background: {c.hovered}; }}
QPushButton:disabled {{ background: {c.ground}; color: {c.faint}; border-color: {c.line}; }}
QToolButton {{ border: 2px solid transparent; border-radius: {px(4)}; color: {c.ink};
    padding: {px(1)} {px(4)} {low} {px(4)}; icon-size: {px(18)}; }}
QToolButton:hover {{ background: {c.hovered}; }}
QToolButton:pressed {{ background: {c.line}; }}
QToolButton:checked {{ background: {c.hovered}; border-color: {c.edge}; }}
QToolButton::menu-indicator {{ image: none; }}
QToolButton:focus {{ border-color: {c.accent}; }}
QToolButton:disabled {{ color: {c.faint}; }}
"""

    def _choices(self) -> str:
        c, px, low = self._c, self._px, self._low
        tick = self._picture("tick", light=is_dark(c.selected))
        dot = (
            f"qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5, stop: 0 {c.accent},"
            f" stop: 0.55 {c.accent}, stop: 0.65 {c.paper}, stop: 1 {c.paper})"
        )
        return f"""
QRadioButton, QCheckBox {{ border: 2px solid transparent; border-radius: {px(4)};
    spacing: {px(7)}; padding: 0px {px(3)} {low} {px(3)}; color: {c.ink}; }}
QRadioButton:focus, QCheckBox:focus {{ border-color: {c.accent}; }}
QRadioButton:disabled, QCheckBox:disabled {{ color: {c.faint}; }}
QRadioButton::indicator, QCheckBox::indicator, QAbstractItemView::indicator,
QGroupBox::indicator {{
    width: {px(_BOX)}; height: {px(_BOX)}; border: {_BOX_EDGE}px solid {c.edge};
    background: {c.paper};
}}
QRadioButton::indicator {{ border-radius: {self._half_box()}; }}
QCheckBox::indicator, QAbstractItemView::indicator, QGroupBox::indicator {{
    border-radius: {px(3)};
}}
QRadioButton::indicator:checked {{ border-color: {c.accent}; background: {dot}; }}
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked,
QGroupBox::indicator:checked {{
    border-color: {c.accent}; background: {c.selected}; image: url("{tick}");
}}
QRadioButton::indicator:disabled, QCheckBox::indicator:disabled {{
    border-color: {c.faint}; background: {c.ground};
}}
QRadioButton::indicator:checked:disabled, QCheckBox::indicator:checked:disabled {{
    background: {c.faint};
}}
"""

    def _lists(self) -> str:
        c, px, low = self._c, self._px, self._low
        closed, closed_chosen = (
            self._picture("right", light=is_dark(ground)) for ground in (c.paper, c.selected)
        )
        opened, opened_chosen = (
            self._picture("down", light=is_dark(ground)) for ground in (c.paper, c.selected)
        )
        return f"""
QTreeView, QListView, QTableView {{ background: {c.paper}; color: {c.ink}; outline: none;
    border: 2px solid {c.line}; border-radius: {px(4)}; icon-size: {px(18)}; }}
QTreeView:focus, QListView:focus, QTableView:focus {{ border-color: {c.accent}; }}
QTreeView::item, QListView::item, QTableView::item {{ padding: 0px {px(2)} {low} {px(2)}; }}
QTreeView::item:disabled, QListView::item:disabled {{ color: {c.faint}; }}
QTreeView::branch:has-children:closed {{ image: url("{closed}"); }}
QTreeView::branch:has-children:open {{ image: url("{opened}"); }}
QTreeView::branch:has-children:closed:selected {{ image: url("{closed_chosen}"); }}
QTreeView::branch:has-children:open:selected {{ image: url("{opened_chosen}"); }}
QHeaderView {{ background: {c.raised}; }}
QHeaderView::section {{ background: {c.raised}; color: {c.ink}; border: none;
    border-right: 1px solid {c.edge}; padding: 0px {px(6)} {low} {px(6)}; }}
QMenu {{ background: {c.paper}; color: {c.ink}; border: 1px solid {c.edge}; padding: {px(3)};
    icon-size: {px(18)}; menu-scrollable: 1; }}
QMenu::item {{ padding: 0px {px(20)} {low} {px(8)}; }}
QMenu::icon {{ padding-left: {px(8)}; }}
QMenu::separator {{ height: 1px; background: {c.line}; margin: {px(3)} {px(6)}; }}
QMenuBar {{ background: {c.ground}; color: {c.ink}; }}
QMenuBar::item {{ padding: 0px {px(8)} {low} {px(8)}; background: transparent; }}
QMenuBar::item:selected {{ background: {c.selected}; color: {c.on_selected}; }}
QTabBar::tab {{ background: {c.raised}; color: {c.ink}; border: 1px solid {c.edge};
    padding: 0px {px(10)} {low} {px(10)}; }}
QTabBar::tab:selected {{ background: {c.paper}; border-bottom: 3px solid {c.accent}; }}
QTabBar::tab:focus {{ border: 2px solid {c.accent}; }}
"""

    def _frames(self) -> str:
        c, px = self._c, self._px
        return f"""
QToolBar {{ background: {c.paper}; border: none; border-bottom: 1px solid {c.line};
    spacing: {px(2)}; padding: {px(1)}; icon-size: {px(24)}; }}
QToolBar QToolButton {{ icon-size: {px(24)}; }}
QStatusBar {{ background: {c.paper}; color: {c.ink}; border-top: 1px solid {c.line}; }}
QStatusBar::item {{ border: none; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QMessageBox {{ messagebox-text-interaction-flags: 0; }}
QFrame[role="alarm"] {{ background: {c.alarm}; border: 1px solid {c.on_alarm};
    border-radius: {px(4)}; }}
QFrame[role="alarm"] QLabel {{ color: {c.on_alarm}; }}
QFrame[role="news"] {{ background: {c.tip}; border: 1px solid {c.edge};
    border-radius: {px(4)}; }}
QFrame[role="news"] QLabel {{ color: {c.on_tip}; }}
QScrollArea, QScrollArea > QWidget > QWidget[role="page"] {{ border: none;
    background: {c.ground}; }}
QSplitter::handle {{ background: {c.line}; }}
QSplitter::handle:hover {{ background: {c.accent}; }}
QProgressBar {{ background: {c.paper}; color: {c.ink}; border: 1px solid {c.edge};
    border-radius: {px(4)}; text-align: center; min-height: {self._line()}; }}
QProgressBar::chunk {{ background: {c.hovered}; }}
QScrollBar {{ background: {c.ground}; border: none; }}
QScrollBar:vertical {{ width: {px(14)}; }}
QScrollBar:horizontal {{ height: {px(14)}; }}
QScrollBar::handle {{ background: {c.edge}; border-radius: {px(3.5)}; margin: {px(3)}; }}
QScrollBar::handle:vertical {{ min-height: {px(32)}; }}
QScrollBar::handle:horizontal {{ min-width: {px(32)}; }}
QScrollBar::handle:disabled {{ background: transparent; }}
QScrollBar::handle:hover, QScrollBar::handle:pressed {{ background: {c.accent}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0px; height: 0px; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: none; }}
"""
