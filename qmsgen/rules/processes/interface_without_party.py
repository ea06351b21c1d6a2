"""Something is received from nobody, or handed over to nobody.

An input without a giver is waited for; an output without a receiver is made for the drawer. Nobody can say whether
it was good.

Name under `from` who hands it over and under `to` who receives it: a customer group, department, role, process or
outside party. Where it truly comes from the market or goes into the archive, name the role that fetches or files it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS337"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every input without `from` and every output without `to`."""
    for process in policy_set.processes:
        for received in process.inputs:
            if not received.given("from"):
                message = phrase("`{what}` comes from nobody", what=received.what)
                yield Problem(received, ("what",), message, phrase("name under `from` who hands it over"))
        for given in process.outputs:
            if not given.given("to"):
                message = phrase("`{what}` goes to nobody", what=given.what)
                yield Problem(given, ("what",), message, phrase("name under `to` who receives it"))
