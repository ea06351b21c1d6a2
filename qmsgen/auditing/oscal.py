"""An audit in OSCAL, the exchange format of assessments: catalogues, the plan of the audit, what it found.

Numbers and our own titles alone are told of a standard. Every identifier follows from what it stands for, so that the
same audit gives the same files.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from qmsgen.auditing.criteria import Criteria, Standard
from qmsgen.model.element import Element
from qmsgen.model.policy_set import PolicySet

VERSION: Final = "1.2.1"
"""The edition of OSCAL that is written."""
_NAMES: Final = uuid.uuid5(uuid.NAMESPACE_URL, "qmsgen/audit")
_OPEN: Final = frozenset({"not-applicable", "not-audited"})
_NONCONFORMITIES: Final = frozenset({"minor", "major"})
_METHODS: Final = {"documents": "EXAMINE", "records": "EXAMINE", "observation": "EXAMINE", "interview": "INTERVIEW"}
_NAMESPACE: Final = "urn:qmsgen:audit"


@dataclass(frozen=True, slots=True)
class _Teller:
    """What every file of one audit shares."""

    criteria: Criteria
    policy_set: PolicySet
    audit: Element

    def id(self, *what: str) -> str:
        """An identifier that follows from the audit and what it stands for."""
        return str(uuid.uuid5(_NAMES, "/".join((self.criteria.set_name, self.criteria.audit, self.criteria.on, *what))))

    def moment(self, day: str = "") -> str:
        """The beginning of a day, the day of the criteria where none is given."""
        return f"{day or self.criteria.on}T00:00:00+00:00"

    def metadata(self, title: str) -> dict[str, Any]:
        """Title, version and who is responsible."""
        organisation = str(self.policy_set.organisation.name)
        return {
            "title": title,
            "last-modified": self.moment(),
            "version": self.criteria.on,
            "oscal-version": VERSION,
            "parties": [{"uuid": self.id("organisation"), "type": "organization", "name": organisation}],
        }

    @property
    def controls(self) -> dict[str, Any]:
        """The clauses that the audit covers."""
        named = [{"control-id": control(one.id, number)} for one in self.criteria.standards for number in one.clauses]
        return {"control-selections": [{"include-controls": named} if named else {"include-all": {}}]}


def control(standard: str, number: str) -> str:
    """The id of a clause as a control: a token that begins with a letter."""
    return f"{standard}_{number}" if standard[:1].isalpha() else f"c-{standard}_{number}"


def files(
    criteria: Criteria, policy_set: PolicySet, audit: Element, findings: Sequence[Element]
) -> Iterator[tuple[str, bytes]]:
    """The files of an audit by their paths, as OSCAL tools lay them out; no results where nothing was found."""
    teller = _Teller(criteria, policy_set, audit)
    for standard in criteria.standards:
        catalogue = policy_set.find("catalogues", standard.id)
        if catalogue is not None:
            yield f"catalogs/{standard.id}/catalog.json", _json({"catalog": _catalogue(teller, standard, catalogue)})
    plan = f"assessment-plans/{criteria.audit}/assessment-plan.json"
    yield plan, _json({"assessment-plan": _plan(teller)})
    if findings:
        results = {"assessment-results": _results(teller, plan, findings)}
        yield f"assessment-results/{criteria.audit}/assessment-results.json", _json(results)


def _json(content: Mapping[str, Any]) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _catalogue(teller: _Teller, standard: Standard, catalogue: Element) -> dict[str, Any]:
    clauses = list(catalogue.clauses)
    chapters = [one for one in clauses if "." not in one.id]
    return {
        "uuid": teller.id("catalogue", standard.id),
        "metadata": teller.metadata(f"{catalogue.title}"),
        "groups": [
            {
                "id": f"chapter_{control(standard.id, chapter.id)}",
                "class": "clause",
                "title": _titled(chapter),
                "controls": [
                    _control(standard.id, one) for one in clauses if one.id == chapter.id or _is_below(one, chapter)
                ],
            }
            for chapter in chapters
        ],
    }


def _control(standard: str, clause: Element) -> dict[str, Any]:
    name = control(standard, clause.id)
    return {
        "id": name,
        "class": "clause",
        "title": _titled(clause),
        "props": [{"name": "label", "value": clause.id}],
        "parts": [{"id": f"{name}_smt", "name": "statement", "prose": _titled(clause)}],
    }


def _titled(clause: Element) -> str:
    return f"{clause.id} {clause.title}" if clause.title else str(clause.id)


def _is_below(clause: Element, chapter: Element) -> bool:
    return str(clause.id).startswith(f"{chapter.id}.")


def _plan(teller: _Teller) -> dict[str, Any]:
    audit, criteria = teller.audit, teller.criteria
    documents = [
        {
            "uuid": teller.id("document", one.document, one.language),
            "title": " ".join(filter(None, (one.number, one.title))),
            "props": _props(
                ("revision", one.revision), ("hash", one.hash), ("language", one.language), ("document", one.document)
            ),
        }
        for one in criteria.documents
    ]
    system = {"uuid": teller.id("system"), "title": str(teller.policy_set.organisation.name)}
    system["props"] = _props(("hash", criteria.set_hash))  # type: ignore[assignment]
    return {
        "uuid": teller.id("plan"),
        "metadata": teller.metadata(str(audit.title)),
        "import-ssp": {"href": f"#{system['uuid']}"},
        "reviewed-controls": teller.controls,
        "tasks": list(_tasks(teller)),
        "back-matter": {"resources": [system, *documents]},
    }


def _tasks(teller: _Teller) -> Iterator[dict[str, Any]]:
    """One for each process that is audited, on its day in the timetable or the first planned day."""
    audit = teller.audit
    for process in audit.of:
        days = [str(entry.on) for entry in audit.schedule if entry.on and process in entry.of]
        days += [str(day) for day in audit.on]
        asked = sum(one.process == process.id for one in teller.criteria.questions)
        yield {
            "uuid": teller.id("task", process.id),
            "type": "action",
            "title": str(process.title),
            "props": _props(("questions", str(asked)), ("process", process.id)),
            "timing": {"on-date": {"date": teller.moment(days[0] if days else "")}},
        }


def _results(teller: _Teller, plan: str, findings: Sequence[Element]) -> dict[str, Any]:
    days = sorted(str(one.on) for one in findings if one.on)
    result = {
        "uuid": teller.id("result"),
        "title": str(teller.audit.title),
        "description": str(teller.audit.scope or teller.audit.title),
        "start": teller.moment(days[0] if days else ""),
        **({"end": teller.moment(days[-1])} if days else {}),
        "reviewed-controls": teller.controls,
        "observations": [_observation(teller, one) for one in findings],
    }
    told = [one for each in findings if each.grade not in _OPEN for one in _findings(teller, each)]
    return {
        "uuid": teller.id("results"),
        "metadata": teller.metadata(str(teller.audit.title)),
        "import-ap": {"href": f"trestle://{plan}"},
        "results": [{**result, **({"findings": told} if told else {})}],
    }


def _observation(teller: _Teller, finding: Element) -> dict[str, Any]:
    methods = dict.fromkeys(_METHODS.get(str(one), "UNKNOWN") for one in teller.audit.methods)
    said = finding.evidence or finding.note or finding.question or finding.row
    return {
        "uuid": teller.id("observation", finding.id),
        "title": str(finding.row or finding.id),
        "description": str(said),
        "props": _props(("grade", finding.grade), ("auditor", finding.auditor), ("population", finding.population)),
        "methods": list(methods) or ["UNKNOWN"],
        "collected": teller.moment(str(finding.on) if finding.on else ""),
    }


def _findings(teller: _Teller, finding: Element) -> Iterator[dict[str, Any]]:
    """One for each clause that a question was about, or for its row where it names none."""
    state = "not-satisfied" if finding.grade in _NONCONFORMITIES else "satisfied"
    targets = [control(*str(clause).split(":", 1)) for clause in finding.clauses]
    for target in targets or [f"row_{finding.row or finding.id}"]:
        yield {
            "uuid": teller.id("finding", finding.id, target),
            "title": str(finding.row or finding.id),
            "description": str(finding.requirement or finding.question or finding.row or finding.id),
            "props": _props(("grade", finding.grade)),
            "target": {"type": "statement-id", "target-id": f"{target}_smt", "status": {"state": state}},
            "related-observations": [{"observation-uuid": teller.id("observation", finding.id)}],
        }


def _props(*named: tuple[str, object]) -> list[dict[str, str]]:
    """Properties that say something; OSCAL wants none that is empty, and no blanks around one."""
    return [
        {"name": name, "ns": _NAMESPACE, "value": " ".join(str(value).split())}
        for name, value in named
        if value and str(value).strip()
    ]
