"""What ships beside the code is sound: clause catalogues, document types, themes."""

from __future__ import annotations

from pathlib import Path

import pytest

from qmsgen import resources
from qmsgen.model.theme_file import read_theme
from qmsgen.model.vocabulary import vocabulary
from qmsgen.pipeline import document_types
from qmsgen.stages.encode import formats
from qmsgen.stages.load import load
from qmsgen.stages.validate import defects

CATALOGUES = sorted(resources.folder("standards").glob("*.yaml"))
TYPES = sorted(resources.folder("templates").glob("*/document.yaml"))
THEMES = sorted(resources.folder("templates").glob("themes/*/theme.yaml"))


def complaints(path: Path, kind: str) -> list[str]:
    files = {file.name: file.root for file in load(path.parent).files}
    return [f"{finding.place}: {finding.message}" for _, finding in defects(files[path.name], kind)]


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_a_catalogue_keeps_to_its_schema(path):
    assert complaints(path, "catalogue") == []


@pytest.mark.parametrize("path", TYPES, ids=lambda path: path.parent.name)
def test_a_document_type_keeps_to_its_schema(path):
    assert complaints(path, "document-type") == []


@pytest.mark.parametrize("kind", document_types(), ids=lambda kind: kind.id)
def test_a_document_type_names_what_there_is(kind):
    assert set(kind.formats) <= set(formats())
    collections = vocabulary().collections
    assert set(kind.needs) <= {*collections, "standards"}
    assert kind.made_for is None or kind.made_for.partition("/")[0] in collections


@pytest.mark.parametrize("path", THEMES, ids=lambda path: path.parent.name)
def test_a_theme_can_be_read(path):
    assert read_theme(path).name == path.parent.name
