"""What suits the plans of a repository: globs that match them, the schema that most follow."""

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from plancheck.check import shape_of
from plancheck.model import Plan
from plancheck.schema import SHAPES, find
from plancheck.starter.looking import is_called_plan, plan_folder
from plancheck.violation import DEFAULT_SCHEMA, Shape
from plancheck.wire import plan_data

SURE = 3
"""As many plans in a folder of its own make it one of plans, whatever it is called."""


def globs(plans: Iterable[str], others: Iterable[str]) -> tuple[list[str], list[str]]:
    """Globs that match ``plans``, also those to come, and what of ``others`` has to be excluded."""
    matched: list[str] = []
    excluded: list[str] = []
    others = list(others)
    trees: dict[tuple[str, bool], list[str]] = {}
    for path in plans:
        above = plan_folder(path)
        trees.setdefault((above or posixpath.dirname(path), above is not None), []).append(path)
    for (folder, is_for_plans), paths in trees.items():
        inside = f"{folder}/" if folder else ""
        is_deep = any("/" in path.removeprefix(inside) for path in paths)
        beside = [
            path
            for path in others
            if path.startswith(inside) and (is_deep or "/" not in path.removeprefix(inside))
        ]
        start = _literal(inside) + ("**/" if is_deep else "")
        tail = _tail(paths)
        if not beside and (is_for_plans or (folder and len(paths) >= SURE)):
            matched.append(f"{start}*.rst")
        elif tail and not any(path.endswith(tail) for path in beside):
            matched.append(f"{start}*{_literal(tail)}")
        elif is_for_plans and len(beside) <= len(paths):
            matched.append(f"{start}*.rst")
            excluded += map(_literal, beside)
        else:
            matched += map(_literal, paths)
    return matched, excluded


def _tail(paths: list[str]) -> str:
    """How the names of all ``paths`` end, from a hyphen on; empty where they end differently."""
    names = (posixpath.basename(path) for path in paths)
    tails = {name[max(name.rfind("-"), name.rfind("_"), 0) :] for name in names}
    tail = tails.pop() if len(tails) == 1 else ""
    return tail if tail[:1] in ("-", "_") and (len(paths) > 1 or is_called_plan(tail)) else ""


def _literal(path: str) -> str:
    """A glob that matches ``path``; ``?`` stands for what a glob in a configuration cannot hold."""
    escaped = re.sub(r"[*?[]", r"[\g<0>]", path)
    return re.sub(r"[{}\\]|^[!~]|^[A-Za-z](?=:)", "?", escaped)


def schema(plans: Mapping[str, Plan]) -> Shape | None:
    """The shape that most of the plans with themes have, the default's where as many have that."""
    counted = Counter(shape_of(plan) for plan in plans.values() if plan.themes)
    order = (DEFAULT_SCHEMA, *SHAPES)
    return min(counted, key=lambda shape: (-counted[shape], order.index(shape)), default=None)


def exceptions(plans: Mapping[str, Plan], chosen: Shape) -> Iterator[tuple[Shape, list[str]]]:
    """The plans that surely have another shape: they break ``chosen`` twice as often, or more."""
    found: dict[Shape, list[str]] = {}
    for path, plan in plans.items():
        shape = shape_of(plan)
        if shape != chosen and 2 * _breaches(plan, shape) < _breaches(plan, chosen):
            found.setdefault(shape, []).append(path)
    return ((shape, [_literal(path) for path in found[shape]]) for shape in sorted(found))


def _breaches(plan: Plan, shape: Shape) -> int:
    return len(find(shape, Path()).violations(plan_data(plan)))
