"""The language server as an editor meets it."""

from __future__ import annotations

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException


def at(text: str, word: str, occurrence: int = 1) -> types.Position:
    """The position of the first letter of a word, in the UTF-16 units that editors count in."""
    index = -1
    for _ in range(occurrence):
        index = text.index(word, index + 1)
    line = text.count("\n", 0, index)
    before = text[text.rfind("\n", 0, index) + 1 : index]
    return types.Position(line, len(before.encode("utf-16-le")) // 2)


def text_of(root, name):
    return (root / name).read_text("utf-8")


def test_findings_appear_in_every_file_and_go_when_they_are_mended(editing, root):
    async def doing(editor):
        editor.opens("people.yaml")
        before = await editor.told("people.yaml", until=lambda found: any(one.code == "QMS301" for one in found))
        dangling = next(one for one in before if one.code == "QMS301")
        mended = text_of(root, "people.yaml").replace("hed", "head")
        editor.types_all("people.yaml", mended, 2)
        after = await editor.told("people.yaml", until=lambda found: all(one.code != "QMS301" for one in found))
        return dangling, after, editor.diagnostics

    dangling, after, everywhere = editing(doing)
    assert dangling.range.start == types.Position(5, 12)
    assert dangling.range.end == types.Position(5, 15)
    assert dangling.severity is types.DiagnosticSeverity.Error
    assert "`head`" in dangling.message
    assert all(one.code != "QMS301" for one in after)
    assert any(uri.endswith("processes/visit.yaml") for uri in everywhere)


def test_text_that_is_no_yaml_yet_is_told_and_breaks_nothing(editing):
    async def doing(editor):
        editor.opens("people.yaml", "roles:\n  head: {title: [\n")
        found = await editor.told("people.yaml", until=bool)
        editor.types_all("people.yaml", "roles:\n  head: {title: 主任}\n  desk: {title: T}\n", 2)
        await editor.told("people.yaml", until=lambda now: now != found)
        return found

    assert editing(doing)[0].range.start.line >= 1


@pytest.mark.parametrize("word", ["head", "visit.greet", "greet"])
def test_an_id_leads_to_its_definition(editing, root, word):
    name = "promises.yaml" if "." in word or word == "greet" else "processes/visit.yaml"

    async def doing(editor):
        document = editor.opens(name)
        position = at(text_of(root, name), word)
        return await editor.client.text_document_definition_async(types.DefinitionParams(document, position))

    found = editing(doing)
    wanted = {
        "head": ("people.yaml", 1),
        "visit.greet": ("processes/visit.yaml", 1),
        "greet": ("processes/visit.yaml", 6),
    }
    file, line = wanted[word]
    assert (found.uri, found.range.start.line) == ((root / file).as_uri(), line)


def test_an_id_gets_another_name_in_every_file_and_nowhere_else(editing, root):
    async def doing(editor):
        document = editor.opens("people.yaml")
        position = at(text_of(root, "people.yaml"), "desk")
        return await editor.client.text_document_rename_async(types.RenameParams(document, position, "front-desk"))

    applied = renamed(root, editing(doing))
    assert applied["people.yaml"] == text_of(root, "people.yaml").replace("  desk:", "  front-desk:")
    visit = text_of(root, "processes/visit.yaml")
    assert applied["processes/visit.yaml"] == visit.replace("[desk", "[front-desk")
    assert "promises.yaml" not in applied


@pytest.mark.parametrize(("word", "new", "wanted"), [("visit", "call", "call.greet"), ("greet", "meet", "visit.meet")])
def test_both_halves_of_a_step_s_name_can_be_changed(editing, root, word, new, wanted):
    async def doing(editor):
        document = editor.opens("processes/visit.yaml")
        position = at(text_of(root, "processes/visit.yaml"), f"{word}:")
        return await editor.client.text_document_rename_async(types.RenameParams(document, position, new))

    applied = renamed(root, editing(doing))
    assert f"[{wanted}]" in applied["promises.yaml"]
    assert f"{new}:" in applied["processes/visit.yaml"]


@pytest.mark.parametrize("new", ["head", "Front Desk", "", "前台"])
def test_a_name_that_is_taken_or_none_is_refused(editing, root, new):
    async def doing(editor):
        document = editor.opens("people.yaml")
        position = at(text_of(root, "people.yaml"), "desk")
        with pytest.raises(JsonRpcException) as refused:
            await editor.client.text_document_rename_async(types.RenameParams(document, position, new))
        return str(refused.value)

    assert editing(doing)


def renamed(root, edit):
    """The texts of all files after a rename."""
    texts = {}
    for uri, edits in edit.changes.items():
        name = uri.removeprefix(f"{root.as_uri()}/")
        lines = text_of(root, name).split("\n")
        for one in sorted(edits, key=lambda each: each.range.start.character, reverse=True):
            units = lines[one.range.start.line].encode("utf-16-le")
            start, end = one.range.start.character * 2, one.range.end.character * 2
            lines[one.range.start.line] = (units[:start] + one.new_text.encode("utf-16-le") + units[end:]).decode(
                "utf-16-le"
            )
        texts[name] = "\n".join(lines)
    return texts


def test_hovering_tells_what_an_id_and_a_key_mean(editing, root):
    text = text_of(root, "processes/visit.yaml")

    async def doing(editor):
        document = editor.opens("processes/visit.yaml")
        ask = editor.client.text_document_hover_async
        words = ("desk", "purpose", "owner")
        return [(await ask(types.HoverParams(document, at(text, word)))).contents.value for word in words]

    role, purpose, owner = editing(doing)
    assert "前台坐席" in role
    assert "`desk`" in role
    assert "purpose" in purpose
    assert owner != purpose
