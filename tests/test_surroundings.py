"""Environments as CI services and pre-commit give them, and the change that each is about.

The events are those of https://github.com/octokit/webhooks (MIT), cut down to what is looked at
and what stands beside it.
"""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from plancheck.errors import PlancheckError
from plancheck.surroundings import Range, Surroundings, current, find

EVENTS = Path(__file__).parent / "events"
A, B, ZERO = "a" * 40, "b" * 64, "0" * 40
GITHUB = {"CI": "true", "GITHUB_ACTIONS": "true", "GITHUB_EVENT_PATH": "event.json"}
PULL = {**GITHUB, "GITHUB_EVENT_NAME": "pull_request", "GITHUB_BASE_REF": "master"}
PULL_HEAD = "ec26c3e57ca3a959ca5aad62de7213c562f8c821"
GITLAB = {"CI": "true", "GITLAB_CI": "true", "CI_COMMIT_SHA": A, "CI_COMMIT_BEFORE_SHA": ZERO}
MERGE = {
    **GITLAB,
    "CI_MERGE_REQUEST_IID": "7",
    "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
    "CI_MERGE_REQUEST_TARGET_BRANCH_SHA": "",
    "CI_MERGE_REQUEST_DIFF_BASE_SHA": B,
}
PUSH = {"PRE_COMMIT": "1", "PRE_COMMIT_LOCAL_BRANCH": "refs/heads/x", "PRE_COMMIT_TO_REF": A}


def event(name: str, **changes: Any) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((EVENTS / f"{name}.json").read_text())
    return told | changes


def found(environment: Mapping[str, str], told: Any = None, option: str = "--base") -> Range:
    return find(Surroundings(environment, lambda _path: told, option))


def ends(environment: Mapping[str, str], told: Any = None) -> tuple[str | None, str]:
    change = found(environment, told)
    return change.base, change.head


def test_a_pull_request_is_compared_with_its_branch() -> None:
    change = found(PULL, event("pull_request"))
    assert (change.base, change.head) == ("refs/remotes/origin/master", PULL_HEAD)
    assert change.is_merged
    assert change.where == "GitHub Actions, pull_request"
    assert change.base_mend == change.head_mend == "set `fetch-depth: 0` for actions/checkout"


def test_of_pull_request_target_the_head_has_to_be_fetched() -> None:
    change = found(PULL | {"GITHUB_EVENT_NAME": "pull_request_target"}, event("pull_request"))
    assert (change.base, change.head) == ("refs/remotes/origin/master", PULL_HEAD)
    assert change.head_mend == "run `git fetch origin pull/2/head`"


def test_a_merge_group_names_both_ends() -> None:
    told = event("merge_group")
    assert ends(GITHUB | {"GITHUB_EVENT_NAME": "merge_group"}, told) == (
        "380387fbc80638b734a49e1be1c4dfec1c01b33c",
        "2ffea6db159f6b6c47a24e778fb9ef40cf6b1c7d",
    )


def test_a_push_is_compared_with_what_was_before() -> None:
    push = GITHUB | {"GITHUB_EVENT_NAME": "push"}
    assert ends(push, event("push", before=A, after=B)) == (A, B)
    assert f"git fetch origin {A}" in found(push, event("push", before=A, after=B)).base_mend


@pytest.mark.parametrize(
    ("extra", "base"),
    [
        ({}, B),
        ({"CI_MERGE_REQUEST_TARGET_BRANCH_SHA": "c" * 40}, "c" * 40),
        ({"CI_MERGE_REQUEST_DIFF_BASE_SHA": ""}, "refs/remotes/origin/main"),
    ],
)
def test_a_merge_request_is_compared_with_its_target(extra: dict[str, str], base: str) -> None:
    assert ends(MERGE | extra) == (base, A)
    assert "GIT_DEPTH: 0" in found(MERGE | extra).base_mend


def test_a_branch_on_gitlab_is_compared_with_what_was_before() -> None:
    assert ends(GITLAB | {"CI_COMMIT_BEFORE_SHA": B}) == (B, A)


def test_a_change_in_gerrit_is_one_commit() -> None:
    assert ends({"ZUUL_CHANGE": "900001", "ZUUL_PATCHSET": "3"}) == ("HEAD^1", "HEAD")
    assert ends({"ZUUL_CHANGE": "", "ZUUL_OLDREV": A, "ZUUL_NEWREV": B}) == (A, B)


def test_a_push_by_pre_commit_has_what_the_remote_has() -> None:
    assert ends(PUSH | {"PRE_COMMIT_FROM_REF": B}) == (B, A)
    first = {"PRE_COMMIT": "1", "PRE_COMMIT_LOCAL_BRANCH": "refs/heads/x"}
    assert ends(first) == (None, "refs/heads/x")
    in_ci = PULL | PUSH | {"PRE_COMMIT_FROM_REF": B}
    assert ends(in_ci, event("pull_request")) == (B, A)
    without = PULL | {"PRE_COMMIT": "1"}
    assert ends(without, event("pull_request"))[1] == PULL_HEAD


NAME_IT = "name what to compare with, --base origin/BRANCH"


