"""A set that builds on packs: read, judged and printed as one, every finding where the user can act."""

from __future__ import annotations

import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner

from qmsgen import packs, pipeline, starter
from qmsgen.cli import group
from qmsgen.errors import UsageError
from qmsgen.model.boilerplate import Share, is_boilerplate, missing_facts, share
from qmsgen.reporters import Report
from qmsgen.stages.overlay.merging import same
from qmsgen.stages.plan import Wanted
from qmsgen.stages.report import report

BASE = """
pack:
  title: {en: Base, zh-CN: 基础包}
  description: {en: What every service has., zh-CN: 各单位通用的内容。}
  facts:
    - {of: organisation.name, ask: {en: The registered name, zh-CN: 单位注册全称}}
    - {of: processes.training.owner, ask: {en: The role that answers for training, zh-CN: 对培训负责的岗位}}
languages: [en, zh-CN]
roles:
  manager: {title: {en: Manager, zh-CN: 经理}}
  trainer: {title: {en: Trainer, zh-CN: 培训师}, reports_to: manager}
"""
TRAINING = """
processes:
  training:
    title: {en: Training, zh-CN: 培训}
    owner: manager
    purpose: {en: Nobody serves customers untrained., zh-CN: 未经培训不上岗。}
    steps:
      plan:
        do: {en: Plan the training, zh-CN: 策划培训}
        by: {responsible: trainer, accountable: manager}
        output: {en: A plan, zh-CN: 计划}
      hold:
        do: {en: Hold the training, zh-CN: 实施培训}
        by: {responsible: trainer, accountable: manager}
        output: {en: A list of those present, zh-CN: 签到表}
"""
OWN = """
extends: [base]
languages: [en]
organisation: {name: Meridian Care}
"""


def put(folder: Path, **files: str) -> Path:
    for name, content in files.items():
        path = folder / f"{name.replace('__', '/')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder


@pytest.fixture
def shipped(tmp_path, monkeypatch) -> Path:
    """Packs that ship: one, `base`."""
    folder = tmp_path / "policies"
    put(folder / "base", pack=BASE, processes__training=TRAINING)
    starters = packs.resources.folder("policies")
    for name in ("starter", "starter-from-pack"):
        shutil.copytree(starters / name, folder / name)
    instead = SimpleNamespace(folder=lambda name: folder if name == "policies" else starters.parent / name)
    monkeypatch.setattr(packs, "resources", instead)
    packs.forget()
    yield folder
    packs.forget()


def inspected(tmp_path: Path, own: str = OWN, **files: str) -> pipeline.Inspection:
    return pipeline.inspect(put(tmp_path / "client", qms=own, **files), "client")


def told(inspection: pipeline.Inspection, *codes: str) -> list[tuple[str, str]]:
    return [(str(one.place), str(one.message)) for one in inspection.findings if not codes or one.code in codes]


def test_a_finding_about_a_pack_lies_in_the_pack_and_shows_its_line(shipped, tmp_path):
    training = TRAINING.replace("responsible: trainer", "responsible: trainre", 1)
    put(shipped / "base", processes__training=training)
    inspection = inspected(tmp_path)
    (finding,) = (one for one in inspection.findings if one.code == "QMS301")
    assert str(finding.place) == "pack:base/processes/training.yaml:10:27"
    assert "        by: {responsible: trainre" in report(Report((finding,), inspection.sources), "text")


def test_a_pack_of_the_sets_own_is_found_in_its_folder(tmp_path):
    inspection = inspected(tmp_path, OWN.replace("base", "house"), packs__house__pack=BASE)
    (finding,) = (one for one in inspection.findings if one.code == "QMS322" and "trainer" in str(one.message))
    assert str(finding.place) == "client/packs/house/pack.yaml:11:3"
    assert finding.place.file in inspection.sources


def test_a_linked_folder_of_packs_is_not_followed(shipped, tmp_path):
    put(tmp_path / "elsewhere" / "house", pack=BASE)
    (tmp_path / "client").mkdir()
    (tmp_path / "client" / "packs").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "client" / "packs2").mkdir()
    inspection = inspected(tmp_path, OWN.replace("base", "house"))
    assert told(inspection) == [("client/qms.yaml:2:11", "no pack named `house`")]


