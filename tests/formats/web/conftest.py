"""The theme that the tests of HTML and PDF share."""

import pytest

from qmsgen import resources
from qmsgen.model.theme_file import read_theme


@pytest.fixture(scope="session")
def theme():
    return read_theme(resources.folder("templates") / "themes" / "standard" / "theme.yaml")
