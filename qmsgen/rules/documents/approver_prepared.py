"""Who approved a document also prepared it.

Approval is a second pair of eyes. Where one role writes and approves, nobody has checked the document, and
auditors write it down.

Name another role as approver, one that answers for the result: the head of the department for a procedure, top
management for a policy. One person who holds both roles is no second pair of eyes either.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.controlled import controlled
from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem, Spot

CODE: Final = "QMS103"
SEVERITY: Final = Severity.ERROR


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every document that the same role, or one person in two roles, prepares and approves."""
    for _, data in controlled(policy_set):
        prepared, approved = data.prepared, data.approved
        if prepared is None or approved is None or prepared.by is None or approved.by is None:
            continue
        writer, signer = _person(prepared), _person(approved)
        same_person = bool(writer) and writer == signer
        if not same_person and (prepared.by != approved.by or (writer and signer)):
            continue
        yield Problem(
            data,
            ("approved", "by"),
            phrase("`{role}` approves what it prepared", role=approved.by.id)
            if prepared.by == approved.by
            else phrase("{person} approves what they prepared as `{role}`", person=signer, role=prepared.by.id),
            phrase("name another role under `approved`"),
            (Spot(data, ("prepared", "by"), phrase("prepared here")),),
        )


def _person(signing: Element) -> str:
    """Who signs, by name; empty where no name is known."""
    return str(signing.name or signing.by.holder or "")
