"""Plans that are kept as they were read: they differ in nothing from those read anew."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec import msgpack
from msgspec.structs import replace

from plancheck.cache import Cache
from plancheck.language.wording import DEFAULT, Wording
from plancheck.model import FlawKind
from plancheck.reading import Reader
from plancheck.rst.reader import read_plan
from plancheck.source import SourceText

CASES = sorted((Path(__file__).parent / "rules" / "cases").glob("*/*.rst"))
OAK = SourceText("p/oak.rst", "Oak\n===\n\nGoals\n-----\n\n* Mend the roof.\n", "abc")


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PLANCHECK_CACHE_DIR", str(tmp_path / "kept"))
    return tmp_path / "kept"


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """How many plans were read since."""
    read: list[SourceText] = []

    def counting(source: SourceText, wording: Wording) -> object:
        read.append(source)
        return read_plan(source, wording)

    monkeypatch.setattr("plancheck.rst.reader.read_plan", counting)

    def number() -> int:
        found = len(read)
        read.clear()
        return found

    return number


@pytest.mark.parametrize("file", CASES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_a_plan_is_the_same_from_the_cache(file: Path, reads: Callable[[], int]) -> None:
    source = SourceText("p/plan.rst", file.read_text(encoding="utf-8"), "abc")
    wanted = read_plan(source)
    found = [Reader(cached=True).read(source, DEFAULT) for _ in range(2)]
    assert found == [wanted, wanted]
    assert {repr(one) for one in found} == {repr(wanted)}  # places do not count in an equality
    is_lasting = all(flaw.kind is not FlawKind.UNREADABLE for flaw in wanted.flaws)
    assert reads() == (1 if is_lasting else 2)


def test_a_path_of_other_bytes_is_no_matter(reads: Callable[[], int]) -> None:
    odd = replace(OAK, path="\udce9.rst")
    assert [Reader(cached=True).read(odd, DEFAULT) for _ in range(2)] == [read_plan(odd)] * 2
    assert reads() == 1


def test_another_text_path_or_wording_is_read_anew(reads: Callable[[], int]) -> None:
    reader = Reader(cached=True)
    reader.read(OAK, DEFAULT)
    more = DEFAULT.extended({"stretch": ("perhaps",)})
    for source, wording in (
        (replace(OAK, text=f"{OAK.text}* Paint it.\n"), DEFAULT),
        (replace(OAK, path="p/elm.rst"), DEFAULT),
        (OAK, more),
    ):
        reads()
        assert reader.read(source, wording) == read_plan(source, wording)
        assert reads() == 1


def test_a_text_is_the_same_in_every_revision(reads: Callable[[], int]) -> None:
    reader = Reader(cached=True)
    reader.read(OAK, DEFAULT)
    reads()
    other = replace(OAK, revision="def")
    assert reader.read(other, DEFAULT).source == other
    assert reads() == 0


def test_nothing_is_kept_where_that_is_not_wanted(place: Path, reads: Callable[[], int]) -> None:
    for _ in range(2):
        Reader(cached=False).read(OAK, DEFAULT)
    assert reads() == 2
    assert not place.exists()


@pytest.mark.parametrize("form", [None, 1, [], ["x"], [["p", "", None], 1]], ids=str)
def test_a_document_of_another_form_is_as_good_as_none(
    form: object, reads: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = b"\xc1" if form is None else msgpack.encode(form)
    monkeypatch.setattr(Cache, "get", lambda _self, _key: data)
    assert Reader(cached=True).read(OAK, DEFAULT) == read_plan(OAK)
    assert reads() == 1
