"""The program: its commands, and how click is asked to run one."""

from collections.abc import Sequence

import click

from plancheck import __version__
from plancheck.deferred import Deferred
from plancheck.errors import ExitCode, PlancheckError, exit_list

NAME = "plancheck"

COMMANDS = {
    "cache": Deferred("plancheck.cli.cache", "cache_command"),
    "check": Deferred("plancheck.cli.check", "check_command"),
    "config": Deferred("plancheck.cli.config", "config_command"),
    "diff": Deferred("plancheck.cli.diff", "diff_command"),
    "explain": Deferred("plancheck.cli.reference", "explain_command"),
    "git-diff-driver": Deferred("plancheck.cli.diff", "driver_command"),
    "init": Deferred("plancheck.cli.init", "init_command"),
    "log": Deferred("plancheck.cli.log", "log_command"),
    "schema": Deferred("plancheck.cli.reference", "schema_command"),
    "show": Deferred("plancheck.cli.show", "show_command"),
}
"""Every command, by its name."""


class _Commands(click.Group):
    """The commands, each imported when it is run, or all of them to be listed."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- click's
        """The names of the commands, in the order of ``--help``."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, if there is one."""
        deferred = COMMANDS.get(cmd_name)
        command: click.Command | None = deferred.load() if deferred else None
        return command


@click.group(
    cls=_Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="\b\n" + exit_list(),
)
@click.version_option(__version__, message="plancheck %(version)s")
@click.pass_context
def commands(context: click.Context) -> ExitCode:
    """Check plans that a team keeps in git."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help(), err=True)
    return ExitCode.UNABLE  # unless a command is there to return something better


def run(words: Sequence[str]) -> ExitCode:
    """Run the command line ``words``.

    Raises PlancheckError where it cannot be understood, and whatever the command raises.
    """
    try:
        status = commands.main(list(words), prog_name=NAME, standalone_mode=False)
        return ExitCode(status or 0)
    except click.ClickException as error:
        context = getattr(error, "ctx", None)
        command = context.command_path if context else NAME
        message = error.format_message().removesuffix(".")
        raise PlancheckError(message, f"`{command} -h` tells how it is used") from None
    except click.Abort:
        raise KeyboardInterrupt from None
    except SystemExit as left:  # click leaves so when the reader of its output has
        return ExitCode.PIPE_CLOSED if left.code else ExitCode.OK
