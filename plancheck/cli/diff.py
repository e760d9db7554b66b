"""``plancheck diff``, and the same for git's own ``diff``."""

import contextlib

import click

from plancheck.cli.comparing import compare
from plancheck.cli.delivery import Common
from plancheck.cli.options import NO_CACHE, STDIN_FILENAME, WithPaths, paths_of, shared
from plancheck.errors import ExitCode, PlancheckError
from plancheck.output import has_colour, write
from plancheck.render.changes import FORMATS, Report
from plancheck.render.terminal import printable
from plancheck.run_diff import DiffRequest, driven


@click.command("diff", cls=WithPaths, options_metavar="[OPTIONS]")
@click.argument("arguments", nargs=-1, metavar="[A] [B] [-- PATH...]")
@shared(FORMATS)
@click.option(
    "--base",
    metavar="REV|auto",
    help="Compare HEAD with where it parted from this revision; with auto, from the one that the"
    " CI job or hook names in its environment.",
)
@click.option("--staged", is_flag=True, help="Compare with the index, not the work tree.")
@click.option(
    "--fail-on",
    metavar="KINDS",
    default="",
    help="Exit with 1 at these kinds of change: dropped,stretched or theme:dropped.",
)
@click.option("--exit-code", is_flag=True, help="Exit with 1 where anything has changed.")
@click.option("--explain-match", is_flag=True, help="Tell why things were taken as one.")
@NO_CACHE
@STDIN_FILENAME
@click.pass_context
def diff_command(
    context: click.Context,
    common: Common,
    arguments: tuple[str, ...],
    base: str | None,
    staged: bool,
    fail_on: str,
    exit_code: bool,
    explain_match: bool,
    no_cache: bool,
    stdin_label: str,
) -> ExitCode:
    """Tell what changed between two revisions or files.

    With nothing named, HEAD and the work tree; with one revision, it and the work tree. A B and
    A..B are two revisions, A...B the merge base of both and B. REV:PATH names one plan, - standard
    input.
    """
    if base is not None and (arguments or staged):
        raise click.UsageError("--base names both sides: write `--` before paths, and no more")
    request = DiffRequest(
        arguments,
        paths_of(context),
        base,
        staged,
        fail_on,
        common.config_file,
        stdin_label,
        cached=not no_cache,
    )
    return compare(common, request, exit_code=exit_code, explain_match=explain_match)


@click.command("git-diff-driver", context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, metavar="PATH OLD-FILE OLD-HEX OLD-MODE NEW-FILE ...")
def driver_command(arguments: tuple[str, ...]) -> None:
    """Tell changes of plans in `git diff`.

    It is an external diff driver, which git runs when it is told to:

    git config diff.plan.command "plancheck git-diff-driver", and in .gitattributes
    priorities/*.rst diff=plan
    """
    if len(arguments) < 7:  # git gives the path alone for a file that is unmerged
        write(f"plan {printable(' '.join(arguments[:1]))}: unmerged\n")
        return
    old_path, old_file, old_hex, _, new_file, new_hex = arguments[:6]
    path = arguments[7] if len(arguments) > 7 else old_path  # git names it where the plan moved
    colour = has_colour("auto", None)
    try:
        changelog = driven((old_path, old_hex, old_file), (path, new_hex, new_file))
        shown = FORMATS["text"](Report(changelog, colour=colour))
    except PlancheckError as error:
        shown = f"plan {printable(path)}: {printable(str(error))}\n"
    with contextlib.suppress(BrokenPipeError):  # git itself gives up at another exit status than 0
        write(shown)