def test_a_linked_file_in_a_pack_is_refused(shipped, tmp_path):
    put(tmp_path / "client" / "packs" / "house", pack=BASE)
    put(tmp_path, other="roles: {}")
    (tmp_path / "client" / "packs" / "house" / "more.yaml").symlink_to(tmp_path / "other.yaml")
    inspection = inspected(tmp_path, OWN.replace("base", "house"))
    assert told(inspection) == [("client/packs/house/more.yaml:1:1", "the link leads out of the set")]


@pytest.mark.parametrize("broken", ["qms", "zz"])
def test_a_file_that_cannot_be_read_is_told_without_what_follows_from_it(shipped, tmp_path, broken):
    more = """
removed: [{what: roles.trainer, because: no trainer here}]
processes: {training: {owner: manager}}
surveys: {yearly: {fielding: x}}
"""
    files = {"qms": OWN, "more": more, "zz": "units: {}"}
    files[broken] += "\nroles: {boss: {title: [A}}\n"
    inspection = pipeline.inspect(put(tmp_path / "client", **files), "client")
    assert [one.code for one in inspection.findings if one.place.file.endswith(f"{broken}.yaml")] == ["QMS003"]
    assert [one.code for one in inspection.findings if one.place.file.endswith("more.yaml")] == ["QMS020"]


def test_an_unknown_pack_is_told_alone_with_the_nearest(shipped, tmp_path):
    (finding,) = inspected(
        tmp_path, OWN.replace("base", "bsae") + "roles: {x: {title: X, reports_to: manager}}"
    ).findings
    assert (finding.name, str(finding.message), str(finding.hint)) == (
        "unknown-pack",
        "no pack named `bsae`",
        "did you mean `base`?",
    )


def test_what_only_lacks_because_a_pack_lacks_is_not_told(shipped, tmp_path):
    own = (
        OWN.replace("base", "bsae") + "removed: [{what: roles.agent, because: Nobody}]\nroles: {manager: {deputy: x}}\n"
    )
    assert told(inspected(tmp_path, own)) == [("client/qms.yaml:2:11", "no pack named `bsae`")]


def test_packs_in_a_circle_are_told(tmp_path):
    one, two = (f"pack: {{title: {{en: T}}, description: {{en: D}}}}\nextends: [{other}]\n" for other in ("two", "one"))
    inspection = inspected(tmp_path, OWN.replace("base", "one"), packs__one__pack=one, packs__two__pack=two)
    assert told(inspection, "QMS014") == [
        ("client/packs/two/pack.yaml:2:11", "the packs extend one another: one → two → one")
    ]


def test_a_pack_named_twice_is_told(shipped, tmp_path):
    inspection = inspected(tmp_path, OWN.replace("[base]", "[base, base]"))
    assert told(inspection, "QMS026") == [("client/qms.yaml:2:17", "`base` stands twice in the list")]


def test_a_pack_that_extends_another_brings_it_in(shipped, tmp_path):
    more = "pack: {title: {en: M}, description: {en: M}}\nextends: [base]\nlanguages: [en]\n"
    more += "roles: {manager: {deputy: trainer}}\n"
    inspection = inspected(tmp_path, OWN.replace("base", "more"), packs__more__pack=more)
    assert [pack.id for pack in inspection.policy_set.material.foundation.packs] == ["base", "more"]
    assert inspection.policy_set.find("roles", "manager").deputy.id == "trainer"
    assert [str(pack.title) for pack in inspection.policy_set.packs] == ["Base", "M"]


def test_a_client_writes_only_what_differs_and_is_asked_for_nothing_else(shipped, tmp_path):
    inspection = inspected(tmp_path, OWN + "processes: {training: {owner: trainer}}\n")
    training = inspection.policy_set.find("processes", "training")
    assert (training.owner.id, training.title, len(training.steps)) == ("trainer", "Training", 2)
    assert [one.code for one in inspection.findings if one.severity == "error"] == []


