"""Every rule on plans that break it and on plans that come close, and its documentation.

A case is a plan in ``cases/<rule>/``. Comments at its top say what is expected of it, exactly:

    .. schema: nicks
    .. expect: 9:3-9:14 bare-name "Ben Ode" is marked as a name but ...
    .. hint: write `Ben Ode`_

one ``expect`` for each finding, by place, the end of the place and the hint only where they are
held. Lines are those of the file as it stands. A schema may be a file beside the case. The plan is
checked as the file ``plan.rst`` or the one that ``.. file:`` names, alone or with a copy of it in
the file that ``.. beside:`` names. The names of cases that expect nothing begin with ``ok-``.
"""

import importlib
import pkgutil
import re
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from plancheck import rules
from plancheck.check import Setup, check
from plancheck.errors import PlancheckError
from plancheck.finding import Finding, Severity
from plancheck.problems import across
from plancheck.rules import BY_CODE, RULES, named
from plancheck.rules.base import Rule
from plancheck.schema import find
from plancheck.source import SourceText
from plancheck.suppress import told

CASES = Path(__file__).parent / "cases"
FILES = sorted(CASES.rglob("*.rst"))
EXPECT = re.compile(r"\.\. expect: (\d+:\d+(?:-\d+:\d+)?) ([a-z-]+) (.+)")


@dataclass(frozen=True)
class Case:
    expected: list[tuple[str, str, str]]
    hints: dict[int, str]
    said: dict[str, str]


def read_case(text: str) -> Case:
    expected: list[tuple[str, str, str]] = []
    hints: dict[int, str] = {}
    said: dict[str, str] = {}
    for line in text.split("\n"):
        if match := EXPECT.fullmatch(line):
            expected.append((match[1], match[2], match[3]))
        elif line.startswith(".. hint: "):
            hints[len(expected) - 1] = line.removeprefix(".. hint: ")
        elif match := re.fullmatch(r"\.\. (schema|file|beside): (.+)", line):
            said[match[1]] = match[2]
        else:
            break
    return Case(expected, hints, said)


def run(
    rule: Rule,
    text: str,
    *beside: SourceText,
    schema: str | None = None,
    folder: Path = CASES,
    path: str = "plan.rst",
) -> list[Finding]:
    """What is told of the plan ``text``, in a run that checks the plans ``beside`` it, too.

    ``rule`` is switched on, also where it is off by default.
    """
    fitting = None if schema else partial(find, folder=folder)
    severities = {} if rule.enabled else {rule.code: rule.severity}
    setup = Setup(find(schema or "linked", folder), fitting, severities=severities)
    plans = {one.path: check(one, setup) for one in (SourceText(path, text), *beside)}
    assert not any(checked.bugs for checked in plans.values())
    claims = {name: (one.claims, setup) for name, one in plans.items() if one.claims}
    return list(told(path, plans[path], across(claims)[path], setup).findings)


