"""Every slide of a deck drawn into a presentation; what imports python-pptx, so it is imported when a deck is made."""

from datetime import datetime

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from data.number_format import format_number
from pages._output.deck import layout
from pages._output.deck.layout import Box
from pages._output.deck.model import Chart, Deck, Slide
from pages._output.deck.powerpoint import master, template_colours
from pages._output.deck.powerpoint import places as pptx_places
from pages._output.deck.powerpoint.axes import Canvas
from pages._output.deck.powerpoint.chart import draw_chart
from pages._output.deck.powerpoint.notes import notes_of
from pages._output.deck.powerpoint.places import Choice, Look
from pages._output.deck.powerpoint.table import draw_table
from pages._output.deck.powerpoint.text import (
    add_mark,
    add_text,
    drop_other_placeholders,
    write_feet,
    write_line,
    write_title,
)
from pages._output.deck.powerpoint.theme import MUTED, SHADE

KICKER_SIZE, BYLINE_SIZE = 18, 16


def draw(presentation, deck: Deck, made_at: datetime, progress) -> None:
    """Append all slides of the deck to an empty presentation and tell `progress` after each."""
    look = pptx_places.find_look(presentation)
    template_colours.adapt(look)
    total = len(deck.slides)
    for number, slide in enumerate(deck.slides, start=1):
        native = _draw_slide(presentation, look, slide, deck.mark_of(slide), made_at)
        _write_version(native, look, slide, deck.version_words)
        native.notes_slide.notes_text_frame.text = notes_of(deck, slide)
        progress(number, total, f"Slide {format_number(number, 0)} dari {format_number(total, 0)}: {slide.title}")
    _name_notes_master(presentation)


def _draw_slide(presentation, look: Look, slide: Slide, mark: str, made_at: datetime):
    choice: Choice = look.cover if slide.is_cover else look.body
    places, page = choice.places, look.page
    native = presentation.slides.add_slide(choice.layout)
    native.name = slide.code
    ours = (master.SUBTITLE, master.KICKER, master.BYLINE) if choice.is_ours else ()
    drop_other_placeholders(native, (0, *ours))
    sizes = pptx_places.title_sizes(choice, slide.is_cover, slide.title)
    write_title(native, page, places.title, slide.title, sizes, choice.is_ours)
    if slide.is_cover:
        write_line(native, page, places.kicker, slide.kicker, master.KICKER, KICKER_SIZE, SHADE, is_bold=True)
        write_line(native, page, places.line, slide.byline, master.BYLINE, BYLINE_SIZE, MUTED)
    else:
        write_line(native, page, places.line, slide.subtitle, master.SUBTITLE, layout.TEXT, MUTED)
    if isinstance(slide.body, Chart):
        draw_chart(Canvas(native, page, places.body, made_at), slide.body)
    else:
        draw_table(native, page, places.body, slide.body)
    if mark:
        add_mark(native, page, places.mark, mark)
    write_feet(native, page, places.footer, places.number, slide.footer, choice.is_ours)
    return native


def _write_version(native, look: Look, slide: Slide, words: str) -> None:
    """The data version just above the slide number."""
    place = (look.cover if slide.is_cover else look.body).places.number
    box = Box(place.left - 10, place.top - 14, place.width + 10, 14)
    add_text(native, look.page, box, words, layout.NOTE, MUTED, is_right=True).name = "Versi data"


def _name_notes_master(presentation) -> None:
    """List the master of the notes in the presentation, which python-pptx relates but does not name."""
    part = presentation.part
    related = [r_id for r_id, rel in part.rels.items() if rel.reltype == RELATIONSHIP_TYPE.NOTES_MASTER]
    root = part._element
    if related and root.find(qn("p:notesMasterIdLst")) is None:
        named = parse_xml(
            f'<p:notesMasterIdLst {nsdecls("p", "r")}><p:notesMasterId r:id="{related[0]}"/></p:notesMasterIdLst>'
        )
        root.find(qn("p:sldMasterIdLst")).addnext(named)
