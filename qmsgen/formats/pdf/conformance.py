"""What a tagged PDF/A-3a with forms still lacks to be PDF/UA-1 as well, added before the file is written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

import pydyf

from qmsgen.web.controls import NAME_END

Item: TypeAlias = Any
"""A PDF dictionary, array or reference; the library gives no types."""

_RDF_END = b"</rdf:RDF>"
_UA_NAMESPACE = "http://www.aiim.org/pdfua/ns/id/"
_EXTENSION = "http://www.aiim.org/pdfa/ns"

_UA_IDENTIFIER = f"""<rdf:Description rdf:about="" xmlns:pdfuaid="{_UA_NAMESPACE}">
<pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="{_EXTENSION}/extension/"
 xmlns:pdfaSchema="{_EXTENSION}/schema#" xmlns:pdfaProperty="{_EXTENSION}/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{_UA_NAMESPACE}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
""".encode()
"""The claim of PDF/UA-1, and the extension schema by which PDF/A allows that claim."""


_PARTS_OF_ITEM = frozenset({"/Lbl", "/LBody"})


def finish(_document: object, pdf: pydyf.PDF) -> None:
    """Complete a PDF in memory; the layout engine calls it with its document and the PDF."""
    _claim_accessibility(pdf)
    _settle_lists(pdf)
    form = pdf.catalog.get("AcroForm")
    if form:
        _settle_form(form, pdf)


def _claim_accessibility(pdf: pydyf.PDF) -> None:
    for item in pdf.objects:
        if isinstance(item, pydyf.Stream) and item.extra.get("Type") == "/Metadata":
            item.stream = [part.replace(_RDF_END, _UA_IDENTIFIER + _RDF_END, 1) for part in item.stream]


def _settle_lists(pdf: pydyf.PDF) -> None:
    """Put what a list item holds beside its label into one body, as the structure of lists wants it."""
    for item in _dictionaries(pdf):
        if item.get("S") == "/LI":
            kids = [_object(reference, pdf) for reference in item["K"]]
            loose = [kid for kid in kids if kid["S"] not in _PARTS_OF_ITEM]
            if loose:
                _gather(item, loose, kids, pdf)


def _gather(item: Item, loose: list[Item], kids: list[Item], pdf: pydyf.PDF) -> None:
    body = pydyf.Dictionary(
        {"Type": "/StructElem", "S": "/LBody", "K": pydyf.Array(), "Pg": item["Pg"], "P": item.reference}
    )
    pdf.add_object(body)
    for kid in loose:
        kid["P"] = body.reference
        body["K"].append(kid.reference)
    item["K"][:] = [kid.reference for kid in kids if kid not in loose] + [body.reference]


def _settle_form(form: Item, pdf: pydyf.PDF) -> None:
    """Give every field an appearance of its own, and list a radio button under its group alone."""
    form.pop("NeedAppearances", None)
    groups = [item for item in _dictionaries(pdf) if item.get("FT") == "/Btn" and "Kids" in item]
    buttons = {kid for group in groups for kid in group["Kids"]}
    form["Fields"][:] = [field for field in form["Fields"] if field not in buttons]
    for group in groups:
        group["TU"] = pydyf.String(_question(group["TU"].string))
    for widget in _dictionaries(pdf):
        if widget.get("Subtype") == "/Widget":
            _settle_widget(widget, form, pdf)


def _dictionaries(pdf: pydyf.PDF) -> Iterator[Item]:
    return (item for item in list(pdf.objects) if isinstance(item, pydyf.Dictionary))


def _question(answer: str) -> str:
    """The name of a group of buttons, from that of one of them: what stands before the answer."""
    return answer.rpartition(NAME_END)[0] or answer


def _object(reference: bytes, pdf: pydyf.PDF) -> Item:
    return pdf.objects[int(reference.split()[0])]


def _settle_widget(widget: Item, form: Item, pdf: pydyf.PDF) -> None:
    if widget.get("Parent"):
        widget.pop("T", None)
    if "AP" not in widget:
        widget["AP"] = pydyf.Dictionary({"N": _empty_appearance(widget["Rect"], form["DR"], pdf)})


def _empty_appearance(corners: Item, resources: Item, pdf: pydyf.PDF) -> Item:
    """The look of a field that nobody has filled in yet; `corners` are left, top, right, bottom in points."""
    left, top, right, bottom = corners
    stream = pydyf.Stream(
        [b"/Tx BMC EMC"],
        {
            "Type": "/XObject",
            "Subtype": "/Form",
            "BBox": pydyf.Array((0, 0, right - left, top - bottom)),
            "Resources": resources,
        },
    )
    pdf.add_object(stream)
    return stream.reference
