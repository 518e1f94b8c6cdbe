import random

from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.thai.digits import to_arabic, to_thai
from ita_desktop.thai.sorting import sort_key
from tests.thai.texts import any_text

# The order of the Royal Institute's dictionary.
IN_ORDER = """
    กก กฎ กรรม กรรม์ กลม กะ กะทิ กัด กัน กั้น กา ก่า กาง กำ กิ่ง กิน
    กี่ กุ้ง เก เก็ง เก่ง เก้ง เกม เกวียน เกาะ แก แก่ แกง แก้ว โกง ใกล้ ไก
    ไก่ ไกล ขวด ทราย ไทย นำ น้ำ ปา ป่า ป้า ป๊า ป๋า แพทย์ แพทยศาสตร์ รา เรา
    เรือ ฤดู ฤๅษี ลา ฦๅชา วัน ศาล สระ เสา หมา หม้า หมู อำเภอ เอก ฮูก
""".split()  # noqa: SIM905 - a list of words reads better so


def test_words_stand_as_in_the_dictionary():
    shuffled = random.Random(1).sample(IN_ORDER, len(IN_ORDER))
    assert sorted(shuffled, key=sort_key) == IN_ORDER


def test_a_tone_mark_decides_only_between_words_that_are_else_the_same():
    assert sorted(["ข้าว", "ขาย", "ขาว", "ข่าว"], key=sort_key) == ["ขาย", "ขาว", "ข่าว", "ข้าว"]


def test_digits_of_both_scripts_and_latin_case_stand_together():
    mixed = ["ตัวชี้วัด", "ข้อ ๓", "ITA", "ข้อ 2", "ข้อ ๑", "integrity", "Website", "๒๕๖๗", "2566"]
    assert sorted(mixed, key=sort_key) == (
        ["2566", "๒๕๖๗", "integrity", "ITA", "Website", "ข้อ ๑", "ข้อ 2", "ข้อ ๓", "ตัวชี้วัด"]
    )


def test_both_spellings_of_sara_am_have_one_place():
    assert sort_key("น\u0e49\u0e4dา") == sort_key("น้ำ")


@given(any_text)
def test_digits_of_either_script_have_one_place_among_letters(text):
    assert sort_key(to_thai(text))[:2] == sort_key(to_arabic(text))[:2]


@given(st.lists(any_text, max_size=6))
def test_the_order_does_not_depend_on_how_texts_came(texts):
    forwards, backwards = (sorted(given, key=sort_key) for given in (texts, texts[::-1]))
    assert [sort_key(text) for text in forwards] == [sort_key(text) for text in backwards]
