"""Where a run takes place, and which change is looked at there: in a CI job, or before a push.

What the environment says is believed as far as it names commits and no further. Of
pull_request_target the event is written by strangers: ids have to be ids, and a branch is only
ever asked for as a remote's (``refs/remotes/origin/NAME``). Where what is named leaves open what to
compare, that is an error: a comparison with the wrong base would let everything pass.

Sources: https://docs.github.com/actions/reference/workflows-and-actions/variables and
.../webhooks/webhook-events-and-payloads; https://docs.gitlab.com/ci/variables/predefined_variables;
https://zuul-ci.org/docs/zuul/latest/job-content.html; pre-commit, commands/hook_impl.py and run.py.
"""

import os
from pathlib import Path
from typing import Any

from plancheck import storage
from plancheck.errors import PlancheckError
from plancheck.surroundings.environment import Range, Surroundings
from plancheck.surroundings.places import PLACES

__all__ = ["AUTO", "PLACES", "Range", "Surroundings", "current", "find"]

AUTO = "auto"
"""What stands for a revision that is to be found here."""


def find(here: Surroundings) -> Range:
    """The change that is looked at; raises PlancheckError where the environment does not tell."""
    for place in PLACES:
        if place.is_here(here):
            return place.find(here)
    if here["GITHUB_ACTIONS"] == "true":
        raise here.error(f"an event {here['GITHUB_EVENT_NAME']!r} of GitHub Actions names no base")
    raise here.error("nothing in the environment names a base")


def current(option: str) -> Range:
    """The change that this very run is for; ``option`` is the one that asks."""
    return find(Surroundings(os.environ, _event, option))


def _event(path: str) -> Any:
    from plancheck.structured import load_json  # its YAML is as dear as a start of git

    data = storage.on_disk(Path(path))
    if data is None:
        raise PlancheckError(f"{path}: no such file, though GITHUB_EVENT_PATH names it")
    return load_json(path, data, storage.MAX_BYTES)
