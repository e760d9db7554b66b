"""The one door to git: every call with an environment in which it runs and writes nothing.

A repository's configuration can name programs for git to run, a partial clone fetches what is
missing, a variable can point at another repository: all of that is shut off here.
"""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from msgspec import Struct

from plancheck.errors import PlancheckError

MAX_SECONDS = 30.0
"""Time that one call of git, or one answer of a long-lived one, may take."""
MAX_OUTPUT = 128 * 2**20
"""Bytes that are read of one answer: trees can be forged that list without end."""
MAX_SAID = 64 * 1024
"""Bytes that are kept of what git says of errors."""
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

_ALONE: dict[str, Any] = {"process_group": 0} if os.name == "posix" else {}


class Done(Struct, frozen=True):
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
    """Run git in ``folder``.

    Raises PlancheckError where there is no git, it takes too long, or says too much.
    """
    return Dialogue(folder, env, *arguments).answer()


class Dialogue:
    """A git at work, that may answer line by line; killed when an answer takes too long.

    What it says of errors is read by a thread of its own, so that neither waits for the other;
    another one looks at the clock.
    """

    def __init__(self, folder: Path, env: Mapping[str, str], *arguments: str) -> None:
        if not folder.is_dir():  # else it would look as if git were not there
            raise PlancheckError(f"{folder}: no such folder")
        try:
            self._process = subprocess.Popen(
                [_program(), *_OPTIONS, *arguments],
                cwd=folder,
                env=env,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                **_ALONE,
            )
        except OSError as error:
            raise _not_run(error) from None
        self._asked: float | None = None  # when, if an answer is waited for
        self._is_late = False
        self._said: list[bytes] = []
        self._ended = threading.Event()
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._watcher = threading.Thread(target=self._watch, daemon=True)
        self._listener.start()
        self._watcher.start()

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

    def answer(self) -> Done:
        """What git comes to when it is asked nothing; it ends with that.

        Raises PlancheckError where it takes too long, or says too much.
        """
        self.end_input()
        try:
            out = self.take(MAX_OUTPUT + 1)
        except BaseException:
            self.kill()
            raise
        finally:
            done = self.close()
        if len(out) > MAX_OUTPUT:
            raise PlancheckError(
                f"git lists more than {MAX_OUTPUT // 2**20} MiB", "is this tree meant to be read?"
            )
        return Done(done.status, out, done.err)

    def end_input(self) -> None:
        """Ask nothing more."""
        with suppress(OSError):  # it may be dead
            _open(self._process.stdin).close()

    def close(self) -> Done:
        """End git, and say how it ended."""
        self._ended.set()
        self._watcher.join()  # it must not kill what by then is another process
        self.end_input()
        _open(self._process.stdout).close()  # what it still says nobody hears
        try:
            self._process.wait(MAX_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()
        self._process.wait()
        self._listener.join()
        _open(self._process.stderr).close()
        return Done(self._process.returncode, b"", b"".join(self._said).decode(errors="replace"))

    def kill(self) -> None:
        """End git at once, and what it may have started, which would keep its pipes open."""
        if _ALONE:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
        else:
            self._process.kill()

    def _listen(self) -> None:
        stream = _open(self._process.stderr)
        self._said.append(stream.read(MAX_SAID))
        while stream.read(MAX_SAID):
            pass

    @contextmanager
    def _watched(self) -> Iterator[None]:
        self._asked = time.monotonic()
        try:
            yield
        finally:
            self._asked = None
        if self._is_late:
            raise _late()

    def _watch(self) -> None:
        left = MAX_SECONDS
        while not self._ended.wait(left):
            asked = self._asked
            # What is asked while it sleeps is late after it has woken up.
            left = MAX_SECONDS if asked is None else asked + MAX_SECONDS - time.monotonic()
            if left <= 0:
                self._is_late = True
                self.kill()
                return


def refuse_old(folder: Path, env: Mapping[str, str]) -> None:
    """Raise PlancheckError when git is too old: asked when it did not do what newer ones do."""
    words = run(folder, env, "version").out.decode(errors="replace").split()
    version = words[2] if len(words) > 2 else "of unknown version"
    numbers = tuple(int(part) for part in version.split(".")[:2] if part.isdecimal())
    if numbers and numbers < MIN_VERSION:
        least = ".".join(map(str, MIN_VERSION))
        raise PlancheckError(f"git {version} is too old", f"install git {least} or later")


_NAME = "git.exe" if os.name == "nt" else "git"


def _program() -> str:
    """Where git is; relative entries of PATH do not count: a checkout could hold one."""
    for place in os.get_exec_path():
        if os.path.isabs(place):  # noqa: PTH117 -- a str, as PATH has it
            found = os.path.join(place, _NAME)  # noqa: PTH118
            if os.path.isfile(found) and os.access(found, os.X_OK):  # noqa: PTH113
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
