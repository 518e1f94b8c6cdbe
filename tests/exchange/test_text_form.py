"""The title block, headings and tables of a form, whole and in part."""

from __future__ import annotations

import pytest

from ita_desktop.exchange import Imported, NoteKind
from ita_desktop.model import Digits
from ita_desktop.problems import Problem
from tests.exchange.conftest import Read
from tests.exchange.forms import HEADERS, HEADING, TICKED, indicators, measures, row, text_form

TABLE = "\n".join("\t".join(cells) for cells in (HEADERS, row(measures="๑. ก")))
BODY = f"{HEADING}\n\n{TABLE}\n"


def questions(imported: Imported) -> list[str]:
    return [str(note) for note in imported.notes if note.kind == NoteKind.QUESTION]


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("องค์การบริหารส่วนตำบลก\nอำเภอ ข จังหวัด ค", ("องค์การบริหารส่วนตำบลก", "subdistrict", "ข", "ค")),
        ("องค์การบริหารส่วนจังหวัดพะเยา", ("องค์การบริหารส่วนจังหวัดพะเยา", "provincial", "", "")),
        ("โรงเรียนก อำเภอข จังหวัดค", ("โรงเรียนก", "school", "ข", "ค")),
        ("สำนักงานเขตก\nเขตก กรุงเทพมหานคร", ("สำนักงานเขตก", "other", "ก", "กรุงเทพมหานคร")),
        ("เทศบาลนครก\nอำเภอข\nจังหวัดค", ("เทศบาลนครก", "municipality", "ข", "ค")),
        ("อำเภอข จังหวัดค", ("", "other", "ข", "ค")),
    ],
)
def test_office_and_place_are_read_bare(read: Read, place: str, expected: tuple[str, ...]):
    imported = read(f"รายงานผล\nปีงบประมาณ ๒๕๖๖\n\n{place}\n\nคำนำ\n\n{BODY}")
    office = imported.office
    assert (office.name, office.kind, office.district, office.province) == expected
    assert imported.reports[0].title == "รายงานผล\nปีงบประมาณ ๒๕๖๖"
    assert imported.reports[0].preface == "คำนำ"
    assert ("no office" in " ".join(questions(imported))) == (not expected[0])


def test_a_source_without_an_office_still_comes_in(read: Read):
    imported = read(f"รายงานผล\nปีงบประมาณ 2566\n\nคำนำ หนึ่ง\nต่อ\n\nคำนำ สอง\n\n{BODY}")
    report = imported.reports[0]
    assert (report.title, report.preface) == (
        "รายงานผล\nปีงบประมาณ 2566",
        "คำนำ หนึ่ง\nต่อ\n\nคำนำ สอง",
    )
    assert imported.office.name == ""
    assert "no office" in questions(imported)[0]


def test_a_year_that_is_not_in_the_title_is_asked_about(read: Read):
    imported = read(f"รายงานผล\n\nเทศบาลก\n\n{BODY}")
    assert imported.reports[0].fiscal_year == 2566
    assert "2566 was found elsewhere" in " ".join(questions(imported))


def test_a_source_without_any_year_is_refused(read: Read):
    with pytest.raises(Problem, match="names no fiscal year"):
        read(f"รายงานผล\n\n{BODY.replace('ตลอดปี ๒๕๖๖', 'ตลอดปี')}")


def test_a_year_that_begins_in_october_before_is_right(read: Read):
    assert questions(read(text_form([row(steps="ก", timeframe="ต.ค. ๒๕๖๕ - ก.ย. ๒๕๖๖")]))) == []
    assert questions(read(text_form([row(steps="ก", timeframe="ต.ค. ๒๕๖๕")]))) == []
    assert questions(read(text_form([row(steps="ก", timeframe="ม.ค. ๒๕๖๕")]))) != []


