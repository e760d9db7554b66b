"""Plans read: each as an earlier run has read it, or now."""

from plancheck.kept import Kept
from plancheck.language.wording import Wording
from plancheck.model import Plan
from plancheck.source import SourceText


class Reader:
    """Reads plans; ``cached`` is whether to take them from earlier runs, and keep them."""

    def __init__(self, *, cached: bool) -> None:
        self._kept = Kept(wanted=cached)

    def read(self, source: SourceText, wording: Wording) -> Plan:
        """The plan in ``source``, as ``rst.reader.read_plan`` reads it."""
        plan = self._kept.plan(source, wording)
        if plan is None:
            from plancheck.rst.reader import read_plan  # with docutils

            plan = read_plan(source, wording)
            self._kept.put_plan(plan, wording)
        return plan
