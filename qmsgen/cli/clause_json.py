"""Coverage for programs: one JSON object, as `docs/reference/coverage.schema.json` describes it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

from qmsgen.cli.speech import said
from qmsgen.cli.standards_covered import Covered, CoveredStandard
from qmsgen.model.clause_facts import confirmed
from qmsgen.model.coverage import Row
from qmsgen.model.coverage_advice import advice
from qmsgen.model.source import Place
from qmsgen.model.strength import STRENGTHS, Answer


def report(found: Sequence[Covered]) -> str:
    """The coverage of sets as JSON; places count lines and columns from 1, in characters."""
    return json.dumps({"sets": [_set(one) for one in found]}, ensure_ascii=False, indent=2) + "\n"


def _set(one: Covered) -> dict[str, Any]:
    on = one.policy_set.on
    return {
        "folder": one.folder,
        "date": on.isoformat() if on is not None else None,
        "standards": [_standard(standard, one) for standard in one.standards],
    }


def _standard(standard: CoveredStandard, one: Covered) -> dict[str, Any]:
    counts: Counter[str] = Counter(row.strength for row in standard.rows)
    result = standard.result
    return {
        "standard": standard.catalogue.id,
        "title": str(standard.catalogue.title),
        "claimed": standard.claimed,
        "counts": {strength: counts[strength] for strength in (*STRENGTHS, "excluded", "unclaimed")},
        "applying": result.applying,
        "percent": int(result.percent),
        "short": list(result.short),
        "threshold": float(result.goal.percent) if standard.is_gated else None,
        "at_least": result.goal.at_least,
        "met": standard.is_met,
        "clauses": [_clause(row, one) for row in standard.rows],
    }


def _clause(row: Row, one: Covered) -> dict[str, Any]:
    return {
        "clause": row.clause.id,
        "title": str(row.clause.title or ""),
        "documented": str(row.clause.documented),
        "confirmed": confirmed(row.clause),
        "strength": row.strength,
        "enough": row.enough,
        "is_enough": row.is_enough if row.applies else None,
        "lacks": list(row.lacks),
        "justification": None if row.justification is None else str(row.justification),
        "exclusion": _place(row.exclusion.place_of().below(one.folder)) if row.exclusion is not None else None,
        "answers": [_answer(answer, one) for answer in row.answers],
        "advice": [said(sentence) for sentence in advice(row)],
    }


def _answer(answer: Answer, one: Covered) -> dict[str, Any]:
    return {
        "element": ".".join(map(str, answer.element.path)),
        "kind": answer.element.shape.kind,
        "steps": [step.id for step in answer.steps],
        "strength": answer.strength,
        "through": answer.through or None,
        "above": answer.above or None,
        "records": [record.id for record in answer.records],
        "places": [_place(place) for place in one.places(answer)],
    }


def _place(place: Place) -> dict[str, str | int]:
    return {"file": place.file, "line": place.line, "column": place.column, "width": place.width}
