"""The theme and the stand-in for drawings that the tests of HTML and PDF share."""

import pytest

from qmsgen import figures, resources
from qmsgen.model.theme_file import read_theme
from tests.formats.web.specimen_web import drawn_stand_in


@pytest.fixture(scope="session")
def theme():
    return read_theme(resources.folder("templates") / "themes" / "standard" / "theme.yaml")


@pytest.fixture(autouse=True)
def _drawings(monkeypatch):
    monkeypatch.setattr(figures, "draw", drawn_stand_in, raising=False)
