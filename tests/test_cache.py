"""Findings that are kept: they change no result, and nothing that happens to them hurts."""

import os
import stat
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from msgspec import msgpack
from msgspec.structs import replace

from plancheck import cache
from plancheck.cache import Cache, folder
from plancheck.check import Checked, Setup, check
from plancheck.finding import Severity
from plancheck.judging import Judge
from plancheck.kept import Kept, decoded, encoded
from plancheck.language.wording import DEFAULT
from plancheck.schema import Schema, find
from plancheck.source import SourceText

CASES = sorted((Path(__file__).parent / "rules" / "cases").glob("*/*.rst"))
SETUP = Setup(find("linked", Path()), partial(find, folder=Path()))
BAD = SourceText("p/bad.rst", "Maple\n=====\n\n.. _a: http://a.example\n\nSee `b`_ and b_.\n")


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PLANCHECK_CACHE_DIR", str(tmp_path / "kept"))
    return tmp_path / "kept"


def documents(place: Path) -> list[Path]:
    return sorted(path for path in place.rglob("*") if path.is_file())


def plain(checked: Checked) -> Checked:
    return replace(checked, plan=None)


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """How many plans were read since."""
    read: list[SourceText] = []

    def counting(source: SourceText, setup: Setup) -> Checked:
        read.append(source)
        return check(source, setup)

    monkeypatch.setattr("plancheck.check.check", counting)

    def number() -> int:
        found = len(read)
        read.clear()
        return found

    return number


def judged(source: SourceText, setup: Setup = SETUP, *, cached: bool = True) -> Checked:
    judge = Judge(cached=cached, number=1)
    judge.look_ahead([(source, setup)])
    return plain(judge.judge(source, setup))


@pytest.mark.parametrize("file", CASES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_a_case_comes_to_the_same_from_the_cache(file: Path) -> None:
    source = SourceText("plan.rst", file.read_text(encoding="utf-8"))
    found = plain(check(source, SETUP))
    assert [judged(source), judged(source), judged(source, cached=False)] == [found] * 3


def test_what_was_found_is_not_looked_for_again(unread: Callable[[], int], place: Path) -> None:
    first = judged(BAD)
    assert first.findings
    assert (unread(), len(documents(place))) == (1, 1)
    assert judged(BAD) == first
    assert unread() == 0
    assert judged(BAD, cached=False) == first
    assert unread() == 1


OTHERS: dict[str, tuple[SourceText, Setup]] = {
    "text": (replace(BAD, text=f"{BAD.text}\n"), SETUP),
    "path": (replace(BAD, path="bad.rst"), SETUP),
    "schema": (BAD, replace(SETUP, schema=find("tiers", Path()))),
    "content": (BAD, replace(SETUP, schema=Schema("linked", {"type": "object"}))),
    "chosen": (BAD, replace(SETUP, fitting=None)),
    "words": (BAD, replace(SETUP, wording=DEFAULT.extended({"nobody": ("vacant",)}))),
    "severities": (BAD, replace(SETUP, severities={"bare-name": Severity.INFO})),
    "off": (BAD, replace(SETUP, severities={"bare-name": None})),
}


@pytest.mark.parametrize("case", OTHERS.values(), ids=OTHERS)
def test_whatever_findings_depend_on_counts(
    case: tuple[SourceText, Setup], unread: Callable[[], int]
) -> None:
    judged(BAD)
    unread()
    assert judged(*case) == plain(check(*case))
    assert unread() == 1


@pytest.mark.parametrize("what", ["__version__", "sys.version", "code"])
def test_the_program_counts(
    what: str, unread: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    judged(BAD)
    unread()
    if what == "code":
        monkeypatch.setattr("plancheck.kept._stamps", lambda place: [[place, 1, 2]])
    else:
        monkeypatch.setattr(f"plancheck.kept.{what}", "another")
    judged(BAD)
    assert unread() == 1


def test_a_plan_that_was_not_read_is_read_again(place: Path) -> None:
    deep = SourceText("plan.rst", "\n".join(f"{'  ' * one}* x\n" for one in range(60)))
    assert [one.code for one in judged(deep).findings] == ["unreadable-plan"]
    assert documents(place) == []
    Kept().put(BAD, SETUP, Checked((), bugs=("Traceback",)))
    assert documents(place) == []


def test_what_is_no_unicode_is_not_kept(place: Path) -> None:
    odd = replace(BAD, path="p/\udce9.rst")
    assert judged(odd) == judged(odd) == plain(check(odd, SETUP))
    assert documents(place) == []


# -- whatever happens to the files ------------------------------------------------------------


def broken(content: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(content)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-5])


def changed(path: Path) -> None:
    *others, last = path.read_bytes()
    path.write_bytes(bytes([*others, last ^ 1]))


def linked(path: Path) -> None:
    path.rename(path.parent / "other")
    path.symlink_to("other")


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def written_by_all(path: Path) -> None:
    path.chmod(0o666)


def in_a_folder_of_all(path: Path) -> None:
    path.parent.parent.chmod(0o777)


HARM: list[Callable[[Path], object]] = [
    *(broken(content) for content in (b"", b"\n", b"{}", b"\xff\xfe", b"a" * 100_000)),
    *(cut, changed, linked, a_folder, a_pipe, written_by_all, in_a_folder_of_all),
]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="as POSIX has them")
@pytest.mark.parametrize("harm", HARM)
def test_a_damaged_document_is_as_good_as_none(
    harm: Callable[[Path], object], place: Path, unread: Callable[[], int]
) -> None:
    first = judged(BAD)
    (document,) = documents(place)
    unread()
    harm(document)
    assert judged(BAD) == first
    assert unread() == 1


