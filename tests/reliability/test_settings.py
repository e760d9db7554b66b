"""Rows 72-76: what schemas and configurations can do."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from plancheck.check import Setup, check
from plancheck.schema import SHAPES, find
from plancheck.source import SourceText
from tests.conftest import ROOT
from tests.fuzz.worst import measured

Run = Callable[..., CompletedProcess[str]]

LIST_TABLE = "Maple\n=====\n\n.. list-table::\n   :header-rows: 1\n\n   * - Theme\n     - Owner\n"


@pytest.mark.parametrize("shape", SHAPES)
def test_row_72_many_themes_are_checked_by_every_schema_in_time(shape: str) -> None:
    rows = "".join(f"   * - Storage {number}\n     - ada\n" for number in range(2000))
    begin = time.process_time()
    found = check(SourceText("x.rst", LIST_TABLE + rows), Setup(find(shape, ROOT)))
    assert time.process_time() - begin < 8
    assert "unreadable-plan" not in {one.code for one in found.findings}


def test_row_73_a_value_is_not_repeated_at_length(run: Run) -> None:
    own = {"properties": {"themes": {"items": {"properties": {"goals": {"maxItems": 0}}}}}}
    Path("own.json").write_text(json.dumps(own))
    words = "word " * 300
    Path("x.rst").write_text("Maple\n=====\n\nAdd\n---\n\n* We will " + f"{words}\n  " * 100 + "\n")
    done = run("check", "--schema", "./own.json", "--format", "json", "x.rst")
    (found,) = json.loads(done.stdout)["findings"]
    assert found["code"] == "schema"
    assert len(found["message"]) <= 200


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[tool.plancheck]\nplans = " + "[" * 600 + "]" * 600, "nested too deeply"),
        ("[tool.plancheck]\nplans = " + "9" * 5000, "a number has too many digits"),
        ('[tool.plancheck]\nplan = ["a"]', "unknown key 'plan' (did you mean plans?)"),
        ("[tool.plancheck]\nplans = 3", "plans is a number, not a list"),
        ("[tool.plancheck.rules]\nschema = 3", "rules.schema is a number, not one of off, on"),
        ("[tool.plancheck]\nschema = '\xe9'", "not UTF-8 on line 2: save it as UTF-8"),
    ],
)
def test_row_75_a_toml_file_is_refused_with_the_key_and_what_was_meant(
    run: Run, good: str, text: str, told: str
) -> None:
    Path("good.rst").write_text(good)
    Path("pyproject.toml").write_bytes(text.encode("latin-1"))
    done = run("check", "good.rst")
    assert done.returncode == 2
    assert done.stderr.startswith("plancheck: error: ")
    assert told in done.stderr
    assert done.stderr.count("\n") == 1


def test_row_75_a_byte_order_mark_before_toml_changes_nothing(run: Run, good: str) -> None:
    Path("good.rst").write_text(good)
    text = '[tool.plancheck]\nplans = ["*.rst"]\n'
    Path("pyproject.toml").write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert run("check").stdout == "1 plan checked: nothing to report\n"


@pytest.mark.parametrize("name", [".plancheck.yaml", "pyproject.toml", "own.json"])
def test_row_76_a_huge_file_is_not_read_into_memory(tmp_path: Path, good: str, name: str) -> None:
    (tmp_path / "good.rst").write_text(good)
    with (tmp_path / name).open("wb") as stream:
        stream.truncate(300_000_000)
    schema = ["--schema", "./own.json"] if name == "own.json" else []
    one = measured(name, tmp_path / "good.rst", *schema)
    assert (one.status, one.megabytes < 100) == (0 if name == "pyproject.toml" else 2, True)


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda _: None, "c.yaml: no such file"),
        (lambda path: path.mkdir(), "c.yaml: is no regular file"),
        (lambda path: path.write_text("# x\n" * 17_000), "larger than 64 KiB"),
        (lambda path: path.symlink_to("c.yaml"), "c.yaml: is no regular file"),
    ],
)
def test_row_76_a_configuration_that_is_none_is_an_error(
    run: Run, good: str, make: Callable[[Path], object], told: str
) -> None:
    Path("good.rst").write_text(good)
    make(Path("c.yaml"))
    done = run("check", "--config", "c.yaml", "good.rst")
    assert (done.returncode, done.stdout) == (2, "nothing could be checked\n")
    assert told in done.stderr
