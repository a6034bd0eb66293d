"""Words on a slide: in the placeholders of the layout where it has them, else in text boxes of the same look."""

from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from pages._output.deck import layout, text_fit
from pages._output.deck.layout import Box
from pages._output.deck.powerpoint.master import FIELD, FOOTER, NUMBER
from pages._output.deck.powerpoint.theme import BODY_FONT, MUTED, Page, style


def add_text(slide, page: Page, box: Box, words: str, size: float, tone, *, is_bold: bool = False, is_right=False):
    """A text box without margins, as large as `box`, in the theme's font."""
    shape = slide.shapes.add_textbox(*page.frame(box))
    frame = shape.text_frame
    _clear_margins(frame)
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    paragraph = frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if is_right else PP_ALIGN.LEFT
    run = paragraph.add_run()
    run.text = words
    run.font.name = BODY_FONT
    style(run.font, page, size, tone, is_bold=is_bold)
    return shape


def write_title(slide, page: Page, box: Box, words: str, sizes, is_ours: bool) -> None:
    """The finding in the title placeholder; a foreign one is put where the title has room and keeps its own look."""
    shape = slide.shapes.title
    if not is_ours:
        shape.left, shape.top, shape.width, shape.height = page.frame(box)
        _clear_margins(shape.text_frame)
        shape.text_frame.word_wrap = True
        shape.text_frame.auto_size = MSO_AUTO_SIZE.NONE
        shape.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
    shape.text_frame.text = words
    size = text_fit.title_size(words, box, sizes)
    paragraph = shape.text_frame.paragraphs[0]
    paragraph.runs[0].font.size = page.size(size)
    if not is_ours:  # everything below begins at the left
        paragraph.alignment = PP_ALIGN.LEFT


def write_line(slide, page: Page, place, words: str, idx: int, size: float, tone, *, is_bold: bool = False) -> None:
    """One line in the placeholder `idx` if the slide has it, else in a text box at `place`; no words: neither."""
    holder = next((shape for shape in slide.placeholders if shape.placeholder_format.idx == idx), None)
    if holder is not None and words:
        holder.text_frame.text = words
        return
    if holder is not None:
        holder._element.getparent().remove(holder._element)
    if words:
        add_text(slide, page, place, words, size, tone, is_bold=is_bold)


def drop_other_placeholders(slide, kept) -> None:
    """Remove the empty placeholders of a foreign layout; they would ask the room to add text."""
    for shape in list(slide.placeholders):
        if shape.placeholder_format.idx not in kept:
            shape._element.getparent().remove(shape._element)


def write_feet(slide, page: Page, footer: Box, number: Box, words: str, is_ours: bool) -> None:
    """The footer and the slide number in real placeholders, which python-pptx leaves out of a new slide."""
    lines = text_fit.wrap(words, layout.NOTE, footer.width)
    field = parse_xml(f'<a:fld {nsdecls("a")} id="{FIELD}" type="slidenum"><a:rPr lang="id-ID"/><a:t>‹#›</a:t></a:fld>')
    for kind, name, content, box, align in (
        ("ftr", "Catatan kaki", _runs(lines), footer, "l"),
        ("sldNum", "Nomor slide", [field], number, "r"),
    ):
        found = next((one for one in slide.slide_layout.placeholders if _type_of(one) == kind), None)
        idx = found.placeholder_format.idx if found is not None else {"ftr": FOOTER, "sldNum": NUMBER}[kind]
        shape = _foot(slide, kind, idx, name, content)
        if not is_ours:
            shape.left, shape.top, shape.width, shape.height = page.frame(box)
            _clear_margins(shape.text_frame)
            shape.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
            properties = shape.text_frame.paragraphs[0]._p.get_or_add_pPr()
            properties.set("algn", align)
            for one in content:
                one.find(qn("a:rPr")).set("sz", str(round(layout.NOTE * page.scale * 100)))


def _runs(lines: list[str]) -> list:
    """The lines with breaks between them: LibreOffice takes a footer for a field and breaks it within words."""
    runs = []
    for number, words in enumerate(lines):
        if number:
            runs.append(parse_xml(f"<a:br {nsdecls('a')}><a:rPr/></a:br>"))
        runs.append(parse_xml(f"<a:r {nsdecls('a')}><a:rPr/><a:t/></a:r>"))
        runs[-1].find(qn("a:t")).text = words
    return runs


def _type_of(placeholder) -> str | None:
    return placeholder._element.nvSpPr.nvPr.find(qn("p:ph")).get("type")


def _foot(slide, kind: str, idx: int, name: str, content):
    """Add a placeholder of footer or number to the slide with the elements `content` as its paragraph."""
    tree = slide.shapes._spTree
    number = max(int(found) for found in tree.xpath("//p:cNvPr/@id")) + 1
    sp = parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr>'
        f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{kind}" sz="quarter" idx="{idx}"/></p:nvPr></p:nvSpPr>'
        "<p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody></p:sp>"
    )
    sp.find(qn("p:txBody")).find(qn("a:p")).extend(content)
    tree.append(sp)
    return slide.shapes[-1]


MARK_LETTER = 9  # points of one capital of a mark with its share of the frame


def add_mark(slide, page: Page, box: Box, words: str) -> None:
    """ILUSTRASI, EMBARGO or both in a frame; a longer one takes its room to the left."""
    more = max(0, MARK_LETTER * len(words) - box.width)
    box = box._replace(left=box.left - more, width=box.width + more)
    shape = add_text(slide, page, box, words, 11, MUTED, is_bold=True)
    shape.name = "Tanda ilustrasi"
    shape.line.color.theme_color = MUTED
    shape.line.width = Pt(1)
    shape.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    shape.text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER


def _clear_margins(frame) -> None:
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
