"""From RST text to a plan: ``reader.read_plan`` is the way in. From the ground up:

- ``document`` parses, ``directives`` keeps docutils from running or registering anything;
- ``places`` knows where words stand, ``inline`` what a reader sees of a node, ``phrases`` finds
  words of a list;
- ``outline`` has the sections, ``targets`` and ``references`` what links lead to, ``cells`` the
  tables, ``flaws`` what is wrong with the RST;
- ``sentences`` tells what prose does (its ``acts``), with ``clauses``, ``claims``, ``pointing`` and
  ``stretch``; ``voice`` who speaks in a plan and of which cycle; ``roles`` what a section is for,
  ``lists`` what a list is of;
- ``priorities``, ``people`` and ``crowded`` read priority tables, ``goals`` the goals of a theme;
  ``themes`` finds the themes.
"""
