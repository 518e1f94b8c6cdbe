"""Breaking a typed text anew gives what breaking all of it gives."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ita_desktop.thai.breaking import break_offsets
from ita_desktop.thai.rebreaking import rebreak

PIECES = [
    "การ",
    "มาตรการ",
    " ",
    "  ",
    "\n",
    "๑. ",
    "(๒) ",
    "ข้อ",
    "Website",
    "/",
    "-",
    "ๆ",
    "“",
    "”",
    '"',
]
PIECES += ["www.a.go.th/x/y", "ที่", "ก", "็", "1", "2.", ")", "ทีป", "\u00a0", "•", "e"]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=80).map("".join)


@settings(max_examples=400, deadline=None)
@given(TEXTS, TEXTS, st.text(alphabet='กา่ข1.๑ -(")/ea\n', max_size=6), st.integers(0, 60))
def test_a_change_anywhere_is_broken_as_if_all_were(before, after, typed, gone):
    old, new = before + after, before + typed + after[gone:]
    assert tuple(rebreak(old, break_offsets(old), new)) == tuple(break_offsets(new))
