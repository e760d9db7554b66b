"""``plancheck check``: what is checked, what is told of it and what cannot be."""

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import jsonschema
import pytest

Run = Callable[..., CompletedProcess[str]]

ROOT = Path(__file__).parent.parent.parent
MESSAGE = 'theme-without-contact theme "Backups" names nobody'
FINDING = f"bad.rst:7:3: {MESSAGE}\n"


@pytest.fixture(autouse=True)
def plans(tmp_path: Path, good: str, bad: str) -> None:
    (tmp_path / "good.rst").write_text(good)
    (tmp_path / "bad.rst").write_text(bad)


# -- what is named ---------------------------------------------------------------------------------


def test_a_good_plan_is_said_to_be_good(run: Run) -> None:
    done = run("check", "good.rst")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "1 plan checked: nothing to report\n"


def test_a_finding_shows_its_place_and_what_to_do(run: Run) -> None:
    done = run("check", "bad.rst")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout == (
        'bad.rst:7:3: error: theme "Backups" names nobody [theme-without-contact]\n'
        "   |\n"
        " 7 | | Backups_ | TBD              |\n"
        "   |   ^^^^^^^^\n"
        "   = hint: name at least one person who answers for it, or take the theme out\n"
        "\n"
        "1 plan checked: 1 error\n"
    )


def test_several_files_in_any_order_give_the_same_report(run: Run, good: str) -> None:
    Path("also.rst").write_text(good)
    one = run("check", "gone.rst", "good.rst", "bad.rst", "also.rst", "nope.rst")
    other = run("check", "nope.rst", "gone.rst", "also.rst", "./bad.rst", "bad.rst", "good.rst")
    assert one.stdout.endswith("3 plans checked: 1 error; not everything could be checked\n")
    assert one.stderr == (
        "plancheck: error: gone.rst: no such file or folder\n"
        "plancheck: error: nope.rst: no such file or folder\n"
    )
    assert (one.stdout, one.stderr, one.returncode) == (
        other.stdout,
        other.stderr,
        other.returncode,
    )


