"""A document between template and format: a closed tree of frozen blocks that every format encodes.

A template emits semantic markup (see `docs/reference/markup.md`), the render stage parses it into these
blocks, and each module in `formats/` turns them into bytes. A format ends its `match` over `Block` and over
`Inline` in `assert_never`, so that a new block names every format that must learn it; so does `figures` over
`Drawing`.

No block carries a look: fonts, colours and measures come from the `Theme`.
"""

from __future__ import annotations

from qmsgen.model.document.bilingual import Bilingual, alike, both, folded, sayings
from qmsgen.model.document.blocks import (
    Block,
    Bullets,
    Card,
    Cell,
    Contents,
    Drawing,
    Figure,
    GridItem,
    GridScale,
    Heading,
    Landscape,
    Note,
    PageBreak,
    Paragraph,
    Parallel,
    Question,
    RatingGrid,
    Row,
    Sheet,
    Table,
)
from qmsgen.model.document.charts import Amount, Bar, BarChart, LineChart, Trend
from qmsgen.model.document.flow import Flow, FlowEdge, FlowNode, Lane
from qmsgen.model.document.inline import Choice, Content, Field, Inline, LineBreak, Link, Run, Tone
from qmsgen.model.document.lent import LEGENDS, SIGNED, UNDERLINED, explained
from qmsgen.model.document.overviews import (
    BANDS,
    BLUEPRINT_LANES,
    BLUEPRINT_MARKS,
    Band,
    Blueprint,
    BlueprintAction,
    BlueprintLane,
    BlueprintMark,
    MapEdge,
    MapProcess,
    Passage,
    Phase,
    ProcessMap,
    Turtle,
)
from qmsgen.model.document.whole import Document, Furniture

__all__ = [
    "BANDS",
    "BLUEPRINT_LANES",
    "BLUEPRINT_MARKS",
    "LEGENDS",
    "SIGNED",
    "UNDERLINED",
    "Amount",
    "Band",
    "Bar",
    "BarChart",
    "Bilingual",
    "Block",
    "Blueprint",
    "BlueprintAction",
    "BlueprintLane",
    "BlueprintMark",
    "Bullets",
    "Card",
    "Cell",
    "Choice",
    "Content",
    "Contents",
    "Document",
    "Drawing",
    "Field",
    "Figure",
    "Flow",
    "FlowEdge",
    "FlowNode",
    "Furniture",
    "GridItem",
    "GridScale",
    "Heading",
    "Inline",
    "Landscape",
    "Lane",
    "LineBreak",
    "LineChart",
    "Link",
    "MapEdge",
    "MapProcess",
    "Note",
    "PageBreak",
    "Paragraph",
    "Parallel",
    "Passage",
    "Phase",
    "ProcessMap",
    "Question",
    "RatingGrid",
    "Row",
    "Run",
    "Sheet",
    "Table",
    "Tone",
    "Trend",
    "Turtle",
    "alike",
    "both",
    "explained",
    "folded",
    "sayings",
]
