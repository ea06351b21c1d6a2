"""The sentences of a document, with the places that they came from."""

from __future__ import annotations

from qmsgen.model.document import Document, Heading, Paragraph, Run
from qmsgen.model.document.sentences import sentences
from qmsgen.model.source import Origin, Place

ONE, TWO = Origin(Place("a.yaml", 1)), Origin(Place("b.yaml", 2))


def test_a_sentence_knows_its_section_and_the_places_of_its_words():
    document = Document(
        "k",
        "T",
        "en",
        blocks=(
            Heading(1, (Run("Scope"),), "scope", "2"),
            Paragraph(
                (Run("It ends. "), Run("The clerk", origin=ONE), Run(" must "), Run("sign. Then go", origin=TWO))
            ),
        ),
    )
    found = sentences(document)
    assert [(one.text, one.section, one.origins) for one in found] == [
        ("It ends.", "2 Scope", ()),
        ("The clerk must sign.", "2 Scope", (ONE, TWO)),
        ("Then go", "2 Scope", (TWO,)),
    ]


def test_chinese_sentences_need_no_blank_between_them():
    document = Document("k", "T", "zh-CN", blocks=(Paragraph((Run("甲应到场。乙离开；丙留下", origin=ONE),)),))
    assert [one.text for one in sentences(document)] == ["甲应到场。", "乙离开；", "丙留下"]
