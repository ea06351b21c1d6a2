"""The command line as people and build jobs meet it: what it prints, what it writes, how it ends."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SOUND = """
organisation: {name: {zh-CN: 恒信, en: Hengxin}}
languages: [zh-CN, en]
roles:
  agent: {title: {zh-CN: 坐席, en: Agent}}
processes:
  repair:
    title: {zh-CN: 维修, en: Repair}
    owner: agent
    purpose: {zh-CN: 修好机器。, en: Mend the machine.}
    steps:
      arrive:
        do: {zh-CN: 到场, en: Arrive}
        by: {responsible: agent, accountable: agent}
        within: 4 h
        output: {zh-CN: 到场时间, en: Time of arrival}
"""


def qmsgen(*arguments, **options):
    command = [sys.executable, "-m", "qmsgen", *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False, **options
    )


@pytest.fixture
def sound(tmp_path) -> Path:
    folder = tmp_path / "client"
    folder.mkdir()
    (folder / "qms.yaml").write_text(SOUND, encoding="utf-8")
    return folder


@pytest.fixture
def broken(sound) -> Path:
    (sound / "more.yaml").write_text("roles:\n  boss: {title: B, reports_to: agnet}\n", encoding="utf-8")
    return sound


def test_help_names_every_command():
    told = qmsgen("--help")
    assert told.returncode == 0
    assert all(f"  {name} " in told.stdout for name in ("init", "check", "build", "list", "rule"))


def loaded_by(*arguments) -> str:
    """The names of all modules that a run of qmsgen imports."""
    code = f"""
import sys, qmsgen.cli
sys.argv = {["qmsgen", *map(str, arguments)]!r}
try:
    qmsgen.cli.main()
except SystemExit:
    print(sorted(sys.modules))
