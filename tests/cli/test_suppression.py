"""Comments in a plan that silence rules: what is told of them."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

Run = Callable[..., CompletedProcess[str]]

COMMENT = '.. plancheck: ignore-line[theme-without-contact] "Backups" -- until May\n\n'


def test_what_is_silenced_is_counted_and_does_not_fail(run: Run, bad: str) -> None:
    Path("bad.rst").write_text(bad.replace("+---", f"{COMMENT}+---", 1))
    done = run("check", "bad.rst")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "1 plan checked: nothing to report (1 suppressed)\n"


def test_who_asks_is_told_what_is_silenced_and_why(run: Run, bad: str) -> None:
    Path("bad.rst").write_text(bad.replace("+---", f"{COMMENT}+---", 1))
    done = run("check", "-v", "bad.rst")
    assert (
        'plancheck: bad.rst:9:3: suppressed: theme-without-contact theme "Backups" names nobody'
        " (until May)\n"
    ) in done.stderr
    (one,) = json.loads(run("check", "--format", "json", "bad.rst").stdout)["suppressed"]
    assert (one["code"], one["line"], one["reason"]) == ("theme-without-contact", 9, "until May")


def test_a_suppression_is_for_the_plan_it_stands_in(run: Run, bad: str) -> None:
    silent = f".. plancheck: ignore-file[theme-without-contact]\n\n{bad}"
    Path("silent.rst").write_text(silent)
    Path("bad.rst").write_text(bad)
    done = run("check", "--format", "concise", "bad.rst", "silent.rst")
    assert done.stdout == 'bad.rst:7:3: theme-without-contact theme "Backups" names nobody\n'


def test_no_suppression_is_called_unused_where_a_part_was_not_read(run: Run, good: str) -> None:
    comment = ".. plancheck: ignore-file[unused-target] they come back\n\n"
    broken = good.replace("| `Ada Moss`_      |", "| `Ada Moss`_ |")
    Path("plan.rst").write_text(f"{comment}{broken}")
    done = run("check", "--format", "concise", "plan.rst")
    codes = {line.split()[1] for line in done.stdout.splitlines()}
    assert "malformed-table" in codes
    assert "unused-suppression" not in codes


def test_a_rule_across_plans_may_be_silenced_for_a_run_that_has_both(run: Run, good: str) -> None:
    comment = ".. plancheck: ignore-file[cycle-claimed-twice] one will go\n\n"
    Path("cedar-plan.rst").write_text(f"{comment}{good}")
    Path("cedar-priorities.rst").write_text(good)
    both = run("check", "--format", "concise", "cedar-plan.rst", "cedar-priorities.rst")
    assert both.stdout == (
        "cedar-priorities.rst:1:1: cycle-claimed-twice this plan is for cedar,"
        " and so is cedar-plan.rst\n"
    )
    assert run("check", "cedar-plan.rst").returncode == 0


def test_a_plan_can_be_hostile_with_comments(run: Run, bad: str) -> None:
    many = ".. plancheck: ignore[unused-target] x\n\n" * 3000
    Path("bad.rst").write_text(many + bad)
    done = run("check", "--format", "concise", "bad.rst")
    assert done.returncode == 1
    assert (
        "bad.rst:401:1: broken-suppression this comment silences nothing:"
        " it is one of more than 200\n"
    ) in done.stdout


def test_what_was_not_read_cannot_be_silenced(run: Run, good: str) -> None:
    broken = good.replace("| `Ada Moss`_      |", "| `Ada Moss`_ |")
    for code in ("malformed-table", "content-elsewhere", "wrong-schema", "unreadable-plan"):
        Path("plan.rst").write_text(f".. plancheck: ignore-file[{code}] all is well\n\n{broken}")
        done = run("check", "--format", "concise", "plan.rst")
        assert done.returncode == 1
        assert (
            "plan.rst:1:1: broken-suppression this comment silences nothing:"
            f" {code} cannot be silenced\n"
        ) in done.stdout
