"""The hook for pre-commit, with the real pre-commit in a real repository."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
import yaml

ROOT = Path(__file__).parent.parent
MANIFEST = ROOT / ".pre-commit-hooks.yaml"
PRE_COMMIT = (sys.executable, "-m", "pre_commit")

Git = Callable[..., CompletedProcess[str]]


@pytest.fixture
def git(tmp_path: Path, identity: dict[str, str]) -> Git:
    """Run git, or a program in its place, as somebody with an empty home."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment |= {
        "HOME": str(tmp_path),
        "PRE_COMMIT_HOME": str(tmp_path / "pre-commit"),
        **identity,
    }
    environment.pop("PYTHONPATH", None)  # what the hook installs is what has to run

    def runner(
        *arguments: str, cwd: Path, program: tuple[str, ...] = ("git",)
    ) -> CompletedProcess[str]:
        return subprocess.run(
            [*program, *arguments],
            cwd=cwd,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    return runner


@pytest.fixture
def project(tmp_path: Path, git: Git) -> Path:
    """This project as it stands in the working tree, committed."""
    copy = tmp_path / "plancheck"
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    for name in listed.split("\0")[:-1]:
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, copy / name)
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "as it stands"]):
        assert git(*arguments, cwd=copy).returncode == 0
    return copy


def configured(folder: Path, git: Git, project: Path, hook: str) -> None:
    """Make ``folder`` a repository in which pre-commit runs a hook of this project."""
    folder.mkdir(exist_ok=True)
    revision = git("rev-parse", "HEAD", cwd=project).stdout.strip()
    repos = [{"repo": str(project), "rev": revision, "hooks": [{"id": hook}]}]
    kinds = ["pre-commit", "pre-push"]
    settings = {"repos": repos, "default_install_hook_types": kinds}
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(settings))
    assert git("init", "-q", "-b", "main", cwd=folder).returncode == 0
    installed = git("install", cwd=folder, program=PRE_COMMIT)
    assert installed.returncode == 0, installed.stderr


@pytest.mark.installs
def test_the_hook_stops_a_bad_plan_and_lets_a_good_one_pass(
    tmp_path: Path, git: Git, project: Path, good: str
) -> None:
    specs = tmp_path / "specs"
    plan = specs / "priorities" / "cedar-priorities.rst"
    plan.parent.mkdir(parents=True)
    configured(specs, git, project, "plancheck")

    plan.write_text(good.replace("`Ada Moss`_ ", "`Ada Mos`_  "))
    (specs / "notes.rst").write_text("Notes\n==\n\n`Nobody`_ checks *these.\n")
    git("add", "-A", cwd=specs)
    refused = git("commit", "-m", "plan", cwd=specs)
    assert refused.returncode == 1, refused.stderr
    place = "priorities/cedar-priorities.rst:7:14: error:"
    assert f'{place} "Ada Mos" leads nowhere [broken-reference]' in refused.stderr
    assert "notes.rst" not in refused.stderr
    assert git("rev-parse", "--verify", "HEAD", cwd=specs).returncode != 0

    plan.write_text(good)
    git("add", "-A", cwd=specs)
    accepted = git("commit", "-m", "plan", cwd=specs)
    assert accepted.returncode == 0, accepted.stderr
    assert re.search(r"check plans with plancheck\.+Passed", accepted.stderr)

    (specs / "notes.rst").write_text("Notes\n=\n\n`Nobody`_\n")
    skipped = git("commit", "-a", "-m", "notes", cwd=specs)
    assert skipped.returncode == 0, skipped.stderr
    assert re.search(r"check plans with plancheck\.+.*Skipped", skipped.stderr)


