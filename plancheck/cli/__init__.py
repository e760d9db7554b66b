"""The command line: options to a request, a request to a use-case, its value to an exit status.

``program`` puts the commands together, and each module named as a command is one; ``exits`` is the
way out of all of them, and the others are what commands share.
"""

import gc
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from typing import NoReturn

from plancheck.errors import ExitCode

__all__ = ["COLLECT_EVERY", "main"]

COLLECT_EVERY = 100_000
"""New objects after which Python is to look for those that only hold one another, instead of 700:
few do, as a plan that was read lets go of itself, and to look so often takes 6 % of the processor's
time for 200 plans."""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit; Ctrl-C ends it quietly while it is still being loaded, too."""
    try:
        gc.set_threshold(COLLECT_EVERY)
        _import_msgspec()
        from plancheck.cli.exits import leave  # whose imports are part of what can be interrupted

        leave(_work(sys.argv[1:] if arguments is None else arguments))
    except KeyboardInterrupt:
        sys.exit(ExitCode.INTERRUPTED)


_PLAIN = {
    "check": ("plancheck.cli.checking", "check_plainly"),
    "diff": ("plancheck.cli.comparing", "compare_plainly"),
}
"""Commands that can do without click, by what they do with words none of which is an option."""


def _import_msgspec() -> None:
    """Import msgspec without typing_extensions, which takes half of its time.

    It takes from there, where that is installed, what ``typing`` has as well since Python 3.11.
    Whoever imports it later gets the real one.
    """
    if sys.modules.keys() & {"msgspec", "typing_extensions"}:
        return
    import typing

    sys.modules["typing_extensions"] = typing
    try:
        import msgspec  # noqa: F401
    except ImportError:
        pass  # it asks for more than that; the next import gets the real one
    finally:
        del sys.modules["typing_extensions"]


def _work(words: Sequence[str]) -> Callable[[], ExitCode]:
    """What ``words`` ask for.

    A hook says ``check`` and names plans, without an option: there is nothing in it for click to
    find out, and loading click takes longer than telling of plans that were checked before.
    """
    command, *others = words or [""]
    if command in _PLAIN and all(map(_is_no_option, others)) and not _is_for_click():
        module, name = _PLAIN[command]
        return partial(getattr(import_module(module), name), tuple(others))
    from plancheck.cli.program import run

    return partial(run, words)


def _is_no_option(word: str) -> bool:
    return word == "-" or not word.startswith("-")


def _is_for_click() -> bool:
    """Whether there is more to the words: completion by a shell, wildcards on Windows."""
    return "_PLANCHECK_COMPLETE" in os.environ or os.name == "nt"
