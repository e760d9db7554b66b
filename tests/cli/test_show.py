"""``plancheck show``: a plan as it was read, from a file or from a real repository."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import jsonschema
import pytest
import yaml

from plancheck.errors import PlancheckError
from plancheck.files import read_argument

Run = Callable[..., CompletedProcess[str]]
Git = Callable[..., str]

ROOT = Path(__file__).parent.parent.parent
SEED = ROOT / "seeds" / "newton-priorities.rst"
SHOWN = """\
   1  Cedar Project Priorities, cycle cedar

   7  Backups: Ada Moss
      17  * Restore a volume from any snapshot.

1 theme, 1 committed goal, 0 stretch goals
"""


@pytest.fixture
def repository(git: Git, good: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """Two commits: v1 has the good plan, main another one; the file in the tree is a third."""
    monkeypatch.chdir(tmp_path)
    Path("my plans").mkdir()
    plan = Path("my plans/cedar plan.rst")
    plan.write_text(good)
    Path("link.rst").symlink_to("my plans/cedar plan.rst")
    git("add", ".")
    git("commit", "--quiet", "--message=first")
    git("tag", "v1")
    plan.write_text(good.replace("any snapshot", "a second site"))
    git("commit", "--quiet", "--all", "--message=second")
    plan.write_text(good.replace("any snapshot", "nowhere"))
    return git


# -- formats ---------------------------------------------------------------------------------------


def test_text_is_for_people(run: Run, good: str) -> None:
    Path("p.rst").write_text(good)
    done = run("show", "p.rst")
    assert (done.stdout, done.stderr, done.returncode) == (SHOWN, "", 0)
    assert run("show", "-q", "p.rst").stdout == SHOWN[: SHOWN.index("\n1 theme")]
    assert run("show", "-", stdin=good).stdout == SHOWN
    coloured = run("show", "p.rst", "--color", "always").stdout
    assert coloured.startswith("   1  \x1b[1mCedar Project Priorities\x1b[0m, cycle cedar\n")


def test_json_keeps_to_its_schema_and_yaml_says_the_same(run: Run) -> None:
    shown = json.loads(run("show", str(SEED), "--format", "json").stdout)
    schema = json.loads((ROOT / "schema" / "plan.json").read_text())
    jsonschema.Draft202012Validator(schema).validate(shown)
    assert (shown["format"], shown["path"], shown["revision"]) == (
        "plancheck.plan/1",
        SEED.as_posix(),
        None,
    )
    assert (shown["title"], shown["cycle"]) == ("Newton Project Priorities", "newton")
    first = shown["themes"][0]
    assert (first["name"], first["line"], first["section"]["line"]) == ("Cells V2", 13, 37)
    assert yaml.safe_load(run("show", str(SEED), "--format", "yaml").stdout) == shown


def test_words_of_the_configuration_are_heeded(run: Run, good: str) -> None:
    Path("p").mkdir()
    Path("p/p.rst").write_text(good.replace("Priority", "Endeavor"))
    Path("p/.plancheck.yaml").write_text("words: {theme_columns: [endeavor]}\n")
    assert run("show", "p/p.rst").stdout == SHOWN
    assert "p/.plancheck.yaml\n" in run("show", "-v", "p/p.rst").stderr
    Path("other.yaml").write_text("{}")
    assert "Ada Moss" not in run("show", "p/p.rst", "--config", "other.yaml").stdout


def test_a_plan_that_cannot_be_read_is_an_error(run: Run) -> None:
    Path("p.rst").write_text("Title\n=====\n\na\0b\n")
    done = run("show", "p.rst", "--format", "json")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("plancheck: error: p.rst: line 4: ")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("nope.rst", "nope.rst: no such file"),
        (".", ".: is a folder: name one plan in it"),
        ("x.rst", "x.rst: is a symbolic link: name the file that it points to"),
    ],
)
def test_what_is_no_plan_is_told(run: Run, name: str, told: str) -> None:
    Path("x.rst").symlink_to("y.rst")
    done = run("show", name)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"plancheck: error: {told}\n"


# -- revisions -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("revision", "goal"),
    [
        ("v1", "any snapshot"),
        ("HEAD~1", "any snapshot"),
        ("HEAD", "a second site"),
        ("main", "a second site"),
        ("refs/heads/main", "a second site"),
        ("@{0}", "a second site"),
    ],
)
@pytest.mark.usefixtures("repository")
def test_a_plan_is_read_from_a_revision(run: Run, revision: str, goal: str) -> None:
    done = run("show", f"{revision}:my plans/cedar plan.rst", "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    shown = json.loads(done.stdout)
    assert shown["themes"][0]["goals"][0]["text"] == f"Restore a volume from {goal}."
    assert (shown["path"], shown["revision"]) == ("my plans/cedar plan.rst", revision)


def test_a_commit_is_named_by_its_id_in_full_or_in_short(run: Run, repository: Git) -> None:
    oid = repository("rev-parse", "v1").strip()
    for name in (oid, oid[:9]):
        assert run("show", f"{name}:my plans/cedar plan.rst").stdout == SHOWN


@pytest.mark.usefixtures("repository")
def test_paths_are_those_of_git(run: Run) -> None:
    assert run("show", "v1:my plans/cedar plan.rst", cwd="my plans").stdout == SHOWN
    done = run("show", "v1:./cedar plan.rst", "--format", "json", cwd="my plans")
    assert json.loads(done.stdout)["path"] == "my plans/cedar plan.rst"
    assert run("show", "v1:../my plans/cedar plan.rst", cwd="my plans").stdout == SHOWN


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (
            "HEAD:nope.rst",
            (
                "HEAD:nope.rst: no such file in that revision: paths begin at the repository's root"
                ", or at the working folder with ./"
            ),
        ),
        ("HEAD:*.rst", "HEAD:*.rst: no such file in that revision"),
        ("HEAD::(glob)**", "HEAD::(glob)**: no such file in that revision"),
        ("HEAD:", "HEAD:: names no file: write REVISION:PATH"),
        ("HEAD:./", "HEAD:./: names no file: write REVISION:PATH"),
        ("HEAD:./my plans/", "HEAD:./my plans/: is a folder: name one plan in it"),
        ("HEAD:my plans", "HEAD:my plans: is a folder: name one plan in it"),
        ("HEAD:my plans/", "HEAD:my plans/: is a folder: name one plan in it"),
        ("HEAD:link.rst", "HEAD:link.rst: is a symbolic link, not a file"),
        ("HEAD:../x.rst", "../x.rst: is outside the repository: which begins at /"),
        (
            "v9:x.rst",
            "v9:x.rst: unknown revision 'v9': `git branch --all` and `git tag` list",
        ),
        (":x.rst", ":x.rst: names no revision: write REVISION:PATH"),
        ("^HEAD:x.rst", "^HEAD:x.rst: '^HEAD' is not a revision"),
        ("HEAD~1..HEAD:x.rst", "HEAD~1..HEAD:x.rst: unknown revision 'HEAD~1..HEAD'"),
        ("HEAD\n:x.rst", "HEAD\n:x.rst: 'HEAD\\n' is not a revision"),
    ],
)
@pytest.mark.usefixtures("repository")
def test_what_is_not_there_is_told(name: str, told: str) -> None:
    """In this process: there are many, and what becomes of an error is tested elsewhere."""
    with pytest.raises(PlancheckError) as caught:
        read_argument(name)
    assert str(caught.value).startswith(told)


@pytest.mark.usefixtures("repository")
def test_a_revision_is_never_an_option(run: Run) -> None:
    done = run("show", "--", "--output=x:my plans/cedar plan.rst")
    assert done.returncode == 2
    assert "'--output=x' is not a revision" in done.stderr
    assert not Path("x").exists()


def test_a_submodule_is_no_plan(run: Run, repository: Git) -> None:
    oid = repository("rev-parse", "HEAD").strip()
    repository("update-index", "--add", "--cacheinfo", f"160000,{oid},sub.rst")
    repository("commit", "--quiet", "--message=submodule")
    assert run("show", "HEAD:sub.rst").stderr == (
        "plancheck: error: HEAD:sub.rst: is a submodule, not a file\n"
    )


def test_a_name_of_both_a_file_and_a_plan_in_a_revision_is_refused(
    run: Run, repository: Git, good: str
) -> None:
    Path("p.rst").write_text(good)
    repository("add", "p.rst")
    repository("commit", "--quiet", "--message=third")
    Path("HEAD:p.rst").write_text(good.replace("any snapshot", "a colon"))
    done = run("show", "HEAD:p.rst")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "plancheck: error: HEAD:p.rst: is both a file and a plan in a revision: write"
        " ./HEAD:p.rst for the file, HEAD~0:p.rst for the revision\n"
    )
    assert "from a colon." in run("show", "./HEAD:p.rst").stdout
    assert run("show", "HEAD~0:p.rst").stdout == SHOWN
    Path("HEAD:p.rst").rename("v9:p.rst")  # no such revision: it can only be the file
    assert "from a colon." in run("show", "v9:p.rst").stdout


def test_a_name_of_two_revisions_is_refused(run: Run, repository: Git) -> None:
    repository("branch", "v1")
    done = run("show", "v1:my plans/cedar plan.rst")
    assert done.returncode == 2
    assert "the revision 'v1' is ambiguous: write refs/heads/v1 or refs/tags/v1" in done.stderr
    assert run("show", "refs/tags/v1:my plans/cedar plan.rst").stdout == SHOWN


def test_a_shallow_clone_says_how_to_get_the_rest(run: Run, repository: Git) -> None:
    repository("clone", "--quiet", "--depth=1", f"file://{Path.cwd()}", "shallow")
    done = run("show", "HEAD~1:my plans/cedar plan.rst", cwd="shallow")
    assert done.returncode == 2
    assert "this clone is shallow: run `git fetch --unshallow`" in done.stderr
    assert run("show", "HEAD:my plans/cedar plan.rst", cwd="shallow").returncode == 0


def test_a_partial_clone_fetches_nothing(run: Run, repository: Git) -> None:
    repository("config", "uploadpack.allowFilter", "true")
    clone = ("clone", "--quiet", "--no-checkout", "--filter=blob:none", f"file://{Path.cwd()}")
    repository(*clone, "partial")
    repository("config", "remote.origin.uploadpack", "touch fetched; false", cwd="partial")
    done = run("show", "HEAD:my plans/cedar plan.rst", cwd="partial")
    assert done.returncode == 2
    assert "this is a partial clone and lacks it: fetch with all blobs" in done.stderr
    assert not Path("partial/fetched").exists()


def test_outside_a_repository_there_are_no_revisions(run: Run) -> None:
    done = run("show", "HEAD:p.rst")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("plancheck: error: not a git repository")


def test_a_bare_repository_is_read_when_it_is_named(run: Run, repository: Git) -> None:
    repository("clone", "--quiet", "--bare", ".", "bare.git")
    done = run("show", "v1:my plans/cedar plan.rst", cwd="bare.git")
    assert done.returncode == 2
    assert "a bare repository is read only when GIT_DIR names it" in done.stderr
    assert run("show", "v1:my plans/cedar plan.rst", cwd="bare.git", GIT_DIR=".").stdout == SHOWN


@pytest.mark.usefixtures("repository")
def test_without_git_it_is_asked_for(run: Run) -> None:
    done = run("show", "HEAD:x.rst", PATH="/nonexistent")
    assert done.returncode == 2
    assert done.stderr == (
        "plancheck: error: git cannot be run: No such file or directory: install it, or put it on"
        " PATH\n"
    )


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
@pytest.mark.usefixtures("repository")
def test_a_repository_of_someone_else_is_read_when_it_is_trusted(run: Run) -> None:
    os.chown(Path(), 65534, 65534)
    os.chown(Path(".git"), 65534, 65534)
    done = run("show", "v1:my plans/cedar plan.rst")
    assert done.returncode == 2
    command = f"git config --global --add safe.directory {Path.cwd()}"
    assert done.stderr.endswith(f": if you trust it, run `{command}`\n")


def test_nothing_that_the_repository_names_is_run(run: Run, repository: Git) -> None:
    for key in (
        "core.fsmonitor",
        "core.pager",
        "core.sshCommand",
        "diff.external",
        "diff.plan.textconv",
        "filter.plan.smudge",
        "filter.plan.clean",
    ):
        repository("config", key, f"touch '{Path.cwd()}/canary'; false")
    Path(".gitattributes").write_text("*.rst diff=plan filter=plan\n")
    assert run("show", "v1:my plans/cedar plan.rst", GIT_EXTERNAL_DIFF="touch canary").stdout == (
        SHOWN
    )
    assert not Path("canary").exists()


def test_what_was_committed_is_shown_and_no_replacement(run: Run, repository: Git) -> None:
    blobs = [
        repository("rev-parse", f"{r}:my plans/cedar plan.rst").strip() for r in ("v1", "main")
    ]
    repository("replace", *blobs)
    assert run("show", "v1:my plans/cedar plan.rst").stdout == SHOWN


def test_what_a_revision_holds_may_be_no_plan_either(run: Run, repository: Git) -> None:
    Path("big.rst").write_text("x\n" * 200_000)
    Path("latin.rst").write_bytes(b"caf\xe9")
    repository("add", ".")
    repository("commit", "--quiet", "--message=third")
    assert "HEAD:big.rst: larger than 256 KiB" in run("show", "HEAD:big.rst").stderr
    assert "latin.rst: not UTF-8: byte 0xe9 on line 1" in run("show", "HEAD:latin.rst").stderr


def test_a_repository_of_sha256_is_read_as_well(run: Run, env: dict[str, str], good: str) -> None:
    Path("p.rst").write_text(good)
    for arguments in (
        ["init", "-q", "--object-format=sha256"],
        ["add", "."],
        ["commit", "-qm", "x"],
    ):
        subprocess.run(["git", *arguments], env=env, check=True)
    assert run("show", "HEAD:p.rst").stdout == SHOWN
