"""Work done in several processes, each a copy of this one that sends back bytes of what it found.

Threads would share one interpreter, and docutils' tables, which are one for all. A library that
starts processes would itself take longer to import than it saves on a dozen plans.
"""

import contextlib
import os
from collections.abc import Callable, Sequence
from typing import Self

from msgspec import DecodeError, msgpack


def processors() -> int:
    """How many processes can run at once; one where there is no way to start another like this."""
    if not hasattr(os, "fork"):
        return 1
    has_affinity = hasattr(os, "sched_getaffinity")
    return len(os.sched_getaffinity(0)) if has_affinity else os.cpu_count() or 1


MAX_PORTIONS = 256
"""Most portions that work comes in: a byte says which is the next."""


def portions(costs: Sequence[int]) -> list[list[int]]:
    """The numbers of ``costs``, the dearest first, so that what is done last takes least."""
    ordered = sorted(range(len(costs)), key=lambda one: -costs[one])
    return [ordered[first::MAX_PORTIONS] for first in range(min(MAX_PORTIONS, len(ordered)))]


class Workers:
    """Up to ``number`` processes that do the ``work`` on the numbers of ``dealt`` beside this one.

    Whoever is free takes the next portion. They print nothing, and when what is done under it ends,
    they are gone.
    """

    def __init__(
        self, dealt: Sequence[Sequence[int]], number: int, work: Callable[[int], bytes | None]
    ) -> None:
        self._dealt = dealt
        self._do = work
        self._running: dict[int, int] = {}  # processes, and where to read what they send
        self._next, giving = os.pipe()
        with os.fdopen(giving, "wb") as stream:
            stream.write(bytes(range(len(dealt))))
        for _ in range(number):
            output, sending = os.pipe()
            try:
                process = os.fork()
            except OSError:  # there are too many: the others do what these would
                os.close(output)
                os.close(sending)
                return
            if process == 0:
                self._send(sending)
            os.close(sending)
            self._running[process] = output

    def __enter__(self) -> Self:
        return self

    def results(self) -> dict[int, bytes | None]:
        """What they and this process found, by the numbers; nothing of those that failed."""
        found = self._work()
        for output in self._running.values():
            with os.fdopen(output, "rb", closefd=False) as stream:
                data = stream.read()
            with contextlib.suppress(DecodeError):  # it did not come to an end
                found |= msgpack.decode(data, type=dict[int, bytes | None])
        return found

    def _work(self) -> dict[int, bytes | None]:
        found: dict[int, bytes | None] = {}
        while portion := os.read(self._next, 1):
            for one in self._dealt[portion[0]]:
                found[one] = self._do(one)
        return found

    def _send(self, sending: int) -> None:
        """What a worker does; it leaves without whatever its original does at the end."""
        import signal

        try:
            signal.signal(
                signal.SIGINT, signal.SIG_IGN
            )  # its original is told as well, and ends it
            data = msgpack.encode(self._work())
            with os.fdopen(sending, "wb") as stream:
                stream.write(data)
        finally:
            os._exit(0)

    def __exit__(self, *_: object) -> None:
        import signal  # several enumerations

        os.close(self._next)
        for process, output in self._running.items():
            os.close(output)
            os.kill(process, signal.SIGKILL)  # no more is wanted of it, whatever it is doing
            os.waitpid(process, 0)
