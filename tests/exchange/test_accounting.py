"""Nothing is dropped: what is not stored stands in the import's report, once."""

from __future__ import annotations

import html
import random

from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.assets import RESOURCES
from ita_desktop.problems import Problem
from tests.exchange.conftest import Read
from tests.exchange.forms import FRONT, HEADERS, HEADING, TICKED, accounted, characters

SEED = (RESOURCES / "sample-report-2566.txt").read_text(encoding="utf-8")

# What forms are made of, whole or in pieces, in places where nobody expects them.
_SCRAPS = st.sampled_from(
    [
        *("๑. ", "๒. ", " 3) ", "(1)", "- ", " -", "–", "•", "ข้อ ๒.๑", "๒๕๖๖", "ปี 2567", "##", "("),
        *(
            "<p>",
            "</p>",
            "<br>",
            "<input>",
            "<b>",
            "&",
            "&amp;",
            "&lt",
            "&foo;",
            "☐",
            "☑",
            "☒",
            "✓",
        ),
        *('<input type="checkbox">', '<input checked type="checkbox"/>', "<td>", "<!--", "<![x]>"),
        *(TICKED, HEADING, "ตัวชี้วัดที่ ๒", "ตัวชี้วัดที่", "อำเภอแม่ใจ จังหวัดพะเยา", "เทศบาล", *HEADERS),
        *("กํา", "นํ้า", "\u200b", "\u202e", "\x00", "\x0b", "\u2028", "\u00a0", "\ufeff"),
        *("\r", "\r\n", "\n", "\t", "  "),
    ]
)
_TEXT = st.lists(st.one_of(_SCRAPS, st.text(max_size=6)), max_size=8).map("".join)
_CELL = st.one_of(_TEXT, st.sampled_from(["- ก - ข", "๑. ก ๒. ข", "<p>๑. ก</p><p>ข</p>", TICKED]))
_ROW = st.lists(_CELL, min_size=6, max_size=6)
_LINE = st.one_of(
    _TEXT,
    st.just(HEADING),
    st.permutations(HEADERS),
    st.lists(st.sampled_from([*HEADERS, "ที่", "หมายเหตุ"]), min_size=2, max_size=8),
    _ROW,
    _ROW,
    st.lists(_CELL, max_size=8),
)
_Line = str | list[str]
_BODY = st.lists(_LINE, max_size=10)


@given(st.sampled_from(["", FRONT, FRONT[:40]]), _BODY, _BODY)
def test_a_text_form_is_accounted_for(
    read: Read, front: str, before: list[_Line], after: list[_Line]
):
    lines = [*before, HEADING, HEADERS, *after, "ปีงบประมาณ ๒๕๖๖"]
    typed = [line if isinstance(line, str) else "\t".join(line) for line in lines]
    source = "\n".join([front, *typed])
    source = source.encode("utf-8", "replace").decode()
    assert accounted(read(source)) == characters([source.removeprefix("\ufeff")])


@given(_BODY, _BODY, st.randoms(use_true_random=False))
def test_a_page_is_accounted_for(
    read: Read, before: list[_Line], after: list[_Line], style: random.Random
):
    (first, texts), (last, more) = _page(before, style), _page([HEADERS, *after], style)
    middle = f"</table></table><p>ปีงบประมาณ ๒๕๖๖</p><h2>{HEADING}</h2>"
    imported = read(first + "</table>" * len(before) + middle + last, ".html")
    assert accounted(imported) == characters([*texts, *more, "ปีงบประมาณ ๒๕๖๖", HEADING])


def _page(lines: list[_Line], style: random.Random) -> tuple[str, list[str]]:
    """Return an untidy page that holds the lines, and the texts that stand in it."""
    page, texts = ["<!DOCTYPE html>"], ["DOCTYPE html"]
    for line in lines:
        if isinstance(line, str):
            tag = style.choice(["p", "div", "h2", "span", "li"])
            page.append(f"<{tag}>{_put(line, texts)}" + style.choice([f"</{tag}>", "", "<br>"]))
            continue
        page.append(style.choice(["<table><tbody>", "<table>", "<table><table>", ""]))
        page.append(style.choice(["<tr>", "<tr>", ""]))
        for text in line:
            inside = _put(text, texts)
            if style.random() < 0.5:
                comment = text.encode("utf-8", "replace").decode().replace("-", "").strip("<>!")
                texts.append(comment)
                inside = f"<p><b>{inside}</b></p><!-- {comment} --><ol><li>{_put(text, texts)}</ol>"
            tag = style.choice(["td", "th"])
            span = style.choice(["", "", "", ' rowspan="2"', ' colspan="3"', ' rowspan="x"'])
            page.append(f"<{tag}{span}>{inside}" + style.choice([f"</{tag}>", ""]))
        page.append(style.choice(["</tr></table>", "</table>", "", "</td>"]))
    return "\n".join(page), texts


def _put(text: str, texts: list[str]) -> str:
    """Return `text` as markup, and put it down among the page's texts."""
    texts.append(text.encode("utf-8", "replace").decode())
    return html.escape(texts[-1])


@given(st.data())
def test_a_damaged_sample_is_accounted_for_or_refused(read: Read, data: st.DataObject):
    source = SEED
    for _ in range(data.draw(st.integers(1, 5))):
        start = data.draw(st.integers(0, len(source)))
        end = start + data.draw(st.integers(0, 400))
        source = source[:start] + data.draw(_TEXT) + source[end:]
    source = source.encode("utf-8", "replace").decode().removeprefix("\ufeff")
    try:
        imported = read(source)
    except Problem:
        return
    assert accounted(imported) == characters([source])


@given(st.binary(max_size=400), st.sampled_from([".txt", ".html", ".htm", ".json"]))
def test_any_bytes_are_read_or_refused_in_one_sentence(read: Read, data: bytes, suffix: str):
    sentence = ""
    try:
        read(data, suffix)
    except Problem as problem:
        sentence = str(problem)
    assert "\n" not in sentence
