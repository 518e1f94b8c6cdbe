"""What makes a document one to keep: what it says of itself, and which standards it meets.

PDF/A-3u (ISO 19005-3) and PDF/UA-1 (ISO 14289-1). Nothing is claimed here that a validator has not
accepted: tests/pdf/test_archive.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ita_desktop.pdf.colour import srgb_profile
from ita_desktop.pdf.file import DEFLATED, PdfFile, Reference, deflated
from ita_desktop.pdf.spelling import text_string

_PROGRAM = "ITA Desktop"
_COLOURS = "sRGB IEC61966-2.1"
# PDF/A knows no property of PDF/UA, so the document has to describe it (ISO 19005-3, 6.6.2.3).
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:format>application/pdf</dc:format>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
{creator}<xmp:CreatorTool>{program}</xmp:CreatorTool>
<pdf:Producer>{program}</pdf:Producer>
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>U</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""
_CREATOR = "<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>\n"


@dataclass(frozen=True)
class DocumentInfo:
    """What a document says of itself.

    Args:
        title: what it is called; never empty.
        author: whose it is, if it is somebody's.
        language: its text's.
    """

    title: str
    author: str
    language: str = "th-TH"


def claims(file: PdfFile, info: DocumentInfo) -> str:
    """Write what a document says of itself; return the entries of its catalogue."""
    profile = file.add_stream(_profile(), f"/N 3{DEFLATED}")
    # In the clear, so that other programs find it without knowing PDF.
    metadata = file.add_stream(_xmp(info).encode(), "/Type/Metadata/Subtype/XML")
    colours = text_string(_COLOURS)
    return (
        f"/Lang{text_string(info.language)}/ViewerPreferences<</DisplayDocTitle true>>"
        f"/Metadata {metadata}/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1"
        f"/OutputConditionIdentifier{colours}/Info{colours}/DestOutputProfile {profile}>>]"
    )


def information(file: PdfFile, info: DocumentInfo) -> Reference:
    """Write the document information, without a date: the same data make the same file."""
    program = text_string(_PROGRAM)
    author = f"/Author{text_string(info.author)}" if info.author else ""
    return file.add(
        f"<</Title{text_string(info.title)}/Creator{program}/Producer{program}{author}>>"
    )


@cache
def _profile() -> bytes:
    return deflated(srgb_profile())


def _xmp(info: DocumentInfo) -> str:
    return _XMP.format(
        title=_escaped(info.title),
        creator=_CREATOR.format(author=_escaped(info.author)) if info.author else "",
        language=info.language,
        program=_PROGRAM,
    )


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
