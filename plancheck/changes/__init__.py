"""What changed between two revisions of plans, and what is made of it.

``change`` are the facts, ``changelog`` those of a whole comparison and ``life`` those of a history;
``selection`` and ``gate`` say which of them fail, ``wire`` how they are written as data.
"""
