"""Every quantity that an element states in fields of its own, at any depth: limits, times, amounts, rates."""

from __future__ import annotations

from collections.abc import Iterator

from qmsgen.model.element import Element
from qmsgen.model.forms import read_form
from qmsgen.model.quantity import Bound, Duration, FromEvent, Measurable, Share
from qmsgen.model.reading import choose
from qmsgen.model.shape import ListShape, MapShape, RecordShape, ScalarShape, Shape, SpokenShape
from qmsgen.model.source import Mapping, Node, Scalar, Sequence


def quantities_of(element: Element) -> tuple[Measurable, ...]:
    """What an element states, in the user's order; a bound counts as its quantity, a share as its percentage too."""
    return tuple(_stated(element.shape, element.node))


def durations_of(*elements: Element) -> tuple[Duration, ...]:
    """The lengths of time that some elements state."""
    return tuple(one for element in elements for one in quantities_of(element) if isinstance(one, Duration))


def _stated(shape: Shape, node: Node) -> Iterator[Measurable]:
    match choose(shape, node):
        case RecordShape(fields=fields) if isinstance(node, Mapping):
            for entry in node:
                if entry.key in fields:
                    yield from _stated(fields[entry.key].shape, entry.value)
        case MapShape(value=value) if isinstance(node, Mapping):
            for entry in node:
                yield from _stated(value, entry.value)
        case ListShape(item=item) if isinstance(node, Sequence):
            for child in node.items:
                yield from _stated(item, child)
        case ScalarShape(form=form) | SpokenShape(form=form) if form.startswith("qms-"):
            for scalar in _scalars(node):
                yield from _measurables(read_form(form, scalar.text))


def _scalars(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Mapping):
        yield from (entry.value for entry in node if isinstance(entry.value, Scalar))


def _measurables(value: object) -> Iterator[Measurable]:
    match value:
        case Bound(quantity=quantity):
            yield from _measurables(quantity)
        case FromEvent(duration=duration):
            yield duration
        case Share(percent=percent):
            yield value
            yield percent
        case _ if isinstance(value, Measurable):
            yield value
