"""Which layouts of a presentation our slides stand on, and where: ours as they are, theirs where there is room."""

from typing import NamedTuple

from pptx.oxml.ns import qn

from pages._output.deck import layout, text_fit
from pages._output.deck.layout import Box
from pages._output.deck.powerpoint import master
from pages._output.deck.powerpoint.theme import Page

NARROWEST_TITLE = 560  # two lines of twelve words at 22 points
LOWEST_TITLE = 150  # a title that starts lower is that of a section, not of a content slide
LAST_REST = 494  # the body ends here at the latest, above the footer
LEFTS = (layout.MARGIN, 40, 75, 24, 91)  # where the body may begin
TOLERANCE = 3
BACKDROP = 0.85  # of the page: a shape this large is ground, not an obstacle
GAP = layout.BODY.top - layout.SUBTITLE.top - layout.SUBTITLE.height
KIND_ORDER = ("titleOnly", "obj", "cust", None)


class Places(NamedTuple):
    """Where the parts of a slide stand, in points of the 960 wide page; `line` is subtitle or byline."""

    title: Box
    line: Box
    body: Box
    footer: Box
    number: Box
    mark: Box
    kicker: Box | None = None


class Choice(NamedTuple):
    """A layout, where things stand on it, and whether its placeholders are ours (then they say where)."""

    layout: object
    places: Places
    is_ours: bool


class Look(NamedTuple):
    """How the slides of a deck stand in a presentation."""

    page: Page
    cover: Choice
    body: Choice


class NoRoom(Exception):
    """No layout has room; the message is an Indonesian clause about the one that came nearest."""


def find_look(presentation) -> Look:
    """Choose the layouts. Raises NoRoom."""
    page = Page(presentation)
    layouts = [one for owner in presentation.slide_masters for one in owner.slide_layouts]
    layouts = [one for one in layouts if one._element.find(f"{qn('p:clrMapOvr')}/{qn('a:overrideClrMapping')}") is None]
    body = _choose_body(layouts, page)
    return Look(page, _choose_cover(layouts, page, body), body)


def _choose_body(layouts, page: Page) -> Choice:
    reasons = []
    for one in sorted(layouts, key=_order):
        try:
            return _ours_body(one, page) if _holder(one, master.SUBTITLE) else _their_body(one, page)
        except NoRoom as error:
            reasons.append(str(error))
    raise NoRoom(reasons[0] if reasons else "tidak ada tata letak slide di dalamnya")


def _order(one) -> tuple[bool, int]:
    kind = one._element.get("type")
    place = KIND_ORDER.index(kind) if kind in KIND_ORDER else len(KIND_ORDER)
    return _holder(one, master.SUBTITLE) is None, place


def _holder(one, idx: int):
    """Our text placeholder `idx` of a layout, or None: templates of others may use the number for something else."""
    for shape in one.placeholders:
        kind = shape._element.xpath(".//p:ph/@type")
        if shape.placeholder_format.idx == idx and kind == ["body"]:
            return shape if one.name in (master.COVER_LAYOUT, master.BODY_LAYOUT) else None
    return None


def _title_of(one, page: Page) -> Box:
    for shape in one.placeholders:
        if (shape._element.xpath(".//p:ph/@type") or [None])[0] in ("title", "ctrTitle"):
            if shape.width is None or shape.height is None:
                break
            return page.box(shape)
    raise NoRoom(f"tata letak “{one.name}” tidak punya kotak judul")


def _feet_of(one, page: Page) -> tuple[Box, Box]:
    """Our footer and number of a layout; where they were taken out, their usual place."""
    found = {kind: shape for shape in one.placeholders for kind in shape._element.xpath(".//p:ph/@type")}
    footer, number = found.get("ftr"), found.get("sldNum")
    return page.box(footer) if footer else layout.FOOTER, page.box(number) if number else layout.NUMBER


def _ours_body(one, page: Page) -> Choice:
    """Our layout 'Isi', perhaps edited: its placeholders say where, and the chart takes the room between them."""
    title, line = _title_of(one, page), page.box(_holder(one, master.SUBTITLE))
    body = layout.BODY._replace(top=max(layout.BODY.top, line.top + line.height + GAP))
    footer, number = _feet_of(one, page)
    if body.top + body.height > footer.top + TOLERANCE or title.height < 60 or title.width < NARROWEST_TITLE:
        raise NoRoom(f"pada tata letak “{one.name}” kotak judul atau catatan kaki menyisakan terlalu sedikit ruang")
    things = obstacles(one, page)
    _require_free(one, things, body)
    return Choice(one, Places(title, line, body, footer, number, layout.MARK), True)


def _their_body(one, page: Page) -> Choice:
    """A layout with a title of its own and room for a table or chart of full size below it."""
    title = _title_of(one, page)
    if title.top > LOWEST_TITLE or title.width < NARROWEST_TITLE:
        raise NoRoom(f"kotak judul tata letak “{one.name}” terlalu rendah atau terlalu sempit")
    things = obstacles(one, page)
    title = _beside(things, title._replace(height=layout.TITLE.height))
    highest = title.top + title.height + 1
    lowest = LAST_REST - layout.BODY.height - GAP - layout.SUBTITLE.height
    if highest > lowest:  # a title that hangs low moves up
        title = title._replace(top=lowest - title.height - 1)
        highest = lowest
        _require_free(one, things, title)
    for left in (title.left, *LEFTS) if LEFTS[-2] <= title.left <= LEFTS[-1] else LEFTS:
        for top in range(round(highest), round(lowest) + 1, 2):
            line = Box(left, top, layout.INNER, layout.SUBTITLE.height)
            body = Box(left, top + line.height + GAP, layout.INNER, layout.BODY.height)
            if not blocking(things, line) and not blocking(things, body):
                return Choice(one, _with_feet(one, page, things, title, line, body), False)
    blocked = blocking(things, Box(layout.MARGIN, lowest, layout.INNER, LAST_REST - lowest)) or things[0]
    raise NoRoom(f"pada tata letak “{one.name}” ruang di bawah judul terhalang “{blocked[0]}”")


