"""How fast plancheck is beside other tools, on the same files in one run.

    python tests/bench/speed.py [DIR] [--rounds N] [--write]

DIR keeps the virtual environments of plancheck and of the other tools for the next time; they are
filled from the package index. ``--write`` puts the tables into the README.

Every command is started in turn, round after round, so that a machine whose speed drifts drifts
for all of them. A figure is the median over the rounds of what a command took over what the first
one took in the same round.
"""

import argparse
import datetime as dt
import math
import os
import platform
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
sys.path[:0] = [str(HERE), str(ROOT)]

import plans  # noqa: E402 -- beside this file

PEERS = ("doc8", "rstcheck", "restructuredtext-lint", "sphinx-lint")
BARE = """\
import sys, click
from docutils import frontend, utils
from docutils.parsers.rst import Parser
for name in sys.argv[1:]:
    settings = frontend.get_default_settings(Parser)
    settings.report_level = 5
    with open(name) as stream:
        Parser().parse(stream.read(), utils.new_document(name, settings))
"""
CLICK = """\
import click
@click.command()
@click.argument("paths", nargs=-1)
def main(paths): pass
main()
"""
COMPARE = """\
import gc, sys, time
import plans
from plancheck.cli import COLLECT_EVERY
from plancheck.diff.compare import compare
gc.set_threshold(COLLECT_EVERY)
themes, goals = map(int, sys.argv[1:])
sides = [plans.model(themes, goals, seed) for seed in (1, 2)]
begun = time.process_time()
compare(*sides)
print(time.process_time() - begun)
"""


@dataclass(frozen=True)
class Command:
    """What is measured: what people call it, and how it is started.

    ``forgets`` is whether what plancheck keeps from run to run is taken away before.
    """

    name: str
    words: tuple[str, ...]
    forgets: bool = False


@dataclass(frozen=True)
class Took:
    """What a process took: seconds of wall clock and of processors, MiB."""

    wall: float
    cpu: float
    memory: float


@dataclass(frozen=True)
class Tools:
    """The programs in the environments of plancheck and of the other tools."""

    ours: Path
    peers: Path

    @property
    def python(self) -> str:
        return str(self.ours / "python")

    def peer(self, name: str, files: Sequence[str]) -> Command:
        program = "rst-lint" if name == "restructuredtext-lint" else name
        return Command(name, (str(self.peers / program), *files))

    def check(self, files: Sequence[str], *, cached: bool = False) -> Command:
        name = f"plancheck, {'all' if cached else 'nothing'} cached"
        return Command(name, (str(self.ours / "plancheck"), "check", *files), not cached)

    def bare(self, files: Sequence[str]) -> Command:
        return Command("click and docutils, parsing only", (self.python, "-c", BARE, *files))


def once(command: Command, folder: Path) -> Took:
    """Run it; what it finds or prints does not matter, as long as it has not failed to run."""
    environment = {key: one for key, one in os.environ.items() if not key.startswith("PYTHON")}
    cache = folder / "cache"
    environment["PLANCHECK_CACHE_DIR"] = str(cache)
    if command.forgets and cache.exists():
        shutil.rmtree(cache)
    begun = time.perf_counter()
    with (folder / "printed").open("wb") as printed:
        process = subprocess.Popen(
            command.words, cwd=folder, env=environment, stdout=printed, stderr=printed
        )
        _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - begun
    if process.returncode not in (0, 1):
        raise SystemExit(f"{shlex.join(command.words)[:200]}\n{(folder / 'printed').read_text()}")
    scale = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Took(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / scale)


def in_turn(commands: Sequence[Command], folder: Path, rounds: int) -> list[list[Took]]:
    """What each command took in each round, after one round that does not count."""
    taken: list[list[Took]] = [[] for _ in commands]
    for number in range(rounds + 1):
        for command, mine in zip(commands, taken, strict=True):
            took = once(command, folder)
            if number:
                mine.append(took)
    return taken


