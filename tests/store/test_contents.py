"""What attachments hold is kept once, as long as anything names it, and no longer."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import event

from ita_desktop.model import Attachment, Indicator, Measure, Report
from ita_desktop.store import (
    ContentMissing,
    ContentsFull,
    DamagedWorkbook,
    RowMissing,
    Workbook,
)


def attach(workbook, data, measure_id=1, **values):
    with workbook.change("Attach") as edit:
        new = Attachment(content=edit.keep(data), **values)
        return edit.add(new, parent_id=measure_id)


def names(workbook, measure_id=1):
    return [each.name for each in workbook.measure(measure_id).attachments]


def kept(path):
    """Return what the file holds, whoever names it."""
    with closing(sqlite3.connect(path)) as connection:
        return {data for (data,) in connection.execute("SELECT data FROM content")}


@given(st.binary(max_size=5000))
def test_any_bytes_come_back_by_the_name_of_their_hash(tmp_path_factory, data):
    with Workbook.create(tmp_path_factory.mktemp("any") / "x.ita") as workbook:
        with workbook.change("Keep") as edit:
            name = edit.keep(data)
        assert name == sha256(data).hexdigest()
        assert workbook.content(name) == data


def test_the_same_bytes_are_kept_once_for_all_measures(workbook, small_report, path):
    attach(workbook, b"picture", 1, name="a.jpg")
    attach(workbook, b"picture", 2, name="b.jpg")
    assert kept(path) == {b"picture"}
    assert workbook.content_size() == len(b"picture")
    assert (names(workbook, 1), names(workbook, 2)) == (["a.jpg"], ["b.jpg"])


def test_the_journal_and_a_report_have_only_the_name(workbook, small_report):
    attach(workbook, b"picture" * 10_000)
    assert len(workbook.history(1)[0].recorded) < 1000
    statements = []
    engine = workbook._database._engine
    event.listen(engine, "before_cursor_execute", lambda *told: statements.append(told[2]))
    report = workbook.report(1)
    workbook.report_apart(1)
    workbook.outline(1)
    assert report.indicators[0].measures[0].attachments[0].content == (
        sha256(b"picture" * 10_000).hexdigest()
    )
    assert not any("data" in statement for statement in statements)
    assert len(statements) < 20


def test_attachments_are_read_in_their_order_wherever_a_measure_is(workbook, small_report):
    for name in "abc":
        attach(workbook, name.encode(), name=name)
    first = small_report.indicators[0]
    with workbook.change("Move") as edit:
        ids = [each.id for each in workbook.measure(1).attachments]
        edit.move(Attachment, ids[2], parent_id=1, index=0)
    measures = [
        workbook.measure(1),
        workbook.measures([2, 1])[1],
        workbook.whole_indicators([first.id])[0].measures[0],
        workbook.report(1).indicators[0].measures[0],
        workbook.indicators(1)[0].measures[0],
        workbook.report_of_year(2566).indicators[0].measures[0],
        workbook.report_apart(1).report.indicators[0].measures[0],
    ]
    assert [[each.name for each in m.attachments] for m in measures] == [["c", "a", "b"]] * 7
    assert [len(m.attachments) for m in workbook.measures([2, 3])] == [0, 0]


def test_an_attachment_is_changed_moved_copied_and_removed_like_any_row(workbook, small_report):
    first = attach(workbook, b"1", name="a", caption="ภาพ")
    attach(workbook, b"2", name="b")
    with workbook.change("Type") as edit:
        edit.set(Attachment, first, caption="ภาพที่ ๑")
    with workbook.change("Move") as edit:
        edit.move(Attachment, first, parent_id=2, index=0)
    with workbook.change("Duplicate") as edit:
        edit.duplicate(Attachment, first)
    assert [(each.name, each.caption) for each in workbook.measure(2).attachments] == [
        ("a", "ภาพที่ ๑")
    ] * 2
    with workbook.change("Remove") as edit:
        edit.remove(Attachment, first)
    assert (names(workbook, 1), names(workbook, 2)) == (["b"], ["a"])
    for _ in range(4):
        workbook.undo()
    assert names(workbook, 1) == ["a", "b"]
    assert workbook.measure(1).attachments[0].caption == "ภาพ"
    with pytest.raises(RowMissing), workbook.change("Attach") as edit:
        edit.add(Attachment(content=edit.keep(b"x")), parent_id=99)


def test_a_measure_and_an_indicator_take_their_attachments_along(workbook, small_report, path):
    attach(workbook, b"1", name="a")
    with workbook.change("Duplicate") as edit:
        copy = edit.duplicate(Measure, 1)
    with workbook.change("Duplicate") as edit:
        edit.duplicate(Indicator, 1)
    first, second, _ = workbook.indicators(1)
    assert [len(m.attachments) for m in first.measures] == [1, 1, 0, 0]
    assert [len(m.attachments) for m in second.measures] == [1, 1, 0, 0]
    with workbook.change("Remove") as edit:
        edit.remove(Indicator, first.id)
    assert workbook.report_id_of(Attachment, 1) is None
    workbook.undo()
    assert names(workbook, copy) == ["a"]
    assert workbook.content(workbook.measure(copy).attachments[0].content) == b"1"
    workbook.restore(1, "Restore")
    assert names(workbook) == []
    workbook.undo()
    assert names(workbook) == ["a"]
    assert kept(path) == {b"1"}


def test_copies_of_many_measures_with_attachments_take_a_handful_of_statements(workbook):
    with workbook.change("Add") as edit:
        content = edit.keep(b"x")
        measures = [
            Measure(attachments=[Attachment(content=content, name=str(number))])
            for number in range(500)
        ]
        edit.add(Report(fiscal_year=2566, indicators=[Indicator(measures=measures)]))
    statements = []
    engine = workbook._database._engine
    event.listen(engine, "before_cursor_execute", lambda *told: statements.append(told[2]))
    with workbook.change("Duplicate") as edit:
        copy = edit.duplicate(Indicator, 1)
    with workbook.change("Remove") as edit:
        edit.remove(Indicator, 1)
    (left,) = workbook.indicators(1)
    assert left.id == copy
    assert [m.attachments[0].name for m in left.measures] == [str(number) for number in range(500)]
    assert len(statements) < 40


def test_an_attachment_knows_where_it_stands(workbook, small_report):
    attachment = attach(workbook, b"1", 2)
    assert workbook.report_id_of(Attachment, attachment) == 1
    place = workbook.place_of(Attachment, attachment)
    assert (place.fiscal_year, place.indicator, place.measure) == (2566, "ก", 2)
    assert workbook.place_of(Attachment, 99) is None


def test_what_is_removed_is_kept_for_undo_even_after_a_restart(workbook, small_report, reopened):
    attachment = attach(workbook, b"picture", name="a")
    with workbook.change("Remove") as edit:
        edit.remove(Attachment, attachment)
    assert workbook.content_size() == 0
    workbook.close()
    for _ in range(2):
        again = reopened()
        again.undo()
        (back,) = again.measure(1).attachments
        assert again.content(back.content) == b"picture"
        again.redo()
        again.close()


def test_what_only_forgotten_entries_named_goes_with_them(
    workbook, small_report, reopened, clock, path
):
    gone, stays = attach(workbook, b"gone"), attach(workbook, b"stays")
    clock.pass_seconds(60)
    with workbook.change("Remove") as edit:
        edit.remove(Attachment, gone)
    workbook.close()
    clock.pass_seconds(timedelta(days=731).total_seconds() - 30)
    reopened().close()
    assert kept(path) == {b"gone", b"stays"}, "the removal can still be undone"
    clock.pass_seconds(60)
    with reopened() as again:
        assert kept(path) == {b"stays"}
        assert [each.id for each in again.measure(1).attachments] == [stays]
        with pytest.raises(ContentMissing):
            again.content(sha256(b"gone").hexdigest())


def test_what_was_kept_for_nothing_goes_when_the_file_is_opened_next(workbook, reopened, path):
    with workbook.change("Keep") as edit:
        name = edit.keep(b"nobody's")
    assert workbook.content(name) == b"nobody's"
    workbook.close()
    reopened().close()
    assert kept(path) == set()


def test_nothing_goes_of_a_file_that_is_only_read(workbook, path):
    with workbook.change("Keep") as edit:
        name = edit.keep(b"nobody's")
    workbook.close()
    with Workbook.open(path, read_only=True) as again:
        assert again.content(name) == b"nobody's"


def test_a_change_that_fails_keeps_nothing(workbook, small_report, path):
    with pytest.raises(RowMissing), workbook.change("Attach") as edit:
        edit.add(Attachment(content=edit.keep(b"x")), parent_id=99)
    assert kept(path) == set()


def test_an_attachment_cannot_name_what_nobody_kept(workbook, small_report):
    attachment = attach(workbook, b"x", name="a")
    with pytest.raises(ContentMissing), workbook.change("Attach") as edit:
        edit.add(Attachment(content="0" * 64), parent_id=1)
    with pytest.raises(ContentMissing), workbook.change("Replace") as edit:
        edit.set(Attachment, attachment, content="0" * 64)
    measures = [Measure(attachments=[Attachment(content="0" * 64)])]
    report = Report(fiscal_year=2567, indicators=[Indicator(measures=measures)])
    with pytest.raises(ContentMissing), workbook.change("Import") as edit:
        edit.add(report)
    assert names(workbook) == ["a"]
    with pytest.raises(ContentMissing):
        workbook.content("0" * 64)


@pytest.fixture
def narrow(workbook, small_report, reopened):
    """A workbook whose attachments can hold 3 MB."""
    workbook.close()
    return reopened(content_bytes=3 * 1024 * 1024)


MEGABYTE = bytes(1024 * 1024)


def test_more_than_a_workbook_takes_is_refused_in_words_and_leaves_it_alone(narrow):
    attach(narrow, MEGABYTE + b"1")
    too_much = "can be 3 MB together; with this they would be 4 MB"
    with pytest.raises(ContentsFull, match=too_much), narrow.change("Attach") as edit:
        edit.add_all(
            [Attachment(content=edit.keep(MEGABYTE + each)) for each in (b"2", b"3")], parent_id=1
        )
    assert narrow.content_size() == len(MEGABYTE) + 1
    for _ in range(3):
        attach(narrow, MEGABYTE)
    assert narrow.content_size() == 2 * len(MEGABYTE) + 1, "the same bytes need no more room"


def test_what_was_removed_makes_room_at_once(narrow):
    for number in range(4):
        attachment = attach(narrow, MEGABYTE * 2 + bytes([number]))
        with narrow.change("Remove") as edit:
            edit.remove(Attachment, attachment)
    with narrow.change("Replace") as edit:
        edit.add(Attachment(content=edit.keep(MEGABYTE * 3)), parent_id=1)
    assert narrow.content_size() == 3 * len(MEGABYTE)


def test_undo_is_never_refused_for_want_of_room(narrow):
    first = attach(narrow, MEGABYTE * 2 + b"1")
    with narrow.change("Replace") as edit:
        edit.remove(Attachment, first)
        content = edit.keep(MEGABYTE * 2 + b"2")
        edit.add(Attachment(content=content), parent_id=1)
    narrow.undo()
    assert narrow.content(narrow.measure(1).attachments[0].content) == MEGABYTE * 2 + b"1"


def test_of_what_only_the_journal_names_the_oldest_goes_when_it_is_too_much(narrow, reopened, path):
    for number in range(3):
        attachment = attach(narrow, MEGABYTE * 2 + bytes([number]))
        with narrow.change("Remove") as edit:
            edit.remove(Attachment, attachment)
    with narrow.change("Type") as edit:
        edit.set(Measure, 1, remark="ใหม่")
    narrow.close()
    with reopened(content_bytes=3 * 1024 * 1024) as again:
        assert kept(path) == {MEGABYTE * 2 + bytes([2])}
        assert [step.step for step in again.history()] == ["Type", "Remove", "Attach"]
        again.undo()
        again.undo()
        assert len(again.measure(1).attachments) == 1


def test_a_replaced_picture_comes_back_with_its_measures(workbook, small_report):
    attachment = attach(workbook, b"old", width=4, height=3, media_type="image/png")
    with workbook.change("Replace") as edit:
        new = edit.keep(b"new")
        edit.set(Attachment, attachment, content=new, width=8, height=6, caption="ใหม่")
    (change,) = workbook.history(1)[0].changes
    workbook.restore_field(change, "content", "Bring back")
    (row,) = workbook.measure(1).attachments
    assert workbook.content(row.content) == b"old"
    assert (row.width, row.height, row.caption) == (4, 3, "ใหม่")


def test_bytes_that_are_not_what_was_kept_are_damage(workbook, small_report, path):
    attach(workbook, b"picture")
    workbook.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE content SET data = x'00'")
        connection.commit()
    with Workbook.open(path) as again:
        (attachment,) = again.measure(1).attachments
        with pytest.raises(DamagedWorkbook):
            again.content(attachment.content)
        assert again.report(1).fiscal_year == 2566


def test_another_thread_reads_them_too(workbook, small_report):
    attach(workbook, b"picture")
    name = workbook.measure(1).attachments[0].content
    read = []
    thread = Thread(target=lambda: read.append(workbook.content(name)))
    thread.start()
    thread.join()
    assert read == [b"picture"]


def test_a_large_picture_is_written_once_for_each_time_it_is_taken_in(workbook, small_report, path):
    """Undo and redo, and what names it, write its name only."""
    attachment = attach(workbook, bytes(5_000_000))
    before = path.stat().st_size
    for _ in range(3):
        workbook.undo()
        workbook.redo()
    with workbook.change("Remove") as edit:
        edit.remove(Attachment, attachment)
    assert path.stat().st_size - before < 100_000


def test_a_workbook_can_be_made_with_attachments(path, terms, reopened):
    name = sha256(b"picture").hexdigest()

    def report():
        measure = Measure(attachments=[Attachment(content=name, name="a.jpg")])
        return Report(fiscal_year=2566, indicators=[Indicator(measures=[measure])])

    with pytest.raises(ContentMissing):
        Workbook.create(path, reports=[report()], terms=terms)
    tight = replace(terms, content_bytes=6)
    with pytest.raises(ContentsFull):
        Workbook.create(path, None, [report()], {name: b"picture"}, terms=tight)
    assert list(path.parent.iterdir()) == []
    Workbook.create(path, None, [report()], {name: b"picture"}, terms=terms).close()
    workbook = reopened()
    assert names(workbook) == ["a.jpg"]
    assert workbook.content(name) == b"picture"
