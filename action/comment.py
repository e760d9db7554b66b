"""Keep one comment on a pull request up to date with what ``run.py`` found.

The comment is known by a mark that it begins with and by who wrote it: anybody can write the mark,
and so can a plan. The API is GitHub's GraphQL, where a token can ask who it is, which the one of a
job cannot by REST. Where the comment cannot be written that is told, and fails nothing.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from plancheck.render.workflow import command

MARK = "<!-- plancheck -->"
MAX_BYTES = 65_000
"""GitHub refuses comments over 65,536 characters."""
MAX_SECONDS = 60

_FIND = """query($id: ID!, $after: String) { viewer { login } node(id: $id) { ... on PullRequest {
comments(first: 100, after: $after) { nodes { id body author { login __typename } }
pageInfo { hasNextPage endCursor } } } } }"""
_ADD = """mutation($id: ID!, $body: String!) {
addComment(input: {subjectId: $id, body: $body}) { clientMutationId } }"""
_UPDATE = """mutation($id: ID!, $body: String!) {
updateIssueComment(input: {id: $id, body: $body}) { clientMutationId } }"""


def main() -> None:
    """Write the comment; where that cannot be done, say why."""
    try:
        _keep(os.environ)
    except Exception as error:  # noqa: BLE001 -- whatever it is, the status is that of the check
        told = f"no comment is written, see the summary of this job: {error or repr(error)}"
        sys.stdout.buffer.write(command("notice", {"title": "plancheck"}, told).encode())


def _keep(environment: Mapping[str, str]) -> None:
    """Write the comment, or write it anew.

    None is begun that has nothing to tell, but one that is there is brought up to date.
    """
    pull = _pull_request(environment)
    there = next(_ours(environment, pull), None)
    counts = (environment.get(f"PLANCHECK_{name}", "") for name in ("FINDINGS", "CHANGES"))
    if there or any(count not in ("", "0") for count in counts):
        files = (Path(environment["PLANCHECK_REPORTS"], f"{one}.md") for one in ("diff", "check"))
        parts = [file.read_text(encoding="utf-8") for file in files if file.exists()]
        text = body(environment, parts)
        _ask(environment, _UPDATE if there else _ADD, text, id=there or pull)


def body(environment: Mapping[str, str], parts: Sequence[str]) -> str:
    """``parts`` under the mark; of one that there is no room for, its heading and its summary."""
    names = ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_RUN_ID")
    server, repository, run = (environment.get(name, "") for name in names)
    link = f"[The whole report]({server}/{repository}/actions/runs/{run})\n"
    heads = ["\n\n".join(part.split("\n\n")[:2]).rstrip("\n") + "\n" for part in parts]
    room = MAX_BYTES - sum(len(one.encode()) + 1 for one in (MARK, link, *heads))
    told = []
    for part, head in zip(parts, heads, strict=True):
        more = len(part.encode()) - len(head.encode())
        told.append(part if more <= room else head)
        room -= more if more <= room else 0
    return "\n".join((MARK, *told, link))


def _pull_request(environment: Mapping[str, str]) -> str:
    """The id of the pull request that this job is for."""
    event = json.loads(Path(environment["GITHUB_EVENT_PATH"]).read_bytes())
    pull = event.get("pull_request")
    if not pull:
        raise LookupError("this job is for no pull request")
    head = (pull["head"]["repo"] or {}).get("full_name")  # none where the fork is gone
    is_fork = head != environment["GITHUB_REPOSITORY"]
    if is_fork and environment["GITHUB_EVENT_NAME"] == "pull_request":
        raise PermissionError("the change is from a fork, whose jobs may not write")
    return str(pull["node_id"])


def _ours(environment: Mapping[str, str], pull: str) -> Iterator[str]:
    """The ids of our comments on the pull request.

    A robot's name ends with ``[bot]`` where the robot asks for its own, and nowhere else.
    """
    after: dict[str, str] = {}
    while True:
        data = _ask(environment, _FIND, id=pull, **after)
        login = data["viewer"]["login"]
        me = (login.removesuffix("[bot]"), "Bot" if login.endswith("[bot]") else "User")
        comments = data["node"]["comments"]
        for one in comments["nodes"]:
            author = one["author"] or {}  # none where the account is gone
            if (author.get("login"), author.get("__typename")) == me and one["body"].startswith(
                MARK
            ):
                yield one["id"]
        if not comments["pageInfo"]["hasNextPage"]:
            return
        after = {"after": comments["pageInfo"]["endCursor"]}


def _ask(environment: Mapping[str, str], query: str, text: str = "", **variables: str) -> Any:
    """What GitHub answers to its own client; ``text`` is too long for a command line."""
    host = urlsplit(environment.get("GITHUB_SERVER_URL", "")).hostname or "github.com"
    fields = {"query": query, **variables}
    done = subprocess.run(
        ["gh", "api", "graphql", f"--hostname={host}"]
        + [f"--raw-field={name}={value}" for name, value in fields.items()]
        + (["--field=body=@-"] if text else []),
        input=text.encode(),
        capture_output=True,
        timeout=MAX_SECONDS,
        check=False,
    )
    if done.returncode != 0:
        raise RuntimeError(done.stderr.decode(errors="replace").strip() or "gh failed")
    return json.loads(done.stdout)["data"]


if __name__ == "__main__":
    main()
