"""The example sets are sound, and a document of every type that they make stands up to the judges in every format."""

from __future__ import annotations

from pathlib import Path

import pytest

from qmsgen import pipeline, resources
from qmsgen.isolation import Limits
from qmsgen.stages.plan import Wanted
from qmsgen.stages.write import output

POLICIES = resources.folder("policies")
SETS = sorted(path.parent.name for path in POLICIES.glob("*/qms.yaml") if not (path.parent / "pack.yaml").exists())
FULLEST = "atm-service"
"""This set makes every type that there is; of the others each brings a share before the judges."""
OFFICE = {".docx", ".xlsx"}


@pytest.fixture(scope="module", params=SETS)
def inspection(request):
    return pipeline.inspect(POLICIES / request.param, request.param)


def built(inspection, artifacts, folder: Path, seconds: int = 600) -> Path:
    order = pipeline.Order(limits=Limits(seconds=seconds, megabytes=3000))
    with output(folder) as target:
        made = pipeline.build(inspection, tuple(artifacts), order, target, lambda _: None)
        assert made.failures == []
        pipeline.publish(made, target, whole=False)
    return folder


@pytest.fixture(scope="module")
def made(inspection, tmp_path_factory):
    """The folder with one document of each type, the languages by turns, in all its formats."""
    name = inspection.policy_set.name
    languages = inspection.policy_set.languages
    types = dict.fromkeys(one.document_type.id for one in pipeline.documents(inspection.policy_set, Wanted()))
    asked = [
        (kind, languages[turn % len(languages)])
        for turn, kind in enumerate(types)
        if name == FULLEST or turn % (len(SETS) - 1) == SETS.index(name) % (len(SETS) - 1)
    ]
    chosen = [pipeline.documents(inspection.policy_set, Wanted((kind,), (language,)))[0] for kind, language in asked]
    return built(inspection, chosen, tmp_path_factory.mktemp("made"))


def files(folder: Path, endings: set[str]) -> list[Path]:
    found = sorted(path for path in folder.rglob("*") if path.suffix in endings)
    assert found
    return found


def test_the_set_is_sound(inspection):
    assert [f"{finding.place}: {finding.message}" for finding in inspection.findings] == []


def test_every_document_of_the_set_can_be_made(inspection, tmp_path):
    everything = pipeline.documents(inspection.policy_set, Wanted(formats=("md", "xlsx")))
    assert len(files(built(inspection, everything, tmp_path), {".md", ".xlsx"})) > len(everything) / 2


def test_the_fullest_set_makes_every_type_of_document():
    policy_set = pipeline.inspect(POLICIES / FULLEST, FULLEST).policy_set
    made = {artifact.document_type.id for artifact in pipeline.documents(policy_set, Wanted())}
    assert made == {kind.id for kind in pipeline.document_types()}


def test_office_files_keep_to_their_schemas(made, ooxml_errors):
    errors = {path.relative_to(made): ooxml_errors(path) for path in files(made, OFFICE)}
    assert {path: found for path, found in errors.items() if found} == {}


@pytest.mark.parametrize("profile", ["PDFA-3A", "PDFUA-1"])
def test_pages_can_be_kept_for_ever_and_read_by_everybody(made, profile, verapdf_of_many):
    failures = verapdf_of_many(files(made, {".pdf"}), profile)
    assert {path.relative_to(made): found for path, found in failures.items() if found} == {}
