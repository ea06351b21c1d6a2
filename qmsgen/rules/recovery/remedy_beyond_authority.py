"""A remedy is worth more than those who give it may grant.

The customer stands at the counter, the playbook says "give the voucher", and the person who should give it must ask
upstairs. A remedy that cannot be given on the spot has lost half its worth.

Raise the limit under `may_grant`, let somebody give it who may, or give less.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.phrase import Phrase, phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem
from qmsgen.model.quantity import compare
from qmsgen.model.recovery import grants, may_give
from qmsgen.model.reference import path_to

CODE: Final = "QMS430"
SEVERITY: Final = Severity.ERROR
SYSTEMS: Final = ("S-C5",)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every remedy in a recovery step or commitment that goes beyond the limit of whoever gives it."""
    for plan in policy_set.recovery:
        for entry in plan.severities:
            for step in entry.steps:
                for remedy in step.gives if step.by is not None else ():
                    yield from _beyond(step, remedy, step.by, policy_set)
    for commitment in policy_set.commitments:
        given = commitment.remedy
        for record, remedy in _promised(given):
            if given.by is not None:
                yield from _beyond(record, remedy, given.by, policy_set)
            elif not any(_may_give(rung.role, remedy) for rung in grants(policy_set, remedy)):
                message = phrase("nobody may grant `{remedy}` in full", remedy=remedy.id)
                yield Problem(record, path_to(record, "gives", remedy), message, _cure(remedy, policy_set))


def _promised(given: Element | None) -> list[tuple[Element, Element]]:
    """The remedies that people hand out; what comes by itself through nobody needs no authority."""
    if given is None or (given.automatic and not given.given("by")):
        return []
    rungs = [(rung, rung.gives) for rung in given.ladder if rung.gives is not None]
    return [(given, remedy) for remedy in given.gives if remedy.value is not None] + rungs


def _beyond(record: Element, remedy: Element, giver: Element, policy_set: PolicySet) -> Iterator[Problem]:
    if _may_give(giver, remedy):
        return
    limit = next((grant.up_to for grant in giver.may_grant if grant.remedy == remedy and may_give(grant)), None)
    said = (
        phrase("`{role}` may not grant `{remedy}`", role=giver.id, remedy=remedy.id)
        if limit is None
        else phrase(
            "`{remedy}` is worth `{value}`, but `{role}` may grant only `{limit}`",
            remedy=remedy.id,
            value=remedy.value,
            role=giver.id,
            limit=limit,
        )
    )
    yield Problem(record, path_to(record, "gives", remedy), said, _cure(remedy, policy_set))


def _may_give(role: Element, remedy: Element) -> bool:
    """Whether some grant of the role covers the remedy; what costs nothing may be given unless it is forbidden."""
    own = [grant for grant in role.may_grant if grant.remedy == remedy]
    if remedy.value is None:
        return all(map(may_give, own))
    allowed = [grant.up_to for grant in own if may_give(grant)]
    return any(limit is None or compare(remedy.value, limit) != 1 for limit in allowed)


def _cure(remedy: Element, policy_set: PolicySet) -> Phrase:
    able = next(
        (rung.role for rung in grants(policy_set, remedy) if rung.allowed and _may_give(rung.role, remedy)), None
    )
    if able is None:
        return phrase("raise a limit under `may_grant`, or give less")
    return phrase("raise the limit under `may_grant`; `{role}` may grant it", role=able.id)
