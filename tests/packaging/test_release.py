"""A release is built from what a tag holds, and from nothing else."""

import subprocess

import pytest
from release import ReleaseError, main, release, reproduce

MAKEFILE = """\
artefacts:
\tmkdir -p build/dist
\techo "$$(cat said.txt) $$SOURCE_DATE_EPOCH" > build/dist/artefact.txt
"""


def git(folder, *words):
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(folder), *identity, *words], check=True, capture_output=True)


@pytest.fixture
def sources(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2026-01-02T00:00:00Z")
    place = tmp_path / "sources"
    (place / "ita_desktop").mkdir(parents=True)
    (place / "ita_desktop" / "__init__.py").write_text('__version__ = "7.1"\n')
    (place / "Makefile").write_text(MAKEFILE)
    (place / "said.txt").write_text("committed")
    git(place, "init", "--quiet")
    git(place, "add", ".")
    git(place, "commit", "--quiet", "-m", "First")
    git(place, "tag", "v7.1")
    return place


def test_what_is_not_committed_does_not_get_in(sources):
    (sources / "said.txt").write_text("tried out")
    built = release("v7.1", sources)
    assert built == sources / "build" / "dist"
    assert (built / "artefact.txt").read_text().startswith("committed ")


def test_artefacts_bear_the_time_of_the_commit(sources):
    # 2 January 2026, 0:00 UTC
    assert (release("v7.1", sources) / "artefact.txt").read_text().split()[1] == "1767312000"


def test_what_was_built_before_is_not_among_the_artefacts(sources):
    (sources / "build" / "dist").mkdir(parents=True)
    (sources / "build" / "dist" / "old.txt").write_text("old")
    assert [path.name for path in release("v7.1", sources).iterdir()] == ["artefact.txt"]


def test_a_tag_that_is_not_called_as_the_version_is_refused(sources):
    git(sources, "tag", "v7.2")
    with pytest.raises(ReleaseError, match=r"The tag v7\.2 holds version 7\.1"):
        release("v7.2", sources)
    assert not (sources / "build" / "dist").exists()


def test_a_tag_that_is_not_there_is_refused(sources, capfd):
    with pytest.raises(ReleaseError, match="no tag or branch"):
        release("v8", sources)
    capfd.readouterr()  # git's own words


def test_two_builds_of_a_commit_are_compared(sources):
    assert reproduce("HEAD", sources) == []


def test_both_builds_are_of_the_same_commit_though_work_goes_on(sources):
    going_on = f"\techo more >> {sources}/said.txt\n\tgit -C {sources} commit --quiet -a -m More\n"
    (sources / "Makefile").write_text(MAKEFILE + going_on)
    for name, value in {"user.name": "A", "user.email": "a@example.org"}.items():
        git(sources, "config", name, value)
    git(sources, "commit", "--quiet", "-a", "-m", "Second")
    assert reproduce("HEAD", sources) == []


def test_a_build_that_tells_its_folder_is_found_out(sources):
    (sources / "Makefile").write_text(MAKEFILE.replace("$$(cat said.txt)", "$$PWD"))
    git(sources, "commit", "--quiet", "-a", "-m", "Second")
    (told,) = reproduce("HEAD", sources)
    assert told.startswith("artefact.txt: differs from byte ")


def test_the_command_says_how_it_is_used(capsys):
    assert main(["release"]) == 2
    assert "usage:" in capsys.readouterr().err
