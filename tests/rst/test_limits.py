"""A hostile text is refused with a reason, and does nothing else."""

import gc
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from docutils.parsers.rst import directives, roles

from plancheck.language.phrases import words_of
from plancheck.model import FlawKind
from plancheck.rst import document
from plancheck.rst.reader import read_plan
from plancheck.source import SourceText

HEAD = "Maple Plan\n==========\n\n"


def refusal(text: str) -> tuple[str, int, int]:
    """Why a text is refused, with the line and column."""
    plan = read_plan(SourceText("plan.rst", text))
    (flaw,) = plan.flaws
    assert flaw.kind is FlawKind.UNREADABLE
    assert plan.themes == ()
    return flaw.detail, flaw.span.line, flaw.span.column


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\0", "NUL character"),
        ("\u2028", "line-breaking control character (LINE SEPARATOR)"),
        ("\u2029", "line-breaking control character (PARAGRAPH SEPARATOR)"),
        ("\x85", "line-breaking control character (NEL)"),
        ("\x0b", "line-breaking control character (VT)"),
        ("\x0c", "line-breaking control character (FF)"),
        ("\x1c", "line-breaking control character (FS)"),
    ],
)
def test_characters_that_would_move_lines(character: str, name: str) -> None:
    assert refusal(f"{HEAD}We {character}will.\n") == (f"it holds a {name}", 4, 4)


def test_a_line_too_long() -> None:
    assert refusal(f"{HEAD}{'a' * 2001}\n") == (
        "line 4 has 2001 characters, more than 2000",
        4,
        2001,
    )
    assert not read_plan(SourceText("plan.rst", f"{HEAD}{'a' * 2000}\n")).flaws


def test_both_sides_of_a_merge() -> None:
    sides = "<<<<<<< HEAD\n* One.\n\nStretch:\n=======\n* Two.\n>>>>>>> other\n"
    assert refusal(f"{HEAD}{sides}") == ("the conflict of a merge is left in it", 4, 1)
    shown = "".join(f"   {line}\n" for line in sides.splitlines())
    assert not read_plan(SourceText("plan.rst", f"{HEAD}It looks so::\n\n{shown}")).flaws
    assert not read_plan(SourceText("plan.rst", f"{HEAD}Storage\n=======\n\nWe will.\n")).flaws


@pytest.mark.parametrize("mark", ["*", "**", "`", "``", "|"])
def test_too_many_problems(mark: str) -> None:
    reason, _, _ = refusal(HEAD + f"{mark}a " * 300 + "\n")
    assert reason == "it has more than 200 syntax problems"


@pytest.mark.parametrize("depth", [41, 90, 200])
def test_nested_too_deeply(depth: int) -> None:
    reason, line, _ = refusal(HEAD + "- " * depth + "x\n")
    assert reason.startswith("it is nested too deeply")
    assert line == 4


def test_nested_deeply_enough_for_anybody() -> None:
    assert not read_plan(SourceText("plan.rst", HEAD + "- " * 38 + "x\n")).flaws


def test_a_comment_like_the_one_docutils_ends_an_include_with_is_no_crash() -> None:
    plan = read_plan(SourceText("plan.rst", HEAD + '.. end of inclusion from "x"\n\nWe will.\n'))
    assert (plan.title, plan.flaws) == ("Maple Plan", ())


def test_urls_in_a_row_are_no_crash() -> None:
    reason, _, _ = refusal(HEAD + "http://a.example\n" * 2000)
    assert reason == "it is nested too deeply, or one paragraph holds too much"


# Hypothesis has a callback in the garbage collector, in which an alarm may ring and be lost.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_time_limit_ends_what_would_take_minutes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "MAX_SECONDS", 0.1)  # how fast this machine is, nobody knows
    reason, _, _ = refusal(HEAD + "* We will.\n\n  Soon.\n\n" * 9000)
    assert reason == "reading it takes more than 0.1 seconds"


def test_substitutions_do_not_multiply() -> None:
    bomb = "".join(f".. |a{n}| replace:: |a{n + 1}| |a{n + 1}|\n" for n in range(64))
    plan = read_plan(SourceText("plan.rst", f"{HEAD}* Add |a0|\n\n{bomb}.. |a64| replace:: x\n"))
    assert [theme.name for theme in plan.themes] == ["Add a1 a1"]