def test_a_folder_stands_for_the_plans_in_it(run: Run, bad: str) -> None:
    for name in ("my plans/a b.rst", "my plans/deep/c.rst", "my plans/index.rst", "my plans/x.txt"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(bad)
    Path("my plans/.hidden").mkdir()
    Path("my plans/.hidden/d.rst").write_text(bad)
    done = run("check", "--format", "concise", "my plans")
    assert done.stdout == (f"my plans/a b.rst:7:3: {MESSAGE}\nmy plans/deep/c.rst:7:3: {MESSAGE}\n")
    assert (done.returncode, done.stderr) == (1, "")


def test_a_folder_of_a_configured_project_stands_for_the_configured_plans(run: Run) -> None:
    Path("notes.rst").write_text("just\n  some notes\n")
    Path(".plancheck.yaml").write_text("plans: ['b*.rst', '**/deep/index.rst']\n")
    Path("x/deep").mkdir(parents=True)
    Path("x/deep/index.rst").write_text(Path("bad.rst").read_text())
    done = run("check", "--format", "concise", ".")
    assert done.stdout == FINDING + f"x/deep/index.rst:7:3: {MESSAGE}\n"
    assert run("check", "--format", "concise").stdout == done.stdout


def test_no_path_stands_for_the_configured_plans_from_anywhere_in_the_project(run: Run) -> None:
    Path(".plancheck.yaml").write_text("plans: ['*.rst']\n")
    Path("sub").mkdir()
    done = run("check", "--format", "concise", cwd="sub")
    assert (done.stdout, done.stderr, done.returncode) == (f"../{FINDING}", "", 1)


@pytest.mark.parametrize(
    ("config", "told"),
    [
        (None, "no plan to check: name one: plancheck check PATH, or set `plans:`"),
        ("plans: ['other/*.rst', 'plans/*.rst']", "no file matches other/*.rst, plans/*.rst"),
    ],
)
def test_nothing_to_check_is_no_success(run: Run, config: str | None, told: str) -> None:
    if config:
        Path(".plancheck.yaml").write_text(config)
    done = run("check")
    assert done.returncode == 2
    assert done.stderr.startswith("plancheck: error: ")
    assert told in done.stderr
    assert done.stdout == "nothing could be checked\n"


def test_standard_input_is_called_as_asked(run: Run, bad: str) -> None:
    assert run("check", "--format=concise", "-", stdin=bad).stdout == f"<stdin>:7:3: {MESSAGE}\n"
    done = run("check", "--format=concise", "-", "--stdin-filename", "p/new.rst", stdin=bad)
    assert (done.stdout, done.returncode) == (f"p/new.rst:7:3: {MESSAGE}\n", 1)


def test_standard_input_has_the_configuration_of_its_name(run: Run, bad: str) -> None:
    Path("p").mkdir()
    Path("p/.plancheck.yaml").write_text("rules: {theme-without-contact: 'off'}\n")
    assert run("check", "-", "--stdin-filename", "p/new.rst", stdin=bad).returncode == 0
    assert run("check", "-", stdin=bad).returncode == 1


# -- what cannot be checked ------------------------------------------------------------------------


def big(path: Path) -> None:
    path.write_text("x\n" * 128 * 1024 + "y")


BROKEN: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (lambda _: None, "x.rst: no such file or folder"),
    "folder without plan": (
        Path.mkdir,
        (
            "x.rst: no plan in this folder: name the file, or the plans' globs under `plans:` in"
            " the configuration"
        ),
    ),
    "latin-1": (
        lambda path: path.write_bytes("Title\r=====\r\rcaf\xe9\r".encode("latin-1")),
        "x.rst: not UTF-8: byte 0xe9 on line 4 (offset 16): save the file as UTF-8",
    ),
    "latin-1 behind a byte order mark": (
        lambda path: path.write_bytes(b"\xef\xbb\xbfTitle\r\n=====\r\n\r\ncaf\xe9"),
        "x.rst: not UTF-8: byte 0xe9 on line 4 (offset 22): save the file as UTF-8",
    ),
    "UTF-16": (
        lambda path: path.write_text("Title\n=====\n", encoding="utf-16"),
        "on line 1 (offset 0): save the file as UTF-8",
    ),
    "too large": (
        big,
        (
            "x.rst: larger than 256 KiB, the most that is read of a plan: split it, a plan for"
            " each cycle"
        ),
    ),
    "LFS pointer": (
        lambda path: path.write_text("version https://git-lfs.github.com/spec/v1\noid sha256:0\n"),
        (
            "x.rst: is a Git LFS pointer, not the plan itself: run `git lfs pull`, or keep plans"
            " out of Git LFS"
        ),
    ),
    "symlink": (
        lambda path: path.symlink_to("../good.rst"),
        "x.rst: is a symbolic link: name the file that it points to",
    ),
    "symlink to itself": (lambda path: path.symlink_to("x.rst"), "x.rst: is a symbolic link"),
    "pipe": (os.mkfifo, "x.rst: is not a regular file"),
}


def test_what_cannot_be_read_is_told_and_the_rest_is_checked(run: Run) -> None:
    for kind, (make, _) in BROKEN.items():
        Path(kind).mkdir()
        make(Path(kind, "x.rst"))
    long = "x" * 300
    broken = [f"{kind}/x.rst" for kind in BROKEN]
    done = run("check", "--format", "json", *broken, long, "bad.rst")
    assert done.returncode == 2
    lines = done.stderr.splitlines()
    assert len(lines) == len(BROKEN) + 1
    assert f"plancheck: error: {long}: no such file or folder" in lines
    for kind, (_, told) in BROKEN.items():
        (line,) = (one for one in lines if one.startswith(f"plancheck: error: {kind}/x.rst: "))
        assert told in line
    report = json.loads(done.stdout)
    assert report["complete"] is False
    assert [(one["path"], one["line"]) for one in report["findings"]] == [("bad.rst", 7)]


@pytest.mark.parametrize("device", ["/dev/null", "/dev/zero", "/proc/self/mem"])
def test_devices_are_no_plans(run: Run, device: str) -> None:
    if not Path(device).exists():
        pytest.skip("not on this system")
    done = run("check", device)
    assert (done.returncode, done.stdout) == (2, "nothing could be checked\n")
    assert re.match(f"plancheck: error: {device}: (is not a regular|cannot be read)", done.stderr)


