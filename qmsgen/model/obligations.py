"""What a sentence obliges somebody to, and what stands behind it: who does it, what shows it, by when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from qmsgen.model.element import Element
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.source import KeyPath

_OBLIGES: Final = re.compile(
    r"\b(?:shall|must|is (?:required|obliged) to|are (?:required|obliged) to|has to|have to)\b"
    r"|必须|务必|应当|应该|须(?!知)|不得|严禁|禁止"
    r"|(?<![供相反对适响感效顺答照理回本])应(?!用|急|对|付|聘|届|邀|变|收|力|有尽有|该|当|运|允|声|酬|诉|考|试|届)",
    re.IGNORECASE,
)
_ACTORS: Final = (
    "by",
    "owner",
    "responsible",
    "filled_by",
    "leads",
    "lead",
    "chair",
    "kept_by",
    "staffed_by",
    "handled_by",
)
_SHOWN: Final = ("record", "records", "output", "measure", "measures", "data")
_WHEN: Final = ("within", "due", "how_often", "frequency", "at_most", "no_later_than", "retention", "until", "on")


@dataclass(frozen=True, slots=True)
class Backing:
    """What stands behind an obligation; empty where nothing does."""

    element: str
    """The element in which the words stand, such as `processes.repair.steps.arrive`."""
    actors: tuple[str, ...]
    shown_by: tuple[str, ...]
    """The records, outputs and measures that show whether it was done."""
    deadline: str

    @property
    def is_backed(self) -> bool:
        """Whether somebody is named to do it and something shows that it was done."""
        return bool(self.actors and self.shown_by)


def obliges(sentence: str) -> str:
    """The word by which a sentence obliges somebody; empty where it does not."""
    found = None if sentence.rstrip().endswith(("?", "？")) else _OBLIGES.search(sentence)
    return found[0] if found else ""


def backing(policy_set: PolicySet, path: KeyPath) -> Backing:
    """What stands behind words typed at a path: in the records around them, the nearest first."""
    around = tuple(_around(policy_set, path))
    name = ".".join(map(str, around[0].path)) if around else ".".join(map(str, path[:2]))
    return Backing(
        name,
        next((found for one in around if (found := _named(one, _ACTORS))), ()),
        next((found for one in around if (found := _named(one, _SHOWN))), ()),
        next((found[0] for one in around if (found := _named(one, _WHEN))), ""),
    )


def _around(policy_set: PolicySet, path: KeyPath) -> Iterator[Element]:
    """The records that words stand in, from the innermost to the element of a collection."""
    top = policy_set.element(path[:2]) or policy_set.element(path[:1])
    chain: list[Element] = []
    value: object = top
    at = len(top.path) if top is not None else 0
    while isinstance(value, Element):
        chain.append(value)
        value, at = _step(value, path, at)
    yield from reversed(chain)


def _step(record: Element, path: KeyPath, at: int) -> tuple[object, int]:
    """The record one or two keys further down a path, with how far down that is."""
    if at >= len(path) or path[at] not in record.shape.fields:
        return None, at
    value = getattr(record, str(path[at]))
    if isinstance(value, Element) or at + 1 >= len(path):
        return value if isinstance(value, Element) and value.path == path[: at + 1] else None, at + 1
    inner = (one for one in value if isinstance(one, Element) and one.path == path[: at + 2])
    return (next(inner, None) if isinstance(value, tuple) else None), at + 2


def _named(record: Element, keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(said for key in keys if key in record.shape.fields for said in _said(getattr(record, key)))
    )


def _said(value: object) -> Iterator[str]:
    match value:
        case None | False:
            return
        case tuple():
            for item in value:
                yield from _said(item)
        case Element() if "title" in value.shape.fields and value.title:
            yield str(value.title)
        case Element() if "responsible" in value.shape.fields:
            yield from _said((value.responsible, value.accountable))
        case Element() if "what" in value.shape.fields:
            yield from _said(value.what)
        case Element():
            yield value.id
        case _:
            yield str(value)
