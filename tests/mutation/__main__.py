"""What mutmut made and found: ``python -m tests.mutation sample NUMBER`` or ``score``.

``sample`` prints the names of that many mutants of the parser, drawn at random and the same each
time, to be given to ``mutmut run``: all of them take hours. ``score`` counts, for each area, the
mutants that were tried and those that no test noticed. Both need that ``mutmut run`` was started
once in this checkout.
"""

import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

MADE = Path("mutants")
AREAS = {
    "parser": ("plancheck.rst.", "plancheck.language.patterns.", "plancheck.language.phrases."),
    "comparison": ("plancheck.diff.",),
    "what makes text harmless": ("plancheck.render.",),
}
SEED = 2026
_SURVIVED, _UNTESTED = 0, 33
"""What mutmut writes down for a mutant under which the tests pass, and for one without any."""


def outcomes() -> Iterator[tuple[str, int | None]]:
    """Every mutant by its name, with what became of it; None where it was not tried."""
    for path in sorted(MADE.rglob("*.meta")):
        yield from json.loads(path.read_text())["exit_code_by_key"].items()


def sample(number: int) -> list[str]:
    """The names of ``number`` mutants of the parser."""
    names = sorted(name for name, _ in outcomes() if name.startswith(AREAS["parser"]))
    return random.Random(SEED).sample(names, number)  # noqa: S311 -- to be had again


def score() -> Iterator[str]:
    """A line for each area."""
    for area, names in AREAS.items():
        found = Counter(code for name, code in outcomes() if name.startswith(names))
        untried = found.pop(None, 0)
        tried, left = found.total(), found[_SURVIVED] + found[_UNTESTED]
        share = f"{100 * (tried - left) / tried:.0f} %" if tried else "-"
        yield f"{area}: {tried} of {tried + untried} tried, {left} not noticed: {share} noticed"


def main() -> None:
    match sys.argv[1:]:
        case ["sample", number]:
            print("\n".join(sample(int(number))))
        case ["score"]:
            print("\n".join(score()))
        case _:
            raise SystemExit(__doc__)


if __name__ == "__main__":
    main()
