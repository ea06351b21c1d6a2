"""A pack asks for a fact that no set could give.

The path names a key that the vocabulary does not have, so the finding that asks for it would never go away.

Write the path to a key of the vocabulary, with dots: `organisation.name`, `roles.service-manager.contact`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import Phrase, listed, phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem
from qmsgen.model.shape import RecordShape, Shape, within
from qmsgen.model.spelling import nearest

CODE: Final = "QMS122"
SEVERITY: Final = Severity.ERROR
ESSENTIAL: Final = True


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every fact of a pack whose path leaves the vocabulary."""
    whole = policy_set.whole
    for index, fact in enumerate(whole.pack.facts if whole.pack is not None else ()):
        shape: Shape | None = whole.shape
        for key in str(fact.of).split("."):
            outer, shape = shape, within(shape, key)
            if shape is None:
                message = phrase("`{path}` leads nowhere: `{key}` is not known", path=fact.of, key=key)
                yield Problem(whole, ("pack", "facts", index, "of"), message, _hint(outer, key))
                break


def _hint(shape: Shape | None, key: str) -> Phrase:
    known = tuple(shape.fields) if isinstance(shape, RecordShape) else ()
    near = nearest(key, known)
    if near:
        return phrase("did you mean `{name}`?", name=near)
    return phrase("known: {names}", names=listed(known)) if known else phrase("end the path one key earlier")
