"""One value or key of a YAML text is changed, and every other byte stays."""

from difflib import SequenceMatcher
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qmsgen.editing import (
    CannotEdit,
    add_key,
    path_at,
    remove_key,
    rename_key,
    set_scalar,
    set_value,
    value_at,
    write_exactly,
)
from qmsgen.editing.pieces import plain_value, taken_apart
from qmsgen.errors import EnvironmentFault

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted(path for path in (ROOT / "policies").rglob("*.yaml") if "starter" not in path.parts[-3])

TEXT = """\
# The house keeps its comments.
roles:
  agent:  # on shift
    title: "Hotline agent"   # printed
    reports_to: 'boss'
    duties: [answer, log, ]
    summary: >
      Answers every call
      and logs it.

    # the last remark

  boss: {title: {zh-CN: 主管, en: Head}}
steps:
  - id: one
    does: take
  - id: two
    note:
"""
RELOADED = {
    "set": (lambda: set_scalar(TEXT, ("roles", "agent", "title"), "Call agent"), ['title: "Call agent"   # printed']),
    "set-single": (lambda: set_scalar(TEXT, ("roles", "agent", "reports_to"), "it's"), ["reports_to: 'it''s'"]),
    "set-flow": (lambda: set_scalar(TEXT, ("roles", "boss", "title", "en"), "a, b"), ['en: "a, b"}}']),
    "set-item": (lambda: set_scalar(TEXT, ("roles", "agent", "duties", 1), "record"), ["[answer, record, ]"]),
    "set-folded": (
        lambda: set_scalar(TEXT, ("roles", "agent", "summary"), "Answers each call and logs it.\n"),
        ["summary: >\n      Answers each call\n      and logs it.\n\n    # the last remark"],
    ),
    "set-empty": (lambda: set_scalar(TEXT, ("steps", 1, "note"), "soon"), ["    note: soon\n"]),
    "add": (lambda: add_key(TEXT, ("steps", 0), "by", "agent"), ["    does: take\n    by: agent\n"]),
    "add-flow": (lambda: add_key(TEXT, ("roles", "boss"), "unit", "no: 1"), ['en: Head}, unit: "no: 1"}']),
    "add-behind-text": (lambda: add_key(TEXT, ("roles", "agent"), "x", "y"), ["and logs it.\n    x: y\n\n    # the"]),
    "add-under-nothing": (lambda: add_key(TEXT, ("steps", 1, "note"), "en", "N"), ["    note:\n      en: N\n"]),
    "add-top": (lambda: add_key(TEXT, (), "sites", {"a": {"b": "c"}}), ["    note:\nsites:\n  a: {b: c}\n"]),
    "rename": (lambda: rename_key(TEXT, ("roles", "boss"), "head"), ["  head: {title: {zh-CN: 主管"]),
    "remove": (lambda: remove_key(TEXT, ("roles", "agent", "title")), ["# on shift\n    reports_to"]),
    "remove-first-of-item": (lambda: remove_key(TEXT, ("steps", 0, "id")), ["  - does: take\n"]),
    "remove-flow": (lambda: remove_key(TEXT, ("roles", "boss", "title", "zh-CN")), ["{title: {en: Head}}"]),
    "remove-last-flow": (lambda: remove_key(TEXT, ("roles", "boss", "title", "en")), ["{zh-CN: 主管}}"]),
    "remove-only": (lambda: remove_key(TEXT, ("roles", "boss", "title")), ["  boss: {}\n"]),
    "remove-text": (lambda: remove_key(TEXT, ("roles", "agent", "summary")), ["log, ]\n\n    # the last"]),
    "translate": (
        lambda: set_value(TEXT, ("steps", 0, "does"), {"en": "take", "zh-CN": "接听"}),
        ["    does: {en: take, zh-CN: 接听}\n"],
    ),
    "translate-text": (
        lambda: set_value(TEXT, ("roles", "agent", "summary"), {"en": "One.\nTwo.\n", "zh-CN": "一"}),
        ["    summary:\n      en: |\n        One.\n        Two.\n      zh-CN: 一\n\n    # the last remark"],
    ),
}


@pytest.mark.parametrize("name", RELOADED)
def test_an_edit_leaves_everything_else_as_it_was_typed(name):
    edit, expected = RELOADED[name]
    new = edit()
    for words in expected:
        assert words in new
    untouched = sum(block.size for block in SequenceMatcher(None, TEXT, new, autojunk=False).get_matching_blocks())
    changed = len(TEXT) - untouched
    assert changed < 60
    for line in ("# The house keeps its comments.\n", "    # the last remark\n"):
        assert line in new


@pytest.mark.parametrize("break_", ["\r\n", "\n"])
def test_line_ends_and_byte_order_mark_stay(break_):
    text = "\ufeff" + TEXT.replace("\n", break_)
    new = add_key(set_scalar(text, ("roles", "agent", "title"), "Agent"), ("steps", 0), "by", {"a": {"b": "c\nd\n"}})
    assert new.startswith("\ufeff# The")
    assert new.count("\n") == TEXT.count("\n") + 5
    assert new.count("\r\n") == (new.count("\n") if break_ == "\r\n" else 0)


