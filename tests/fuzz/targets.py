"""What is fuzzed: each target takes bytes as they may come from anywhere, and fails on a breach.

A target may refuse what it gets, with a PlancheckError or a finding. It must not raise anything
else, pass a plan that it has not read, print what a terminal or a runner would obey, or write.
"""

import json
import os
import re
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any

from plancheck import baseline, config, docs, git
from plancheck.check import Checked, Setup, check
from plancheck.errors import PlancheckError
from plancheck.finding import Severity
from plancheck.model import FlawKind, Plan
from plancheck.render import plan as render_plan
from plancheck.render.data import as_json
from plancheck.render.formats import FORMATS
from plancheck.render.report import Report
from plancheck.rst.reader import read_plan
from plancheck.schema import SHAPES, find
from plancheck.source import SourceText, Span
from plancheck.suppress import told

Target = Callable[[bytes], None]

HERE = Path()
PATH = "priorities/maple.rst"


def reader(data: bytes) -> None:
    """Any bytes are a plan or refused, and every place lies in the text."""
    source = _source(data)
    if source:
        assert_in_text(read_plan(source), source)


def whole(data: bytes) -> None:
    """The reader, every rule, the schemas, suppressions and every format of report."""
    source = _source(data)
    if not source:
        return
    checked = check(source, Setup(_schema("linked"), _schema))
    assert not checked.bugs, checked.bugs[0]
    plan = read_plan(source)
    _not_passed_unread(plan, checked)
    _printed(source, checked)
    for shape in SHAPES:
        check(source, Setup(_schema(shape)))
    for form, render in render_plan.FORMATS.items():
        assert_harmless(render(render_plan.Report(plan)), form)


def configuration(data: bytes) -> None:
    """Any bytes are a configuration, a schema or a baseline, or refused."""
    with tempfile.TemporaryDirectory() as folder:
        for name in (config.FILE_NAME, "any.toml", "any.json", config.PYPROJECT):
            path = Path(folder, name)
            path.write_bytes(data)
            _refused_or_done(partial(config.read, path))
            _refused_or_done(partial(_check_by, path))
            if name.endswith(".json"):
                _refused_or_done(partial(baseline.read, path))


def revision(data: bytes) -> None:
    """Any name of a revision and path is read or refused, and nothing is written."""
    folder = _repository()
    name, _, path = os.fsdecode(data[:5000]).replace("\0", "\ufffd").partition(":")
    before = _files(folder)
    _refused_or_done(partial(git.read, name, path or PATH, folder))
    assert _files(folder) == before


TARGETS: dict[str, Target] = {
    "reader": reader,
    "whole": whole,
    "configuration": configuration,
    "revision": revision,
}


def assert_in_text(plan: Plan, source: SourceText) -> None:
    """Every place of ``plan`` lies in its text."""
    for span in spans(plan):
        assert span.end_line <= len(source.lines), span
        assert span.column <= len(source.lines[span.line - 1]) + 1, span
        assert span.end_column <= len(source.lines[span.end_line - 1]) + 1, span


def spans(plan: Plan) -> list[Span]:
    """The places of all that is in ``plan``."""
    themes = plan.themes
    covered = (one.covers for one in plan.suppressions)
    return [
        *(one.span for one in plan.flaws),
        *(one.span for one in plan.sections),
        *(one.span for one in plan.links),
        *(one.span for one in plan.targets),
        *(one.span for one in plan.intro),
        *(one.span for one in plan.suppressions),
        *(one for one in covered if one),
        *(one.span for one in themes),
        *(one.span for theme in themes for one in theme.contacts),
        *(one.span for theme in themes for one in theme.fields),
        *(one.span for theme in themes for one in theme.goals),
    ]


def assert_harmless(printed: str, form: str = "") -> None:
    """Nothing in ``printed`` is a command to a terminal or a CI runner."""
    for line in printed.split("\n"):
        assert line.isprintable(), (form, line)
        assert not line.lstrip().startswith("::"), (form, line)
        assert not re.search(r"##\w*\[", line), (form, line)


def _source(data: bytes) -> SourceText | None:
    try:
        return SourceText.decode(PATH, data)
    except PlancheckError:
        return None


@cache
def _schema(name: str) -> Any:
    return find(name, HERE)


def _not_passed_unread(plan: Plan, checked: Checked) -> None:
    """The invariant: what could not be read is an error, and no comment in the plan silences it."""
    if any(flaw.kind is FlawKind.UNREADABLE for flaw in plan.flaws):
        codes = {one.code: one.severity for one in checked.findings}
        assert codes.get("unreadable-plan") is Severity.ERROR


def _printed(source: SourceText, checked: Checked) -> None:
    kept = told(PATH, checked, (), Setup(_schema("linked"), _schema))
    sources: Mapping[str, SourceText] = {PATH: source}
    report = Report(
        kept.findings, sources, complete=True, suppressed=kept.suppressed, rules=docs.rule_notes
    )
    for form, render in FORMATS.items():
        printed = render(report)
        if form in ("text", "concise", "json"):  # the others are commands, or escape otherwise
            assert_harmless(printed, form)
    data = json.loads(as_json(report))
    assert len(data["findings"]) == len(kept.findings)


def _check_by(path: Path) -> None:
    schema = find(f"./{path.name}", path.parent)
    checked = check(SourceText(PATH, _PLAN), Setup(schema))
    assert not checked.bugs, checked.bugs[0]


_PLAN = """\
Maple Priorities
================

======== ==========
Theme    Owner
======== ==========
Storage_ `Ada Park`_
======== ==========

Storage
-------

* We will add snapshots.

.. _Ada Park: https://ada.example
"""


def _refused_or_done(work: Callable[[], object]) -> None:
    try:
        work()
    except PlancheckError as error:
        assert len(str(error)) < 20_000, "a message that nobody reads"  # noqa: PT017


@cache
def _repository() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="plancheck-fuzz-"))
    plan = folder / PATH
    plan.parent.mkdir()
    plan.write_text(_PLAN)
    who = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org")
    for arguments in (
        ("init", "-q", "-b", "main"),
        ("add", "."),
        (*who, "commit", "-q", "-m", "one"),
        ("tag", "v1"),
    ):
        subprocess.run(["git", *arguments], cwd=folder, check=True)
    return folder


def _files(folder: Path) -> list[tuple[str, int]]:
    return sorted((str(one), one.stat().st_mtime_ns) for one in folder.rglob("*"))
