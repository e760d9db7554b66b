"""Plans to measure with: of any size, in the layouts that teams use, the same each time."""

import random
from collections.abc import Callable, Iterator

from plancheck.model import Commitment, Goal, Plan, Theme
from plancheck.source import SourceText, Span

VERBS = "Finish Move Replace Test Document Speed Remove Add Split Rewrite".split()
THINGS = """
    scheduler database volumes snapshots images quotas cells networks routers ports tokens roles
    queues agents drivers backups metrics alarms logs upgrades migrations tests gates docs clients
    """.split()
ENDS = (
    "so that operators need no downtime.",
    "with the new client, and drop the old one.",
    "for every driver that is tested in the gate.",
    "and tell in the release notes what changes.",
)
GIVEN = "Ada Ben Cleo Dan Eve Finn Gus Hana".split()
FAMILY = "Moss Park Reed Hill Vale Wood".split()

Rows = list[tuple[str, str]]


def _list_table(rows: Rows) -> Iterator[str]:
    yield ".. list-table::\n   :header-rows: 1\n"
    for name, person in [("Priority", "Owner"), *rows]:
        yield f"   * - {name}\n     - {person}"


def _grid(rows: Rows) -> Iterator[str]:
    widths = [max(len(row[at]) for row in rows) + 2 for at in (0, 1)]
    rule = f"+{'-' * widths[0]}+{'-' * widths[1]}+"
    yield f"{rule}\n| {'Priority':<{widths[0] - 1}}| {'Owner':<{widths[1] - 1}}|"
    yield rule.replace("-", "=")
    for name, person in rows:
        yield f"| {name:<{widths[0] - 1}}| {person:<{widths[1] - 1}}|\n{rule}"


def _simple(rows: Rows) -> Iterator[str]:
    rule = f"{'=' * max(len(name) for name, _ in rows)}  {'=' * 24}"
    yield f"{rule}\n{'Priority':<{rule.index(' ')}}  Owner\n{rule}"
    for name, person in rows:
        yield f"{name:<{rule.index(' ')}}  {person}"
    yield rule


LAYOUTS: dict[str, Callable[[Rows], Iterator[str]]] = {
    "list-table": _list_table,
    "grid": _grid,
    "simple": _simple,
}


def text(themes: int, layout: str, seed: int = 0, cycle: str = "Maple") -> str:
    """A plan with nothing to report; another ``seed`` words some of its goals otherwise."""
    same, own = random.Random(f"{themes}{layout}"), random.Random(seed)  # noqa: S311 -- repeatable
    names, people = [], {}
    for number in range(themes):
        names.append(f"{same.choice(THINGS).capitalize()} {number}")
        person = f"{same.choice(GIVEN)} {same.choice(FAMILY)}"
        people[person] = f"https://people.example/{person.replace(' ', '.').lower()}"
    owners = [same.choice(list(people)) for _ in names]
    rows = [(f"`{name}`_", f"`{owner}`_") for name, owner in zip(names, owners, strict=True)]
    lines = [f"{cycle} Project Priorities", "=" * (len(cycle) + 19), ""]
    lines += [*LAYOUTS[layout](rows), ""]
    lines += [f".. _{person}: {people[person]}" for person in sorted(set(owners))]
    for name in names:
        lines += ["", name, "-" * len(name), ""]
        things = same.sample(THINGS, 4)
        lines += [f"The {things[0]} are slow today, and {things[1]} depend on them.", ""]
        for thing in things:
            words = same.choice(VERBS), same.choice(ENDS)  # drawn anyway: what follows stays so
            if own.random() < 0.1:
                words = own.choice(VERBS), own.choice(ENDS)
            lines.append(f"* {words[0]} the {thing} {words[1]}")
    return "\n".join(lines) + "\n"


def of_size(size: int, layout: str, seed: int = 0) -> str:
    """A plan of about ``size`` bytes."""
    each = len(text(100, layout)) / 100
    return text(max(1, round(size / each)), layout, seed)


def model(themes: int, goals: int, seed: int) -> Plan:
    """A plan as it is compared, with so many goals in all; a third reads otherwise by ``seed``."""
    same, own = random.Random(themes), random.Random(seed)  # noqa: S311 -- repeatable
    span = Span(1, 1, 1, 2)

    def goal(number: int) -> Goal:
        words = [same.choice(VERBS), *(same.choice(THINGS) for _ in range(8)), f"part{number}"]
        if own.random() < 1 / 3:
            words[own.randrange(9)] = own.choice(THINGS)
        return Goal(" ".join(words), Commitment.COMMITTED, span)

    each = goals // themes
    return Plan(
        SourceText("plan.rst", "x"),
        themes=tuple(
            Theme(
                f"{same.choice(THINGS)} {number}",
                None,
                Commitment.COMMITTED,
                (),
                (),
                None,
                None,
                tuple(goal(number * each + at) for at in range(each)),
                span,
            )
            for number in range(themes)
        ),
    )
