"""JSON: out and in without loss, and strict about what comes in."""

from __future__ import annotations

import base64
import json
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.exchange import NoteKind, read_source, write_json
from ita_desktop.model import (
    Attachment,
    Digits,
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
from ita_desktop.model.kept import in_order
from ita_desktop.problems import Problem
from ita_desktop.thai.folding import fold
from tests.exchange.conftest import Read

_text = st.text(max_size=20).map(fold)
_line = _text.map(lambda text: text.replace("\n", " "))
_items = st.lists(_line, max_size=3)
_years = st.integers(2400, 2999)
_data = [b"", b"\x00\xff", b"\x89PNG" * 99]
CONTENTS = {sha256(data).hexdigest(): data for data in _data}
_sizes = st.integers(0, 10_000)
_attachments = st.builds(
    Attachment,
    name=_text,
    caption=_text,
    media_type=_text,
    width=_sizes,
    height=_sizes,
    content=st.sampled_from(sorted(CONTENTS)),
)
_measures = st.builds(
    Measure,
    measures=_items,
    steps=_items,
    timeframe=_text,
    budget=_text,
    responsible=_items,
    status=st.sampled_from([None, *Status]),
    reason=_text,
    outcomes=_items,
    remark=_text,
    evidence=_items,
    attachments=st.lists(_attachments, max_size=2),
)
_indicators = st.builds(
    Indicator, label=_text, title=_text, measures=st.lists(_measures, max_size=2)
)
_days = st.none() | st.dates()


def _switches(kind):
    return st.sets(st.sampled_from(kind)).map(lambda chosen: in_order(kind, chosen))


_reports = st.builds(
    Report,
    fiscal_year=_years,
    ita_year=st.none() | _years,
    title=_text,
    preface=_text,
    digits=st.sampled_from(Digits),
    round=st.sampled_from(ReportRound),
    orientation=st.sampled_from(Orientation),
    parts=_switches(ReportPart),
    extra_columns=_switches(ExtraColumn),
    font=_text,
    memo_from=_text,
    memo_number=_text,
    memo_on=_days,
    memo_to=_text,
    memo_subject=_text,
    memo_body=_text,
    latest_result_year=st.none() | _years,
    latest_result_score=_text,
    earlier_result_year=st.none() | _years,
    earlier_result_score=_text,
    problems=_items,
    suggestions=_items,
    prepared_by=_text,
    prepared_position=_text,
    prepared_on=_days,
    reviewed_by=_text,
    reviewed_position=_text,
    reviewed_on=_days,
    approved_by=_text,
    approved_position=_text,
    approved_on=_days,
    indicators=st.lists(_indicators, max_size=2),
)
_offices = st.builds(
    Office,
    name=_text,
    kind=st.sampled_from(OfficeKind),
    district=_text,
    province=_text,
    address=_text,
    logo=st.none() | st.binary(max_size=40),
)


def values(entity: object) -> object:
    """Return what an entity holds, its children too, without ids and parents."""
    if isinstance(entity, list):
        return [values(part) for part in entity]
    if isinstance(entity, Office | Report | Indicator | Measure | Attachment):
        children = {"indicators", "measures", "attachments"} & set(
            type(entity).__mapper__.relationships.keys()
        )
        names = {c.key for c in type(entity).__mapper__.columns} - {"id", "position"} | children
        return {n: values(getattr(entity, n)) for n in names if not n.endswith("_id")}
    return entity


@given(_offices, st.lists(_reports, max_size=2, unique_by=lambda report: report.fiscal_year))
def test_out_and_in_is_without_loss(folder: Path, office: Office, reports: list[Report]):
    first, second = folder / "first.json", folder / "second.json"
    write_json(office, reports, first, CONTENTS.__getitem__)
    imported = read_source(first)
    assert values(imported.office) == values(office)
    assert values(imported.reports) == values(reports)
    assert imported.notes == []
    assert imported.contents.items() <= CONTENTS.items()
    write_json(imported.office, imported.reports, second, imported.contents.__getitem__)
    assert second.read_bytes() == first.read_bytes()


def test_the_form_is_the_one_that_other_programs_know(tmp_path: Path):
    measure = Measure(measures=["ก"], steps=["ข"], timeframe="ตลอดปี", status=Status.IN_PROGRESS)
    report = Report(
        fiscal_year=2566, indicators=[Indicator(label="๔", title="ค", measures=[measure])]
    )
    target = tmp_path / "out.json"
    write_json(Office(name="เทศบาล"), [report], target)
    form = json.loads(target.read_text(encoding="utf-8"))
    assert (form["format"], form["version"]) == ("ita-desktop", 1)
    assert form["office"] == {
        "name": "เทศบาล",
        "kind": "other",
        "district": "",
        "province": "",
        "address": "",
    }
    (indicator,) = form["reports"][0]["indicators"]
    assert (indicator["label"], form["reports"][0]["digits"]) == ("๔", "thai")
    assert indicator["measures"][0]["status"] == "in_progress"


def test_every_field_of_the_model_is_in_the_form(tmp_path: Path):
    """A column that is added later is not forgotten."""
    attachment = Attachment(content=next(iter(CONTENTS)))
    measure = Measure(attachments=[attachment])
    report = Report(fiscal_year=2566, indicators=[Indicator(measures=[measure])])
    target = tmp_path / "out.json"
    write_json(Office(logo=b"x"), [report], target, CONTENTS.__getitem__)
    form = json.loads(target.read_text(encoding="utf-8"))
    (report_form,) = form["reports"]
    (indicator_form,) = report_form["indicators"]
    (measure_form,) = indicator_form["measures"]
    (attachment_form,) = measure_form["attachments"]
    for entity, part in (
        (Office, form["office"]),
        (Report, report_form),
        (Indicator, indicator_form),
        (Measure, measure_form),
        (Attachment, attachment_form | {"content": attachment_form.get("data")}),
    ):
        own = [c for c in entity.__table__.columns if not c.primary_key and not c.foreign_keys]
        assert {column.name for column in own} - {"position"} <= part.keys()


def test_what_attachments_hold_is_asked_for_one_after_the_other(tmp_path: Path):
    asked: list[str] = []

    def contents(name: str) -> bytes:
        asked.append(name)
        return CONTENTS[name]

    attachments = [Attachment(content=name, name=f"{name}.jpg") for name in CONTENTS]
    report = Report(
        fiscal_year=2566, indicators=[Indicator(measures=[Measure(attachments=attachments)])]
    )
    target = tmp_path / "out.json"
    write_json(Office(), [report], target, contents)
    assert asked == list(CONTENTS)
    form = json.loads(target.read_text(encoding="utf-8"))
    written = form["reports"][0]["indicators"][0]["measures"][0]["attachments"]
    assert [base64.b64decode(each["data"]) for each in written] == _data


def test_a_content_that_cannot_be_had_leaves_the_target_as_it_was(tmp_path: Path):
    measure = Measure(attachments=[Attachment(content="0" * 64)])
    report = Report(fiscal_year=2566, indicators=[Indicator(measures=[measure])])
    target = tmp_path / "out.json"
    target.write_text("old")

    def gone(name: str) -> bytes:
        raise Problem("It is gone.")

    with pytest.raises(Problem, match="gone"):
        write_json(Office(), [report], target, gone)
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


def test_a_target_that_cannot_be_written_leaves_all_as_it_was(tmp_path: Path):
    folder = tmp_path / "folder.json"
    folder.mkdir()
    reasons = {folder: "could not be written", tmp_path / "absent" / "out.json": "is not there"}
    for target, reason in reasons.items():
        with pytest.raises(Problem, match=reason):
            write_json(Office(), [], target)
    assert [path.name for path in tmp_path.iterdir()] == ["folder.json"]
    assert list(folder.iterdir()) == []


def test_a_text_that_no_file_can_hold_is_still_written_whole(tmp_path: Path):
    target = tmp_path / "out.json"
    write_json(Office(name="ก\ud800"), [], target)
    assert json.loads(target.read_text(encoding="utf-8"))["office"]["name"] == "ก\ud800"


def test_an_old_file_is_replaced_whole(tmp_path: Path):
    target = tmp_path / f"{'ก' * 80}.json"
    target.write_text("old" * 10_000)
    write_json(Office(name="ข"), [], target)
    assert read_source(target).office.name == "ข"
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


def form(**changes: object) -> dict[str, object]:
    report = {"fiscal_year": 2566, "indicators": [{"title": "ก", "measures": [{}]}]}
    return {"format": "ita-desktop", "version": 1, "office": {}, "reports": [report | changes]}


def with_attachment(attachment: dict[str, object]) -> dict[str, object]:
    return form(indicators=[{"measures": [{"attachments": [attachment]}]}])


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ([], "“format” should be"),
        ({}, "“format” should be"),
        (form() | {"format": "x"}, "“format” should be"),
        (form() | {"version": 2}, "newer version"),
        (form() | {"version": "1"}, "^version should be a whole number"),
        (form() | {"version": True}, "^version should be a whole number"),
        (form() | {"office": []}, "^office should be an object"),
        (form() | {"office": {"kind": "shop"}}, r"^office\.kind should be one of: municipality"),
        (form() | {"office": {"logo": "?"}}, r"^office\.logo should be data"),
        (form() | {"office": {"logo": 1}}, r"^office\.logo should be data"),
        (form() | {"reports": {}}, "^reports should be a list"),
        (form() | {"reports": [1]}, r"^reports\[0\] should be an object"),
        (form() | {"reports": [{}]}, r"^reports\[0\]\.fiscal_year should be a whole number"),
        (
            form() | {"reports": form()["reports"] * 2},
            r"^reports\[1\]\.fiscal_year: there is already",
        ),
        (form(fiscal_year=2023), r"^reports\[0\]\.fiscal_year should be a Buddhist year"),
        (form(fiscal_year=10**30), r"^reports\[0\]\.fiscal_year should be a Buddhist year"),
        (form(fiscal_year=2566.0), r"^reports\[0\]\.fiscal_year should be a whole number"),
        (form(ita_year="2567"), r"^reports\[0\]\.ita_year should be a whole number"),
        (form(digits=1), r"^reports\[0\]\.digits should be one of: thai, arabic"),
        (form(round="year"), r"^reports\[0\]\.round should be one of: full_year, six_months"),
        (form(parts="cover"), r"^reports\[0\]\.parts should be a list"),
        (form(parts=["cover", "back"]), r"parts should be a list of any of: cover, memo"),
        (form(extra_columns=[1]), r"extra_columns should be a list of any of: number"),
        (form(memo_on="30/9/66"), r"^reports\[0\]\.memo_on should be a day"),
        (form(latest_result_year=66), r"latest_result_year should be a Buddhist year"),
        (with_attachment({}), r"attachments\[0\]\.data should be data written in Base64"),
        (with_attachment({"data": "?"}), r"attachments\[0\]\.data should be data"),
        (with_attachment({"data": "", "width": -1}), r"\.width should be a whole number from 0"),
        (with_attachment({"data": "", "height": 10**9}), r"\.height should be a whole number from"),
        (form(prepared_on="30/9/66"), r"^reports\[0\]\.prepared_on should be a day"),
        (form(prepared_on=20230930), r"^reports\[0\]\.prepared_on should be a day"),
        (form(title=None), r"^reports\[0\]\.title should be a text"),
        (form(indicators=[{}, {}, {"title": 1}]), r"indicators\[2\]\.title should be a text"),
        (
            form(indicators=[{"measures": [{"status": "done"}]}]),
            r"measures\[0\]\.status should be one of",
        ),
        (
            form(indicators=[{"measures": [{"status": []}]}]),
            r"measures\[0\]\.status should be one of",
        ),
        (form(indicators=[{"measures": [{"steps": "ก"}]}]), r"steps should be a list"),
        (form(indicators=[{"measures": [{"steps": ["ก", None]}]}]), r"steps\[1\] should be a text"),
    ],
)
def test_a_wrong_value_is_named_by_its_place(read: Read, source: object, sentence: str):
    with pytest.raises(Problem, match=sentence) as caught:
        read(json.dumps(source), ".json")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("{", "not whole JSON"),
        ('{"format": "ita-desktop"', "not whole JSON: something is wrong in line 1"),
        ('{"format": "ita-desktop", "format": "ita-desktop"}', "“format” twice"),
        ('{"x": NaN}', "a number"),
        ('{"x": -Infinity}', "a number"),
        ('{"x": 1e999}', "a number"),
        ('{"x": ' + "9" * 5000 + "}", "a number"),
        ("[" * 200_000, "brackets in brackets"),
        ('{"x":' * 200_000, "brackets in brackets"),
        ("[" * 200_000 + "]" * 200_000, "brackets in brackets"),
        ('{"x": "\0"}', "not whole JSON"),
    ],
)
def test_what_is_no_json_is_refused(read: Read, source: str, sentence: str):
    with pytest.raises(Problem, match=sentence):
        read(source, ".json")


