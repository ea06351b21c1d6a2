"""Only one side of a hand-over knows of it.

One process says that it hands something to another, which does not say that it receives it, or the other way round.
What one side sends and the other does not expect is lost at the interface.

Ask the other side. Where it receives the thing, write it there too, under `inputs` or `outputs`; where it never does,
mend the side that is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.phrase import Phrase, phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS314"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every input from, or output to, a process that lists its own side and does not have it there."""
    for process in policy_set.processes:
        for received in process.inputs:
            giver = _process(getattr(received, "from"))
            if giver is not None and giver.outputs and process not in [given.to for given in giver.outputs]:
                message = phrase(
                    "`{giver}` does not say that it hands anything to `{process}`", giver=giver.id, process=process.id
                )
                yield Problem(received, ("from",), message, _cure("outputs", giver))
        for given in process.outputs:
            receiver = _process(given.to)
            if receiver is not None and receiver.inputs and process not in _givers(receiver):
                message = phrase(
                    "`{receiver}` does not say that it receives anything from `{process}`",
                    receiver=receiver.id,
                    process=process.id,
                )
                yield Problem(given, ("to",), message, _cure("inputs", receiver))


def _process(party: Element | None) -> Element | None:
    return party if party is not None and party.shape.kind == "process" else None


def _givers(process: Element) -> list[Element | None]:
    return [getattr(received, "from") for received in process.inputs]


def _cure(side: str, process: Element) -> Phrase:
    return phrase("add it under `{side}` of `{process}`", side=side, process=process.id)
