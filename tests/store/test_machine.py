"""The workbook against a plain model of it: after every step of a long random life, they agree."""

from __future__ import annotations

import os
import shutil
import tempfile
from copy import deepcopy
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from ita_desktop.model import (
    Attachment,
    Digits,
    Dismissal,
    ExtraColumn,
    Indicator,
    Measure,
    Office,
    Report,
    ReportPart,
    Status,
)
from ita_desktop.model.kept import in_order
from ita_desktop.problems import Problem
from ita_desktop.store import AlreadyDismissed, Terms, Workbook, YearTaken
from tests.store.conftest import Clock
from tests.store.paper_workbook import FIELDS, PARENTS, PaperWorkbook, number, plain

STEPS = 10_000
SOAK_STEPS = 200_000
STEPS_A_LIFE = 100

ENTITIES = {
    "report": Report,
    "indicator": Indicator,
    "measure": Measure,
    "attachment": Attachment,
}
ORDERED = ["indicator", "measure", "attachment"]
DATA = [b"", b"\x00\xff", b"picture" * 999]
VALUES = {
    "fiscal_year": st.sampled_from([2566, 2567]),
    "title": st.sampled_from(["", "ก", "รายงาน\nผล", "<b>"]),
    "digits": st.sampled_from(Digits),
    "ita_year": st.sampled_from([None, 2567]),
    "label": st.sampled_from(["๑", "๒"]),
    "steps": st.lists(st.sampled_from(["", "ก", "ข\nค"]), max_size=3),
    "remark": st.sampled_from(["", "ก", "กา"]),
    "status": st.sampled_from([None, *Status]),
    "parts": st.sets(st.sampled_from(ReportPart)).map(lambda on: in_order(ReportPart, on)),
    "extra_columns": st.sets(st.sampled_from(ExtraColumn)).map(
        lambda on: in_order(ExtraColumn, on)
    ),
    "problems": st.lists(st.sampled_from(["", "ก"]), max_size=2),
    "caption": st.sampled_from(["", "ภาพ", "ภาพที่ ๑"]),
}
PICK = st.integers(0, 11)


CONTENTS = {sha256(data).hexdigest(): data for data in DATA}


def without_dismissals(report):
    return {name: value for name, value in report.items() if name != "dismissals"}


