"""The choice of the PDF's letters, out of the fonts that this computer has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QStandardItemModel
from PySide6.QtWidgets import QWidget

from ita_desktop.gui.fields.choice_fields import Choice
from ita_desktop.gui.fields.fonts_read import FontsRead
from ita_desktop.locale import Translate

if TYPE_CHECKING:
    from ita_desktop.pdf import FontFamily

_SARABUN = "Sarabun"


class FontChoice(Choice):
    """A font family; the empty name is the program's own, which stands first.

    The computer's fonts are looked for when somebody comes near the field, or another font than the
    program's own is to be shown. One whose licence forbids to embed it cannot be chosen, and says
    so; one that was chosen on another computer and is not here stays chosen, and says so too.

    Args:
        translate: the interface's language.
    """

    fonts_read = Signal()

    def __init__(self, translate: Translate, parent: QWidget | None = None) -> None:
        self._families: list[FontFamily] | None = None
        self._reading: FontsRead | None = None
        self._opening = False
        super().__init__({"": _SARABUN}, parent)
        self._translate = translate

    def show_value(self, value: str) -> None:
        """Show a family's name."""
        if value:
            self.read_fonts()
        self._offer_with(value)

    def read_fonts(self) -> None:
        """Look for the computer's fonts, once; `fonts_read` is told when they are offered."""
        if self._families is None and self._reading is None:
            self._reading = FontsRead()
            self._reading.read.connect(self._on_read)
            self._reading.crashed.connect(self._on_crashed)
            self._reading.finished.connect(self._reading.deleteLater)
            self._reading.start()

    def showPopup(self) -> None:  # noqa: N802 - Qt's name
        """Open the list as soon as it is whole."""
        if self._families is None:
            self._opening = True
            self.read_fonts()
        else:
            super().showPopup()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Have the fonts ready for the arrow keys."""
        super().focusInEvent(event)
        self.read_fonts()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Open no list for somebody who has gone on."""
        self._opening = False
        super().focusOutEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Have the fonts ready for a click."""
        super().enterEvent(event)
        self.read_fonts()

    def event(self, event: QEvent) -> bool:
        """Let nobody hear of the fonts who is about to go."""
        if event.type() == QEvent.Type.DeferredDelete and self._reading is not None:
            self._reading.read.disconnect(self._on_read)
            self._reading.crashed.disconnect(self._on_crashed)
        return super().event(event)

    def _offer_with(self, chosen: str) -> None:
        """Offer all families, and the one that is chosen wherever it is."""
        t = self._translate
        named = {"": _SARABUN}
        for family in self._families or ():
            named[family.name] = (
                family.name
                if family.embeddable
                else t("{font} (its licence forbids to put it into a PDF)", font=family.name)
            )
        if chosen not in named:
            unknown = self._families is None
            named[chosen] = chosen if unknown else t("{font} (not on this computer)", font=chosen)
        if list(named.values()) != [self.itemText(row) for row in range(self.count())]:
            self.offer(named)
        super().show_value(chosen)
        self._switch_off([family.name for family in self._families or () if not family.embeddable])

    def _switch_off(self, names: list[str]) -> None:
        model = self.model()
        if isinstance(model, QStandardItemModel):
            for name in names:
                model.item(self.row_of(name)).setEnabled(False)

    def _on_read(self, families: list[FontFamily]) -> None:
        self._families, self._reading = families, None
        self._offer_with(self.value())
        self.fonts_read.emit()
        if self._opening:
            self._opening = False
            super().showPopup()

    def _on_crashed(self, error: Exception) -> None:
        self._families, self._reading = [], None
        raise error