def test_unknown_keys_are_reported_with_their_place(read: Read):
    imported = read(json.dumps(form(colour={"a": ["ก"]}) | {"x": 1}), ".json")
    assert [(note.kind, note.text) for note in imported.to_look_at()] == [
        (NoteKind.UNPLACED, '"colour": {"a": ["ก"]}'),
        (NoteKind.UNPLACED, '"x": 1'),
    ]
    assert str(imported.notes[0]).startswith("reports[0].colour:")


def test_missing_keys_have_defaults(read: Read):
    imported = read(json.dumps(form()), ".json")
    (measure,) = imported.reports[0].indicators[0].measures
    assert (measure.steps, measure.status, measure.timeframe) == ([], None, "")
    assert (measure.attachments, measure.budget) == ([], "")
    assert values(imported.reports[0]) == values(
        Report(fiscal_year=2566, indicators=[Indicator(title="ก", measures=[Measure()])])
    )
    assert (imported.reports[0].digits, imported.office.kind) == (Digits.THAI, OfficeKind.OTHER)
    assert read('{"format": "ita-desktop", "version": 1}', ".json").reports == []


def test_switches_are_read_in_the_order_of_the_paper_and_none_means_none(read: Read):
    source = form(parts=["appendix", "cover", "cover"], extra_columns=None)
    (report,) = read(json.dumps(source), ".json").reports
    assert report.parts == [ReportPart.COVER, ReportPart.APPENDIX]
    assert report.extra_columns == []
    assert read(json.dumps(form(parts=[])), ".json").reports[0].parts == []