def place(finding: Finding) -> str:
    span = finding.span
    return f"{span.line}:{span.column}-{span.end_line}:{span.end_column}"


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_a_case_gives_what_its_comments_say(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    case = read_case(text)
    beside = [SourceText(path, text) for name, path in case.said.items() if name == "beside"]
    schema, path = case.said.get("schema"), case.said.get("file", "plan.rst")
    rule = BY_CODE[file.parent.name.replace("_", "-")]
    found = run(rule, text, *beside, schema=schema, folder=file.parent, path=path)
    said = [(place(finding), finding.code, finding.message) for finding in found]
    if len(said) == len(case.expected):
        ends = ["-" in where for where, _, _ in case.expected]
        said = [
            (where if end else where.partition("-")[0], code, message)
            for (where, code, message), end in zip(said, ends, strict=True)
        ]
    assert said == case.expected
    assert {number: found[number].hint for number in case.hints} == case.hints


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_a_case_is_named_for_what_it_expects(file: Path) -> None:
    case = read_case(file.read_text(encoding="utf-8"))
    assert file.stem.startswith("bad-" if case.expected else "ok-")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_has_bad_cases_of_its_own_and_ones_that_come_close(rule: Rule) -> None:
    files = list((CASES / rule.code.replace("-", "_")).glob("*.rst"))
    expected = [
        {code for _, code, _ in read_case(file.read_text(encoding="utf-8")).expected}
        for file in files
    ]
    assert sum(rule.code in codes for codes in expected) >= 2
    assert any(file.stem.startswith("ok-") for file in files)


def test_every_folder_of_cases_is_that_of_a_rule() -> None:
    folders = {folder.name for folder in CASES.iterdir()}
    assert folders == {rule.code.replace("-", "_") for rule in RULES}


# -- the registry ---------------------------------------------------------------------------


def test_every_module_of_rules_is_in_the_registry_in_alphabetical_order() -> None:
    modules = sorted(one.name for one in pkgutil.iter_modules(rules.__path__) if one.name != "base")
    assert [rule.code.replace("-", "_") for rule in RULES] == modules


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_stands_in_the_module_of_its_name_and_is_documented_there(rule: Rule) -> None:
    module = importlib.import_module(f"plancheck.rules.{rule.code.replace('-', '_')}")
    assert module.RULE is rule
    assert rule.text == module.__doc__
    assert isinstance(rule.severity, Severity)
    assert rule.doc.summary.endswith(".")
    assert "\n" not in rule.doc.summary
    assert rule.doc.reason
    assert rule.doc.bad != rule.doc.good


def test_rules_yield_to_rules_that_exist() -> None:
    assert all(code in BY_CODE for rule in RULES for code in rule.yields_to)


def test_the_severities_are_those_that_the_documentation_promises() -> None:
    weights = {rule.code: rule.severity.value for rule in RULES}
    assert weights == {
        "announced-list-missing": "warning",
        "bare-name": "error",
        "broken-reference": "error",
        "broken-suppression": "warning",
        "commented-target": "warning",
        "contact-without-target": "error",
        "content-elsewhere": "warning",
        "cycle-claimed-twice": "warning",
        "date-out-of-order": "warning",
        "duplicate-contact": "warning",
        "duplicate-target": "warning",
        "duplicate-theme": "warning",
        "goals-in-prose": "info",
        "inconsistent-contact": "warning",
        "insecure-link": "info",
        "invisible-character": "warning",
        "label-in-two-plans": "warning",
        "list-in-paragraph": "warning",
        "malformed-table": "error",
        "orphan-section": "warning",
        "placeholder": "warning",
        "quoted-name": "error",
        "rst-syntax": "error",
        "schema": "error",
        "several-themes-in-row": "error",
        "shadowed-section": "error",
        "short-underline": "warning",
        "table-not-read": "warning",
        "table-without-header": "warning",
        "theme-without-contact": "error",
        "theme-without-goal": "info",
        "theme-without-section": "error",
        "too-many-contacts": "warning",
        "undeclared-value": "info",
        "unmarked-stretch": "info",
        "unreadable-plan": "error",
        "unused-suppression": "warning",
        "unused-target": "warning",
        "wrong-cycle": "warning",
        "wrong-schema": "error",
    }


def test_the_rules_that_are_a_matter_of_taste_are_off_until_somebody_asks_for_them() -> None:
    assert [rule.code for rule in RULES if not rule.enabled] == [
        "goals-in-prose",
        "unmarked-stretch",
    ]


def test_a_rule_is_found_by_its_code_and_a_slip_is_told_the_nearest() -> None:
    assert named("unused-target").code == "unused-target"
    with pytest.raises(PlancheckError) as slip:
        named("unused-targets")
    assert str(slip.value) == "there is no rule 'unused-targets': did you mean unused-target?"
    with pytest.raises(PlancheckError) as strange:
        named("xyz")
    assert strange.value.hint == "`plancheck explain` lists them"


# -- the examples of the documentation ------------------------------------------------------

SCHEMA_OF = {"schema": "tiers"}
"""The schemas of examples that the default one does not fit."""


def codes(rule: Rule, example: str) -> set[str]:
    """What an example gives; short ones need not have the shape of the default schema.

    An example of a rule across plans is checked beside a copy of the bad one.
    """
    beside = [SourceText("priorities.rst", rule.doc.bad)] if rule.across else []
    found = {one.code for one in run(rule, example, *beside, schema=SCHEMA_OF.get(rule.code))}
    return found if rule.code == "wrong-schema" else found - {"wrong-schema"}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_bad_example_of_a_rule_breaks_it_and_no_other(rule: Rule) -> None:
    assert codes(rule, rule.doc.bad) == {rule.code}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_good_example_of_a_rule_breaks_none(rule: Rule) -> None:
    assert codes(rule, rule.doc.good) == set()
