"""``plancheck init``."""

import os
from pathlib import Path

import click

from plancheck.cli.telling import tell
from plancheck.config import FILE_NAME, discover, root_of
from plancheck.errors import PlancheckError
from plancheck.language.words import count
from plancheck.output import write
from plancheck.starter import starter


@click.command("init")
@click.option("--stdout", "preview", is_flag=True, help="Print it, and write no file.")
def init_command(preview: bool) -> None:
    """Write a commented .plancheck.yaml to begin with.

    It is for the repository that the working folder is in, and says what suits the plans there.
    A configuration that is there already is left alone.
    """
    root = root_of(Path()) or Path.cwd()
    if not preview and (path := discover(Path()).path):
        raise PlancheckError(
            f"{path}: is there already",
            "`plancheck config` shows what is in force, `plancheck init --stdout` prints a new one",
        )
    begun = starter(root)
    for limit in begun.limits:
        tell(f"note: {limit}")
    if preview:
        write(begun.text)
        return
    target = root / FILE_NAME
    try:
        with target.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(begun.text)
    except OSError as error:
        raise PlancheckError(f"{target}: cannot be written: {error.strerror}") from None
    tell(f"wrote {os.path.relpath(target)} for {count(begun.plans, 'plan')}")
    tell("next: look it over, then `plancheck check`")
