"""Findings as SARIF 2.1.0, the format of code scanners: for GitHub, GitLab, Azure DevOps and editors."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any, Final
from urllib.parse import quote

from qmsgen import __version__
from qmsgen.model.aside import Ground, SetAside
from qmsgen.model.defect import Defect
from qmsgen.model.finding import Finding, Severity
from qmsgen.model.source import SHIPPED_PACK, Place
from qmsgen.reporters import Report, safe

_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_ROOT: Final = "SRCROOT"
_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def report(told: Report) -> str:
    """One run with the rules that found something; columns count characters, so that Chinese lines come out right."""
    set_aside = {id(one.finding): one for one in told.aside}
    findings = [*told.findings, *(one.finding for one in told.aside)]
    codes = sorted({finding.code for finding in findings})
    run = {
        "tool": {
            "driver": {
                "name": "qmsgen",
                "version": __version__,
                "semanticVersion": __version__,
                "language": "en",
                "rules": [_rule(code, told) for code in codes],
            }
        },
        "language": told.language,
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder in which qmsgen was run."}}},
        "results": [_result(one, codes.index(one.code), set_aside.get(id(one)), told) for one in findings],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str, told: Report) -> dict[str, Any]:
    kind = told.kinds.get(code) or Defect(code, code, Severity.WARNING, "")
    summary, *help_ = told.page(code) or (kind.name,)
    return {
        "id": code,
        "name": kind.name,
        "shortDescription": {"text": summary},
        "fullDescription": {"text": " ".join((summary, *help_))},
        "help": {
            "text": "\n\n".join((*help_, f"qmsgen rule {kind.name}")),
            "markdown": "\n\n".join((*help_, f"`qmsgen rule {kind.name}`")),
        },
        "defaultConfiguration": {"level": _LEVELS[kind.severity]},
    }


def _result(finding: Finding, index: int, aside: SetAside | None, told: Report) -> dict[str, Any]:
    hint = told.hint(finding)
    message = safe(told.say(finding.message))
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{message}\n{safe(hint)}" if hint else message},
        "locations": [{"physicalLocation": _location(finding.place)}],
        "partialFingerprints": {"element/v1": _fingerprint(finding)},
    }
    if finding.path or finding.element:
        name = ".".join(map(str, finding.path or finding.element))
        result["locations"][0]["logicalLocations"] = [{"fullyQualifiedName": safe(name), "kind": "member"}]
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, "physicalLocation": _location(place), "message": {"text": safe(told.say(what))}}
            for number, (place, what) in enumerate(finding.related, 1)
        ]
    if aside is not None:
        result["suppressions"] = [_suppression(aside)]
    if told.against_baseline:
        known = aside is not None and aside.ground is Ground.KNOWN
        result["baselineState"] = "unchanged" if known else "new"
    return result


def _location(place: Place) -> dict[str, Any]:
    signs = "/:" if place.file.startswith(SHIPPED_PACK) else "/"
    artifact = {"uri": quote(place.file or ".", safe=signs, errors="replace")}
    if not place.file.startswith((SHIPPED_PACK, "/")):
        artifact["uriBaseId"] = _ROOT
    elif place.file.startswith("/"):
        artifact["uri"] = f"file://{artifact['uri']}"
    region = {"startLine": place.line, "startColumn": place.column, "endColumn": place.column + place.width}
    return {"artifactLocation": artifact, "region": region}


def _suppression(aside: SetAside) -> dict[str, Any]:
    words = [aside.reason, f"{aside.by}, {aside.until}" if aside.by else ""]
    justification = safe(". ".join(filter(None, words))) or str(aside.ground)
    return {
        "kind": "external",
        "status": "accepted",
        "justification": justification,
        "location": {"physicalLocation": _location(aside.place)},
    }


def _fingerprint(finding: Finding) -> str:
    """What stays the same while lines move: the rule, the element, the words."""
    said = "\n".join((finding.code, ".".join(map(str, finding.path)), finding.message.template))
    return sha256(said.encode("utf-8", "backslashreplace")).hexdigest()[:32]
