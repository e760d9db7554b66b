"""From two plans to what changed between them: ``compare.compare`` is the way in.

Plans have no ids: what is one and the same in both is found by what it says. From the ground up:

- ``terms`` takes a statement apart: its words, which of them it turns against, its labels;
- ``view`` has a plan's themes and goals with what is needed to recognise them;
- ``likeness`` says how much two statements have in common, ``candidates`` which pairs are worth
  asking about, ``pairing`` picks among the pairs;
- ``themes`` pairs themes, ``goals`` pairs goals within and across them;
- ``rows`` tells what became of contacts and fields, ``anchors`` where something stood or would
  stand, and ``compare`` puts all of it together.

Everything is symmetric: with the plans swapped the same pairs are found. Scores are therefore
made of whole numbers, which add up to the same in any order, and no tie is settled by which plan
something stands in.
"""
