"""What a set takes out of the packs that it extends: paths with dots, looked up in what the packs say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qmsgen.model.defect import defect
from qmsgen.model.finding import Finding
from qmsgen.model.pack import found
from qmsgen.model.phrase import Phrase, listed, phrase
from qmsgen.model.source import KeyPath, Mapping, Place, Scalar, Sequence
from qmsgen.model.spelling import nearest


@dataclass(frozen=True, slots=True)
class Removed:
    """One path that is taken out, and its place and index in the list of those that take it out."""

    path: KeyPath
    index: int
    place: Place


def removed(root: Mapping, by: Mapping, findings: list[Finding]) -> list[Removed]:
    """What is taken out of a root; what is not there to be taken out becomes a finding."""
    sound: list[Removed] = []
    for index, what in typed_removals(by):
        path = _path(root, what.text)
        if path is None:
            findings.append(_nothing_there(root, by, what))
        elif not any(path[: len(one.path)] == one.path for one in sound):
            sound = [one for one in sound if one.path[: len(path)] != path]
            sound.append(Removed(path, index, what.place))
    return sound


def typed_removals(by: Mapping) -> Iterator[tuple[int, Scalar]]:
    """The paths under `removed`, as they were typed."""
    node = by.get("removed")
    for index, item in enumerate(node.items if isinstance(node, Sequence) else ()):
        what = item.get("what") if isinstance(item, Mapping) else None
        if isinstance(what, Scalar) and what.text:
            yield index, what


def _path(root: Mapping, dotted: str) -> KeyPath | None:
    """The keys that a path with dots means; a key may hold dots itself, as the number of a clause does."""
    parts = dotted.split(".")
    for length in range(len(parts), 0, -1):
        key = ".".join(parts[:length])
        entry = root.entries.get(key)
        if entry is None:
            continue
        if length == len(parts):
            return (key,)
        rest = _path(entry.value, ".".join(parts[length:])) if isinstance(entry.value, Mapping) else None
        if rest is not None:
            return (key, *rest)
    return None


def _nothing_there(root: Mapping, by: Mapping, what: Scalar) -> Finding:
    path = _path(by, what.text)
    own = found(by, path) if path else None
    if own is not None:
        said = phrase("`{path}` is in no pack; you wrote it yourself", path=what.text)
        related = ((own.key_place, phrase("written here")),)
        return Finding.of(defect("nothing-to-remove"), what.place, said, phrase("delete it there"), related)
    said = phrase("no pack in use has `{path}`", path=what.text)
    return Finding.of(defect("nothing-to-remove"), what.place, said, _hint(root, what.text))


def _hint(root: Mapping, dotted: str) -> Phrase:
    """The nearest path, or what there is where the way ends."""
    above, known = _last_known(root, dotted)
    word = dotted.removeprefix(".".join(above)).strip(".").partition(".")[0]
    near = nearest(word, known)
    if near:
        return phrase("did you mean `{name}`?", name=".".join((*above, near)))
    return phrase("known: {names}", names=listed(known)) if known else phrase("a list is replaced as a whole")


def _last_known(root: Mapping, dotted: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    parts = dotted.split(".")
    for length in range(len(parts) - 1, 0, -1):
        path = _path(root, ".".join(parts[:length]))
        entry = found(root, path) if path else None
        if entry is not None:
            keys = tuple(entry.value.entries) if isinstance(entry.value, Mapping) else ()
            return tuple(parts[:length]), keys
    return (), tuple(root.entries)
