"""Where a cursor may stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.thai.cells import is_cell_boundary, next_cell, previous_cell
from ita_desktop.thai.clusters import cluster_offsets


def cells(text: str) -> list[str]:
    found, start = [], 0
    while start < len(text):
        end = next_cell(text, start)
        found.append(text[start:end])
        start = end
    return found


def test_marks_belong_to_their_letter_and_vowels_in_the_line_stand_alone():
    assert cells("เกาะที่น้ำเปี๊ยะ") == ["เ", "ก", "า", "ะ", "ที่", "น้ำ", "เ", "ปี๊", "ย", "ะ"]


def test_flags_joined_pictures_and_line_ends_are_one():
    assert cells("🇹🇭🇹🇭👩‍👧a\r\n") == ["🇹🇭", "🇹🇭", "👩‍👧", "a", "\r\n"]


@given(st.text(alphabet="กาี่้ำเแะ็ฯ 1aé😀\u200d🇹👩\r\n์"))
def test_forwards_and_backwards_stop_at_the_same_places(text):
    forwards = [0]
    while forwards[-1] < len(text):
        forwards.append(next_cell(text, forwards[-1]))
    backwards = [len(text)]
    while backwards[-1] > 0:
        backwards.append(previous_cell(text, backwards[-1]))
    assert backwards[::-1] == forwards
    assert [place for place in range(len(text) + 1) if is_cell_boundary(text, place)] == forwards


@given(st.text(alphabet="กขาี่้เแะ็ 1a์ู"))
def test_every_boundary_of_clusters_is_one_of_cells(text):
    assert all(is_cell_boundary(text, place) for place in cluster_offsets(text))
