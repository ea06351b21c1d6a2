"""The command line in odd surroundings: the exit code says whose fault it is, and one clear line says what."""

import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.trust.damage import GOOD

ROOT = Path(__file__).parents[2]
QMSGEN = (sys.executable, "-m", "qmsgen")
NAMES = [
    "a b",
    "a#b?c",
    "%41",
    "质量",
    "👍",
    "a\nb",
    "-x",
    ".hidden",
    "CON",
    "y" * 200,
    "a&b<c",
    "*",
    "::error::x",
    "a\x1b[31mb",
]


def ran(*arguments, folder, **options):
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **options.pop("environment", {})}
    command = [*QMSGEN, *map(str, arguments)]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, timeout=120, check=False, **options
    )


def shell(line, folder):
    """A line of the shell in which `qmsgen` stands for the command."""
    line = line.replace("qmsgen", " ".join(QMSGEN))
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "GOOD": str(GOOD)}
    return subprocess.run(
        ["bash", "-c", line], cwd=folder, env=environment, capture_output=True, timeout=120, check=False
    )


def told(run):
    """What a run said on standard error: clean, and no traceback."""
    said = run.stderr.decode("utf-8", "strict")
    assert "Traceback" not in said
    assert all(letter.isprintable() or letter == "\n" for letter in said)
    return said


@pytest.mark.parametrize("name", ["nowhere", "x" * 300, "nowhere\x1b]0;x\x07", "a/" * 3000])
def test_a_set_that_does_not_exist_is_a_wrong_command(name, tmp_path):
    run = ran("check", name, folder=tmp_path)
    assert run.returncode == 2
    assert "qmsgen: no folder `" in told(run)


@pytest.mark.parametrize("out", ["file", "/proc/out", "/dev/null", "file/below"])
def test_an_output_that_cannot_be_is_the_machines_fault(out, tmp_path):
    (tmp_path / "file").write_text("mine")
    run = ran("build", GOOD, "-o", out, "-f", "md", folder=tmp_path)
    assert run.returncode == 3
    assert "qmsgen: cannot write `" in told(run)
    assert (tmp_path / "file").read_text() == "mine"


def test_a_folder_in_the_way_is_told_before_anything_is_replaced(tmp_path):
    assert ran("build", GOOD, "-o", "out", "-f", "md", folder=tmp_path).returncode == 0
    procedure = tmp_path / "out/good/zh-CN/procedure/repair.md"
    other = tmp_path / "out/good/en/procedure/repair.md"
    other.write_text("kept")
    procedure.unlink()
    procedure.mkdir()
    run = ran("build", GOOD, "-o", "out", "-f", "md", folder=tmp_path)
    assert run.returncode == 3
    assert "it is a folder" in told(run)
    assert other.read_text() == "kept"


@pytest.mark.parametrize("size", [0, 1_000, 20_000])
def test_a_full_disk_leaves_the_old_documents(size, tmp_path):
    assert ran("build", GOOD, "-o", "out", "-f", "docx", folder=tmp_path).returncode == 0
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.docx")}
    run = ran(
        "build",
        GOOD,
        "-o",
        "out",
        "-f",
        "docx",
        folder=tmp_path,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)),
    )
    assert run.returncode == 3
    assert ("cannot write" if size else "No usable temporary directory") in told(run)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.docx")} == before


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount")
def test_a_small_disk_is_told(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=40k", "tmpfs", disk], check=False).returncode:
        pytest.skip("nothing can be mounted here")
    try:
        run = ran("build", GOOD, "-o", disk, "-f", "docx", folder=tmp_path)
        assert run.returncode == 3
        assert "No space left" in told(run)
        assert [path.name for path in disk.iterdir()] == [".qmsgen.lock"]
    finally:
        subprocess.run(["umount", disk], check=True)


@pytest.mark.parametrize("streams", [">&-", "2>&-", ">&- 2>&-", "<&-", "<&- >&- 2>&-"])
def test_closed_streams_change_nothing(streams, tmp_path):
    assert shell(f'qmsgen build "$GOOD" -o out -f md {streams}', tmp_path).returncode == 0
    assert sorted(path.name for path in tmp_path.rglob("repair.md")) == ["repair.md"] * 2
    assert (tmp_path / "out/.qmsgen.lock").read_bytes() == b""


def test_a_full_output_stream_is_told(tmp_path):
    run = shell('qmsgen check "$GOOD" > /dev/full', tmp_path)
    assert run.returncode == 3
    assert "No space left" in told(run)


def test_a_reader_that_goes_away_hides_no_error_and_stops_no_build(tmp_path):
    run = shell('qmsgen build "$GOOD" -o out -f md 2>&1 | true; exit ${PIPESTATUS[0]}', tmp_path)
    assert run.returncode == 0
    assert len(list(tmp_path.rglob("repair.md"))) == 2
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad/x.yaml").write_text("rolls: 1\n")
    assert shell("qmsgen check bad | true; exit ${PIPESTATUS[0]}", tmp_path).returncode == 1


def test_a_folder_that_is_gone_is_told(tmp_path):
    run = shell("mkdir d; cd d; rmdir ../d; qmsgen build ../nowhere -o ../out", tmp_path)
    assert run.returncode in {2, 3}
    assert told(run).startswith("qmsgen: ")
    run = shell('mkdir d; cd d; rmdir ../d; qmsgen check "$GOOD"', tmp_path)
    assert run.returncode == 0


@pytest.mark.parametrize("environment", [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}])
def test_an_encoding_without_chinese_is_no_fault(environment, tmp_path):
    shutil.copytree(GOOD, tmp_path / "质量")
    run = ran("build", "质量", "-f", "md", folder=tmp_path, environment=environment)
    assert run.returncode == 0
    assert b"policy-set" in run.stdout


