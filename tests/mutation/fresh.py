"""A plugin of pytest for mutmut: each test computes all anew, in bounded time.

mutmut forks its workers from a process in which all tests have run, and counts for a function the
tests that call it. What is kept of earlier calls would hide a function from both. And it asks the
environment for the mutant at each call of a function, of which a plan takes thousands.
"""

import os
import signal
import sys
from functools import _lru_cache_wrapper

import pytest
from mutmut.mutation import trampoline

_SECONDS = 20
"""Time of the processor for one test; mutmut itself would wait for that of all together."""


def pytest_configure() -> None:
    """Ask for the mutant once; a worker has only one."""
    mutant = os.environ.get("MUTANT_UNDER_TEST", "")
    trampoline.get_mutant_under_test = lambda: mutant
    signal.signal(signal.SIGVTALRM, lambda *_: os.kill(os.getpid(), signal.SIGXCPU))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Try the parser with its own tests and those of rules, which are many and quick."""
    if os.environ.get("MUTANT_UNDER_TEST", "").startswith("plancheck.rst."):
        others = ("tests/diff/", "tests/render/")
        items[:] = [one for one in items if not one.nodeid.startswith(others)]


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """Empty the caches of plancheck's functions."""
    for name, module in list(sys.modules.items()):
        if name.startswith("plancheck."):
            for one in vars(module).values():
                if isinstance(one, _lru_cache_wrapper):
                    one.cache_clear()
    signal.setitimer(signal.ITIMER_VIRTUAL, _SECONDS)


def pytest_runtest_teardown() -> None:
    """Let time that is no test's pass."""
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
