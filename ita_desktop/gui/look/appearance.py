"""How the program looks: its font, the system's choice of light or dark, and the zoom, at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Self

from PySide6.QtCore import QLocale, QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QAccessibilityHints, QFont, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from ita_desktop.gui.look.colours import DARK, LIGHT, Colours
from ita_desktop.gui.look.style_sheet import USUAL_POINTS, StyleSheet
from ita_desktop.gui.look.thai_font import FAMILY, load_thai_font

USUAL_ZOOM = 100


class Appearance(QObject):
    """The dress of one application, which it follows for as long as it lives.

    Args:
        application: what is dressed.
    """

    recoloured = Signal()
    zoomed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self.zoom = USUAL_ZOOM
        self.colours = LIGHT
        self.pictures: dict[str, QIcon] = {}
        load_thai_font()
        QLocale.setDefault(QLocale(QLocale.Language.Thai, QLocale.Country.Thailand))
        application.setStyle("Fusion")
        self._hints = application.styleHints()
        # Held, or Python takes Qt's own object for gone.
        self._accessibility: QAccessibilityHints = self._hints.accessibility()
        self._set_letters()
        self._choose_colours(self._hints.colorScheme())
        self._hints.colorSchemeChanged.connect(self._choose_colours)
        self._accessibility.contrastPreferenceChanged.connect(
            lambda: self._choose_colours(self._hints.colorScheme())
        )

    @classmethod
    def of(cls, application: QApplication) -> Self:
        """Return the application's dress; it is put on if it has none."""
        return application.findChild(cls) or cls(application)

    def set_zoom(self, percent: int) -> None:
        """Draw everything at a percentage of the usual size."""
        if percent == self.zoom:
            return
        self.zoom = percent
        self._set_letters()
        self._set_style_sheet()
        self.zoomed.emit()

    def length(self, usual: float) -> int:
        """Return a length of the usual size in the size of now, in pixels."""
        return round(usual * self.zoom / USUAL_ZOOM)

    def _set_letters(self) -> None:
        font = QFont(FAMILY)
        font.setPointSizeF(USUAL_POINTS * self.zoom / USUAL_ZOOM)
        self._application.setFont(font)

    def _choose_colours(self, scheme: Qt.ColorScheme) -> None:
        contrast = self._accessibility.contrastPreference()
        if contrast == Qt.ContrastPreference.HighContrast:
            self._application.setPalette(QPalette())
            self.colours = Colours.of_system(self._application.palette())
        else:
            self.colours = DARK if scheme == Qt.ColorScheme.Dark else LIGHT
            self._application.setPalette(self.colours.palette())
        self.pictures.clear()
        self._set_style_sheet()
        self.recoloured.emit()

    def _set_style_sheet(self) -> None:
        self._application.setStyleSheet(str(StyleSheet(self.colours, self.zoom)))


class Follower(QObject):
    """Does something now and at every later signal, for as long as its owner lives.

    Args:
        owner: whose affair it is.
        signal: one of those of the appearance.
        do: what is done.
    """

    def __init__(self, owner: QObject, signal: SignalInstance, do: Callable[[], object]) -> None:
        super().__init__(owner)
        self._do = do
        signal.connect(self._follow)
        do()

    def _follow(self) -> None:
        self._do()


def dress(application: QApplication) -> None:
    """Give the application its font, colours and locale, the same on every machine."""
    Appearance.of(application)


def appearance() -> Appearance:
    """Return the dress of the running application.

    Raises:
        RuntimeError: there is no application yet.
    """
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise RuntimeError(application)
    return Appearance.of(application)
