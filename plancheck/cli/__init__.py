"""The command line: options to a request, a request to a use-case, its value to an exit status.

``program`` puts the commands together and is the way in and out; each other module is a command,
or what commands share.
"""

from plancheck.cli.program import commands, main

__all__ = ["commands", "main"]
