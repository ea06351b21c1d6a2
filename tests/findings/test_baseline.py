"""A baseline knows what was found before, wherever it stands today, and only shrinks."""

import json

import pytest

from qmsgen.control.baseline import read, written
from qmsgen.model.aside import Ground
from qmsgen.model.source import Place
from qmsgen.pipeline import against, inspect

PLACE = Place("known.json")


def known_of(inspection):
    return read(written([(inspection.policy_set, inspection.findings)]).decode())


def test_what_is_known_does_not_count_wherever_it_stands(house):
    before = house()
    assert before.findings
    text = (house.folder / "qms.yaml").read_text(encoding="utf-8")
    roles = text[text.index("roles:") :]
    house(files={"a/people.yaml": f"# people\n\n{roles}"})
    (house.folder / "qms.yaml").write_text(text[: text.index("roles:")], encoding="utf-8")
    moved = inspect(house.folder, "elsewhere/house")
    compared = against(moved, known_of(before), PLACE)
    assert [one for one in compared.findings if one.path[:1] == ("roles",)] == []
    assert {one.ground for one in compared.aside} == {Ground.KNOWN}
    assert {one.finding.place.file for one in compared.aside} == {"elsewhere/house/a/people.yaml"}


def test_what_is_new_counts(house):
    known = known_of(house())
    after = against(house("  porter: {title: Porter, reports_to: manager}\n"), known, PLACE)
    assert {one.path for one in after.findings} == {("roles", "porter")}


def test_what_is_gone_is_told_so_that_the_file_shrinks(house):
    known = known_of(house())
    text = (house.folder / "qms.yaml").read_text(encoding="utf-8")
    (house.folder / "qms.yaml").write_text(text.replace("  clerk: {title: Clerk, reports_to: manager}\n", ""))
    after = against(inspect(house.folder, "house"), known, PLACE)
    assert [(one.name, one.place) for one in after.findings] == [("baseline-shrinks", PLACE)]
    assert after.errors == ()
    elsewhere = against(inspect(house.folder, "house", select=["references"]), known, PLACE)
    assert elsewhere.findings == ()


def test_what_cannot_be_read_is_never_known(house):
    broken = house("  tiler: {titel: Tiler}\n")
    assert {one.code[:4] for one in broken.findings} >= {"QMS0"}
    assert not any(code.startswith("QMS0") for _, code, _, _ in known_of(broken))


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"version": 1, "known": [{"set": 1}]}', '{"version": 2}', "["])
def test_a_file_that_is_no_baseline_is_refused(text):
    with pytest.raises(ValueError, match="no baseline"):
        read(text)


def test_a_baseline_reads_well_in_a_comparison(house):
    content = written([(house().policy_set, house().findings)])
    entries = json.loads(content)["known"]
    assert entries == sorted(entries, key=lambda one: tuple(one.values()))
    assert "line" not in entries[0]