SPAN = [1, 1, 1, 1]


def form(**changed: Any) -> list[Any]:
    """What is kept of a plan with one finding."""
    finding = {"path": BAD.path, "span": SPAN, "code": "bare-name", "severity": "error"}
    return [[finding | {"message": "m", "hint": "h", "edits": []} | changed], [], None, True]


def test_a_document_of_this_form_is_used(
    unread: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Cache, "get", lambda _self, _key: msgpack.encode(form()))
    assert [one.message for one in judged(BAD).findings] == ["m"]
    assert unread() == 0


FORMS: list[Any] = [
    *([], "x", 1, {}, {"findings": []}, [[], [], None, 1], [[[]], [], None, True]),
    form(severity="fatal"),
    form(span=[1, 1, 99, 1]),
    form(span=[2, 1, 1, 1]),
    form(edits=[{"span": [1, 1, 99, 1], "text": ""}]),
    form(path="p/another.rst"),
    form(span=[1, 1, 1]),
    form(span={"line": 1, "column": 1, "end_line": 1, "end_column": 1}),
    form(code=["bare-name"]),
]


@pytest.mark.parametrize("form", [*FORMS, None], ids=str)
def test_a_document_of_another_form_is_as_good_as_none(
    form: Any, unread: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = b"\xc1" if form is None else msgpack.encode(form)
    monkeypatch.setattr(Cache, "get", lambda _self, _key: data)
    assert judged(BAD).findings
    assert unread() == 1


def test_what_was_found_is_the_same_as_data() -> None:
    for file in CASES:
        source = SourceText("plan.rst", file.read_text(encoding="utf-8"))
        found = plain(check(source, SETUP))
        data = encoded(found)
        assert data
        again = decoded(data, source)
        assert again == found
        assert repr(again) == repr(found)  # places do not count in an equality


def test_a_folder_of_somebody_else_is_not_used(
    place: Path, monkeypatch: pytest.MonkeyPatch, unread: Callable[[], int]
) -> None:
    judged(BAD)
    unread()
    if hasattr(os, "getuid"):
        monkeypatch.setattr(os, "getuid", lambda: 4242)
        assert judged(BAD).findings
        assert unread() == 1
        assert len(documents(place)) == 1


@pytest.mark.parametrize("where", ["/dev/null", "/dev/null/x", "/proc/nothing", "file"])
def test_a_folder_that_cannot_be_written_is_no_matter(
    where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PLANCHECK_CACHE_DIR", where)
    assert judged(BAD) == judged(BAD) == plain(check(BAD, SETUP))


def test_it_is_for_nobody_else_to_read(place: Path) -> None:
    judged(BAD)
    if hasattr(os, "getuid"):
        for path in (document := documents(place)[0], document.parent, document.parent.parent):
            assert not stat.S_IMODE(path.stat().st_mode) & 0o077


def test_it_stays_small(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MAX_DOCUMENTS", 10)
    kept = Cache(place)
    for number in range(40):
        kept.put(f"a{number}", b"%d" % number)
        os.utime(place / "v2" / "a" / f"a{number}", (number, number))
    assert len(documents(place)) <= 10
    assert (kept.get("a39"), kept.get("a0")) == (b"39", None)
    kept.put("b0", b"x" * cache.MAX_BYTES)
    assert kept.get("b0") is None


def test_clearing_takes_its_own_and_nothing_else(place: Path) -> None:
    judged(BAD)
    (place / "mine").write_text("stays")
    assert Cache(place).clear() == 1
    assert Cache(place).clear() == 0
    assert [path.name for path in documents(place)] == ["mine"]


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"PLANCHECK_CACHE_DIR": "/a/b"}, "/a/b"),
        ({"XDG_CACHE_HOME": "/x", "HOME": "/nonexistent"}, "/x/plancheck"),
        ({"XDG_CACHE_HOME": "relative", "HOME": "/usr"}, "/usr/.cache/plancheck"),
        ({"HOME": "/usr"}, "/usr/.cache/plancheck"),
        ({"HOME": "/nonexistent"}, None),
        ({"HOME": "."}, None),
        ({"HOME": ""}, None),
    ],
)
def test_where_it_is(
    environment: dict[str, str], expected: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("PLANCHECK_CACHE_DIR", "XDG_CACHE_HOME", "HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert folder() == (Path(expected) if expected else None)
