"""Translations that come back: written where the text stands, every other byte as it was typed."""

from __future__ import annotations

import pytest
from babel.messages.pofile import read_po, write_po
from click.testing import CliRunner

from qmsgen import pipeline
from qmsgen.cli import group

SET = """\
# Who we are
organisation: {name: {literal: "康宁"}}   # never translated
languages: [zh-CN, en]

roles:
  cashier:
    title: 收银员     # at the till
    duties:
      - 收款
      - {zh-CN: "找零", en: Change}
  manager: {title: 经理, purpose: "管好: 店"}
  guard:
    title:
      zh-CN: 保安
      # to be said in English
    purpose: >
      看好
      大门
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "set").mkdir()
    (tmp_path / "set" / "policy.yaml").write_text(SET, "utf-8", newline="")
    return tmp_path / "set"


def run(*arguments):
    return CliRunner().invoke(group, ["translations", *map(str, arguments)], standalone_mode=False)


def translated(folder, path, said, flags=()):
    """The exported catalogue with translations by source."""
    assert run(folder, "--po", path).return_value == 0
    catalogue = read_po(path.read_bytes().splitlines(keepends=True), locale="en")
    for message in catalogue:
        message.string = said.get(message.id, message.string)
        message.flags.update(flags)
    with path.open("wb") as file:
        write_po(file, catalogue)
    return path


SAID = {
    "收银员": "Cashier",
    "收款": "Takes money: cash, cards # and all",
    "经理": 'Manager, "the boss"',
    "管好: 店": "Keep the shop",
    "保安": "Guard",
}


def test_what_comes_back_stands_beside_its_text_and_all_else_stays(folder, tmp_path):
    done = run(folder, "--import", translated(folder, tmp_path / "en.po", SAID))
    assert done.return_value == 0, done.output
    assert "5 texts in `en`" in done.output
    assert "1 are empty or fuzzy" in done.output
    text = (folder / "policy.yaml").read_text("utf-8")
    kept = ("# Who we are\n", "   # never translated\n", "# at the till", "# to be said", '{zh-CN: "找零", en: Change}')
    assert [words for words in kept if words not in text] == []
    english = pipeline.inspect(folder, "set").policy_set.reading("en")
    roles = {role.id: role for role in english.roles}
    assert [str(roles["cashier"].title), *map(str, roles["cashier"].duties)] == [
        "Cashier",
        "Takes money: cash, cards # and all",
        "Change",
    ]
    assert str(roles["manager"].title) == 'Manager, "the boss"'
    assert str(roles["manager"].purpose) == "Keep the shop"
    assert str(roles["guard"].title) == "Guard"
    chinese = pipeline.inspect(folder, "set").policy_set
    before = SET.count("收") + SET.count("经") + SET.count("保")
    assert text.count("收") + text.count("经") + text.count("保") == before
    assert str(chinese.roles[1].purpose) == "管好: 店"


def test_a_text_that_changed_meanwhile_is_told_and_left_alone(folder, tmp_path):
    catalogue = translated(folder, tmp_path / "en.po", SAID)
    changed = SET.replace("title: 经理", "title: 总经理")
    (folder / "policy.yaml").write_text(changed, "utf-8")
    done = run(folder, "--import", catalogue)
    assert done.return_value == 1
    assert "roles/manager/title: the text was changed since: `总经理`" in done.stderr
    assert "title: 总经理" in (folder / "policy.yaml").read_text("utf-8")
    assert "Cashier" in (folder / "policy.yaml").read_text("utf-8")


def test_what_the_translator_doubts_waits(folder, tmp_path):
    catalogue = translated(folder, tmp_path / "en.po", SAID, ["fuzzy"])
    done = run(folder, "--import", catalogue)
    assert (done.return_value, "nothing to write" in done.output) == (0, True)
    assert (folder / "policy.yaml").read_text("utf-8") == SET


@pytest.mark.parametrize("content", ["title,translation\n", 'msgid "收银员"\nmsgstr "Cash\nmsgid', "\x00\x01"])
def test_a_file_that_is_no_catalogue_changes_nothing(folder, tmp_path, content):
    (tmp_path / "en.po").write_text(content, "utf-8")
    done = run(folder, "--import", tmp_path / "en.po")
    assert "no gettext catalogue" in str(done.exception.message)
    assert (folder / "policy.yaml").read_text("utf-8") == SET
