"""Entities hold what the form holds, with and without a file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine, event
from sqlalchemy.exc import IntegrityError, StatementError
from sqlalchemy.orm import Session

from ita_desktop.model import (
    Attachment,
    Base,
    Digits,
    Dismissal,
    ExtraColumn,
    Indicator,
    Measure,
    Office,
    OfficeKind,
    Orientation,
    Report,
    ReportPart,
    ReportRound,
    Status,
)
from ita_desktop.model.columns import Lines
from ita_desktop.model.kept import in_order


@pytest.fixture
def session():
    engine = create_engine("sqlite://")
    event.listen(engine, "connect", lambda driver, _: driver.execute("PRAGMA foreign_keys = ON"))
    Base.metadata.create_all(engine)
    with Session(engine) as open_session:
        yield open_session
    engine.dispose()


def test_a_measure_without_a_file_has_every_field_ready_to_be_filled():
    measure = Measure()
    lists = (measure.measures, measure.steps, measure.responsible, measure.outcomes)
    assert (*lists, measure.evidence) == ([], [], [], [], [])
    assert (measure.timeframe, measure.reason, measure.remark) == ("", "", "")
    assert (measure.status, measure.position) == (None, 0)
    assert (measure.budget, measure.attachments) == ("", [])


def test_lists_of_two_measures_are_not_the_same_list():
    first, second = Measure(), Measure()
    first.steps.append("ประชุม")
    assert second.steps == []


def test_a_report_defaults_to_thai_digits_and_an_office_to_no_kind():
    assert Report(fiscal_year=2566).digits is Digits.THAI
    assert Report(fiscal_year=2566).indicators == []
    assert Office().kind is OfficeKind.OTHER


def test_a_report_defaults_to_the_paper_that_it_always_was():
    report = Report(fiscal_year=2566)
    assert report.parts == [ReportPart.COVER, ReportPart.PREFACE, ReportPart.APPENDIX]
    assert (report.extra_columns, report.font) == ([], "")
    assert (report.round, report.orientation) == (ReportRound.FULL_YEAR, Orientation.LANDSCAPE)
    assert report.parts is not Report(fiscal_year=2566).parts


def test_switches_are_kept_in_the_order_of_the_paper_each_once(session):
    on = [ExtraColumn.REMARK, ExtraColumn.NUMBER, ExtraColumn.REMARK]
    session.add(Report(fiscal_year=2566, parts=[], extra_columns=on))
    session.commit()
    session.expire_all()
    report = session.query(Report).one()
    assert report.extra_columns == [ExtraColumn.NUMBER, ExtraColumn.REMARK]
    assert report.parts == []
    assert all(isinstance(each, ExtraColumn) for each in report.extra_columns)
    with pytest.raises(ValueError, match="back"):
        in_order(ReportPart, ["cover", "back"])


def test_attachments_come_back_in_their_order_and_go_with_their_measure(session):
    attachments = [Attachment(content=name, position=3 - n) for n, name in enumerate("abc")]
    measure = Measure(attachments=attachments)
    session.add(Report(fiscal_year=2566, indicators=[Indicator(measures=[measure])]))
    session.commit()
    session.expire_all()
    measure = session.query(Measure).one()
    assert [each.content for each in measure.attachments] == ["c", "b", "a"]
    session.delete(measure)
    session.commit()
    assert session.query(Attachment).count() == 0


def test_an_attachment_needs_what_it_holds():
    with pytest.raises(TypeError):
        Attachment(name="ก.jpg")


def test_children_know_their_parent_without_a_file():
    measure = Measure()
    report = Report(fiscal_year=2566, indicators=[Indicator(label="๑", measures=[measure])])
    assert measure.indicator.report is report


def test_a_report_needs_a_fiscal_year():
    with pytest.raises(TypeError):
        Report()


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), max_size=5))
def test_lines_come_back_as_they_were_with_empty_items_and_line_ends(items):
    lines = Lines()
    assert lines.process_result_value(lines.process_bind_param(items, None), None) == items


def test_no_lines_are_an_empty_list():
    lines = Lines()
    assert lines.process_result_value(lines.process_bind_param(None, None), None) == []
    assert lines.process_result_value(None, None) == []


def test_lines_keep_thai_readable_in_the_file():
    assert "ประชุม" in Lines().process_bind_param(["ประชุม"], None)


def test_a_graph_comes_back_from_a_file_in_the_order_of_its_positions(session):
    report = Report(
        fiscal_year=2566,
        indicators=[
            Indicator(position=2, label="๒"),
            Indicator(
                position=1,
                label="๑",
                measures=[
                    Measure(position=9, steps=["", "สอง\nบรรทัด"], status=Status.NOT_FEASIBLE),
                    Measure(position=3, timeframe="ตลอดปี"),
                ],
            ),
        ],
    )
    session.add(report)
    session.commit()
    session.expire_all()
    first, second = session.get(Report, report.id).indicators
    assert (first.label, second.label) == ("๑", "๒")
    assert [measure.timeframe for measure in first.measures] == ["ตลอดปี", ""]
    assert first.measures[1].steps == ["", "สอง\nบรรทัด"]
    assert first.measures[1].status is Status.NOT_FEASIBLE


@pytest.mark.parametrize(
    "entity",
    [
        Office(kind="ministry"),
        Report(fiscal_year=2566, digits="roman"),
        Report(fiscal_year=2566, round="quarter"),
        Report(fiscal_year=2566, orientation="askew"),
        Report(fiscal_year=2566, parts=["back"]),
        Report(fiscal_year=2566, extra_columns=["colour"]),
        Report(fiscal_year=2566, indicators=[Indicator(measures=[Measure(status="done")])]),
    ],
)
def test_a_choice_refuses_what_is_none_of_its_values(session, entity):
    session.add(entity)
    with pytest.raises(StatementError):
        session.commit()


@pytest.mark.parametrize("years", [(2399,), (3000,), (2023,), (2566, 2566)])
def test_fiscal_years_are_buddhist_and_there_is_one_report_for_each(session, years):
    session.add_all([Report(fiscal_year=year) for year in years])
    with pytest.raises(IntegrityError):
        session.commit()


def test_a_report_takes_its_indicators_and_measures_along_when_it_goes(session):
    session.add(Report(fiscal_year=2566, indicators=[Indicator(measures=[Measure()])]))
    session.commit()
    session.delete(session.query(Report).one())
    session.commit()
    assert session.query(Indicator).count() == session.query(Measure).count() == 0


def dismissal(report, fingerprint):
    made = Dismissal(fingerprint=fingerprint)
    made.report_id = report.id
    return made


def test_a_dismissal_needs_a_finding_and_may_go_without_a_reason():
    assert Dismissal(fingerprint="a").reason == ""
    with pytest.raises(TypeError):
        Dismissal(reason="ก")


def test_a_report_has_a_dismissal_once_and_takes_it_along_when_it_goes(session):
    first, second = Report(fiscal_year=2566), Report(fiscal_year=2567)
    session.add_all([first, second])
    session.flush()
    session.add_all([dismissal(first, "a"), dismissal(first, "b"), dismissal(second, "a")])
    session.commit()
    session.delete(second)
    session.commit()
    assert session.query(Dismissal).count() == 2
    session.add(dismissal(first, "a"))
    with pytest.raises(IntegrityError):
        session.commit()
