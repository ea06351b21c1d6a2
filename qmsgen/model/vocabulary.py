"""The vocabulary: the schemas read from their folder and compiled to shapes; the single truth of what can be said."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from qmsgen import resources
from qmsgen.model.shape import (
    Field,
    ListShape,
    MapShape,
    RecordShape,
    ReferenceShape,
    ScalarShape,
    Shape,
    SpokenShape,
    TextShape,
    UnionShape,
)

Schema = Mapping[str, Any]

ROOT: Final = "policy-set.schema.json"
"""The schema of one file of a policy set."""


class Vocabulary:
    """All schemas of a folder by their file name, with the shapes compiled from them."""

    def __init__(self, folder: Path) -> None:
        self.schemas: dict[str, Schema] = {
            path.name: json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.schema.json"))
        }
        self._records: dict[str, RecordShape] = {}

    def record(self, name: str) -> RecordShape:
        """The shape of one kind of element, such as `role`, or of the file root, `policy-set`."""
        if name not in self._records:
            file = f"{name}.schema.json"
            shape = self._compile(self.schemas[file], file, name)
            assert isinstance(shape, RecordShape)  # noqa: S101 - the dialect: every schema file is a record
            self._records[name] = shape
        return self._records[name]

    @property
    def collections(self) -> dict[str, RecordShape]:
        """Collection names with the shape of their elements, in the order of the root schema."""
        return {
            name: field.shape.value
            for name, field in self.record("policy-set").fields.items()
            if isinstance(field.shape, MapShape) and isinstance(field.shape.value, RecordShape)
        }

    def resolve(self, reference: str, file: str) -> tuple[Schema, str]:
        """The schema that a `$ref` in a file points to, and the file it stands in; nothing is ever fetched."""
        target, _, pointer = reference.partition("#")
        target = target or file
        schema: Any = self.schemas[target]
        for part in filter(None, pointer.split("/")):
            schema = schema[part]
        return schema, target

    def _compile(self, schema: Schema, file: str, kind: str) -> Shape:
        if "$ref" in schema:
            return self._compile_reference(schema, file, kind)
        if schema.get("x-text"):
            return TextShape(schema.get("x-values-of", ""))
        if "x-spoken" in schema:
            return SpokenShape(schema["x-spoken"])
        if "x-ref" in schema:
            return _reference(schema)
        if "anyOf" in schema and "properties" not in schema:
            return self._compile_union(schema["anyOf"], file, kind)
        if schema.get("type") == "array":
            return ListShape(self._compile(schema.get("items", {}), file, kind))
        if schema.get("type") == "object":
            return self._compile_mapping(schema, file, kind)
        return _scalar(schema)

    def _compile_reference(self, schema: Schema, file: str, kind: str) -> Shape:
        target, target_file = self.resolve(schema["$ref"], file)
        beside = {key: value for key, value in schema.items() if key != "$ref"}
        whole_file = "#" not in schema["$ref"]
        if whole_file:
            return self.record(target_file.removesuffix(".schema.json"))
        name = schema["$ref"].rpartition("/")[2]
        named = name if target.get("type") == "object" else kind
        return self._compile({**target, **beside}, target_file, named)

    def _compile_union(self, alternatives: list[Schema], file: str, kind: str) -> UnionShape:
        by_node: dict[str, Shape] = {}
        for alternative in alternatives:
            shape = self._compile(alternative, file, kind)
            by_node["mapping" if alternative.get("type") == "object" else _node_kind(shape)] = shape
        return UnionShape(**by_node)

    def _compile_mapping(self, schema: Schema, file: str, kind: str) -> Shape:
        if "properties" not in schema:
            value = self._compile(schema.get("additionalProperties", {}), file, kind)
            return MapShape(value, schema.get("x-key-ref", ""))
        required = schema.get("required", ())
        fields: dict[str, Field] = {}
        shape = RecordShape(kind, fields, schema.get("title", ""), schema.get("description", ""))
        for name, child in schema["properties"].items():
            fields[name] = self._field(name, child, file, f"{kind}.{name}", required=name in required)
        return shape

    def _field(self, name: str, schema: Schema, file: str, kind: str, *, required: bool) -> Field:
        target = self.resolve(schema["$ref"], file)[0] if "$ref" in schema else {}
        merged = {**target, **schema}
        return Field(
            name=name,
            shape=self._compile(schema, file, kind),
            description=merged.get("description", ""),
            default=merged.get("default"),
            required=required,
            as_list=bool(merged.get("x-list")),
        )


def _reference(schema: Schema) -> ReferenceShape:
    named = schema["x-ref"]
    collections = (named,) if isinstance(named, str) else tuple(named)
    return ReferenceShape(collections, tuple(schema.get("x-also", ())))


def _scalar(schema: Schema) -> ScalarShape:
    if "enum" in schema:
        return ScalarShape("enum", tuple(schema["enum"]))
    kind = schema.get("type", "string")
    if kind in ("integer", "boolean"):
        return ScalarShape(kind)
    return ScalarShape(schema.get("format", "string"))


def _node_kind(shape: Shape) -> str:
    if isinstance(shape, ListShape):
        return "sequence"
    if isinstance(shape, MapShape | RecordShape):
        return "mapping"
    return "scalar"


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary that ships with qmsgen."""
    return Vocabulary(resources.folder("schemas"))
