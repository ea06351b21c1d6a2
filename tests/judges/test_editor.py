"""An editor with the YAML language server says of a policy set what `qmsgen check` says, on the same lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from qmsgen import resources, starter
from qmsgen.languages import known
from qmsgen.stages.load import load
from qmsgen.stages.validate import validate

EXAMPLES = sorted((resources.folder("policies")).glob("atm-service/**/*.yaml"))
PROCESS = "processes/handle-a-request.yaml"
MISTAKES = {
    "mistyped key": (PROCESS, "    purpose:", "    porpose:"),
    "unknown word": (PROCESS, "category: service-delivery", "category: service"),
    "missing key": (PROCESS, "    title: Handling a request\n", ""),
    "single value for a list": (PROCESS, "of_truth: first-contact", "of_truth: [first-contact]"),
    "list for a single value": ("records.yaml", "filled_by: [service-agent]\n", "filled_by: service-agent\n"),
    "nothing after the key": (PROCESS, "    trigger: A customer asks for something.", "    trigger:"),
    "id with capitals": (PROCESS, "  handle-a-request:\n", "  Handle-A-Request:\n"),
    "key twice": (PROCESS, "    trigger:", "    purpose: Another.\n    trigger:"),
    "unknown language of a text": (PROCESS, "title: Handling a request", "title: {english: Handling a request}"),
    "unknown language of the set": ("qms.yaml", "languages: [en]", "languages: [english]"),
    "date that is none": (PROCESS, "    trigger:", "    since: yesterday\n    trigger:"),
    "number too large": ("customers.yaml", "importance: 5", "importance: 6"),
    "value twice": ("people.yaml", "for: [general-manager", "for: [general-manager, general-manager"),
}


@pytest.fixture(scope="module", params=known())
def begun(request, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("editor") / request.param
    starter.begin(folder, [request.param], "Example")
    return folder


@pytest.fixture(scope="module")
def english(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("editor") / "english"
    starter.begin(folder, ["en"], "Example")
    return folder


def place(text: str, mark: str) -> tuple[int, int]:
    """Line and column of the first place where a mark stands, from 1."""
    before = text[: text.index(mark)]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def lines_of_check(folder: Path) -> set[int]:
    loaded = load(folder)
    return {finding.place.line for finding in (*loaded.findings, *validate(loaded.files).findings)}


def test_a_new_set_is_sound_in_the_editor(editor, begun):
    complaints = {path.name: editor.complaints(path) for path in sorted(begun.rglob("*.yaml"))}
    assert len(complaints) > 5
    assert [name for name, said in complaints.items() if said] == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_the_example_set_is_sound_in_the_editor(editor, path):
    assert editor.complaints(path) == []


@pytest.mark.parametrize(("file", "right", "wrong"), MISTAKES.values(), ids=MISTAKES)
def test_editor_and_check_find_a_mistake_on_the_same_line(editor, tmp_path, file, right, wrong):
    folder = tmp_path / "set"
    starter.begin(folder, ["en"], "Example")
    text = (folder / file).read_text(encoding="utf-8")
    assert right in text
    (folder / file).write_text(text.replace(right, wrong, 1), encoding="utf-8")
    seen = {int(said.partition(":")[0]) for said in editor.complaints(folder / file)}
    told = lines_of_check(folder)
    assert told
    assert told <= seen


def test_the_editor_explains_a_key(editor, english):
    path = english / PROCESS
    text = path.read_text(encoding="utf-8")
    assert "The one role that answers for the process." in editor.hover(path, text, *place(text, "owner:"))
    assert "unless `from` says otherwise" in editor.hover(path, text, *place(text, "within:"))
    assert "`improvement`: Makes the others better." in editor.hover(path, text, *place(text, "category:"))


def test_the_editor_offers_keys_that_are_not_there_yet(editor, english):
    path = english / PROCESS
    text = path.read_text(encoding="utf-8").replace("    purpose:", "    \n    purpose:")
    line, _ = place(text, "    \n")
    offered = editor.offers(path, text, line, 5)
    assert {"mode", "how_often", "related"} <= set(offered)
    assert "purpose" not in offered


def test_the_editor_offers_the_words_of_a_key(editor, english):
    path = english / PROCESS
    text = path.read_text(encoding="utf-8").replace("    purpose:", "    mode: \n    purpose:")
    line, column = place(text, "mode: ")
    assert editor.offers(path, text, line, column + 6) == ["interaction", "satisfaction", "production"]


def test_the_editor_offers_the_collections_of_an_empty_file(editor, english):
    text = f"# yaml-language-server: $schema={starter.SCHEMA}\n\n"
    offered = editor.offers(english / "new.yaml", text, 2, 1)
    assert {"roles", "processes", "commitments", "surveys"} <= set(offered)
