"""A province's template: what is accepted, how slides stand on it, and what is refused with one sentence."""

import io
import re
import time
import zipfile
from datetime import UTC, datetime

import pytest
from PIL import Image
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.oxml.shapes.picture import CT_Picture
from pptx.util import Pt

from pages._output.deck import layout
from pages._output.deck.powerpoint.file import build_pptx
from pages._output.deck.powerpoint.master import build_master
from pages._output.deck.powerpoint.template import Template, check_template
from tests.pages.deck.sample_deck import DECK, SLIDES

MADE = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def saved(presentation):
    stream = io.BytesIO()
    presentation.save(stream)
    return stream.getvalue()


def office(width=layout.WIDTH, height=layout.HEIGHT):
    """The stock template of python-pptx stretched to a page of `width` x `height` points."""
    presentation = Presentation()
    wide, high = Pt(width) / presentation.slide_width, Pt(height) / presentation.slide_height
    for owner in (presentation.slide_master, *presentation.slide_layouts):
        for shape in owner.shapes:
            if shape._element.xpath("./p:spPr/a:xfrm"):
                left, top, across, down = shape.left, shape.top, shape.width, shape.height
                shape.left, shape.width = round(left * wide), round(across * wide)
                shape.top, shape.height = round(top * high), round(down * high)
    presentation.slide_width, presentation.slide_height = Pt(width), Pt(height)
    return presentation


def put_logo(owner, left, top, width, height):
    picture = io.BytesIO()
    Image.new("RGB", (8, 8), "orange").save(picture, "PNG")
    picture.seek(0)
    _, r_id = owner.part.get_or_add_image_part(picture)
    place = (Pt(left), Pt(top), Pt(width), Pt(height))
    owner.shapes._spTree.append(CT_Picture.new_pic(99, "Logo Pemprov", "logo", r_id, *place))


