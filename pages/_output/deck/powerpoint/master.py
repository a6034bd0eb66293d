"""The empty presentation every deck starts from: theme, one master and two layouts, made in code, no binary kept.

A province may download it, put its logo and colours into the master and give it back as its template.
"""

from datetime import UTC, datetime
from xml.sax.saxutils import quoteattr

from pages._output.deck import layout
from pages._output.deck.layout import Box
from pages._output.deck.powerpoint.package import remove_slides, save
from pages._output.palette import LIGHT

COVER_LAYOUT, BODY_LAYOUT = "Sampul", "Isi"
MAJOR, MINOR = "Georgia", "Calibri"
OTHERS = "#B9C0C7"  # bars of those who are not kita
COLOURS = {
    "dk1": LIGHT.ink, "lt1": LIGHT.background, "dk2": LIGHT.muted, "lt2": LIGHT.surface, "accent1": LIGHT.kita,
    "accent2": OTHERS, "accent3": LIGHT.above, "accent4": LIGHT.below, "accent5": LIGHT.peer,
    "accent6": LIGHT.second_peer, "hlink": LIGHT.kita, "folHlink": LIGHT.peer,
}  # fmt: skip
# idx of the placeholders of the two layouts; those of a template have others.
SUBTITLE, KICKER, BYLINE, FOOTER, NUMBER = 20, 21, 22, 23, 24
NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
EMU = 12700  # of one point
MADE = datetime(2026, 1, 1, tzinfo=UTC)  # the empty template carries no clock
TITLE_WORDS = "Temuan sebagai judul, paling banyak dua belas kata"


def build_master() -> bytes:
    """The empty template as a .pptx, with the layouts Sampul and Isi and no slide."""
    presentation = new_presentation()
    properties = presentation.core_properties
    properties.title, properties.author = "Templat bahan raker", "RB Provinsi"
    properties.last_modified_by, properties.keywords, properties.revision = "RB Provinsi", "", 1
    return save(presentation, MADE)


def new_presentation():
    """The same as an open python-pptx presentation."""
    from pptx import Presentation  # noqa: PLC0415  (0,4 s, paid when a deck is made, not when a page opens)
    from pptx.oxml import parse_xml  # noqa: PLC0415

    presentation = Presentation()
    remove_slides(presentation)
    root = presentation.part._element
    root.sldSz.cx, root.sldSz.cy = layout.WIDTH * EMU, layout.HEIGHT * EMU
    del root.sldSz.attrib["type"]
    master = presentation.slide_master
    layouts = list(presentation.slide_layouts)
    for unused in layouts[2:]:
        presentation.slide_layouts.remove(unused)
    _set_theme(master)
    _fill(master, parse_xml(f"<p:spTree {NAMESPACES}>{_GROUP}{_master_shapes()}</p:spTree>"))
    styles = master._element.find("{*}txStyles")
    styles.getparent().replace(styles, parse_xml(f"<p:txStyles {NAMESPACES}>{_text_styles()}</p:txStyles>"))
    for one, name, shapes in zip(layouts, (COVER_LAYOUT, BODY_LAYOUT), (_cover_shapes(), _body_shapes()), strict=False):
        _fill(one, parse_xml(f"<p:spTree {NAMESPACES}>{_GROUP}{shapes}</p:spTree>"))
        one._element.cSld.set("name", name)
        one._element.attrib.pop("type", None)
        one._element.set("userDrawn", "1")
    return presentation


def _fill(owner, tree) -> None:
    old = owner._element.cSld.spTree
    old.getparent().replace(old, tree)


def _set_theme(master) -> None:
    """Put the product's colours and fonts into the theme of the master; python-pptx keeps the theme as plain bytes."""
    from lxml import etree  # noqa: PLC0415

    part = next(rel.target_part for rel in master.part.rels.values() if rel.reltype.endswith("/theme"))
    root = etree.fromstring(part.blob)
    root.set("name", "RB Provinsi")
    space = f"{{{root.nsmap['a']}}}"
    scheme = root.find(f".//{space}clrScheme")
    scheme.set("name", "RB Provinsi")
    for place in scheme:
        colour = COLOURS[place.tag.removeprefix(space)].removeprefix("#")
        place[:] = [etree.Element(f"{space}srgbClr", val=colour)]
    fonts = root.find(f".//{space}fontScheme")
    fonts.set("name", "RB Provinsi")
    for group, face in (("majorFont", MAJOR), ("minorFont", MINOR)):
        found = fonts.find(f"{space}{group}")
        found.find(f"{space}latin").set("typeface", face)
        for alternative in found.findall(f"{space}font"):
            found.remove(alternative)
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


