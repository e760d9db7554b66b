"""What the GitHub Action does once plancheck is installed: compare, check, and report both.

It is run by the Python of plancheck's own environment. All that it is given comes by variables of
the environment; the exit status is the worst of both runs and never depends on whether a report
could be shown somewhere.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plancheck.errors import ExitCode
from plancheck.render.workflow import command

PROGRAM = Path(sys.executable).with_name("plancheck")
MAX_SUMMARY = 2**20
"""Bytes of a step's summary; of one that is larger GitHub shows nothing."""
MAX_OF_LEVEL = 10
"""Annotations of one level that a step can have, and an action is one step."""

_ROLLED_UP = re.compile(r"::\w+ title=plancheck::(\d+) more")


@dataclass(frozen=True, slots=True)
class Report:
    """What a run of plancheck said: in the log, in Markdown and as data, empty where it did not."""

    status: int
    log: str
    markdown: str = ""
    data: Mapping[str, Any] | None = None


def main() -> int:
    """Do it all, and say how it went."""
    folder = Path(os.environ["PLANCHECK_REPORTS"])
    shutil.rmtree(folder, ignore_errors=True)  # of an earlier step
    folder.mkdir(parents=True)
    reports = list(_reports(folder))
    lines = [f"{line}\n" for report in reports for line in report.log.split("\n")[:-1]]
    told = [*(line for line in lines if not line.startswith("::")), *annotations(lines)]
    told += _summarised("\n".join(report.markdown for report in reports if report.markdown))
    sys.stdout.buffer.write("".join(told).encode())
    _give_out(reports)
    return max(report.status for report in reports)


def annotations(lines: Sequence[str]) -> Iterator[str]:
    """The annotations among ``lines``, of each level those that there is room for.

    Each run has kept to that already, but here are two, in one step.
    """
    for level in ("error", "warning", "notice"):
        found = [line for line in lines if line.startswith(f"::{level} ")]
        single = [line for line in found if not _ROLLED_UP.match(line)]
        count = len(single) + sum(int(match[1]) for match in map(_ROLLED_UP.match, found) if match)
        if count <= MAX_OF_LEVEL:
            yield from single
            continue
        shown = single[: MAX_OF_LEVEL - 1]
        yield from shown
        left = f"{count - len(shown)} more, see the log of this step: it has all {count}"
        yield command(level, {"title": "plancheck"}, left)


def _reports(folder: Path) -> Iterator[Report]:
    """Compare first: what the gate does not let pass is what there has to be room for."""
    names = ("BASE", "FAIL_ON", "NEW_ONLY", "PATHS", "SARIF", "SEVERITY")
    given = {name: os.environ.get(f"PLANCHECK_{name}", "") for name in names}
    if given["BASE"]:
        gate = [f"--fail-on={given['FAIL_ON']}"] if given["FAIL_ON"] else []
        yield _run(folder, "diff", f"--base={given['BASE']}", *gate)
    if os.environ.get("GITHUB_EVENT_NAME") == "pull_request_target":
        told = "of pull_request_target the base is checked out: plans are compared, and not checked"
        yield Report(ExitCode.OK, command("notice", {"title": "plancheck"}, told))
        return
    yield _run(
        folder,
        "check",
        *([f"--format=sarif={given['SARIF']}"] if given["SARIF"] else []),
        *([f"--fail-on={given['SEVERITY']}"] if given["SEVERITY"] else []),
        *([f"--since={given['BASE'] or 'auto'}"] if given["NEW_ONLY"] == "true" else []),
        "--",
        *filter(None, map(str.strip, given["PATHS"].split("\n"))),
    )


def _run(folder: Path, name: str, *options: str) -> Report:
    markdown, data = folder / f"{name}.md", folder / f"{name}.json"
    forms = ("github", f"markdown={markdown}", f"json={data}")
    done = subprocess.run(
        [PROGRAM, name, *(f"--format={form}" for form in forms), *options],
        stdout=subprocess.PIPE,
        check=False,
    )
    return Report(
        done.returncode if done.returncode in list(ExitCode) else ExitCode.BUG,
        done.stdout.decode(),
        markdown.read_text(encoding="utf-8") if markdown.exists() else "",
        json.loads(data.read_bytes()) if data.exists() else None,
    )


def _summarised(markdown: str) -> Iterator[str]:
    """Add ``markdown`` to the summary of the step, and say where there is no room for it."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if not path or not markdown:
        return
    file, data = Path(path), f"{markdown}\n".encode()
    if (file.stat().st_size if file.exists() else 0) + len(data) > MAX_SUMMARY:
        told = "the summary of this step has no room for the report, see its log"
        yield command("notice", {"title": "plancheck"}, told)
        return
    with file.open("ab") as stream:
        stream.write(data)


def _give_out(reports: Sequence[Report]) -> None:
    """Set the outputs of the step; what could not be found out stays empty."""
    with Path(os.environ.get("GITHUB_OUTPUT", os.devnull)).open("a", encoding="utf-8") as stream:
        for data in (report.data or {} for report in reports):
            if "findings" in data:
                stream.write(f"findings={len(data['findings'])}\n")
            if "plans" in data:
                changes = [change for plan in data["plans"] for change in plan["changes"]]
                failing = sum(change["fails"] for change in changes)
                stream.write(f"changes={len(changes)}\nfailing={failing}\n")


if __name__ == "__main__":
    sys.exit(main())
