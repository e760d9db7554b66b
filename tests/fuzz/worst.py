"""The worst that a plan of the greatest size can do: ``python -m tests.fuzz.worst``.

Each kind of hostile text is filled up to the size that is still read, and checked by a process of
its own. Printed are the seconds that process computed and the memory it took; the last line says
what was worst. It ends with 1 where a bound that SECURITY.md gives was exceeded.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from plancheck.source import MAX_BYTES
from tests.fuzz.hostile import KINDS

MAX_SECONDS = 10.0
MAX_MEGABYTES = 300
ROOT = Path(__file__).parent.parent.parent


LAUNCHER = """\
import os, sys
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)
_, status, usage = os.wait4(child, 0)
seconds = usage.ru_utime + usage.ru_stime
print(os.waitstatus_to_exitcode(status), seconds, usage.ru_maxrss)
"""
"""Runs a command and tells its status and what it took. It stands between for its smallness: the
memory of the process that starts another one counts as the other's."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What one run took; ``said`` is the end of its report."""

    kind: str
    status: int
    seconds: float
    megabytes: float
    said: str

    @property
    def is_within(self) -> bool:
        """Whether the run kept to what is promised."""
        within = self.seconds <= MAX_SECONDS and self.megabytes <= MAX_MEGABYTES
        return within and self.status in (0, 1)


def measured(kind: str, path: Path, *options: str) -> Measured:
    """What ``plancheck check`` takes for ``path``."""
    check = [sys.executable, "-P", "-m", "plancheck", "check", *options, path.name]
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", LAUNCHER, *check],
        cwd=path.parent,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=True,
    )
    *said, figures = done.stdout.decode(errors="replace").rstrip().split("\n")
    status, seconds, kilobytes = figures.split()
    refusal = next((line for line in said if "cannot be read: " in line), said[-1])
    told = refusal.rpartition("the plan cannot be read: ")[2]
    return Measured(kind, int(status), float(seconds), int(kilobytes) / 1024, told)


def _write(path: Path, kind: str, size: int) -> None:
    """Have the text made by another process: what this one takes would count for its children."""
    command = [sys.executable, "-m", "tests.fuzz.hostile", kind, str(size)]
    with path.open("wb") as stream:
        subprocess.run(command, cwd=ROOT, stdout=stream, check=True)


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=MAX_BYTES)
    parser.add_argument("--format", default="text")
    parser.add_argument("kinds", nargs="*", help=f"of the {len(KINDS)} kinds; all if none is named")
    asked = parser.parse_args()
    found = []
    print(f"{'kind':34} {'status':>6} {'CPU s':>6} {'MB':>5}  what is said")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "maple.rst")
        for kind in asked.kinds or KINDS:
            _write(path, kind, asked.size)
            one = measured(kind, path, "--format", asked.format)
            found.append(one)
            mark = "" if one.is_within else "  <-- too much"
            print(
                f"{kind:34} {one.status:6} {one.seconds:6.2f} {one.megabytes:5.0f}"
                f"  {one.said[:70]}{mark}",
                flush=True,
            )
    slowest = max(found, key=lambda one: one.seconds)
    largest = max(found, key=lambda one: one.megabytes)
    print(
        f"worst of {len(found)}: {slowest.seconds:.2f} s ({slowest.kind}),"
        f" {largest.megabytes:.0f} MB ({largest.kind})"
    )
    return 0 if all(one.is_within for one in found) else 1


if __name__ == "__main__":
    sys.exit(main())
