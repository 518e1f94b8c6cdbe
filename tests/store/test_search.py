"""Words are found wherever they stand as text, and put in the place of others."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_desktop.model import Attachment, Indicator, Measure, Office, Report
from ita_desktop.store import SEARCHED, Query, Stopped, Workbook
from ita_desktop.thai.folding import fold


def a_report(year: int = 2566, **measure) -> Report:
    return Report(
        fiscal_year=year, indicators=[Indicator(label="๑", measures=[Measure(**measure)])]
    )


def added(workbook: Workbook, *reports: Report) -> list[int]:
    with workbook.change("Add") as edit:
        return [edit.add(report) for report in reports]


def places(workbook: Workbook, query: Query, report_id: int | None = None):
    found = workbook.search(query, report_id)
    return [
        (hit.entity, hit.column, hit.item, hit.span)
        for number in range(len(found))
        for hit in found.hits_in(number)
    ]


def texts(workbook: Workbook, words: str, instead: str, left_out=(), **options):
    found = workbook.search(Query(words, **options))
    return [found.replaced(number, instead, left_out) for number in range(len(found))]


def test_every_text_of_the_document_is_searched_in_its_order(workbook):
    with workbook.change("Name") as edit:
        edit.set(Office, 1, **dict.fromkeys(SEARCHED[Office], "กก"))
    with workbook.change("Keep") as edit:
        picture = edit.keep(b"picture")

    def filled(blank, **others):
        texts = {
            column: ["x", "กข"] if isinstance(getattr(blank, column), list) else "xก"
            for column in SEARCHED[type(blank)]
        }
        return type(blank)(**texts, **others)

    measures = [
        filled(Measure(), attachments=[filled(Attachment(content=""), content=picture)])
        for _ in range(2)
    ]
    indicators = [Indicator(label="ก", title="ก", measures=measures)]
    added(workbook, filled(Report(fiscal_year=2566), fiscal_year=2566, indicators=indicators))
    found = workbook.search(Query("ก"))
    expected = [
        (entity, column)
        for entity in (Office, Report, Indicator, Measure, Attachment, Measure, Attachment)
        for column in SEARCHED[entity]
    ]
    assert [(field.entity, field.column) for field in found] == expected
    assert found.hits == len(expected) + len(SEARCHED[Office])
    assert found.measures == 2
    assert places(workbook, Query("ก"))[-4:] == [
        (Measure, "evidence", 1, (0, 1)),
        (Measure, "remark", None, (1, 2)),
        (Attachment, "name", None, (1, 2)),
        (Attachment, "caption", None, (1, 2)),
    ]


def test_every_typed_text_is_searched():
    """A column that is added later is not forgotten."""
    # Names of files and fonts that the program gives, and what names bytes.
    left_out = {"media_type", "content", "font"}
    for entity, searched in SEARCHED.items():
        typed = {
            column.name
            for column in entity.__table__.columns
            if type(column.type).__name__ in {"Text", "Lines"}
        }
        assert typed - left_out == set(searched)


def test_moved_rows_are_listed_where_they_stand_now(workbook, small_report):
    first, second = small_report.indicators
    with workbook.change("Move") as edit:
        edit.move(Measure, first.measures[2].id, parent_id=first.id, index=0)
        edit.move(Indicator, second.id, parent_id=small_report.id, index=0)
        for measure in [*first.measures, *second.measures]:
            edit.set(Measure, measure.id, reason="หา")
    found = workbook.search(Query("หา"))
    order = [workbook.measure(field.row_id).remark for field in found]
    assert order == ["d", "c", "a", "b"]


def test_only_the_report_asked_for_is_searched_and_the_office(workbook):
    with workbook.change("Name") as edit:
        edit.set(Office, 1, name="คำ")
    old, new = added(workbook, a_report(2565, remark="คำ"), a_report(2566, remark="คำ คำ"))
    assert [p[:2] for p in places(workbook, Query("คำ"), old)] == [
        (Office, "name"),
        (Measure, "remark"),
    ]
    assert len(places(workbook, Query("คำ"), new)) == 3
    assert len(places(workbook, Query("คำ"))) == 4


def test_words_are_looked_for_in_the_spelling_of_the_file(workbook):
    added(workbook, a_report(remark="จำนวน"))
    assert len(places(workbook, Query("จํานวน"))) == 1


def test_thai_and_arabic_digits_and_capitals_are_equal_unless_told_apart(workbook):
    added(workbook, a_report(remark="ปี ๒๕๖๖ 2566 ๒5๖6 Website WEBSITE"))
    assert len(places(workbook, Query("2566"))) == 3
    assert len(places(workbook, Query("๒๕๖๖"))) == 3
    assert len(places(workbook, Query("2566", match_digits=True))) == 1
    assert len(places(workbook, Query("website"))) == 2
    assert len(places(workbook, Query("Website", match_case=True))) == 1


@pytest.mark.parametrize(
    "words", ['"', "\\", '", "', "[", "]", ", ", " ", "n", "%", "_", ".*", "<b>"]
)
def test_signs_are_letters_like_any_other(workbook, words):
    items = [f"a{words}b", "a, b [c] n", 'x", "y\\n']
    added(workbook, a_report(steps=items, remark=words))
    expected = sum(fold(item).count(words) for item in items) + 1
    assert workbook.search(Query(words)).hits == expected
    assert len(places(workbook, Query(words))) == expected


def test_nothing_is_found_of_nothing(workbook, small_report):
    assert workbook.search(Query("")).hits == 0
    assert workbook.search(Query("\x00")).hits == 0


def test_other_words_are_put_in_their_place(workbook):
    added(workbook, a_report(steps=["กองคลัง", "x", "ส่งกองคลัง กองคลัง"], remark="กองคลัง"))
    assert texts(workbook, "กองคลัง", "กองช่าง") == [
        ["กองช่าง", "x", "ส่งกองช่าง กองช่าง"],
        "กองช่าง",
    ]
    assert texts(workbook, "กองคลัง", "กองช่าง", {0, 2})[0] == ["กองคลัง", "x", "ส่งกองช่าง กองคลัง"]


def test_what_is_put_in_is_text_and_is_not_looked_through_again(workbook):
    added(workbook, a_report(remark="aa"))
    assert texts(workbook, "a", r"\1a<b>") == [r"\1a<b>\1a<b>"]


def test_an_item_left_without_words_goes_from_its_list_but_empty_ones_stay(workbook):
    added(workbook, a_report(steps=["ลบ", "", "ลบแล้ว", " ลบ "]))
    assert texts(workbook, "ลบ", "") == [["", "แล้ว"]]


def test_a_search_can_be_given_up(workbook, small_report):
    with pytest.raises(Stopped):
        workbook.search(Query("a"), stopped=lambda: True)


def test_many_rows_can_be_set_in_one_step(workbook, small_report):
    ids = [measure.id for measure in small_report.indicators[0].measures]
    with workbook.change("Set") as edit:
        edit.set_all(Measure, {row_id: {"remark": f"ํา{row_id}"} for row_id in ids})
    assert [workbook.measure(row_id).remark for row_id in ids] == [fold(f"ํา{i}") for i in ids]
    workbook.undo()
    assert [workbook.measure(row_id).remark for row_id in ids] == ["a", "b", "c"]
    with pytest.raises(ValueError, match="position"), workbook.change("Set") as edit:
        edit.set_all(Measure, {ids[0]: {"position": 3}})


def test_a_row_is_placed_by_its_indicator_and_number(workbook, small_report):
    first, second = small_report.indicators
    assert workbook.place_of(Measure, first.measures[1].id) == (small_report.id, 2566, "ก", 2)
    with workbook.change("Name") as edit:
        edit.set(Indicator, second.id, label=" ")
    assert workbook.place_of(Measure, second.measures[0].id)[2:] == ("2", 1)
    assert workbook.place_of(Indicator, second.id)[2:] == ("2", None)
    assert workbook.place_of(Report, small_report.id)[2:] == (None, None)
    assert workbook.place_of(Measure, 999) is None
    assert workbook.place_of(Office, 1) is None


SIGNS = st.text(alphabet='กขี่ำๆaAn1๑", []\\\n', max_size=12)


@settings(max_examples=150, deadline=None)
@given(
    items=st.lists(SIGNS.map(lambda s: s.replace("\n", " ")), max_size=4), text=SIGNS, words=SIGNS
)
def test_the_count_is_that_of_the_places(tmp_path_factory, items, text, words):
    path = tmp_path_factory.mktemp("any") / "any.ita"
    with Workbook.create(path) as workbook:
        added(workbook, a_report(steps=items, remark=text))
        for options in ({}, {"match_case": True, "match_digits": True}):
            query = Query(words, **options)
            found = workbook.search(query)
            assert found.hits == len(places(workbook, query))
            naive = sum(len(query.spans(fold(each))) for each in [*items, text])
            assert found.hits == naive + len(query.spans("๑"))
