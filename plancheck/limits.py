"""A limit on time that holds inside of anything: a regular expression as well as docutils.

It is the time that the process computes, not that of the clock on the wall: what else the machine
has to do makes no good plan one that takes too long.
"""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class TimeIsUp(Exception):
    """What was to be done within a time limit took longer."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise TimeIsUp in what is done under it once it has computed for ``seconds``.

    It needs an alarm, which only POSIX has, and only for the main thread: elsewhere, or where
    somebody else waits for an alarm, it does nothing.
    """
    if (
        not hasattr(signal, "setitimer")
        or threading.current_thread() is not threading.main_thread()
        or signal.getitimer(signal.ITIMER_PROF)[0]
    ):
        yield
        return

    armed = True

    def ring(_number: int, _frame: FrameType | None) -> None:
        if armed:
            raise TimeIsUp

    before = signal.signal(signal.SIGPROF, ring)
    # It rings again: what is raised in a destructor or a callback of the collector is lost.
    signal.setitimer(signal.ITIMER_PROF, seconds, 0.2)
    try:
        yield
    finally:
        armed = False  # a ring while the alarm is taken down must not get out
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
