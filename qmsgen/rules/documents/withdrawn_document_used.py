"""Something relies on a document that is no longer in force.

Staff are sent to a text that was withdrawn, or whose last day has passed: they find nothing, or follow what holds no
longer. Obsolete documents at the place of work are among the first things an auditor looks for.

Name the document that took its place, or take the reference out. Whether a last day (`until`) has passed is judged
with `--date` only.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS155"
SEVERITY: Final = Severity.ERROR


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every reference to a document, form, survey or policy that is withdrawn or has ended."""
    gone = {element for name in _COLLECTIONS for element in policy_set.collection(name) if _ended(element, policy_set)}
    for reference in policy_set.references if gone else ():
        old, owner = reference.target, reference.owner
        if old not in gone or owner in gone or owner == old or reference.path[-1] in _TELLS_OF_THE_END:
            continue
        message = phrase("`{old}` is no longer in force", old=old.id)
        yield Problem(owner, reference.path[len(owner.path) :], message, phrase("name what took its place"))


_COLLECTIONS: Final = ("documents", "surveys", "records", "policies")
_TELLS_OF_THE_END: Final = frozenset({"superseded_by", "of", "what"})
"""Keys under which an old document may stand: an approval or a waiver of its time."""


def _ended(element: Element, policy_set: PolicySet) -> bool:
    """Whether it is out of force with nothing named in its place; a superseded document is another rule's matter."""
    if element.shape.kind == "document" and element.superseded_by is not None:
        return False
    control = element.document
    if control is not None and control.state == "withdrawn":
        return True
    today = policy_set.on
    return today is not None and element.until is not None and element.until < today
