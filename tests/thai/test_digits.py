from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.thai.digits import has_thai_digits, in_digits_of, to_arabic, to_thai
from tests.thai.texts import any_text


def test_digits_are_written_in_the_other_script():
    assert to_thai("ปี 2566, 0-9") == "ปี ๒๕๖๖, ๐-๙"
    assert to_arabic("ข้อ ๑๒.๓๔๕ (6789๐)") == "ข้อ 12.345 (67890)"


@given(any_text)
def test_only_digits_change(text):
    for changed in (to_thai(text), to_arabic(text)):
        assert len(changed) == len(text)
        assert all(a == b or (a + b).isdecimal() for a, b in zip(text, changed, strict=True))


@given(any_text)
def test_no_digit_of_the_other_script_is_left(text):
    assert not set(to_thai(text)) & set("0123456789")
    assert not set(to_arabic(text)) & set("๐๑๒๓๔๕๖๗๘๙")


@given(st.integers())
def test_a_number_means_the_same_in_both_scripts(number):
    assert int(to_thai(str(number))) == number
    assert to_arabic(to_thai(str(number))) == str(number)


@given(any_text, st.integers(min_value=0))
def test_a_number_beside_a_text_never_mixes_the_digits_of_a_text_that_has_one_kind(text, number):
    beside = in_digits_of(text, number)
    assert int(beside) == number
    assert has_thai_digits(beside) == has_thai_digits(text)
