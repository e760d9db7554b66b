"""The real program on real files and repositories."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def env(tmp_path_factory: pytest.TempPathFactory, identity: dict[str, str]) -> dict[str, str]:
    """An environment in which nothing of this machine's shows."""
    home = tmp_path_factory.mktemp("home")
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "PYTHONPATH": str(ROOT),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CEILING_DIRECTORIES": str(Path(os.environ.get("TMPDIR", "/tmp"))),  # noqa: S108
        **identity,
    }


@pytest.fixture
def command() -> list[str]:
    """What starts the program, for tests that do more than run it."""
    return [sys.executable, "-m", "plancheck"]


@pytest.fixture
def run(
    tmp_path: Path,
    env: dict[str, str],
    command: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[..., CompletedProcess[str]]:
    """Run plancheck in ``tmp_path``; whatever happens, nobody sees a traceback."""
    monkeypatch.chdir(tmp_path)

    def runner(
        *arguments: str, stdin: str | bytes = b"", cwd: str = ".", **extra: str
    ) -> CompletedProcess[str]:
        done = subprocess.run(
            [*command, *arguments],
            input=stdin.encode() if isinstance(stdin, str) else stdin,
            cwd=cwd,
            env=env | extra,
            capture_output=True,
            timeout=60,
            check=False,
        )
        told = done.stderr.decode()
        assert "Traceback" not in told, told
        is_ours = (line.startswith("plancheck: ") for line in told.splitlines())
        assert all(is_ours) or arguments == () or "--diff" in arguments, told
        return CompletedProcess(done.args, done.returncode, done.stdout.decode(), told)

    return runner


@pytest.fixture
def git(tmp_path: Path, env: dict[str, str]) -> Callable[..., str]:
    """Run git in a repository in ``tmp_path``, and say what it prints."""

    def runner(*arguments: str, cwd: str = ".") -> str:
        return subprocess.run(
            ["git", *arguments],
            cwd=tmp_path / cwd,
            env=env,
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    runner("init", "--quiet", "--initial-branch=main")
    return runner
