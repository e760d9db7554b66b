"""``--format NAME[=FILE]``: which reports are wanted, and where each goes."""

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import click

from plancheck.cli.delivery import Target

STDOUT = ("-", "/dev/stdout")  # the latter would be replaced where it is redirected to a file


Wanted = tuple[str, str | None]
"""A format and the file that was named with it, if one was."""


def parser(
    choices: Iterable[str],
) -> Callable[[click.Context, click.Parameter, Sequence[str]], tuple[Wanted, ...]]:
    """The callback of an option whose values are ``NAME`` or ``NAME=FILE``, NAME a choice."""
    choice = click.Choice(list(choices))

    def parse(
        context: click.Context, option: click.Parameter, values: Sequence[str]
    ) -> tuple[Wanted, ...]:
        wanted: list[Wanted] = []
        for value in values:
            name, equals, file = value.partition("=")
            form = choice.convert(name, option, context)
            if equals and not file:
                raise click.BadParameter(f"{form}= names no file", context, option)
            wanted.append((form, file or None))
        return tuple(wanted)

    return parse


def resolve(wanted: Sequence[Wanted], output: Path | None) -> tuple[Target, ...]:
    """Where each report goes; ``output`` is for the one that names no file.

    Raises UsageError where two would be written to one place, or nothing to ``output``.
    """
    context = click.get_current_context()
    if output and all(file is not None for _, file in wanted):
        told = f"-o {output}: every --format has a place of its own"
        raise click.UsageError(told, context)
    targets: dict[str | None, Target] = {}
    for form, file in wanted:
        path = output if file is None else None if file in STDOUT else Path(file)
        place = os.path.realpath(path) if path else None
        if place in targets:
            where = path or "standard output"
            told = f"{targets[place].form} and {form} would both be written to {where}"
            raise click.UsageError(f"{told}: name a file, --format {form}=FILE", context)
        targets[place] = Target(form, path)
    return tuple(targets.values())