def _beside(things, box: Box) -> Box:
    """The box cut short where a logo stands over its left or right half; a band over all of it is its ground."""
    for _, thing in things:
        if not blocking([("", thing)], box) or thing.width > box.width * 0.5:
            continue
        end, middle = box.left + box.width, box.left + box.width / 2
        if thing.left > middle:
            box = box._replace(width=thing.left - 10 - box.left)
        elif thing.left + thing.width < middle:
            start = thing.left + thing.width + 10
            box = box._replace(left=start, width=end - start)
    return box


def _with_feet(one, page: Page, things, title: Box, line: Box, body: Box) -> Places:
    top = max(layout.FOOTER.top, body.top + body.height + 2)
    footer = Box(body.left, top, layout.FOOTER.width, layout.FOOTER.height)
    number = Box(body.left + layout.INNER - 50, top + 14, 50, 16)
    has_own = any(shape._element.xpath(".//p:ph[@type='ftr']") for shape in one.placeholders)
    if not has_own:
        _require_free(one, things, footer)
    mark = layout.MARK
    if blocking([*things, ("judul", title)], mark):
        mark = Box(body.left + layout.INNER - mark.width, line.top + 2, mark.width, mark.height)
        line = line._replace(width=line.width - mark.width - 10)
    return Places(title, line, body, footer, number, mark)


def _require_free(one, things, box: Box) -> None:
    blocked = blocking(things, box)
    if blocked:
        raise NoRoom(f"pada tata letak “{one.name}” ruang isi terhalang “{blocked[0]}”")


def _choose_cover(layouts, page: Page, body: Choice) -> Choice:
    """Our layout 'Sampul'; of a foreign template the content layout, whose ground and room are known."""
    for one in layouts:
        kicker, byline = _holder(one, master.KICKER), _holder(one, master.BYLINE)
        if kicker is None or byline is None:
            continue
        try:
            _require_free(one, obstacles(one, page), layout.COVER_BODY)
            title = _title_of(one, page)
        except NoRoom:
            break
        footer, number = _feet_of(one, page)
        boxes = Places(title, page.box(byline), layout.COVER_BODY, footer, number, layout.MARK, page.box(kicker))
        if page.box(byline).top + page.box(byline).height <= layout.COVER_BODY.top:
            return Choice(one, boxes, True)
    return Choice(body.layout, _cover_over(body.places, obstacles(body.layout, page)), False)


def _cover_over(places: Places, things) -> Places:
    """The parts of a cover in the room of a content slide, one under the other."""
    top = places.title.top
    head = _beside(things, places.title._replace(height=26 + layout.COVER_TITLE.height))
    kicker = head._replace(height=layout.KICKER.height)
    title = head._replace(top=top + 26, height=layout.COVER_TITLE.height)
    line = places.line._replace(top=top + 26 + title.height + 6, height=layout.BYLINE.height)
    first = line.top + line.height + 24
    body = places.body._replace(top=first, height=min(layout.COVER_BODY.height, LAST_REST - first))
    return places._replace(title=title, line=line, body=body, kicker=kicker)


def obstacles(one, page: Page) -> list[tuple[str, Box]]:
    """(name, place) of every picture and shape a layout and its master show, those that are ground left out."""
    owners = [one]
    if one._element.get("showMasterSp") not in ("0", "false"):
        owners.append(one.slide_master)
    shapes = [shape for owner in owners for shape in owner.shapes if not shape.is_placeholder and _is_shown(shape)]
    boxes = [(shape.name, page.box(shape)) for shape in shapes]
    return [(name, box) for name, box in boxes if not is_backdrop(box)]


def _is_shown(shape) -> bool:
    hidden = shape._element.xpath(".//p:cNvPr[1]/@hidden")
    return None not in (shape.left, shape.top, shape.width, shape.height) and hidden[:1] not in (["1"], ["true"])


def is_backdrop(box: Box) -> bool:
    """Whether a shape covers most of the page."""
    width = min(box.left + box.width, layout.WIDTH) - max(box.left, 0)
    height = min(box.top + box.height, layout.HEIGHT) - max(box.top, 0)
    return max(0, width) * max(0, height) >= BACKDROP * layout.WIDTH * layout.HEIGHT


def blocking(things, box: Box) -> tuple[str, Box] | None:
    """The first obstacle that reaches more than a hair into a box; a rule without height does when it crosses."""
    for name, thing in things:
        width = min(thing.left + thing.width, box.left + box.width) - max(thing.left, box.left)
        height = min(thing.top + thing.height, box.top + box.height) - max(thing.top, box.top)
        if width >= min(TOLERANCE, max(thing.width, 0)) and height >= min(TOLERANCE, max(thing.height, 0)):
            return name, thing
    return None


def title_sizes(choice: Choice, is_cover: bool, words: str) -> tuple[float, ...]:
    """The usual sizes, and smaller ones where the title's box of a template is narrower than ours."""
    sizes = layout.COVER_SIZES if is_cover else layout.TITLE_SIZES
    box = choice.places.title
    smaller = tuple(range(sizes[-1] - 2, 17, -2))
    height = text_fit.height_of(words, sizes[-1], box.width, is_bold=True, is_serif=True)
    return sizes if height <= box.height else sizes + smaller
