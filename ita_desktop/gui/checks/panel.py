"""The checks beside the editor: what was found, and what can be done about the chosen finding."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QPushButton, QWidget

from ita_desktop.checks import Finding, Severity
from ita_desktop.gui.checks.delegate import ChecksDelegate
from ita_desktop.gui.checks.model import ChecksModel, Index
from ita_desktop.gui.checks.packed_findings import PackedFindings
from ita_desktop.gui.checks.run import Looked
from ita_desktop.gui.fields.field_grid import plain_label
from ita_desktop.gui.look.drawn_rows import DrawnRows
from ita_desktop.gui.look.scroll_bars import keep_bar
from ita_desktop.gui.look.zoom import scale_with_zoom
from ita_desktop.gui.thai_text.wrapping_button import WrappingButton
from ita_desktop.gui.window.scrolled_panel import ScrolledPanel
from ita_desktop.locale import Translate

_LEAST_LIST = 150


class ChecksPanel(ScrolledPanel):
    """The list of findings with a count above it and buttons below it.

    Args:
        translate: the interface's language.
        read_only: offer nothing that changes the file.
    """

    chosen = Signal(object)
    remedy_chosen = Signal(object, object)
    dismissal_chosen = Signal(object)
    dismissed_wanted = Signal()

    def __init__(
        self, translate: Translate, parent: QWidget | None = None, *, read_only: bool = False
    ) -> None:
        super().__init__(parent)
        self._translate = translate
        self._read_only = read_only
        self._current = False
        self.model = ChecksModel(translate, self)
        self.view = FindingsView(self.model)
        self.view.setAccessibleName(translate("What was found"))
        self.view.selectionModel().currentChanged.connect(self._show_buttons)
        self.view.clicked.connect(self._choose)
        self.view.activated.connect(self._choose)
        self.count = plain_label()
        self.count.setWordWrap(True)
        self.buttons: list[WrappingButton] = []
        self.dismissed = QPushButton()
        self.dismissed.clicked.connect(self.dismissed_wanted)
        self.column.addWidget(self.count)
        self.column.addWidget(self.dismissed)
        self.column.addWidget(self.view, 1)
        scale_with_zoom(self.view, lambda px: self.view.setMinimumHeight(px(_LEAST_LIST)))
        self.setFocusProxy(self.view)
        self.show_waiting()

    def show_findings(self, looked: Looked) -> None:
        """Show what was found in a report; the chosen finding stays chosen if it is still there."""
        findings = looked.findings
        before = self.model.finding(self.view.currentIndex())
        row, scrolled = self.view.currentIndex().row(), self.view.verticalScrollBar().value()
        self.model.show(findings, looked.labels)
        self._current = True
        if before is not None and findings and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.nearest(before, row))
            self.view.verticalScrollBar().setValue(scrolled)
            self.view.scrollTo(self.view.currentIndex())
        self.count.setText(self._count(has_report=looked.labels is not None))
        self._show_dismissed(len(looked.dismissed))
        self._show_buttons()

    def show_outdated(self) -> None:
        """Keep the remedies from being applied to a text that is another by now."""
        self._current = False
        self._enable_buttons()

    def show_waiting(self) -> None:
        """Show that nothing was looked at yet."""
        self.model.show(PackedFindings(), None)
        self._show_dismissed(0)
        self.count.setText(self._translate("Looking…"))
        self.show_outdated()

    def finding(self) -> Finding | None:
        """Return the chosen finding."""
        return self.model.finding(self.view.currentIndex())

    def _count(self, *, has_report: bool) -> str:
        t, counts = self._translate, self.model.counts()
        if not has_report:
            return t("There is no report in this file yet.")
        if not counts:
            return t("Nothing is wrong that the program knows of.")
        return t(
            "{errors} errors, {warnings} warnings, {hints} hints",
            errors=counts[Severity.ERROR],
            warnings=counts[Severity.WARNING],
            hints=counts[Severity.HINT],
        )

    def _show_dismissed(self, count: int) -> None:
        """Offer the list of what was put aside, if there is any."""
        self.dismissed.setText(self._translate("Put aside ({count})", count=count) + "…")
        self.dismissed.setVisible(count > 0)

    def _choose(self, index: Index) -> None:
        finding = self.model.finding(index)
        if finding is not None:
            self.chosen.emit(finding)

    def _show_buttons(self) -> None:
        had_focus = self._button_has_cursor()
        for button in self.buttons:
            self.column.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []
        finding = self.finding()
        if finding is not None and not self._read_only:
            self._add_buttons(finding)
        if had_focus:
            self.view.setFocus()
        self._enable_buttons()

    def _add_buttons(self, finding: Finding) -> None:
        t = self._translate
        for remedy in finding.remedies:
            button = WrappingButton(t(remedy.label, **remedy.values))
            button.clicked.connect(
                lambda _=False, remedy=remedy: self.remedy_chosen.emit(finding, remedy)
            )
            self.buttons.append(button)
        dismiss = WrappingButton(t("No more about this") + "…")
        dismiss.clicked.connect(lambda: self.dismissal_chosen.emit(finding))
        self.buttons.append(dismiss)
        before: QWidget = self.view
        for button in self.buttons:
            self.column.addWidget(button)
            self.setTabOrder(before, button)
            before = button

    def _enable_buttons(self) -> None:
        if not self._current and self._button_has_cursor():
            self.view.setFocus()
        for button in self.buttons:
            button.setEnabled(self._current)

    def _button_has_cursor(self) -> bool:
        """Return whether it is on a button, or comes back to one from the dialog in front."""
        return self.window().focusWidget() in self.buttons


class FindingsView(DrawnRows):
    """A list whose rows are as high as their words; Enter is a click.

    Args:
        model: has a head and a sentence for each row.
    """

    def __init__(self, model: QAbstractItemModel, parent: QWidget | None = None) -> None:
        super().__init__(model, ChecksDelegate(), parent)
        keep_bar(self)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a width in which a sentence takes few lines, and no height but the least."""
        return QSize(340, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Break the lines anew in another width; keep the chosen finding in view."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        self._keep_in_view(self.currentIndex())

    def scrollTo(  # noqa: N802 - Qt's name
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a finding into view; one that is higher than the list from its beginning."""
        if self.visualRect(index).height() > self.viewport().height():
            hint = QAbstractItemView.ScrollHint.PositionAtTop
        super().scrollTo(index, hint)

    def _keep_in_view(self, index: QModelIndex) -> None:
        if index.isValid():
            self.scrollTo(index)
