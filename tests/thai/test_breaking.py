import random
import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ita_desktop.thai.breaking import break_offsets, joint_offsets, words
from tests.thai.texts import (
    DICTIONARY,
    FOLLOWING_VOWELS,
    LEADING_VOWELS,
    SEED_PARAGRAPHS,
    any_text,
    dictionary_words,
    mixed,
    thai,
)

WORDS = frozenset(DICTIONARY)
THAI_RUN = re.compile("[ก-ฺเ-๎]+")
IMPOSSIBLE = 10**6


def broken(text):
    return "|".join(words(text))


def jointed(word):
    ends = [0, *joint_offsets(word), len(word)]
    return "|".join(word[start:end] for start, end in pairwise(ends))


def fewest_words(run):
    """For each offset, how few dictionary words make up what stands before it."""
    fewest = [0] + [IMPOSSIBLE] * len(run)
    for end in range(1, len(run) + 1):
        for start in range(max(0, end - 25), end):
            if run[start:end] in WORDS:
                fewest[end] = min(fewest[end], fewest[start] + 1)
    return fewest


def cuts_a_word(run, offset):
    """Tell whether a dictionary word lies across an offset in some shortest cutting of a run."""
    before = fewest_words(run)
    after = [fewest_words(run[start:])[-1] for start in range(len(run) + 1)]
    spans = [(i, j) for i in range(offset) for j in range(offset + 1, len(run) + 1)]
    return any(
        run[i:j] in WORDS and before[i] + 1 + after[j] == before[-1] < IMPOSSIBLE for i, j in spans
    )


@pytest.mark.parametrize(
    "expected",
    [
        "ระยะ ๆ |ที่|ต่างๆ|กัน",
        "กรุงเทพฯ |และ|จังหวัด|พะเยา ฯลฯ |ต่อ",
        "ปีงบประมาณ|พ.ศ.๒๕๖๖ |เดือน|ต.ค. |ของ|อบต.",
        "พ.ศ. |๒๕๖๖",
        "หรือ|Website|ของ|หน่วยงาน |ระบบ|E-Service |(E-Service)",
        "นโยบาย|(No |Gift |Policy)|ของ|เทศบาล",
        "- ทุก|ส่วนราชการ |- สำนักปลัด",
        "-บุคลากร",
        "• ติดตาม|ผล",
        "๑. จัดทำ |(๒) แจ้งเวียน |๓) ทบทวน |๔.๑. เผยแพร่",
        "ข้อมูล/|ผลงาน/|ข่าวสาร |E-Service/|เว็บไซต์",
        "วันที่ |๑๒/๒๕๖๖ |ราคา |๑,๒๓๔.๕๐ |บาท |๕ % |เวลา |09:30 |น.",
        "ดู|ที่ |https://www.nacc.go.th/|news/|1?a=b |หรือ |a.b-c@nacc.go.th",
        'หมายถึง |"การ |กระทำ" |ของ',
        "กล่าว |“ทุจริต” |( ก ) |ต่อ ! ? |ไป",
        "สำนักปลัด,|กองคลัง,|กองช่าง",
        "ตัวชี้วัด|ที่ |๔",
        "อ.เมือง|พะเยา",
        'คำ|ว่า |"การ " ของ',
        "มาตรการๆ|และ|นโยบายฯ|ของ",
        "องค์กรปกครองส่วนท้องถิ่น|ใน|ปีงบประมาณ",
        "  ตาม|นโยบาย  ",
        "๒๕๖๖\u00a0ถึง\u00a0๒๕๖๗",
    ],
)
def test_a_line_breaks_where_a_thai_typist_would_break_it(expected):
    assert broken(expected.replace("|", "")) == expected


def test_a_doubtful_boundary_is_not_used():
    assert broken("แนวทางใน") == "แนวทางใน"  # แนวทาง|ใน is meant, แนว|ทางใน is as short


@pytest.mark.parametrize("name", ["ฆาฌาฏา", "ณัฐวัตร์", "ปวริศร์"])
def test_a_name_that_no_dictionary_knows_stays_whole(name):
    assert broken(f"ของ{name}และ") == f"ของ|{name}|และ"


def test_a_stray_consonant_stays_with_its_neighbours():
    assert broken("ส่งเสริมฏการ") == "ส่งเสริมฏการ"


def test_no_word_of_the_dictionary_is_broken():
    assert [word for word in DICTIONARY if break_offsets(word)] == []


def test_no_word_of_the_seed_is_broken():
    cut = []
    for run in sorted({run for text in SEED_PARAGRAPHS for run in THAI_RUN.findall(text)}):
        cut += [
            f"{run[:offset]}|{run[offset:]}"
            for offset in break_offsets(run)
            if cuts_a_word(run, offset)
        ]
    assert cut == []


