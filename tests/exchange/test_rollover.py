"""Next year's report: what is planned again is there, what was achieved is not."""

from datetime import date

import pytest

from ita_desktop.assets import RESOURCES
from ita_desktop.checks import check_report
from ita_desktop.exchange import next_year, read_source, roll_over
from ita_desktop.model import (
    Attachment,
    Digits,
    ExtraColumn,
    Indicator,
    Measure,
    Office,
    Orientation,
    Report,
    ReportPart,
    ReportRound,
    Status,
)
from ita_desktop.store import Workbook, YearTaken


def last_years() -> Report:
    return Report(
        fiscal_year=2566,
        ita_year=2567,
        title="รายงาน\nปีงบประมาณ ๒๕๖๖",
        preface="คำนำ",
        digits=Digits.ARABIC,
        round=ReportRound.SIX_MONTHS,
        orientation=Orientation.PORTRAIT,
        parts=[ReportPart.MEMO, ReportPart.CONTENTS],
        extra_columns=[ExtraColumn.BUDGET],
        font="Laksaman",
        memo_from="สำนักปลัด",
        memo_number="พย ๑",
        memo_on=date(2023, 10, 2),
        memo_to="นายก",
        memo_subject="รายงานผล",
        memo_body="ด้วยเมื่อวันที่ ๑ ตุลาคม ๒๕๖๖",
        latest_result_year=2566,
        latest_result_score="๘๕.๒๓",
        earlier_result_year=2565,
        earlier_result_score="๘๐",
        problems=["งบน้อย"],
        suggestions=["เพิ่มงบ"],
        prepared_by="น.ส.ใจดี",
        prepared_position="นักวิเคราะห์",
        prepared_on=date(2023, 9, 30),
        reviewed_by="นายตรวจ",
        reviewed_position="ปลัด",
        reviewed_on=date(2023, 9, 30),
        approved_by="นายก",
        approved_position="นายกเทศมนตรี",
        approved_on=date(2023, 10, 1),
        indicators=[
            Indicator(
                label="๑",
                title="การปฏิบัติหน้าที่",
                measures=[
                    Measure(
                        measures=["คู่มือ"],
                        steps=["จัดทำ", "เผยแพร่"],
                        timeframe="ตลอดปี ๒๕๖๖",
                        budget="๑๐,๐๐๐ บาท",
                        responsible=["สำนักปลัด"],
                        status=Status.NOT_FEASIBLE,
                        reason="ไม่มีงบ",
                        outcomes=["ไม่ได้ทำ"],
                        remark="ปีหน้าทำใหม่",
                        evidence=["คำสั่ง.pdf"],
                        attachments=[Attachment(content="0" * 64)],
                    )
                ],
            )
        ],
    )


def test_what_is_planned_again_is_taken_over_word_by_word():
    new = next_year(last_years())
    assert (new.fiscal_year, new.ita_year) == (2567, 2568)
    assert new.title == "รายงาน\nปีงบประมาณ ๒๕๖๖"
    assert (new.preface, new.digits) == ("คำนำ", Digits.ARABIC)
    assert (new.prepared_by, new.prepared_position) == ("น.ส.ใจดี", "นักวิเคราะห์")
    assert (new.reviewed_by, new.reviewed_position) == ("นายตรวจ", "ปลัด")
    assert (new.approved_by, new.approved_position) == ("นายก", "นายกเทศมนตรี")
    assert (new.memo_from, new.memo_to, new.memo_subject) == ("สำนักปลัด", "นายก", "รายงานผล")
    (indicator,) = new.indicators
    assert (indicator.label, indicator.title) == ("๑", "การปฏิบัติหน้าที่")
    (measure,) = indicator.measures
    assert measure.measures == ["คู่มือ"]
    assert measure.steps == ["จัดทำ", "เผยแพร่"]
    assert measure.timeframe == "ตลอดปี ๒๕๖๖"
    assert measure.budget == "๑๐,๐๐๐ บาท"
    assert measure.responsible == ["สำนักปลัด"]


def test_the_paper_is_set_as_it_was():
    old, new = last_years(), next_year(last_years())
    assert (new.round, new.orientation, new.font) == (old.round, old.orientation, old.font)
    assert (new.parts, new.extra_columns) == (old.parts, old.extra_columns)
    old = last_years()
    next_year(old).parts.clear()
    assert old.parts == [ReportPart.MEMO, ReportPart.CONTENTS]


def test_what_belongs_to_the_year_that_is_over_is_cleared():
    new = next_year(last_years())
    (measure,) = new.indicators[0].measures
    assert measure.status is None
    assert (measure.reason, measure.remark) == ("", "")
    assert (measure.outcomes, measure.evidence, measure.attachments) == ([], [], [])
    assert (new.prepared_on, new.reviewed_on, new.approved_on) == (None, None, None)
    assert (new.memo_number, new.memo_on, new.memo_body) == ("", None, "")
    assert (new.latest_result_year, new.latest_result_score) == (None, "")
    assert (new.earlier_result_year, new.earlier_result_score) == (None, "")
    assert (new.problems, new.suggestions) == ([], [])


def test_the_outcomes_may_stay_as_a_pattern_but_the_status_never_does():
    (measure,) = next_year(last_years(), keep_outcomes=True).indicators[0].measures
    assert measure.outcomes == ["ไม่ได้ทำ"]
    assert measure.status is None


def test_the_old_report_is_left_alone_and_shares_nothing_with_the_new_one():
    old = last_years()
    new = next_year(old, 2570, keep_outcomes=True)
    assert (new.fiscal_year, new.ita_year) == (2570, 2571)
    new.indicators[0].measures[0].outcomes.append("x")
    new.indicators[0].measures[0].steps.clear()
    (measure,) = old.indicators[0].measures
    assert measure.outcomes == ["ไม่ได้ทำ"]
    assert measure.steps == ["จัดทำ", "เผยแพร่"]
    assert measure.status is Status.NOT_FEASIBLE


def test_the_years_left_in_the_texts_are_asked_about_by_the_checks():
    source = read_source(RESOURCES / "sample-report-2566.txt")
    new = next_year(source.reports[0])
    codes = {finding.code for finding in check_report(source.office, new)}
    assert {"year.title", "year.text"} <= codes


def test_it_comes_into_a_workbook_beside_the_old_one_as_one_step(tmp_path):
    with Workbook.create(tmp_path / "a.ita", Office(name="x")) as workbook:
        with workbook.change("Import a report") as edit:
            source = last_years()
            (attachment,) = source.indicators[0].measures[0].attachments
            attachment.content = edit.keep(b"picture")
            old = edit.add(source)
        before = workbook.report(old)
        roll_over(workbook, before, 2567)
        assert [report.fiscal_year for report in workbook.reports()] == [2567, 2566]
        assert workbook.report(old).indicators[0].measures[0].outcomes == ["ไม่ได้ทำ"]
        workbook.undo()
        assert [report.fiscal_year for report in workbook.reports()] == [2566]
        with pytest.raises(YearTaken):
            roll_over(workbook, before, 2566)
