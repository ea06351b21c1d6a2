"""Which policy sets a folder of a repository means."""

from __future__ import annotations

import pytest

from qmsgen.repository import policy_sets, root_of


@pytest.fixture
def repository(tmp_path):
    for path in (
        "mkdocs.yml",
        "policies/clinic/qms.yaml",
        "policies/clinic/processes/qms.yaml",
        "policies/hotel/qms.yml",
        "templates/qms.yaml",
        ".hidden/qms.yaml",
        "node_modules/one/qms.yaml",
    ):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("languages: [en]\n", encoding="utf-8")
    return tmp_path


def test_every_folder_with_a_main_file_is_a_set(repository):
    assert policy_sets(repository) == (repository / "policies/clinic", repository / "policies/hotel")


def test_a_set_is_one_whatever_lies_below(repository):
    assert policy_sets(repository / "policies/clinic") == (repository / "policies/clinic",)


def test_a_folder_without_main_files_is_taken_as_a_set(tmp_path):
    (tmp_path / "all.yaml").write_text("languages: [en]\n", encoding="utf-8")
    assert policy_sets(tmp_path) == (tmp_path,)


def test_links_are_not_followed(repository, tmp_path):
    (tmp_path / "policies/round").symlink_to(tmp_path / "policies")
    assert len(policy_sets(repository)) == 2


def test_the_root_is_where_the_repository_begins(repository):
    (repository / ".git").mkdir()
    assert root_of(repository / "policies/clinic") == repository.resolve()
