"""Comments of Zuul for changes: what is gone stands at the nearest place that is left."""

from plancheck.finding import Severity
from plancheck.render.changes.layout import groups, sentence, severity
from plancheck.render.changes.report import Report
from plancheck.render.prose import plain
from plancheck.render.zuul import Comment, returned


def zuul(report: Report) -> str:
    """For a Zuul job, to hand to zuul_return: comments in files, with ranges and levels.

    A plan that is gone has no file to comment on; the report for people tells of it.
    """
    ranks = {weight: rank for rank, weight in enumerate(Severity)}
    comments = [
        Comment(
            plan.path,
            plan.comparison.after.source,
            line.here,
            severity(line),
            f"{severity(line)}: {plain(group.theme)}: {plain(sentence(line))}",
        )
        for plan in report.changelog.plans
        if plan.comparison.after.source.text
        for group in groups(plan)
        for line in (*group.own, *group.lines)
    ]
    return returned(sorted(comments, key=lambda one: ranks[one.severity]), complete=report.complete)
