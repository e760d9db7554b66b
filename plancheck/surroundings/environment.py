"""What an environment says, and the change that is found by it."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from plancheck.errors import PlancheckError

Environment = Mapping[str, str]

_ID = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_BRANCH = re.compile(r"(?!.*(?:\.\.|@\{))[^\x00-\x20\x7f~^:?*\[\\]+")  # git-check-ref-format(1)


class Range(Struct, frozen=True):
    """A change: from where it parted from ``base`` up to ``head``.

    ``base`` is None where nothing was before. ``where`` says who names them, empty for the user.
    ``base_mend`` and ``head_mend`` tell how to bring into the clone what it lacks. Where
    ``is_merged``, HEAD stands for ``head`` if it holds it: a merge of it with what is there.
    """

    base: str | None
    head: str = "HEAD"
    where: str = ""
    base_mend: str = ""
    head_mend: str = ""
    is_merged: bool = False


class Surroundings:
    """What the environment says; ``option`` is the one that asks, as errors name it."""

    def __init__(
        self, environment: Environment, read: Callable[[str], Any], option: str = "--base"
    ) -> None:
        self.environment = environment
        self._read = read
        self._option = option

    def __getitem__(self, name: str) -> str:
        """A variable; empty where it is not set: to every CI service that is the same."""
        return self.environment.get(name, "")

    def event(self, *keys: str) -> Any:
        """What GitHub tells of the event under these keys, None where it tells nothing."""
        if not self["GITHUB_EVENT_PATH"]:
            raise self.error("GITHUB_EVENT_PATH is not set")
        found = self._read(self["GITHUB_EVENT_PATH"])
        for key in keys:
            found = found.get(key) if isinstance(found, dict) else None
        return found

    def event_id(self, *keys: str) -> str:
        """The id of a commit under these keys."""
        return self.commit(".".join(keys), self.event(*keys))

    def commit(self, name: str, value: object) -> str:
        """``value``, which ``name`` has, if it is the id of a commit; all zeros name none."""
        if not isinstance(value, str) or not _ID.fullmatch(value):
            raise self.error(f"{name} is no id of a commit")
        if not value.strip("0"):
            raise self.error(f"{name} is all zeros, as for a branch that is new")
        return value

    def origin(self, name: str) -> str:
        """The branch that the variable ``name`` names, as the remote has it."""
        if not _BRANCH.fullmatch(self[name]):
            raise self.error(f"{name} is no name of a branch")
        return f"refs/remotes/origin/{self[name]}"

    def error(self, told: str) -> PlancheckError:
        """The error that what is here does not say what to compare."""
        return PlancheckError(told, f"name what to compare with, {self._option} origin/BRANCH")
