"""What the how-to pages tell people to write works when it is written."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from qmsgen import pipeline, resources, starter
from qmsgen.model.artifact import Artifact
from qmsgen.model.document import Heading
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.theme_file import read_theme
from qmsgen.model.vocabulary import vocabulary
from qmsgen.stages.load import load
from qmsgen.stages.render import render
from qmsgen.stages.validate import defects
from tests.formats.specimen_documents import THEME, everything

PAGES = Path(__file__).resolve().parents[2] / "docs" / "how-to"


def block(page: str, language: str, number: int = 0) -> str:
    """A fenced block of a page, without the indent of the list that it stands in."""
    text = (PAGES / f"{page}.md").read_text(encoding="utf-8")
    indent, content = re.findall(rf"^( *)```{language}\n(.*?)^ *```$", text, re.MULTILINE | re.DOTALL)[number]
    return re.sub(rf"^{indent}", "", content, flags=re.MULTILINE)


def module(page: str) -> ModuleType:
    made = ModuleType(page)
    exec(block(page, "python"), made.__dict__)  # noqa: S102 - our own page
    return made


@pytest.fixture
def begun(tmp_path):
    starter.begin(tmp_path / "set", ["en"], "Example")
    return tmp_path / "set"


def written(folder: Path, name: str, content: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(content, encoding="utf-8")
    return folder / name


def root(path: Path):
    (file,) = load(path.parent).files
    return file.root


def test_the_rule_finds_its_defect(begun):
    rule = module("add-a-rule")
    assert list(rule.check(pipeline.inspect(begun, "set").policy_set)) == []
    people = begun / "people.yaml"
    people.write_text(people.read_text(encoding="utf-8").replace("    contact: ext. 110\n", ""), encoding="utf-8")
    problems = list(rule.check(pipeline.inspect(begun, "set").policy_set))
    assert {str(problem.message) for problem in problems} == {"role `service-manager` cannot be reached"}
    assert rule.__doc__.startswith("A role that others escalate to cannot be reached.\n\n")


def test_the_document_type_is_made_for_a_role(begun, tmp_path):
    folder = tmp_path / "templates" / "role-card"
    described = written(folder, "document.yaml", block("add-a-document-type", "yaml"))
    assert defects(root(described), "document-type") == []
    written(folder, "role-card.xml", block("add-a-document-type", "xml"))
    shape = vocabulary().record("document-type")
    material = pipeline.inspect(begun, "set").policy_set.material
    types = {**material.outside["document-types"], "role-card": (shape, root(described))}
    policy_set = PolicySet(replace(material, outside={**material.outside, "document-types": types}))
    kind = policy_set.find("document-types", "role-card")
    artifact = Artifact("set", kind, policy_set.roles[0], None, "en", kind.formats)
    shipped = resources.folder("templates")
    document = render(artifact, policy_set, (tmp_path / "templates", shipped))
    assert document.title == "General manager"
    assert any(isinstance(made, Heading) for made in document.blocks)


def test_the_theme_is_read(tmp_path):
    path = written(tmp_path / "ocean", "theme.yaml", block("add-a-theme", "yaml"))
    assert read_theme(path).colours.accent == "#00636e"


def test_the_catalogue_is_sound_and_can_be_claimed(tmp_path):
    path = written(tmp_path / "standards", "house-2024.yaml", block("add-a-standard", "yaml"))
    assert defects(root(path), "catalogue") == []
    claiming = written(tmp_path / "set", "set.yaml", block("add-a-standard", "yaml", 1))
    assert defects(root(claiming), "policy-set") == []


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_the_format_makes_text(language):
    made = module("add-a-format").encode(everything(language), THEME).decode()
    assert made.splitlines()[0] == everything(language).title
    assert len(made.splitlines()) > 3


def test_the_pack_is_sound_and_can_be_built_upon(tmp_path):
    pack = written(tmp_path / "lakeside" / "packs" / "hotel", "pack.yaml", block("add-a-pack", "yaml"))
    assert [str(one.message) for one in pipeline.inspect(pack.parent, "hotel").findings] == []
    written(tmp_path / "lakeside", "qms.yaml", "extends: [hotel]\nlanguages: [en]\n")
    inspection = pipeline.inspect(tmp_path / "lakeside", "lakeside")
    assert {one.name for one in inspection.findings} == {"fact-missing"}
    assert any("What is the address of the house?" in str(one.message) for one in inspection.findings)
    assert inspection.policy_set.find("roles", "front-line-agent").title == "Receptionist"
