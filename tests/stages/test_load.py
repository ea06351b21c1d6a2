"""Reading YAML: verbatim values with places, and a finding for everything that cannot be used."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qmsgen.model.source import Mapping, Scalar, Sequence
from qmsgen.stages.load import load

REFUSED = {
    "tab-indent": ("a:\n\tb: c\n", "QMS003", 2, 1),
    "open-list": ("a: [1, 2\n", "QMS003", 1, 4),
    "open-quote": ("a: 'x\n", "QMS003", 1, 4),
    "second-colon": ("a: b: c\n", "QMS003", 1, 5),
    "bad-indent": ("a:\n   b: 1\n  c: 2\n", "QMS003", 3, 3),
    "no-colon": ("roles:\n  agent\n  other: x\n", "QMS003", 3, 8),
    "at-sign": ("a: @x\n", "QMS003", 1, 4),
    "percent": ("a: %x\n", "QMS003", 1, 4),
    "python-tag": ("a: !!python/object/apply:os.system [id]\n", "QMS005", 1, 4),
    "int-tag": ('a: !!int "x"\n', "QMS005", 1, 4),
    "own-tag": ("a: !secret x\n", "QMS005", 1, 4),
    "recursive": ("a: &x [*x]\n", "QMS006", 1, 8),
    "no-anchor": ("a: *x\n", "QMS006", 1, 4),
    "merge": ("a: &x {b: 1}\nc:\n  <<: *x\n", "QMS006", 3, 3),
    "two-documents": ("a: 1\n---\nb: 2\n", "QMS008", 2, 1),
    "empty": ("", "QMS009", 1, 1),
    "only-blanks": (" \n\n", "QMS009", 1, 1),
    "only-null": ("~\n", "QMS009", 1, 1),
    "list": ("- a\n", "QMS010", 1, 1),
    "scalar": ("hello\n", "QMS010", 1, 1),
    "list-key": ("[1, 2]: 3\n", "QMS012", 1, 1),
    "mapping-key": ("? {a: 1}\n: 3\n", "QMS012", 1, 3),
    "control": ("a: b\x07c\n", "QMS011", 1, 5),
    "direction": ("a: \u202eabc\n", "QMS011", 1, 4),
    "noncharacter": ("a: x\ufdd0\n", "QMS011", 1, 5),
    "second-bom": ("\ufeff\ufeffa: 1\n", "QMS011", 1, 1),
    "deep": ("a: " + "[" * 60 + "]" * 60 + "\n", "QMS007", 1, 43),
}


def read(folder: Path, content: str | bytes, name: str = "x.yaml"):
    data = content.encode() if isinstance(content, str) else content
    (folder / name).write_bytes(data)
    return load(folder)


@pytest.mark.parametrize(("text", "code", "line", "column"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_used_is_a_finding_at_its_place(tmp_path, text, code, line, column):
    loaded = read(tmp_path, text)
    assert loaded.files == []
    (finding,) = loaded.findings
    assert (finding.code, finding.place.file) == (code, "x.yaml")
    assert (finding.place.line, finding.place.column) == (line, column)


@pytest.mark.parametrize(
    ("data", "code", "line", "column"),
    [
        ("a: 顾客\n".encode("gbk"), "QMS002", 1, 4),
        ("a: 1\nb: 顾客\n".encode("gbk"), "QMS002", 2, 4),
        ("a: 1\n".encode("utf-16"), "QMS002", 1, 1),
        ("a: 1\n".encode("utf-32-le"), "QMS002", 1, 1),
        (b"a: \xff\n", "QMS002", 1, 4),
    ],
)
def test_other_encodings_are_named(tmp_path, data, code, line, column):
    (finding,) = read(tmp_path, data).findings
    assert (finding.code, finding.place.line, finding.place.column) == (code, line, column)


def test_scalars_keep_the_text_that_was_typed(tmp_path):
    text = "a: 1.10\nb: NO\nc: 12:30\nd: 010\ne: 1_000\nf: 2026-02-30\ng: 'x'\nh: 99999999999999999999\n"
    (file,) = read(tmp_path, text).files
    values = [entry.value.text for entry in file.root if isinstance(entry.value, Scalar)]
    assert values == ["1.10", "NO", "12:30", "010", "1_000", "2026-02-30", "x", "99999999999999999999"]


def test_every_node_knows_its_place(tmp_path):
    (file,) = read(tmp_path, "roles:\n  agent:\n    title: 坐席\n    duties: [a, b]\n").files
    agent = file.root.get("roles").get("agent")
    assert isinstance(agent, Mapping)
    assert str(agent.entries["title"].key_place) == "x.yaml:3:5"
    assert str(agent.get("title").place) == "x.yaml:3:12"
    duties = agent.get("duties")
    assert isinstance(duties, Sequence)
    assert [str(item.place) for item in duties.items] == ["x.yaml:4:14", "x.yaml:4:17"]


def test_a_duplicate_key_is_found_and_the_first_value_kept(tmp_path):
    loaded = read(tmp_path, "a: 1\nb: 2\na: 3\n")
    (finding,) = loaded.findings
    assert (finding.code, finding.place.line, finding.place.column) == ("QMS004", 3, 1)
    assert loaded.files[0].root.get("a").text == "1"
    assert finding.related[0][0].line == 1


def test_all_duplicates_of_all_files_are_found_in_one_run(tmp_path):
    (tmp_path / "a.yaml").write_text("a: 1\na: 2\nb: 1\nb: 2\n")
    (tmp_path / "b.yaml").write_text("- x\n")
    assert [finding.code for finding in load(tmp_path).findings] == ["QMS004", "QMS004", "QMS010"]


def test_anchors_repeat_values_within_bounds(tmp_path):
    (file,) = read(tmp_path, "a: &x {b: 1}\nc: *x\n").files
    assert file.root.get("c").get("b").text == "1"


def test_an_alias_bomb_is_refused(tmp_path):
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    (finding,) = read(tmp_path, "\n".join(lines)).findings
    assert finding.code == "QMS007"


def test_a_hundred_thousand_brackets_are_refused(tmp_path):
    (finding,) = read(tmp_path, "a: " + "[" * 100_000).findings
    assert finding.code == "QMS007"


def test_a_file_that_is_too_large_is_refused_unread(tmp_path):
    (tmp_path / "x.yaml").write_bytes(b"a: b\n" * 1_100_000)
    (finding,) = load(tmp_path).findings
    assert finding.code == "QMS007"


def test_a_link_that_leads_out_is_refused(tmp_path):
    secret = tmp_path / "secret.yaml"
    secret.write_text("secret: canary\n")
    inside = tmp_path / "set"
    inside.mkdir()
    (inside / "x.yaml").symlink_to(secret)
    loaded = load(inside)
    assert [finding.code for finding in loaded.findings] == ["QMS001"]
    assert loaded.files == []


def test_a_pipe_is_refused_without_waiting(tmp_path):
    os.mkfifo(tmp_path / "x.yaml")
    assert [finding.code for finding in load(tmp_path).findings] == ["QMS001"]


def test_a_folder_named_like_a_file_is_walked(tmp_path):
    (tmp_path / "x.yaml").mkdir()
    (tmp_path / "x.yaml" / "y.yml").write_text("a: 1\n")
    assert [file.name for file in load(tmp_path).files] == ["x.yaml/y.yml"]


def test_hidden_and_own_folders_are_left_alone(tmp_path):
    for name in (".git", "templates", "schemas", "output"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.yaml").write_text("- broken\n")
    assert load(tmp_path).findings == []


def test_files_come_in_the_order_of_their_names(tmp_path):
    for name in ("b.yaml", "a.yaml", "c/a.yaml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("a: 1\n")
    assert [file.name for file in load(tmp_path).files] == ["a.yaml", "b.yaml", "c/a.yaml"]


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_end_in_files_or_findings(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("set")
    loaded = read(folder, data)
    assert bool(loaded.files) or bool(loaded.findings)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab:-[]{}&*!|>'\"#%@,? \n\t~<顾", max_size=120))
def test_any_yaml_like_text_ends_in_files_or_findings(tmp_path_factory, text):
    loaded = read(tmp_path_factory.mktemp("set"), text)
    assert bool(loaded.files) or bool(loaded.findings)
    assert all(finding.place.line >= 1 and finding.place.column >= 1 for finding in loaded.findings)


SAID = {
    "wide-colon": (
        "roles：\n  a: b\n",
        (1, 1),
        "no key is seen here",
        "write the colon as `:` with a blank after it, not as `：`",
    ),
    "no-blank": (
        "roles:\n  a: {b: c}\nsites:x\nunits: y\n",
        (3, 1),
        "no key is seen here",
        "put a blank after the colon",
    ),
    "second-colon": ("a: What: is it\n", (1, 8), "a second colon stands in this line", "put quotes around the value"),
    "below-a-value": (
        "a: b\n  c: d\n",
        (2, 4),
        "this line does not go with the one above",
        "align it with the keys above, or indent it below a key that ends with a colon",
    ),
    "behind-a-quote": (
        'a: "x" y\n',
        (1, 8),
        "something stands behind the end of the value",
        "delete it, or put quotes around the whole value",
    ),
    "tab": ("roles:\n\ta: 1\n", (2, 1), "a tab indents this line", "indent with blanks"),
    "at-sign": ("a: @x\n", (1, 4), "a value cannot begin with this character", "put quotes around the value"),
    "list-on-the-line": (
        "a: - b\n",
        (1, 4),
        "a list cannot begin in this line",
        "begin the list in the next line, indented",
    ),
    "backslash": (
        'a: "\\q"\n',
        (1, 5),
        "the backslash is not followed by a known letter",
        "write two backslashes, or use single quotes",
    ),
}


@pytest.mark.parametrize(("text", "place", "message", "hint"), SAID.values(), ids=SAID)
def test_broken_yaml_is_told_in_plain_words(tmp_path, text, place, message, hint):
    (finding,) = read(tmp_path, text).findings
    assert (finding.place.line, finding.place.column) == place
    assert str(finding.message) == message
    assert str(finding.hint) == hint


def test_a_file_without_a_usable_colon_says_which_colon_is_meant(tmp_path):
    (finding,) = read(tmp_path, "roles：坐席\n").findings
    assert str(finding.message) == "expected collections such as `roles:` or `processes:`, found one value"
    assert str(finding.hint) == "write the colon as `:` with a blank after it, not as `：`"


def test_a_file_of_comments_says_nothing_yet(tmp_path):
    loaded = read(tmp_path, "# roles:\n#   chief: …\n")
    assert loaded.findings == []
    assert [list(file.root) for file in loaded.files] == [[]]
