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


def shares(costs: Sequence[int], number: int) -> list[list[int]]:
    """The numbers of ``costs``, dealt so that what each of ``number`` gets costs about the same."""
    dealt: list[list[int]] = [[] for _ in range(number)]
    loads = [0] * number
    for one in sorted(range(len(costs)), key=lambda one: -costs[one]):
        least = loads.index(min(loads))
        dealt[least].append(one)
        loads[least] += costs[one]
    return [share for share in dealt if share]


class Workers:
    """Processes that do the ``work`` on the numbers of ``dealt``, a share each; they print nothing.

    When what is done under it ends, they are gone.
    """

    def __init__(self, dealt: Sequence[Sequence[int]], work: Callable[[int], bytes | None]) -> None:
        self._running: dict[int, int] = {}  # processes, and where to read what they send
        for share in dealt:
            output, sending = os.pipe()
            try:
                process = os.fork()
            except OSError:  # there are too many: what is not done here is left
                os.close(output)
                os.close(sending)
                return
            if process == 0:
                _work(share, work, sending)
            os.close(sending)
            self._running[process] = output

    def __enter__(self) -> Self:
        return self

    def results(self) -> dict[int, bytes | None]:
        """What they found, by the numbers; nothing of those that failed."""
        found: dict[int, bytes | None] = {}
        for output in self._running.values():
            with os.fdopen(output, "rb", closefd=False) as stream:
                data = stream.read()
            with contextlib.suppress(DecodeError):  # it did not come to an end
                found |= msgpack.decode(data, type=dict[int, bytes | None])
        return found

    def __exit__(self, *_: object) -> None:
        import signal  # several enumerations

        for process, output in self._running.items():
            os.close(output)
            os.kill(process, signal.SIGKILL)  # no more is wanted of it, whatever it is doing
            os.waitpid(process, 0)


def _work(share: Sequence[int], work: Callable[[int], bytes | None], sending: int) -> None:
    """What a worker does; it leaves without whatever its original does at the end."""
    import signal

    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # its original is told as well, and ends it
        data = msgpack.encode({one: work(one) for one in share})
        with os.fdopen(sending, "wb") as stream:
            stream.write(data)
    finally:
        os._exit(0)
