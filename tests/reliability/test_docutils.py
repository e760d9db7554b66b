"""Rows 3-16 and 27-31: what a plan can do to its parser, and to the plans beside it."""

import gc
import json
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import permutations
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from docutils import nodes

from plancheck.model import FlawKind, Plan
from plancheck.rst import document
from plancheck.rst.document import parse
from plancheck.rst.reader import read_plan
from plancheck.source import MAX_BYTES, SourceText
from tests.fuzz.hostile import HEAD, plan
from tests.fuzz.worst import measured

Run = Callable[..., CompletedProcess[str]]
ROOT = Path(__file__).parent.parent.parent


def refused(read: Plan) -> str:
    """Why a plan was refused; empty where it was read."""
    return next((one.detail for one in read.flaws if one.kind is FlawKind.UNREADABLE), "")


def computed(text: str) -> tuple[Plan, float]:
    """A plan, and the seconds that reading it computed."""
    begin = time.process_time()
    return read_plan(SourceText("plan.rst", text)), time.process_time() - begin


@pytest.mark.parametrize("absolute", [False, True])
def test_row_03_what_is_included_is_told_and_reaches_no_report(
    run: Run, tmp_path: Path, good: str, *, absolute: bool
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("* hunter2\n")
    name = secret if absolute else secret.name
    Path("x.rst").write_text(f"{good}\n.. include:: {name}\n\n.. literalinclude:: {name}\n")
    for form in ("text", "concise", "json"):
        done = run("check", "--format", form, "x.rst")
        assert done.returncode == 1
        assert "content-elsewhere" in done.stdout
        assert "hunter2" not in done.stdout + done.stderr
    for form in ("text", "json", "yaml"):
        assert "hunter2" not in run("show", "--format", form, "x.rst").stdout


def test_row_05_nothing_raw_gets_through(run: Run, good: str) -> None:
    raw = ".. role:: x(raw)\n   :format: html\n\n:x:`<u>` :raw:`<i>`\n\n.. raw:: html\n\n   <b>\n"
    Path("x.rst").write_text(f"{good}\n{raw}")
    tree = parse(SourceText("x.rst", f"{good}\n{raw}")).tree
    assert not list(tree.findall(nodes.raw))
    printed = [run("check", "--format", form, "x.rst").stdout for form in ("text", "json")]
    printed += [run("show", "--format", form, "x.rst").stdout for form in ("text", "json")]
    assert "<b>" not in "".join(printed)


def test_row_06_a_bomb_of_substitutions_takes_no_second() -> None:
    read, seconds = computed(plan("substitution bomb", 5_000))
    assert not refused(read)
    assert seconds < 1


@pytest.mark.parametrize("mark", ["*", "**", "`", "``", "|"])
def test_row_07_markup_that_is_not_closed_is_refused_in_time(mark: str) -> None:
    read, seconds = computed(plan(f"unclosed {mark}", MAX_BYTES))
    assert refused(read) == "it has more than 200 syntax problems"
    assert seconds < 5


@pytest.mark.parametrize("length", [2_001, 250_000])
def test_row_08_a_line_too_long_is_named_with_the_limit(run: Run, length: int) -> None:
    Path("x.rst").write_text(f"{HEAD}{'a' * length}\n")
    done = run("check", "--format", "concise", "x.rst")
    told = f"the plan cannot be read: line 4 has {length} characters, more than 2000\n"
    assert (done.returncode, done.stdout) == (1, f"x.rst:4:2001: unreadable-plan {told}")


def test_row_09_a_deadline_ends_lines_that_take_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "MAX_SECONDS", 0.5)
    gc.disable()  # a ring within a callback of the collector is lost, which pytest would tell
    try:
        read, seconds = computed(plan("references", MAX_BYTES))
    finally:
        gc.enable()
    assert refused(read) == "reading it takes more than 0.5 seconds"
    assert seconds < 2.5


def test_row_10_a_table_of_few_cells_stays_small(tmp_path: Path) -> None:
    (tmp_path / "x.rst").write_text(plan("csv, 1 x 900", 20_000))
    one = measured("", tmp_path / "x.rst")
    assert (one.status, one.seconds < 5, one.megabytes < 100) == (1, True, True)


@pytest.mark.parametrize("kind", ["grid n x n", "grid of +"])
def test_row_11_grids_end(tmp_path: Path, kind: str) -> None:
    (tmp_path / "x.rst").write_text(plan(kind, 40_000))
    one = measured(kind, tmp_path / "x.rst")
    assert one.status in (0, 1)
    assert one.seconds < 10


