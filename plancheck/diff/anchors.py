"""Where on the other side something that stands on one side alone would be looked for."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from plancheck.changes.change import Anchor
from plancheck.diff.view import ThemeView
from plancheck.model import Plan
from plancheck.source import Span

Twins = Mapping[int, ThemeView]
"""The theme of the other side for the place of each theme that has one."""


def anchors(themes: Sequence[ThemeView], twins: Twins, other: Plan) -> list[Anchor]:
    """For each of ``themes`` the nearest place in ``other``.

    That is the theme itself where it is there, else the nearest neighbour above it in its tier,
    else below it, else a neighbour in another tier, else the plan's title.
    """
    title = other.title_span or other.source.line_span(1)
    near = [
        list(_last_seen(themes, twins, by_tier=True)),
        list(_last_seen(themes[::-1], twins, by_tier=True))[::-1],
        list(_last_seen(themes, twins, by_tier=False)),
        list(_last_seen(themes[::-1], twins, by_tier=False))[::-1],
    ]
    return [
        Anchor(
            next(filter(None, spans), title),
            twins[one.place].theme.name if one.place in twins else None,
        )
        for one, *spans in zip(themes, *near, strict=True)
    ]


def _last_seen(
    themes: Iterable[ThemeView], twins: Twins, *, by_tier: bool
) -> Iterator[Span | None]:
    """For each theme the place of its twin, or of the last one that had a twin."""
    last: dict[str | None, Span] = {}
    for one in themes:
        tier = one.theme.tier if by_tier else None
        if one.place in twins:
            last[tier] = twins[one.place].theme.span
        yield last.get(tier)
