"""An older file is brought up to date after a copy of it was kept; the schema is the entities'."""

from __future__ import annotations

import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from ita_desktop import __version__
from ita_desktop.model import (
    Attachment,
    Base,
    Digits,
    Dismissal,
    Indicator,
    Measure,
    Orientation,
    Report,
    ReportPart,
    ReportRound,
)
from ita_desktop.store import DiskFull, NewerWorkbook, NotWritable, Query, Terms, Workbook
from ita_desktop.store.marks import SCHEMA_VERSION

NEXT = """
import sqlalchemy as sa
from alembic import op
revision = "{next:04}"
down_revision = "{newest:04}"
def upgrade():
    op.add_column("office", sa.Column("telephone", sa.Text, nullable=False, server_default=""))
    with op.batch_alter_table("report") as batch:
        batch.alter_column("title", server_default="-")
    op.execute("UPDATE report SET title = 'new'")
    {more}
"""


def migrations(folder, more=""):
    """Return a copy of the migrations with one more revision, as terms."""
    shutil.copytree(Terms().migrations, folder)
    text = NEXT.format(next=SCHEMA_VERSION + 1, newest=SCHEMA_VERSION, more=more)
    (folder / "versions" / f"v{SCHEMA_VERSION + 1:04}.py").write_text(text)
    return {"schema_version": SCHEMA_VERSION + 1, "migrations": folder}


def schema(path):
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_schema ORDER BY name").fetchall()
    return {name: re.sub(r"\s+", " ", sql or "") for name, sql in rows}


@pytest.fixture
def migrated(tmp_path, terms):
    """A file that came to be by migrations alone, from nothing at all."""
    from ita_desktop.store.engine import Database
    from ita_desktop.store.migrate import bring_up_to_date

    path = tmp_path / "migrated.ita"
    path.touch()
    database = Database(path, read_only=False)
    with database.rebuilding() as connection:
        bring_up_to_date(connection, path, terms)
    return path


def test_the_migrations_lead_to_the_schema_of_the_entities(migrated):
    engine = create_engine(f"sqlite:///{migrated}", poolclass=NullPool)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        # What belongs to no entity: which version of the program made the file.
        found = compare_metadata(context, Base.metadata)
        assert [(what, table.name) for what, table in found] == [("remove_table", "program")]
    assert "journal" in Base.metadata.tables


def test_a_new_file_is_what_the_migrations_make_of_nothing(migrated, path):
    Workbook.create(path).close()
    assert schema(path) == schema(migrated)
    with closing(sqlite3.connect(migrated)) as old, closing(sqlite3.connect(path)) as new:
        for query in ("PRAGMA user_version", "SELECT version_num FROM alembic_version"):
            assert old.execute(query).fetchall() == new.execute(query).fetchall()


@pytest.fixture
def older(workbook, small_report):
    """The path of a workbook with a report, closed; its schema is older than some tests want."""
    workbook.close()
    return workbook.path


def test_an_older_file_is_brought_up_to_date_and_a_copy_of_it_kept(
    older, tmp_path, reopened, remarks
):
    newer = migrations(tmp_path / "100% new")
    again = reopened(**newer)
    assert again.report(1).title == "new"
    assert remarks(again) == ["abc", "d"], "what belongs to a table made anew is still there"
    again.undo()
    assert again.reports() == []
    again.close()
    copy = older.with_name(f"{older.name}.before-v{SCHEMA_VERSION + 1}.bak")
    with Workbook.open(copy) as old:
        assert remarks(old) == ["abc", "d"]
        assert old.report(1).title == ""
    with closing(sqlite3.connect(older)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION + 1,)
    reopened(**newer).close()
    assert len(list(tmp_path.glob("*.bak"))) == 1


