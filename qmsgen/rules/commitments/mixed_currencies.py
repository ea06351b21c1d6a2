"""Amounts that are held against each other are in different currencies.

Nobody can say which rung pays more, or whether a superior may give more than a subordinate.

Write the amounts of one remedy in one currency.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final, TypeAlias

from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.limits import holders_of
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem, Spot
from qmsgen.model.quantity import Money

CODE: Final = "QMS467"
SEVERITY: Final = Severity.ERROR
ESSENTIAL: Final = True
SYSTEMS: Final = ("S-C1", "S-C5")

_Amount: TypeAlias = tuple[Element, str, Money]
"""A record, the key of its amount, and the amount."""


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """The first amount of each ladder, and of each chain of authority, in another currency than the one before."""
    for amounts in (*_ladders(policy_set), *_authorities(policy_set)):
        for (first, first_key, one), (second, second_key, other) in pairwise(amounts):
            if one.currency != other.currency:
                message = phrase("`{other}` is in another currency than `{one}`", other=other, one=one)
                spots = (Spot(first, (first_key,), phrase("the other currency")),)
                yield Problem(second, (second_key,), message, phrase("write both in one currency"), spots)
                break


def _ladders(policy_set: PolicySet) -> Iterator[list[_Amount]]:
    for commitment in policy_set.commitments:
        for holder in holders_of(commitment):
            if holder.remedy is not None:
                rungs = [amount for rung in holder.remedy.ladder for amount in _of(rung, "pay", "floor", "cap")]
                yield [*rungs, *_of(holder.remedy, "floor", "cap")]


def _authorities(policy_set: PolicySet) -> Iterator[list[_Amount]]:
    for remedy in policy_set.remedies:
        grants = [grant for role in policy_set.roles for grant in role.may_grant if grant.remedy == remedy]
        yield [*_of(remedy, "value"), *(amount for grant in grants for amount in _of(grant, "up_to", "ceiling"))]


def _of(record: Element, *keys: str) -> list[_Amount]:
    return [(record, key, amount) for key in keys if isinstance(amount := getattr(record, key), Money)]