def test_a_key_that_is_missing_in_the_whole_is_told_at_the_clients_place(shipped, tmp_path):
    inspection = inspected(tmp_path, OWN + "processes:\n  selling:\n    owner: trainer\n")
    assert {place for place, _ in told(inspection, "QMS021")} == {"client/qms.yaml:6:3"}


def test_an_unknown_key_and_a_wrong_form_are_told_at_the_clients_place(shipped, tmp_path):
    own = OWN + "processes: {training: {onwer: trainer, steps: {plan: {within: soon}}}}\n"
    found = told(inspected(tmp_path, own), "QMS020", "QMS022", "QMS024")
    assert [place for place, _ in found] == ["client/qms.yaml:5:24", "client/qms.yaml:5:63"]


def test_an_id_is_still_defined_once_in_the_sets_own_files(shipped, tmp_path):
    inspection = inspected(
        tmp_path, OWN, a="roles: {manager: {deputy: trainer}}", b="roles: {manager: {deputy: trainer}}"
    )
    assert told(inspection, "QMS027") == [("client/b.yaml:1:9", "`manager` is defined a second time")]


def test_what_still_names_something_removed_is_told_at_the_removal(shipped, tmp_path):
    inspection = inspected(tmp_path, OWN + "removed: [{what: roles.trainer, because: nobody has the post}]\n")
    (finding,) = (one for one in inspection.findings if one.code == "QMS301")
    assert (str(finding.place), str(finding.message)) == (
        "client/qms.yaml:5:18",
        "`trainer` is removed, but `processes.training` still names it",
    )
    assert [str(place) for place, _ in finding.related] == ["pack:base/processes/training.yaml:10:27"]


def test_what_the_client_still_names_is_told_where_it_does(shipped, tmp_path):
    own = OWN + "removed: [{what: processes.training, because: x}]\nroles:\n  a: {title: A, reports_to: trainer}\n"
    inspection = inspected(tmp_path, own.replace("processes.training", "roles.trainer"))
    assert ("client/qms.yaml:7:29", "`trainer` is removed") in told(inspection, "QMS301")


def test_a_removal_without_a_reason_is_told(shipped, tmp_path):
    inspection = inspected(tmp_path, OWN + "removed: [{what: processes.training}]\n")
    assert [message for _, message in told(inspection, "QMS021")] == ["`because` is missing"]


def test_taking_out_without_a_pack_is_told(tmp_path):
    inspection = inspected(
        tmp_path, "languages: [en]\norganisation: {name: X}\nremoved: [{what: roles.x, because: y}]\n"
    )
    assert told(inspection, "QMS016") == [("client/qms.yaml:3:18", "no pack in use has `roles.x`")]


STEP = "{do: Do, by: {responsible: trainer, accountable: manager}, output: O%s}"


@pytest.mark.parametrize(
    ("steps", "order"),
    [
        ({"x": ""}, ["plan", "hold", "x"]),
        ({"x": ", after: plan"}, ["plan", "x", "hold"]),
        ({"x": ", after: start"}, ["x", "plan", "hold"]),
        ({"x": ", after: y", "y": ", after: plan"}, ["plan", "y", "x", "hold"]),
        ({"x": ", after: plan", "y": ", after: plan"}, ["plan", "x", "y", "hold"]),
        ({"x": ", after: nowhere"}, ["plan", "hold", "x"]),
    ],
)
def test_a_new_step_stands_where_it_says(shipped, tmp_path, steps, order):
    added = ", ".join(f"{name}: {STEP % after}" for name, after in steps.items())
    inspection = inspected(tmp_path, OWN + f"processes: {{training: {{steps: {{{added}}}}}}}\n")
    assert [step.id for step in inspection.policy_set.find("processes", "training").steps] == order
    assert ("QMS301" in {one.code for one in inspection.findings}) == (steps == {"x": ", after: nowhere"})


