"""Findings that are kept from run to run: ``--no-cache`` and ``plancheck cache``."""

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]
Git = Callable[..., str]


@pytest.fixture
def kept(tmp_path_factory: pytest.TempPathFactory, env: dict[str, str]) -> Path:
    """The folder of a cache that ``run`` uses."""
    folder = tmp_path_factory.mktemp("cache") / "kept"
    env["PLANCHECK_CACHE_DIR"] = str(folder)
    return folder


@pytest.fixture(autouse=True)
def plans(tmp_path: Path, good: str, bad: str) -> None:
    for name, text in (("good", good), ("bad", bad), ("twice", good)):
        (tmp_path / f"{name}.rst").write_text(text)
    lines = bad.split("\n")
    lines[3:3] = [".. plancheck: ignore-file[theme-without-contact, bare-name] nobody yet", ""]
    (tmp_path / "silent.rst").write_text("\n".join(lines))


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_run_says_the_same_with_a_cache_and_without(run: Run, kept: Path) -> None:
    for arguments in (["check", "."], ["check", "-v", "--format", "json", "."], ["check"]):
        told = [run(*arguments, "--no-cache"), run(*arguments), run(*arguments)]
        assert len({(one.returncode, one.stdout, one.stderr) for one in told}) == 1
    assert "suppressed: theme-without-contact" in run("check", "-v", "silent.rst").stderr
    assert "unused-suppression" in run("check", "silent.rst").stdout
    assert len(files(kept)) == 4


def test_changes_are_told_the_same_with_a_cache_and_without(run: Run, git: Git, kept: Path) -> None:
    for name in ("good", "bad"):
        Path("plans").mkdir(exist_ok=True)
        Path("plans", "oak-priorities.rst").write_text(Path(f"{name}.rst").read_text())
        git("add", "plans")
        git("commit", "--quiet", "-m", name)
    for arguments in (["diff", "HEAD~1", "HEAD"], ["diff", "good.rst", "bad.rst"], ["log"]):
        assert run(*arguments, "--no-cache").returncode == 0
        assert not files(kept)
        told = [run(*arguments, *more) for more in (["--no-cache"], [], [])]
        assert len({(one.returncode, one.stdout, one.stderr) for one in told}) == 1
        assert len(files(kept)) == 2
        run("cache", "clear")


def test_nothing_is_kept_where_that_is_not_wanted(run: Run, kept: Path) -> None:
    assert run("check", "bad.rst", "--no-cache").returncode == 1
    assert not kept.exists()


def test_repairs_are_made_of_plans_that_were_checked_before(run: Run, kept: Path) -> None:
    plan = Path("good.rst")
    text = plan.read_text().replace("`Ada Moss`_ ", "`Ada Moss`  ")
    plan.write_text(text)
    run("check", "good.rst")
    assert files(kept)
    assert run("check", "--diff", "good.rst").stdout.count("\n+|") == 1
    assert run("check", "--fix", "good.rst").returncode == 0
    assert plan.read_text() != text


def test_it_says_where_it_is_and_can_be_cleared(run: Run, kept: Path) -> None:
    assert run("cache").stdout == f"{kept}\n"
    assert run("cache", "clear").returncode == 0
    run("check", ".")
    assert files(kept)
    done = run("cache", "clear")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert not files(kept)
    assert run("cache", "clean").returncode == 2


def test_a_home_that_cannot_be_written_is_no_matter(run: Run) -> None:
    for home in ("/dev/null", "/nowhere", "", "."):
        done = run("check", "good.rst", HOME=home)
        assert (done.returncode, done.stderr) == (0, "")
    assert run("cache", HOME=".").stderr == (
        "plancheck: error: this user has no folder for caches: name one in PLANCHECK_CACHE_DIR\n"
    )
    assert not Path(".cache").exists()


def test_damage_shows_in_nothing(run: Run, kept: Path) -> None:
    expected = run("check", ".")
    for path in files(kept):
        path.write_text("{]")
    done = run("check", ".")
    assert (done.returncode, done.stdout, done.stderr) == (1, expected.stdout, "")
