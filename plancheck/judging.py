"""Plans judged: each by what an earlier run has found, or now, many of them in several processes.

How that is done shows in no result: what another process cannot do is done here, so that what goes
wrong is told as if there were no other.
"""

from collections.abc import Sequence

from plancheck.checked import Checked, Setup
from plancheck.kept import Kept, decoded, encoded
from plancheck.source import SourceText
from plancheck.workers import Workers, portions, processors

MIN_SHARE = 24 * 1024
"""Least text, in bytes, that is worth another process: starting one takes as long as some plans."""

Case = tuple[SourceText, Setup]


class Judge:
    """Checks plans; ``number`` is how many processes to use, None for as many as there can be."""

    def __init__(self, *, cached: bool, number: int | None = None) -> None:
        self._kept = Kept(wanted=cached)
        self._number = number
        self._found: dict[str, Checked] = {}  # what is known ahead, by the plans' paths

    def look_ahead(self, cases: Sequence[Case]) -> None:
        """Get to know what can be known of ``cases``, plans that are then judged one by one."""
        self._found.clear()
        missing: list[Case] = []
        for source, setup in cases:
            if checked := self._kept.get(source, setup):
                self._found[source.path] = checked
            else:
                missing.append((source, setup))
        costs = [len(source.text) for source, _ in missing]
        most = processors() if self._number is None else self._number
        number = min(most, len(costs), sum(costs) // MIN_SHARE)
        if number > 1:
            self._spread(missing, portions(costs), number - 1)

    def judge(self, source: SourceText, setup: Setup) -> Checked:
        """What is found in ``source``.

        Raises PlancheckError where the schema turns out to be unusable.
        """
        if source.path not in self._found:
            from plancheck.check import check  # with docutils and all the rules

            self._found[source.path] = checked = check(source, setup)
            self._kept.put(source, setup, checked)
        return self._found[source.path]

    def _spread(self, cases: Sequence[Case], dealt: list[list[int]], number: int) -> None:
        from plancheck.check import check
        from plancheck.rst.parser import own_parser

        def work(one: int) -> bytes | None:
            try:
                checked = check(*cases[one])
            except Exception:  # noqa: BLE001 -- it comes up again where it can be told
                return None
            self._kept.put(*cases[one], checked)
            return None if checked.bugs else encoded(checked)

        with own_parser(), Workers(dealt, number, work) as workers:
            for one, document in workers.results().items():
                if document:
                    source, _ = cases[one]
                    self._found[source.path] = decoded(document, source)
