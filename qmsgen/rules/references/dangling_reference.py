"""A name points to nothing.

A procedure that sends work to a role, step or record that does not exist cannot be followed, and the auditor who
picks it up finds the gap in a minute. Mostly the id is mistyped, or the element was renamed in one file only.

Write the id of an element that exists; the hint names the nearest. Where it was renamed, rename it here too; where it
is missing, define it, or take the reference out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.fix import Change
from qmsgen.model.phrase import Phrase, listed, phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem, Spot
from qmsgen.model.reference import Reference
from qmsgen.model.source import KeyPath
from qmsgen.model.spelling import nearest, slip

CODE: Final = "QMS301"
SEVERITY: Final = Severity.ERROR


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every reference whose id names no element of the collections it may point to."""
    for reference in policy_set.references:
        if reference.target is not None or _stands(reference, policy_set):
            continue
        owner = reference.owner
        removal = _removal(reference, policy_set)
        if removal is not None:
            yield _taken_out(reference, removal, policy_set)
        else:
            message = phrase("no {kind} named `{id}`", kind=_kinds(reference.collections), id=reference.name)
            hint, change = _hint(reference, policy_set), _change(reference, policy_set)
            yield Problem(owner, reference.path[len(owner.path) :], message, hint, change=change)


def _stands(reference: Reference, policy_set: PolicySet) -> bool:
    """Whether the id is taken by something whose shape is wrong, which is another finding."""
    return any((collection, reference.name) in policy_set.material.broken for collection in reference.collections)


def _removal(reference: Reference, policy_set: PolicySet) -> int | None:
    """The index of the removal that took out what is named."""
    foundation = policy_set.material.foundation
    meant = (_path(collection, reference) for collection in reference.collections)
    return next((index for path in meant if (index := foundation.removal_of(path)) is not None), None)


def _path(collection: str, reference: Reference) -> KeyPath:
    if collection.startswith("./"):
        return (*reference.owner.path[:2], collection[2:], reference.name)
    if "/" in collection:
        (outer, inner), (owner, _, child) = collection.split("/"), reference.name.partition(".")
        return (outer, owner, inner, child)
    return (collection, reference.name.removeprefix(f"{collection}/"))


def _taken_out(reference: Reference, index: int, policy_set: PolicySet) -> Problem:
    """What somebody names that was taken out of a pack, told where the set can act."""
    owner, path = reference.owner, reference.path[len(reference.owner.path) :]
    removal = (policy_set.whole, ("removed", index, "what"))
    hint = phrase("name something else there, or take it out as well")
    if policy_set.pack_of(reference.path):
        message = phrase("`{id}` is removed, but `{owner}` still names it", id=reference.name, owner=_name(owner))
        return Problem(*removal, message, hint, (Spot(owner, path, phrase("named here")),))
    message = phrase("`{id}` is removed", id=reference.name)
    return Problem(owner, path, message, hint, (Spot(*removal, phrase("removed here")),))


def _name(owner: Element) -> str:
    return ".".join(map(str, owner.path[:2]))


def _hint(reference: Reference, policy_set: PolicySet) -> Phrase:
    known = tuple(name for collection in reference.collections for name in _known(collection, reference, policy_set))
    near = nearest(reference.name, known)
    if near:
        return phrase("did you mean `{name}`?", name=near)
    other = next((name for name in policy_set.collections if policy_set.find(name, reference.name)), None)
    if other:
        return phrase("`{id}` stands under `{other}`, which cannot be named here", id=reference.name, other=other)
    if known:
        return phrase("known: {names}", names=listed(known))
    return phrase("none is defined yet")


def _change(reference: Reference, policy_set: PolicySet) -> Change | None:
    """The one id that can have been meant: a slip of the keyboard away, and no other nearly as near."""
    known = [name for collection in reference.collections for name in _known(collection, reference, policy_set)]
    meant = slip(reference.name, tuple(known))
    return Change(reference.name, meant) if meant else None


def _known(collection: str, reference: Reference, policy_set: PolicySet) -> list[str]:
    if collection.startswith("./"):
        return [child.id for child in getattr(reference.owner, collection[2:])]
    if "/" in collection:
        outer, inner = collection.split("/")
        return [f"{owner.id}.{child.id}" for owner in policy_set.collection(outer) for child in getattr(owner, inner)]
    if collection in policy_set.material.outside:
        return list(policy_set.material.outside[collection])
    return [element.id for element in policy_set.collection(collection)] if collection in policy_set.collections else []


def _kinds(collections: tuple[str, ...]) -> Phrase | str:
    kinds = tuple(dict.fromkeys(_kind(collection) for collection in collections))
    return kinds[0] if len(kinds) == 1 else phrase("{one} or {other}", one=kinds[:-1], other=kinds[-1])


def _kind(collection: str) -> Phrase | str:
    return _SINGULAR.get(collection.rpartition("/")[2], collection)


_SINGULAR: Final = {
    "audits": phrase("audit"),
    "calendars": phrase("calendar"),
    "catalogues": phrase("standard"),
    "changes": phrase("change"),
    "channels": phrase("channel"),
    "commitments": phrase("commitment"),
    "customers": phrase("customer group"),
    "document-types": phrase("document type"),
    "documents": phrase("document"),
    "events": phrase("event"),
    "glossary": phrase("term"),
    "measures": phrase("measure"),
    "moments": phrase("moment of truth"),
    "objectives": phrase("objective"),
    "parties": phrase("outside party"),
    "policies": phrase("policy"),
    "processes": phrase("process"),
    "records": phrase("record"),
    "recovery": phrase("recovery plan"),
    "remedies": phrase("remedy"),
    "resources": phrase("resource"),
    "roles": phrase("role"),
    "segments": phrase("segment"),
    "severities": phrase("severity"),
    "sites": phrase("site"),
    "states": phrase("state"),
    "steps": phrase("step"),
    "surveys": phrase("survey"),
    "trainings": phrase("training"),
    "units": phrase("unit"),
    "values": phrase("value"),
}
