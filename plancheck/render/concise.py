"""A line a finding, as the parsers of logs read it."""

import re

from plancheck.render.report import Report
from plancheck.render.terminal import line_start, printable


def concise(report: Report) -> str:
    """For Zuul, Vim and problem matchers: a line a finding, ``path:line:column: code message``.

    Zuul takes the last ``:number:number: `` of a line for the place, so none stands in a message
    (zuul-jobs, roles/tox/library/tox_parse_output.py).
    """
    return "".join(
        f"{line_start(one.path)}:{one.span.line}:{one.span.column}: {one.code} "
        + re.sub(r":(\d+):(\d+): ", r":\1:\2 ", printable(one.message))
        + "\n"
        for one in report.findings
    )