def test_substitutions_do_not_flood() -> None:
    wide = f".. |a| replace:: {'w ' * 900}\n"
    reason, _, _ = refusal(f"{HEAD}{wide}\n" + "|a|\n" * 2000)
    assert reason == "its substitutions put in more than 256 KiB"


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize(
    "words",
    [
        "Ada is running",
        "the driver must",
        "was going to",
        "themes",
        "if time permits",
        "as only strictly",
        "'a'_",
        "we will, and",
        "(",
    ],
)
def test_prose_of_the_greatest_size_is_read_in_time(words: str) -> None:
    unit = f"{words}\n"
    read_plan(SourceText("plan.rst", HEAD + unit * (200_000 // len(unit))))  # returns


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("DOCUTILSCONFIG", "other.conf")
    settings = (
        "[general]\nfile_insertion_enabled: yes\nraw_enabled: yes\nwarning_stream: precious.txt\n"
        "record_dependencies: written.txt\nhalt_level: 1\ninput_encoding: utf-16\n"
    )
    for name in ("docutils.conf", "other.conf", ".docutils"):
        (tmp_path / name).write_text(settings)
    (tmp_path / "precious.txt").write_text("precious")
    (tmp_path / "secret.txt").write_text("* hunter2\n")
    return tmp_path


def test_no_configuration_of_docutils_is_read(folder: Path) -> None:
    before = sorted(folder.iterdir())
    plan = read_plan(
        SourceText(
            "plan.rst", f"{HEAD}* Add *this\n\n.. include:: secret.txt\n\n.. raw:: html\n\n   <b>\n"
        )
    )
    assert sorted(folder.iterdir()) == before
    assert (folder / "precious.txt").read_text() == "precious"
    assert "hunter2" not in repr(plan)
    assert [(flaw.kind, flaw.detail) for flaw in plan.flaws if flaw.kind is FlawKind.NOT_READ] == [
        (FlawKind.NOT_READ, "secret.txt")
    ]


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    hits: list[str] = []

    class Counter(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            hits.append(self.path)
            self.send_response(404)
            self.end_headers()

    listener = http.server.HTTPServer(("127.0.0.1", 0), Counter)
    threading.Thread(target=listener.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{listener.server_port}", hits
    listener.shutdown()
    listener.server_close()


def test_nothing_is_fetched_or_inserted(folder: Path, server: tuple[str, list[str]]) -> None:
    url, hits = server
    secret = folder / "secret.txt"
    plan = read_plan(
        SourceText(
            "plan.rst",
            f"""{HEAD}
.. csv-table::
   :url: {url}/table

.. csv-table::
   :file: {secret}

.. raw:: html
   :url: {url}/raw

.. raw:: html
   :file: {secret}

.. literalinclude:: {secret}

.. include:: {secret}
   :literal:

.. figure:: {url}/image.png
   :figwidth: image

   caption

.. role:: x(raw)
   :format: html

.. |d| date::

:x:`<b>`
""",
        )
    )
    assert hits == []
    assert "hunter2" not in repr(plan)
    unread = [flaw.detail for flaw in plan.flaws if flaw.kind is FlawKind.NOT_READ]
    assert sorted(unread) == sorted([f"{url}/table", str(secret), str(secret)])


def tables_of_docutils() -> tuple[object, ...]:
    known = directives._directives, roles._roles  # type: ignore[attr-defined]  # noqa: SLF001
    return directives.directive, roles.role, *map(dict, known)


def test_the_tables_of_docutils_are_as_before() -> None:
    before = tables_of_docutils()
    read_plan(SourceText("plan.rst", HEAD + ".. role:: evil\n\n.. evil:: x\n\n:evil:`y` `z`\n"))
    refusal(HEAD + "*a " * 300 + "\n")
    assert tables_of_docutils() == before


def test_what_is_kept_of_words_is_of_one_plan() -> None:
    read_plan(SourceText("plan.rst", f"{HEAD}We will add {' '.join(map(str, range(9)))}.\n"))
    assert words_of.cache_info().currsize > 1
    read_plan(SourceText("plan.rst", ""))
    assert words_of.cache_info().currsize <= 1


BORDER = "+----------+-------------+\n"


def many(themes: int) -> str:
    """A plan with a grid, references, lists in lists and prose."""
    names = [f"Theme{number:03}" for number in range(themes)]
    rows = "".join(f"|{name}_ | `Ada Park`_ |\n{BORDER}" for name in names)
    told = "".join(f"{name}\n--------\n\nWe will.\n\n* Add it.\n\n  * Soon.\n\n" for name in names)
    link = ".. _Ada Park: https://people.example/ada\n"
    return f"{HEAD}{BORDER}| Theme    | Owner       |\n{BORDER}{rows}\n{link}\n{told}"


def test_what_was_read_goes_without_being_looked_for() -> None:
    def left(themes: int) -> int:
        """How many objects are left that only hold one another."""
        for _ in range(2):  # of the text before, docutils keeps a machine
            gc.collect()
            assert len(read_plan(SourceText("plan.rst", many(themes))).themes) == themes
        return gc.collect()

    gc.disable()
    try:
        assert left(40) <= left(4)
    finally:
        gc.enable()
