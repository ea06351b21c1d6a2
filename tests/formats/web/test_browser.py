"""The page in a real browser: accessible, narrow enough, offline, its answers saved."""

import json
import shutil

import pytest

from qmsgen.formats import html
from tests.formats.web.specimen_web import survey

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")

QUIET = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture(scope="module")
def browser():
    program = shutil.which("chromium")
    if not program:
        pytest.skip("chromium is not installed")
    with playwright.sync_playwright() as running:
        yield running.chromium.launch(executable_path=program, args=list(QUIET))


@pytest.mark.parametrize("width", [360, 1300])
def test_page_is_accessible_and_as_narrow_as_its_screen(browser, page, tmp_path, width):
    file = tmp_path / "page.html"
    file.write_text(page, encoding="utf-8")
    context = browser.new_context(bypass_csp=True, viewport={"width": width, "height": 900})
    shown = context.new_page()
    shown.goto(file.as_uri())
    found = axe.Axe().run(shown, options=RULES).response["violations"]
    too_wide = shown.evaluate("document.documentElement.scrollWidth > innerWidth")
    context.close()
    assert [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in found] == []
    assert not too_wide


def test_answers_are_saved_offline_once_the_required_ones_are_given(browser, theme, tmp_path):
    file = tmp_path / "survey.html"
    file.write_bytes(html.encode(survey("zh-CN"), theme))
    shown = browser.new_page(accept_downloads=True)
    faults, asked = [], []
    shown.on("console", lambda message: faults.append(message.text))
    shown.on("pageerror", lambda error: faults.append(str(error)))
    shown.on("request", lambda request: asked.append(request.url))
    shown.goto(file.as_uri())
    shown.get_by_role("button").click()
    assert shown.locator("output").inner_text() == ""
    shown.get_by_label("姓名").fill("张三")
    shown.get_by_label("服务日期").fill("2026-12-02")
    shown.get_by_label("偶尔").check()
    shown.locator('input[name="q1.e"][value="4"]').check()
    with shown.expect_download() as download:
        shown.get_by_role("button").click()
    download.value.save_as(tmp_path / "answers.json")
    saved = json.loads((tmp_path / "answers.json").read_text(encoding="utf-8"))
    assert download.value.suggested_filename == "QR-09-01-A-0-zh-CN-answers.json"
    assert saved["document"] == {"number": "QR-09-01", "revision": "A/0", "language": "zh-CN"}
    assert saved["answers"]["name"] == "张三"
    assert saved["answers"]["q1.e"] == "4"
    assert saved["answers"]["q1.p"] == ""
    assert saved["answers"]["contact"] is False
    assert faults == []
    assert asked == [file.as_uri()]
