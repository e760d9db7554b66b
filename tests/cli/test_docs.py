"""The commands that tell about plancheck itself: ``-h``, ``--version``, ``explain``, ``schema``."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from plancheck import __version__
from plancheck.render.changes import FORMATS as CHANGE_FORMATS
from plancheck.render.formats import FORMATS
from plancheck.rules import RULES

Run = Callable[..., CompletedProcess[str]]

ROOT = Path(__file__).parent.parent.parent
COMMON = [
    "--format FORMAT[=FILE]",
    "-o, --output FILE",
    "--color [auto|always|never]",
    "--config PATH",
]
COMMON += ["-q, --quiet", "-v, --verbose", "-h, --help", "--stdin-filename PATH"]

MEANT = re.compile(r"(?:\[PATH\|DIR\|-]|\[ARGS]|-- PATH|NEW-FILE |FILE )\.\.\.|A\.\.\.B")
"""Where dots are said on purpose, and not for what had no room."""
FAIL_ON = "--fail-on [error|warning|info|never]"


def test_version(run: Run) -> None:
    assert run("--version").stdout == f"plancheck {__version__}\n"


@pytest.mark.parametrize(
    ("words", "mentions"),
    [
        (
            [],
            [
                *("check ", "config ", "diff ", "explain ", "init ", "schema ", "show "),
                *("--version", "130 interrupted"),
            ],
        ),
        (
            ["check"],
            [*COMMON, "[PATH|DIR|-]...", ", ".join(FORMATS), "--schema NAME|FILE", FAIL_ON],
        ),
        (["diff"], [*COMMON, "[A] [B] [-- PATH...]", ", ".join(CHANGE_FORMATS), "--staged"]),
        (["show"], [*COMMON, "[REV:]PATH", "text, json, yaml, outline"]),
        (["explain"], ["[CODE]", "--format [text|markdown]"]),
        (["schema"], ["[NAME]"]),
        (["init"], ["--stdout"]),
        (["config"], ["[PATH]", "--config PATH"]),
    ],
)
def test_the_help_of_every_command_is_complete(
    run: Run, words: list[str], mentions: list[str]
) -> None:
    done = run(*words, "-h", COLUMNS="100")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == run(*words, "--help", COLUMNS="100").stdout
    for mention in mentions:
        assert mention in " ".join(done.stdout.split())
    for line in done.stdout.splitlines():
        assert len(line) <= 100
        assert "..." not in MEANT.sub("", line)


def test_explain_lists_every_rule_in_a_line(run: Run) -> None:
    lines = run("explain").stdout.splitlines()
    assert [line.split()[0] for line in lines] == [rule.code for rule in RULES]
    assert all(re.match(r"[a-z-]+ +(error|warning|info|off) +[A-Z].*\.$", line) for line in lines)


def test_explain_tells_why_and_shows_how(run: Run) -> None:
    told = run("explain", "theme-without-contact").stdout
    assert told.startswith("theme-without-contact (error)\n\n")
    bad, good = told.split("\nBad:\n\n")[1].split("\nGood:\n\n")
    assert bad.startswith("    ")
    assert good.startswith("    ")
    marked = run("explain", "theme-without-contact", "--format", "markdown").stdout
    assert marked.startswith("# theme-without-contact\n\nSeverity: error\n\n")
    assert "\n## Bad\n\n```rst\n" in marked


def test_explain_prints_the_list_as_a_table(run: Run) -> None:
    first, _, *rows = run("explain", "--format", "markdown").stdout.splitlines()
    assert first == "| rule | severity | what it finds |"
    assert [row.split("`")[1] for row in rows] == [rule.code for rule in RULES]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ["explain", "theme-without-contacts"],
            "there is no rule 'theme-without-contacts': did you mean theme-without-contact?",
        ),
        (["explain", "\x1b[31m"], "there is no rule '\\x1b[31m': `plancheck explain` lists them"),
        (
            ["schema", "planned"],
            "no schema ships under the name 'planned': did you mean plan?",
        ),
    ],
)
def test_an_unknown_name_gets_the_nearest(run: Run, arguments: list[str], told: str) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"plancheck: error: {told}\n"


def test_schemas_are_listed_and_printed_as_they_ship(run: Run) -> None:
    names = run("schema").stdout.split()
    assert names == sorted(path.stem for path in (ROOT / "schema").glob("*.json"))
    assert {"plan", "findings", "config", "linked"} <= set(names)
    printed = run("schema", "plan").stdout
    assert printed == (ROOT / "schema" / "plan.json").read_text(encoding="utf-8")
    assert json.loads(printed)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
