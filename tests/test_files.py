from pathlib import Path

import pytest

from plancheck.config import Config
from plancheck.errors import PlancheckError
from plancheck.files import PlanFile, configured, folder_of, named, rewrite, unique


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in (
        "a.rst",
        "b.txt",
        "index.rst",
        "priorities/index.rst",
        "priorities/2024/cedar.rst",
        "priorities/2025/maple.rst",
        ".git/x.rst",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


def found(*globs: str, folder: str = ".") -> list[str]:
    return [plan.label for plan in named(folder, Config(None, Path(), globs))]


@pytest.mark.parametrize(
    ("globs", "labels"),
    [
        ((), ["a.rst", "priorities/2024/cedar.rst", "priorities/2025/maple.rst"]),
        (("*.rst",), ["a.rst"]),
        (("b.*",), ["b.txt"]),
        (("./priorities/*/*.rst",), ["priorities/2024/cedar.rst", "priorities/2025/maple.rst"]),
        (("priorities/**/*.rst",), ["priorities/2024/cedar.rst", "priorities/2025/maple.rst"]),
        (("**/maple.rst", "a.rst"), ["a.rst", "priorities/2025/maple.rst"]),
        (("priorities/index.rst",), ["priorities/index.rst"]),
        (("**/2024/**",), ["priorities/2024/cedar.rst"]),
        (("priorities/202[5-9]/?aple.rst",), ["priorities/2025/maple.rst"]),
    ],
)
def test_globs_choose_the_plans_of_a_folder(globs: tuple[str, ...], labels: list[str]) -> None:
    assert found(*globs) == labels


@pytest.mark.parametrize(
    "glob", ["*.RST", "priorities", "priorities/", "", "/a.rst", "*/cedar.rst"]
)
def test_a_glob_that_matches_nothing_chooses_nothing(glob: str) -> None:
    with pytest.raises(PlancheckError, match="no plan in this folder"):
        found(glob)


def test_many_stars_take_no_time() -> None:
    deep = Path(*"abcdefghijklmnopqrst")
    deep.mkdir(parents=True)
    (deep / "x.rst").touch()
    with pytest.raises(PlancheckError):
        found("/".join(["**", "?"] * 15 + ["**", "y.rst"]))


def test_labels_begin_where_the_argument_does() -> None:
    assert found(folder="priorities/2024") == ["priorities/2024/cedar.rst"]
    assert found(folder="./priorities/../priorities/2024") == [
        "priorities/../priorities/2024/cedar.rst"
    ]
    assert [plan.label for plan in configured(Config(None, Path().absolute(), ("a.rst",)))] == [
        "a.rst"
    ]


def test_a_plan_named_twice_is_one() -> None:
    stdin = PlanFile("p.rst", None)
    twice = [PlanFile("x/../a.rst", Path("x/../a.rst")), PlanFile("a.rst", Path("a.rst"))]
    assert unique([*twice, stdin, stdin]) == unique([stdin, *reversed(twice)]) == [twice[1], stdin]


def test_the_folder_of_a_name_is_one_that_exists() -> None:
    assert folder_of("priorities") == Path("priorities")
    assert folder_of("priorities/2024/new.rst") == Path("priorities/2024")
    assert folder_of("missing/new.rst") == folder_of("<stdin>") == folder_of("x" * 300) == Path()


def test_a_plan_that_has_changed_is_not_rewritten(tmp_path: Path) -> None:
    path = tmp_path / "plan.rst"
    path.write_bytes(b"new")
    plan = PlanFile("plan.rst", path)
    with pytest.raises(PlancheckError, match="has changed since it was read"):
        rewrite(plan, b"old", b"repaired")
    assert path.read_bytes() == b"new"
    rewrite(plan, b"new", b"repaired")
    assert path.read_bytes() == b"repaired"
    with pytest.raises(ValueError, match="standard input is no file"):
        rewrite(PlanFile("<stdin>", None), b"", b"")
