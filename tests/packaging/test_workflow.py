"""The hosted CI builds with our own commands, and with nothing that can change under it."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORKFLOW = (ROOT / ".github" / "workflows" / "release.yml").read_text("utf-8")


def test_every_make_target_that_it_calls_is_there():
    called = set(re.findall(r"^(?: +| +run: )make ([a-z-]+)", "\n".join(steps()), re.MULTILINE))
    assert {"release", "reproduce"} <= called
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert called <= set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))


def test_every_script_that_it_calls_is_there():
    called = re.findall(r"(?:python .*?)?(\bpackaging/\S+\.py)", "\n".join(steps()))
    assert called
    assert all((ROOT / path).is_file() for path in called)


def test_actions_are_pinned_to_a_commit():
    used = re.findall(r"uses: (\S+)", WORKFLOW)
    assert len(used) > 5
    assert all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", action) for action in used)


def test_it_may_only_write_where_it_drafts_the_release():
    assert WORKFLOW.count("contents: write") == 1
    assert WORKFLOW.index("contents: write") > WORKFLOW.index("publish:")
    assert "permissions:\n  contents: read\n" in WORKFLOW


def steps():
    """Return the lines that are run: those of a step, not comments and names."""
    lines = WORKFLOW.splitlines()
    return [line for line in lines if not re.match(r"\s*(#|- name:|name:)", line)]