@pytest.mark.parametrize(
    ("heading", "label", "title"),
    [
        ("ตัวชี้วัดที่ ๑ (การปฏิบัติ (ก) หน้าที่)", "๑", "การปฏิบัติ (ก) หน้าที่"),
        ("ตัวชี้วัดที่ 10 การใช้อำนาจ", "10", "การใช้อำนาจ"),
        ("ตัวชี้วัด ที่๒: การใช้อำนาจ", "๒", "การใช้อำนาจ"),
        ("## ตัวชี้วัดที่ ๓.๑ (ก) และ (ข)", "๓.๑", "(ก) และ (ข)"),
    ],
)
def test_headings_give_label_and_title(read: Read, heading: str, label: str, title: str):
    (indicator,) = indicators(read(f"ปีงบประมาณ ๒๕๖๖\n\n{heading}\n\n{TABLE}"))
    assert (indicator.label, indicator.title) == (label, title)


def test_every_row_is_a_measure_of_the_heading_before_it(read: Read):
    rows = [row(measures=f"๑. {name}") for name in "กขค"]
    source = text_form(rows) + "\n" + BODY.replace("๑ (", "๒ (")
    assert [[m.measures for m in i.measures] for i in indicators(read(source))] == [
        [["ก"], ["ข"], ["ค"]],
        [["ก"]],
    ]


def test_a_table_without_heading_and_a_heading_without_table_are_asked_about(read: Read):
    imported = read(f"ปีงบประมาณ ๒๕๖๖\n\nเทศบาลก\n\n{TABLE}\n\n{HEADING}\n")
    assert [(i.label, len(i.measures)) for i in indicators(imported)] == [("", 1), ("๑", 0)]
    assert [sentence.partition(":")[0] for sentence in questions(imported)] == ["Line 5", "Line 8"]


def test_a_row_of_another_width_is_asked_about(read: Read):
    imported = read(text_form([["๑. ก", "๑. ข"], [*row(steps="ค"), "เกิน"]]))
    assert measures(imported)[0].steps == ["ข"]
    assert len([sentence for sentence in questions(imported) if "columns" in sentence]) == 2
    assert [note.text for note in imported.notes if note.kind == NoteKind.UNPLACED] == ["เกิน"]


def test_a_missing_column_is_asked_about_once(read: Read):
    imported = read(text_form([["๑. ก", "๑. ข"]] * 3, HEADERS[:2]))
    assert [measure.steps for measure in measures(imported)] == [["ข"]] * 3
    assert len(questions(imported)) == 1


def test_headers_may_be_shortened_or_spaced(read: Read):
    headers = ["มาตรการ", "ขั้นตอนหรือวิธี การปฏิบัติ", "ระยะเวลา", "ผู้รับผิด ชอบ", HEADERS[4], "ผลลัพธ์"]
    (measure,) = measures(read(text_form([row(measures="ก", outcomes="ข")], headers)))
    assert (measure.measures, measure.outcomes) == (["ก"], ["ข"])


def test_text_between_and_after_tables_is_reported_with_its_line(read: Read):
    source = text_form([row(steps="ก")])
    imported = read(source + "\nลงชื่อ นายก\n")
    (note,) = imported.to_look_at()
    assert (note.kind, note.text) == (NoteKind.UNPLACED, "ลงชื่อ นายก")
    assert note.line == source.count("\n") + 2
    assert str(note.line) in str(note)


def test_characters_that_folding_takes_out_are_reported_with_their_line(read: Read):
    imported = read(text_form([row(steps="ก\u200bข\x00")]))
    notes = [note for note in imported.to_look_at() if note.kind == NoteKind.FOLDED]
    assert [note.line for note in notes] == [12]
    assert "U+0000" in str(notes[0])


def test_digits_are_those_that_prevail(read: Read):
    arabic = text_form([row(measures="1. ก 2. ข 3. ค")]).translate({ord("๑"): "1"})
    assert read(arabic.replace("๒๕๖๖", "2566")).reports[0].digits is Digits.ARABIC
    assert read(text_form([row(measures="๑. ก")])).reports[0].digits is Digits.THAI


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp874"])
def test_old_and_new_encodings_are_read(read: Read, encoding: str):
    source = text_form([row(measures="๑. ก", status=TICKED[-19:])]).replace("☑", "")
    imported = read(source.replace("\n", "\r\n").encode(encoding))
    assert imported.office.name == "เทศบาลตำบลรวมใจพัฒนา"
    assert measures(imported)[0].measures == ["ก"]
    assert NoteKind.FOLDED not in [note.kind for note in imported.notes]
