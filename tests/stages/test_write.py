"""Writing: whole files or none, what was there before kept, nobody else's files touched."""

import json
import os
import stat
import threading

import pytest

from qmsgen.errors import EnvironmentFault
from qmsgen.stages import write
from qmsgen.stages.write import MANIFEST, output


def made(folder, files, set_name="demo"):
    with output(folder) as target:
        for path, data in files.items():
            target.put(f"{set_name}/{path}", data)
        return target.publish(set_name, {"a": "hash"}, "qmsgen test")


def visible(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_files_arrive_with_a_manifest_that_lists_them(tmp_path):
    made(tmp_path, {"en/a.md": b"A", "en/b.md": b"B"})
    assert (tmp_path / "demo/en/a.md").read_bytes() == b"A"
    listed = json.loads((tmp_path / "demo" / MANIFEST).read_text())
    assert list(listed["files"]) == ["demo/en/a.md", "demo/en/b.md"]
    assert listed["documents"] == {"a": "hash"}


def test_nothing_is_visible_before_it_is_published(tmp_path):
    with output(tmp_path) as target:
        target.put("demo/en/a.md", b"A")
        assert not (tmp_path / "demo").exists()
    assert visible(tmp_path) == [".qmsgen.lock"]


def test_what_a_set_no_longer_makes_is_removed_and_foreign_files_stay(tmp_path):
    made(tmp_path, {"en/a.md": b"A", "en/b.md": b"B"})
    (tmp_path / "demo/en/mine.txt").write_text("mine")
    assert made(tmp_path, {"en/a.md": b"A2"}) == ["demo/en/b.md"]
    assert visible(tmp_path / "demo") == ["en/a.md", "en/mine.txt", MANIFEST]


def test_a_manifest_cannot_make_it_remove_other_files(tmp_path):
    made(tmp_path, {"en/a.md": b"A"})
    victim = tmp_path / "victim.txt"
    victim.write_text("x")
    listed = {"files": {"demo/../victim.txt": "", "../victim.txt": "", str(victim): "", "demo/en/a.md": ""}}
    (tmp_path / "demo" / MANIFEST).write_text(json.dumps(listed))
    made(tmp_path, {"en/b.md": b"B"})
    assert victim.exists()


def test_a_broken_manifest_is_no_obstacle(tmp_path):
    made(tmp_path, {"en/a.md": b"A"})
    (tmp_path / "demo" / MANIFEST).write_text("[broken")
    assert made(tmp_path, {"en/a.md": b"A2"}) == []


def test_a_link_in_the_output_is_never_followed(tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    out = tmp_path / "out"
    out.mkdir()
    (out / "demo").symlink_to(elsewhere)
    with pytest.raises(EnvironmentFault, match="is a link"):
        made(out, {"en/a.md": b"A"})
    assert list(elsewhere.iterdir()) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_told_in_one_line(tmp_path):
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    with pytest.raises(EnvironmentFault, match="cannot write"):
        made(tmp_path / "out", {"en/a.md": b"A"})


def test_a_file_where_the_folder_should_be_is_told_in_one_line(tmp_path):
    (tmp_path / "out").write_text("x")
    with pytest.raises(EnvironmentFault, match="cannot write"):
        made(tmp_path / "out", {"en/a.md": b"A"})


def test_a_second_build_gives_up_with_one_line(tmp_path, monkeypatch):
    monkeypatch.setattr(write, "_PATIENCE", 0.2)
    with output(tmp_path), pytest.raises(EnvironmentFault, match="another build"), output(tmp_path):
        pytest.fail("two builds wrote at once")


def test_a_second_build_waits_for_the_first(tmp_path):
    entered = threading.Event()

    def first():
        with output(tmp_path) as target:
            entered.set()
            target.put("demo/en/a.md", b"first")
            target.publish("demo", {}, "t")

    thread = threading.Thread(target=first)
    thread.start()
    entered.wait()
    made(tmp_path, {"en/a.md": b"second"})
    thread.join()
    assert (tmp_path / "demo/en/a.md").read_bytes() in {b"first", b"second"}


@pytest.mark.parametrize("failing", [1, 2, 3])
def test_a_failed_rename_leaves_whole_files_and_no_stage(tmp_path, monkeypatch, failing):
    made(tmp_path, {"en/a.md": b"old", "en/b.md": b"old"})
    real, count = os.replace, iter(range(1, 100))

    def replace(source, target):
        if next(count) == failing:
            raise OSError(28, "No space left on device", str(target))
        real(source, target)

    monkeypatch.setattr(write.os, "replace", replace)
    with pytest.raises(EnvironmentFault, match="No space left"):
        made(tmp_path, {"en/a.md": b"new", "en/b.md": b"new"})
    monkeypatch.undo()
    assert {(tmp_path / f"demo/en/{name}.md").read_bytes() for name in "ab"} <= {b"old", b"new"}
    assert visible(tmp_path) == [".qmsgen.lock", "demo/en/a.md", "demo/en/b.md", f"demo/{MANIFEST}"]
    made(tmp_path, {"en/a.md": b"new", "en/b.md": b"new"})
    assert (tmp_path / "demo/en/b.md").read_bytes() == b"new"


def test_what_a_killed_build_left_behind_is_cleared_away(tmp_path):
    stage = tmp_path / ".qmsgen-stage" / "demo"
    stage.mkdir(parents=True)
    (stage / "half.pdf").write_bytes(b"%PDF")
    made(tmp_path, {"en/a.md": b"A"})
    assert not (tmp_path / ".qmsgen-stage").exists()