def table(title: str, commands: Sequence[Command], taken: list[list[Took]]) -> str:
    """The figures as a Markdown table; the first command is what the others are measured by."""
    rows = [f"| {title} | time | processor time | memory |", "| --- | ---: | ---: | ---: |"]
    for command, mine in zip(commands, taken, strict=True):
        pairs = list(zip(mine, taken[0], strict=True))
        wall = median(one.wall / first.wall for one, first in pairs)
        cpu = median(one.cpu / first.cpu for one, first in pairs)
        memory = median(one.memory for one in mine)
        rows.append(f"| {command.name} | {wall:.2f} | {cpu:.2f} | {memory:.0f} MiB |")
    seconds = median(one.wall for one in taken[0])
    return "\n".join([*rows, "", f"1.00 is {seconds:.3f} s here."]) + "\n"


def exponent(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """By which power of the size the time grows from the first to the last."""
    return math.log(seconds[-1] / seconds[0]) / math.log(sizes[-1] / sizes[0])


def environments(kept: Path) -> Tools:
    """Environments with plancheck, as it is in this checkout, and with the other tools."""
    for name, packages in (("ours", [str(ROOT)]), ("peers", PEERS)):
        folder = kept / name
        pip = [str(folder / "bin/python"), "-m", "pip", "install", "--quiet"]
        if not folder.exists():
            venv.create(folder, with_pip=True)
            # an old pip writes starters that import more than they need
            subprocess.run([*pip, "--upgrade", "pip"], check=True)
            subprocess.run([*pip, *packages], check=True)
        elif name == "ours":
            forced = ["--force-reinstall", "--no-deps", "--no-cache-dir"]
            subprocess.run([*pip, *forced, *packages], check=True)
    return Tools(kept / "ours/bin", kept / "peers/bin")


def one_plan(tools: Tools, folder: Path, rounds: int) -> str:
    """Processes that check one plan of 11 KB."""
    (folder / "plan.rst").write_text(plans.of_size(11_000, "list-table"))
    commands = [
        tools.bare(["plan.rst"]),
        Command("`python -c pass`", (tools.python, "-c", "pass")),
        Command("an empty click program", (tools.python, "-c", CLICK, "plan.rst")),
        tools.check(["plan.rst"]),
        tools.check(["plan.rst"], cached=True),
        Command(
            "the same with an option, for which click is loaded",
            (str(tools.ours / "plancheck"), "check", "--quiet", "plan.rst"),
        ),
        *(tools.peer(name, ["plan.rst"]) for name in PEERS),
    ]
    return table("one plan of 11 KB", commands, in_turn(commands, folder, rounds))


def many_plans(tools: Tools, folder: Path, rounds: int) -> str:
    """Processes that check 200 plans of several sizes and layouts."""
    names = [f"{number:03}.rst" for number in range(200)]
    for number, name in enumerate(names):
        layout = list(plans.LAYOUTS)[number % 3]
        (folder / name).write_text(plans.of_size(2_000 + 100 * (number % 80), layout, number))
    commands = [
        tools.check(names),
        tools.check(names, cached=True),
        tools.bare(names),
        *(tools.peer(name, names) for name in PEERS),
    ]
    return table("200 plans of 2 to 10 KB", commands, in_turn(commands, folder, rounds))


def two_revisions(tools: Tools, folder: Path, rounds: int) -> str:
    """Comparing two versions of a plan beside checking both."""

    def git(*words: str) -> None:
        subprocess.run(["git", *words], cwd=folder, check=True)

    git("init", "--quiet")
    git("config", "user.name", "Ada")
    git("config", "user.email", "ada@people.example")
    for seed in range(50):
        text = plans.of_size(11_000, "list-table", seed)
        (folder / "priorities.rst").write_text(text)
        (folder / f"{seed % 2}.rst").write_text(text)
        git("add", "priorities.rst")
        git("commit", "--quiet", "--allow-empty", "-m", f"version {seed}")
    program = str(tools.ours / "plancheck")
    diff = (program, "diff", "HEAD~1", "HEAD")
    commands = [
        tools.check(["0.rst", "1.rst"]),
        Command("`plancheck diff` of two files", (program, "diff", "0.rst", "1.rst"), forgets=True),
        Command("`plancheck diff HEAD~1 HEAD`", diff, forgets=True),
        Command("the same, all cached", diff),
        Command("`plancheck log`, of 50 versions", (program, "log"), forgets=True),
        Command("the same, all cached", (program, "log")),
    ]
    title = "two versions of one plan of 11 KB, of 50 in git"
    return table(title, commands, in_turn(commands, folder, rounds))


def growth(tools: Tools, folder: Path, rounds: int) -> str:
    """By which power of the size the time grows, and the memory that a theme takes."""
    rows = ["| growth | sizes | exponent | memory |", "| --- | --- | ---: | ---: |"]
    for layout in plans.LAYOUTS:
        sizes = [60, 240, 480]
        commands = []
        for size in sizes:
            name = f"{layout}-{size}.rst"
            (folder / name).write_text(plans.text(size, layout))
            commands.append(tools.check([name]))
        nothing = Command("nothing", (str(tools.ours / "plancheck"), "check", "-h"))
        taken = in_turn([nothing, *commands], folder, rounds)
        start = median(one.cpu for one in taken[0])
        seconds = [median(one.cpu for one in mine) - start for mine in taken[1:]]
        memory = "/".join(f"{median(one.memory for one in mine):.0f}" for mine in taken[1:])
        shown = "/".join(map(str, sizes))
        rows.append(
            f"| `check`, one {layout} | {shown} themes | {exponent(sizes, seconds):.2f} |"
            f" {memory} MiB |"
        )
    for title, pairs in (
        ("`diff`, 5 goals a theme", [(100, 500), (1_000, 5_000), (10_000, 50_000)]),
        ("`diff`, one theme", [(1, 500), (1, 5_000), (1, 50_000)]),
    ):
        runs = [[comparing(tools, *pair) for pair in pairs] for _ in range(3)]
        by_size = list(zip(*runs, strict=True))
        seconds = [median(second for second, _ in same) for same in by_size]
        peaks = [median(peak for _, peak in same) for same in by_size]
        shown = "/".join(f"{goals:,}" for _, goals in pairs)
        memory = "/".join(f"{one:.0f}" for one in peaks)
        power = exponent([goals for _, goals in pairs], seconds)
        rows.append(
            f"| {title} | {shown} goals in {seconds[-1]:.1f} s | {power:.2f} | {memory} MiB |"
        )
    return "\n".join(rows) + "\n"


def comparing(tools: Tools, themes: int, goals: int) -> tuple[float, float]:
    """Seconds that comparing two plans of a size takes in a process of its own, and its MiB."""
    words = (tools.python, "-c", COMPARE, str(themes), str(goals))
    memory = once(Command("comparing", words), HERE).memory
    printed = HERE / "printed"
    seconds = float(printed.read_text())
    printed.unlink()
    return seconds, memory


PARTS = (one_plan, many_plans, two_revisions, growth)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("kept", nargs="?", metavar="DIR", help="keeps the environments")
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("--write", action="store_true", help="put the tables into the README")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        tools = environments(Path(given.kept or made).resolve())
        tables = []
        for number, part in enumerate(PARTS):
            folder = Path(made, f"part{number}")
            folder.mkdir()
            few = given.rounds if part is one_plan else max(3, given.rounds // 2)
            tables.append(part(tools, folder, few))
            print(tables[-1], flush=True)
    today = dt.datetime.now(tz=dt.UTC).date()
    told = (
        f"Measured on {today} with `python tests/bench/speed.py`: Python"
        f" {platform.python_version()}, {os.cpu_count()} processors, {platform.system()}.\n"
    )
    print(told)
    if given.write:
        readme = ROOT / "README.md"
        before, begin, rest = readme.read_text().partition("<!-- speed:begin -->\n")
        _, end, after = rest.partition("<!-- speed:end -->")
        readme.write_text(before + begin + "\n".join([told, *tables]) + end + after)


if __name__ == "__main__":
    main()
