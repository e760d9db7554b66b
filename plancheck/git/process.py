"""The one door to git: every call with an environment in which it runs and writes nothing.

A repository's configuration can name programs for git to run, a partial clone fetches what is
missing, a variable can point at another repository: all of that is shut off here.
"""

import os
import shutil
import subprocess
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from plancheck.errors import PlancheckError

MAX_SECONDS = 30.0
"""Time that one call of git, or one answer of a long-lived one, may take."""
MIN_VERSION = (2, 30)
"""The first whose ``rev-parse`` knows ``--end-of-options``."""

POINTERS = frozenset(
    """GIT_ALTERNATE_OBJECT_DIRECTORIES GIT_COMMON_DIR GIT_DIR GIT_IMPLICIT_WORK_TREE GIT_INDEX_FILE
    GIT_INTERNAL_SUPER_PREFIX GIT_NAMESPACE GIT_OBJECT_DIRECTORY GIT_PREFIX GIT_SHALLOW_FILE
    GIT_WORK_TREE""".split()
)
"""Variables that are about one repository, as git sets them for a hook.

``git rev-parse --local-env-vars`` lists them, and those of configuration, which are the user's,
and of grafts and replacements, which are shut off.
"""

_OPTIONS = (
    "--literal-pathspecs",
    "--no-pager",
    "--no-replace-objects",
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "core.warnAmbiguousRefs=true"),
    *("-c", "log.showSignature=false"),
    *("-c", "safe.bareRepository=explicit"),  # one that was committed is no repository
)
_SET = {
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_GRAFT_FILE": "/nonexistent/plancheck",  # /dev/null gives a hint on every call
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
_DROPPED = (
    "GIT_EXTERNAL_DIFF",
    "GIT_GLOB_PATHSPECS",  # these three go ill with --literal-pathspecs
    "GIT_ICASE_PATHSPECS",
    "GIT_NOGLOB_PATHSPECS",
    "GIT_REDIRECT_",  # on Windows, to files that are written
    "GIT_TRACE",
)


@dataclass(frozen=True, slots=True)
class Done:
    """What a call of git came to."""

    status: int
    out: bytes
    err: str

    @property
    def said(self) -> str:
        """The first line of what a failed git said; empty where it did not fail."""
        if self.status == 0:
            return ""
        text = self.err.strip() or _ended(self.status)
        return text.split("\n")[0].removeprefix("fatal: ").removeprefix("error: ")


def environment() -> dict[str, str]:
    """The environment of this program without what makes git run, write or print more."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_DROPPED)}
    return kept | _SET


def run(folder: Path, env: Mapping[str, str], *arguments: str) -> Done:
    """Run git in ``folder``; raises PlancheckError where there is none, or it takes too long."""
    command = _command(arguments)
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env=env,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=MAX_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _late() from None
    except OSError as error:
        raise _not_run(error) from None
    return Done(done.returncode, done.stdout, done.stderr.decode(errors="replace"))


class Dialogue:
    """A long-lived git that answers line by line; killed when an answer takes too long."""

    def __init__(self, folder: Path, env: Mapping[str, str], *arguments: str) -> None:
        try:
            self._process = subprocess.Popen(
                _command(arguments),
                cwd=folder,
                env=env,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
            )
        except OSError as error:
            raise _not_run(error) from None
        self._is_late = False

    def ask(self, line: bytes) -> bytes:
        """The line that git answers to ``line``; empty where it answers no more."""
        with self._watched():
            try:
                _open(self._process.stdin).write(line + b"\n")
                _open(self._process.stdin).flush()
            except OSError:  # it is dead, and what it said tells why
                return b""
            return _open(self._process.stdout).readline()

    def take(self, size: int) -> bytes:
        """The next ``size`` bytes of the answer; fewer where git ended before."""
        with self._watched():
            return _open(self._process.stdout).read(size)

    def close(self) -> Done:
        """End git, and say how it ended."""
        try:  # it ends by itself when nothing more is asked
            _, err = self._process.communicate(timeout=min(1, MAX_SECONDS))
        except subprocess.TimeoutExpired:
            self._process.kill()
            _, err = self._process.communicate()
        return Done(self._process.returncode, b"", err.decode(errors="replace"))

    @contextmanager
    def _watched(self) -> Iterator[None]:
        watch = threading.Timer(MAX_SECONDS, self._expire)
        watch.daemon = True
        watch.start()
        try:
            yield
        finally:
            watch.cancel()
        if self._is_late:
            raise _late()

    def _expire(self) -> None:
        self._is_late = True
        self._process.kill()


def refuse_old(folder: Path, env: Mapping[str, str]) -> None:
    """Raise PlancheckError when git is too old: asked when it did not do what newer ones do."""
    words = run(folder, env, "version").out.decode(errors="replace").split()
    version = words[2] if len(words) > 2 else "of unknown version"
    numbers = tuple(int(part) for part in version.split(".")[:2] if part.isdecimal())
    if numbers and numbers < MIN_VERSION:
        least = ".".join(map(str, MIN_VERSION))
        raise PlancheckError(f"git {version} is too old", f"install git {least} or later")


def _command(arguments: tuple[str, ...]) -> list[str]:
    return [_program(), *_OPTIONS, *arguments]


def _program() -> str:
    """Where git is; relative entries of PATH do not count: a checkout could hold one."""
    for place in os.get_exec_path():
        if os.path.isabs(place):  # noqa: PTH117 -- a str, as PATH has it
            found = shutil.which(os.path.join(place, "git"))  # noqa: PTH118
            if found:
                return found
    raise _not_run(FileNotFoundError(2, "No such file or directory"))


def _open(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None  # noqa: S101 -- each was asked for as a pipe
    return stream


def _ended(status: int) -> str:
    return f"git was killed by signal {-status}" if status < 0 else f"git failed with {status}"


def _late() -> PlancheckError:
    return PlancheckError(f"git took more than {MAX_SECONDS:g} seconds")


def _not_run(error: OSError) -> PlancheckError:
    return PlancheckError(f"git cannot be run: {error.strerror}", "install it, or put it on PATH")
