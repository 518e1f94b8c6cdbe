"""The sample report: what it holds, nothing lost, nothing repaired."""

from __future__ import annotations

import pytest

from ita_desktop.assets import RESOURCES
from ita_desktop.exchange import Imported, NoteKind, read_source
from ita_desktop.model import Digits, OfficeKind, Status
from tests.exchange.forms import accounted, characters, indicators, measures

SEED = RESOURCES / "sample-report-2566.txt"


@pytest.fixture(scope="module")
def seed() -> Imported:
    return read_source(SEED)


def test_the_title_block_gives_office_place_year_and_title(seed: Imported):
    office, report = seed.office, seed.reports[0]
    assert (office.name, office.kind) == ("เทศบาลตำบลรวมใจพัฒนา", OfficeKind.MUNICIPALITY)
    assert (office.district, office.province) == ("แม่ใจ", "พะเยา")
    assert (report.fiscal_year, report.digits) == (2566, Digits.THAI)
    assert report.title.split("\n") == [
        "รายงานการดำเนินการตามมาตรการส่งเสริม",
        "คุณธรรมและความโปร่งใสภายในหน่วยงาน",
        "ปีงบประมาณ ๒๕๖๖",
    ]


def test_labels_and_titles_are_as_written(seed: Imported):
    assert [indicator.label for indicator in indicators(seed)] == list("๑๒๓๔๔๕")
    assert indicators(seed)[0].title == "การปฏิบัติหน้าที่"
    assert indicators(seed)[5].title == "การแก้ไขปัญหาคาการทุจริต"


def test_every_item_is_there_without_its_mark(seed: Imported):
    rows = measures(seed)
    assert [len(row.measures) for row in rows] == [2, 2, 2, 3, 4, 3]
    assert [len(row.steps) for row in rows] == [4, 4, 3, 3, 4, 4]
    assert [len(row.outcomes) for row in rows] == [3, 2, 1, 4, 4, 5]
    assert [row.status for row in rows] == [Status.COMPLETED] * 6
    assert {row.timeframe for row in rows} == {"ตลอดปี ๒๕๖๗"}
    assert rows[1].measures[0] == "การให้บริการและระบบ E-Service"
    assert rows[2].responsible == ["ทุกส่วนราชการ", "สำนักปลัด", "กองคลัง", "กองช่าง"]
    assert rows[4].responsible == ["สำนักปลัด", "หน่วยตรวจสอบภายใน"]


def test_what_is_wrong_in_it_stays_as_it_is(seed: Imported):
    rows = measures(seed)
    assert "No Give Policy" in rows[0].measures[1]
    assert "ปิ ด ป ร ะ ก า ศ ป ้าย ประชาสัมพันธ์" in rows[3].steps[2]
    assert rows[2].measures[0] == "จัดทำคู่มือการยืมทรัพย์สิน ของราชการ"
    assert "หรือWebsite ของหน่วยงาน" in rows[1].steps[1]


def test_title_and_preface_that_stand_twice_are_kept_twice(seed: Imported):
    preface = seed.reports[0].preface
    paragraphs = preface.split("\n\n")
    assert len(paragraphs) == 5
    assert preface.count("ตามที่เทศบาลตำบลรวมใจพัฒนา") == 2
    assert paragraphs[3].split("\n")[1] == "ของเทศบาลตำบลรวมใจพัฒนา ปีงบประมาณ พ.ศ.๒๕๖๖"
    assert not preface.startswith("#")


def test_a_user_is_asked_about_the_repetition_and_the_years_only(seed: Imported):
    assert [str(note) for note in seed.to_look_at()] == [
        "Line 19 says the same as line 14; both were kept in the preface.",
        "Line 21 says the same as line 16; both were kept in the preface.",
        (
            "The report is about 2566, but the timeframe of 6 rows says 2567. "
            "Both were kept; check which is right."
        ),
    ]
    assert {note.kind for note in seed.to_look_at()} == {NoteKind.QUESTION}


def test_every_character_is_stored_or_in_the_report(seed: Imported):
    assert accounted(seed) == characters([SEED.read_text(encoding="utf-8")])
