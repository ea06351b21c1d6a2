"""What stands in a draft where the organisation has not said yet what only it can say: the question, in brackets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from qmsgen.model.element import absent
from qmsgen.model.pack import Fact, Foundation, found
from qmsgen.model.shape import RecordShape, Shape, TextShape, within
from qmsgen.model.source import Entry, KeyPath, Mapping, Scalar
from qmsgen.stages.overlay.merging import put

_BRACKETS: Final = {"zh": "【{}】"}


def with_stand_ins(
    root: Mapping, asked: Iterable[Fact], shape: RecordShape, foundation: Foundation, languages: Sequence[str]
) -> Mapping:
    """A root with a bracketed text for every fact that is a text and is not given.

    Nothing is put where an element is missing as a whole; the organisation itself never is.
    """
    for fact in asked:
        if foundation.removal_of(fact.path) is None and _is_missing(root, fact) and _is_text(shape, fact.path):
            root = put(root, fact.path, _bracketed(fact, languages))
    return root


def _is_missing(root: Mapping, fact: Fact) -> bool:
    entry = found(root, fact.path)
    above = found(root, fact.path[:-1]) if len(fact.path) > 1 else None
    stands = fact.path[0] == "organisation" or (above is not None and isinstance(above.value, Mapping))
    return stands and absent(entry.value if entry else None)


def _is_text(shape: Shape, path: KeyPath) -> bool:
    here: Shape | None = shape
    for key in path:
        here = within(here, str(key))
    return isinstance(here, TextShape)


def _bracketed(fact: Fact, languages: Sequence[str]) -> Mapping:
    """What is asked, in brackets, in those of its languages that the set uses, else in all."""
    words = {tag: _BRACKETS.get(tag.partition("-")[0], "[{}]").format(asked) for tag, asked in fact.spoken.items()}
    spoken = [tag for tag in words if tag in languages] or list(words)
    return Mapping({tag: Entry(tag, fact.place, Scalar(words[tag], fact.place)) for tag in spoken}, fact.place)
