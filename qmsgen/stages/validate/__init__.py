"""Hold every file against the schemas; jsonschema-rs decides, jsonschema explains where something is wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Final

import jsonschema_rs

from qmsgen.model.finding import Finding
from qmsgen.model.forms import FORMS, complaint
from qmsgen.model.source import KeyPath, Mapping, SourceFile
from qmsgen.model.vocabulary import ROOT, Vocabulary, vocabulary
from qmsgen.stages.validate.instance import instance

MOST: Final = 1_000
"""So many defects of one file are told; with more of them the set is not judged further."""


@dataclass(slots=True)
class Validated:
    """What the schemas say of a set's files."""

    findings: list[Finding] = field(default_factory=list)
    broken: set[KeyPath] = field(default_factory=set)
    """Paths of the elements that hold a defect of shape."""
    whole: bool = True
    """Whether every collection could be recognised; if not, references cannot be judged."""


def validate(files: Sequence[SourceFile]) -> Validated:
    """Every defect of shape in every file, each at the exact key or value."""
    validated = Validated()
    for file in files:
        for path, finding in defects(file.root, "policy-set"):
            validated.findings.append(replace(finding, element=path[:2], path=path))
            validated.broken.add(path[:2])
            validated.whole = validated.whole and len(path) > 0
        validated.whole = validated.whole and len(validated.findings) < MOST
    return validated


def defects(root: Mapping, kind: str, words: Vocabulary | None = None) -> list[tuple[KeyPath, Finding]]:
    """The defects of one mapping against the schema of a kind, each with the path of keys that leads to it."""
    words = words or vocabulary()
    plain = instance(root, words.record(kind))
    schema = ROOT if kind == "policy-set" else f"{kind}.schema.json"
    if _judge(words, schema).is_valid(plain):
        return []
    from qmsgen.stages.validate.explain import explain  # noqa: PLC0415 - the reference library loads slowly

    return explain(root, plain, kind, words, MOST)


@cache
def _judge(words: Vocabulary, schema: str) -> jsonschema_rs.Draft202012Validator:
    """A compiled validator; its references come from the vocabulary alone, nothing is ever fetched."""
    schemas = {name: dict(content) for name, content in words.schemas.items()}
    registry = jsonschema_rs.Registry(list(schemas.items()))
    formats = {form: _accepts(form) for form in FORMS}
    return jsonschema_rs.Draft202012Validator(
        schemas[schema],
        registry=registry,
        formats=formats,
        validate_formats=True,
        offline=True,
        pattern_options=jsonschema_rs.RegexOptions(),
    )


def _accepts(form: str) -> Callable[[str], bool]:
    return lambda text: complaint(form, text) is None