def test_what_may_not_be_read_is_told(run: Run) -> None:
    Path("good.rst").chmod(0)
    if os.access("good.rst", os.R_OK):
        pytest.skip("root reads everything")
    Path("locked").mkdir(mode=0)
    done = run("check", "--format", "concise", ".")
    assert done.returncode == 2
    assert done.stdout == FINDING
    assert done.stderr == (
        "plancheck: error: good.rst: cannot be read: Permission denied\n"
        "plancheck: error: locked: cannot be read: Permission denied\n"
    )


def test_a_link_in_a_folder_never_passes_for_a_plan_that_was_read(run: Run) -> None:
    Path("p").mkdir()
    Path("good.rst").rename("p/good.rst")
    Path("p/latest.rst").symlink_to("good.rst")  # is read under its own name
    assert run("check", "p").stdout == "1 plan checked: nothing to report\n"
    Path("p/outside.rst").symlink_to("../bad.rst")
    done = run("check", "p")
    assert done.returncode == 2
    assert "p/outside.rst: is a symbolic link" in done.stderr


@pytest.mark.parametrize(
    ("option", "content", "told"),
    [
        ("--config", None, "c.yaml: no such file"),
        ("--config", "plans: [", "c.yaml: line "),
        ("--config", "rulez: {}", "c.yaml: line 1: unknown key 'rulez' (did you mean rules?)"),
        ("--schema", None, "c.yaml: no such schema file: ready-made ones: linked, nicks"),
        ("--schema", "42", "c.yaml: a schema is "),
    ],
)
def test_a_broken_configuration_or_schema_is_told_once(
    run: Run, option: str, content: str | None, told: str
) -> None:
    if content:
        Path("c.yaml").write_text(content)
    done = run("check", option, "c.yaml", "good.rst", "bad.rst", ".")
    assert done.returncode == 2
    assert done.stderr.startswith("plancheck: error: ")
    assert told in done.stderr
    assert done.stderr.count("\n") == 1
    assert done.stdout == "nothing could be checked\n"


def test_a_broken_configuration_does_not_stop_plans_under_another(run: Run, good: str) -> None:
    Path("p").mkdir()
    Path("p/plan.rst").write_text(good)
    Path("p/.plancheck.yaml").write_text("schema: lynked\n")
    done = run("check", "--format", "concise", "p/plan.rst", "bad.rst")
    assert (done.stdout, done.returncode) == (FINDING, 2)
    assert "did you mean linked?" in done.stderr


def test_a_schema_is_proposed_only_where_none_was_chosen(run: Run, good: str) -> None:
    bare = good.replace("`Ada Moss`_ ", "Ada Moss    ")
    Path("good.rst").write_text(bare.replace(".. _Ada Moss: https://example.org/~ada\n\n", ""))
    concise = ("check", "--format", "concise", "good.rst")
    assert " wrong-schema " in run(*concise).stdout
    named = run(*concise, "--schema", "linked")
    assert " wrong-schema " not in named.stdout
    assert named.returncode == 1
    Path(".plancheck.yaml").write_text("schema: linked\n")
    assert run(*concise).stdout == named.stdout
    assert run(*concise, "--schema", "nicks").returncode == 0


def test_an_unknown_schema_gets_the_nearest_name(run: Run) -> None:
    done = run("check", "--schema", "nick", "good.rst")
    assert done.returncode == 2
    assert "'nick'" in done.stderr
    assert done.stderr.endswith(": did you mean nicks?\n")


def test_usage_errors_are_one_line_that_names_the_help(run: Run) -> None:
    for arguments, told in [
        (("check", "--frmat", "json", "x"), "No such option"),
        (("check", "--format", "xml", "x"), "'xml' is not one of 'text', 'concise', 'json'"),
        (("chek",), "No such command 'chek'"),
        (("show",), "Missing argument"),
    ]:
        done = run(*arguments)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
        assert told in done.stderr
        command = "plancheck show" if arguments == ("show",) else "plancheck"
        assert f"`{command}" in done.stderr
        assert done.stderr.endswith(" -h` tells how it is used\n")


