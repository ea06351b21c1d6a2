"""Hold the document types of a client's own templates against their schema and what there is to choose from."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from qmsgen.model.defect import defect
from qmsgen.model.finding import Finding
from qmsgen.model.phrase import phrase
from qmsgen.model.source import Node, Scalar, SourceFile
from qmsgen.model.source import Sequence as SequenceNode
from qmsgen.model.spelling import nearest
from qmsgen.stages.validate import defects


def document_type_findings(
    files: Sequence[SourceFile], known: Mapping[str, Collection[str]], templates: Mapping[str, Collection[str]]
) -> Iterator[Finding]:
    """Every defect of the files that describe document types.

    `known` gives the words that a key such as `formats` may hold; `templates` the templates beside each file.
    """
    for file in files:
        yield from (finding for _, finding in defects(file.root, "document-type"))
        for key, words in {**known, "template": templates[file.name]}.items():
            for value in _values(file.root.get(key)):
                if value.text not in words:
                    yield _unknown(value, tuple(sorted(words)))


def _values(node: Node | None) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, SequenceNode):
        yield from (item for item in node.items if isinstance(item, Scalar))


def _unknown(value: Scalar, known: tuple[str, ...]) -> Finding:
    near = nearest(value.text, known)
    hint = phrase("did you mean `{name}`?", name=near) if near else phrase("known: {names}", names=", ".join(known))
    message = phrase("`{value}` is not one of the known words", value=value.text)
    return Finding.of(defect("unknown-value"), value.place, message, hint)