def test_steps_that_wait_for_each_other_are_told(shipped, tmp_path):
    added = ", ".join(f"{name}: {STEP % after}" for name, after in {"x": ", after: y", "y": ", after: x"}.items())
    inspection = inspected(tmp_path, OWN + f"processes: {{training: {{steps: {{{added}}}}}}}\n")
    assert len(told(inspection, "QMS018")) == 2


def test_every_fact_that_is_not_given_is_asked_at_extends_in_the_clients_language(shipped, tmp_path):
    inspection = inspected(tmp_path, "extends: [base]\nlanguages: [zh-CN]\n")
    assert told(inspection, "QMS120") == [
        ("client/qms.yaml:1:11", "`organisation.name` is not given: 单位注册全称"),
        ("client/qms.yaml:1:11", "`processes.training.owner` is not given: 对培训负责的岗位"),
    ]
    assert str(inspection.policy_set.organisation.name) == "【单位注册全称】"


def test_the_packs_own_word_counts_once_the_client_writes_it(shipped, tmp_path):
    inspection = inspected(tmp_path, OWN + "processes: {training: {owner: manager}}\n")
    assert told(inspection, "QMS120") == []


def test_nobody_is_asked_about_what_was_removed(shipped, tmp_path):
    inspection = inspected(tmp_path, OWN + "removed: [{what: processes.training, because: x}]\n")
    assert list(missing_facts(inspection.policy_set)) == []


def test_a_pack_itself_may_be_checked_and_need_not_say_who_it_is_about(shipped):
    inspection = pipeline.inspect(shipped / "base", "base")
    assert [one.code for one in inspection.findings if one.severity == "error" or one.code == "QMS120"] == []


def test_it_is_known_which_words_are_the_packs(shipped, tmp_path):
    policy_set = inspected(tmp_path, OWN + "processes: {training: {purpose: Ours.}}\n").policy_set
    training = policy_set.find("processes", "training")
    assert (is_boilerplate(training.title), is_boilerplate(training.purpose)) == (True, False)
    assert share(training, policy_set) == Share(own=1, lent=5)
    assert share(policy_set.find("roles", "trainer"), policy_set).is_boilerplate


def test_a_folder_above_several_sets_is_told_in_one_line(tmp_path):
    for name in ("one", "two"):
        put(tmp_path / "all" / name, qms=OWN.replace("extends: [base]\n", "") + "roles: {a: {title: A}}\n")
    inspection = pipeline.inspect(tmp_path / "all", "all")
    assert told(inspection) == [("all/two/qms.yaml:3:1", "the folder holds several policy sets: `one`, `two`")]


def test_documents_are_made_and_say_where_each_text_was_typed(shipped, tmp_path):
    put(tmp_path / "client", qms=OWN + "processes: {training: {purpose: Ours., owner: trainer}}\n")
    run = CliRunner().invoke(
        group, ["build", str(tmp_path / "client"), "-d", "procedure", "-f", "html", "-o", str(tmp_path / "out")]
    )
    assert run.exit_code == 0, run.output
    page = (tmp_path / "out" / "client" / "en" / "procedure" / "training.html").read_text(encoding="utf-8")
    assert 'data-source="pack:base/processes/training.yaml:9"' in page
    assert 'data-source="qms.yaml:5"' in page
    assert str(tmp_path) not in page


# --- beginning -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("languages", [["en"], ["zh-CN", "en"]])
@pytest.mark.parametrize("name", ["", 'Meridian: "Care" #1'])
def test_a_set_begun_from_a_pack_lacks_nothing_but_facts(shipped, tmp_path, languages, name):
    written = starter.begin(tmp_path / "new", languages, name, ["base"])
    assert written == [starter.SCHEMA, "facts.yaml", "qms.yaml"]
    inspection = pipeline.inspect(tmp_path / "new", "new")
    asked = {"processes.training.owner", *([] if name else ["organisation.name"])}
    assert {fact.of for fact in missing_facts(inspection.policy_set)} == asked
    packs_own = {one.code for one in pipeline.inspect(shipped / "base", "base").findings}
    assert {one.code for one in inspection.findings} - packs_own == {"QMS120"}
    assert pipeline.documents(inspection.policy_set, Wanted())
    if name:
        assert str(inspection.policy_set.organisation.name) == name


