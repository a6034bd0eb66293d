"""The sample deck as LibreOffice draws it: every word is there, with its comma, and inside the shape it belongs to.

Needs soffice, pdftotext and pdftoppm; where they are missing the tests skip themselves (in CI that fails).
"""

import html
import io
import os
import re
import shutil
import subprocess
from collections import Counter
from datetime import UTC, datetime

import pytest
from PIL import Image
from pptx import Presentation
from pptx.util import Pt

from pages._output.deck import layout
from pages._output.deck.model import Chart
from pages._output.deck.powerpoint.file import build_pptx
from pages._output.deck.powerpoint.master import build_master
from pages._output.deck.powerpoint.template import check_template
from pages._output.palette import LIGHT
from tests.pages.deck.sample_deck import DECK, SLIDES

MADE = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)
TOOLS = ("soffice", "pdftotext", "pdftoppm")
SECONDS = 180
SLACK = 3  # points a letter may reach over its box: accents and rounding
# Georgia is no free font; this one is as wide, while the one usually put in its place is wider.
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<match target="pattern"><test name="family"><string>Georgia</string></test>
<edit name="family" mode="append" binding="strong"><string>DejaVu Serif Condensed</string></edit></match>
</fontconfig>"""
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')


def run(*command, **options):
    return subprocess.run(command, check=True, capture_output=True, timeout=SECONDS, **options).stdout


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    """(the presentation, the words of each page with their boxes, the pictures of the pages)."""
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        pytest.skip(f"{', '.join(missing)} not on this machine; rendering needs LibreOffice and poppler")
    folder = tmp_path_factory.mktemp("deck")
    content = build_pptx(DECK, MADE)
    (folder / "deck.pptx").write_bytes(content)
    (folder / "fonts.conf").write_text(FONTS)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    environment = os.environ | {"FONTCONFIG_FILE": str(folder / "fonts.conf"), "HOME": str(folder)}
    run("soffice", profile, "--headless", "--convert-to", "pdf", "deck.pptx", cwd=folder, env=environment)
    pages = run("pdftotext", "-bbox", "deck.pdf", "-", cwd=folder).decode().split("<page ")[1:]
    run("pdftoppm", "-r", "72", "-png", "deck.pdf", "page", cwd=folder)
    pictures = [Image.open(path).convert("RGB") for path in sorted(folder.glob("page-*.png"))]
    words = [[(html.unescape(found[-1]), *map(float, found[:4])) for found in WORD.findall(page)] for page in pages]
    return Presentation(io.BytesIO(content)), words, pictures


def test_there_is_one_page_for_each_slide(drawn):
    _, words, pictures = drawn
    assert len(words) == len(pictures) == len(SLIDES)
    for picture in pictures:
        assert picture.width == pytest.approx(layout.WIDTH, abs=1)
        assert picture.height == pytest.approx(layout.HEIGHT, abs=1)


def words_of(slide):
    """Every word the slide must show."""
    texts = [slide.title, slide.footer, slide.subtitle, slide.kicker, slide.byline]
    texts += ["ILUSTRASI"] if slide.is_illustrative else []
    if isinstance(slide.body, Chart):
        texts += [*slide.body.categories, *(name for _, name in slide.body.rules)]
        texts += [series.name for series in slide.body.series if slide.body.has_key]
        for series in slide.body.series:
            texts += [label for label, value in zip(series.labels, series.values, strict=True) if value is not None]
    else:
        texts += [column.name for column in slide.body.columns]
        texts += [cell.text for row in slide.body.rows for cell in row]
    return Counter(" ".join(texts).split())


def test_every_word_of_a_slide_is_on_its_page_with_its_comma(drawn):
    for number, (slide, found) in enumerate(zip(SLIDES, drawn[1], strict=True), start=1):
        # A minus from another font is a word of its own to pdftotext, so spaces do not count.
        shown = "".join(word for word, *_ in found)
        missing = [word for word, count in words_of(slide).items() if shown.count(word) < count]
        assert missing == [], slide.code
        assert str(number) in [word for word, *_ in found]


def regions(native):
    """The boxes of all shapes with words, in points."""
    shapes = [shape for shape in native.shapes if not shape.name.startswith("Batas")]
    for shape in shapes:
        left, top = shape.left / Pt(1), shape.top / Pt(1)
        yield left - SLACK, top - SLACK, left + shape.width / Pt(1) + SLACK, top + shape.height / Pt(1) + SLACK


def test_no_word_stands_outside_its_shape_or_the_page(drawn):
    presentation, pages, _ = drawn
    for native, found in zip(presentation.slides, pages, strict=True):
        boxes = list(regions(native))
        for word, left, top, right, bottom in found:
            assert left >= 0, word
            assert top >= 0, word
            assert right <= layout.WIDTH, word
            assert bottom <= layout.HEIGHT, word
            middle = 0.25 * (bottom - top)  # the box of a font is higher than its letters
            assert any(
                a <= left and b <= top + middle and right <= c and bottom - middle <= d for a, b, c, d in boxes
            ), (word, left, top)


def test_no_two_words_of_a_page_stand_on_each_other(drawn):
    for slide, found in zip(SLIDES, drawn[1], strict=True):
        for number, (word, left, top, right, bottom) in enumerate(found):
            for other, a, b, c, d in found[number + 1 :]:
                width, height = min(right, c) - max(left, a), min(bottom, d) - max(top, b)
                # Boxes of letters are higher than the letters: a third of a line may overlap.
                assert width <= 1 or height <= 0.34 * min(bottom - top, d - b), (slide.code, word, other)


def test_the_bar_is_plum_and_the_ground_white(drawn):
    plum = tuple(int(LIGHT.kita[place : place + 2], 16) for place in (1, 3, 5))
    for picture in drawn[2]:
        assert max(abs(a - b) for a, b in zip(picture.getpixel((480, 2)), plum, strict=True)) <= 3
        assert picture.getpixel((5, 300)) == (255, 255, 255)
        assert len({picture.getpixel((x, y)) for x in range(60, 900, 7) for y in range(130, 480, 7)}) > 1


def test_a_deck_on_the_downloaded_template_is_the_same_as_without(drawn):
    checked = check_template("kosong.pptx", build_master())
    on_template = Presentation(io.BytesIO(build_pptx(DECK, MADE, template=checked.content)))
    for one, other in zip(on_template.slides, drawn[0].slides, strict=True):
        assert [(s.name, s.left, s.top, s.width, s.height) for s in one.shapes] == [
            (s.name, s.left, s.top, s.width, s.height) for s in other.shapes
        ]
