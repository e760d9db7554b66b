"""The changelog in RST, for a specs repository or a release note."""

from collections.abc import Iterator

from plancheck.changes.changelog import Changelog, PlanChanges
from plancheck.language.words import width
from plancheck.render.changes.layout import Group, Line, groups, remarks, summary, title, verdict
from plancheck.render.changes.report import Report
from plancheck.render.changes.wording import marked
from plancheck.render.rst_text import escaped


def rst(report: Report) -> str:
    """A section for each plan and each theme, a list item for each change."""
    changelog = report.changelog
    plans = [plan for plan in changelog.plans if plan.comparison.changes]
    lines = [line for plan in plans for line in _plan(plan, changelog)]
    lines.append(_sentence(summary(report)))
    if verdict(changelog):
        lines += ["", _sentence(verdict(changelog))]
    return "".join(f"{line}\n" for line in lines)


def _plan(plan: PlanChanges, changelog: Changelog) -> Iterator[str]:
    yield from _title(f"Changes in {escaped(title(plan))}", "=")
    yield _sentence(f"From {changelog.before.name} to {changelog.after.name}")
    yield ""
    for group in groups(plan):
        yield from _group(group)


def _group(group: Group) -> Iterator[str]:
    yield from _title(f"Theme {escaped(group.theme)}", "-")
    for line in (*group.own, *group.lines):
        label = f" {escaped(line.label)}" if line.label else ""
        said = "; ".join(map(escaped, remarks(line)))
        yield f"* {line.kind}{label}{_wording(line)}" + (f" ({said})" if said else "")
    yield ""


def _title(text: str, mark: str) -> list[str]:
    return [text, mark * width(text), ""]


def _sentence(text: str) -> str:
    return escaped(text.rstrip(".")) + "."


def _wording(line: Line) -> str:
    before, after = (marked(one, escaped, "**", "**") for one in (line.before, line.after))
    return f' from "{before}" to "{after}"' if before and after else f": {after or before}"
