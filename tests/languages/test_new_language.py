"""A language is added by a folder of catalogues alone."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from qmsgen import languages, pipeline, resources
from qmsgen.model.document import Heading, Run
from qmsgen.stages.plan import Wanted

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
COMPARE = TEMPLATES / "locales" / "compare.py"
PO = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Language: de\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Purpose"
msgstr "Zweck"

msgid "Draft"
msgstr "Entwurf"
"""
SET = """\
organisation: {name: Beispiel}
languages: [de, en]
roles:
  owner: {title: {de: Leiter, en: Head}}
processes:
  run:
    title: {de: Betrieb, en: Operation}
    purpose: {de: Läuft., en: It runs.}
    owner: owner
    steps:
      start: {do: {de: Einschalten., en: Switch on.}, by: owner}
"""


@pytest.fixture
def german(tmp_path, monkeypatch):
    """The templates with a folder `de` more."""
    shutil.copytree(TEMPLATES, tmp_path / "templates", ignore=shutil.ignore_patterns("fonts", "__pycache__"))
    (tmp_path / "templates" / "fonts").symlink_to(TEMPLATES / "fonts")
    folder = tmp_path / "templates" / "locales" / "de"
    folder.mkdir()
    (folder / "few.po").write_text(PO, "utf-8")
    folder_of = resources.folder
    caches = (languages.known, languages.catalogue)
    monkeypatch.setattr(
        resources, "folder", lambda name: tmp_path / "templates" if name == "templates" else folder_of(name)
    )
    for cache in caches:
        cache.cache_clear()
    yield
    for cache in caches:
        cache.cache_clear()


def test_a_folder_of_catalogues_is_a_language(german, tmp_path):
    assert languages.known() == ("de", "en", "zh-CN")
    (tmp_path / "set").mkdir()
    (tmp_path / "set" / "qms.yaml").write_text(SET, "utf-8")
    inspection = pipeline.inspect(tmp_path / "set", "set")
    assert [one.name for one in inspection.findings if one.name == "language-not-translated"] == []
    wanted = Wanted(("procedure",), ("de+en",))
    (artifact,) = pipeline.documents(inspection.policy_set, wanted)
    readings = {language: inspection.policy_set.reading(language) for language in ("de", "en")}
    document = pipeline.rendered(artifact, readings)
    headings = [
        "".join(run.text for run in block.content if isinstance(run, Run))
        for block in document.blocks
        if isinstance(block, Heading)
    ]
    assert headings[0] == "Zweck Purpose"
    assert document.title == "Betrieb Operation"


def test_a_language_is_called_by_its_name_in_another():
    assert languages.language_name("zh-CN", "en") == "Chinese"
    assert languages.language_name("zh-CN", "zh-CN") == "中文"
    assert languages.language_name("en", "zh-CN") == "英文"
    assert languages.language_name("fr", "zh-CN") == "法语"
    assert languages.language_name("xx", "en") == "xx"


def compare():
    spec = importlib.util.spec_from_file_location("compare", COMPARE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("language", [name for name in languages.known() if name != languages.SOURCE])
def test_no_translation_of_a_template_is_missing_or_left_over(language):
    tool = compare()
    assert [str(message.id) for message in tool.missing(language) if message.id] == []
    assert tool.obsolete(language) == []


@pytest.mark.parametrize("language", [name for name in languages.known() if name != languages.SOURCE])
def test_a_translation_has_every_plural_form_of_its_language(language):
    for path in (TEMPLATES / "locales" / language).glob("*.po"):
        catalogue = read_po(path.read_bytes().splitlines(keepends=True), locale=language.replace("-", "_"))
        for message in catalogue:
            if message.pluralizable and message.id:
                assert len(message.string) == catalogue.num_plurals, (path.name, message.id)


def test_a_new_language_begins_with_a_catalogue_of_all_phrases():
    run = subprocess.run([sys.executable, COMPARE, "--new", "de"], capture_output=True, check=True)
    catalogue = read_po(run.stdout.splitlines(keepends=True), locale="de")
    assert len(catalogue) > 100
    assert catalogue.get("Purpose") is not None
    assert catalogue.num_plurals == 2
