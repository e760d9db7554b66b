"""The real program on real files, as the tests of the command line have it."""

from tests.cli.conftest import command, env, run

__all__ = ["command", "env", "run"]
