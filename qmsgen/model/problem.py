"""What a rule has to say: symbolic, about an element and a path of keys; the check stage finds the line."""

from __future__ import annotations

from dataclasses import dataclass

from qmsgen.model.element import Element
from qmsgen.model.fix import Change
from qmsgen.model.phrase import Phrase
from qmsgen.model.source import KeyPath


@dataclass(frozen=True, slots=True)
class Spot:
    """A value of an element, with what stands there."""

    element: Element
    path: KeyPath
    says: Phrase


@dataclass(frozen=True, slots=True)
class Problem:
    """A defect at a path of keys below an element; an empty path means the element itself."""

    element: Element
    path: KeyPath
    message: Phrase
    hint: Phrase | None = None
    related: tuple[Spot, ...] = ()
    change: Change | None = None
    """What mends the value, where nobody has to think about it."""