class LifeOfAWorkbook(RuleBasedStateMachine):
    """Does the same to a workbook on the disk and to the model."""

    steps_done = 0

    def __init__(self):
        super().__init__()
        shared_memory = Path("/dev/shm")
        self.folder = Path(tempfile.mkdtemp(dir=shared_memory if shared_memory.is_dir() else None))
        self.clock = Clock()
        self.terms = Terms(clock=self.clock)
        self.path = self.folder / "x.ita"
        self.workbook = Workbook.create(self.path, terms=self.terms)
        self.workbook.subscribe(self.follow)
        self.paper = PaperWorkbook({"office": plain(self.workbook.office()), "reports": []})
        self.start = self.paper.content
        self.content_after = {0: self.start}
        self.followed = {("office", 1): self.flat(self.workbook.office())}
        self.added = []

    def teardown(self):
        self.check_history()
        self.check_dismissals()
        self.check_contents()
        self.workbook.close()
        assert list(self.folder.iterdir()) == [self.path]
        shutil.rmtree(self.folder)

    @staticmethod
    def flat(entity):
        return {name: getattr(entity, name) for name in FIELDS[entity.__tablename__]}

    def follow(self, changes):
        """Keep rows up to date by nothing but what listeners are told."""
        for change in changes:
            key = (change.entity.__tablename__, change.row_id)
            if change.before is None:
                assert key not in self.followed
                self.added.append(change.row_id)
            elif change.after is None:
                assert self.followed[key] == change.before
            else:
                assert {c: self.followed[key][c] for c in change.before} == change.before
            if change.after is None:
                del self.followed[key]
            else:
                self.followed[key] = {**self.followed.get(key, {}), **change.after}

    def check_history(self):
        """The history, taken back from its end, leads to where the workbook began."""
        rows = deepcopy(self.followed)
        for step in self.workbook.history(100_000):
            for change in reversed(step.changes):
                key = (change.entity.__tablename__, change.row_id)
                rows[key] = {**rows.get(key, {}), **(change.before or {})}
                if change.before is None:
                    del rows[key]
        assert rows == {
            ("office", 1): {name: self.start["office"][name] for name in FIELDS["office"]}
        }

    def check_dismissals(self):
        for report in self.paper.content["reports"]:
            kept = self.workbook.dismissals(report["id"])
            assert [plain(each) for each in kept] == report["dismissals"]

    def check_contents(self):
        """Whatever anybody could get back by undo, redo or the history is there."""
        named = {values["content"] for values in self.rows_ever() if "content" in values}
        for name in named:
            assert self.workbook.content(name) == CONTENTS[name]
        attached = {row["content"] for row in self.paper.rows("attachment")}
        sizes = [len(CONTENTS[name]) for name in attached]
        assert self.workbook.content_size() == sum(sizes)

    def rows_ever(self):
        for step in self.workbook.history(100_000):
            for change in step.changes:
                yield from filter(None, (change.before, change.after))

    def newest_step(self):
        newest = self.workbook.history(1)
        return newest[0].id if newest else 0

    @invariant()
    def the_steps_are_as_many_as_known(self):
        if list(self.content_after.values())[-1] is not self.paper.content:
            newest = self.newest_step()
            for gone in [step for step in self.content_after if step >= newest]:
                del self.content_after[gone]
            self.content_after[newest] = self.paper.content

    @invariant()
    def the_workbook_is_as_the_model(self):
        type(self).steps_done += 1
        workbook, paper = self.workbook, self.paper
        expected = sorted(paper.content["reports"], key=lambda each: -each["fiscal_year"])
        found = [plain(workbook.report(each.id)) for each in workbook.reports()]
        assert found == [without_dismissals(each) for each in expected]
        assert plain(workbook.office()) == paper.content["office"]
        undoable, redoable = workbook.undoable, workbook.redoable
        assert (undoable and undoable.step) == (paper.done[-1][0] if paper.done else None)
        assert (redoable and redoable.step) == (paper.undone[-1][0] if paper.undone else None)
        count = sum(len(paper.rows(kind)) for kind in (*ENTITIES, "dismissal"))
        assert len(self.followed) == count + 1
        for kind, entity in {**ENTITIES, "dismissal": Dismissal}.items():
            for row in paper.rows(kind):
                told = self.followed[entity.__tablename__, row["id"]]
                assert {name: told[name] for name in FIELDS[kind]} == {
                    name: row[name] for name in FIELDS[kind]
                }

    def pick(self, kind, number_drawn):
        rows = self.paper.rows(kind)
        return rows[number_drawn % len(rows)] if rows else None

    def both(self, step, do, then, field=None):
        """Change the workbook by `do`, the model by `then`; a Problem must leave both alone."""
        content = deepcopy(self.paper.content)
        self.added = []
        with self.workbook.change(step, field=field) as edit:
            do(edit)
        paper = PaperWorkbook(content)
        then(paper)
        self.paper.change(step, paper.content, field, self.clock.now.timestamp())

    @initialize(children=st.integers(1, 3))
    def begin(self, children):
        self.add_a_report(2566, "", children)

    @rule(year=VALUES["fiscal_year"], title=VALUES["title"], children=st.integers(0, 2))
    def add_report(self, year, title, children):
        self.add_a_report(year, title, children)

    def add_a_report(self, year, title, children):
        report = Report(
            fiscal_year=year,
            title=title,
            indicators=[
                Indicator(label=str(n), measures=[Measure(), Measure()]) for n in range(children)
            ],
        )
        row = plain(report) | {"dismissals": []}

        def then(paper):
            number(row, "report", list(self.added))
            paper.content["reports"].append(row)

        if any(each["fiscal_year"] == year for each in self.paper.content["reports"]):
            with pytest.raises(YearTaken):
                self.both("Add report", lambda edit: edit.add(report), then)
        else:
            self.both("Add report", lambda edit: edit.add(report), then)

    @precondition(lambda self: self.paper.content["reports"])
    @rule(
        kind=st.sampled_from(ORDERED),
        picked=PICK,
        index=st.none() | st.integers(0, 6),
        remark=VALUES["remark"],
        data=st.sampled_from(DATA),
    )
    def add(self, kind, picked, index, remark, data):
        parent = self.pick(PARENTS[kind], picked)
        if parent is None or len(parent[f"{kind}s"]) > 3:
            return
        new = Attachment(name=remark, content=sha256(data).hexdigest())
        if kind != "attachment":
            new = Measure(remark=remark, attachments=[new] if remark else [])
        if kind == "indicator":
            new = Indicator(title=remark, measures=[new, Measure()])
        row = plain(new)

        def do(edit):
            edit.keep(data)
            edit.add(new, parent_id=parent["id"], index=index)

        def then(paper):
            parents = paper.rows(PARENTS[kind])
            siblings = next(p for p in parents if p["id"] == parent["id"])[f"{kind}s"]
            number(row, kind, list(self.added))
            siblings.insert(len(siblings) if index is None else index, row)

        self.both(f"Add {kind}", do, then)

    @precondition(lambda self: self.paper.content["reports"])
    @rule(
        what=st.sampled_from(
            [
                ("report", "title"),
                ("report", "digits"),
                ("report", "ita_year"),
                ("report", "fiscal_year"),
                ("report", "parts"),
                ("report", "extra_columns"),
                ("report", "problems"),
                ("indicator", "label"),
                ("indicator", "title"),
                ("measure", "steps"),
                ("measure", "remark"),
                ("measure", "status"),
                ("attachment", "caption"),
            ]
        ),
        picked=PICK,
        data=st.data(),
        seconds=st.sampled_from([0, 1, 9, 10, 60]),
        typing=st.booleans(),
    )
    def set(self, what, picked, data, seconds, typing):
        kind, column = what
        row = self.pick(kind, picked)
        if row is None:
            return
        value = data.draw(VALUES[column])
        self.clock.pass_seconds(seconds)

        def then(paper):
            next(each for each in paper.rows(kind) if each["id"] == row["id"])[column] = value

        def do(edit):
            edit.set(ENTITIES[kind], row["id"], **{column: value})

        field = (kind, row["id"], column) if typing else None
        others = [each for each in self.paper.rows("report") if each["id"] != row["id"]]
        if column == "fiscal_year" and any(each[column] == value for each in others):
            with pytest.raises(YearTaken):
                self.both(f"Set {column}", do, then, field)
        else:
            self.both(f"Set {column}", do, then, field)

    @precondition(lambda self: self.paper.rows("measure"))
    @rule(picked=PICK, text=VALUES["remark"], seconds=st.sampled_from([1, 1, 1, 12]))
    def type_on(self, picked, text, seconds):
        measure = self.pick("measure", picked % 2)
        self.clock.pass_seconds(seconds)

        def then(paper):
            self_row = next(m for m in paper.rows("measure") if m["id"] == measure["id"])
            self_row["timeframe"] = text

        self.both(
            "Type",
            lambda edit: edit.set(Measure, measure["id"], timeframe=text),
            then,
            ("measure", measure["id"], "timeframe"),
        )

    @rule(name=VALUES["title"], logo=st.sampled_from([None, b"\x00\xff"]))
    def set_office(self, name, logo):
        def then(paper):
            paper.content["office"] |= {"name": name, "logo": logo}

        self.both("Set office", lambda edit: edit.set(Office, 1, name=name, logo=logo), then)

    @precondition(lambda self: self.paper.rows("indicator"))
    @rule(
        kind=st.sampled_from(ORDERED),
        picked=PICK,
        parent_picked=PICK,
        index=st.integers(0, 6),
    )
    def move(self, kind, picked, parent_picked, index):
        row = self.pick(kind, picked)
        parent_kind = PARENTS[kind]
        parent = self.pick(parent_kind, parent_picked)
        if row is None or parent is None or len(parent[f"{kind}s"]) > 4:
            return

        def then(paper):
            siblings = paper.siblings_of(kind, row["id"])
            place = next(n for n, each in enumerate(siblings) if each["id"] == row["id"])
            moved = siblings.pop(place)
            target = next(p for p in paper.rows(parent_kind) if p["id"] == parent["id"])
            target[f"{kind}s"].insert(index, moved)

        def do(edit):
            edit.move(ENTITIES[kind], row["id"], parent_id=parent["id"], index=index)

        self.both(f"Move {kind}", do, then)

    @precondition(lambda self: self.paper.content["reports"])
    @rule(kind=st.sampled_from(["report", *ORDERED, "measure"]), picked=PICK)
    def remove(self, kind, picked):
        row = self.pick(kind, picked)
        if row is None or (kind == "report" and picked % 4):
            return

        def then(paper):
            siblings = paper.siblings_of(kind, row["id"])
            siblings[:] = [each for each in siblings if each["id"] != row["id"]]

        self.both(f"Remove {kind}", lambda edit: edit.remove(ENTITIES[kind], row["id"]), then)

    @precondition(lambda self: self.paper.rows("indicator"))
    @rule(kind=st.sampled_from(ORDERED), picked=PICK)
    def duplicate(self, kind, picked):
        row = self.pick(kind, picked)
        if row is None or len(self.paper.siblings_of(kind, row["id"])) > 3:
            return

        def then(paper):
            siblings = paper.siblings_of(kind, row["id"])
            copy = deepcopy(row)
            number(copy, kind, list(self.added))
            place = next(n for n, each in enumerate(siblings) if each["id"] == row["id"])
            siblings.insert(place + 1, copy)

        self.both(f"Duplicate {kind}", lambda edit: edit.duplicate(ENTITIES[kind], row["id"]), then)

    @precondition(lambda self: self.paper.rows("measure"))
    @rule(picked=PICK, fails=st.booleans())
    def do_several_things_at_once(self, picked, fails):
        measure = self.pick("measure", picked)

        def do(edit):
            edit.set(Measure, measure["id"], remark="ก")
            edit.set(Measure, measure["id"], remark="หลาย", status=Status.COMPLETED)
            copy_id = edit.duplicate(Measure, measure["id"])
            edit.set(Measure, copy_id, remark="สำเนา")
            edit.remove(Measure, measure["id"])
            if fails:
                raise Problem("It failed.")

        def then(paper):
            siblings = paper.siblings_of("measure", measure["id"])
            place = next(n for n, m in enumerate(siblings) if m["id"] == measure["id"])
            siblings[place] |= {"remark": "สำเนา", "status": Status.COMPLETED}
            number(siblings[place], "measure", list(self.added))

        if fails:
            with pytest.raises(Problem, match="It failed"):
                self.both("Several", do, then)
        else:
            self.both("Several", do, then)

    @precondition(lambda self: self.paper.content["reports"])
    @rule(picked=PICK, fingerprint=st.sampled_from("ab"), reason=VALUES["remark"])
    def dismiss(self, picked, fingerprint, reason):
        report = self.pick("report", picked)

        def do(edit):
            new = Dismissal(fingerprint=fingerprint, reason=reason)
            edit.add(new, parent_id=report["id"])

        def then(paper):
            siblings = next(r for r in paper.rows("report") if r["id"] == report["id"])
            siblings["dismissals"].append(
                {"id": self.added[0], "fingerprint": fingerprint, "reason": reason}
            )

        if any(each["fingerprint"] == fingerprint for each in report["dismissals"]):
            with pytest.raises(AlreadyDismissed):
                self.both("Dismiss", do, then)
        else:
            self.both("Dismiss", do, then)

    @precondition(lambda self: self.paper.rows("dismissal"))
    @rule(picked=PICK)
    def show_again(self, picked):
        row = self.pick("dismissal", picked)

        def then(paper):
            for report in paper.rows("report"):
                kept = [each for each in report["dismissals"] if each["id"] != row["id"]]
                report["dismissals"] = kept

        self.both("Show again", lambda edit: edit.remove(Dismissal, row["id"]), then)

    @rule(data=st.data())
    def restore(self, data):
        step = data.draw(st.sampled_from(sorted(self.content_after)))
        before, after = self.paper.content, deepcopy(self.content_after[step])
        restored = self.workbook.restore(step, "Restore")
        if restored is None:
            assert before == after
            return
        self.paper.take_step("Restore", after)
        self.check_dismissals()

    @rule(where=st.sampled_from(["undo"] * 5 + ["redo"] * 5 + ["restart"]))
    def travel(self, where):
        if where == "restart":
            self.workbook.close()
            self.workbook = Workbook.open(self.path, terms=self.terms)
            self.workbook.subscribe(self.follow)
            self.check_contents()
            self.paper.typing = None
            assert self.workbook.opened_at_step == self.newest_step()
            return
        stack = self.paper.done if where == "undo" else self.paper.undone
        expected = stack[-1][0] if stack else None
        step = getattr(self.workbook, where)()
        assert (step and step.step) == expected
        getattr(self.paper, where)()


def test_ten_thousand_random_steps_leave_the_workbook_as_the_model():
    wanted = SOAK_STEPS if os.environ.get("ITA_SOAK") else STEPS

    class Life(LifeOfAWorkbook):
        steps_done = 0

    while Life.steps_done < wanted:  # a life may be cut short
        lives = (wanted - Life.steps_done) // STEPS_A_LIFE + 1
        run_state_machine_as_test(
            Life,
            settings=settings(
                max_examples=lives,
                stateful_step_count=STEPS_A_LIFE,
                deadline=None,
                database=None,
                phases=[Phase.generate, Phase.shrink],
                suppress_health_check=list(HealthCheck),
            ),
        )
