"""The places that runs are known to take place in, and what each says of the change."""

from collections.abc import Callable

from msgspec import Struct

from plancheck.surroundings.environment import Range, Surroundings

_DEEP = "set `fetch-depth: 0` for actions/checkout"
_GITLAB_DEEP = "set `GIT_DEPTH: 0` in the variables of the job"


def _pushed(here: Surroundings) -> Range:
    where = "pre-commit, before a push"
    if here["PRE_COMMIT_FROM_REF"]:
        base, head = here["PRE_COMMIT_FROM_REF"], here["PRE_COMMIT_TO_REF"]
        return Range(base, head, where, base_mend="run `git fetch`")
    return Range(None, here["PRE_COMMIT_LOCAL_BRANCH"], where)


def _pull_request(here: Surroundings) -> Range:
    name = here["GITHUB_EVENT_NAME"]
    mend = _DEEP
    if name == "pull_request_target":  # what is checked out is the base
        number = here.event("pull_request", "number")
        mend = f"run `git fetch origin pull/{number}/head`" if type(number) is int else ""
    head = here.event_id("pull_request", "head", "sha")
    base = here.origin("GITHUB_BASE_REF")
    return Range(base, head, f"GitHub Actions, {name}", _DEEP, mend, is_merged=True)


def _merge_group(here: Surroundings) -> Range:
    base, head = (here.event_id("merge_group", key) for key in ("base_sha", "head_sha"))
    return Range(base, head, "GitHub Actions, merge_group", _DEEP, _DEEP)


def _github_push(here: Surroundings) -> Range:
    base, head = here.event_id("before"), here.event_id("after")
    fetch = f"{_DEEP}; after a forced push, run `git fetch origin {base}`"
    return Range(base, head, "GitHub Actions, push", fetch, _DEEP)


def _merge_request(here: Surroundings) -> Range:
    # The first is empty but for the pipeline of a merged result: there the second would lie too
    # far back, and what others merged since would count as this change's.
    for name in ("CI_MERGE_REQUEST_TARGET_BRANCH_SHA", "CI_MERGE_REQUEST_DIFF_BASE_SHA"):
        if here[name]:
            base = here.commit(name, here[name])
            break
    else:
        base = here.origin("CI_MERGE_REQUEST_TARGET_BRANCH_NAME")
    head = here.commit("CI_COMMIT_SHA", here["CI_COMMIT_SHA"])
    return Range(base, head, "GitLab CI, merge request", _GITLAB_DEEP, _GITLAB_DEEP)


def _gitlab_push(here: Surroundings) -> Range:
    base, head = (here.commit(one, here[one]) for one in ("CI_COMMIT_BEFORE_SHA", "CI_COMMIT_SHA"))
    return Range(base, head, "GitLab CI, branch", _GITLAB_DEEP, _GITLAB_DEEP)


def _zuul_change(here: Surroundings) -> Range:
    """What the change is merged into or, of one that needs no merge, the one commit before it.

    Zuul's workspaces have no remote to compare with. Gerrit's changes are one commit each, with a
    number for each patch set; of a pull request, whose patch set is an id, it could be several.
    """
    if not here["ZUUL_PATCHSET"].isdecimal():
        raise here.error("ZUUL_PATCHSET is no number of Gerrit's, and so the base is not HEAD^1")
    return Range("HEAD^1", "HEAD", "Zuul, change")


def _zuul_push(here: Surroundings) -> Range:
    base, head = (here.commit(name, here[name]) for name in ("ZUUL_OLDREV", "ZUUL_NEWREV"))
    return Range(base, head, "Zuul, branch")


class Place(Struct, frozen=True):
    """A place that runs are known to take place in; ``base`` and ``head`` are for people."""

    name: str
    base: str
    head: str
    is_here: Callable[[Surroundings], bool]
    find: Callable[[Surroundings], Range]


def _on_github(*events: str) -> Callable[[Surroundings], bool]:
    return lambda here: here["GITHUB_ACTIONS"] == "true" and here["GITHUB_EVENT_NAME"] in events


def _is_push(here: Surroundings) -> bool:
    """Whether pre-commit runs before a push, or with ``--from-ref``; a checkout has these, too."""
    is_checkout = bool(here["PRE_COMMIT_CHECKOUT_TYPE"])
    names = ("PRE_COMMIT_FROM_REF", "PRE_COMMIT_LOCAL_BRANCH")
    return here["PRE_COMMIT"] == "1" and not is_checkout and any(here[name] for name in names)


PLACES = (
    Place(
        "pre-commit, before a push or with `--from-ref`",
        "`PRE_COMMIT_FROM_REF`; nothing where the remote has nothing of the history",
        "`PRE_COMMIT_TO_REF`, `PRE_COMMIT_LOCAL_BRANCH`",
        _is_push,
        _pushed,
    ),
    Place(
        "GitHub Actions, `pull_request` and `pull_request_target`",
        "`origin/$GITHUB_BASE_REF`",
        "HEAD where it holds the event's `pull_request.head.sha`, else that",
        _on_github("pull_request", "pull_request_target"),
        _pull_request,
    ),
    Place(
        "GitHub Actions, `merge_group`",
        "the event's `merge_group.base_sha`",
        "its `merge_group.head_sha`",
        _on_github("merge_group"),
        _merge_group,
    ),
    Place(
        "GitHub Actions, `push`",
        "the event's `before`",
        "its `after`",
        _on_github("push"),
        _github_push,
    ),
    Place(
        "GitLab CI, merge request",
        "`CI_MERGE_REQUEST_TARGET_BRANCH_SHA`, `CI_MERGE_REQUEST_DIFF_BASE_SHA` or"
        " `origin/$CI_MERGE_REQUEST_TARGET_BRANCH_NAME`, the first that is set",
        "`CI_COMMIT_SHA`",
        lambda here: bool(here["GITLAB_CI"] and here["CI_MERGE_REQUEST_IID"]),
        _merge_request,
    ),
    Place(
        "GitLab CI, branch",
        "`CI_COMMIT_BEFORE_SHA`",
        "`CI_COMMIT_SHA`",
        lambda here: bool(here["GITLAB_CI"]),
        _gitlab_push,
    ),
    Place(
        "Zuul, a change in Gerrit: `ZUUL_CHANGE` and `ZUUL_PATCHSET`, set by the job",
        "`HEAD^1`",
        "HEAD",
        lambda here: bool(here["ZUUL_CHANGE"]),
        _zuul_change,
    ),
    Place(
        "Zuul, after a merge",
        "`ZUUL_OLDREV`, set by the job",
        "`ZUUL_NEWREV`, set by the job",
        lambda here: bool(here["ZUUL_OLDREV"] or here["ZUUL_NEWREV"]),
        _zuul_push,
    ),
)
"""The first that a run takes place in counts: pre-commit may run in a CI job."""
