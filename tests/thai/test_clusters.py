import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given

from ita_desktop.thai.breaking import break_offsets, cluster_offsets
from tests.thai.texts import any_text, mixed


def clusters(text):
    return [text[start:end] for start, end in pairwise([0, *cluster_offsets(text), len(text)])]


@pytest.mark.parametrize(
    "expected",
    [
        ["ปี่"],
        ["กุ้", "ง"],
        ["น้ำ", "ใจ"],
        ["น้\u0e4dา"],
        ["เกาะ", "เเก้", "ไข"],
        ["เบี้", "ย"],
        ["ฤๅ", "ษี"],
        ["e\u0301", "é", "a"],
        ["👩\u200d👩\u200d👧", "👍🏽", "🇹🇭", "🇱🇦", "☑\ufe0f"],
        ["\r\n", "\n", "a"],
        ["\ud800", "ก"],
    ],
)
def test_a_cluster_is_what_a_reader_takes_for_one_character(expected):
    assert clusters("".join(expected)) == expected


@given(any_text)
def test_clusters_are_the_text_and_none_is_empty(text):
    assert "".join(clusters(text)) == text
    assert all(clusters(text)) or not text


@given(mixed)
def test_no_cluster_but_the_first_begins_with_a_mark(text):
    for offset in cluster_offsets(text):
        after_line_end = text[offset - 1] in "\r\n"
        assert after_line_end or unicodedata.category(text[offset])[0] != "M"


@given(mixed)
def test_a_line_never_breaks_inside_a_cluster(text):
    assert set(break_offsets(text)) <= set(cluster_offsets(text))


@pytest.mark.parametrize("part", ["ก", "า", "เ", "กำ", "a", "中"])
def test_a_long_word_can_always_be_cut(part):
    text = (part * 200_000)[:200_000]
    assert max(map(len, clusters(text))) <= 4