# -- encodings -------------------------------------------------------------------------------------


def test_line_ends_and_byte_order_marks_do_not_count(run: Run) -> None:
    plain = Path("bad.rst").read_text()
    for name, ends in (("lf", "\n"), ("crlf", "\r\n"), ("cr", "\r")):
        for mark in ("", "\ufeff"):
            text = mark + plain.replace("\n", ends)
            Path(f"{name}{len(mark)}.rst").write_bytes(text.encode())
    done = run("check", "--format", "concise", ".")
    names = ["bad", "cr0", "cr1", "crlf0", "crlf1", "lf0", "lf1"]
    assert done.stdout == "".join(f"{name}.rst:7:3: {MESSAGE}\n" for name in names)
    assert (done.stderr, done.returncode) == ("", 1)


@pytest.mark.parametrize(
    "extra",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Kathmandu"},
        {"PYTHONHASHSEED": "2", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "3", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
    ],
)
def test_the_report_does_not_depend_on_the_machine(run: Run, extra: dict[str, str]) -> None:
    text = (
        Path("bad.rst").read_text().replace("Backups_ ", "Säge漢字_").replace("Backups", "Säge漢字")
    )
    Path("bad.rst").write_text(text.replace("* Restore", "* |Restore `it`"))
    plain, other = (run("check", "bad.rst", **more) for more in ({"PYTHONHASHSEED": "0"}, extra))
    assert "Säge漢字" in plain.stdout
    assert (other.stdout, other.stderr) == (plain.stdout, plain.stderr)


# -- formats ---------------------------------------------------------------------------------------


def test_json_is_strict_and_keeps_to_its_schema(run: Run) -> None:
    done = run("check", "--format", "json", "bad.rst", "good.rst")

    def refuse(constant: str) -> None:
        raise AssertionError(constant)

    report = json.loads(done.stdout, parse_constant=refuse)
    schema = json.loads((ROOT / "schema" / "findings.json").read_text())
    jsonschema.Draft202012Validator(schema).validate(report)
    assert report == {
        "format": "plancheck.findings/1",
        "complete": True,
        "findings": [
            {
                "path": "bad.rst",
                "line": 7,
                "column": 3,
                "end_line": 7,
                "end_column": 11,
                "code": "theme-without-contact",
                "severity": "error",
                "message": 'theme "Backups" names nobody',
                "hint": "name at least one person who answers for it, or take the theme out",
                "fingerprint": report["findings"][0]["fingerprint"],
            }
        ],
        "suppressed": [],
    }


def test_concise_says_nothing_where_there_is_nothing_to_say(run: Run) -> None:
    done = run("check", "--format", "concise", "good.rst")
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)


def test_findings_that_only_inform_do_not_fail(run: Run) -> None:
    Path(".plancheck.yaml").write_text("rules: {theme-without-contact: info}\n")
    done = run("check", "bad.rst")
    assert done.returncode == 0
    assert "bad.rst:7:3: info: " in done.stdout
    assert done.stdout.endswith("1 plan checked: 1 info\n")


def test_the_fail_level_says_which_findings_fail(run: Run) -> None:
    weigh = "rules: {theme-without-contact: %s}\n"
    for severity, failing in [
        ("error", ["error", "warning", "info"]),
        ("warning", ["warning", "info"]),
        ("info", ["info"]),
    ]:
        for level in ("error", "warning", "info", "never"):
            Path(".plancheck.yaml").write_text(weigh % severity)
            done = run("check", "bad.rst", "--fail-on", level)
            assert done.returncode == (level in failing), (severity, level)
            assert done.stdout.endswith(f"1 plan checked: 1 {severity}\n")
            Path(".plancheck.yaml").write_text(weigh % severity + f"fail_on: {level}\n")
            assert run("check", "bad.rst").returncode == (level in failing), (severity, level)


def test_the_fail_level_hides_nothing_that_could_not_be_done(run: Run) -> None:
    assert run("check", "--fail-on", "never", "gone.rst", "bad.rst").returncode == 2


