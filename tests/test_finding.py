"""What a finding is, wherever it stands."""

import pytest

from plancheck.finding import Finding, Severity
from plancheck.source import SourceText, Span

SPAN = Span(2, 3, 2, 11)


def fingerprint(
    text: str = "Plan\n| Backups_ |\n",
    span: Span = SPAN,
    code: str = "some-rule",
    message: str = "is on line 7",
    path: str = "plan.rst",
) -> str:
    finding = Finding(path, span, code, Severity.ERROR, message, "a hint")
    return finding.fingerprint(SourceText(path, text))


def test_a_fingerprint_is_sixteen_digits_and_always_the_same() -> None:
    assert fingerprint() == "c4e4802481e8c49f"


@pytest.mark.parametrize(
    "same",
    [
        fingerprint("New\n\n\nPlan\n| x | Backups_ |\n", Span(5, 7, 5, 15)),
        fingerprint(message="is on line 12"),
        fingerprint(path="moved/elsewhere.rst"),
    ],
)
def test_neither_place_nor_path_nor_a_line_that_is_named_counts(same: str) -> None:
    assert same == fingerprint()


def test_a_path_of_odd_bytes_in_a_message_is_no_trouble() -> None:
    assert fingerprint(message="as in caf\udce9.rst") != fingerprint(message="as in caf.rst")


def test_how_the_words_are_wrapped_does_not_count() -> None:
    one = fingerprint("We will\nwiden it.\n", Span(1, 1, 2, 10))
    assert one == fingerprint("We\n  will widen\n  it.\n", Span(1, 1, 3, 6))


@pytest.mark.parametrize(
    "other",
    [
        fingerprint("Plan\n| Backers_ |\n"),
        fingerprint(code="other-rule"),
        fingerprint(message="is nowhere"),
    ],
)
def test_words_rule_and_message_count(other: str) -> None:
    assert other != fingerprint()
