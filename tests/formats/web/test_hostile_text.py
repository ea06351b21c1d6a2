"""Hostile text in every slot of a document stays text, in HTML and on its way to PDF."""

from dataclasses import fields, is_dataclass, replace
from enum import Enum

import pytest
from lxml import etree

from qmsgen.formats import html, pdf
from qmsgen.model.document import FlowEdge, FlowNode, Lane, Run
from qmsgen.web.markup import css_string
from qmsgen.web.style import page_phrase
from tests.formats.web.specimen_web import procedure, survey

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "]]><!--",
    "javascript:alert(1)",
    "</style><script>alert(1)</script>",
    "</title><link rel=attachment href=file:///etc/passwd>",
    "{{ 7*7 }} &lt; &amp;",
    '\\"; } body { background: red } /*',
)

IDENTIFIERS = {"name", "anchor", "value"}
MEANT = {
    "kind", "language", "style", "tone", "date", "level", "source", "target", "id", "lane", "origin", "page", "width"
}  # fmt: skip
"""What a program writes, not a person."""


def poisoned(value, text, meant=MEANT):
    """A document with the text in every slot that holds a person's words, names and anchors made unique by a count."""
    count = iter(range(10_000))

    def walk(node):
        if isinstance(node, Enum) or not (is_dataclass(node) or isinstance(node, tuple)):
            return node
        if isinstance(node, tuple):
            return tuple(f"{text}" if isinstance(item, str) else walk(item) for item in node)
        changes = {}
        for slot in fields(node):
            held = getattr(node, slot.name)
            if isinstance(held, str):
                kept = slot.name in meant or not held or isinstance(node, Lane | FlowNode | FlowEdge)
                unique = f"{text}{next(count)}" if slot.name in IDENTIFIERS else text
                changes[slot.name] = held if kept or isinstance(held, Enum) else unique
            elif slot.name not in meant:
                changes[slot.name] = walk(held)
        return replace(node, **changes)

    return walk(value)


def elements(page):
    return sorted({element.tag for element in etree.fromstring(page).iter() if isinstance(element.tag, str)})


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("made", [procedure, survey])
def test_page_has_no_element_more_for_hostile_words(theme, made, text):
    assert elements(html.encode(poisoned(made("en"), text), theme)) == elements(html.encode(made("en"), theme))


@pytest.mark.parametrize("text", HOSTILE)
def test_page_has_no_attribute_more_for_hostile_words(theme, text):
    tree = etree.fromstring(html.encode(poisoned(survey("en"), text), theme))
    assert not [name for element in tree.iter() for name in element.attrib if name.startswith("on")]
    assert all(href.startswith("#") for href in tree.xpath("//@href"))


def test_hostile_words_are_read_as_they_were_typed(theme):
    for text in HOSTILE:
        document = replace(survey("en"), title=text)
        assert etree.fromstring(html.encode(document, theme)).findtext(".//h1") == text


@pytest.mark.parametrize("made", [procedure, survey])
def test_page_layout_neither_fetches_nor_attaches_anything(theme, made, tmp_path, pdf_errors):
    path = tmp_path / "hostile.pdf"
    path.write_bytes(pdf.encode(poisoned(made("en"), "".join(HOSTILE)[:120], MEANT | IDENTIFIERS), theme))
    assert b"/EmbeddedFile" not in path.read_bytes()
    assert b"/URI" not in path.read_bytes()
    assert pdf_errors(path) == []


@pytest.mark.parametrize("text", HOSTILE)
def test_css_string_cannot_be_left(text):
    inside = css_string(text)[1:-1]
    assert not set(inside) & set('"<>&\n')


def test_page_phrase_counts_and_keeps_its_words_apart():
    assert page_phrase("第 {page} 页 / 共 {pages} 页") == '"第 " counter(page) " 页 / 共 " counter(pages) " 页"'
    assert page_phrase('"} {page}') == r'"\22 } " counter(page)'


def test_run_of_every_style_is_escaped(theme):
    for style in ("plain", "strong", "emphasis", "code"):
        document = replace(survey("en"), title="T", blocks=())
        document = replace(document, cover=(procedure("en").blocks[2],))
        changed = replace(document.cover[0], content=(Run("<b>&", style),))
        assert b"&lt;b&gt;&amp;" in html.encode(replace(document, cover=(changed,)), theme)
