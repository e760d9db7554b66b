"""The documentation of rules, from the rules."""

from collections.abc import Callable

from plancheck.errors import ExitCode
from plancheck.render.formats import FORMATS as REPORT_FORMATS
from plancheck.render.formats import purpose
from plancheck.render.report import RuleNote
from plancheck.rules import RULES
from plancheck.rules.base import Rule
from plancheck.schema import shipped
from plancheck.surroundings import PLACES


def rule_list() -> str:
    """Every rule in a line: its id, its severity, what it finds."""
    width = max(len(rule.code) for rule in RULES)
    return "".join(
        f"{rule.code:<{width}}  {_level(rule):<7}  {rule.doc.summary}\n" for rule in RULES
    )


def _level(rule: Rule) -> str:
    """What the rule's findings weigh where no configuration says otherwise."""
    return rule.severity if rule.enabled else "off"


def _severity(rule: Rule) -> str:
    return rule.severity if rule.enabled else f"{rule.severity}, off until it is switched on"


def rule_text(rule: Rule) -> str:
    """One rule in full, for a terminal."""
    doc = rule.doc
    return "\n".join(
        [
            f"{rule.code} ({_severity(rule)})",
            "",
            doc.summary,
            "",
            doc.reason,
            "",
            "Bad:",
            "",
            _indented(doc.bad),
            "Good:",
            "",
            _indented(doc.good),
        ]
    )


def _indented(block: str) -> str:
    return "".join(f"    {line}".rstrip() + "\n" for line in block.splitlines())


def rule_table() -> str:
    """Every rule as a row of a Markdown table."""
    rows = [f"| `{rule.code}` | {_level(rule)} | {rule.doc.summary} |" for rule in RULES]
    return "\n".join(["| rule | severity | what it finds |", "| --- | --- | --- |", *rows]) + "\n"


def rule_markdown(rule: Rule) -> str:
    """One rule in full, as Markdown."""
    doc = rule.doc
    return (
        f"# {rule.code}\n\nSeverity: {_severity(rule)}\n\n{doc.summary}\n\n{doc.reason}\n\n"
        f"## Bad\n\n```rst\n{doc.bad}```\n\n## Good\n\n```rst\n{doc.good}```\n"
    )


COMMON_WORDS = (
    "theme_columns",
    "people_columns",
    "nobody",
    "stretch",
    "target_columns",
    "container_titles",
    "side_titles",
    "imperatives",
    "intents",
    "cycles",
)
"""The lists of words that teams extend most: those that hold names, not grammar."""


def word_table() -> str:
    """The lists of COMMON_WORDS as a Markdown table."""
    lists = shipped("config").content["$defs"]["words"]["properties"]
    rows = [f"| `{name}` | {lists[name]['description']} |" for name in COMMON_WORDS]
    return "\n".join(["| list | holds |", "| --- | --- |", *rows]) + "\n"


def rule_notes() -> tuple[RuleNote, ...]:
    """Every rule as reports explain it."""
    return tuple(
        RuleNote(
            rule.code,
            rule.severity,
            rule.enabled,
            rule.doc.summary,
            rule.doc.reason,
            rule_text(rule),
            rule_markdown(rule),
        )
        for rule in RULES
    )


def format_table() -> str:
    """The formats of ``check`` as a Markdown table."""
    rows = [f"| `{name}` | {purpose(name).replace('``', '`')} |" for name in REPORT_FORMATS]
    return "\n".join(["| format | what it is |", "| --- | --- |", *rows]) + "\n"


def place_table() -> str:
    """The places in which the base of a change is found, as a Markdown table."""
    rows = [f"| {one.name} | {one.base} | {one.head} |" for one in PLACES]
    return "\n".join(["| where | base | head |", "| --- | --- | --- |", *rows]) + "\n"


def exit_table() -> str:
    """The exit statuses as a Markdown table."""
    rows = [f"| {code.value} | {code.meaning} |" for code in ExitCode]
    return "\n".join(["| status | meaning |", "| --- | --- |", *rows]) + "\n"


FORMATS: dict[str, tuple[Callable[[], str], Callable[[Rule], str]]] = {
    "text": (rule_list, rule_text),
    "markdown": (rule_table, rule_markdown),
}
"""How ``explain`` prints: the list of rules, and one rule."""
