"""Two different numbers are given for complaints about how customers were treated.

The number is asked for twice: as the supervision line of the organisation, and as the address of the channel that
supervises the promises. Customers who find two of them call the one that was given up.

Write the number that is right in both places, or leave out `supervision_line` and let the channel say it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS480"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """A supervision line whose number no channel has, where a telephone that supervises promises has another."""
    organisation = policy_set.organisation
    number = _digits(organisation.supervision_line)
    if not number or any(_digits(channel.address) == number for channel in policy_set.channels):
        return
    for channel in policy_set.channels:
        if channel.kind == "telephone" and _digits(channel.address) and _supervises(channel, policy_set):
            message = phrase(
                "the supervision line is {number}, but channel `{channel}`, which supervises promises, is {other}",
                number=str(organisation.supervision_line),
                channel=channel.id,
                other=str(channel.address),
            )
            yield Problem(organisation, ("supervision_line",), message, phrase("write the right number in both places"))


def _supervises(channel: Element, policy_set: PolicySet) -> bool:
    return any(channel in commitment.supervised_by for commitment in policy_set.commitments)


def _digits(number: object) -> str:
    return "".join(character for character in str(number or "") if character.isdigit())
