"""A set with two findings of one rule, and what tests add to it."""

import pytest

from qmsgen.pipeline import inspect

SET = """\
organisation: {name: Northfield Repairs}
languages: [en]
roles:
  manager: {title: Manager}
  fitter: {title: Fitter, reports_to: manager}
  clerk: {title: Clerk, reports_to: manager}
"""


@pytest.fixture
def house(tmp_path):
    """Write files of a set, and inspect it."""
    folder = tmp_path / "house"
    folder.mkdir()

    def look(more="", files=(), **asked):
        (folder / "qms.yaml").write_text(SET + more, encoding="utf-8")
        for name, text in dict(files).items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
        return inspect(folder, "house", **asked)

    look.folder = folder
    return look
