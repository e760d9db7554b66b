"""``plancheck cache``."""

import click

from plancheck.cache import VARIABLE, Cache, folder
from plancheck.errors import PlancheckError
from plancheck.output import write
from plancheck.render.terminal import printable


@click.command("cache")
@click.argument("action", type=click.Choice(["clear"]), required=False)
def cache_command(action: str | None) -> None:
    """Print where results are kept; `clear` takes them away.

    Those of earlier runs are used for plans that have not changed, nor what reads and checks them.
    PLANCHECK_CACHE_DIR names another folder.
    """
    place = folder()
    if place is None:
        raise PlancheckError("this user has no folder for caches", f"name one in {VARIABLE}")
    if action is None:
        write(f"{printable(str(place))}\n")
        return
    try:
        Cache(place).clear()
    except OSError as error:
        raise PlancheckError(f"{error.filename or place}: {error.strerror}") from None
