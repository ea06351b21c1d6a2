"""BPMN 2.0: the flow charts of a document with their layout, for tools that model and run processes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from qmsgen.errors import EncodingFault
from qmsgen.model.document import Card, Figure, Flow, Landscape, Note, Sheet, sayings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from qmsgen.model.document import Block, Document
    from qmsgen.model.theme import Theme

SUFFIX: Final = "bpmn"


def encode(document: Document, theme: Theme) -> bytes:  # noqa: ARG001  (every format is called alike)
    """The flow charts of a document as pools of one BPMN collaboration, in UTF-8; looks are left to the tool.

    Raises `EncodingFault` where the document holds no flow chart.
    """
    from qmsgen.formats.bpmn.definitions import definitions  # noqa: PLC0415  (starting qmsgen loads no format)

    flows = [(figure, flow) for figure, flow in _flows(document.blocks) if flow.nodes]
    if not flows:
        raise EncodingFault("no flow chart in the document", hint="make it in other formats")
    names = [document.title if len(flows) == 1 else figure.caption or document.title for figure, _ in flows]
    pools = list(zip(names, (flow for _, flow in flows), strict=True))
    return definitions(pools, sayings(document)).encode()


def _flows(blocks: Iterable[Block]) -> Iterator[tuple[Figure, Flow]]:
    for block in blocks:
        match block:
            case Figure(drawing=Flow() as flow):
                yield block, flow
            case Landscape(blocks=inner) | Sheet(blocks=inner) | Card(blocks=inner) | Note(blocks=inner):
                yield from _flows(inner)
            case _:
                pass
