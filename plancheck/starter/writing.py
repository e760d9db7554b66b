"""A configuration to begin with, as a file that explains itself."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from plancheck.check import Setup, check, shape_of
from plancheck.errors import PlancheckError
from plancheck.finding import Finding
from plancheck.language.words import count
from plancheck.model import Plan
from plancheck.render.settings import comment, scalar
from plancheck.rules import unreadable_plan
from plancheck.schema import SHAPES, find
from plancheck.starter import choosing
from plancheck.starter.looking import MAX_FOLDERS, MAX_READ, Looked, look
from plancheck.violation import DEFAULT_SCHEMA, Shape

_MORE = """\
# The least severity that fails a check: error, warning (the default), info, or never.
# fail_on: error

# Words that your plans use and plancheck does not know, beside those that it does.
# words:
#   people_columns: [steward]   # in the header of the column that names people
#   theme_columns: [rubric]     # the header of the column that names themes
#   nobody: [up for grabs]      # what stands there where nobody is named
#   stretch: [moonshot]         # a tier or target that is beyond the commitment
#   side_titles: [office hours] # sections that state no goals
#   imperatives: [declutter]    # verbs that begin a goal
#   cycles: [spring, autumn]    # names of cycles
"""


class Starter(Struct, frozen=True):
    """A configuration to begin with: its text, how many plans it is for, and what limits it met."""

    text: str
    plans: int
    limits: tuple[str, ...]


def starter(root: Path) -> Starter:
    """A configuration for the plans under ``root``; raises PlancheckError where there are none."""
    looked = look(root)
    limits = tuple(_limits(looked))
    if not looked.plans:
        seen = f"{count(len(looked.others), 'RST file')} in {root}"
        raise PlancheckError(
            f"no plan found among {seen}" + "".join(f"; {limit}" for limit in limits),
            "name yours under `plans:` in a .plancheck.yaml of your own",
        )
    chosen = choosing.schema(looked.plans)
    others = dict(choosing.exceptions(looked.plans, chosen)) if chosen else {}
    parts = (
        _head(looked),
        _globs(looked),
        _schema(looked, chosen),
        _rules(looked, chosen, others),
        _MORE.splitlines(),
        _overrides(others),
    )
    blocks = ("".join(f"{line}\n" for line in part) for part in parts)
    return Starter("\n".join(block for block in blocks if block), len(looked.plans), limits)


def _limits(looked: Looked) -> Iterator[str]:
    if not looked.whole:
        yield f"only the first {MAX_FOLDERS} folders were looked into"
    if looked.unseen:
        yield f"only the first {MAX_READ} files were read, {looked.unseen} more were not"


def _head(looked: Looked) -> Iterator[str]:
    yield "# Settings of plancheck, as `plancheck init` found them to suit the plans of this"
    yield "# repository. `plancheck schema config` has all that can be set, `plancheck config`"
    yield "# shows what is in force, `plancheck explain` the rules."
    yield from (comment(f"Note: {limit}.") for limit in _limits(looked))


def _globs(looked: Looked) -> Iterator[str]:
    matched, excluded = choosing.globs(looked.plans, looked.others)
    plans = count(len(looked.plans), "plan")
    yield f"# What `plancheck check` checks: {plans} when this was written."
    yield "# **/ stands for any folders; no index.rst or README.rst is a plan."
    yield "plans:"
    yield from (f"  - {scalar(glob)}" for glob in matched)
    if excluded:
        yield "# What matches and is no plan, such as a form to copy."
        yield "exclude:"
        yield from (f"  - {scalar(glob)}" for glob in excluded)


def _schema(looked: Looked, chosen: Shape | None) -> Iterator[str]:
    yield f"# What plans must have: {', '.join(SHAPES)}, or a schema file of your own."
    if chosen is None:
        yield f"# schema: {DEFAULT_SCHEMA}"
        return
    stated = [plan for plan in looked.plans.values() if plan.themes]
    fitting = sum(shape_of(plan) == chosen for plan in stated)
    yield f"# Of {count(len(stated), 'plan')} with themes, {fitting} fit this one best."
    yield f"schema: {chosen}"


def _rules(looked: Looked, chosen: Shape | None, others: dict[Shape, list[str]]) -> Iterator[str]:
    findings = _findings(looked.plans, chosen, others)
    found = Counter(finding.code for finding in findings)
    if not found:
        yield "# The rules find nothing now. Each can be off, on, info, warning or error."
        yield "# rules:"
        yield "#   unused-target: off"
        return
    yield "# What the rules find now. Each can be off, on, info, warning or error: take the # away"
    yield '# before "rules:" and a rule to live with what it finds.'
    yield "# rules:"
    for code in sorted(found):
        where = len({finding.path for finding in findings if finding.code == code})
        told = f"{count(found[code], 'finding')} in {count(where, 'plan')}"
        level = "warning" if code == unreadable_plan.RULE.code else "off"
        yield f"#   {code}: {level}  # {told}"


def _findings(
    plans: dict[str, Plan], chosen: Shape | None, others: dict[Shape, list[str]]
) -> list[Finding]:
    """What a check finds when the configuration is in force."""
    shapes = {path: shape for shape, paths in others.items() for path in paths}
    names = (chosen or DEFAULT_SCHEMA, *others)
    setups = {name: Setup(find(name, Path())) for name in names}
    return [
        finding
        for path, plan in plans.items()
        for finding in check(plan.source, setups[shapes.get(path, names[0])]).findings
    ]


def _overrides(others: dict[Shape, list[str]]) -> Iterator[str]:
    if not others:
        yield "# Settings for some of the plans; of several for a plan, later ones count."
        yield "# overrides:"
        yield '#   - files: ["archive/**"]'
        yield "#     rules: {unused-target: off}"
        return
    yield "# Plans that surely have another shape. Rules and words can stand here as well."
    yield "overrides:"
    for shape, paths in others.items():
        yield "  - files:"
        yield from (f"      - {scalar(path)}" for path in paths)
        yield f"    schema: {shape}"
