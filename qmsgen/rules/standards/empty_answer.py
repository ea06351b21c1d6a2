"""What is said to answer a clause has nothing to answer it with.

A process in which nothing is done, a role without duties or a record that nobody keeps shows an auditor a name, and
behind it nothing. Such a claim is worse than a gap, because nobody looks for it.

Say there how the clause is met, or take the clause out of `addresses`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.clauses import answers, applies
from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.phrase import Phrase, phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem, Spot
from qmsgen.model.substance import is_empty

CODE: Final = "QMS241"
SEVERITY: Final = Severity.WARNING

_NOTHING: Final = {
    "process": (phrase("nothing is done in `{id}`"), phrase("say under `steps` what is done")),
    "process.steps": (phrase("nothing is done in step `{id}`"), phrase("say under `do` what is done")),
    "record": (
        phrase("nobody keeps `{id}`, or nobody knows for how long"),
        phrase("name who keeps it under `kept_by`, and the `retention`"),
    ),
    "role": (phrase("role `{id}` has no duties"), phrase("say under `duties` what the role does for it")),
}
_ONLY_NAMED: Final = (phrase("`{id}` says nothing but its name"), phrase("say there how the clause is met"))


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every element, and every step, that answers a clause which applies and holds nothing but a name."""
    told: set[Element] = set()
    for name in answers(policy_set):
        where = applies(name, policy_set)
        if where is not None and name.element not in told and is_empty(name.element):
            told.add(name.element)
            why, cure = _said(name.element)
            message = phrase("clause `{number}` is answered by a name: {why}", number=name.number, why=why)
            yield Problem(name.element, name.path, message, cure, (Spot(*where, phrase("claimed here")),))


def _said(element: Element) -> tuple[Phrase, Phrase]:
    why, cure = _NOTHING.get(element.shape.kind, _ONLY_NAMED)
    return why.about(id=element.id), cure
