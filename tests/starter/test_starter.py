"""A new policy set is small, sound, and can be built at once, in every language that has a starter of its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from qmsgen import pipeline, resources, starter
from qmsgen.cli import group
from qmsgen.errors import UsageError
from qmsgen.stages.plan import Wanted

STARTERS = sorted(path.name for path in (resources.folder("policies") / "starter").iterdir() if path.is_dir())


def begun(folder: Path, language: str, name: str = "Meridian Care") -> pipeline.Inspection:
    starter.begin(folder, [language], name)
    return pipeline.inspect(folder, "set")


@pytest.mark.parametrize("language", STARTERS)
def test_nothing_is_wrong_with_a_new_set(tmp_path, language):
    inspection = begun(tmp_path / "set", language)
    assert [(str(one.place), one.name, str(one.message)) for one in inspection.findings] == []
    assert inspection.policy_set.languages == (language,)
    assert str(inspection.policy_set.organisation.name) == "Meridian Care"


@pytest.mark.parametrize("language", STARTERS)
def test_a_new_set_makes_the_documents_of_what_it_describes(tmp_path, language):
    inspection = begun(tmp_path / "set", language)
    made = {artifact.document_type.id for artifact in pipeline.documents(inspection.policy_set, Wanted())}
    assert made >= {"quality-manual", "procedure", "charter", "survey-form", "recovery-playbook", "audit-checklist"}


def test_starters_describe_the_same_elements():
    folder = resources.folder("policies") / "starter"
    shapes = {}
    for language in STARTERS:
        files = sorted((folder / language).rglob("*.yaml.in"))
        shapes[language] = {path.relative_to(folder / language).as_posix(): ids(path) for path in files}
    first, *others = shapes.values()
    assert all(other == first for other in others)


def ids(path: Path) -> dict[str, list[str]]:
    """The ids in every collection of a starter's file."""
    text = path.read_text(encoding="utf-8").replace("[[name]]", "name").replace("[[[languages]]]", "[en]")
    collections = yaml.safe_load(text)
    return {name: sorted(value) for name, value in collections.items() if isinstance(value, dict)}


def test_an_organisation_without_a_name_stands_out(tmp_path):
    starter.begin(tmp_path / "set", ["en"], "")
    assert 'name: "[ORGANISATION]"' in (tmp_path / "set" / "qms.yaml").read_text(encoding="utf-8")


def test_a_language_without_a_starter_begins_with_the_english_texts(tmp_path, monkeypatch):
    monkeypatch.setattr(starter, "known", lambda: ("en", "fr", "zh-CN"))
    starter.begin(tmp_path / "set", ["fr", "zh-CN"], "")
    qms = (tmp_path / "set" / "qms.yaml").read_text(encoding="utf-8")
    assert "languages: [fr, zh-CN]" in qms
    assert "Advice and support for customers" in qms


def test_a_name_with_quotes_and_colons_is_kept(tmp_path):
    inspection = begun(tmp_path / "set", "en", 'Smith: "Care" & Co. #1')
    assert str(inspection.policy_set.organisation.name) == 'Smith: "Care" & Co. #1'


def test_nothing_that_is_there_is_overwritten(tmp_path):
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="is not empty"):
        starter.begin(tmp_path, ["en"], "")
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_an_unknown_language_is_refused_before_anything_is_written(tmp_path):
    with pytest.raises(UsageError, match="no language `xx`"):
        starter.begin(tmp_path / "set", ["xx"], "")
    assert not (tmp_path / "set").exists()


def test_every_file_names_the_schema_by_its_own_path(tmp_path):
    starter.begin(tmp_path / "set", ["en"], "")
    for path in (tmp_path / "set").rglob("*.yaml"):
        first = path.read_text(encoding="utf-8").splitlines()[0]
        named = first.removeprefix("# yaml-language-server: $schema=")
        assert (path.parent / named).resolve() == tmp_path / "set" / starter.SCHEMA


def test_the_schema_for_editors_is_one_sound_file_that_needs_no_other():
    schema = starter.editor_schema()
    Draft202012Validator.check_schema(schema)
    text = json.dumps(schema)
    assert '"$id"' not in text
    assert '"x-ref"' not in text
    references = {part.split('"')[0] for part in text.split('"$ref": "')[1:]}
    assert references
    for reference in references:
        part = schema
        assert reference.startswith("#/")
        for key in reference[2:].split("/"):
            part = part[key]


def test_the_command_says_what_it_wrote_and_what_comes_next(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    run = CliRunner().invoke(group, ["init", "my-clinic"])
    assert run.exit_code == 0
    assert run.output.startswith("began a policy set in `my-clinic`\n")
    assert run.output.endswith("next: edit the files, then `qmsgen check my-clinic` and `qmsgen build my-clinic`\n")
    assert "  processes/handle-a-request.yaml\n" in run.output


@pytest.mark.parametrize("languages", [("en", "zh-CN"), ("zh-CN", "en")])
def test_nothing_is_wrong_with_a_new_set_in_two_languages(tmp_path, languages):
    starter.begin(tmp_path / "set", languages, "康宁 Care")
    inspection = pipeline.inspect(tmp_path / "set", "set")
    assert [(str(one.place), one.name, str(one.message)) for one in inspection.findings] == []
    policy_set = inspection.policy_set
    assert policy_set.languages == languages
    titles = {language: str(policy_set.reading(language).roles[0].title) for language in languages}
    assert titles == {"en": "General manager", "zh-CN": "总经理"}
    starter.begin(tmp_path / "alone", languages[:1], "康宁 Care")
    alone = pipeline.inspect(tmp_path / "alone", "alone").policy_set
    assert [str(role.purpose) for role in alone.roles] == [str(role.purpose) for role in policy_set.roles]


def test_a_set_in_two_languages_on_a_pack_begins_with_its_name_said_once(tmp_path):
    starter.begin(tmp_path / "set", ("en", "zh-CN"), 'Lake "Side"', ("service-core",))
    policy_set = pipeline.inspect(tmp_path / "set", "set").policy_set
    assert {str(policy_set.reading(tag).organisation.name) for tag in ("en", "zh-CN")} == {'Lake "Side"'}
    findings = pipeline.inspect(tmp_path / "set", "set").findings
    assert {finding.code for finding in findings} == {"QMS120"}
