"""The README says what is true: its generated parts are those of the code, its commands exist.

``python tests/test_readme.py`` writes the generated parts.
"""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from plancheck import HOME, docs
from plancheck.cli.program import COMMANDS
from plancheck.config import read
from plancheck.render.report import RULES_URL
from plancheck.schema import SHAPES

README = Path(__file__).parent.parent / "README.md"
PARTS = {
    "exit": docs.exit_table,
    "formats": docs.format_table,
    "rules": docs.rule_table,
    "words": docs.word_table,
}


def generated(text: str) -> str:
    for name, part in PARTS.items():
        begin, end = f"<!-- {name}:begin -->\n", f"<!-- {name}:end -->"
        before, _, rest = text.partition(begin)
        after = rest.partition(end)[2]
        text = f"{before}{begin}{part()}{end}{after}"
    return text


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README.read_text(), re.MULTILINE | re.DOTALL)


def test_generated_parts_are_those_of_the_code() -> None:
    told = "the README is not up to date: python tests/test_readme.py writes it"
    assert README.read_text() == generated(README.read_text()), told


def test_every_command_is_documented() -> None:
    documented = set(re.findall(r"^\| `plancheck ([\w-]+)", README.read_text(), re.MULTILINE))
    assert documented == set(COMMANDS)


def test_every_shape_is_documented() -> None:
    assert set(SHAPES) <= set(re.findall(r"^\| `([\w-]+)` \|", README.read_text(), re.MULTILINE))


def test_the_rules_stand_where_reports_send_people() -> None:
    assert f"{HOME}#rules" == RULES_URL
    assert "\n## Rules\n" in README.read_text()


def test_the_example_of_a_report_is_what_plancheck_prints(tmp_path: Path) -> None:
    plan = tmp_path / "priorities" / "maple.rst"
    plan.parent.mkdir()
    plan.write_text(
        """\
Maple Project Priorities
========================

+--------------+----------------+
| Priority     | Owner          |
+==============+================+
| `Storage`_   | TBD            |
+--------------+----------------+
| `Networks`_  | `Ada Prak`_    |
+--------------+----------------+
| `Upgrades`_  | `Ada Park`_    |
+--------------+----------------+

.. _Ada Park: https://people.example/ada

Storage
-------

We will finish snapshots.

Networks
--------

We will support two uplinks.

Upgrades
--------

We will upgrade without stopping writes.
"""
    )
    done = subprocess.run(
        [sys.executable, "-m", "plancheck", "check", "priorities/maple.rst"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    (example,) = blocks("console")
    assert example.partition("\n")[2] == done.stdout


def test_the_example_of_a_configuration_is_one(tmp_path: Path) -> None:
    (text,) = (block for block in blocks("yaml") if "plans:" in block)
    (tmp_path / ".plancheck.yaml").write_text(text)
    config = read(tmp_path / ".plancheck.yaml")
    assert config.schema == "nicks"
    assert config.severities == {"unused-target": None}
    assert (config.fail_on, config.exclude) == ("error", ("priorities/form.rst",))
    old = config.for_plan(tmp_path / "priorities/archive/2019.rst")
    assert (old.schema, old.severities["bare-name"]) == ("table-only", None)
    assert "steward" in config.wording.people_columns


def test_the_hook_of_the_example_exists() -> None:
    (example,) = (yaml.safe_load(block) for block in blocks("yaml") if "repos:" in block)
    hooks = yaml.safe_load((README.parent / ".pre-commit-hooks.yaml").read_text())
    assert example["repos"][0]["hooks"][0]["id"] in {hook["id"] for hook in hooks}


@pytest.mark.parametrize("file", re.findall(r"\]\(([^):]+)\)", README.read_text()))
def test_links_to_files_lead_somewhere(file: str) -> None:
    assert (README.parent / file).exists()


if __name__ == "__main__":
    README.write_text(generated(README.read_text()))