def test_filling_in_the_facts_is_enough(shipped, tmp_path):
    starter.begin(tmp_path / "new", ["en"], "Meridian", ["base"])
    facts = tmp_path / "new" / "facts.yaml"
    text = facts.read_text(encoding="utf-8")
    head, gaps = text.split("\n\n", 1)
    assert "The role that answers for training" in gaps
    facts.write_text(head + "\n\n" + gaps.replace("# ", "", 1).replace("\n# ", "\n"), encoding="utf-8")
    assert list(missing_facts(pipeline.inspect(tmp_path / "new", "new").policy_set)) == []


def test_a_gap_that_was_left_is_told(shipped, tmp_path):
    starter.begin(tmp_path / "new", ["en"], "", ["base"])
    qms = tmp_path / "new" / "qms.yaml"
    opened = qms.read_text(encoding="utf-8").replace("# organisation:", "organisation:").replace("#   name:", "  name:")
    qms.write_text(opened, encoding="utf-8")
    inspection = pipeline.inspect(tmp_path / "new", "new")
    assert [message for _, message in told(inspection, "QMS601")] == ["the placeholder `____` was left in"]


def test_an_unknown_pack_is_refused_before_anything_is_written(shipped, tmp_path):
    with pytest.raises(UsageError, match="no pack named `bse`"):
        starter.begin(tmp_path / "new", ["en"], "", ["bse"])
    assert not (tmp_path / "new").exists()


def test_the_lists_name_packs_and_what_is_left_of_them(shipped, tmp_path):
    put(tmp_path / "client", qms=OWN + "processes: {training: {purpose: Ours.}}\n")
    listed = CliRunner().invoke(group, ["list", "packs"]).output
    assert listed == "base  Base: What every service has.\n"
    left = CliRunner().invoke(group, ["list", "boilerplate", str(tmp_path / "client")]).output.splitlines()
    assert [line.split("  ")[0] for line in left] == ["roles.manager", "roles.trainer", "processes.training", "*"]
    assert left[0].endswith("all of 1 texts as the pack has them")
    assert left[2].endswith("5 of 6 texts as the pack has them")


def test_boilerplate_is_asked_of_a_set_that_builds_on_a_pack(tmp_path):
    put(tmp_path / "client", qms="languages: [en]\norganisation: {name: X}\n")
    assert CliRunner().invoke(group, ["list", "boilerplate"], standalone_mode=False).exception is not None
    run = CliRunner().invoke(group, ["list", "boilerplate", str(tmp_path / "client")], standalone_mode=False)
    assert isinstance(run.exception, UsageError)


def test_values_of_the_pack_are_written_out_so_that_they_read_the_same(shipped, tmp_path):
    granted = "[{remedy: a, up_to: {en: 'one, two: three', zh-CN: 一}, per: case}, {remedy: b, none: '#1'}]"
    asked = BASE.replace("languages:", "    - {of: roles.manager.may_grant, ask: {en: What}}\nlanguages:")
    put(shipped / "base", pack=asked.replace("zh-CN: 经理}", f"zh-CN: 经理}}, may_grant: {granted}"))
    packs.forget()
    starter.begin(tmp_path / "new", ["en"], "Meridian", ["base"])
    facts = tmp_path / "new" / "facts.yaml"
    before = pipeline.inspect(tmp_path / "new", "new").policy_set.find("roles", "manager").node
    gaps = facts.read_text(encoding="utf-8").split("\n\n")[1]
    opened = [line.removeprefix("# ") for line in gaps.splitlines()]
    facts.write_text("\n".join(opened), encoding="utf-8")
    after = pipeline.inspect(tmp_path / "new", "new").policy_set.find("roles", "manager").node
    assert after.get("may_grant").place.pack == ""
    assert same(before.get("may_grant"), after.get("may_grant"))
