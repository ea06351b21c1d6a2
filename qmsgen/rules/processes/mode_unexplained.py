"""A process names its mode of quality management and says nothing of what the mode asks.

A process whose quality is made in the contact needs script, people and setting; one that is judged by satisfaction
needs to know what customers expect; one that keeps attributes needs their standards. The bare word steers nobody.

Write the block with the name of the mode: `interaction`, `satisfaction` or `production`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS354"
SEVERITY: Final = Severity.INFO
SYSTEMS: Final = ("S-E8",)

_ASKED: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "interaction": ("script", "people", "setting", "culture"),
        "satisfaction": ("expects", "heard_by", "closes"),
        "production": ("attributes", "means", "lowest_cost"),
    }
)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every key that the mode of a process asks for and that its block does not have."""
    for process in policy_set.processes:
        asked = _ASKED.get(process.mode, ())
        block = getattr(process, process.mode) if asked else None
        missing = [key for key in asked if block is None or not block.given(key)]
        if missing:
            message = phrase("the mode `{mode}` also asks for `{key}`", mode=process.mode, key=missing[0])
            yield Problem(
                process, ("mode",), message, phrase("write it under `{mode}` of the process", mode=process.mode)
            )
