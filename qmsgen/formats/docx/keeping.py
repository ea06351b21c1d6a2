"""Which rows of a table stay with the next on one page; Word is told by a mark on each of their paragraphs.

A short table is not torn apart. A longer one never leaves its first or its last row alone, nor tears the rows
that one cell spans.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from qmsgen.formats.docx.extent import tagged
from qmsgen.formats.docx.pagination import room, sections

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

    from qmsgen.formats.docx.extent import Extents

_FEW_ROWS = 8
"""So many rows are a short table."""
_UNTORN = 0.7
"""A table that is higher than this part of a page may be torn apart, however few its rows are."""
_FEWEST_TO_PAIR = 4
"""With fewer rows, two at each end would be all of them."""
_WHOLE = frozenset({"RatingTable", "CardFrame"})
"""Tables that are one thing, however many rows they have."""


def keep_rows(body: _Element, headers: Mapping[str, _Element], extents: Extents) -> None:
    """Mark the rows of all tables that must stay with the next one."""
    for content, section in sections(body):
        width, height = room(section, headers, extents)
        for table in content:
            if table.tag == tagged("tbl"):
                short = extents.height([table], width) <= _UNTORN * height
                _keep(table, short=short)


def _keep(table: _Element, *, short: bool) -> None:
    rows = table.findall(tagged("tr"))
    whole = short and (len(rows) <= _FEW_ROWS or _style(table) in _WHOLE)
    kept = range(len(rows) - 1) if whole else sorted({*_at_the_ends(rows), *_within_spans(rows)})
    for index in kept:
        for paragraph in rows[index].iter(tagged("p")):
            _mark(paragraph)


def _at_the_ends(rows: list[_Element]) -> Iterator[int]:
    """The head, the first row below it, and the last but one."""
    heads = sum(1 for row in rows if row.find(f"{tagged('trPr')}/{tagged('tblHeader')}") is not None)
    yield from range(min(heads, len(rows) - 1))
    if len(rows) - heads >= _FEWEST_TO_PAIR:
        yield heads
        yield len(rows) - 2


def _within_spans(rows: list[_Element]) -> Iterator[int]:
    """Each row from which a cell reaches into the next one."""
    for index, row in enumerate(rows[1:]):
        merges = row.iterfind(f"{tagged('tc')}/{tagged('tcPr')}/{tagged('vMerge')}")
        if any(merge.get(tagged("val")) is None for merge in merges):
            yield index


def _style(table: _Element) -> str:
    return str(table.find(f"{tagged('tblPr')}/{tagged('tblStyle')}").get(tagged("val")))


def _mark(paragraph: _Element) -> None:
    properties = paragraph.find(tagged("pPr"))
    if properties.find(tagged("keepNext")) is None:
        properties.insert(1, etree.Element(tagged("keepNext")))
