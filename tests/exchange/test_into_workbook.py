"""An import is one step of the workbook's journal, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from ita_desktop.assets import RESOURCES
from ita_desktop.exchange import Imported, into_workbook, read_source, write_json
from ita_desktop.model import Attachment, Indicator, Measure, Office, OfficeKind, Report
from ita_desktop.problems import Problem
from ita_desktop.store import ContentsFull, Terms, Workbook


@pytest.fixture
def seed() -> Imported:
    return read_source(RESOURCES / "sample-report-2566.txt")


@pytest.fixture
def workbook(tmp_path: Path) -> Iterator[Workbook]:
    with Workbook.create(tmp_path / "office.ita") as workbook:
        yield workbook


def test_a_workbook_holds_the_whole_import(seed: Imported, workbook: Workbook, tmp_path: Path):
    into_workbook(seed, workbook)
    report = workbook.report_of_year(2566)
    assert report is not None
    first, second = tmp_path / "source.json", tmp_path / "workbook.json"
    write_json(seed.office, seed.reports, first)
    write_json(workbook.office(), [workbook.report(report.id)], second)
    assert second.read_bytes() == first.read_bytes()


def test_attachments_come_and_go_with_what_they_hold(workbook: Workbook, tmp_path: Path):
    picture = sha256(b"picture").hexdigest()
    attachments = [Attachment(content=picture, name=name, width=4) for name in ("ก.jpg", "ข.jpg")]
    report = Report(
        fiscal_year=2566, indicators=[Indicator(measures=[Measure(attachments=attachments)])]
    )
    first, second = tmp_path / "source.json", tmp_path / "workbook.json"
    write_json(Office(), [report], first, {picture: b"picture"}.__getitem__)
    into_workbook(read_source(first), workbook)
    workbook.close()
    with Workbook.open(workbook.path, read_only=True) as again:
        assert again.content(picture) == b"picture"
        write_json(again.office(), [again.report(1)], second, again.content)
    assert second.read_bytes() == first.read_bytes()


def test_too_many_pictures_are_refused_and_nothing_changed(tmp_path: Path):
    picture = sha256(b"picture").hexdigest()
    measure = Measure(attachments=[Attachment(content=picture)])
    report = Report(fiscal_year=2566, indicators=[Indicator(measures=[measure])])
    imported = Imported(Office(name="x"), [report], [], {picture: b"picture"})
    terms = Terms(content_bytes=6)
    with Workbook.create(tmp_path / "a.ita", terms=terms) as workbook:
        with pytest.raises(ContentsFull):
            into_workbook(imported, workbook)
        assert (workbook.reports(), workbook.office().name) == ([], "")


def test_one_undo_takes_it_back(seed: Imported, workbook: Workbook):
    into_workbook(seed, workbook)
    assert len(workbook.history()) == 1
    workbook.undo()
    assert workbook.reports() == []
    assert workbook.office().name == ""
    workbook.redo()
    assert [report.fiscal_year for report in workbook.reports()] == [2566]


def test_a_year_that_is_there_already_is_refused_and_nothing_changed(
    seed: Imported, workbook: Workbook
):
    into_workbook(seed, workbook)
    with pytest.raises(Problem, match="2566"):
        into_workbook(seed, workbook)
    assert len(workbook.reports()) == 1
    assert len(workbook.history()) == 1


def test_a_report_of_another_office_is_refused_and_nothing_changed(seed: Imported, tmp_path: Path):
    with Workbook.create(tmp_path / "other.ita", Office(name="เทศบาลอื่น")) as workbook:
        with pytest.raises(Problem, match="another office"):
            into_workbook(seed, workbook)
        assert workbook.reports() == []
        assert workbook.office().district == ""


def test_what_the_workbook_knows_of_the_same_office_stays(seed: Imported, tmp_path: Path):
    own = Office(name=seed.office.name, address="๑ หมู่ ๒", kind=OfficeKind.OTHER)
    with Workbook.create(tmp_path / "same.ita", own) as workbook:
        into_workbook(seed, workbook)
        office = workbook.office()
        assert (office.address, office.province) == ("๑ หมู่ ๒", "พะเยา")
        assert office.kind is OfficeKind.MUNICIPALITY
