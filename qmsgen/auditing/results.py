"""What an audit found, in the vocabulary of the set: a YAML file that can lie in the set as it is."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from typing import Final

from qmsgen.auditing.answers import Result
from qmsgen.auditing.criteria import Criteria

FILE: Final = "audit-results.yaml"
_LONGEST_ID: Final = 60


def as_yaml(results: Sequence[Result], criteria: Criteria) -> str:
    """The findings of an audit; a blank that nobody filled in is not there."""
    lines = [
        f"# What the audit {criteria.audit} found, read from filled checklists; criteria of {criteria.on}.",
        "",
        "findings:",
    ]
    for one in results:
        lines.append(f"  {finding_id(criteria.audit, one.question.row)}:")
        lines += [f"    {key}: {value}" for key, value in _entries(one, criteria)]
    return "\n".join(lines) + "\n"


def finding_id(audit: str, row: str) -> str:
    """The id of the finding of a row: the audit and the row, cut short with a checksum where both are long."""
    name = re.sub(r"[^a-z0-9]+", "-", f"{audit}-{row}".lower()).strip("-")
    if len(name) <= _LONGEST_ID:
        return name
    digest = hashlib.sha256(name.encode()).hexdigest()[:8]
    return f"{name[: _LONGEST_ID - 9].rstrip('-')}-{digest}"


def _entries(result: Result, criteria: Criteria) -> Iterator[tuple[str, str]]:
    question = result.question
    yield "audit", criteria.audit
    yield "row", json.dumps(question.row)
    if question.process:
        yield "process", question.process
    if question.clauses:
        yield "clauses", json.dumps(question.clauses)
    for key, value in (
        ("question", result.asked),
        ("requirement", _in_languages(result.requirement)),
        ("evidence", result.evidence),
        ("grade", result.grade),
        ("note", result.note),
        ("auditor", result.auditor),
        ("on", result.date),
        ("population", result.population),
    ):
        if value:
            yield key, json.dumps(value, ensure_ascii=False)


def _in_languages(requirement: dict[str, str]) -> dict[str, str] | str:
    """A text by language; one that is known in a single language is printed as it is in all of them."""
    if len(requirement) > 1 or "literal" in requirement:
        return requirement
    return {"literal": words} if (words := next(iter(requirement.values()), "")) else ""
