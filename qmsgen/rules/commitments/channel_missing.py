"""A customer has no channel to call a promise in.

The promise stands on the wall, but nobody says whom to ring when it is broken. A promise that is hard to claim
breeds more anger than none.

Name the channels under `invoke`. Where the remedy comes by itself, say at least under `channel` where the promise is
published. A promise of the kind `target` cannot be claimed and needs none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS403"
SEVERITY: Final = Severity.ERROR
SYSTEMS: Final = ("S-B2", "S-C1")


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every commitment that can neither be claimed nor comes by itself."""
    for commitment in policy_set.commitments:
        if commitment.kind == "target":
            continue
        claimed = commitment.invoke is not None and commitment.invoke.given("channels")
        if not claimed and not (commitment.given("channel") and _comes_by_itself(commitment.remedy)):
            yield Problem(
                commitment,
                ("invoke",) if commitment.given("invoke") else (),
                phrase("commitment `{commitment}` does not say where it is claimed", commitment=commitment.id),
                phrase("name the `channels` under `invoke`"),
            )


def _comes_by_itself(remedy: Element | None) -> bool:
    return remedy is not None and (remedy.automatic is True or remedy.given("none"))
