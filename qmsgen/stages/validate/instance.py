"""YAML nodes as the plain values that a JSON Schema judges: scalars stay text unless their shape wants otherwise."""

from __future__ import annotations

from typing import Any

from qmsgen.model.forms import read_form
from qmsgen.model.reading import choose
from qmsgen.model.shape import ListShape, MapShape, RecordShape, ScalarShape, Shape
from qmsgen.model.source import Mapping, Node, Scalar, Sequence


def instance(node: Node, shape: Shape | None) -> Any:  # noqa: ANN401 - any JSON value
    """The plain value of a node; whole numbers and truth values only where the shape asks for them."""
    chosen = choose(shape, node) if shape is not None else None
    match node:
        case Scalar():
            return _scalar(node, chosen)
        case Sequence(items=items):
            item = chosen.item if isinstance(chosen, ListShape) else None
            return [instance(child, item) for child in items]
        case Mapping(entries=entries):
            return {key: instance(entry.value, _below(chosen, key)) for key, entry in entries.items()}


def _scalar(node: Scalar, shape: Shape | None) -> str | int | bool | None:
    if node.is_null:
        return None
    if isinstance(shape, ScalarShape) and shape.form in {"integer", "boolean"}:
        value = read_form(shape.form, node.text)
        return node.text if value is None else value
    return node.text


def _below(shape: Shape | None, key: str) -> Shape | None:
    if isinstance(shape, RecordShape):
        declared = shape.fields.get(key)
        return declared.shape if declared else None
    return shape.value if isinstance(shape, MapShape) else None