@pytest.mark.parametrize(
    ("environment", "told", "error"),
    [
        ({}, None, "nothing in the environment names a base"),
        ({"PRE_COMMIT": "1"}, None, "nothing in the environment names a base"),
        (
            PUSH | {"PRE_COMMIT_FROM_REF": B, "PRE_COMMIT_CHECKOUT_TYPE": "1"},
            None,
            "nothing in the environment names a base",
        ),
        (
            GITHUB | {"GITHUB_EVENT_NAME": "schedule"},
            {},
            "an event 'schedule' of GitHub Actions names no base",
        ),
        (
            GITHUB | {"GITHUB_EVENT_NAME": "push"},
            event("push", before=ZERO),
            "before is all zeros, as for a branch that is new",
        ),
        (
            GITHUB | {"GITHUB_EVENT_NAME": "push"},
            event("push", before=A, after="0" * 64),
            "after is all zeros, as for a branch that is new",
        ),
        (GITLAB, None, "CI_COMMIT_BEFORE_SHA is all zeros, as for a branch that is new"),
        (
            {"ZUUL_OLDREV": ZERO, "ZUUL_NEWREV": A},
            None,
            "ZUUL_OLDREV is all zeros, as for a branch that is new",
        ),
        ({"ZUUL_OLDREV": A}, None, "ZUUL_NEWREV is no id of a commit"),
        (
            {"ZUUL_CHANGE": "7", "ZUUL_PATCHSET": A},
            None,
            "ZUUL_PATCHSET is no number of Gerrit's, and so the base is not HEAD^1",
        ),
        (PULL, {}, "pull_request.head.sha is no id of a commit"),
        (PULL, [], "pull_request.head.sha is no id of a commit"),
        (PULL, {"pull_request": "x"}, "pull_request.head.sha is no id of a commit"),
        (PULL | {"GITHUB_EVENT_PATH": ""}, None, "GITHUB_EVENT_PATH is not set"),
    ],
)
def test_where_nothing_says_what_to_compare_it_is_an_error(
    environment: dict[str, str], told: Any, error: str
) -> None:
    with pytest.raises(PlancheckError) as caught:
        found(environment, told)
    assert str(caught.value) == f"{error}: {NAME_IT}"


def test_the_error_names_the_option_that_asks() -> None:
    with pytest.raises(PlancheckError, match=r"compare with, --since origin/BRANCH$"):
        found({}, None, "--since")


HOSTILE = (
    "--upload-pack=touch x",
    "-x",
    "a;b",
    "$(touch x)",
    "HEAD",
    "main:x",
    "HEAD^{/x}",
    "../../x",
    f"{A}\n",
    A.upper(),
    A[:7],
    "\x00",
    "::error::x",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_an_event_names_commits_by_id_or_not_at_all(text: str) -> None:
    told = event("pull_request")
    told["pull_request"]["head"]["sha"] = text
    with pytest.raises(PlancheckError, match=r"pull_request\.head\.sha is no id"):
        found(PULL | {"GITHUB_EVENT_NAME": "pull_request_target"}, told)
    told["pull_request"]["head"] |= {"sha": A, "ref": text}
    told["pull_request"]["number"] = text
    mend = "set `fetch-depth: 0` for actions/checkout"
    assert found(PULL | {"GITHUB_EVENT_NAME": "pull_request_target"}, told) == Range(
        "refs/remotes/origin/master",
        A,
        "GitHub Actions, pull_request_target",
        mend,
        is_merged=True,
    )


@pytest.mark.parametrize("text", ["", "a b", "x^", "x~1", "a..b", "x@{1}", "x\n", "a:b", "*", "\\"])
def test_a_branch_is_a_name_and_no_expression(text: str) -> None:
    with pytest.raises(PlancheckError, match="GITHUB_BASE_REF is no name of a branch"):
        found(PULL | {"GITHUB_BASE_REF": text}, event("pull_request"))


@pytest.mark.parametrize("text", ["--upload-pack=x", "a;b", "$(x)", "releases/2025.1", "täst"])
def test_a_branch_is_only_asked_for_as_the_remote_s(text: str) -> None:
    base, _ = ends(PULL | {"GITHUB_BASE_REF": text}, event("pull_request"))
    assert base == f"refs/remotes/origin/{text}"


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (None, "event.json: no such file, though GITHUB_EVENT_PATH names it"),
        (b"{", "event.json: Expecting property name"),
        (b"\xff", "event.json: not UTF-8"),
        (b'{"pull_request":' * 100_000, "event.json: nested too deeply"),
        (b" " * (16 * 2**20 + 1), "event.json: larger than 16384 KiB"),
    ],
)
def test_an_event_that_cannot_be_read_is_an_error(
    data: bytes | None, error: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    if data is not None:
        Path("event.json").write_bytes(data)
    for name in [name for name in os.environ if name.startswith(("PRE_COMMIT", "GITHUB_"))]:
        monkeypatch.delenv(name)
    for name, value in PULL.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(PlancheckError) as caught:
        current("--base")
    assert str(caught.value).startswith(error)
