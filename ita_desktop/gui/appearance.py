"""How the window looks: the font that comes with the program, light colours, one style sheet."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from ita_desktop.assets import FONTS

BASE_POINTS = 14
_FAMILY = "Sarabun"
_INK, _PAPER, _GROUND, _BLUE, _GREY = "#1b1f24", "#ffffff", "#f3f5f8", "#1f5fa8", "#5b6470"

_PALETTE = {
    QPalette.ColorRole.Window: _GROUND,
    QPalette.ColorRole.WindowText: _INK,
    QPalette.ColorRole.Base: _PAPER,
    QPalette.ColorRole.AlternateBase: _GROUND,
    QPalette.ColorRole.Text: _INK,
    QPalette.ColorRole.Button: "#e9edf2",
    QPalette.ColorRole.ButtonText: _INK,
    QPalette.ColorRole.ToolTipBase: "#fffbe6",
    QPalette.ColorRole.ToolTipText: _INK,
    QPalette.ColorRole.PlaceholderText: "#6f7782",
    QPalette.ColorRole.Highlight: _BLUE,
    QPalette.ColorRole.HighlightedText: "#ffffff",
    QPalette.ColorRole.Link: _BLUE,
}

_STYLE_SHEET = f"""
QPlainTextEdit, QLineEdit {{
    background: {_PAPER}; border: 1px solid #b9c2cd; border-radius: 4px; padding: 2px 4px;
}}
QLineEdit {{ padding: 0px 4px; min-height: 1.5em; }}
QPlainTextEdit:focus {{ border: 2px solid {_BLUE}; padding: 1px 3px; }}
QLineEdit:focus {{ border-color: {_BLUE}; border-width: 2px; padding: 0px 3px; }}
QPlainTextEdit:disabled, QLineEdit:disabled {{ background: {_GROUND}; }}
QLabel, QRadioButton {{ padding-top: 4px; padding-bottom: 3px; }}
QComboBox {{ min-height: 1.3em; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QTreeView {{ border: none; background: {_PAPER}; outline: none; }}
QTreeView::item {{ padding: 4px 2px; }}
QToolBar {{ background: {_PAPER}; border: none; border-bottom: 1px solid #d5dbe3; spacing: 2px;
    padding: 2px; }}
QToolButton {{ padding: 3px 6px; }}
QStatusBar {{ background: {_PAPER}; border-top: 1px solid #d5dbe3; }}
QStatusBar::item {{ border: none; }}
QMenu {{ padding: 4px; }}
QMenu::item {{ padding: 5px 24px 5px 8px; }}
QMenu::icon {{ padding-left: 8px; }}
QLabel[role="heading"] {{ font-size: 17pt; font-weight: bold; color: #17375e; }}
QLabel[role="section"] {{ font-size: 15pt; font-weight: bold; color: #17375e; }}
QLabel[role="field"] {{ font-weight: bold; }}
QLabel[role="hint"] {{ color: {_GREY}; font-size: 12pt; }}
QFrame[role="alarm"] {{ background: #fde7e5; border: 1px solid #b3261e; border-radius: 4px; }}
QFrame[role="alarm"] QLabel {{ color: #7a1610; }}
QScrollArea, QScrollArea > QWidget > QWidget[role="page"] {{ border: none; background: {_GROUND}; }}
"""


def dress(application: QApplication) -> None:
    """Give the application its font, colours and locale, the same on every machine."""
    for name in ("Sarabun-Regular.ttf", "Sarabun-Bold.ttf"):
        QFontDatabase.addApplicationFont(str(FONTS / name))
    QLocale.setDefault(QLocale(QLocale.Language.Thai, QLocale.Country.Thailand))
    application.setStyle("Fusion")
    application.styleHints().setColorScheme(Qt.ColorScheme.Light)
    palette = QPalette()
    for role, colour in _PALETTE.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor("#8a929c"))
    application.setPalette(palette)
    application.setFont(QFont(_FAMILY, BASE_POINTS))
    application.setStyleSheet(_STYLE_SHEET)
