"""The program's own templates: all can be used, for every year and kind of office."""

import pytest

from ita_desktop.assets import RESOURCES
from ita_desktop.checks import Severity, check_report
from ita_desktop.model import Digits, Office, OfficeKind, Report, ReportPart, ReportRound
from ita_desktop.pdf import write_report
from ita_desktop.templates import new_report, official_lists, read_shelf
from ita_desktop.thai.digits import to_thai
from ita_desktop.thai.folding import fold

YEARS = range(2564, 2571)
SHELF = read_shelf()
WITHOUT_MEASURES = {"empty.indicator", "empty.district"}


def office(kind: OfficeKind) -> Office:
    return Office(name="เทศบาลตำบลรวมใจพัฒนา", kind=kind, district="แม่ใจ", province="พะเยา")


def test_every_file_is_a_template_and_none_is_left_out():
    assert list(SHELF.problems) == []
    names = {path.stem for path in (RESOURCES / "templates").glob("*.toml")}
    assert {template.key for template in SHELF.templates} == names


@pytest.mark.parametrize("kind", list(OfficeKind))
@pytest.mark.parametrize("year", YEARS)
def test_every_year_and_kind_begins_with_the_official_indicators(year, kind):
    report = new_report(SHELF.chosen(kind, year), office(kind), year)
    titles = next(one.titles for one in official_lists() if one.name == "ITA indicators")
    assert [one.title for one in report.indicators] == list(titles)
    assert [one.label for one in report.indicators] == [to_thai(str(n)) for n in range(1, 11)]


@pytest.mark.parametrize("year", [2400, 2563, 2599, 2999])
def test_a_year_that_nobody_thought_of_falls_back_to_the_standard_one(year):
    assert SHELF.chosen(OfficeKind.OTHER, year).key == "standard"


@pytest.mark.parametrize("template", SHELF.templates, ids=lambda template: template.key)
@pytest.mark.parametrize("kind", list(OfficeKind))
@pytest.mark.parametrize("digits", list(Digits))
def test_a_new_report_has_no_field_left_and_nothing_to_correct(template, kind, digits):
    year = max(2564, template.first_year)
    report = new_report(template, office(kind), year, digits=digits)
    for column, texts in template.texts.items():
        written = getattr(report, column)
        assert "{" not in written
        assert written == fold(written)
        assert texts[kind].strip()
    found = {
        finding.code
        for finding in check_report(office(kind), report)
        if finding.severity is not Severity.HINT
    }
    assert found <= WITHOUT_MEASURES


@pytest.mark.parametrize("template", SHELF.templates, ids=lambda template: template.key)
def test_titles_and_prefaces_print(template, tmp_path):
    report = new_report(template, office(OfficeKind.MUNICIPALITY), max(2564, template.first_year))
    write_report(office(OfficeKind.MUNICIPALITY), report, tmp_path / "x.pdf")
    assert (tmp_path / "x.pdf").read_bytes().startswith(b"%PDF-")


def test_both_wordings_name_the_report_as_their_years_did():
    old = new_report(SHELF.chosen(OfficeKind.OTHER, 2566), Office(), 2566)
    new = new_report(SHELF.chosen(OfficeKind.OTHER, 2567), Office(), 2567)
    assert old.title.startswith("รายงานผลการดำเนินการตามมาตรการ")
    assert new.title.startswith("รายงานผลการดำเนินการเพื่อส่งเสริม")


@pytest.mark.parametrize(
    ("kind", "name", "head"),
    [
        (OfficeKind.MUNICIPALITY, "เทศบาลตำบลรวมใจพัฒนา", "นายกเทศมนตรีตำบลรวมใจพัฒนา"),
        (OfficeKind.SUBDISTRICT, "อบต.แม่ใจ", "นายกองค์การบริหารส่วนตำบลแม่ใจ"),
        (OfficeKind.PROVINCIAL, "องค์การบริหารส่วนจังหวัดพะเยา", "นายกองค์การบริหารส่วนจังหวัดพะเยา"),
        (OfficeKind.SCHOOL, "วิทยาลัยเทคนิคพะเยา", "ผู้อำนวยการวิทยาลัยเทคนิคพะเยา"),
        (OfficeKind.OTHER, "กรมหนึ่ง", "หัวหน้าหน่วยงาน"),
    ],
)
def test_the_memo_asks_the_head_of_the_office_to_acknowledge_and_publish(kind, name, head):
    report = new_report(SHELF.chosen(kind, 2568), Office(name=name, kind=kind), 2568)
    assert report.memo_to == report.approved_position == head
    assert report.memo_from.endswith(name)
    assert report.memo_subject.startswith("ขอรายงานผล")
    assert report.memo_subject.endswith("พ.ศ. ๒๕๖๘")
    assert name in report.memo_body
    assert "เพื่อโปรดทราบและพิจารณาเผยแพร่" in report.memo_body
    assert report.memo_number == ""
    assert report.memo_on is None


def test_the_memo_is_written_but_off_until_it_is_wanted():
    report = new_report(SHELF.chosen(OfficeKind.OTHER, 2568), Office(), 2568)
    assert ReportPart.COVER in report.parts
    assert ReportPart.MEMO not in report.parts
    assert ReportPart.RESULTS not in report.parts


def test_the_report_after_six_months_says_so_in_its_title_and_memo():
    report = new_report(SHELF.named("six-months"), Office(), 2568)
    assert report.round is ReportRound.SIX_MONTHS
    for text in (report.title, report.memo_subject, report.preface):
        assert "รอบ ๖ เดือน" in text


def test_the_list_shows_each_name_once_and_other_arrangements_only_on_demand():
    for year in YEARS:
        offered = SHELF.offered(OfficeKind.MUNICIPALITY, year)
        names = [one.name for one in offered]
        assert len(set(names)) == len(names)
        assert offered[0].is_automatic
    assert not SHELF.named("seven-issues").is_automatic
    assert not SHELF.named("six-months").is_automatic
    assert len(SHELF.named("seven-issues").indicators) == 7


def test_two_reports_of_one_template_share_nothing_that_can_change():
    template = SHELF.chosen(OfficeKind.OTHER, 2568)
    one, other = (new_report(template, Office(), 2568) for _ in range(2))
    for column in Report.__table__.columns:
        value = getattr(one, column.name, None)
        assert not isinstance(value, list) or value is not getattr(other, column.name)
