"""Fields are replaced as plain text: what the office typed is never read as anything."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.model import Digits, Office, OfficeKind, ReportRound
from ita_desktop.templates import PlannedRow, Template, TemplateIndicator, new_report

ANY = st.text() | st.sampled_from(
    ["{province}", "{{office}}", "{0}", "%s", r"\1", r"\g<0>", "<b>&amp;</b>", "{fiscal_year"]
)


def template(text: str) -> Template:
    return Template(
        key="x",
        name="x",
        texts={"title": dict.fromkeys(OfficeKind, text), "preface": dict.fromkeys(OfficeKind, "")},
    )


@given(ANY, ANY, ANY, st.sampled_from(OfficeKind))
def test_any_name_stands_there_as_it_was_typed(name, district, province, kind):
    office = Office(name=f"ก{name}ก", kind=kind, district=district, province=province)
    report = new_report(template("«{office}»«{district}»«{province}»«{office}»"), office, 2568)
    parts = (office.name, district.strip(), province.strip(), office.name)
    assert report.title == "".join(f"«{part}»" for part in parts)


@given(ANY)
def test_what_surrounds_a_field_stays_as_it_is(text):
    plain = text.replace("{", "(")
    report = new_report(template(plain + "{fiscal_year}" + plain), Office(), 2568)
    assert report.title == plain + "๒๕๖๘" + plain


@pytest.mark.parametrize(
    ("digits", "title", "label"),
    [
        (Digits.THAI, "๒๕๖๘ ๒๕๖๗ ๒๕๖๙ รอบ ๖ เดือน 7", "๑"),
        (Digits.ARABIC, "2568 2567 2569 รอบ 6 เดือน 7", "1"),
    ],
)
def test_years_and_numbers_are_written_in_the_reports_digits(digits, title, label):
    years = Template(
        key="x",
        name="x",
        indicators=(TemplateIndicator("ก"),),
        texts={
            "title": dict.fromkeys(OfficeKind, "{fiscal_year} {previous_year} {ita_year} {round} 7")
        },
        choices={"digits": Digits.ARABIC, "round": ReportRound.SIX_MONTHS},
    )
    report = new_report(years, Office(), 2568, digits=digits)
    assert (report.title, report.indicators[0].label) == (title, label)
    assert report.digits is digits


def test_the_ita_year_is_set_where_it_is_certain_and_another_one():
    office = Office(kind=OfficeKind.SUBDISTRICT)
    years = {year: new_report(template(""), office, year).ita_year for year in range(2564, 2571)}
    assert years == {**dict.fromkeys(range(2564, 2571)), 2568: 2569}


@pytest.mark.parametrize(
    ("kind", "name", "called", "own"),
    [
        (OfficeKind.MUNICIPALITY, "เทศบาลตำบลรวมใจพัฒนา", "เทศบาลตำบลรวมใจพัฒนา", "ตำบลรวมใจพัฒนา"),
        (OfficeKind.SUBDISTRICT, "องค์การบริหารส่วนตำบลแม่ใจ", "องค์การบริหารส่วนตำบลแม่ใจ", "แม่ใจ"),
        (OfficeKind.SUBDISTRICT, "อบต. แม่ใจ", "อบต. แม่ใจ", "แม่ใจ"),
        (OfficeKind.PROVINCIAL, "องค์การบริหารส่วนจังหวัดพะเยา", "องค์การบริหารส่วนจังหวัดพะเยา", "พะเยา"),
        (OfficeKind.SCHOOL, "โรงเรียนบ้านแม่ใจ", "โรงเรียนบ้านแม่ใจ", "บ้านแม่ใจ"),
        (OfficeKind.OTHER, "กรมหนึ่ง", "กรมหนึ่ง", ""),
        (OfficeKind.MUNICIPALITY, "", "เทศบาล", ""),
        (OfficeKind.SCHOOL, "  ", "โรงเรียน", ""),
        (OfficeKind.OTHER, "", "หน่วยงาน", ""),
    ],
)
def test_an_office_is_called_by_its_name_or_else_by_its_kind(kind, name, called, own):
    report = new_report(template("{office}|{own_name}"), Office(name=name, kind=kind), 2568)
    assert report.title == f"{called}|{own}"


def test_planned_rows_are_filled_and_have_no_result():
    row = PlannedRow(
        measures=("คู่มือของ{office}",),
        steps=("จัดทำ", "เผยแพร่"),
        timeframe="ตลอดปี {fiscal_year}",
        budget="ไม่ใช้งบประมาณ",
        responsible=("กองคลัง",),
    )
    planned = Template(
        key="x",
        name="x",
        indicators=(TemplateIndicator("ประเด็น{own_name}", "ก.{fiscal_year}", (row,)),),
    )
    office = Office(name="เทศบาลเมืองก", kind=OfficeKind.MUNICIPALITY)
    (indicator,) = new_report(planned, office, 2567).indicators
    assert (indicator.label, indicator.title) == ("ก.๒๕๖๗", "ประเด็นเมืองก")
    (measure,) = indicator.measures
    assert measure.measures == ["คู่มือของเทศบาลเมืองก"]
    assert measure.steps == ["จัดทำ", "เผยแพร่"]
    assert measure.timeframe == "ตลอดปี ๒๕๖๗"
    assert measure.budget == "ไม่ใช้งบประมาณ"
    assert measure.responsible == ["กองคลัง"]
    assert (measure.status, measure.outcomes) == (None, [])
