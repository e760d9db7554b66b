"""Let coverage guide the fuzzing: ``python -m tests.fuzz.guided reader -max_total_time=60``.

It needs the extra ``fuzz``. What follows the target's name goes to libFuzzer; a folder among it
holds inputs to begin with, and gets those that are new. Without one, the plans and settings that
the other runs mutate are what it begins with. https://github.com/google/atheris
"""

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["plancheck", "docutils", "yaml"]):
    from tests.fuzz.mutants import seeds_of
    from tests.fuzz.targets import TARGETS


def main() -> None:
    """Run from the command line, until something breaks or libFuzzer has enough."""
    name, *options = sys.argv[1:] or ["reader"]
    target = TARGETS[name]
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(seeds_of(name)):
            Path(folder, str(number)).write_bytes(text.encode()[:4000])
        atheris.Setup([sys.argv[0], *options, folder], target)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
