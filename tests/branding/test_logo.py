"""A logo is a picture and nothing more, whoever sent it."""

import io
import struct
import zlib

import pytest
from PIL import Image

from qmsgen.branding import shipped_theme
from qmsgen.branding.files import BrandFault, read_file
from qmsgen.branding.logo import decoded
from qmsgen.formats import docx, html, pdf
from tests.branding.word_files import picture
from tests.formats.web.specimen_web import procedure

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 30 10">{}</svg>'
PLAIN = SVG.format('<rect width="30" height="10" fill="#00636e"/><text x="2" y="8" font-size="6">HX</text>')


@pytest.mark.parametrize("data", [picture(), picture(kind="JPEG"), PLAIN.encode()], ids=["png", "jpeg", "svg"])
def test_logo_is_drawn_anew_as_png(data):
    logo = decoded(data)
    with Image.open(io.BytesIO(logo.png)) as made:
        assert (made.format, made.size, made.mode) == ("PNG", (logo.width, logo.height), "RGB")


def test_a_picture_of_more_dots_than_a_decoder_takes_is_told_as_too_large():
    size = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 0, 0, 0, 0)
    pieces = [(b"IHDR", size), (b"IDAT", zlib.compress(b"")), (b"IEND", b"")]
    bomb = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in pieces
    )
    with pytest.raises(BrandFault, match="too many dots"):
        decoded(bomb)


def test_what_a_picture_carries_beside_its_dots_is_not_passed_on():
    made = io.BytesIO()
    from PIL.PngImagePlugin import PngInfo  # noqa: PLC0415

    said = PngInfo()
    said.add_text("Comment", "secret place")
    Image.new("RGBA", (20, 20), "#00000000").save(made, "PNG", pnginfo=said)
    assert b"secret" not in decoded(made.getvalue()).png


def huge_png():
    head = struct.pack(">IIBBBBB", 2**31 - 1, 2**31 - 1, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + head
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))


HOSTILE = {
    "script": SVG.format("<script>alert(1)</script>"),
    "handler": SVG.format('<rect onload="alert(1)" width="1" height="1"/>'),
    "picture": SVG.format('<image href="file:///etc/passwd" width="9" height="9"/>'),
    "copies": SVG.format('<g id="a"/><use href="#a"/>'),
    "foreign": SVG.format("<foreignObject/>"),
    "style": SVG.format("<style>@import 'http://evil.example/a.css';</style>"),
    "fill": SVG.format('<rect fill="url(http://evil.example/a#b)" width="1" height="1"/>'),
    "link": SVG.format('<linearGradient xlink:href="http://evil.example/"/>'),
    "entity": '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + SVG.format("<text>&a;</text>"),
    "sheet": "<?xml-stylesheet href='http://evil.example/'?>" + PLAIN,
    "many": SVG.format("<g/>" * 6_000),
    "no-xml": "<svg <",
    "gif": "GIF89a",
    "empty": "",
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_drawing_that_is_more_than_a_drawing_is_refused(data):
    with pytest.raises(BrandFault):
        decoded(data.encode())


@pytest.mark.parametrize(
    "data", [huge_png(), picture()[:40], picture(size=(4_001, 2))], ids=["bomb", "cut off", "too wide"]
)
def test_picture_that_cannot_be_is_refused(data):
    with pytest.raises(BrandFault):
        decoded(data)


@pytest.mark.parametrize("name", ["../logo.png", "a/../../logo.png", "/etc/passwd", "link.png", "nothing.png", "."])
def test_file_outside_of_the_set_is_refused(tmp_path, name):
    folder = tmp_path / "set"
    folder.mkdir()
    (tmp_path / "logo.png").write_bytes(picture())
    (folder / "link.png").symlink_to(tmp_path / "logo.png")
    with pytest.raises(BrandFault):
        read_file(folder, name)


@pytest.fixture
def with_logo():
    from dataclasses import replace  # noqa: PLC0415

    return replace(shipped_theme("brand"), logo=decoded(PLAIN.encode()))


@pytest.mark.parametrize("profile", ["PDFA-3A", "PDFUA-1"])
def test_pages_with_a_logo_conform(with_logo, tmp_path, verapdf_failures, profile):
    path = tmp_path / "made.pdf"
    path.write_bytes(pdf.encode(procedure("zh-CN"), with_logo))
    assert verapdf_failures(path, profile) == []


def test_logo_is_in_word_once_and_on_every_header(with_logo, tmp_path, ooxml_errors):
    path = tmp_path / "made.docx"
    path.write_bytes(docx.encode(procedure("en"), with_logo))
    assert ooxml_errors(path) == []


def test_page_on_screen_holds_the_logo_itself(with_logo):
    assert 'src="data:image/png;base64,' in html.encode(procedure("en"), with_logo).decode()


def test_same_logo_gives_same_bytes(with_logo):
    assert pdf.encode(procedure("en"), with_logo) == pdf.encode(procedure("en"), with_logo)
