"""Whether words can be read on a template: colours of theme, map and ground resolved, and their contrast."""

from lxml import etree
from pptx.oxml.ns import qn

from pages._output.deck.powerpoint.places import is_backdrop
from pages._output.deck.powerpoint.theme import Page, Theme

LEAST_TEXT, LEAST_MARK, LEAST_KITA = 4.5, 3.0, 2.0  # contrast of words, of coloured words, of the bars of kita
ACCENTS = {"accent1": "warna kita", "accent3": "di atas target", "accent4": "di bawah target", "accent5": "mitra"}
PLACES = {
    "accent1": Theme.ACCENT_1, "accent3": Theme.ACCENT_3, "accent4": Theme.ACCENT_4, "accent5": Theme.ACCENT_5,
    "tx2": Theme.TEXT_2,
}  # fmt: skip
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


class Colours:
    """The colours of one master: names such as tx1 and accent1 to (red, green, blue), None where unknown."""

    def __init__(self, master):
        part = next(rel.target_part for rel in master.part.rels.values() if rel.reltype.endswith("/theme"))
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        self._theme = etree.fromstring(part.blob, parser)
        self._map = dict(master._element.find(qn("p:clrMap")).attrib)

    def of(self, name: str) -> tuple[int, int, int] | None:
        """Colour of a name of the map or of the theme."""
        place = self._theme.find(f".//{A}clrScheme/{A}{self._map.get(name, name)}")
        return None if place is None or not len(place) else self._plain(place[0])

    def of_fill(self, fill) -> tuple[int, int, int] | None:
        """Colour of an a:solidFill or p:bgRef without the changes on it; None when it has changes or is unknown."""
        if fill is None or not len(fill) or len(fill[0]):
            return None
        return self.of(fill[0].get("val")) if fill[0].tag == f"{A}schemeClr" else self._plain(fill[0])

    def _plain(self, colour) -> tuple[int, int, int] | None:
        code = {f"{A}srgbClr": colour.get("val"), f"{A}sysClr": colour.get("lastClr")}.get(colour.tag)
        try:
            return (int(code[:2], 16), int(code[2:4], 16), int(code[4:6], 16)) if code else None
        except ValueError:
            return None

    def fonts(self) -> list[str]:
        """The Latin faces of headings and text."""
        return [face.get("typeface", "") for face in self._theme.findall(f".//{A}fontScheme/*/{A}latin")]


def adapt(look) -> None:
    """Tell the page which colours of its theme cannot carry words, so that those words are written in ink."""
    colours = Colours(look.body.layout.slide_master)
    ground, ink, paper = ground_of(look.body.layout, colours, look.page), colours.of("tx1"), colours.of("bg1")
    found = [(place, colours.of(name)) for name, place in PLACES.items()]
    known = [(place, colour) for place, colour in found if colour]
    if ground:
        look.page.faint = frozenset(place for place, colour in known if contrast(ground, colour) < LEAST_MARK)
    if ink and paper:
        look.page.light = frozenset(p for p, colour in known if contrast(ink, colour) > contrast(paper, colour))


def ground_of(one, colours: Colours, page: Page) -> tuple[int, int, int] | None:
    """Colour behind the words of a layout: its topmost full-page shape, else its background, else the master's."""
    shows_master = one._element.get("showMasterSp") not in ("0", "false")
    for owner in (one, one.slide_master) if shows_master else (one,):
        for shape in reversed(list(owner.shapes)):
            has_place = None not in (shape.left, shape.top, shape.width, shape.height)
            if has_place and not shape.is_placeholder and is_backdrop(page.box(shape)):
                return colours.of_fill(shape._element.find(f"{qn('p:spPr')}/{A}solidFill"))
    for owner in (one, one.slide_master):
        background = owner._element.cSld.find(qn("p:bg"))
        if background is not None:
            return colours.of_fill(
                background.find(f".//{A}solidFill") if background[0].tag == qn("p:bgPr") else background[0]
            )
    return colours.of("bg1")


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """Contrast of two colours as WCAG counts it, 1 to 21."""

    def light(colour) -> float:
        parts = [part / 255 for part in colour]
        parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)
