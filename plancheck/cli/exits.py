"""The one way out of the program: whatever happens on the way, it ends in an ExitCode."""

import gc
import os
import sys
from collections.abc import Callable
from typing import NoReturn

from plancheck.cli.telling import tell, tell_bugs
from plancheck.errors import ExitCode, PlancheckError, traceback_text


def leave(work: Callable[[], ExitCode]) -> NoReturn:
    """Do ``work``, and exit with what it comes to."""
    status = _status(work)
    for stream, descriptor in ((sys.stdout, 1), (sys.stderr, 2)):
        try:
            if stream is not None:
                stream.flush()
        except OSError:  # what is left has nowhere to go, nor has Python's own complaint about it
            os.dup2(os.open(os.devnull, os.O_WRONLY), descriptor)
    gc.freeze()  # the system takes memory back as a whole: Python would look through all of it
    sys.exit(status)


def _status(work: Callable[[], ExitCode]) -> ExitCode:
    try:
        return work()
    except PlancheckError as error:
        for line in error.lines:
            tell(f"error: {line}")
        return ExitCode.UNABLE
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        return ExitCode.PIPE_CLOSED
    except OSError as error:
        tell(f"error: {error.filename or 'standard output'}: {error.strerror}")
        return ExitCode.UNABLE
    except Exception:  # noqa: BLE001 -- the last funnel: a bug is told as one
        tell_bugs([traceback_text()])
        return ExitCode.BUG
