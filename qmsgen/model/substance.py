"""What an element says beyond its name: whether it could answer a clause, and in whose words."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from qmsgen.model.element import Element, absent
from qmsgen.model.placeholder import PLACEHOLDER
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.process import records_of
from qmsgen.model.reference import references
from qmsgen.model.source import KeyPath
from qmsgen.model.wording import Wording

_ABOUT_ITSELF: Final = frozenset(
    {
        "addresses",
        "document",
        "inferred",
        "legal_name",
        "name",
        "notes",
        "number",
        "short_name",
        "since",
        "source",
        "title",
        "until",
    },
)
"""Keys that say what an element is called and where it comes from, nothing of how a clause is met."""

_SAYS: Final = MappingProxyType(
    {
        "document": ("template",),
        "process": ("exceptions", "monitoring", "responsibilities", "steps", "summary"),
        "process.steps": ("call", "decide", "do", "how"),
        "record": (),
        "role": ("authority", "duties", "may_grant", "purpose"),
        "site": (),
        "standard": ("scope",),
        "unit": ("duties",),
    },
)
"""The keys under which a kind says how something is done, where not all of them do."""

_FIGURES: Final = MappingProxyType(
    {
        "audit": ("how_often", "on"),
        "calendar": ("hours",),
        "document": ("template",),
        "measure": ("formula", "target"),
        "objective": ("target",),
        "resource": ("check", "quantity", "ratio"),
        "review": ("how_often", "on"),
        "role": ("may_grant",),
        "survey": ("dimensions",),
        "training": ("how_often",),
    },
)
"""The keys under which a kind says as much with figures as with words."""

_WRITTEN: Final = frozenset({"chapter", "objective", "organisation", "process.steps", "recovery", "standard"})
"""Kinds that become text which people work by, beside those that carry control data of a document."""


def is_written(record: Element) -> bool:
    """Whether a record becomes text that people work by; a form is filled in, and a list of people is no text."""
    kind = record.shape.kind
    return kind in _WRITTEN or (kind != "record" and "document" in record.shape.fields)


def describes(record: Element, policy_set: PolicySet) -> bool:
    """Whether the organisation says in its own words or figures how something is done, beyond naming it."""
    return any(True for _ in _own_words(record, policy_set)) or any(
        not absent(record.node.get(key)) and not policy_set.pack_of((*record.path, key))
        for key in _FIGURES.get(record.shape.kind, ())
    )


def is_empty(record: Element) -> bool:
    """Whether nothing stands there that could answer a clause, in whosever words."""
    kind = record.shape.kind
    if kind == "record":
        return not is_kept(record)
    if kind == "process":
        return not any(step.given(key) for step in record.steps for key in _SAYS["process.steps"])
    keys = _SAYS.get(kind) if kind in {"process.steps", "role"} else None
    said = (key for key, node in record.node.entries.items() if not absent(node.value))
    return not any(key in keys if keys is not None else key not in _ABOUT_ITSELF for key in said)


def is_kept(record: Element) -> bool:
    """Whether somebody keeps a record, and it is said for how long."""
    return (record.kept_by is not None or record.unit is not None) and record.retention is not None


def records_left(part: Element, policy_set: PolicySet) -> tuple[Element, ...]:
    """The records that an element or a step leaves behind or is itself, once each."""
    match part.shape.kind:
        case "record":
            return (part,)
        case "process":
            return records_of(part)
        case "process.steps":
            return tuple(dict.fromkeys(part.record))
    named = (one.target for one in references(part, policy_set) if one.target is not None)
    return tuple(dict.fromkeys(target for target in named if target.shape.kind == "record"))


def _own_words(record: Element, policy_set: PolicySet) -> Iterator[Wording]:
    keys = _SAYS.get(record.shape.kind)
    named = {"", *(_plain(name) for key in ("title", "name") for name in _texts(record, key))}
    for one, inner in _wordings(record, policy_set):
        told = inner[0] in keys if keys is not None else inner[0] not in _ABOUT_ITSELF
        _, path, words = one.spoken[0]
        said = one.translatable and not one.form and not PLACEHOLDER.search(words)
        if told and said and _plain(words) not in named and not policy_set.pack_of((*one.element.path, *path)):
            yield one


def _wordings(record: Element, policy_set: PolicySet) -> Iterator[tuple[Wording, KeyPath]]:
    """The texts of a record, each with its path below the record."""
    outer = record.top or record
    below = record.path[len(outer.path) :]
    for one in policy_set.wordings_of(outer):
        if one.path[: len(below)] == below:
            yield one, one.path[len(below) :]


def _texts(record: Element, key: str) -> Iterator[str]:
    if key in record.shape.fields and record.given(key):
        yield str(getattr(record, key))


def _plain(words: str) -> str:
    """Letters and digits alone, so that a name with a full stop is still a name."""
    return "".join(filter(str.isalnum, words.casefold()))