@pytest.mark.parametrize(
    "more", ["raise ZeroDivisionError", 'op.execute("UPDATE measure SET indicator_id = 99")']
)
def test_a_migration_that_fails_leaves_the_file_as_it_was(older, tmp_path, reopened, more, remarks):
    newer = migrations(tmp_path / "m", more)
    for _ in range(2):
        with pytest.raises(Exception, match=r"damaged|^$"):
            reopened(**newer)
    with Workbook.open(older) as again:
        assert remarks(again) == ["abc", "d"]
        assert again.report(1).title == ""
    assert len(list(tmp_path.glob("*.bak"))) == 2, "no copy is ever put over another"


def test_without_room_for_the_copy_nothing_is_migrated(older, tmp_path, reopened, monkeypatch):
    before = older.read_bytes()

    def no_room(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", no_room)
    with pytest.raises(DiskFull):
        reopened(**migrations(tmp_path / "m"))
    assert older.read_bytes() == before
    assert list(tmp_path.glob("*.bak")) == list(tmp_path.glob("*.tmp")) == []


def test_of_an_older_file_that_may_only_be_read_a_copy_is_brought_up_to_date(
    older, tmp_path, remarks
):
    before, beside = older.read_bytes(), sorted(tmp_path.iterdir())
    terms = Terms(**migrations(tmp_path / "m"))
    with Workbook.open(older, read_only=True, terms=terms) as reader:
        copy = reader.file
        assert (reader.path, reader.read_only) == (older, True)
        assert reader.report(1).title == "new"
        assert remarks(reader) == ["abc", "d"]
        assert reader.report_apart(1).report.title == "new"
        assert len(reader.search(Query("new"))) == 1
        with pytest.raises(NotWritable), reader.change("Edit") as edit:
            edit.set(Report, 1, title="no")
    assert not copy.parent.exists()
    assert older.read_bytes() == before
    assert sorted(tmp_path.iterdir()) == sorted([*beside, tmp_path / "m"])


def test_opening_and_creating_never_load_alembic(path):
    import subprocess
    import sys

    program = (
        "import sys; from pathlib import Path; from ita_desktop.store import Workbook;"
        "path = Path(sys.argv[1]); Workbook.create(path).close(); Workbook.open(path).close();"
        "print('alembic' in sys.modules)"
    )
    answer = subprocess.run(
        [sys.executable, "-c", program, path], capture_output=True, text=True, check=True
    )
    assert answer.stdout == "False\n"


def test_every_revision_has_a_version_of_its_own():
    names = sorted(each.name for each in Path(Terms().migrations, "versions").glob("v*.py"))
    assert [int(name[1:5]) for name in names] == list(range(1, Terms().schema_version + 1))


@pytest.fixture
def first_version(path):
    """The path of a workbook that the program's first version made, with a history."""
    shutil.copy(Path(__file__).with_name("fixtures") / "version-1.ita", path)
    return path


def rows_of(path, query):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def test_a_file_of_the_first_version_keeps_its_content_and_its_history(
    first_version, reopened, remarks
):
    before = first_version.read_bytes()
    again = reopened()
    copy = first_version.with_name(f"{first_version.name}.before-v{SCHEMA_VERSION}.bak")
    kept = ("SELECT id, position, steps, evidence FROM measure", "SELECT * FROM journal")
    assert [rows_of(copy, query) for query in kept] == [
        rows_of(first_version, query) for query in kept
    ]
    assert copy.stat().st_size == len(before)
    assert rows_of(copy, "PRAGMA user_version") == [(1,)]
    assert again.office().name == "เทศบาลตำบลรวมใจพัฒนา"
    assert again.office().logo == b"\x89PNG\x00\xff"
    report = again.report_of_year(2566)
    assert [each.label for each in report.indicators] == ["๑", "๒"]
    assert report.indicators[0].measures[0].steps == ["ประชุม", "จัดทำ\nคู่มือ", ""]
    assert report.indicators[1].measures[0].reason == "ไม่มีงบประมาณ"
    assert again.dismissals(report.id) == []
    assert [(each.step, each.kind) for each in again.history()] == [
        ("Add a report", "undo"),
        ("Add a report", "change"),
        ("Remove", "undo"),
        ("Remove", "change"),
        ("Move", "change"),
        ("Type in remark", "change"),
        ("Import a report", "change"),
    ]
    assert again.redo().step == "Add a report"
    assert again.report_of_year(2567).digits is Digits.ARABIC
    for _ in range(3):
        again.undo()
    assert remarks(again, report.id) == ["", ""]
    again.restore(4, "Restore")
    assert [each.label for each in again.indicators(report.id)] == ["๒"]
    again.restore(2, "Restore")
    assert remarks(again, report.id) == ["หมายเหตุ", ""]


def test_a_file_of_the_first_version_takes_dismissals_once_it_is_up_to_date(
    first_version, reopened, path, tmp_path
):
    with reopened().change("Put aside") as edit:
        edit.add(Dismissal(fingerprint="a"), parent_id=1)
    new = tmp_path / "new.ita"
    Workbook.create(new).close()
    assert schema(path) == schema(new)


@pytest.fixture
def second_version(path):
    """The path of a workbook that the program's second version made, with a history."""
    shutil.copy(Path(__file__).with_name("fixtures") / "version-2.ita", path)
    return path


def test_a_file_of_the_second_version_prints_as_before_and_keeps_its_history(
    second_version, reopened
):
    again = reopened()
    report = again.report_of_year(2566)
    assert report.parts == [ReportPart.COVER, ReportPart.PREFACE, ReportPart.APPENDIX]
    assert (report.round, report.orientation) == (ReportRound.FULL_YEAR, Orientation.LANDSCAPE)
    assert (report.extra_columns, report.font, report.problems) == ([], "", [])
    assert (report.memo_on, report.memo_subject, report.reviewed_by) == (None, "", "")
    assert (report.title, report.ita_year) == ("รายงานผล\nปี ๒๕๖๖", 2567)
    assert (str(report.prepared_on), report.approved_by) == ("2023-09-30", "นายก")
    assert [each.label for each in report.indicators] == ["๒", "๑"]
    (measure,) = report.indicators[1].measures
    assert (measure.budget, measure.attachments) == ("", [])
    assert (measure.steps, measure.remark) == (["ประชุม", "จัดทำ\nคู่มือ", ""], "หมายเหตุ")
    assert [each.reason for each in again.dismissals(report.id)] == ["ถูกแล้ว"]
    assert again.content_size() == 0


def test_changes_of_an_older_program_are_undone_and_done_again_in_a_newer_one(
    second_version, reopened
):
    again = reopened()
    told = []
    again.subscribe(told.extend)
    assert again.redo().step == "Add a report"
    new = again.report_of_year(2567)
    assert new.parts == Report(fiscal_year=2567).parts
    rows = {change.entity: change.after for change in told}
    assert rows[Report].keys() >= {"memo_subject", "parts"}, "what came is told whole"
    assert rows[Measure]["budget"] == ""
    with again.change("Type") as edit:
        edit.set(Report, new.id, memo_subject="เรื่อง", parts=[ReportPart.MEMO])
        edit.set(Measure, new.indicators[0].measures[0].id, budget="๑๐๐ บาท")
    again.restore(1, "Go back")
    assert [each.fiscal_year for each in again.reports()] == [2566]
    assert len(again.indicators(1)[0].measures) == 2
    again.undo()
    new = again.report_of_year(2567)
    assert (new.memo_subject, new.parts) == ("เรื่อง", [ReportPart.MEMO])
    assert new.indicators[0].measures[0].budget == "๑๐๐ บาท"
    for _ in range(9):
        again.undo()
    assert again.reports() == []
    for _ in range(9):
        again.redo()
    assert again.report_of_year(2567).memo_subject == "เรื่อง"


def test_ids_of_rows_that_went_before_a_file_was_brought_up_to_date_are_not_given_again(
    second_version, reopened
):
    again = reopened()
    with again.change("Add") as edit:
        report_id = edit.add(Report(fiscal_year=2570, indicators=[Indicator(measures=[Measure()])]))
    assert report_id == 4
    assert again.indicators(report_id)[0].measures[0].id == 6


def test_a_file_of_the_second_version_takes_attachments_once_it_is_up_to_date(
    second_version, reopened, path, tmp_path
):
    again = reopened()
    with again.change("Attach") as edit:
        edit.add(Attachment(content=edit.keep(b"picture"), name="ก.jpg"), parent_id=1)
    (attachment,) = again.measure(1).attachments
    assert again.content(attachment.content) == b"picture"
    new = tmp_path / "new.ita"
    Workbook.create(new).close()
    assert schema(path) == schema(new)


def test_contents_are_there_after_a_later_migration_and_in_the_copy_kept(older, tmp_path, reopened):
    with reopened() as again, again.change("Attach") as edit:
        edit.add(Attachment(content=edit.keep(b"picture")), parent_id=1)
    again = reopened(**migrations(tmp_path / "m"))
    (copy,) = tmp_path.glob("*.bak")
    for each in (again, Workbook.open(copy, read_only=True)):
        with each:
            (attachment,) = each.measure(1).attachments
            assert each.content(attachment.content) == b"picture"


def test_a_program_of_the_first_version_refuses_a_file_of_this_one_in_words(path, reopened):
    Workbook.create(path).close()
    before = path.read_bytes()
    with pytest.raises(NewerWorkbook, match="newer version"):
        reopened(schema_version=1)
    assert path.read_bytes() == before


class TestWhichVersionMadeAFile:
    """A file names the version of the program that gave it its schema."""

    @pytest.fixture
    def from_the_future(self, path):
        """A file as a later version makes it; call it with what that says of itself."""

        def made(*statements):
            Workbook.create(path).close()
            with closing(sqlite3.connect(path)) as connection:
                for statement in statements:
                    connection.execute(statement)
                connection.execute("PRAGMA user_version = 99")
                connection.commit()
                connection.execute("PRAGMA journal_mode = WAL")
            return path

        return made

    @pytest.mark.parametrize("read_only", [True, False])
    def test_the_refusal_names_the_version_that_is_needed(self, from_the_future, read_only):
        path = from_the_future("UPDATE program SET version = '2.1.0'")
        before = path.read_bytes()
        with pytest.raises(NewerWorkbook, match=r"by version 2\.1\.0") as refusal:
            Workbook.open(path, read_only=read_only)
        assert f"this one is {__version__}" in str(refusal.value)
        assert "ITA-Desktop-2.1.0-setup.exe" in str(refusal.value)
        assert path.read_bytes() == before
        assert list(path.parent.iterdir()) == [path]

    @pytest.mark.parametrize(
        "statement",
        [
            "DROP TABLE program",
            "DELETE FROM program",
            "UPDATE program SET version = '2.1 <b>{name}</b>'",
            "UPDATE program SET version = x'00ff'",
            f"UPDATE program SET version = '{__version__}'",
            "ALTER TABLE program RENAME COLUMN version TO made_by",
        ],
    )
    def test_what_says_no_version_is_refused_without_one(self, from_the_future, statement):
        with pytest.raises(NewerWorkbook, match="by a newer version of this program"):
            Workbook.open(from_the_future(statement))

    def test_a_file_of_which_only_the_first_page_is_there_is_refused_without_one(
        self, from_the_future
    ):
        path = from_the_future("UPDATE program SET version = '2.1.0'")
        path.write_bytes(path.read_bytes()[:4096])
        with pytest.raises(NewerWorkbook, match="by a newer version of this program"):
            Workbook.open(path)

    def test_a_new_file_and_one_brought_up_to_date_name_this_version(self, path, tmp_path):
        Workbook.create(path).close()
        old = tmp_path / "old.ita"
        shutil.copy(Path(__file__).with_name("fixtures") / "version-1.ita", old)
        Workbook.open(old).close()
        for each in (path, old):
            assert rows_of(each, "SELECT version FROM program") == [(__version__,)]

    def test_a_file_that_names_none_is_opened_as_it_is(self, path):
        Workbook.create(path).close()
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("DROP TABLE program")
        before = path.read_bytes()
        Workbook.open(path).close()
        assert path.read_bytes() == before
