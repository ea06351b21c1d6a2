"""Where two packs that know nothing of each other disagree, unless the set that extends both decides."""

from __future__ import annotations

from collections.abc import Iterator

from qmsgen.model.defect import defect
from qmsgen.model.finding import Finding
from qmsgen.model.pack import Pack, found
from qmsgen.model.phrase import phrase
from qmsgen.model.source import Entry, KeyPath, Mapping, Node, Place, Scalar, Sequence
from qmsgen.stages.overlay.merging import Judge, same
from qmsgen.stages.overlay.removing import Removed, typed_removals


class Disagreements:
    """Watches over the merging of packs for one set."""

    def __init__(self, own: Mapping) -> None:
        self._own = own
        self._removed = tuple(what.text for _, what in typed_removals(own))
        self.findings: list[Finding] = []

    def told_by(self, pack: Pack) -> Judge:
        """Whether a pack may replace a value: only of packs that it extends, unless it says the same."""

        def may_replace(path: KeyPath, lower: Entry, upper: Entry) -> bool:
            others = set(_packs_of(lower.value)) - pack.below - {pack.id}
            if not others or same(lower.value, upper.value):
                return True
            if not self._decided(path):
                self._tell(path, pack, lower.key_place, upper.key_place)
            return False

        return may_replace

    def may_remove(self, one: Removed, pack: Pack, root: Mapping) -> bool:
        """Whether a pack may take something out: only where nobody but the packs that it extends wrote in it."""
        entry = found(root, one.path)
        others = set(_packs_of(entry.value)) - pack.below if entry else set()
        if entry and others and not self._decided(one.path):
            self._tell(one.path, pack, entry.key_place, one.place)
        return not others

    def _decided(self, path: KeyPath) -> bool:
        """Whether the set says itself what stands at a path, or takes it out."""
        dotted = ".".join(map(str, path))
        if any(dotted == what or dotted.startswith(f"{what}.") for what in self._removed):
            return True
        node: Node | None = self._own
        for key in path:
            if not isinstance(node, Mapping):
                return True
            node = node.get(str(key))
            if node is None:
                return False
        return True

    def _tell(self, path: KeyPath, pack: Pack, first: Place, second: Place) -> None:
        said = phrase("the packs disagree about `{path}`", path=".".join(map(str, path)))
        cure = phrase("write it in your own set as it holds for you, or take it out under `removed:`")
        related = ((first, phrase("one pack")), (second, phrase("the other")))
        self.findings.append(Finding.of(defect("packs-disagree"), pack.named_at, said, cure, related))


def _packs_of(node: Node) -> Iterator[str]:
    """The packs that anything at or below a node was written in."""
    yield node.place.pack
    match node:
        case Sequence(items=items):
            for item in items:
                yield from _packs_of(item)
        case Mapping():
            for entry in node:
                yield from _packs_of(entry.value)
        case Scalar():
            return
