"""Says at the start that the program broke off last time, and that the work is safe."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ita_desktop.gui.trouble.fault_report import BadEnd
from ita_desktop.locale import Translator
from ita_desktop.problems import Problem
from ita_desktop.store import Workbook

if TYPE_CHECKING:
    from ita_desktop.gui.trouble.mistake_dialog import MistakeDialog


def tell_of(
    ends: Sequence[BadEnd], opened: Path | None, translate: Translator, front: QWidget | None
) -> MistakeDialog | None:
    """Show a dialog about the newest crash, or else the newest run that was cut off.

    Args:
        ends: the newest first; nothing is shown for none.
        opened: the file that is open now, which was checked when it was opened.
        translate: the interface's language.
        front: the window in front.
    """
    if not ends:
        return None
    from ita_desktop.gui.trouble.mistake_dialog import Mistake, MistakeDialog

    end = next((one for one in ends if one.log is not None), ends[0])
    t = translate
    if end.log is None:
        title = t("The program was cut off last time")
        first = t(
            "Last time the program was ended from outside while it was running, such as by a "
            "power cut or by switching the computer off."
        )
    else:
        title = t("The program broke off last time")
        first = t("Last time a mistake in the program ended it. It is not your fault.")
    sentences = [first]
    if end.workbook is not None:
        sentences.append(_state_of(end.workbook, opened, t))
    details = ""
    if end.log is not None:
        try:
            details = end.log.read_text(encoding="utf-8")
        except OSError:
            details = ""
    dialog = MistakeDialog(Mistake(title, sentences, end.log, details), t, front)
    dialog.open()
    return dialog


def _state_of(workbook: Path, opened: Path | None, t: Translator) -> str:
    """Return a sentence that says whether a file is whole; it is looked at, not believed."""
    try:
        if workbook != opened:
            Workbook.open(workbook, read_only=True).close()
    except Problem as problem:
        return t.problem(problem)
    return t(
        "Your work is safe: “{name}” was checked and is whole. At most the words of the last "
        "second are missing.",
        name=workbook.name,
    )
