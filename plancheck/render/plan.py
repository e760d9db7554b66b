"""The formats of ``show``: a plan as it was read."""

from collections.abc import Callable

from msgspec import Struct

from plancheck.language.words import count
from plancheck.model import Commitment, Plan, Theme
from plancheck.render.terminal import RUNNER_COMMAND, json_text, paint, printable
from plancheck.wire import goal_counts, plan_data


class Report(Struct, frozen=True):
    """A plan to print; ``quiet`` leaves out the counts."""

    plan: Plan
    colour: bool = False
    quiet: bool = False


def text(report: Report) -> str:
    """For people: the themes in their order with contacts and goals; then the counts.

    What stands first in a line is ours, so that no plan's words are taken for a command.
    """
    plan, colour = report.plan, report.colour
    title = paint(printable(plan.title or "(no title)"), "bold", colour=colour)
    line = plan.title_span.line if plan.title_span else 1
    lines = [f"{line:>4}  {title}" + (f", cycle {printable(plan.cycle)}" if plan.cycle else "")]
    tier: str | None = None
    for theme in plan.themes:
        if theme.tier != tier and theme.tier:
            lines += ["", paint(f"== {printable(theme.tier)} ==", "dim", colour=colour)]
        tier = theme.tier
        lines += ["", *_theme(theme, colour=colour)]
    if not report.quiet:
        lines += ["", _counts(plan)]
    return "\n".join(lines) + "\n"


def _counts(plan: Plan) -> str:
    goals = goal_counts(plan)
    return (
        f"{count(len(plan.themes), 'theme')},"
        f" {count(goals[Commitment.COMMITTED], 'committed goal')},"
        f" {count(goals[Commitment.STRETCH], 'stretch goal')}"
    )


def _theme(theme: Theme, *, colour: bool) -> list[str]:
    name = paint(printable(theme.name), "bold", colour=colour)
    mark = " (stretch)" if theme.commitment is Commitment.STRETCH else ""
    people = ", ".join(printable(contact.name) for contact in theme.contacts) or "nobody"
    lines = [f"{theme.span.line:>4}  {name}{mark}: {people}"]
    lines += [f"      ({printable(one.name)}: {printable(one.value)})" for one in theme.fields]
    for goal in theme.goals:
        bullet = "~" if goal.commitment is Commitment.STRETCH else "*"
        lines.append(f"{goal.span.line:>8}  {bullet} {printable(goal.text)}")
    if not theme.goals:
        lines.append(paint("          no goal stated", "dim", colour=colour))
    return lines


def outline(report: Report) -> str:
    """A fact a line and no line numbers, so that `git diff` shows what changed and nothing else."""
    plan = report.plan
    lines = [f"plan: {plan.title or '(no title)'}", f"cycle: {plan.cycle or 'none'}"]
    for theme in plan.themes:
        lines += ["", f"theme: {theme.name}"]
        lines += [f"  tier: {theme.tier}"] if theme.tier else []
        lines += [
            f"  contact: {contact.name}" + (f" <{contact.url}>" if contact.url else "")
            for contact in theme.contacts
        ]
        lines += [f"  field {one.name or '(no header)'}: {one.value}" for one in theme.fields]
        lines += [
            f"  {'stretch goal' if goal.commitment is Commitment.STRETCH else 'goal'}: {goal.text}"
            for goal in theme.goals
        ]
    return "".join(f"{printable(line)}\n" for line in lines)


def as_json(report: Report) -> str:
    """``plancheck.plan/1``; see schema/plan.json."""
    return json_text(plan_data(report.plan))


def as_yaml(report: Report) -> str:
    """The same data as YAML; what is not ASCII is escaped, so that nothing hides in it."""
    import yaml  # as dear as a bare start of Python, and only this format needs it

    class Dumper(yaml.SafeDumper):
        """Quotes what a CI runner would take for a command at the start of a line."""

    def represent(dumper: yaml.SafeDumper, value: str) -> yaml.Node:
        harmless = value == printable(value) and "::" not in value
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, None if harmless else '"')

    Dumper.add_representer(str, represent)
    # No line is folded, lest one begin with a plan's words.
    dumped = yaml.dump(plan_data(report.plan), Dumper=Dumper, sort_keys=False, width=float("inf"))
    return RUNNER_COMMAND.sub(r"##\1\\x5b", str(dumped))  # such text is quoted


FORMATS: dict[str, Callable[[Report], str]] = {
    "text": text,
    "json": as_json,
    "yaml": as_yaml,
    "outline": outline,
}
