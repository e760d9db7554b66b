"""Real repositories, in this process, as somebody with an empty home."""

import os
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from plancheck.git import Pair, Plans, compare

Git = Callable[..., str]
Commit = Callable[..., str]
Told = list[str]


@pytest.fixture(autouse=True)
def home(
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    identity: dict[str, str],
) -> Path:
    """Nothing of this machine's shows."""
    home = tmp_path_factory.mktemp("home")
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    dates = {f"GIT_{role}_DATE": "2025-01-01T00:00:00Z" for role in ("AUTHOR", "COMMITTER")}
    for name, value in {
        **identity,
        **dates,
        "HOME": str(home),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CEILING_DIRECTORIES": os.environ.get("TMPDIR", "/tmp"),  # noqa: S108
        "GIT_TEMPLATE_DIR": "",
    }.items():
        monkeypatch.setenv(name, value)
    return home


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """Run git in a new repository in ``tmp_path``, and say what it prints."""
    monkeypatch.chdir(tmp_path)

    def runner(*arguments: str, cwd: str | Path = tmp_path, **extra: str) -> str:
        done = subprocess.run(
            ["git", *arguments],
            cwd=cwd,
            env=os.environ | extra,
            capture_output=True,
            check=True,
        )
        return os.fsdecode(done.stdout)

    runner("init", "--quiet", "--initial-branch=main")
    return runner


@pytest.fixture
def commit(git: Git, tmp_path: Path) -> Commit:
    """Commit the given files (None: removed), and say the commit's id."""

    def committer(files: dict[str, str | None], message: str = "change", **extra: str) -> str:
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text) if text is not None else path.unlink()
        git("add", "--all")
        git("commit", "--quiet", "--allow-empty", f"--message={message}", **extra)
        return git("rev-parse", "HEAD").strip()

    return committer


@pytest.fixture
def told() -> Callable[..., list[str]]:
    """The plans of ``compare``: ``=`` unchanged, ``~`` changed, ``+``, ``-``, or ``old > new``."""

    def teller(*arguments: str, paths: list[str] | None = None, is_staged: bool = False) -> Told:
        compared = compare(arguments, paths, is_staged=is_staged)
        with Plans(compared, lambda path: path.endswith(".rst")) as plans:
            return [_told(pair) for pair in plans.pairs()]

    return teller


def _told(pair: Pair) -> str:
    if pair.before is None or pair.after is None:
        one = pair.after or pair.before
        return f"{'+' if pair.after else '-'} {one.path if one else ''}"
    if pair.before.path != pair.after.path:
        return f"{pair.before.path} > {pair.after.path}" + " =" * pair.is_unchanged
    return f"{'=' if pair.is_unchanged else '~'} {pair.after.path}"


@pytest.fixture
def texts() -> Callable[..., list[tuple[str, str]]]:
    """The texts of the plans of ``compare``, before and after."""

    def reader(
        *arguments: str, paths: list[str] | None = None, is_staged: bool = False
    ) -> list[tuple[str, str]]:
        compared = compare(arguments, paths, is_staged=is_staged)
        with Plans(compared, lambda path: path.endswith(".rst")) as plans:
            return [
                (
                    plans.text(compared.before, pair.before).text if pair.before else "",
                    plans.text(compared.after, pair.after).text if pair.after else "",
                )
                for pair in plans.pairs()
            ]

    return reader


@dataclass(frozen=True)
class Canaries:
    """Programs that git could run, each of which leaves a mark."""

    folder: Path
    git: Git

    def arm(self) -> None:
        """Name them wherever a repository's configuration can."""
        for key in (
            *("core.alternateRefsCommand", "core.askPass", "core.editor", "core.fsmonitor"),
            *("core.pager", "core.sshCommand", "credential.helper", "diff.external"),
            *("diff.plan.command", "diff.plan.textconv", "filter.plan.clean"),
            *("filter.plan.smudge", "filter.plan.process", "gpg.program", "merge.plan.driver"),
            *("pager.diff", "pager.log", "pager.ls-files", "pager.ls-tree", "pager.rev-parse"),
            *("trailer.Plan-Dropped.command", "uploadpack.packObjectsHook"),
        ):
            self.git("config", key, f"touch '{self.folder}/{key}'; false")
        self.git("config", "log.showSignature", "true")
        hooks = self.folder.parent / "hooks"
        hooks.mkdir()
        for name in ("post-checkout", "post-index-change", "pre-auto-gc", "reference-transaction"):
            (hooks / name).write_text(f"#!/bin/sh\ntouch '{self.folder}/{name}'\n")
            (hooks / name).chmod(0o755)
        self.git("config", "core.hooksPath", str(hooks))

    def fired(self) -> list[str]:
        """Those that were run."""
        return sorted(path.name for path in self.folder.iterdir())


@pytest.fixture
def canaries(git: Git, tmp_path_factory: pytest.TempPathFactory) -> Canaries:
    folder = tmp_path_factory.mktemp("canaries") / "fired"
    folder.mkdir()
    return Canaries(folder, git)
