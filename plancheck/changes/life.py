"""The life of goals: what became of each from the version that brought it to the last."""

from collections.abc import Iterable

from msgspec import Struct, field

from plancheck.changes.change import Change, Comparison, Kind, Ref, Subject
from plancheck.model import Plan
from plancheck.source import Span


class Event(Struct, frozen=True):
    """What a commit did to a goal, as a change between two versions of the plan."""

    commit: str
    date: str
    change: Change


class Life(Struct):
    """A goal through a history: ``events`` are what became of it, oldest first.

    ``theme`` and ``text`` are where it stands and what it says by now, or said last. One that is
    older than the history does not begin with being added.
    """

    theme: str
    text: str
    events: list[Event] = field(default_factory=list)

    @property
    def is_over(self) -> bool:
        """Whether the goal was dropped."""
        return bool(self.events) and self.events[-1].change.kind is Kind.DROPPED


_Place = tuple[str, str, Span]


class Lives(Struct):
    """The lives of the goals of one plan, told version by version.

    ``path`` is where the plan stands by now, ``cycle`` the one that it is for.
    """

    path: str
    cycle: str | None = None
    all: list[Life] = field(default_factory=list)
    _alive: dict[_Place, Life] = field(default_factory=dict)  # by where each stands

    def begin(self, plan: Plan) -> None:
        """Begin with the goals of ``plan``, a version that is older than the history."""
        self.cycle = plan.cycle
        for theme in plan.themes:
            for goal in theme.goals:
                life = Life(theme.name, goal.text)
                self.all.append(life)
                self._alive[theme.name, goal.text, goal.span] = life

    def tell(self, commit: str, date: str, comparison: Comparison) -> None:
        """Go on with what changed from the version before to that of ``commit``."""
        self.path = comparison.after.source.path
        self.cycle = comparison.after.cycle or self.cycle
        goals = [one for one in comparison.changes if one.subject is Subject.GOAL]
        alive: dict[_Place, Life] = {}
        for match in comparison.matches:
            if match.subject is Subject.GOAL and (life := self._alive.get(_place(match.before))):
                alive[_place(match.after)] = life
        for change in goals:
            life = self._life_of(change, alive)
            side = change.sides[-1]
            life.theme, life.text = side.theme, side.text
            life.events.append(Event(commit, date, change))
        self._alive = alive

    def _life_of(self, change: Change, alive: dict[_Place, Life]) -> Life:
        if change.before and (known := self._alive.get(_place(change.before))):
            return known
        life = Life(change.sides[-1].theme, change.sides[-1].text)
        self.all.append(life)
        if change.after:
            alive[_place(change.after)] = life
        return life


def _place(side: Ref) -> _Place:
    return side.theme, side.text, side.span


def by_theme(lives: Iterable[Life]) -> dict[str, list[Life]]:
    """``lives`` by the theme under which each goal stands, or stood last."""
    found: dict[str, list[Life]] = {}
    for life in lives:
        found.setdefault(life.theme, []).append(life)
    return found
