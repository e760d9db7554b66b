"""What of a plan tells its themes and goals apart from others."""

from plancheck.diff.terms import Sayings
from plancheck.diff.view import view
from plancheck.model import Commitment
from plancheck.rst.reader import read_plan
from plancheck.source import SourceText

PLAN = """\
Maple Plan
==========

See https://plan.example for all.

+------+-------+--------------------------------+
| Name | Owner | Spec                           |
+======+=======+================================+
| Sap_ | ben   | `1 <https://spec.example/>`__  |
+------+-------+--------------------------------+
| Bark | fay   | none                           |
+------+-------+--------------------------------+

Sap
---

See `pans <https://a.example/pans/>`__.

* `Trees <HTTP://B.example/Trees>`__ are tapped.
* Boil the sap.

Bark
----

`This <https://c.example?to=d://e>`__ was the tool of old.

* Peel `oaks <mailto:oaks@e.example>`__.
* Boil the sap.
"""


def test_themes_and_goals_have_the_links_that_stand_in_them() -> None:
    sap, bark = view(read_plan(SourceText("plan.rst", PLAN)), Sayings())
    assert sap.links == {"spec.example", "a.example/pans", "b.example/trees"}
    assert bark.links == {"c.example?to=d://e", "mailto:oaks@e.example"}
    assert [goal.links for goal in sap.goals] == [{"b.example/trees"}, set()]
    assert [goal.links for goal in bark.goals] == [{"mailto:oaks@e.example"}, set()]
    assert [goal.is_telling for goal in (*sap.goals, *bark.goals)] == [True, False, True, False]
    assert [(goal.place, goal.theme) for goal in bark.goals] == [(2, 1), (3, 1)]
    for theme in (sap, bark):
        assert theme.ref.commitment is theme.theme.commitment
        assert [goal.ref.commitment for goal in theme.goals] == [Commitment.COMMITTED] * 2
