"""The criteria of an audit as they stand on a day, so that everybody can see later what it compared with."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Final

from qmsgen import pipeline
from qmsgen.control.semantic_hash import semantic_hash
from qmsgen.errors import QmsgenError
from qmsgen.isolation import Failure
from qmsgen.looking import looked_at
from qmsgen.model.artifact import Artifact
from qmsgen.model.clauses import catalogue_of, claimed
from qmsgen.model.document import Document
from qmsgen.model.document.asked import Asked, Sheet, sheet
from qmsgen.model.element import Element
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.source import Mapping, Node, Scalar
from qmsgen.stages.plan import Wanted

CHECKLISTS: Final = ("audit-checklist", "clause-checklist")
PAPERS: Final = ("audit-programme", "audit-plan", *CHECKLISTS)
FILE: Final = "criteria.json"
_VERSION: Final = 1


class NoCriteria(QmsgenError):
    """A file that holds no frozen criteria."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A document that the audit compares with."""

    document: str
    """Type and name as in the output folder, `procedure/complaint-handling`; `documents/ID` for one from outside."""
    language: str
    number: str
    title: str
    revision: str
    hash: str
    """Of what it says; empty for a document from outside."""

    @property
    def key(self) -> tuple[str, str]:
        """What it is found again by."""
        return self.document, self.language


