"""`--fix` mends what nobody has to think about, keeps the rest of the files, and has nothing to do a second time."""

import shutil
from pathlib import Path

import pytest

from qmsgen.model.spelling import slip
from qmsgen.pipeline import inspect, mended

ROOT = Path(__file__).resolve().parents[2]

WRONG = """\
# 中文在前  the comment stays
organisation: {name: 北辰维修}
languages: [zh-CN, en]
roles:
  service-manager: {title: {zh-CN: 服务经理, en: Service manager}}   # one
  field-engineer:
    titel: {zh-CN: 现场工程师, en: "Field engineer"}
    reports_to: service-maneger   # two
    purpose:
      zh-CN: >
        负责ＡＴＭ维修,并参加
        内部审计。
      en: Repairs，then reports
glossary:
  customer: {term: {zh-CN: 顾客, en: Customer}, avoid: [客户], means: {zh-CN: 接受服务者, en: Who is served}}
approvals:
  manual: {of: handbook, version: A/0, role: service-manager, on: 2026/3/1}
documents:
  handbook: {title: {zh-CN: "顾客手册,服务(现场)用", en: Handbook}, kind: internal}
"""
RIGHT = {
    "    titel: {": "    title: {",
    "service-maneger   # two": "service-manager   # two",
    "负责ＡＴＭ维修,并参加": "负责ATM维修，并参加",
    "        内部审计。": "        内部审核。",
    "Repairs，then reports": "Repairs, then reports",
    "on: 2026/3/1}": "on: 2026-03-01}",
}


def mend(folder):
    result = mended(inspect(folder, folder.as_posix()))
    for name, (_, new) in result.texts.items():
        (folder / name).write_bytes(new.encode())
    return result


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_what_is_sure_is_mended_and_every_other_byte_stays(tmp_path, line_end):
    path = tmp_path / "qms.yaml"
    path.write_bytes(("\ufeff" + WRONG.replace("\n", line_end)).encode())
    first = mend(tmp_path)
    wanted = WRONG
    for old, new in RIGHT.items():
        assert old in wanted
        wanted = wanted.replace(old, new)
    got = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    assert path.read_bytes().startswith("\ufeff".encode())
    assert [line for line in got.split("\n") if "handbook: {title" not in line] == [
        line for line in wanted.split("\n") if "handbook: {title" not in line
    ]
    assert "服务(现场)用" in got
    assert first.made >= len(RIGHT)
    assert mend(tmp_path).texts == {}
    assert path.read_bytes().count(b"\r\n") == (WRONG.count("\n") if line_end == "\r\n" else 0)


@pytest.mark.parametrize("name", ["atm-service", "city-hotel", "cloud-service", "hospital-outpatients"])
def test_a_sound_set_is_left_alone(name):
    assert mended(inspect(ROOT / "policies" / name, name)).texts == {}


@pytest.mark.parametrize(
    "rule", ["references/dangling_reference", "wording/full_width_letters", "wording/financial_audit_term"]
)
def test_mending_the_bad_example_leaves_less_and_no_new_kind_of_finding(tmp_path, rule):
    folder = tmp_path / "set"
    shutil.copytree(ROOT / "tests" / "rules" / rule / "bad", folder)
    before = inspect(folder, "set")
    mend(folder)
    after = inspect(folder, "set")
    assert len(after.findings) <= len(before.findings)
    assert {one.name for one in after.findings} <= {one.name for one in before.findings}
    assert mend(folder).texts == {}


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("service-maneger", ("service-manager", "boss"), "service-manager"),
        ("sevrice-manager", ("service-manager",), "service-manager"),
        ("service-manage", ("service-manager", "service-managers"), None),
        ("level-3", ("level-2", "other"), None),
        ("bos", ("boss",), None),
        ("manager", ("service-manager",), None),
        ("x" * 500, ("x" * 501,), None),
    ],
)
def test_only_a_slip_beyond_doubt_is_one(word, known, meant):
    assert slip(word, known) == meant
