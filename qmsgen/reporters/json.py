"""Findings for programs: one JSON object with a list of findings and their counts."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from qmsgen.model.aside import Ground, SetAside
from qmsgen.model.finding import Finding
from qmsgen.model.source import Place
from qmsgen.reporters import Report, counted


def report(told: Report) -> str:
    """The findings as JSON, as `docs/reference/report.schema.json` describes it.

    Places count lines and columns from 1, columns and widths in characters.
    """
    content = {
        "findings": [_finding(one, told) for one in told.findings],
        "aside": [_aside(one, told) for one in told.aside],
        "sets": [{"folder": folder, "counts": _counts(findings)} for folder, findings in told.sets.items()],
        "counts": _counts(told.findings),
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _aside(one: SetAside, told: Report) -> dict[str, Any]:
    waived = {"reason": one.reason, "by": one.by, "until": one.until} if one.ground is Ground.WAIVED else {}
    return {**_finding(one.finding, told), "ground": str(one.ground), "at": _place(one.place), **waived}


def _finding(finding: Finding, told: Report) -> dict[str, Any]:
    return {
        **_place(finding.place),
        "severity": str(finding.severity),
        "code": finding.code,
        "name": finding.name,
        "element": ".".join(map(str, finding.path or finding.element)),
        "message": told.say(finding.message),
        "hint": told.hint(finding),
        "fixable": finding.fix is not None,
        "related": [{**_place(place), "message": told.say(what)} for place, what in finding.related],
    }


def _place(place: Place) -> dict[str, str | int]:
    return {"file": place.file, "line": place.line, "column": place.column, "width": place.width}


def _counts(findings: Iterable[Finding]) -> dict[str, int]:
    return {str(severity): number for severity, number in counted(findings).items()}
