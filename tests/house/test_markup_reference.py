"""The reference of the markup tells every tag with its attributes, and its examples are accepted."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from qmsgen.stages.render.markup import VOCABULARY, read_tags

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "reference" / "markup.md").read_text(encoding="utf-8")
ROWS = [line.split("|")[1:4] for line in PAGE.splitlines() if line.startswith("| `<")]
EXAMPLES = re.findall(r"```xml\n(.*?)```", PAGE, re.DOTALL)


def told() -> dict[str, str]:
    return {tag: attributes for tags, _, attributes in ROWS for tag in re.findall(r"<([a-z0-9]+)>", tags)}


def test_every_tag_has_a_row_and_every_row_a_tag():
    assert set(told()) == set(VOCABULARY)


@pytest.mark.parametrize("tag", sorted(VOCABULARY))
def test_every_attribute_of_a_tag_is_told(tag):
    attributes = told()[tag]
    missing = [name for name in VOCABULARY[tag] if not re.search(rf"`{name}[`=]", attributes)]
    assert missing == []


@pytest.mark.parametrize("example", EXAMPLES)
def test_examples_are_well_formed_and_known(example):
    document = read_tags(f"<document>{example}</document>", "example")
    assert document.tags()
