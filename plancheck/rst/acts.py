"""What a sentence can do in a plan, and who speaks in it."""

from enum import Enum

from msgspec import Struct

from plancheck.language.wording import Wording


class Act(Enum):
    """What a sentence does."""

    COMMITS = "commits"  # states an outcome of this cycle
    ENABLES = "enables"  # an outcome, where nothing before states one: "This will allow ..."
    REFUSES = "refuses"  # says what will not be done, or not now
    TELLS = "tells"  # history, state, reasons, remarks, where to read more


class Voice(Struct, frozen=True):
    """Who speaks in a plan, and when: the words, the cycle, the names the team goes by.

    ``cycle`` is None and ``us`` empty where the plan does not tell.
    """

    wording: Wording
    cycle: str | None = None
    us: frozenset[str] = frozenset()
