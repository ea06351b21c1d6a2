"""Ids in a policy set: where each is defined, where it is named, and what changes when it gets another name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from qmsgen.errors import UsageError
from qmsgen.model.element import Element
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.reference import Reference
from qmsgen.model.source import Place

Lines = Mapping[str, Sequence[str]]
"""The lines of every file, by the name that places show."""

_ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Edit:
    """A piece of one line to be replaced."""

    place: Place
    text: str


def element_at(policy_set: PolicySet, file: str, line: int, column: int) -> Element | None:
    """The element whose id stands at a spot: where it is defined, or where it is named."""
    for reference in policy_set.references:
        if _covers(reference.place, file, line, column):
            return _named_at(reference, column)
    return next((one for one in _all(policy_set) if _covers(_defined_at(policy_set, one), file, line, column)), None)


def definition(policy_set: PolicySet, element: Element) -> Place | None:
    """Where an element is defined; None for what ships with qmsgen and lies in no file of a set or pack."""
    return _defined_at(policy_set, element) if element.path[0] not in policy_set.material.outside else None


def uses(policy_set: PolicySet, element: Element) -> tuple[Place, ...]:
    """Everywhere an element is named, in the order of the files."""
    return tuple(sorted({place for place, _, _ in _spelled(policy_set, element)}))


def rename(policy_set: PolicySet, element: Element, new: str, lines: Lines) -> tuple[Edit, ...]:
    """What has to be written elsewhere when an element gets another id.

    Raises `UsageError` where the id is none, is taken, or where the element is not the set's own to rename.
    """
    _refuse(policy_set, element, new)
    edits = [Edit(_piece(_defined_at(policy_set, element), element.id, "", lines), new)]
    for place, spelled, before in _spelled(policy_set, element):
        if place.pack:
            raise UsageError(phrase("the pack `{pack}` names `{id}` too", pack=place.pack, id=element.id))
        edits.append(Edit(_piece(place, spelled, before, lines), new))
    return tuple(dict.fromkeys(edits))


def _refuse(policy_set: PolicySet, element: Element, new: str) -> None:
    if not _ID.fullmatch(new):
        raise UsageError(phrase("`{text}` is no id", text=new), phrase("use small letters, digits and single hyphens"))
    if element.path[0] in policy_set.material.outside:
        raise UsageError(phrase("`{id}` ships with qmsgen and keeps its name", id=element.id))
    if pack := _defined_at(policy_set, element).pack:
        raise UsageError(phrase("`{id}` is of the pack `{pack}` and keeps its name", id=element.id, pack=pack))
    if any(one.path == (*element.path[:-1], new) for one in _all(policy_set)):
        raise UsageError(phrase("`{id}` is taken", id=new))


def _spelled(policy_set: PolicySet, element: Element) -> Iterator[tuple[Place, str, str]]:
    """Where the id is written to mean the element: the place, the id, and what stands before it there."""
    for reference in policy_set.references:
        for target in reference.targets:
            if target == element:
                before, dot, own = reference.name.rpartition(".")
                yield reference.place, own, f"{before}{dot}" if dot else ""
            elif "." in reference.name and target.path[: len(element.path)] == element.path:
                yield reference.place, element.id, ""


def _piece(place: Place, spelled: str, before: str, lines: Lines) -> Place:
    """Where exactly the id stands; a value may be quoted, or name an element before it."""
    line = lines[place.file][place.line - 1]
    at = line.find(before + spelled, place.column - 1, place.column - 1 + max(place.width, len(before + spelled)))
    if at < 0:
        raise UsageError(phrase("`{id}` is written in pieces at {place}", id=spelled, place=place))
    return Place(place.file, place.line, at + len(before) + 1, len(spelled))


def _named_at(reference: Reference, column: int) -> Element | None:
    """In `process.step`, the process or the step, whichever the spot is in."""
    outer, dot, _ = reference.name.partition(".")
    if dot and reference.target is not None and column - reference.place.column < len(outer):
        return reference.target.top
    return reference.target


def _all(policy_set: PolicySet) -> Iterator[Element]:
    for name in policy_set.collections:
        for element in policy_set.collection(name):
            yield element
            yield from _inner(element)


def _inner(element: Element) -> Iterator[Element]:
    for field, _ in element.entries():
        value = getattr(element, field.name)
        for one in value if isinstance(value, tuple) else ():
            if isinstance(one, Element) and one.path == (*element.path, field.name, one.id):
                yield one


def _defined_at(policy_set: PolicySet, element: Element) -> Place:
    return policy_set.place(element.path)


def _covers(place: Place, file: str, line: int, column: int) -> bool:
    return place.file == file and place.line == line and place.column <= column <= place.column + place.width
