"""Whatever a text says, it stays a text: in procedures, in checklists, in every format."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from qmsgen.model.document import Bullets, Figure, Heading, Note, Sheet, Table
from qmsgen.model.policy_set import Material, PolicySet
from qmsgen.model.reading import choose
from qmsgen.model.shape import ListShape, MapShape, RecordShape, TextShape
from qmsgen.model.source import Mapping, Scalar, Sequence
from qmsgen.model.theme_file import read_theme
from qmsgen.stages.encode import encode
from tests.templates.specimen_procedures import LANGUAGES, TEMPLATES, demo, documents, every, text

HOSTILE = (
    "<h1>heading</h1>",
    "{{ subject.owner }}{% for x in y %}",
    "=1+1",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3,
    "&amp; \"quoted\" 'text' <![CDATA[ ]]> --> \\",
    "%(number)s %s {page} | * _ # `",
    "无标点的很长的一句话" * 12,
)


class Poisoned:
    """Replaces every text of a set by something that wants to be more than a text."""

    def __init__(self):
        self.count = 0

    def node(self, shape, node):
        match choose(shape, node):
            case TextShape():
                return self._text(node)
            case RecordShape(fields=declared) if isinstance(node, Mapping):
                return self._mapping(node, lambda key: declared[key].shape if key in declared else None)
            case MapShape(value=value) if isinstance(node, Mapping):
                return self._mapping(node, lambda _: value)
            case ListShape(item=item) if isinstance(node, Sequence):
                return replace(node, items=tuple(self.node(item, child) for child in node.items))
        return node

    def _text(self, node):
        if isinstance(node, Scalar):
            self.count += 1
            return replace(node, text=HOSTILE[self.count % len(HOSTILE)])
        return self._mapping(node, lambda _: TextShape())

    def _mapping(self, node, shape_of):
        entries = {
            key: entry if (shape := shape_of(key)) is None else replace(entry, value=self.node(shape, entry.value))
            for key, entry in node.entries.items()
        }
        return replace(node, entries=entries)


@cache
def poisoned():
    material = demo().material
    root = Poisoned().node(material.vocabulary.record("policy-set"), material.root)
    return PolicySet(Material(material.name, material.vocabulary, root, material.outside))


def shape_of(document):
    return [type(block).__name__ for block in every(document.blocks, (Heading, Table, Note, Figure, Sheet, Bullets))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_text_changes_words_and_nothing_else(language):
    sound, hostile = documents(demo(), language), documents(poisoned(), language)
    assert {name: shape_of(document) for name, document in hostile.items()} == {
        name: shape_of(document) for name, document in sound.items()
    }
    said = text(tuple(document.blocks for document in hostile.values()))
    assert [words for words in HOSTILE if words not in said] == []


def test_hostile_text_goes_into_every_format():
    theme = read_theme(TEMPLATES / "themes" / "standard" / "theme.yaml")
    found = documents(poisoned(), "en")
    for name, formats in (("call-back", ("docx", "html", "md")), ("system-audit", ("xlsx",))):
        for kind, data in encode(found[name], formats, theme):
            assert isinstance(data, bytes), (kind, data)