@pytest.mark.installs
def test_a_push_that_drops_a_goal_is_refused_unless_a_commit_says_why(
    tmp_path: Path, git: Git, project: Path, good: str
) -> None:
    specs, remote = tmp_path / "specs", tmp_path / "remote.git"
    plan = specs / "priorities" / "cedar-priorities.rst"
    plan.parent.mkdir(parents=True)
    configured(specs, git, project, "plancheck-diff")
    assert git("init", "-q", "--bare", str(remote), cwd=tmp_path).returncode == 0
    git("remote", "add", "origin", str(remote), cwd=specs)

    def commit(text: str, message: str) -> None:
        plan.write_text(text)
        git("add", "-A", cwd=specs)
        done = git("commit", "-q", "--allow-empty", "-m", message, cwd=specs)
        assert done.returncode == 0, done.stderr

    def pushed(branch: str) -> str:
        return git("rev-parse", "--verify", "-q", branch, cwd=remote).stdout.strip()

    encrypt = "* Encrypt what leaves the site.\n"
    commit(good + encrypt, "Plan Cedar")
    first = git("push", "-q", "origin", "main", cwd=specs)
    assert first.returncode == 0, first.stderr
    assert re.search(r"compare plans with plancheck\.+Passed", first.stdout)
    published = pushed("main")
    assert published

    git("checkout", "-q", "-b", "change", cwd=specs)
    commit(f"{good}{encrypt}* Prune what is older than a year.\n", "Plan more")
    new = git("push", "-q", "origin", "change", cwd=specs)
    assert new.returncode == 0, new.stderr
    assert pushed("change")

    commit(good, "Drop what is hard")
    refused = git("push", "-q", "origin", "change:main", cwd=specs)
    assert refused.returncode == 1
    assert pushed("main") == published
    assert f"plan priorities/cedar-priorities.rst: {published[:12]} -> " in refused.stdout
    told = "priorities/cedar-priorities.rst: goal dropped: Encrypt what leaves the site. (id "
    assert f"plancheck: {told}" in refused.stdout
    assert "to accept one on purpose, put `Plan-Dropped: " in refused.stdout

    git("rm", "-q", str(plan), cwd=specs)
    git("commit", "-q", "-m", "Drop it all", cwd=specs)
    gone = git("push", "-q", "origin", "change:main", cwd=specs)
    assert gone.returncode == 1
    assert "theme dropped: Backups" in gone.stdout
    git("reset", "-q", "--hard", "HEAD~1", cwd=specs)

    commit(good, "Say why\n\nPlan-Dropped: Encrypt what leaves -- the vendor does it")
    accepted = git("push", "-q", "origin", "change:main", cwd=specs)
    assert accepted.returncode == 0, accepted.stderr
    assert pushed("main") == git("rev-parse", "change", cwd=specs).stdout.strip()

    by_hand = git("run", "plancheck-diff", "--hook-stage", "manual", cwd=specs, program=PRE_COMMIT)
    assert by_hand.returncode == 1
    assert "nothing in the environment names a base" in by_hand.stdout
    ends = ("--from-ref", published, "--to-ref", "change~1")
    with_ends = ("run", "plancheck-diff", "--hook-stage", "manual", *ends)
    dropped = git(*with_ends, cwd=specs, program=PRE_COMMIT)
    assert dropped.returncode == 1
    assert told in dropped.stdout


def test_the_manifest_is_valid(tmp_path: Path, git: Git) -> None:
    done = git("validate-manifest", str(MANIFEST), cwd=tmp_path, program=PRE_COMMIT)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize(
    ("path", "checked"),
    [
        ("priorities/cedar-priorities.rst", True),
        ("doc/source/priorities/2025-1-workitems.rst", True),
        ("priorities/archive/oak.rst", True),
        ("doc/source/priorities.rst", True),
        ("maple-priorities.rst", True),
        ("priorities/index.rst", False),
        ("priorities/TEMPLATE.rst", False),
        ("priorities/cedar-template.rst", False),
        ("specs/cedar/approved/backups.rst", False),
        ("doc/our-priorities-explained.rst", False),
        ("README.rst", False),
        ("priorities/notes.txt", False),
    ],
)
def test_the_hook_takes_plans_only(path: str, *, checked: bool) -> None:
    hook, _ = yaml.safe_load(MANIFEST.read_text())
    chosen = re.search(hook["files"], path) and not re.search(hook["exclude"], path)
    assert bool(chosen) is checked
