"""Hundreds of broken inputs: each ends in a finding at its line, none in an exception, and nothing is written."""

import os
import re
import shutil
import subprocess
import sys
from itertools import islice
from pathlib import Path

import pytest

from qmsgen import pipeline
from qmsgen.model.defect import FILE_DEFECTS
from qmsgen.reporters import Report
from qmsgen.stages.check import rules
from qmsgen.stages.report import report
from tests.trust import damage

ALL = bool(os.environ.get("QMSGEN_ALL_TRIALS"))
"""Every trial is made only where this is asked for; otherwise every n-th."""

FAMILIES = {
    "misspelt keys": (damage.misspelt_keys, 6),
    "missing keys": (damage.missing_keys, 2),
    "wrong kinds": (damage.wrong_kinds, 14),
    "odd texts": (damage.odd_texts, 6),
    "broken references": (damage.broken_references, 6),
    "spoilt values": (damage.spoilt_values, 9),
    "spoilt layout": (damage.spoilt_layout, 17),
    "duplicate keys": (damage.duplicate_keys, 4),
    "spoilt bytes": (damage.spoilt_bytes, 2),
    "spoilt escapes": (damage.spoilt_escapes, 4),
    "cut short": (damage.cut_short, 4),
}
MOST_BYTES = 64 * 1024


@pytest.fixture(scope="module")
def known_codes():
    return {defect.code for defect in FILE_DEFECTS.values()} | {rule.code for rule in rules()}


def unclean(text: str) -> str:
    """The characters of a report that a terminal or a build log might obey."""
    return "".join(letter for letter in text if not letter.isprintable() and letter not in "\n\u3000")


def judged(trial: damage.Damage, folder: Path, known: set[str]) -> str:
    """What is wrong with how a trial went; empty where nothing is."""
    inspection = pipeline.inspect(trial.into(folder), "set")
    file = f"set/{trial.file}"
    found = [one for one in inspection.errors if one.place.file == file and abs(one.place.line - trial.line) <= 1]
    told = report(Report(inspection.findings, inspection.sources), "text")
    complaints = {
        "not found": trial.must_be_found and not inspection.errors,
        "found elsewhere": trial.must_be_found and not found,
        "no place": any(one.place.column < 1 or one.place.line < 1 for one in inspection.findings),
        "unknown code": any(one.code not in known for one in inspection.findings),
        "too long": len(told.encode()) > MOST_BYTES,
        "not clean": bool(unclean(told)),
    }
    return ", ".join(what for what, holds in complaints.items() if holds)


def test_the_sound_set_is_sound():
    assert [str(one.message) for one in pipeline.inspect(damage.GOOD, "set").errors] == []


@pytest.mark.parametrize("family", FAMILIES)
def test_damage_is_found_where_it_was_done(family, tmp_path, known_codes):
    make, step = FAMILIES[family]
    wrong, made = [], 0
    for trial in islice(make(), None, None, 1 if ALL else step):
        said = judged(trial, tmp_path / "set", known_codes)
        shutil.rmtree(tmp_path / "set")
        made += 1
        if said:
            wrong.append(f"{trial.name}: {said}")
    assert made >= 15
    assert wrong == []


def qmsgen(*arguments: str | Path, folder: Path) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-m", "qmsgen", *arguments]
    return subprocess.run(command, capture_output=True, cwd=folder, env=environment, timeout=60, check=False)


@pytest.mark.parametrize("family", FAMILIES)
def test_a_build_of_a_broken_set_says_so_and_writes_nothing(family, tmp_path):
    trial = next(trial for trial in FAMILIES[family][0]() if trial.must_be_found or family == "cut short")
    trial.into(tmp_path / "set")
    run = qmsgen("build", "set", folder=tmp_path)
    said = run.stderr.decode("utf-8", "strict")
    assert run.returncode == 1
    assert re.search(r"^set/\S+:\d+:\d+: error\[QMS\d{3}\]: ", said, re.MULTILINE)
    assert "Traceback" not in said
    assert unclean(said) == ""
    assert len(run.stderr) <= MOST_BYTES
    assert not (tmp_path / "output").exists()


HEAD = "organisation: {name: X}\nlanguages: [en]\n"
EXCESSES = {
    "unknown keys": HEAD + "".join(f"key{number}: x\n" for number in range(20_000)),
    "mistyped keys": HEAD + "roles:\n" + "".join(f"  r{number}: {{titel: x}}\n" for number in range(5_000)),
    "repeated values": HEAD + f"roles:\n  a:\n    title: x\n    addresses: [{'iso-9001-2015:8, ' * 50_000}]\n",
    "mappings for words": f"organisation: {{name: X}}\nlanguages: [{'{a: 1}, ' * 20_000}]\n",
    "a long reference": HEAD + f"roles: {{a: {{title: x, reports_to: {'y' * 1_000_000}}}}}\n",
    "a long quantity": HEAD + f"roles: {{a: {{title: x, answers_within: {'1' * 1_000_000} h}}}}\n",
    "long hours": HEAD + f"calendars:\n  a:\n    hours: {'Mon-Fri 08:00-09:00, ' * 20_000}\n",
    "a long clause": HEAD + f"roles:\n  a:\n    title: x\n    addresses: ['{'a-' * 200_000}!']\n",
    "a long language": HEAD.replace("[en]", f"['{'a' * 200_000}']"),
    "a long id": HEAD + f"roles:\n  ? {'a-' * 50_000}\n  : title: x\n",
    "a line end in an id": HEAD + 'roles:\n  "a\\n":\n    title: x\n',
    "a line end in a language": HEAD.replace("[en]", '["en\\n"]'),
    "a way out as a language": HEAD.replace("[en]", '["../../../out"]'),
    "a way out as an id": HEAD + 'processes:\n  "../../out":\n    title: x\n',
}


@pytest.mark.parametrize("name", EXCESSES)
def test_excess_is_refused_within_bounds(name, tmp_path):
    (tmp_path / "x.yaml").write_text(EXCESSES[name])
    inspection = pipeline.inspect(tmp_path, "set")
    told = report(Report(inspection.findings, inspection.sources), "text")
    assert inspection.errors
    assert len(told.encode()) <= MOST_BYTES
    assert max(map(len, told.splitlines())) <= 1_000


def test_a_thousand_roles_in_a_row_are_judged(tmp_path):
    chain = "".join(f"  r{number}: {{title: x, reports_to: r{number + 1}}}\n" for number in range(3_000))
    (tmp_path / "x.yaml").write_text(f"{HEAD}roles:\n{chain}  r3000: {{title: x}}\n")
    assert pipeline.inspect(tmp_path, "set").errors == ()
