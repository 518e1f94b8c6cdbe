"""One picture or file of a measure: how it looks, its name, its caption, and what to do with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from ita_desktop.gui.fields.field_grid import plain_label
from ita_desktop.gui.fields.picture_label import PictureLabel
from ita_desktop.gui.fields.text_fields import TextLine
from ita_desktop.gui.look.icons import give_icon
from ita_desktop.gui.look.zoom import scale_with_zoom
from ita_desktop.locale import Translate
from ita_desktop.model import Attachment

_SIDE = 72


class AttachmentRow(QWidget):
    """Shows one attachment; its caption is typed in place.

    Args:
        translate: the interface's language.
    """

    moved = Signal(int)
    removed = Signal()

    def __init__(self, translate: Translate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._translate = translate
        self.row_id = 0
        self.content = ""
        self.picture = PictureLabel(_SIDE)
        self.name = plain_label()
        self.name.setWordWrap(True)
        self.caption = TextLine()
        self.caption.undone_by_journal = True
        self.caption.setAcceptDrops(False)  # files dropped here belong to the list
        self.up_button, self.down_button = QToolButton(), QToolButton()
        give_icon(self.up_button, "move-up")
        give_icon(self.down_button, "move-down")
        self.remove_button = QPushButton(translate("Remove"))
        self.up_button.clicked.connect(lambda: self.moved.emit(-1))
        self.down_button.clicked.connect(lambda: self.moved.emit(1))
        self.remove_button.clicked.connect(self.removed)
        self._lay_out()

    def show_attachment(self, attachment: Attachment, caption: str) -> None:
        """Show an attachment with a caption, which may be typed and not written yet."""
        t, name = self._translate, attachment.name
        self.row_id, self.content = attachment.id, attachment.content
        self.name.setText(name)
        self.caption.show_value(caption)
        self.caption.setAccessibleName(t("Caption of “{name}”", name=name))
        self.picture.setAccessibleName(name)
        for button, what in (
            (self.up_button, t("Move “{name}” up", name=name)),
            (self.down_button, t("Move “{name}” down", name=name)),
            (self.remove_button, t("Remove “{name}”", name=name)),
        ):
            button.setAccessibleName(what)
            button.setToolTip(what if isinstance(button, QToolButton) else "")

    def use_place(self, *, first: bool, last: bool) -> None:
        """Switch off the ways that lead nowhere."""
        self.up_button.setEnabled(not first)
        self.down_button.setEnabled(not last)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        label = plain_label(self._translate("Caption"), "field")
        label.setBuddy(self.caption)
        line = QHBoxLayout()
        line.addWidget(label)
        line.addWidget(self.caption, 1)
        words.addWidget(self.name)
        words.addLayout(line)
        scale_with_zoom(self, lambda px: line.setSpacing(px(6)))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.picture)
        row.addLayout(words, 1)
        for button in (self.up_button, self.down_button, self.remove_button):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            row.addWidget(button)