@given(dictionary_words, dictionary_words)
def test_two_words_break_only_where_they_meet_in_every_reading(left, right):
    text = left + right
    assume("." not in text)
    if text in WORDS:
        assert break_offsets(text) == ()
        return
    readings = [o for o in range(1, len(text)) if text[:o] in WORDS and text[o:] in WORDS]
    assert set(break_offsets(text)) <= (set(readings) if len(readings) == 1 else set())


def test_most_neighbouring_words_of_the_seed_may_part():
    characters = sum(map(len, SEED_PARAGRAPHS))
    assert characters / sum(len(words(text)) for text in SEED_PARAGRAPHS) < 8


def test_lines_of_any_width_never_begin_or_end_wrongly():
    widths = random.Random(2566)
    for _ in range(1000):
        width = widths.randint(1, 120)
        line = ""
        for piece in words(widths.choice(SEED_PARAGRAPHS)):
            if line and len(line) + len(piece.rstrip()) > width:
                assert piece[0] not in "ๆฯะาำๅ)]},.;:!?% " + '"'
                assert unicodedata.category(piece[0]) != "Mn"
                assert line.strip() not in {"-", "•"}
                assert line.rstrip()[-1] not in "([{เแโใไ"
                line = ""
            line += piece


@pytest.mark.parametrize(
    "expected",
    [
        "กระบวนการ|ทำงาน ",
        "ประชา|สัมพันธ์",
        "แนวทาง|ใน",
        "ผู้|รับผิดชอบ",
        "ความ|สำเร็จ",
        "มาตร|การ/",
        "(องค์กร|ปกครอง|ส่วนท้องถิ่น)",
        "อิเล็กทรอนิกส์",
        "ตำบล",
        "report-|2566_|final.pdf",
        "https://|www.|nacc.|go.|th/",
        "www.|nacc.|go.|th/",
        "๑,๒๓๔.๕๐",
        "1,234.50",
    ],
)
def test_a_word_longer_than_a_line_is_cut_where_its_parts_meet(expected):
    assert jointed(expected.replace("|", "")) == expected


@given(any_text)
def test_joints_ascend_within_the_word_and_leave_no_mark_alone(text):
    for word in words(text):
        offsets = joint_offsets(word)
        assert list(offsets) == sorted(set(offsets))
        for offset in offsets:
            assert 0 < offset < len(word)
            assert unicodedata.category(word[offset])[0] != "M"
            assert word[offset] not in FOLLOWING_VOWELS + "ๆฯ"
            assert word[offset - 1] not in LEADING_VOWELS


@given(any_text)
def test_the_pieces_of_a_text_are_the_text(text):
    assert "".join(words(text)) == text
    assert all(words(text))


@given(any_text)
def test_offsets_ascend_within_the_text(text):
    offsets = break_offsets(text)
    assert list(offsets) == sorted(set(offsets))
    assert all(0 < offset < len(text) for offset in offsets)


@given(mixed)
def test_no_line_begins_with_what_belongs_to_the_line_before(text):
    for offset in break_offsets(text):
        assert unicodedata.category(text[offset])[0] != "M"
        assert text[offset] not in FOLLOWING_VOWELS + "ๆฯ)]”»,.;:!?%/\u200d \t\n"


@given(mixed)
def test_no_line_ends_with_what_belongs_to_the_next(text):
    for offset in break_offsets(text):
        assert text[:offset].rstrip(" \t\n\u200b")[-1] not in LEADING_VOWELS + "([“«"


@given(mixed)
def test_a_break_at_spaces_lies_after_all_of_them(text):
    for offset in break_offsets(text):
        assert not text[offset].isspace() or text[offset] == "\u00a0"


@given(st.text(alphabet="aZ09๐๙.,:@_-", min_size=1))
def test_latin_words_and_numbers_are_never_broken(text):
    assert break_offsets(text) == ()


@given(thai, thai)
def test_the_answer_is_the_same_each_time(left, right):
    first = break_offsets(left + right)
    break_offsets(right)
    assert break_offsets(left + right) == first


@pytest.mark.parametrize(
    "part", ["ก", "กรอ", "ตากลม", "่", "เ", "ๆ", "ก.", "a", " ", "- ", "(", "\ud800", "😀"]
)
def test_200000_unbroken_characters_come_back_whole(part):
    text = (part * 200_000)[:200_000]
    assert "".join(words(text)) == text
    assert len(jointed(text)) >= len(text)
