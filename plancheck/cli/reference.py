"""What ships with plancheck to be read: ``plancheck explain`` and ``plancheck schema``."""

import click

from plancheck import docs
from plancheck.output import write
from plancheck.rules import named
from plancheck.schema import names, shipped_text


@click.command("explain")
@click.argument("code", required=False)
@click.option(
    *("--format", "form"),
    type=click.Choice(list(docs.FORMATS)),
    default="text",
    show_default=True,
    help="How it is written.",
)
def explain_command(code: str | None, form: str) -> None:
    """Explain a rule, or list them all.

    With CODE, the rule's name: why it exists, a bad and a good example.
    """
    every, one = docs.FORMATS[form]
    write(one(named(code)) if code else every())


@click.command("schema")
@click.argument("name", required=False)
def schema_command(name: str | None) -> None:
    """Print a schema that ships, or list them all."""
    write(shipped_text(name) if name else "".join(f"{one}\n" for one in names()))