@pytest.mark.parametrize("name", NAMES)
def test_odd_folder_names_are_read_and_told_cleanly(name, tmp_path):
    shutil.copytree(GOOD, tmp_path / name)
    with (tmp_path / name / "zz.yaml").open("w") as file:
        file.write("roles: {spare: {titel: x}}\n")
    run = ran("check", "--", name, folder=tmp_path)
    assert run.returncode == 1
    assert b"zz.yaml:1:" in run.stdout
    assert all(letter.isprintable() or letter == "\n" for letter in run.stdout.decode())
    (tmp_path / name / "zz.yaml").unlink()
    assert ran("build", "-f", "md", "--", name, folder=tmp_path).returncode == 0
    assert len(list((tmp_path / "output").rglob("repair.md"))) == 2


@pytest.mark.parametrize("trap", ["stage", "lock", "set"])
def test_a_link_in_the_output_folder_is_not_followed(trap, tmp_path):
    victim = tmp_path / "victim"
    victim.mkdir()
    (victim / "mine").write_text("mine")
    out = tmp_path / "out"
    out.mkdir()
    (out / {"stage": ".qmsgen-stage", "lock": ".qmsgen.lock", "set": "good"}[trap]).symlink_to(victim)
    run = ran("build", GOOD, "-o", "out", "-f", "md", folder=tmp_path)
    assert run.returncode == (0 if trap == "stage" else 3)
    told(run)
    assert [path.name for path in victim.rglob("*")] == ["mine"]


WAYS_OUT = {
    "language": ("qms.yaml", "languages: [en, zh-CN]", 'languages: [en, "../../../../../escaped"]'),
    "process": ("processes/repair.yaml", "  repair:\n", '  "../../../../../escaped":\n'),
}


@pytest.mark.parametrize("way", WAYS_OUT)
def test_no_name_leads_out_of_the_output_folder(way, tmp_path):
    file, words, instead = WAYS_OUT[way]
    policy_set = tmp_path / "a/b/c/set"
    shutil.copytree(GOOD, policy_set)
    text = (policy_set / file).read_text(encoding="utf-8")
    assert words in text
    (policy_set / file).write_text(text.replace(words, instead, 1), encoding="utf-8")
    run = ran("build", policy_set, "-o", "a/b/c/out", "-f", "md", "--keep-going", folder=tmp_path)
    assert run.returncode == 1
    assert not [path for path in tmp_path.rglob("*") if "escaped" in path.name]


def test_a_build_of_a_part_removes_nothing_else(tmp_path):
    ran("build", GOOD, "-o", "out", "-d", "procedure", "-f", "md,html", folder=tmp_path)
    ran("build", GOOD, "-o", "out", "-d", "procedure", "-f", "html", "-l", "en", folder=tmp_path)
    assert len(list(tmp_path.rglob("repair.md"))) == 2
    assert len(list(tmp_path.rglob("repair.html"))) == 2
