"""``plancheck config``."""

from pathlib import Path

import click

from plancheck import files
from plancheck.cli.options import CONFIG_FILE
from plancheck.config import discover, read
from plancheck.in_force import in_force
from plancheck.output import write


@click.command("config")
@click.argument("path", default=".")
@CONFIG_FILE
def config_command(path: str, config_file: Path | None) -> None:
    """Print the settings in force, and where each is from.

    They are those for PATH, a plan or a folder, or for the working folder. What is printed is
    itself a configuration that says the same.
    """
    config = read(config_file) if config_file else discover(files.folder_of(path))
    write(in_force(Path(path), config))
