"""Nothing from a plan, a path or an option reaches a terminal or a CI runner as a command."""

import html
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import cmarkgfm
import pytest
import yaml
from cmarkgfm.cmark import Options
from sarif_kit.validate import validation_errors

from plancheck.language.words import fold
from plancheck.render.formats import FORMATS
from plancheck.rules import BY_CODE

Run = Callable[..., CompletedProcess[str]]

PAYLOADS = {
    "colour": "\x1b[31mred",
    "title of the window": "\x1b]0;owned\x07",
    "C1": "\x9b2Jclear",
    "backspace": "a\bb",
    "bidi": "\u202etxet\u202c \u2066x\u2069",
    "zero width": "a\u200bb\u2060c",
    "blank": "\u3164\u2800",
    "annotation": "::error::owned",
    "NBSP before a command": "\xa0::set-output name=x::y",
    "legacy command": "x ##[group]y",
    "Azure": "##vso[task.setvariable variable=x]y",
}
PLAN = """\
{line}
{title}
{line}

{lead}

Essential
=========

.. list-table::
   :header-rows: 1

   * - Theme
     - Owner
     - {title}
   * - {text}
     - {text}, Ada Moss
     - {text}
   * - Backups
     -
     - {text}

Optional {text}
{line}=========

.. list-table::
   :header-rows: 1

   * - Theme
     - Owner
   * - `{text}`_
     - `{text} Moss`_

Backups
=======

We will {text}.

* {text}
"""


def harmless(printed: str, *, coloured: bool = False) -> None:
    """Assert what a terminal and the runners of GitHub and Azure need."""
    if coloured:
        printed = re.sub(r"\x1b\[[\d;]+m", "", printed)
    for line in printed.split("\n"):
        assert line.isprintable(), line
        assert not re.search("[\u3164\u2800]", line), line
        assert not line.lstrip().startswith("::"), line
        assert not re.search(r"##\w*\[", line), line


def test_words_of_a_plan_stay_words(run: Run) -> None:
    for number, text in enumerate(PAYLOADS.values()):
        plan = PLAN.format(title=text, text=text, lead=text, line="=" * 40)
        Path(f"{number}.rst").write_text(plan, newline="\n")
    for arguments in (["--color", "always"], ["--format", "concise"]):
        done = run("check", *arguments, ".")
        assert (done.returncode, done.stderr) == (1, "")
        assert {f"{number}.rst" for number in range(len(PAYLOADS))} <= set(
            re.findall(r"^\d+\.rst", re.sub(r"\x1b\[[\d;]+m", "", done.stdout), re.MULTILINE)
        )
        harmless(done.stdout, coloured=True)


def test_no_format_takes_words_or_names_for_more(
    run: Run,
    payloads: tuple[str, ...],
    commands_in: Callable[[str], list[tuple[str, dict[str, str], str]]],
) -> None:
    Path("p").mkdir()
    for number, text in enumerate(payloads):
        words = fold(text)  # what can stand in a title
        plan = PLAN.format(title=words, text=words, lead=text, line="=" * 80)
        name = text.replace("/", "").replace("\0", "")[:60]
        Path("p", f"{number}{name}.rst").write_text(plan, newline="\n")
    wanted = [f"--format={form}=out.{form}" for form in FORMATS]
    assert run("check", "p", "--schema", "tiers", *wanted).returncode == 1
    for form in FORMATS:
        printed = Path(f"out.{form}").read_text()
        commands = commands_in(printed)
        if form == "github":
            assert len(commands) >= 10
            assert {name for name, _, _ in commands} <= {"error", "warning", "notice"}
            assert {given["title"] for _, given, _ in commands} <= {"plancheck", *BY_CODE}
            printed = "".join(
                line for line in printed.splitlines(keepends=True) if line[:2] != "::"
            )
        else:
            assert commands == []
        harmless(printed)
    shown = cmarkgfm.github_flavored_markdown_to_html(
        Path("out.markdown").read_text(), Options.CMARK_OPT_UNSAFE
    )
    tags = set(re.findall(r"<[/!?]?(\w*)", shown))
    assert tags == set("h3 p table thead tbody tr th td code".split())
    assert not re.search(r"[@#]\w", html.unescape(shown))
    for form in ("junit", "checkstyle"):
        ET.fromstring(Path(f"out.{form}").read_text())
    assert validation_errors(json.loads(Path("out.sarif").read_text())) == []


@pytest.mark.parametrize("kind", ["colour", "bidi", "annotation", "legacy command"])
def test_a_plan_is_shown_without_harm(run: Run, kind: str) -> None:
    text = PAYLOADS[kind]
    Path("x.rst").write_text(PLAN.format(title=text, text=text, lead=text, line="=" * 40))
    done = run("show", "x.rst", "--color", "always")
    assert ("Backups" in done.stdout) != ("error: x.rst: line " in done.stderr)
    harmless(done.stdout, coloured=True)
    harmless(done.stderr)


def test_data_says_what_stands_there(run: Run) -> None:
    text = "x ##[group]y ::error::z"
    Path("x.rst").write_text(PLAN.format(title=text, text=text, lead="", line="=" * 40))
    shown = [run("show", "x.rst", "--format", form).stdout for form in ("json", "yaml")]
    assert json.loads(shown[0])["title"] == text
    assert yaml.safe_load(shown[1]) == json.loads(shown[0])
    for printed in shown:
        harmless(printed)


def test_names_of_files_stay_names(run: Run, bad: str) -> None:
    names = [f"{text.replace('/', '')}.rst" for text in PAYLOADS.values()]
    for name in names:
        Path(name).write_text(bad)
    for arguments, status, lines in (
        (["check", "-v", "--color", "always", "."], 1, len(names)),
        (["check", "--format", "concise", "."], 1, 0),
        (["check", *(f"{name}.missing" for name in names)], 2, len(names)),
        (["check", ".", "-o", names[0]], 2, 1),
        (["show", f"nope{names[0]}"], 2, 1),
        (["show", f"nope{names[7]}"], 2, 1),
    ):
        done = run(*arguments)
        assert (done.returncode, done.stderr.count("\n")) == (status, lines)
        harmless(done.stdout, coloured=True)
        harmless(done.stderr)
    report = json.loads(run("check", "--format", "json", ".").stdout)
    assert {one["path"] for one in report["findings"]} == set(names)


def test_a_name_of_bytes_is_told_in_every_format(run: Run, bad: str) -> None:
    name = b"caf\xe9.rst"
    try:
        Path(name.decode(errors="surrogateescape")).write_text(bad)
    except OSError:
        pytest.skip("this file system has no such names")
    assert run("check", "--format", "concise", ".").stdout.startswith("caf\\udce9.rst:7:3: ")
    assert json.loads(run("check", "--format", "json", ".").stdout)["findings"]
    shown = run("show", name.decode(errors="surrogateescape"), "--format", "yaml")
    assert shown.stdout.splitlines()[1] == 'path: "caf\\uDCE9.rst"'


def test_what_is_quoted_in_an_error_is_escaped(run: Run) -> None:
    evil = "\x1b[2J\r::error::x\n##[group]"
    Path("c.yaml").write_text(json.dumps({evil: 1}))
    for arguments in (
        ["check", "--config", "c.yaml", "."],
        ["check", "--schema", evil, "."],
        ["check", f"--{evil}"],
        ["explain", evil],
        ["schema", evil],
        ["show", f"HEAD{evil}:x"],
        [evil],
    ):
        done = run(*arguments)
        assert done.returncode == 2
        assert done.stderr.count("\n") == 1
        harmless(done.stdout + done.stderr)
