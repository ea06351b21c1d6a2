"""A clause is left out, and its subject is worked on.

The scope says that nothing is designed, and a process designs. Whoever audits the process will ask for what the clause
demands.

Drop the exclusion and answer the clause, or give the process a name that says what it does instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.clauses import answers, within
from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem, Spot
from qmsgen.model.subject import is_subject_of

CODE: Final = "QMS244"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every process called after an excluded clause, and every answer to one that asks for nothing else."""
    for claim in policy_set.standards:
        if claim.standard is None:
            continue
        for exclusion in claim.exclusions:
            spot = Spot(exclusion, (), phrase("excluded here"))
            clause = next((clause for clause in claim.standard.clauses if clause.id == exclusion.id), None)
            for process in policy_set.processes:
                if clause is not None and is_subject_of(process, clause) and not _named(process, claim, exclusion):
                    message = phrase("clause `{number}` is excluded, and this process does it", number=exclusion.id)
                    yield Problem(process, ("title",), message, _CURE, (spot,))
            yield from _corresponding(claim, exclusion, spot, policy_set)


_CURE: Final = phrase("drop the exclusion, or say in the title what is done instead")


def _corresponding(claim: Element, exclusion: Element, spot: Spot, policy_set: PolicySet) -> Iterator[Problem]:
    """Answers to a clause of another standard that asks for nothing but what is excluded here."""
    for name in answers(policy_set):
        catalogue = policy_set.find("catalogues", name.standard)
        if catalogue is None or catalogue == claim.standard:
            continue
        clause = next((clause for clause in catalogue.clauses if clause.id == name.number), None)
        same = [other.partition(":") for other in clause.corresponds] if clause is not None else []
        if same and all(standard == claim.standard.id and within(n, exclusion.id) for standard, _, n in same):
            message = phrase(
                "clause `{number}` is excluded, and `{other}`, which asks the same, is answered",
                number=exclusion.id,
                other=f"{name.standard}:{name.number}",
            )
            yield Problem(name.element, name.path, message, phrase("drop the exclusion, or the clause here"), (spot,))


def _named(process: Element, claim: Element, exclusion: Element) -> bool:
    """Whether the process names the excluded clause itself, which another rule tells."""
    references = (reference.partition(":") for part in (process, *process.steps) for reference in part.addresses)
    return any(standard == claim.standard.id and within(number, exclusion.id) for standard, _, number in references)
