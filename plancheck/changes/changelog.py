"""What a run of ``diff`` tells: what was compared, what changed, what was accepted and what not."""

from collections import Counter
from collections.abc import Mapping

from msgspec import Struct

from plancheck.changes.change import Change, Comparison, Kind, Subject


class Side(Struct, frozen=True):
    """What was compared as a whole: a revision, or a file where one was named.

    ``name`` is how people call it.
    """

    name: str
    revision: str | None = None
    path: str | None = None


class Acceptance(Struct, frozen=True):
    """Somebody's word that a change of ``kind`` is on purpose.

    ``what`` is the change's id or words of it, ``origin`` where it was said: a commit, a file.
    """

    kind: Kind
    what: str
    reason: str
    origin: str


class PlanChanges(Struct, frozen=True):
    """What changed in one plan, and how the gate judged it.

    ``accepted`` has the acceptance of a change by the change's number in the comparison,
    ``failing`` the numbers of those that the gate does not let pass.
    """

    comparison: Comparison
    accepted: Mapping[int, Acceptance]
    failing: frozenset[int]

    @property
    def path(self) -> str:
        """Where the plan stands, or stood where it is gone."""
        return self.comparison.after.source.path

    @property
    def before_path(self) -> str:
        """Where it stood, or stands where it is new."""
        return self.comparison.before.source.path


class Changelog(Struct, frozen=True):
    """The whole of it.

    ``fail_on`` is what the gate watches for, as it was asked; empty where there is none.
    ``unmatched`` are acceptances that fit no change, or more than one.
    """

    before: Side
    after: Side
    plans: tuple[PlanChanges, ...]
    fail_on: str = ""
    unmatched: tuple[Acceptance, ...] = ()

    @property
    def changes(self) -> tuple[Change, ...]:
        """Every change of every plan."""
        return tuple(change for plan in self.plans for change in plan.comparison.changes)

    @property
    def failing(self) -> tuple[tuple[PlanChanges, Change], ...]:
        """What the gate does not let pass."""
        return tuple(
            (plan, change)
            for plan in self.plans
            for number, change in enumerate(plan.comparison.changes)
            if number in plan.failing
        )

    def counts(self) -> dict[Subject, Counter[Kind]]:
        """How many changes there are of each kind, by subject; goals come first."""
        order = (Subject.GOAL, Subject.THEME, Subject.CONTACT, Subject.FIELD)
        return {
            subject: found
            for subject in order
            if (found := Counter(one.kind for one in self.changes if one.subject is subject))
        }
