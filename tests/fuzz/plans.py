"""Plans that Hypothesis makes up: every layout that plans have, with the defects they have."""

from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import strategies as st

NAMES = st.sampled_from(
    ["Storage", "Cells V2", "API (new)", "Über alles", "漢字 store", "a-b c", "x", "Back\\*ups"]
)
PEOPLE = st.lists(
    st.sampled_from(["`Ada Park`_", "ben", "TBD", "eva-1", "Ben Ode", "`No One`_", "Ada_"]),
    max_size=3,
)
SENTENCES = st.sampled_from(
    [
        "We will add `snapshots <https://x.example>`_ and **clones**.",
        "Last cycle we did *nothing*.",
        "This will help.",
        "Zones are going to be a stretch goal.",
        "We need, e.g. for v2.1, a ``parser``.",
        "Stretch goals:",
        "See [1]_ and |x| and `Storage`_ and `Ada Park`.",
        "Add 漢字.",
        "'Storage'_ must not *break.",
        "We plan it for Ocata; it is due on March 3, 2031.",
    ]
)
BLOCKS = st.lists(
    st.one_of(
        st.lists(SENTENCES, min_size=1, max_size=3).map(" ".join),
        st.lists(SENTENCES, min_size=1, max_size=4).map(
            lambda items: "\n".join(f"* {item}" for item in items)
        ),
        st.lists(SENTENCES, min_size=1, max_size=3).map(
            lambda items: "\n".join(f"#. {item}\n\n   * and {item}\n" for item in items)
        ),
        st.sampled_from(
            [
                ".. note::\n\n   We will.",
                ".. unknown:: x\n\n   * We will.",
                "----",
                "::",
                "a::\n\n  * no item",
                ".. plancheck: ignore[broken-reference] because",
                ".. plancheck: ignore-line[schema]",
                "Term\n  We will define it.",
                ":field: value",
                "| a\n| b",
            ]
        ),
    ),
    max_size=4,
)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A theme of a made-up plan."""

    name: str
    people: tuple[str, ...]
    blocks: tuple[str, ...]

    @property
    def who(self) -> str:
        """What stands in its people cell."""
        return ", ".join(self.people)


def _grid(rows: list[Drawn]) -> str:
    border = f"+{'-' * 20}+{'-' * 50}+"
    lines = [border, f"| {'Theme':18} | {'Owner':48} |", border.replace("-", "=")]
    for row in rows:  # wide characters are as they fall: a border that is off is a defect, too
        lines += [f"| {row.name:18} | {row.who:48} |", border]
    return "\n".join(lines) + "\n"


def _simple(rows: list[Drawn]) -> str:
    border = f"{'=' * 20} {'=' * 50}"
    lines = [border, f"{'Theme':20} Owner", border]
    lines += [f"{row.name:20} {row.who}" for row in rows]
    return "\n".join([*lines, border]) + "\n"


def _listed(rows: list[Drawn]) -> str:
    body = "".join(f"   * - {row.name}\n     - {row.who}\n" for row in rows)
    return ".. list-table::\n   :header-rows: 1\n\n   * - Theme\n     - Owner\n" + body


def _csv(rows: list[Drawn]) -> str:
    body = "".join(f'   "{row.name}","{row.who}"\n' for row in rows)
    return f".. csv-table::\n   :header: Theme,Owner\n\n{body}"


def _tiers(rows: list[Drawn]) -> str:
    half = len(rows) // 2
    return f"Essential\n~~~~~~~~~\n\n{_simple(rows[:half])}\nStretch\n~~~~~~~\n\n{_simple(rows[half:])}"


LAYOUTS: dict[str, Callable[[list[Drawn]], str]] = {
    "grid": _grid,
    "simple": _simple,
    "list-table": _listed,
    "csv-table": _csv,
    "tiers": _tiers,
    "nicks": lambda rows: _simple([Drawn(row.name, ("ben", "eva"), row.blocks) for row in rows]),
    "no table": lambda _: "",
}

THEMES = st.builds(Drawn, NAMES, PEOPLE.map(tuple), BLOCKS.map(tuple))


@st.composite
def plans(draw: st.DrawFn) -> str:
    """A plan: its title, a table in some layout, a section for most themes, targets."""
    themes = draw(st.lists(THEMES, max_size=4))
    layout = draw(st.sampled_from(list(LAYOUTS)))
    parts = [".. _maple:\n", "Maple Plan\n==========\n", LAYOUTS[layout](themes)]
    parts.append(draw(st.sampled_from([".. _Ada Park: https://ada.example\n", ""])))
    for theme in themes:
        if draw(st.integers(0, 5)):
            parts.append(f"{theme.name}\n{'-' * (2 * len(theme.name))}\n")
            parts += [f"{block}\n" for block in theme.blocks]
    return defective(draw, "\n".join(parts))


def defective(draw: st.DrawFn, text: str) -> str:
    """``text`` with up to two defects: a line gone, doubled, cut or shifted."""
    lines = text.split("\n")
    for kind in draw(st.lists(st.sampled_from("gdcs"), max_size=2)):
        at = draw(st.integers(0, len(lines) - 1))
        line = lines[at]
        lines[at : at + 1] = {
            "g": [],
            "d": [line, line],
            "c": [line[: len(line) // 2]],
            "s": [f" {line}"],
        }[kind] or [""]
    return "\n".join(lines)