def edited(content, edits=None, extra=None):
    """The zip with parts changed by functions of their bytes, and parts added."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            change = (edits or {}).get(name, lambda blob: blob)
            new.writestr(name, change(old.read(name)))
        for name, blob in (extra or {}).items():
            new.writestr(name, blob)
    return stream.getvalue()


def refused(content, *words, name="kaltim.pptx"):
    found = check_template(name, content)
    assert isinstance(found, str)
    assert found.startswith(f"Templat “{name}” ")
    assert found.endswith(".")
    for word in words:
        assert word in found
    return found


def built(content):
    checked = check_template("kaltim.pptx", content)
    assert isinstance(checked, Template), checked
    return Presentation(io.BytesIO(build_pptx(DECK, MADE, template=checked.content)))


def test_our_own_empty_template_is_accepted_without_a_warning():
    found = check_template("kosong.pptx", build_master())
    assert (found.layout_name, found.cover_name, found.warnings) == ("Isi", "Sampul", ())
    assert found.words == "Sampul memakai tata letak “Sampul”, slide isi memakai “Isi”."


def test_our_template_with_a_logo_in_the_corner_carries_it_and_keeps_the_places():
    presentation = Presentation(io.BytesIO(build_master()))
    put_logo(presentation.slide_master, 20, 10, 30, 30)
    native = built(saved(presentation)).slides[1]
    assert "Logo Pemprov" in [shape.name for shape in native.slide_layout.slide_master.shapes]
    assert native.shapes.title.top == Pt(layout.TITLE.top)


def test_a_template_with_a_title_and_room_is_used_with_its_own_layout():
    presentation = built(saved(office()))
    for slide, native in zip(SLIDES, presentation.slides, strict=True):
        assert native.slide_layout.name == "Title Only"
        assert native.shapes.title.text_frame.text == slide.title
        assert slide.footer in [shape.text_frame.text.replace("\v", " ") for shape in native.placeholders]
        assert all(shape.text_frame.text for shape in native.placeholders)
        words = [shape.text_frame.text for shape in native.shapes if shape.has_text_frame]
        assert {slide.kicker, slide.byline, slide.subtitle} - {""} <= set(words)


def test_everything_shrinks_with_a_smaller_page_of_the_same_shape():
    native = built(saved(office(720, 405))).slides[1]
    frame = next(shape for shape in native.shapes if shape.has_chart)
    assert frame.width == pytest.approx(Pt(layout.BODY.width * 0.75), abs=Pt(0.1))
    assert frame.chart.font.size.pt == pytest.approx(layout.AXIS * 0.75, abs=0.1)
    assert frame.top + frame.height <= Pt(405)


def test_nothing_of_ours_stands_on_a_logo():
    presentation = office()
    put_logo(presentation.slide_master, 870, 12, 70, 60)
    for native in built(saved(presentation)).slides:
        for shape in native.shapes:
            is_right = shape.left + shape.width > Pt(870) and shape.left < Pt(940)
            assert not (is_right and shape.top < Pt(72) and shape.top + shape.height > Pt(12)), shape.name


def test_slides_of_the_template_leave_no_part_behind():
    presentation = office()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    picture = io.BytesIO()
    Image.new("RGB", (9, 9), "blue").save(picture, "PNG")
    picture.seek(0)
    slide.shapes.add_picture(picture, 0, 0)
    slide.notes_slide.notes_text_frame.text = "lama"
    checked = check_template("kaltim.pptx", saved(presentation))
    with zipfile.ZipFile(io.BytesIO(checked.content)) as package:
        assert [name for name in package.namelist() if re.search("slides/|notes|media|thumbnail|printer", name)] == []
    made = build_pptx(DECK, MADE, template=checked.content)
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        assert len([name for name in package.namelist() if re.match(r"ppt/slides/slide\d+\.xml", name)]) == 7
        assert len(set(package.namelist())) == len(package.namelist())
    assert build_pptx(DECK, MADE, template=checked.content) == made


def test_a_potx_without_macros_becomes_a_template():
    types = {"[Content_Types].xml": lambda blob: blob.replace(b"presentation.main", b"template.main")}
    assert isinstance(check_template("kaltim.potx", edited(build_master(), types)), Template)


def test_other_fonts_and_a_band_under_the_footer_are_warned_of():
    presentation = office()
    put_logo(presentation.slide_master, 0, 505, 960, 35)
    theme = {
        "ppt/theme/theme1.xml": lambda blob: blob.replace(b'latin typeface="Calibri"', b'latin typeface="Verdana"')
    }
    warnings = " ".join(check_template("kaltim.pptx", edited(saved(presentation), theme)).warnings)
    assert "Verdana" in warnings
    assert "Catatan kaki" in warnings


def test_a_dark_template_whose_text_is_light_is_accepted():
    swapped = {
        "ppt/slideMasters/slideMaster1.xml": lambda blob: blob.replace(b'bg1="lt1" tx1="dk1"', b'bg1="dk1" tx1="lt1"')
    }
    refused(edited(build_master(), swapped), "Accent 1")
    lit = {"ppt/theme/theme1.xml": lambda blob: blob.replace(b"7A1F5C", b"E594C8")}
    presentation = built(edited(build_master(), swapped | lit))
    charts = [shape.chart for native in presentation.slides for shape in native.shapes if shape.has_chart]
    inside, gaps = charts[2]._chartSpace, charts[3]._chartSpace
    assert set(inside.xpath("(.//c:ser)[1]//c:dLbl//a:rPr//a:schemeClr/@val")) == {"bg1"}  # dark on light pink
    assert set(gaps.xpath("(.//c:ser)[2]//c:dLbl//a:rPr//a:schemeClr/@val")) == {"tx1"}  # below: too dark for words


def test_dark_ground_behind_dark_words_is_refused_with_the_contrast():
    presentation = Presentation(io.BytesIO(build_master()))
    fill = presentation.slide_master.background.fill
    fill.solid()
    fill.fore_color.rgb = RGBColor(0x10, 0x18, 0x20)
    refused(saved(presentation), "kontras", "paling sedikit 4,5")


def test_a_picture_behind_the_words_is_accepted_with_a_warning():
    presentation = Presentation(io.BytesIO(build_master()))
    put_logo(presentation.slide_master, 0, 0, 960, 540)
    assert "gambar" in check_template("gambar.pptx", saved(presentation)).warnings[0]


def test_another_shape_of_page_is_refused_with_what_was_found():
    refused(saved(Presentation()), "1,33", "1,78", "Ukuran Slide")


def test_a_logo_in_the_middle_is_refused_by_its_name():
    presentation = office()
    put_logo(presentation.slide_master, 300, 200, 300, 200)
    refused(saved(presentation), "Logo Pemprov", "845 × 358", "Slide Master")


def test_a_template_without_any_layout_with_a_title_is_refused():
    presentation = office()
    for one in list(presentation.slide_layouts):
        if one.name != "Blank":
            presentation.slide_layouts.remove(one)
    refused(saved(presentation), "judul", "Blank")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "kosong"),
        (b"halo", "bukan presentasi"),
        (OLE + b"\0" * 600, ".ppt"),
        (OLE + "EncryptedPackage\0".encode("utf-16-le"), "kata sandi"),
        (b"PK\x03\x04" + b"\0" * (10 * 1024 * 1024), "10 MB"),
    ],
)
def test_files_that_are_no_pptx_are_refused(content, words):
    refused(content, words)


def zipped(**parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, blob in parts.items():
            package.writestr(name.replace("__", "/").replace("_xml", ".xml"), blob)
    return stream.getvalue()


def test_other_kinds_of_office_files_are_named():
    refused(zipped(word__document_xml="<a/>"), "Word")
    refused(zipped(xl__workbook_xml="<a/>"), "Excel")
    refused(zipped(mimetype="application/vnd.oasis.opendocument.presentation", content_xml="<a/>"), "OpenDocument")


def test_macros_are_refused_by_part_and_by_type():
    refused(edited(build_master(), extra={"ppt/vbaProject.bin": b"x"}), "makro")
    typed = {"[Content_Types].xml": lambda b: b.replace(b"presentationml.presentation.main", b"x.macroEnabled.main")}
    refused(edited(build_master(), typed), "makro")


def relation(kind, target, mode=""):
    """A change that adds a relation to a .rels part."""
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    rel = f'<Relationship Id="rId99" Type="{kinds}{kind}" Target="{target}" {mode}/></Relationships>'.encode()
    return lambda blob: blob.replace(b"</Relationships>", rel)


def test_a_link_out_of_the_file_is_refused():
    change = relation("image", "http://example.org/logo.png", 'TargetMode="External"')
    refused(edited(build_master(), {"ppt/slideMasters/_rels/slideMaster1.xml.rels": change}), "tautan ke luar", "image")


def test_an_embedded_object_is_refused():
    change = relation("oleObject", "../embeddings/oleObject1.bin")
    content = edited(
        build_master(),
        {"ppt/slideMasters/_rels/slideMaster1.xml.rels": change, "[Content_Types].xml": with_bin},
        {"ppt/embeddings/oleObject1.bin": b"x"},
    )
    refused(content, "OLE")


def with_bin(blob):
    kind = b'<Default Extension="bin" ContentType="application/vnd.openxmlformats-officedocument.oleObject"/></Types>'
    return blob.replace(b"</Types>", kind)


def test_a_zip_bomb_is_refused_in_no_time_whatever_its_header_says():
    start = time.monotonic()
    bomb = edited(build_master(), extra={"ppt/media/image1.png": b"\0" * (101 * 1024 * 1024)})
    made = time.monotonic() - start
    start = time.monotonic()
    refused(bomb, "mengembang", "100 MB")
    size = (101 * 1024 * 1024).to_bytes(4, "little")
    refused(bomb.replace(size, (64).to_bytes(4, "little")))
    assert time.monotonic() - start < max(5, 2 * made)


def test_too_much_xml_is_refused():
    extra = {"ppt/slides/slide1.xml": b"<a>" + b"<b/>" * (7 * 1024 * 1024) + b"</a>"}
    refused(edited(build_master(), extra=extra), "mengembang", "XML")


def test_a_billion_laughs_is_refused_before_anybody_parses_it():
    laughs = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]><a>&c;</a>'
    for name in ("ppt/presentation.xml", "ppt/theme/theme1.xml", "docProps/core.xml", "_rels/.rels"):
        refused(edited(build_master(), {name: lambda _: laughs}), "DOCTYPE")


def test_a_file_cut_off_anywhere_is_a_sentence():
    content = build_master()
    for share in (0.1, 0.5, 0.9, 0.999):
        refused(content[: int(len(content) * share)])


def test_a_missing_or_broken_part_is_a_sentence():
    content = saved(office())
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = package.namelist()
    for name in names:
        for broken in (b"", b"<a/>", b"\xff\xfe\0", b"<p:sld"):
            checked = check_template("rusak.pptx", edited(content, {name: lambda _, blob=broken: blob}))
            assert isinstance(checked, Template | str)
            if isinstance(checked, Template):  # what accepted it must also carry a deck
                build_pptx(DECK._replace(slides=SLIDES[:1]), MADE, template=checked.content)


def test_a_refused_template_makes_no_deck():
    with pytest.raises(ValueError, match="16:9"):
        build_pptx(DECK, MADE, template=saved(Presentation()))


def test_a_name_is_shown_without_its_path_and_never_believed():
    found = check_template("C:\\tmp\\kaltim.pptx\u202e", build_master())
    assert found.name == "kaltim.pptx"
