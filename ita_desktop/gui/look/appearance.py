"""How the program looks: its font, the system's choice of light or dark, and the zoom, at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Self

from PySide6.QtCore import QEvent, QLocale, QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QAccessibilityHints, QFont, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from ita_desktop.gui.background import ahead_of_others
from ita_desktop.gui.look.colours import DARK, LIGHT, Colours
from ita_desktop.gui.look.kept_places import KeptPlaces
from ita_desktop.gui.look.style_sheet import USUAL_POINTS, StyleSheet
from ita_desktop.gui.look.thai_font import FAMILY, load_thai_font

USUAL_ZOOM = 100


class Appearance(QObject):
    """The dress of one application, which it follows for as long as it lives.

    `is_changing` while nothing is worth measuring yet: `dressed` tells when it is, before it is
    told what has changed.

    Args:
        application: what is dressed.
    """

    dressed = Signal()
    recoloured = Signal()
    zoomed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self.zoom = USUAL_ZOOM
        self.is_changing = False
        self.colours = LIGHT
        self._palette = LIGHT.palette()
        self.pictures: dict[tuple[str, Colours], QIcon] = {}
        load_thai_font()
        QLocale.setDefault(QLocale(QLocale.Language.Thai, QLocale.Country.Thailand))
        application.setStyle("Fusion")
        self._hints = application.styleHints()
        # Held, or Python takes Qt's own object for gone.
        self._accessibility: QAccessibilityHints = self._hints.accessibility()
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
        self._put_on(self.zoomed)

    @contextmanager
    def dressed_at_the_end(self) -> Iterator[None]:
        """Make the first window without its style sheet, and put that on when all of it is there.

        Each of its parts is dressed once then, and not at every step on its way into the window.
        """
        sheet = self._application.styleSheet()
        self.is_changing = True
        self._application.setStyleSheet("")
        try:
            yield
        finally:
            self._application.setStyleSheet(sheet)
            self.is_changing = False
            self.dressed.emit()

    def length(self, usual: float) -> int:
        """Return a length of the usual size in the size of now, in pixels."""
        return round(usual * self.zoom / USUAL_ZOOM)

    def _choose_colours(self, scheme: Qt.ColorScheme) -> None:
        contrast = self._accessibility.contrastPreference()
        if contrast == Qt.ContrastPreference.HighContrast:
            self._palette = QPalette()
            self._application.setPalette(self._palette)
            self.colours = Colours.of_system(self._application.palette())
        else:
            self.colours = DARK if scheme == Qt.ColorScheme.Dark else LIGHT
            self._palette = self.colours.palette()
        self._put_on(self.recoloured)

    def _put_on(self, done: SignalInstance) -> None:
        """Put letters, colours and style sheet on the application, and tell when it is done.

        It is painted at once: later, a busy thread would be waited for at each stroke.
        """
        with ahead_of_others():
            places = KeptPlaces(self._application)
            self._dress_anew()
            places.restore_parts()
            done.emit()
            places.restore_scrolling()
            QApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest)

    def _dress_anew(self) -> None:
        application = self._application
        # Given another sheet, Qt goes through a widget once for each widget it lies in. Taking one
        # off and putting one on are once each, and then letters and colours cost nothing more.
        self.is_changing = True
        with _unheard(application):
            application.setStyleSheet("")
        font = QFont(FAMILY)
        font.setPointSizeF(USUAL_POINTS * self.zoom / USUAL_ZOOM)
        application.setFont(font)
        application.setPalette(self._palette)
        application.setStyleSheet(str(StyleSheet(self.colours, self.zoom)))
        self.is_changing = False
        self.dressed.emit()


_OF_NO_INTEREST = (QEvent.Type.StyleChange, QEvent.Type.PaletteChange, QEvent.Type.FontChange)


class _Silence(QObject):
    """Keeps from every widget what it is told of a look that is on its way to another one."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802, ARG002 - Qt's
        """Keep it."""
        return event.type() in _OF_NO_INTEREST


@contextmanager
def _unheard(application: QApplication) -> Iterator[None]:
    silence = _Silence()
    application.installEventFilter(silence)
    try:
        yield
    finally:
        application.removeEventFilter(silence)


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
