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
OFFICE = {".docx", ".xlsx"}


@pytest.fixture(scope="module", params=SETS)
def inspection(request):
    return pipeline.inspect(POLICIES / request.param, request.param)


@pytest.fixture(scope="module")
def made(inspection, tmp_path_factory):
    """The folder with one document of each type and language, in all its formats; the largest where there are many."""
    chosen = {}
    for artifact in pipeline.documents(inspection.policy_set, Wanted()):
        chosen.setdefault((artifact.language, artifact.document_type.id), artifact)
    folder = tmp_path_factory.mktemp("made")
    order = pipeline.Order(limits=Limits(seconds=600), workers=1)
    with output(folder) as target:
        made = pipeline.build(inspection, tuple(chosen.values()), order, target, lambda _: None)
        assert made.failures == []
        pipeline.publish(made, target, whole=False)
    assert len(made.hashes) == len(chosen)
    return folder


def files(folder: Path, endings: set[str]) -> list[Path]:
    found = sorted(path for path in folder.rglob("*") if path.suffix in endings)
    assert found
    return found


def test_the_set_is_sound(inspection):
    assert [f"{finding.place}: {finding.message}" for finding in inspection.findings] == []


def test_together_the_sets_make_every_type_of_document():
    sets = (pipeline.inspect(POLICIES / name, name).policy_set for name in SETS)
    made = {artifact.document_type.id for one in sets for artifact in pipeline.documents(one, Wanted())}
    assert made == {kind.id for kind in pipeline.document_types()}


def test_office_files_keep_to_their_schemas(made, ooxml_errors):
    errors = {path.relative_to(made): ooxml_errors(path) for path in files(made, OFFICE)}
    assert {path: found for path, found in errors.items() if found} == {}


@pytest.mark.parametrize("profile", ["PDFA-3A", "PDFUA-1"])
def test_pages_can_be_kept_for_ever_and_read_by_everybody(made, profile, verapdf_of_many):
    failures = verapdf_of_many(files(made, {".pdf"}), profile)
    assert {path.relative_to(made): found for path, found in failures.items() if found} == {}
