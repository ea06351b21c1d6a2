"""The control data of documents: which elements carry it, and under which numbers."""

from __future__ import annotations

from collections.abc import Iterator

from qmsgen.model.element import Element
from qmsgen.model.policy_set import PolicySet

CONTROL = "document"


def controlled(policy_set: PolicySet) -> Iterator[tuple[Element, Element]]:
    """Every element from which a controlled document is made, with its control data."""
    for element in policy_set.all_elements():
        if isinstance(data := getattr(element, CONTROL) if CONTROL in element.shape.fields else None, Element):
            yield element, data


def numbered(policy_set: PolicySet) -> Iterator[tuple[str, Element]]:
    """Every number of a document or a form, with the record that bears it."""
    for _, data in controlled(policy_set):
        if data.number:
            yield str(data.number), data
    for element in (*policy_set.documents, *policy_set.records):
        if element.number:
            yield str(element.number), element
