"""A changelog with a change of every kind."""

from collections.abc import Callable, Sequence

import pytest

from plancheck.changes.change import Kind
from plancheck.changes.changelog import Acceptance, Changelog, Side
from plancheck.changes.gate import judged
from plancheck.changes.selection import selection
from plancheck.diff.compare import compare
from plancheck.rst.reader import read_plan
from plancheck.source import SourceText

BEFORE = """\
Harbour Priorities
==================

Essential
---------

+----------+-----------+----------+
| Theme    | Owner     | Target   |
+==========+===========+==========+
| Ferries_ | `Mo Lund`_| Sprint 2 |
+----------+-----------+----------+
| Quays_   | `Ada`_    | Sprint 1 |
+----------+-----------+----------+
| Cranes_  | `Ben`_    |          |
+----------+-----------+----------+

Optional
--------

+----------+-----------+----------+
| Theme    | Owner     | Target   |
+==========+===========+==========+
| Lights_  | `Ben`_    |          |
+----------+-----------+----------+

.. _Mo Lund: https://people.example/mo
.. _Ada: https://people.example/ada
.. _Ben: https://people.example/ben

Ferries
-------

* Paint the two old ferries before the summer season begins.
* Replace the engine of the northern ferry with an electric one.
* Sell tickets for both lines at the kiosk.

Quays
-----

* Widen the western quay for larger container ships.
* Number the bollards along the promenade.

Cranes
------

* Certify every crane operator by winter.

Lights
------

* Renew the lamps of the lighthouse.
"""
AFTER = """\
Harbour Priorities
==================

Essential
---------

+----------+-----------+----------+
| Theme    | Owner     | Target   |
+==========+===========+==========+
| Ferries_ | `Mo Lund`_| Sprint 3 |
+----------+-----------+----------+
| Wharves_ | `Eva`_    | Sprint 1 |
+----------+-----------+----------+
| Buoys_   | `Ben`_    |          |
+----------+-----------+----------+
| Lights_  | `Ben`_    |          |
+----------+-----------+----------+

Later
-----

There is nothing here.

.. _Mo Lund: https://people.example/mo.lund
.. _Eva: https://people.example/eva
.. _Ben: https://people.example/ben

Ferries
-------

* Paint all three old ferries before the summer season begins.
* Replace the engine of the northern ferry with an electric one (stretch goal).
* Number the bollards along the promenade.

Wharves
-------

* Widen the western quay for larger container ships.

Buoys
-----

* Anchor a ring of buoys around the reef.

Lights
------

* Renew the lamps of the lighthouse.
"""

PATH = "harbour.rst"
Make = Callable[..., Changelog]


@pytest.fixture
def make() -> Make:
    """What changed between two texts, judged by a gate."""

    def maker(
        before: str = BEFORE,
        after: str = AFTER,
        fail_on: str = "dropped",
        said: Sequence[Acceptance] = (),
    ) -> Changelog:
        plans = [read_plan(SourceText(PATH, text)) for text in (before, after)]
        found, unmatched = judged([compare(*plans)], selection(fail_on), said)
        return Changelog(
            Side("main", "main", PATH),
            Side("HEAD", "HEAD", PATH),
            found,
            fail_on,
            unmatched,
        )

    return maker


@pytest.fixture
def accepted() -> Acceptance:
    """That a theme goes is on purpose."""
    return Acceptance(Kind.DROPPED, "Cranes", "leased out", "commit 1a2b3c4")
