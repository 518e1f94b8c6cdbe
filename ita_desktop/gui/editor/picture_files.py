"""Takes pictures and files into the workbook: evidence of a measure, and the office's logo."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ita_desktop.gui.background import in_background
from ita_desktop.gui.dialogs.file_chooser import FileChooser
from ita_desktop.gui.dialogs.message_box import Kind, MessageBox
from ita_desktop.gui.dialogs.messages import message_box
from ita_desktop.gui.window.main_window import MainWindow
from ita_desktop.model import Attachment, Office
from ita_desktop.problems import Problem, mark

if TYPE_CHECKING:
    from ita_desktop.exchange.attachments import Evidence
    from ita_desktop.store import Edit

_PICTURES = ("*.png", "*.jpg", "*.jpeg", "*.heic", "*.heif")
_MOST_TOLD = 3  # refused files, in one message: what any screen has room for


class PictureFiles(QObject):
    """Asks for files, makes them ready in the background, and writes them as one step.

    Args:
        window: the window whose pages ask for them.
        chooser: asks for the files.
    """

    def __init__(self, window: MainWindow, chooser: FileChooser) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._translate = window.translate
        self._chooser = chooser
        window.pane.measure.attachments.adding.connect(self._on_adding)
        window.pane.measure.attachments.dropped.connect(self.add)
        window.pane.report.logo.choosing.connect(self._on_choosing_logo)

    def add(self, paths: Sequence[Path]) -> None:
        """Add files to the measure in view, as one step; say which could not be taken, and why."""
        measure_id = self._window.pane.measure.binding.row_id
        if measure_id is None:
            return
        ready, refused = in_background(lambda: _read_all(paths))
        try:
            if ready:
                with self._session.change(mark("Add pictures or files")) as edit:
                    _put_in(edit, ready, measure_id)
        except Problem as problem:
            refused.append(problem)
        if refused:
            self.tell_refused(refused)

    def tell_refused(self, refused: Sequence[Problem]) -> MessageBox:
        """Say what could not be taken, a sentence each."""
        t = self._translate
        sentences = [t.problem(problem) for problem in refused[:_MOST_TOLD]]
        if len(refused) > _MOST_TOLD:
            sentences.append(t("And {count} more.", count=len(refused) - _MOST_TOLD))
        title = t("Some files were not added")
        box = message_box(self._window, title, "\n".join(sentences), Kind.WARNING)
        box.open()
        return box

    def _on_adding(self) -> None:
        from ita_desktop.exchange.attachments import SUFFIXES

        t = self._translate
        kinds = t("Pictures and documents") + f" ({' '.join('*' + each for each in SUFFIXES)})"
        paths = self._chooser.several(self._window, t("Add pictures or files"), kinds)
        if paths:
            self.add(paths)

    def _on_choosing_logo(self) -> None:
        t = self._translate
        kinds = t("Pictures") + f" ({' '.join(_PICTURES)})"
        path = self._chooser.existing(self._window, t("Choose the picture of the logo"), kinds)
        if path is None:
            return
        try:
            logo = in_background(lambda: _read_picture(path))
            office = self._session.workbook.office()
            with self._session.change(mark("Choose the logo")) as edit:
                edit.set(Office, office.id, logo=logo)
        except Problem as problem:
            self._window.show_problem(problem)


def _read_all(paths: Sequence[Path]) -> tuple[list[Evidence], list[Problem]]:
    from ita_desktop.exchange.attachments import read_evidence

    ready, refused = [], []
    for path in paths:
        try:
            ready.append(read_evidence(path))
        except Problem as problem:
            refused.append(problem)
    return ready, refused


def _read_picture(path: Path) -> bytes:
    from ita_desktop.exchange.attachments import MOST_BYTES, read_evidence

    evidence = read_evidence(path)
    if not evidence.width:
        raise Problem(
            mark("“{name}” is no picture. Choose a PNG or JPEG file of at most {size} MB."),
            name=path.name,
            size=MOST_BYTES // 1_000_000,
        )
    return evidence.data


def _put_in(edit: Edit, ready: Sequence[Evidence], measure_id: int) -> None:
    new = [
        Attachment(
            content=edit.keep(each.data),
            name=each.name,
            media_type=each.media_type,
            width=each.width,
            height=each.height,
        )
        for each in ready
    ]
    edit.add_all(new, parent_id=measure_id)