def test_each_plan_has_the_nearest_configuration_and_what_it_says_of_the_plan(
    run: Run, bad: str
) -> None:
    off = "rules: {theme-without-contact: off}\n"
    files = {
        ".plancheck.yaml": f"overrides:\n- files: ['old/*']\n  {off}",
        "near/.plancheck.yaml": "rules: {theme-without-contact: info}\nfail_on: error\n",
        "sub/.git": "gitdir: ../.git/modules/sub\n",
        "lax/pyproject.toml": '[tool.plancheck]\nfail_on = "never"\n',
    }
    for name, text in files.items():
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(text)
    for folder in ("old", "near", "sub", "lax"):
        Path(folder).mkdir(exist_ok=True)
        Path(folder, "p.rst").write_text(bad)
    plans = ["old/p.rst", "near/p.rst", "lax/p.rst", "sub/p.rst"]
    done = run("check", "-v", "--format", "json", *plans)
    found = {one["path"]: one["severity"] for one in json.loads(done.stdout)["findings"]}
    assert found == {"near/p.rst": "info", "lax/p.rst": "error", "sub/p.rst": "error"}
    assert f"plancheck: old/p.rst: schema linked, {Path.cwd() / '.plancheck.yaml'}\n" in done.stderr
    assert "plancheck: sub/p.rst: schema linked, no configuration\n" in done.stderr
    assert done.returncode == 1
    assert run("check", *plans[:3]).returncode == 0  # each as its own configuration has it


def test_what_is_wrong_in_a_configuration_is_told_line_by_line(run: Run) -> None:
    Path(".plancheck.yaml").write_text("schema: nick\n" + "\n" * 8 + "plan: []\nfail_on: all\n")
    path = Path.cwd() / ".plancheck.yaml"
    for words in (("check", "good.rst", "bad.rst"), ("show", "good.rst")):
        assert run(*words).stderr.splitlines() == [
            (
                f"plancheck: error: {path}: line 1: schema is 'nick', neither a ready-made schema"
                " nor a file (did you mean nicks?)"
            ),
            f"plancheck: error: {path}: line 10: unknown key 'plan' (did you mean plans?)",
            (
                f"plancheck: error: {path}: line 11: fail_on is 'all', not one of error, warning,"
                " info, never"
            ),
        ]


def test_what_is_excluded_is_no_plan_of_a_folder(run: Run) -> None:
    Path(".plancheck.yaml").write_text("exclude: ['b*.rst']\n")
    assert run("check", ".").stdout == "1 plan checked: nothing to report\n"
    Path(".plancheck.yaml").write_text("plans: ['*.rst']\nexclude: ['b*.rst']\n")
    assert run("check").stdout == "1 plan checked: nothing to report\n"
    assert run("check", "bad.rst").returncode == 1  # who names a file means it


def test_quiet_leaves_findings_only(run: Run) -> None:
    assert run("check", "-q", "good.rst").stdout == ""
    assert run("check", "-q", "bad.rst").stdout.endswith("or take the theme out\n")


def test_verbose_tells_how_each_plan_is_read(run: Run) -> None:
    Path("p").mkdir()
    Path("p/.plancheck.yaml").write_text("schema: nicks\n")
    Path("good.rst").rename("p/good.rst")
    done = run("check", "-v", "p", "bad.rst")
    assert done.stderr == (
        "plancheck: bad.rst: schema linked, no configuration\n"
        f"plancheck: p/good.rst: schema nicks, {Path.cwd() / 'p/.plancheck.yaml'}\n"
    )
    assert done.stdout == run("check", "p", "bad.rst").stdout


@pytest.mark.parametrize(
    ("arguments", "extra", "coloured"),
    [
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (["--color", "always", "--format", "concise"], {}, False),
        (["--color", "always", "--format", "json"], {}, False),
    ],
)
def test_colour_is_where_it_is_wanted(
    run: Run, arguments: list[str], extra: dict[str, str], *, coloured: bool
) -> None:
    done = run("check", *arguments, "bad.rst", **extra)
    assert ("\x1b[1;31merror:\x1b[0m" in done.stdout) is coloured
    assert ("\x1b" in done.stdout) is coloured


def test_colour_takes_nothing_from_the_text(run: Run) -> None:
    coloured = run("check", "--color", "always", "bad.rst").stdout
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == run("check", "bad.rst").stdout
