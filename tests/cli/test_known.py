"""Findings that are known already: ``check --baseline`` and ``check --since``."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]
Git = Callable[..., str]


@pytest.fixture(autouse=True)
def plans(tmp_path: Path, good: str, bad: str) -> None:
    (tmp_path / "good.rst").write_text(good)
    (tmp_path / "bad.rst").write_text(bad)


def record(run: Run, *paths: str) -> None:
    done = run("check", "--format", "json", "-o", "known.json", *paths)
    assert (done.returncode, done.stdout) == (1, "")


def test_what_a_baseline_holds_is_not_told_again(run: Run) -> None:
    record(run, "bad.rst", "good.rst")
    done = run("check", "--baseline", "known.json", "bad.rst", "good.rst")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "2 plans checked: nothing to report (1 known before)\n"


def test_it_is_known_by_what_it_is_and_not_by_its_line(run: Run, bad: str) -> None:
    record(run, "bad.rst")
    Path("bad.rst").write_text(f".. _a-label:\n\n{bad}")
    assert run("check", "--baseline", "known.json", "./bad.rst").returncode == 0


def test_what_is_new_is_told_and_only_that(run: Run, bad: str) -> None:
    record(run, "bad.rst")
    row = "| Backups_ | TBD              |\n+----------+------------------+\n"
    Path("bad.rst").write_text(bad.replace(row, row + row.replace("Backups_", "`Boats`_")))
    done = run("check", "--format", "concise", "--baseline", "known.json", "bad.rst")
    assert done.returncode == 1
    assert done.stdout == (
        'bad.rst:9:3: broken-reference "Boats" leads nowhere\n'
        'bad.rst:9:3: theme-without-contact theme "Boats" names nobody\n'
    )


def test_of_several_alike_as_many_are_known_as_there_were(run: Run, good: str) -> None:
    Path("bad.rst").write_text(f"{good}\nSee `That`_.\n")
    record(run, "bad.rst")
    Path("bad.rst").write_text(f"{good}\nSee `That`_.\n\nNot `That`_.\n")
    done = run("check", "--format", "concise", "--baseline", "known.json", "bad.rst")
    assert done.stdout == 'bad.rst:21:5: broken-reference "That" leads nowhere\n'


def test_an_entry_that_no_longer_matches_is_told(run: Run, good: str) -> None:
    record(run, "bad.rst", "good.rst")
    Path("bad.rst").write_text(good)
    done = run("check", "--baseline", "known.json", "bad.rst")
    assert (done.returncode, done.stdout) == (0, "1 plan checked: nothing to report\n")
    assert done.stderr == (
        "plancheck: known.json: no longer found: bad.rst: theme-without-contact"
        ' theme "Backups" names nobody\n'
    )


def test_an_entry_on_a_plan_that_is_not_checked_is_left_alone(run: Run) -> None:
    record(run, "bad.rst")
    done = run("check", "--baseline", "known.json", "good.rst")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_baseline_that_is_missing_or_none_stops_the_run(run: Run) -> None:
    done = run("check", "--baseline", "gone.json", "bad.rst")
    assert done.returncode == 2
    assert done.stderr == (
        "plancheck: error: gone.json: cannot be read: No such file or directory: record what"
        " there is now: plancheck check --format json -o gone.json\n"
    )
    for text, told in (
        ("{}", "is no report of findings (plancheck.findings/1)"),
        ('{"format": "plancheck.findings/1"', "Expecting ',' delimiter: line 1 column 34"),
        (
            '{"format": "plancheck.findings/1", "findings": [{"path": 1}]}',
            "a finding in it lacks its path, code, message or fingerprint",
        ),
    ):
        Path("odd.json").write_text(text)
        done = run("check", "--baseline", "odd.json", "bad.rst")
        assert done.returncode == 2
        assert done.stderr.startswith(f"plancheck: error: odd.json: {told}")


def test_a_report_never_replaces_the_baseline_it_is_compared_with(run: Run) -> None:
    record(run, "bad.rst")
    before = Path("known.json").read_text()
    done = run(
        "check", "--baseline", "known.json", "--format", "json", "-o", "known.json", "bad.rst"
    )
    assert done.returncode == 2
    assert "known.json: is itself read" in done.stderr
    assert Path("known.json").read_text() == before
    assert json.loads(before)["complete"] is True


# -- what a revision has already -------------------------------------------------------------------


@pytest.fixture
def base(git: Git) -> Git:
    """A repository in which both plans are committed as they are."""
    git("add", "--all")
    git("commit", "--quiet", "--message=Plan Cedar")
    return git


@pytest.mark.usefixtures("base")
def test_what_a_revision_has_is_not_told_again(run: Run) -> None:
    done = run("check", "--since", "HEAD", "bad.rst", "good.rst")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "2 plans checked: nothing to report (1 known before)\n"


@pytest.mark.usefixtures("base")
def test_what_a_change_brings_is_told_and_only_that(run: Run, bad: str) -> None:
    Path("bad.rst").write_text(f".. _a-label:\n\n{bad}\nSee `That`_.\n")
    done = run("check", "--format", "concise", "--since", "main", "bad.rst")
    assert done.returncode == 1
    assert done.stdout == 'bad.rst:19:5: broken-reference "That" leads nowhere\n'


def test_a_plan_that_moved_has_what_it_had(run: Run, base: Git, bad: str) -> None:
    Path("priorities").mkdir()
    base("mv", "bad.rst", "priorities/cedar plan.rst")
    Path("priorities/cedar plan.rst").write_text(f"{bad}\nAnd more.\n")
    done = run("check", "--since", "HEAD", "priorities")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.usefixtures("base")
def test_in_a_plan_that_is_new_all_is_new(run: Run, bad: str) -> None:
    Path("new.rst").write_text(bad.replace("Cedar", "Birch").replace("Backups", "Binders"))
    done = run("check", "--format", "concise", "--since", "HEAD", "new.rst")
    assert done.stdout == 'new.rst:7:3: theme-without-contact theme "Binders" names nobody\n'


@pytest.mark.usefixtures("base")
def test_a_suppression_that_is_taken_out_makes_its_finding_new(
    run: Run, base: Git, bad: str
) -> None:
    Path("bad.rst").write_text(f".. plancheck: ignore-file[theme-without-contact]\n\n{bad}")
    base("commit", "--quiet", "--all", "--message=Silence it")
    Path("bad.rst").write_text(bad)
    assert run("check", "--since", "HEAD", "bad.rst").returncode == 1


@pytest.mark.usefixtures("base")
def test_an_unknown_revision_hides_nothing(run: Run) -> None:
    done = run("check", "--format", "concise", "--since", "nowhere", "bad.rst")
    assert done.returncode == 2
    assert done.stdout == 'bad.rst:7:3: theme-without-contact theme "Backups" names nobody\n'
    assert "plancheck: error: unknown revision 'nowhere'" in done.stderr


@pytest.mark.usefixtures("base")
def test_a_baseline_and_a_revision_do_not_count_twice(run: Run, bad: str) -> None:
    record(run, "bad.rst")
    row = "| Backups_ | TBD              |\n+----------+------------------+\n"
    Path("bad.rst").write_text(bad.replace(row, row + row))
    done = run("check", "--since", "HEAD", "--baseline", "known.json", "bad.rst")
    assert done.returncode == 1
    assert "1 error" in done.stdout
    assert "(1 known before)" in done.stdout