def test_a_day_is_a_day(read: Read):
    imported = read(json.dumps(form(prepared_on="2023-09-30")), ".json")
    assert imported.reports[0].prepared_on == date(2023, 9, 30)


def test_an_item_of_several_lines_becomes_several_items(read: Read):
    source = form(indicators=[{"measures": [{"steps": ["ก\nข", "ค"]}]}])
    imported = read(json.dumps(source), ".json")
    assert imported.reports[0].indicators[0].measures[0].steps == ["ก", "ข", "ค"]
    (note,) = imported.to_look_at()
    assert note.kind == NoteKind.QUESTION
    assert "steps[0] has 2 lines" in str(note)


def test_characters_that_no_text_may_hold_are_folded_and_reported(read: Read):
    source = json.dumps(form(title="ก\ud800ข\u0000", x="\udfff"))
    imported = read(source, ".json")
    assert imported.reports[0].title == "กข"
    assert [note.kind for note in imported.to_look_at()] == [NoteKind.FOLDED, NoteKind.UNPLACED]
    for note in imported.notes:
        assert (str(note) + note.text).encode("utf-8")
    assert "\\ud800" in imported.notes[0].text


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    [
                        "format",
                        "version",
                        "office",
                        "reports",
                        "fiscal_year",
                        "indicators",
                        "measures",
                        "steps",
                        "status",
                        "logo",
                        "parts",
                        "attachments",
                        "data",
                        "width",
                        "x",
                    ]
                ),
                inner,
                max_size=5,
            )
        ),
    )
)
def test_any_json_is_read_or_refused(read: Read, value: object):
    head = {"format": "ita-desktop", "version": 1}
    source = head | value if isinstance(value, dict) else head | {"reports": value}
    try:
        imported = read(json.dumps(source), ".json")
    except Problem:
        return
    assert all(2400 <= report.fiscal_year <= 2999 for report in imported.reports)