"""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout


def test_help_imports_no_heavy_library():
    loaded = loaded_by("--help")
    for heavy in ("weasyprint", "docx", "xlsxwriter", "lxml", "jinja2", "babel", "rich", "jsonschema", "yaml"):
        assert f"'{heavy}'" not in loaded


def test_a_check_loads_neither_a_layout_engine_nor_an_office_library(sound):
    loaded = loaded_by("check", sound)
    for heavy in ("weasyprint", "docx", "xlsxwriter", "resvg_py", "holidays"):
        assert f"'{heavy}'" not in loaded


def test_a_sound_set_checks_clean(sound):
    told = qmsgen("check", sound, "--select", "references")
    assert (told.returncode, told.stdout) == (0, "no findings\n")


def test_a_finding_has_file_line_column_and_cure(broken):
    told = qmsgen("check", broken)
    assert told.returncode == 1
    assert "client/more.yaml:2:32: error[QMS301]: no role named `agnet`" in told.stdout
    assert "= hint: did you mean `agent`?" in told.stdout
    assert "2 |   boss: {title: B, reports_to: agnet}" in told.stdout


def test_carets_stand_under_chinese_text(sound):
    (sound / "more.yaml").write_text("units:\n  u: {title: 售后服务部, head: agnet}\n", encoding="utf-8")
    lines = qmsgen("check", sound, "--select", "references").stdout.splitlines()
    at = next(number for number, line in enumerate(lines) if "售后服务部" in line)
    shown = lines[at].replace("售后服务部", "x" * 10)
    assert shown.index("agnet") == lines[at + 1].index("^^^^^")


def test_findings_as_json(broken):
    told = qmsgen("check", broken, "--format", "json")
    report = json.loads(told.stdout)
    (finding,) = [one for one in report["findings"] if one["code"] == "QMS301"]
    assert (finding["line"], finding["column"], finding["severity"]) == (2, 32, "error")
    assert report["counts"]["error"] == 1


def test_warnings_end_with_zero_unless_strict(sound):
    assert qmsgen("check", sound).returncode == 0
    assert qmsgen("check", sound, "--strict").returncode == 1


def test_rules_can_be_chosen_and_left_out(broken):
    assert qmsgen("check", broken, "--select", "QMS101").returncode == 0
    assert qmsgen("check", broken, "--ignore", "QMS301").returncode == 0
    unknown = qmsgen("check", broken, "--select", "QMS999")
    assert unknown.returncode == 2
    assert "no rule `QMS999`" in unknown.stderr


def test_several_sets_are_checked_in_one_run(tmp_path, broken):
    other = tmp_path / "other"
    other.mkdir()
    (other / "x.yaml").write_text("a: [\n")
    told = qmsgen("check", broken, other)
    assert told.returncode == 1
    assert "client/more.yaml:2:32" in told.stdout
    assert "other/x.yaml:2:1: error[QMS003]" in told.stdout


def test_a_missing_folder_is_a_wrong_command(tmp_path):
    told = qmsgen("check", tmp_path / "nothing")
    assert told.returncode == 2
    assert "no folder" in told.stderr


def test_an_empty_folder_says_how_to_begin(tmp_path):
    told = qmsgen("check", tmp_path)
    assert told.returncode == 1
    assert "no YAML file in the folder" in told.stdout
    assert "qmsgen init" in told.stdout


def test_a_build_makes_what_its_plan_names(sound, tmp_path):
    planned = qmsgen("build", sound, "-o", tmp_path / "out", "-d", "procedure", "-f", "md", "--dry-run")
    assert not (tmp_path / "out").exists()
    built = qmsgen("build", sound, "-o", tmp_path / "out", "-d", "procedure", "-f", "md")
    assert built.returncode == 0, built.stderr
    made = sorted(path.as_posix() for path in (tmp_path / "out").rglob("*.md"))
    assert made == sorted(planned.stdout.splitlines())
    assert "2 documents in 2 files" in built.stdout


def test_languages_can_be_chosen(sound, tmp_path):
    qmsgen("build", sound, "-o", tmp_path / "out", "-d", "procedure", "-f", "md", "-l", "en")
    assert [path.parent.parent.name for path in (tmp_path / "out").rglob("*.md")] == ["en"]


def test_nothing_is_written_while_a_set_has_errors(broken, tmp_path):
    told = qmsgen("build", broken, "-o", tmp_path / "out")
    assert told.returncode == 1
    assert not (tmp_path / "out").exists()
    assert "QMS301" in told.stderr


def test_keep_going_builds_what_is_sound_and_says_what_is_not(broken, tmp_path):
    told = qmsgen("build", broken, "-o", tmp_path / "out", "-d", "procedure", "-f", "md", "--keep-going")
    assert told.returncode == 1
    assert (tmp_path / "out/client/en/procedure/repair.md").exists()
    assert "QMS301" in told.stderr


def test_one_bad_set_does_not_keep_the_others_from_being_built(tmp_path, sound):
    other = tmp_path / "other"
    other.mkdir()
    (other / "x.yaml").write_text("a: [\n")
    told = qmsgen("build", sound, other, "-o", tmp_path / "out", "-d", "procedure", "-f", "md")
    assert told.returncode == 1
    assert (tmp_path / "out/client/en/procedure/repair.md").exists()
    assert not (tmp_path / "out/other").exists()


def test_two_sets_of_one_name_are_refused(tmp_path, sound):
    twin = tmp_path / "elsewhere" / "client"
    twin.mkdir(parents=True)
    (twin / "qms.yaml").write_text(SOUND, encoding="utf-8")
    told = qmsgen("build", sound, twin, "-o", tmp_path / "out")
    assert told.returncode == 2
    assert "would both be written" in told.stderr


@pytest.mark.parametrize(
    "wrong",
    [("-f", "odt"), ("-l", "xx"), ("-d", "novel"), ("--date", "yesterday"), ("--timeout", "0"), ("--nonsense",)],
)
def test_a_wrong_option_is_a_wrong_command(sound, tmp_path, wrong):
    told = qmsgen("build", sound, "-o", tmp_path / "out", *wrong)
    assert told.returncode == 2
    assert "Traceback" not in told.stderr
    assert not (tmp_path / "out").exists()


def test_an_output_that_cannot_be_written_ends_with_three(sound, tmp_path):
    (tmp_path / "out").write_text("a file")
    told = qmsgen("build", sound, "-o", tmp_path / "out", "-f", "md")
    assert told.returncode == 3
    assert "cannot write" in told.stderr


def test_asking_for_what_no_document_has_is_a_wrong_command(sound, tmp_path):
    told = qmsgen("build", sound, "-o", tmp_path / "out", "-d", "procedure", "-f", "xlsx")
    assert told.returncode == 2
    assert "nothing to make" in told.stderr


def test_what_there_is_can_be_listed():
    assert "procedure" in qmsgen("list").stdout
    assert "docx" in qmsgen("list", "formats").stdout.split()
    assert "QMS301" in qmsgen("list", "rules").stdout
    assert "zh-CN" in qmsgen("list", "languages").stdout.split()


@pytest.mark.parametrize("name", ["QMS301", "QMS004", "duplicate-key"])
def test_a_rule_explains_itself(name):
    told = qmsgen("rule", name)
    assert told.returncode == 0
    assert len(told.stdout.splitlines()) >= 3


def test_an_unknown_rule_is_a_wrong_command():
    assert qmsgen("rule", "QMS999").returncode == 2


def test_a_reader_that_goes_away_is_no_fault(broken):
    command = [sys.executable, "-m", "qmsgen", "list", "rules"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as told:
        told.stdout.close()
        assert "fault" not in told.stderr.read()


def test_version():
    assert qmsgen("--version").stdout.startswith("qmsgen 0.")
