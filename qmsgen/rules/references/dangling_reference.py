"""A name points to nothing.

A procedure that sends work to a role, step or record that does not exist cannot be followed, and the auditor who
picks it up finds the gap in a minute. Mostly the id is mistyped, or the element was renamed in one file only.

Write the id of an element that exists, or define the one that is missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import Phrase, phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem
from qmsgen.model.reference import Reference
from qmsgen.model.spelling import nearest

CODE: Final = "QMS301"
SEVERITY: Final = Severity.ERROR

_SHOWN: Final = 8


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every reference whose id names no element of the collections it may point to."""
    for reference in policy_set.references:
        if reference.target is None and not _stands(reference, policy_set):
            owner = reference.owner
            message = phrase("no {kind} named `{id}`", kind=_kinds(reference.collections), id=reference.name)
            yield Problem(owner, reference.path[len(owner.path) :], message, _hint(reference, policy_set))


def _stands(reference: Reference, policy_set: PolicySet) -> bool:
    """Whether the id is taken by something whose shape is wrong, which is another finding."""
    return any((collection, reference.name) in policy_set.material.broken for collection in reference.collections)


def _hint(reference: Reference, policy_set: PolicySet) -> Phrase:
    known = tuple(name for collection in reference.collections for name in _known(collection, reference, policy_set))
    near = nearest(reference.name, known)
    if near:
        return phrase("did you mean `{id}`?", id=near)
    other = next((name for name in policy_set.collections if policy_set.find(name, reference.name)), None)
    if other:
        return phrase(
            "`{id}` is a {other}, not a {kind}",
            id=reference.name,
            other=_kind(other),
            kind=_kinds(reference.collections),
        )
    if known:
        more = ", …" if len(known) > _SHOWN else ""
        return phrase("known: {ids}", ids=", ".join(f"`{name}`" for name in known[:_SHOWN]) + more)
    return phrase("none is defined yet")


def _known(collection: str, reference: Reference, policy_set: PolicySet) -> list[str]:
    if collection.startswith("./"):
        return [child.id for child in getattr(reference.owner, collection[2:])]
    if "/" in collection:
        outer, inner = collection.split("/")
        return [f"{owner.id}.{child.id}" for owner in policy_set.collection(outer) for child in getattr(owner, inner)]
    if collection in policy_set.material.outside:
        return list(policy_set.material.outside[collection])
    return [element.id for element in policy_set.collection(collection)] if collection in policy_set.collections else []


def _kinds(collections: tuple[str, ...]) -> str:
    kinds = list(dict.fromkeys(_kind(collection) for collection in collections))
    return kinds[0] if len(kinds) == 1 else f"{', '.join(kinds[:-1])} or {kinds[-1]}"


def _kind(collection: str) -> str:
    return _SINGULAR.get(collection.rpartition("/")[2], collection)


_SINGULAR: Final = {
    "audits": "audit",
    "calendars": "calendar",
    "catalogues": "standard",
    "channels": "channel",
    "commitments": "commitment",
    "customers": "customer group",
    "document-types": "document type",
    "documents": "document",
    "events": "event",
    "glossary": "term",
    "measures": "measure",
    "moments": "moment of truth",
    "parties": "outside party",
    "policies": "policy",
    "processes": "process",
    "records": "record",
    "recovery": "recovery plan",
    "remedies": "remedy",
    "resources": "resource",
    "roles": "role",
    "severities": "severity",
    "segments": "segment",
    "sites": "site",
    "states": "state",
    "steps": "step",
    "surveys": "survey",
    "trainings": "training",
    "units": "unit",
    "values": "value",
}
