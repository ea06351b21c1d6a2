"""A process tells how its quality is managed, and only in part.

A process whose quality is made in the contact needs script, people and setting; one that is judged by satisfaction
needs to know what customers expect; one that keeps attributes needs their standards. A block
that is half written is printed with a hole in it, one that does not belong to the mode is not printed at all.

Write what is missing in the block that has the name of the mode: `interaction`, `satisfaction` or `production`.
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
SEVERITY: Final = Severity.WARNING
SYSTEMS: Final = ("S-E8",)

_ASKED: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "interaction": ("script", "people", "setting", "culture"),
        "satisfaction": ("expects", "heard_by", "closes"),
        "production": ("attributes", "means", "lowest_cost"),
    }
)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every block about a mode that lacks something, or that belongs to another mode than the one named."""
    for process in policy_set.processes:
        for mode, asked in _ASKED.items():
            block = getattr(process, mode)
            if block is None:
                continue
            if mode != process.mode:
                message = phrase("`{block}` is told, but the mode of the process is another", block=mode)
                yield Problem(process, (mode,), message, phrase("write `mode: {mode}`, or take it out", mode=mode))
            elif missing := [key for key in asked if not block.given(key)]:
                message = phrase("the mode `{mode}` also asks for `{key}`", mode=mode, key=missing[0])
                yield Problem(process, (mode,), message, phrase("write it under `{mode}` of the process", mode=mode))
