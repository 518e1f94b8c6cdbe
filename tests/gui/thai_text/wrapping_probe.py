"""Looks at every line end of fields, labels, buttons and lists.

`python -m tests.gui.thai_text.wrapping_probe` is a process of its own, so that libthai can be kept
from it; `blocked` as its argument says that it is, and is not believed.
"""

from __future__ import annotations

import os
import sys

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QStandardItem, QStandardItemModel, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication, QListView, QStyleOptionViewItem

from ita_desktop.assets import RESOURCES
from ita_desktop.gui.checks.delegate import ChecksDelegate
from ita_desktop.gui.checks.model import HEAD_ROLE
from ita_desktop.gui.fields.field_grid import plain_label
from ita_desktop.gui.fields.line_list import LineList
from ita_desktop.gui.fields.read_text import ReadText
from ita_desktop.gui.fields.text_fields import TextBlock
from ita_desktop.gui.help.page import HelpPage
from ita_desktop.gui.look.appearance import dress
from ita_desktop.gui.thai_text.utf16 import utf16_offsets
from ita_desktop.gui.thai_text.wrapping import WrappedText
from ita_desktop.gui.thai_text.wrapping_button import WrappingButton
from ita_desktop.model.form import Marker
from ita_desktop.thai.breaking import break_offsets, cluster_offsets

SENTENCE = "การประชาสัมพันธ์มาตรการและกระบวนการบริหารงานบุคคลของเทศบาลตำบลรวมใจพัฒนา"
PIECES = (
    'การ มาตรการ น้ำ ที่ ก็ ค่า ผู้ เกาะ ประชาสัมพันธ์ ทีปทีป ๑. (๒) 1. ) / - ๆ “ ” " • W f /บุค '
    "Website www.a.go.th/x/y 😀 👩‍👩‍👧 กกกกกกกกกกกกกกก"
)
SEED = (RESOURCES / "sample-report-2566.txt").read_text(encoding="utf-8")
SEED = SEED.replace("\n", " ").replace("\t", " ")


def pieces_of_seed():
    starts = st.integers(0, len(SEED) - 300)
    return starts.flatmap(lambda start: st.integers(0, 300).map(lambda n: SEED[start : start + n]))


def texts():
    words = st.sampled_from([*PIECES.split(" "), " ", "   ", "\u00a0", "\u200b"])
    letters = st.text(alphabet="กขา่้ิีเโะำ็์ู abWf/().", max_size=12)
    # A first word that is too long for its line begins it, and no spaces before it.
    pieces = st.lists(st.one_of(words, words, letters, pieces_of_seed()), max_size=25)
    return pieces.map(lambda found: "".join(found).lstrip(" \u00a0\u200b"))


def qt_ends(text: str, width: float) -> list[int]:
    layout = QTextLayout(text, QApplication.font())
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
    layout.endLayout()
    return ends_of(layout)


def ends_of(layout: QTextLayout) -> list[int]:
    lines = [layout.lineAt(number) for number in range(layout.lineCount())]
    return [line.textStart() + line.textLength() for line in lines]


def check(text: str, ends: list[int]) -> None:
    """Every end is a break of ours; where a word is longer than the line, a cluster's end."""
    breaks = set(utf16_offsets(text, break_offsets(text)))
    clusters = set(utf16_offsets(text, cluster_offsets(text)))
    start = 0
    for end in ends[:-1]:
        word_is_longer = not any(start < place <= end for place in breaks)
        assert end in breaks or (word_is_longer and end in clusters), (text[start:end], ends)
        start = end


class Probe:
    """One widget of each kind."""

    def __init__(self) -> None:
        self.fields = [TextBlock((2, 40)), LineList(Marker.NUMBER, (2, 40)), ReadText()]
        self.label = plain_label()
        self.label.setWordWrap(True)
        self.model = QStandardItemModel()
        self.view = QListView()
        self.view.setModel(self.model)
        self.delegate = ChecksDelegate()
        for field in self.fields:
            field.show()

    def look(self, text: str, width: int) -> None:
        for field in self.fields:
            field.setFixedWidth(width)
            field.show_text(text)
            block = field.document().firstBlock()
            field.blockBoundingRect(block)
            layout = block.layout()
            check(text, ends_of(layout))
            self.look_at_widths(field, layout)
            assert field.text_now() == text
        self.label.setText(text)
        self.label.resize(width, self.label.heightForWidth(width))
        check(text, self.label.line_ends())
        button = WrappingButton(text)
        button.resize(width, 10)
        check(text, button.line_ends())
        self.look_at_row(text, width)

    def look_at_widths(self, field, layout: QTextLayout) -> None:
        room = field.viewport().width() - 2 * field.document().documentMargin()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            leaning = 8
            assert line.naturalTextWidth() <= room + leaning

    def look_at_row(self, text: str, width: int) -> None:
        item = QStandardItem(text)
        item.setData("ต้องแก้", HEAD_ROLE)
        self.model.clear()
        self.model.appendRow(item)
        option = QStyleOptionViewItem()
        option.font = QApplication.font()
        option.widget = self.view
        self.view.resize(width, 200)
        room = self.view.viewport().width()
        _, sentence = self.delegate._texts(option.font, room, item.index())
        check(text, sentence.ends)
        assert self.delegate.sizeHint(option, item.index()).height() >= sentence.height + 10


def look_at_help(width: int) -> None:
    """Every line of a page of the help ends with a word, too; libthai's may be others."""
    page = HelpPage()
    page.show_markdown(f"{SENTENCE * 3} **{SENTENCE}** {SENTENCE}")
    page.document().setTextWidth(width)
    block = page.document().firstBlock()
    text, ends = block.text(), ends_of(block.layout())
    assert len(ends) > 2
    shown = text.replace("\u200b", "")
    check(shown, [len(text[:end].replace("\u200b", "")) for end in ends])


def main() -> None:
    application = QApplication([])
    dress(application)
    breaks = set(break_offsets(SENTENCE))
    qt_knows_thai = set(qt_ends(SENTENCE, 130)[:-1]) <= breaks | {len("กระบวน")}
    if sys.argv[1:] == ["blocked"]:
        assert not qt_knows_thai, "libthai was not kept away"
    assert WrappedText(SENTENCE, QApplication.font(), 130).ends[:-1]
    probe = Probe()

    @settings(max_examples=120, deadline=None, derandomize=True, database=None)
    @given(texts(), st.integers(150, 700))
    def every_end(text: str, width: int) -> None:
        probe.look(text, width)

    every_end()
    for width in (150, 280, 500, 900):
        for start in range(0, len(SEED) - 1000, 1800):
            probe.look(SEED[start : start + 1000].lstrip(), width)
        if sys.argv[1:] == ["blocked"]:
            look_at_help(width)
    sys.stdout.write("every line ends with a word\n")


if __name__ == "__main__":
    main()
