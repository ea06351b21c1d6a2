"""The theme, and the specimens in both formats and languages, made once for all tests of HTML and PDF."""

import pytest

from qmsgen import resources
from qmsgen.formats import html, pdf
from qmsgen.model.theme_file import read_theme
from tests.formats.web.specimen_web import procedure, survey

LANGUAGES = ("zh-CN", "en")


@pytest.fixture(scope="session")
def theme():
    return read_theme(resources.folder("templates") / "themes" / "standard" / "theme.yaml")


@pytest.fixture(scope="session", params=LANGUAGES)
def language(request):
    return request.param


@pytest.fixture(scope="session", params=(procedure, survey), ids=("procedure", "survey"))
def specimen(request, language):
    return request.param(language)


@pytest.fixture(scope="session")
def page(specimen, theme):
    """The specimen as HTML text."""
    return html.encode(specimen, theme).decode()


@pytest.fixture(scope="session")
def printed(specimen, theme, tmp_path_factory):
    """The specimen as a PDF file."""
    path = tmp_path_factory.mktemp("pdf") / "specimen.pdf"
    path.write_bytes(pdf.encode(specimen, theme))
    return path