_GROUP = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>'
    '<a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm>'
    "</p:grpSpPr>"
)


def _place(box: Box) -> str:
    left, top, width, height = (round(part * EMU) for part in box)
    return f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def _shape(number: int, name: str, holder: str, box: Box, words: str, level: str, anchor: str = "t") -> str:
    """A placeholder without inner margins; `holder` are the attributes of p:ph, `level` the look of its first level."""
    body = f'<a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}"><a:noAutofit/>'
    look = f"<a:lstStyle>{level}</a:lstStyle>" if level else "<a:lstStyle/>"
    run = words if words.startswith("<") else f'<a:r><a:rPr lang="id-ID"/><a:t>{words}</a:t></a:r>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={quoteattr(name)}/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph {holder}/></p:nvPr></p:nvSpPr><p:spPr>{_place(box)}"
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        f"<p:txBody>{body}</a:bodyPr>{look}<a:p>{run}</a:p></p:txBody></p:sp>"
    )


def _level(size: float, colour: str, *, align: str = "l", is_bold: bool = False, font: str = "+mn-lt") -> str:
    """Look of the first level of a text: no bullet, no indent."""
    return (
        f'<a:lvl1pPr marL="0" indent="0" algn="{align}"><a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/>'
        f'<a:defRPr sz="{round(size * 100)}" b="{int(is_bold)}"><a:solidFill><a:schemeClr val="{colour}"/>'
        f'</a:solidFill><a:latin typeface="{font}"/></a:defRPr></a:lvl1pPr>'
    )


FIELD = "{7A1F5C00-0000-4000-8000-000000000001}"
_FIELD = f'<a:fld id="{FIELD}" type="slidenum"><a:rPr lang="id-ID"/><a:t>‹#›</a:t></a:fld>'


def _feet(first: int) -> str:
    """Footer and slide number, as master and layouts have them."""
    footer = _shape(
        *(first, "Catatan kaki", f'type="ftr" sz="quarter" idx="{FOOTER}"', layout.FOOTER),
        *("Sumber, per tanggal, metode", _level(layout.NOTE, "tx2"), "b"),
    )
    number = _shape(
        *(first + 1, "Nomor slide", f'type="sldNum" sz="quarter" idx="{NUMBER}"', layout.NUMBER),
        *(_FIELD, _level(layout.NOTE, "tx2", align="r"), "b"),
    )
    return footer + number


def _master_shapes() -> str:
    bar = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Garis atas"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>'
        f"{_place(Box(0, 0, layout.WIDTH, layout.BAR))}"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="accent1"/></a:solidFill>'
        '<a:ln><a:noFill/></a:ln></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="id-ID"/></a:p>'
        "</p:txBody></p:sp>"
    )
    title = _shape(3, "Judul", 'type="title"', layout.TITLE, TITLE_WORDS, "", "b")
    text = _shape(4, "Teks", 'type="body" idx="1"', layout.BODY, "Teks", "")
    return bar + title + text + _feet(5)


def _cover_shapes() -> str:
    kicker = _level(18, "accent1", is_bold=True)
    size = _level(layout.COVER_SIZES[0], "tx1", is_bold=True, font="+mj-lt")
    return (
        _shape(2, "Judul", 'type="title"', layout.COVER_TITLE, TITLE_WORDS, size, "ctr")
        + _shape(3, "Acara", f'type="body" sz="quarter" idx="{KICKER}"', layout.KICKER, "Acara", kicker, "b")
        + _shape(
            *(4, "Keterangan", f'type="body" sz="quarter" idx="{BYLINE}"', layout.BYLINE),
            *("Periode · Unit penyusun", _level(16, "tx2"), "t"),
        )
        + _feet(5)
    )


def _body_shapes() -> str:
    return (
        _shape(2, "Judul", 'type="title"', layout.TITLE, TITLE_WORDS, "", "b")
        + _shape(
            *(3, "Anak judul", f'type="body" sz="quarter" idx="{SUBTITLE}"', layout.SUBTITLE),
            *("Ukuran, tempat, tahun, satuan", _level(layout.TEXT, "tx2"), "t"),
        )
        + _feet(4)
    )


def _text_styles() -> str:
    title = _level(layout.TITLE_SIZES[0], "tx1", is_bold=True, font="+mj-lt")
    return (
        f"<p:titleStyle>{title}</p:titleStyle><p:bodyStyle>{_level(layout.TEXT, 'tx1')}</p:bodyStyle>"
        f"<p:otherStyle>{_level(layout.TEXT, 'tx1')}</p:otherStyle>"
    )
