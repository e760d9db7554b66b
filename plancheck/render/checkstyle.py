"""Checkstyle's XML, which Jenkins and many others read.

Its shape: ``<checkstyle><file name><error line column severity message source/></file>``.
"""

from plancheck.render.report import Report, by_path, spoken
from plancheck.render.terminal import printable
from plancheck.render.xml_text import document, element

_VERSION = "4.3"  # of Checkstyle: some readers ask for one that they know


def checkstyle(report: Report) -> str:
    """For Jenkins and others that read Checkstyle's XML: a file element for each plan."""
    files = []
    for path, found in by_path(report).items():
        errors = [
            element(
                "error",
                {
                    "line": one.span.line,
                    "column": one.span.column,
                    "severity": one.severity.value,
                    "message": printable(spoken(one)),
                    "source": f"plancheck.{one.code}",
                },
            )
            for one in found
        ]
        files.append(element("file", {"name": path}, errors))
    return document(element("checkstyle", {"version": _VERSION}, files))
