"""Send mutated plans through plancheck: ``python -m tests.fuzz.mutants --documents 100000``.

It prints what it did, and for each document that broke something how to get it again.
"""

import argparse
import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.fuzz.constructs import construct
from tests.fuzz.mutate import damaged, mutated
from tests.fuzz.seeds import CONFIGURATIONS, REVISIONS
from tests.fuzz.targets import TARGETS, Target

ROOT = Path(__file__).parent.parent.parent
SEEDS = (ROOT / "seeds", ROOT / "tests/rst/benchmark", ROOT / "tests/rules/cases")
MAX_SECONDS = 10.0
"""More than one document may take; see SECURITY.md."""


@dataclass(slots=True)
class Tally:
    """What came of a run; ``broke`` counts breaches by their last line, with a document of each."""

    documents: int = 0
    slowest: float = 0.0
    broke: Counter[str] = field(default_factory=Counter)
    first: dict[str, bytes] = field(default_factory=dict)


def texts(folders: tuple[Path, ...]) -> list[str]:
    """The plans in ``folders``, the same order everywhere."""
    paths = sorted(path for folder in folders for path in folder.rglob("*.rst"))
    return [path.read_bytes().decode("utf-8", errors="replace") for path in paths]


def seeds_of(target: str, folders: tuple[Path, ...] = ()) -> list[str]:
    """What is mutated for ``target``; ``folders`` hold further plans."""
    own = {"configuration": CONFIGURATIONS, "revision": REVISIONS}.get(target)
    return list(own) if own else texts((*SEEDS, *folders))


def documents(seed: int, number: int, seeds: list[str]) -> Iterator[bytes]:
    """``number`` mutated plans; one of eight holds a construct, one of twenty damaged bytes."""
    for at in range(number):
        chance = random.Random(f"{seed}:{at}")
        text = mutated(chance, chance.choice(seeds), chance.choice(seeds))
        if chance.random() < 0.125:
            lines = text.split("\n")
            place = chance.randrange(len(lines) + 1)
            text = "\n".join([*lines[:place], "", construct(chance), "", *lines[place:]])
        data = text.encode()
        yield damaged(chance, data) if chance.random() < 0.05 else data


def run(target: Target, inputs: Iterator[bytes]) -> Tally:
    """What ``target`` does with ``inputs``."""
    tally = Tally()
    for data in inputs:
        tally.documents += 1
        begin = time.process_time()
        try:
            target(data)
        except Exception as error:  # noqa: BLE001 -- whatever it is, it is a breach
            _note(tally, f"{type(error).__name__} {traceback.format_exc().splitlines()[-1]}", data)
        taken = time.process_time() - begin
        tally.slowest = max(tally.slowest, taken)
        if taken > MAX_SECONDS:
            _note(tally, f"took more than {MAX_SECONDS:g} s", data)
    return tally


def _note(tally: Tally, what: str, data: bytes) -> None:
    what = what[:300]
    tally.broke[what] += 1
    tally.first.setdefault(what, data)


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--target", choices=list(TARGETS), default="reader")
    parser.add_argument("--documents", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--found", type=Path, help="write the documents that broke something here")
    parser.add_argument("folders", nargs="*", type=Path, help="plans to mutate, beside our own")
    asked = parser.parse_args()
    seeds = seeds_of(asked.target, tuple(asked.folders))
    begin = time.monotonic()
    tally = run(TARGETS[asked.target], documents(asked.seed, asked.documents, seeds))
    print(
        f"{asked.target}: {tally.documents} documents out of {len(seeds)}, seed {asked.seed},"
        f" {time.monotonic() - begin:.0f} s, slowest {tally.slowest:.2f} s CPU,"
        f" {sum(tally.broke.values())} breaches"
    )
    for number, (what, count) in enumerate(tally.broke.most_common()):
        print(f"{count} x {what}\n    {tally.first[what]!r}")
        if asked.found:
            asked.found.mkdir(parents=True, exist_ok=True)
            (asked.found / f"{asked.seed}-{number}.rst").write_bytes(tally.first[what])
    return 1 if tally.broke else 0


if __name__ == "__main__":
    sys.exit(main())