@dataclass(frozen=True, slots=True)
class Standard:
    """The clauses of a standard that the audit covers."""

    id: str
    edition: str
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A row of the checklists, in every language that they are in."""

    row: str
    process: str
    clauses: tuple[str, ...]
    question: dict[str, str]
    requirement: dict[str, str]


@dataclass(frozen=True, slots=True)
class Criteria:
    """What an audit compares with, and what it asks."""

    set_name: str
    audit: str
    on: str
    set_hash: str
    standards: tuple[Standard, ...]
    documents: tuple[Paper, ...]
    questions: tuple[Question, ...]
    heads: dict[str, str]
    grades: dict[str, str]

    @property
    def rows(self) -> dict[str, Question]:
        """The questions by their ids."""
        return {one.row: one for one in self.questions}


def set_hash(policy_set: PolicySet) -> str:
    """The hash of everything that a set says, packs included; comments, order and lay-out do not count."""
    content = json.dumps(_plain(policy_set.material.root), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"sha256:{hashlib.sha256(content.encode()).hexdigest()}"


def _plain(node: Node) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(node, Mapping):
        return {entry.key: _plain(entry.value) for entry in node}
    return node.text if isinstance(node, Scalar) else [_plain(item) for item in node.items]


def frozen(
    inspection: pipeline.Inspection, audit: Element, order: pipeline.Order, on: date
) -> Criteria | list[tuple[Artifact, Failure]]:
    """The criteria of an audit of a set, or the documents that could not be rendered and why."""
    artifacts = [one for one in _all(inspection, order.wanted) if _in_scope(one, audit)]
    outcomes = list(looked_at(inspection, artifacts, order, _seen))
    failures = [(artifact, why) for artifact, why in outcomes if isinstance(why, Failure)]
    if failures:
        return failures
    seen = [(artifact, told) for artifact, told in outcomes if not isinstance(told, Failure)]
    policy_set = inspection.policy_set
    papers = [_paper(artifact, told["hash"]) for artifact, told in seen if artifact.document_type.id not in CHECKLISTS]
    sheets = [
        (artifact.language, _sheet(told["sheet"]))
        for artifact, told in sorted(seen, key=lambda one: (one[0].document_type.id, one[0].language))
        if artifact.document_type.id in CHECKLISTS
    ]
    return Criteria(
        policy_set.name,
        audit.id,
        on.isoformat(),
        set_hash(policy_set),
        tuple(_standards(policy_set, audit)),
        tuple(sorted((*papers, *_from_outside(audit)), key=lambda one: one.key)),
        tuple(_questions(policy_set, sheets)),
        {words: name for _, one in sheets for words, name in sorted(one.heads.items())},
        {words: value for _, one in sheets for words, value in one.grades.items()},
    )


def papers(
    inspection: pipeline.Inspection, audit: Element, wanted: Wanted, types: Sequence[str]
) -> tuple[Artifact, ...]:
    """The documents of some types that are made for an audit."""
    asked = Wanted(tuple(types), wanted.languages, wanted.formats)
    return tuple(one for one in pipeline.documents(inspection.policy_set, asked) if one.subject == audit)


def _all(inspection: pipeline.Inspection, wanted: Wanted) -> tuple[Artifact, ...]:
    return pipeline.documents(inspection.policy_set, Wanted(languages=wanted.languages))


def _in_scope(artifact: Artifact, audit: Element) -> bool:
    """The procedures and instructions of its processes, the documents it names, its own checklists."""
    kind, subject = artifact.document_type, artifact.subject
    if subject == audit:
        return kind.id in CHECKLISTS
    if subject is not None and subject.top in audit.of:
        return kind.id in {"procedure", "work-instruction"}
    return artifact.control is not None and artifact.control in audit.criteria


def _seen(document: Document) -> dict[str, Any]:
    asked = asdict(sheet(document)) if document.kind in CHECKLISTS else None
    return {"hash": semantic_hash(document), "sheet": asked}


def _sheet(told: dict[str, Any]) -> Sheet:
    return Sheet(told["heads"], told["grades"], tuple(Asked(**one) for one in told["asked"]))


def _paper(artifact: Artifact, digest: str) -> Paper:
    control, subject = artifact.control, artifact.subject
    number, revision = (control.number, control.revision) if control else (None, None)
    titled = subject or control or artifact.document_type
    title = getattr(titled, "title", None) or artifact.document_type.title
    name = f"{artifact.document_type.id}/{artifact.name}"
    return Paper(name, artifact.language, str(number or ""), str(title), str(revision or ""), digest)


def _from_outside(audit: Element) -> Iterator[Paper]:
    for one in audit.criteria:
        if one.template is None:
            number, revision = (str(value or "") for value in (one.number, one.revision))
            yield Paper(f"documents/{one.id}", "", number, str(one.title), revision, "")


def _standards(policy_set: PolicySet, audit: Element) -> Iterator[Standard]:
    named: dict[str, list[str]] = {}
    for reference in audit.clauses:
        standard, _, number = str(reference).partition(":")
        named.setdefault(standard, []).append(number)
    if not named:
        for claim in policy_set.standards:
            if claim.standard is not None:
                named[claim.standard.id] = list(claimed(claim))
    for standard, numbers in sorted(named.items()):
        catalogue = catalogue_of(standard, policy_set)
        order = [clause.id for clause in catalogue.clauses] if catalogue else []
        edition = str(catalogue.edition or "") if catalogue else ""
        known = sorted(set(numbers), key=lambda one: (order.index(one) if one in order else len(order), one))
        yield Standard(standard, edition, tuple(known))


def _questions(policy_set: PolicySet, sheets: Sequence[tuple[str, Sheet]]) -> Iterator[Question]:
    by_row: dict[str, dict[str, Asked]] = {}
    for language, one in sheets:
        for asked in one.asked:
            by_row.setdefault(asked.row, {})[language] = asked
    for row, told in by_row.items():
        process, clauses = _about(policy_set, row)
        question = {language: asked.question for language, asked in told.items()}
        requirement = {language: asked.requirement for language, asked in told.items()}
        yield Question(row, process, clauses, question, requirement)


def _about(policy_set: PolicySet, row: str) -> tuple[str, tuple[str, ...]]:
    """The process of a row and its clauses: those of its step, or the one that the row asks about."""
    for catalogue in policy_set.shipped("catalogues"):
        if row.startswith(f"{catalogue.id}.clause-"):
            written = row.removeprefix(f"{catalogue.id}.clause-")
            numbers = (clause.id for clause in catalogue.clauses if clause.id.replace(".", "-") == written)
            return "", tuple(f"{catalogue.id}:{number}" for number in numbers)
    name, _, key = row.partition(".")
    key = key.removeprefix("steps-")
    process = policy_set.find("processes", name)
    if process is None:
        return "", ()
    step = next((one for one in process.steps if key in {one.id, f"{one.id}-moment"}), None)
    answered = (step.addresses if step is not None else ()) or process.addresses
    return process.id, tuple(map(str, answered))


def written(criteria: Criteria) -> bytes:
    """Criteria as JSON: sorted, without a clock."""
    content = {"version": _VERSION, **asdict(criteria)}
    return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def read(data: bytes) -> Criteria:
    """The criteria in a file; `NoCriteria` where it holds none."""
    try:
        content = json.loads(data.decode("utf-8"))
        known = content.pop("version") == _VERSION
        content["standards"] = tuple(
            Standard(**{**one, "clauses": tuple(one["clauses"])}) for one in content["standards"]
        )
        content["documents"] = tuple(Paper(**one) for one in content["documents"])
        content["questions"] = tuple(
            Question(**{**one, "clauses": tuple(one["clauses"])}) for one in content["questions"]
        )
        criteria = Criteria(**content)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise NoCriteria("no criteria") from None
    if not known:
        raise NoCriteria("criteria of another version")
    return criteria


@dataclass(frozen=True, slots=True)
class Difference:
    """One document that is not as it was frozen."""

    before: Paper | None
    after: Paper | None


def differences(before: Criteria, after: Criteria) -> list[Difference]:
    """The documents that changed, came or went between two criteria of one audit."""
    old, new = ({paper.key: paper for paper in one.documents} for one in (before, after))
    return [Difference(old.get(key), new.get(key)) for key in sorted({*old, *new}) if old.get(key) != new.get(key)]