def test_a_place_leads_to_its_path():
    line = TEXT.split("\n").index("  boss: {title: {zh-CN: 主管, en: Head}}")
    column = "  boss: {title: {zh-CN: 主管, en: Head}}".index("Head") + 1
    assert path_at(TEXT, line + 1, column) == ("roles", "boss", "title", "en")
    assert path_at(TEXT, 4, 5) == ("roles", "agent", "title")
    assert path_at(TEXT, 18, 5) == ("steps", 1, "note")


@pytest.mark.parametrize(
    "edit",
    [
        lambda: set_scalar("a: &x 1\nb: *x\n", ("a",), "2"),
        lambda: set_scalar("a: &x 1\nb: *x\n", ("b",), "2"),
        lambda: rename_key("a: 1\nb: 2\n", ("a",), "b"),
        lambda: add_key("a: 1\n", (), "a", "2"),
        lambda: add_key("a: 1\n", ("a",), "b", "2"),
        lambda: remove_key("a: 1\n", ("b",)),
        lambda: set_scalar("a: [1\n", ("a",), "2"),
        lambda: value_at("a: {b: 1}\n", ("a",)),
    ],
)
def test_what_cannot_be_changed_by_itself_is_refused(edit):
    with pytest.raises(CannotEdit):
        edit()


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "# nothing yet", "{}", "{}\n"])
def test_a_key_is_added_to_a_file_without_any(text):
    new = add_key(text, (), "allow", {"a": "b"})
    assert plain_value(new) == {"allow": {"a": ("b", False)}}
    assert new.startswith(text.rstrip("{}\n"))


def test_a_file_is_written_in_one_step_and_keeps_its_rights(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("a: 1\n")
    path.chmod(0o640)
    write_exactly(path, "a: 主管\r\n")
    assert path.read_bytes() == "a: 主管\r\n".encode()
    assert path.stat().st_mode & 0o777 == 0o640
    with pytest.raises(EnvironmentFault):
        write_exactly(tmp_path / "gone" / "a.yaml", "")


PRINTABLE = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn"))
VALUES = st.one_of(
    st.text(PRINTABLE, max_size=12),
    st.sampled_from(["null", "~", "yes", "a: b", "- x", "#", " x ", "'", '"', "\\n", "*x", "&x", "!t", "{", "? y"]),
    st.text(st.sampled_from("ab 主：:#'\"\n-"), max_size=12),
)


def scalars(piece, path=()):
    if piece.kind == "scalar":
        yield path, piece
    for member in piece.members:
        yield from scalars(member.value, (*path, member.name))


def mappings(piece, path=()):
    if piece.kind == "mapping" and piece.members:
        yield path, piece
    for member in piece.members:
        yield from mappings(member.value, (*path, member.name))


def outside(old, new, piece):
    """Whether everything before and behind a piece is there still."""
    return new.startswith(old[: piece.start]) and new.endswith(old[piece.end :])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), VALUES)
def test_a_value_in_a_real_set_changes_alone(data, value):
    text = data.draw(st.sampled_from(FILES)).read_text(encoding="utf-8")
    path, piece = data.draw(st.sampled_from(list(scalars(taken_apart(text)))))
    assert set_scalar(text, path, piece.value) == text or piece.is_null
    new = set_scalar(text, path, value)
    assert value_at(new, path) == value
    assert outside(text, new, piece)
    assert set_scalar(new, path, value) == new


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), VALUES, VALUES.filter(bool))
def test_what_is_added_can_be_renamed_and_taken_out_again(data, value, key):
    text = data.draw(st.sampled_from(FILES)).read_text(encoding="utf-8")
    path, piece = data.draw(st.sampled_from(list(mappings(taken_apart(text)))))
    names = {member.name for member in piece.members}
    if key in names or f"{key}-" in names or "\n" in key:
        return
    added = add_key(text, path, key, value)
    assert value_at(added, (*path, key)) == value
    renamed = rename_key(added, (*path, key), f"{key}-")
    assert value_at(renamed, (*path, f"{key}-")) == value
    removed = remove_key(renamed, (*path, f"{key}-"))
    assert plain_value(removed) == plain_value(text)
    assert removed.split() == text.split() or piece.style


STYLES = st.fixed_dictionaries(
    {
        "default_flow_style": st.sampled_from([True, False, None]),
        "default_style": st.sampled_from([None, "'", '"', "|", ">"]),
        "allow_unicode": st.booleans(),
        "line_break": st.sampled_from(["\n", "\r\n"]),
        "width": st.sampled_from([20, 80]),
    }
)
TREES = st.dictionaries(
    st.text(st.sampled_from("abc-主"), min_size=1, max_size=4),
    st.recursive(
        VALUES,
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.text(st.sampled_from("abc: 主"), max_size=3), inner, max_size=3)
        ),
        max_leaves=8,
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), TREES, STYLES, VALUES)
def test_every_way_of_writing_yaml_can_be_edited(data, tree, style, value):
    text = yaml.dump(tree, sort_keys=False, Dumper=yaml.SafeDumper, **style)
    found = list(scalars(taken_apart(text)))
    if not found:
        return
    path, piece = data.draw(st.sampled_from(found))
    new = set_scalar(text, path, value)
    assert value_at(new, path) == value
    assert outside(text, new, piece)
