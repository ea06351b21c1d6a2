"""The command line in Chinese, as a consultant in Shanghai meets it."""

import re
from importlib import import_module

import click
import pytest
from click.testing import CliRunner

from qmsgen.cli import COMMANDS, group
from qmsgen.cli.ending import ended
from qmsgen.cli.helping import CLICK, CLICK_OF_SEVERAL
from qmsgen.languages import catalogue

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


def helped():
    """Every sentence that help says, of every command and option, and what the command line says itself."""
    commands = [group, *(import_module(f"qmsgen.cli.{name}").command for name in COMMANDS)]
    commands += [inner for command in commands[1:] for inner in getattr(command, "commands", {}).values()]
    for command in commands:
        yield from (" ".join(paragraph.split()) for paragraph in (command.help or "").split("\n\n"))
        yield from (one.help for one in command.params if isinstance(one, click.Option) and one.help)
    yield from (*COMMANDS.values(), *CLICK)


def test_all_help_is_said_in_chinese():
    chinese = catalogue("zh-CN")
    assert [sentence for sentence in dict.fromkeys(helped()) if chinese.gettext(sentence) == sentence] == []
    assert [one for one, more in CLICK_OF_SEVERAL if chinese.ngettext(one, more, 2) == more] == []


def ended_with(capsys, *arguments):
    """What stands on standard error and output after a run, as whoever types the command sees it."""
    ended(lambda: group.main(list(arguments), prog_name="qmsgen", standalone_mode=False), debug=False)
    return "".join(capsys.readouterr())


@pytest.mark.parametrize("before", [("--language", "zh-CN"), ("--language=zh",)])
def test_help_is_in_the_language_asked_for_wherever_it_is_asked_for(capsys, before):
    whole = ended_with(capsys, *before, "--help")
    assert whole.startswith("用法： qmsgen [选项] 命令 [参数]...\n")
    assert "检查制度文件" in whole
    of_one = ended_with(capsys, *before, "check", "--help")
    assert of_one.startswith("用法： qmsgen check [选项] SET...\n")
    assert "警告也算错误。" in of_one
    left = re.findall(r"[A-Za-z]{4,} [a-z]{2,} [a-z]{2,}", whole + of_one)
    assert left == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["check", "--srict", "x"], "没有选项 '--srict'。 （是不是想写其中之一：'--select', '--strict'？）"),
        (["chek"], "没有命令 'chek'。"),
        (["check"], "缺少参数 'SET...'"),
        (["build", "x", "--bilingual", "y"], "'--bilingual' 的值无效：'y' 不在 'stacked', 'columns' 之中。"),
        (["build", "x", "--timeout", "0"], "0 不在 1<=x<=3600 范围内"),
        (["check", "x", "--date", "tomorrow"], "'tomorrow' 不符合格式 '%Y-%m-%d'。"),
        (["rule", "a", "b"], "多出了参数（b）"),
    ],
)
def test_a_wrong_command_is_told_in_chinese(capsys, arguments, told):
    said = ended_with(capsys, "--language", "zh-CN", *arguments)
    assert told in said
    assert "Error" not in said


def test_help_after_a_chinese_run_is_english_again(capsys):
    ended_with(capsys, "--language", "zh-CN", "check", "--help")
    assert ended_with(capsys, "check", "--help").startswith("Usage: qmsgen check [OPTIONS] SET...\n")
    assert "Show this message and exit." in ended_with(capsys, "--help")
