"""The command line: options to a request, a request to a use-case, its value to an exit status.

``program`` puts the commands together and is the way out; each other module is a command, or what
commands share.
"""

import sys
from collections.abc import Sequence
from typing import NoReturn

from plancheck.errors import ExitCode

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit; Ctrl-C ends it quietly while it is still being loaded, too."""
    try:
        from plancheck.cli import program  # most of what a short run takes

        program.main(arguments)
    except KeyboardInterrupt:
        sys.exit(ExitCode.INTERRUPTED)