@pytest.mark.parametrize("text", ["- " * 41 + "x\n", "- " * 200 + "x\n"])
def test_row_12_depth_is_judged_alike_here_and_by_the_program(run: Run, text: str) -> None:
    reason = refused(read_plan(SourceText("x.rst", HEAD + text)))
    assert reason.startswith("it is nested too deeply")
    Path("x.rst").write_text(HEAD + text)
    assert reason in run("check", "--format", "concise", "x.rst").stdout


def test_row_14_many_sections_are_read_and_too_many_are_too_large(run: Run) -> None:
    read, seconds = computed(plan("sections", 60_000))
    assert len(read.sections) > 4_000
    assert seconds < 4
    Path("x.rst").write_text("A\n-\n\n" * 60_000)
    done = run("check", "x.rst")
    assert (done.returncode, "x.rst: larger than 256 KiB" in done.stderr) == (2, True)


def test_row_15_titles_that_are_the_same_are_told_where_it_matters(run: Run) -> None:
    Path("x.rst").write_text(f"{HEAD}See Storage_.\n\n" + "Storage\n-------\n\nWe will.\n\n" * 1000)
    done = run("check", "--format", "concise", "--schema", "no-table", "x.rst")
    first, *rest = done.stdout.splitlines()
    assert (done.returncode, len(rest)) == (1, 999)
    assert first == 'x.rst:4:5: broken-reference "Storage" leads to several places'
    assert {line.split()[1] for line in rest} == {"duplicate-theme"}


def test_row_16_what_is_too_large_is_refused_without_being_read(tmp_path: Path) -> None:
    with (tmp_path / "x.rst").open("wb") as stream:
        stream.truncate(300_000_000)
    one = measured("", tmp_path / "x.rst")
    assert (one.status, one.megabytes < 100) == (2, True)


A = "Maple Plan\n==========\n\n.. role:: strong(literal)\n\n.. default-role:: math\n\n{end}\n"
B = "Oak Plan\n========\n\n* **Storage**: we will :strong:`add` `snapshots`.\n"


@pytest.mark.parametrize("end", ["x", "*a " * 300, "- " * 300, "+-+--+\n+++++|\n+--+-+"])
def test_row_27_28_no_plan_changes_how_the_next_is_read(run: Run, end: str) -> None:
    Path("a.rst").write_text(A.format(end=end))
    Path("z.rst").write_text(A.format(end=end))
    Path("b.rst").write_text(B)
    alone = json.loads(run("check", "--format", "json", "b.rst").stdout)["findings"]
    all_of_it = run("check", "--format", "json", "a.rst", "b.rst", "z.rst").stdout
    assert [one for one in json.loads(all_of_it)["findings"] if one["path"] == "b.rst"] == alone
    read = read_plan(SourceText("b.rst", B))
    read_plan(SourceText("a.rst", A.format(end=end)))
    assert read_plan(SourceText("b.rst", B)) == read
    assert [theme.name for theme in read.themes] == ["Storage"]


def test_row_29_the_order_of_files_changes_no_report(run: Run, good: str, bad: str) -> None:
    for name, text in (("a.rst", good), ("b.rst", bad), ("c.rst", f"{HEAD}*a\n")):
        Path(name).write_text(text)
    orders = permutations(["a.rst", "b.rst", "c.rst"])
    reports = {run("check", "--format", "json", *order).stdout for order in orders}
    assert len(reports) == 1


MODELS = """\
import sys
from pathlib import Path
from plancheck.rst.reader import read_plan
from plancheck.source import SourceText
for path in sorted(Path(sys.argv[1]).glob("*.rst")):
    plan = read_plan(SourceText.decode(path.name, path.read_bytes()))
    print(path.name, plan.title, plan.themes, plan.links, plan.targets, plan.sections)
"""


@pytest.mark.installs
@pytest.mark.parametrize("version", ["0.21.2", "0.22.4"])
def test_row_31_plans_are_read_alike_with_each_version_of_docutils(
    tmp_path: Path, env: dict[str, str], version: str
) -> None:
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target"]
    subprocess.run([*pip, tmp_path, f"docutils=={version}"], check=True)
    benchmark = ROOT / "tests/rst/benchmark"
    read = [
        subprocess.run(
            [sys.executable, "-c", MODELS, benchmark],
            env=env | {"PYTHONPATH": f"{place}:{ROOT}", "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
        ).stdout
        for place in ("", tmp_path)
    ]
    assert read[0] == read[1]
