"""The command line in Chinese, as a consultant in Shanghai meets it."""

import pytest
from click.testing import CliRunner

from qmsgen.cli import group
from qmsgen.cli.ending import ended

WRONG = """
organisation: {name: 恒信}
languages: [zh-CN]
roles:
  agent: {title: 坐席, reports_to: bos}
  boss: {title: 主管}
"""
SOUND = """
organisation: {name: 恒信}
languages: [zh-CN]
roles:
  agent: {title: 坐席}
processes:
  repair:
    title: 维修
    owner: agent
    purpose: 修好机器。
    steps:
      arrive: {do: 到场, by: {responsible: agent, accountable: agent}, output: 到场时间}
"""


@pytest.fixture
def wrong(tmp_path):
    (tmp_path / "qms.yaml").write_text(WRONG, encoding="utf-8")
    return tmp_path


def run(*arguments, **environment):
    return CliRunner(env=environment).invoke(group, [str(argument) for argument in arguments], standalone_mode=False)


@pytest.mark.parametrize("tag", ["zh-CN", "zh", "zh_CN.UTF-8", "ZH-cn"])
def test_a_check_speaks_chinese(wrong, tag):
    told = run("--language", tag, "check", wrong).output
    assert "错误[QMS301]: 没有名为 `bos` 的岗位" in told
    assert "= 提示: 是不是想写 `boss`？" in told
    assert "1 个错误，" in told


def test_the_environment_chooses_the_language(wrong):
    assert "个错误" in run("check", wrong, QMSGEN_LANGUAGE="zh-CN").output


def test_a_later_run_is_not_bound_by_an_earlier_one(wrong):
    run("--language", "zh-CN", "check", wrong)
    assert "1 error" in run("check", wrong).output


def test_a_rule_is_explained_in_chinese():
    told = run("--language", "zh-CN", "rule", "QMS301").output
    assert told.startswith("QMS301 dangling-reference (错误)\n\n引用的名称不存在。\n\n")


def test_rules_are_listed_in_chinese():
    assert "QMS301  dangling-reference: 引用的名称不存在。" in run("--language", "zh-CN", "list", "rules").output


def test_document_types_are_listed_in_chinese():
    assert "一个过程如何逐步运行" in run("--language", "zh-CN", "list").output


def test_a_new_set_and_a_build_speak_chinese(tmp_path):
    begun = run("--language", "zh-CN", "init", tmp_path / "clinic", "-l", "zh-CN")
    assert begun.output.startswith("已在 `")
    sound = tmp_path / "sound"
    sound.mkdir()
    (sound / "qms.yaml").write_text(SOUND, encoding="utf-8")
    built = run("--language", "zh-CN", "build", sound, "-o", tmp_path / "out", "-d", "procedure", "-f", "md")
    assert "1 份文件，位于 `" in built.output


def test_mistakes_of_the_command_line_are_told_in_chinese(capsys):
    assert (
        ended(lambda: group.main(["--language", "zh-CN", "check", "/nowhere"], standalone_mode=False), debug=False) == 2
    )
    assert capsys.readouterr().err == "qmsgen: 没有文件夹 `/nowhere`\n  = 提示: 请给出存放制度的文件夹\n"


def test_an_unknown_language_is_refused_with_those_that_are_known(capsys):
    assert ended(lambda: group.main(["--language", "de", "list"], standalone_mode=False), debug=False) == 2
    assert capsys.readouterr().err == "qmsgen: no language `de`\n  = hint: known: `en`, `zh-CN`\n"


def test_findings_come_sorted_and_the_same_in_every_run(tmp_path):
    for name in ("b", "a"):
        text = "roles:\n" + "".join(f"  {role}: {{titel: x, duty: y}}\n" for role in (f"{name}-two", f"{name}-one"))
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    told = run("check", tmp_path).output
    places = [line.split(": ")[0] for line in told.splitlines() if ": error[" in line]
    keys = [(file, int(line), int(column)) for file, line, column in (place.rsplit(":", 2) for place in places)]
    assert len(keys) > 6
    assert keys == sorted(keys)
    assert run("check", tmp_path).output == told


def test_a_set_that_is_named_twice_is_told_once(wrong):
    assert run("check", wrong, wrong).output == run("check", wrong).output
