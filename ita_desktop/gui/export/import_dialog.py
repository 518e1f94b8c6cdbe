"""What an import brought, and what she should look at; it may stay open beside the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from ita_desktop.exchange import Imported
from ita_desktop.gui.dialogs.room import give_room
from ita_desktop.gui.fields.field_grid import plain_label
from ita_desktop.gui.fields.read_text import ReadText
from ita_desktop.locale import Translator


class ImportDialog(QDialog):
    """Counts what was read and lists the notes that ask for a look.

    Args:
        imported: what `read_source` returned.
        translate: the interface's language.
        undo: takes the import back, from within the dialog too.
    """

    def __init__(
        self,
        imported: Imported,
        translate: Translator,
        undo: QAction,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("The report is in the file"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        give_room(self, 760, 460)
        indicators = [one for report in imported.reports for one in report.indicators]
        measures = [measure for indicator in indicators for measure in indicator.measures]
        self.summary = plain_label(
            translate(
                "{indicators} indicators and {rows} table rows were read. Ctrl+Z takes it back.",
                indicators=len(indicators),
                rows=len(measures),
            )
        )
        self.summary.setWordWrap(True)
        lines = [translate(note.sentence, **note.values) for note in imported.to_look_at()]
        self.notes = ReadText("\n\n".join(lines) or translate("Nothing needs a look."))
        self.notes.setAccessibleName(translate("Please look at"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.summary)
        column.addWidget(plain_label(translate("Please look at"), "section"))
        column.addWidget(self.notes)
        column.addWidget(buttons)
        self.setWindowModality(Qt.WindowModality.NonModal)
        self.addAction(undo)
        undo.triggered.connect(self._on_undone)

    def _on_undone(self) -> None:
        if self.isActiveWindow():
            self.close()
