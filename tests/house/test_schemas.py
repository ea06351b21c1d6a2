"""The schemas are sound themselves: valid JSON Schema 2020-12, every reference leads somewhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

SCHEMAS = sorted((Path(__file__).resolve().parents[2] / "schemas").rglob("*.json"))


def references(node: object) -> list[str]:
    match node:
        case {"$ref": str(reference), **rest}:
            return [reference, *references(rest)]
        case dict():
            return [reference for value in node.values() for reference in references(value)]
        case list():
            return [reference for value in node for reference in references(value)]
    return []


def resolves(reference: str, page: Path) -> bool:
    name, _, pointer = reference.partition("#")
    node = json.loads((page.parent / name if name else page).read_text(encoding="utf-8"))
    for key in filter(None, pointer.split("/")):
        node = node.get(key.replace("~1", "/").replace("~0", "~"))
        if node is None:
            return False
    return True


@pytest.mark.parametrize("page", SCHEMAS, ids=lambda page: page.name)
def test_schema_is_valid(page):
    schema = json.loads(page.read_text(encoding="utf-8"))
    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("page", SCHEMAS, ids=lambda page: page.name)
def test_references_lead_somewhere(page):
    schema = json.loads(page.read_text(encoding="utf-8"))
    assert [reference for reference in references(schema) if not resolves(reference, page)] == []
