"""Findings for programs: one JSON object with a list of findings and their counts."""

from __future__ import annotations

import json
from typing import Any

from qmsgen.model.finding import Finding, Severity
from qmsgen.reporters import Report


def report(told: Report) -> str:
    """The findings as JSON; places count lines and columns from 1, columns in characters."""
    counts = {str(severity): sum(one.severity is severity for one in told.findings) for severity in Severity}
    content = {"findings": [_finding(one, told) for one in told.findings], "counts": counts}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _finding(finding: Finding, told: Report) -> dict[str, Any]:
    return {
        "file": finding.place.file,
        "line": finding.place.line,
        "column": finding.place.column,
        "width": finding.place.width,
        "severity": str(finding.severity),
        "code": finding.code,
        "name": finding.name,
        "message": finding.message.said(told.translate),
        "hint": finding.hint.said(told.translate) if finding.hint else None,
        "related": [
            {"file": place.file, "line": place.line, "column": place.column, "message": what.said(told.translate)}
            for place, what in finding.related
        ],
    }
