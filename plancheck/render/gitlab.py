"""GitLab's Code Quality report, which the widget of a merge request reads.

https://docs.gitlab.com/ci/testing/code_quality/: an array without a byte order mark, empty where
there is nothing to report. The widget shows no ``check_name``, so the description begins with it.
"""

from plancheck.finding import Severity
from plancheck.render.prose import plain
from plancheck.render.report import Report, identities, spoken
from plancheck.render.terminal import encodable, json_text

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def gitlab(report: Report) -> str:
    """For merge requests of GitLab: a Code Quality report."""
    fingerprints = identities(report.findings, report)
    return json_text(
        [
            {
                "description": f"{one.code}: {plain(spoken(one))}",
                "check_name": one.code,
                "fingerprint": fingerprint,
                "severity": _SEVERITIES[one.severity],
                "location": {
                    "path": encodable(report.place(one.path)),
                    "lines": {"begin": one.span.line, "end": one.span.end_line},
                },
            }
            for one, fingerprint in zip(report.findings, fingerprints, strict=True)
        ]
    )
