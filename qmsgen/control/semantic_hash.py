"""The semantic hash of a document: of what it says, not of how it looks or when it was made."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields, is_dataclass
from typing import Any

from qmsgen.model.document import Document
from qmsgen.model.source import Origin

_NOT_MEANING = frozenset({"date", "furniture", "lent"})


def semantic_hash(document: Document) -> str:
    """The hash that an approval binds to: the block tree in canonical form, without dates, looks and provenance."""
    canonical = json.dumps(_canonical(document), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"sha256:{hashlib.sha256(canonical.encode()).hexdigest()}"


def _canonical(value: object) -> Any:  # noqa: ANN401 - any JSON value
    if value is None or isinstance(value, Origin):
        return None
    if is_dataclass(value) and not isinstance(value, type):
        kept = {field.name: _canonical(getattr(value, field.name)) for field in fields(value)}
        named = {
            name: child for name, child in kept.items() if name not in _NOT_MEANING and child not in (None, "", [])
        }
        return {"is": type(value).__name__, **named}
    if isinstance(value, tuple):
        return [_canonical(child) for child in value]
    return str(value) if isinstance(value, str) else value
