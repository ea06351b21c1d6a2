"""Policy sets from plain Python values, for tests that need no files."""

from collections.abc import Callable
from typing import Any

import pytest

from qmsgen.model.policy_set import Material, PolicySet
from qmsgen.model.source import Entry, Mapping, Node, Place, Scalar, Sequence
from qmsgen.model.vocabulary import vocabulary

NOWHERE = Place("test.yaml")


def node(value: Any) -> Node:
    """The node that YAML text for a value would compose to."""
    if isinstance(value, dict):
        return Mapping({key: Entry(key, NOWHERE, node(inner)) for key, inner in value.items()}, NOWHERE)
    if isinstance(value, list):
        return Sequence(tuple(map(node, value)), NOWHERE)
    return Scalar(str(value), NOWHERE)


def policy_set(collections: dict[str, Any]) -> PolicySet:
    """A set that holds just these collections."""
    return PolicySet(Material("test", vocabulary(), node(collections)))


@pytest.fixture(scope="session")
def set_of() -> Callable[[dict[str, Any]], PolicySet]:
    """Make a policy set of collections given as plain values."""
    return policy_set


@pytest.fixture(scope="session")
def process_of() -> Callable[[dict[str, Any]], Any]:
    """Make the one process of a set from its steps."""

    def make(steps: dict[str, Any], **others: Any) -> Any:
        roles = {name: {"title": name} for name in ("agent", "engineer", "manager")}
        return policy_set({"roles": roles, "processes": {"repair": {"steps": steps, **others}}}).processes[0]

    return make
