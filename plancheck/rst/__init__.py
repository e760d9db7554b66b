"""From RST text to a plan: ``reader.read_plan`` is the way in.

``document`` parses (docutils stays behind it and ``directives``), ``places`` knows where words
stand, ``inline`` what a reader sees of a node, ``outline`` the sections, ``references`` what links
lead to, ``cells`` the tables, ``priorities`` and ``people`` what priority tables say, ``sentences``
with ``clauses``, ``claims``, ``pointing`` and ``stretch`` what prose commits to, ``lists`` what a
list is of, ``goals`` the goals of a theme.
"""
