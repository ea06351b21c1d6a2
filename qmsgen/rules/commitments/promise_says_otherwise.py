"""The words of a promise and its limit say different things.

Customers read the words, staff and indicators keep the limit: one of them is wrong, and whichever it is, somebody is
measured against a promise that was never made.

Decide what is promised, and write it once in `promise` and once under `at_most`, `at_least` or `tiers`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from qmsgen.model.clock import weekly_clock
from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.limits import Limit, limits_of
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem, Spot
from qmsgen.model.quantity import Duration, Percent
from qmsgen.model.quantity.running_text import Said, rates, times_promised

CODE: Final = "QMS468"
SEVERITY: Final = Severity.ERROR


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every promise that says other times or percentages than its limits."""
    for language in policy_set.languages:
        for commitment in policy_set.reading(language).commitments:
            promise = commitment.promise
            if promise is not None and promise.origin.path[-1] in (language, "promise"):
                yield from _contradictions(commitment, str(promise), promise.origin.path[2:])


def _contradictions(commitment: Element, promise: str, path: tuple[str | int, ...]) -> Iterator[Problem]:
    for kind, found in ((Duration, times_promised(promise)), (Percent, rates(promise))):
        limits = [limit for limit in limits_of(commitment) if isinstance(limit.quantity, kind)]
        strange = [said for said in found if limits and _is_none_of(said, limits)]
        if strange and (len(strange) == len(found) or _as_many(found, limits)):
            yield _problem(commitment, path, strange[0], _unsaid(found, limits) or limits[0])


def _as_many(found: Sequence[Said], limits: list[Limit]) -> bool:
    """Whether the words go through the limits one by one, so that each must be among them."""
    return len({said.words for said in found}) == len({limit.quantity for limit in limits})


def _unsaid(found: Sequence[Said], limits: list[Limit]) -> Limit | None:
    """The first limit that the words do not say."""
    return next((limit for limit in limits if all(_is_none_of(said, [limit]) for said in found)), None)


def _is_none_of(said: Said, limits: list[Limit]) -> bool:
    return said.contradicts([limit.quantity for limit in limits], weekly_clock(limits[0].calendar))


def _problem(commitment: Element, path: tuple[str | int, ...], said: Said, limit: Limit) -> Problem:
    return Problem(
        commitment,
        path,
        phrase("the promise says `{said}`, but its limit is `{limit}`", said=said.words, limit=limit.quantity),
        phrase("say the same in both, or add the case that the words are about to `tiers`"),
        (Spot(limit.record, (limit.key,), phrase("the limit is `{limit}`", limit=limit.quantity)),),
    )
