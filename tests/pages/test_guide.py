"""Panduan: three readers with their steps, pictures that are there and described, words the app really says."""

import ast
import re
from pathlib import Path

import pytest
from PIL import Image

from pages._output.sentences import guide, guide_help
from pages._output.symbols import SYMBOLS
from pages._ui import filters
from pages._ui.guide_parts import PICTURES, figure, made
from pages._wire.assets import assets
from tests.browser.guide_pictures import SHARPNESS, SHOTS
from tests.pages.test_every_page import METHODOLOGY, TRENDS, bodies, sentence, text, visit

pytestmark = pytest.mark.usefixtures("on_screen")
ROOT = Path(__file__).parent.parent.parent
GUIDE = "reporting/guide.py"
STEPS = [step for reader in guide.READERS.values() for step in reader.steps]
SHOWN = [*(step.picture for step in STEPS), guide_help.CHART]
LINKS = [*(link for step in STEPS for link in step.links), *guide_help.WAYS_OUT, *guide_help.WORDS_LINKS]
MOST_BYTES = 400_000  # of all pictures in both themes
NUMBER = re.compile(r"\d+,\d+")


def said_by_the_app():
    """Every text in the program of the app, but for the words of Panduan itself."""
    paths = [path for path in ROOT.glob("pages/**/*.py") if path.stem not in ("guide", "guide_help")]
    trees = (ast.parse(path.read_text("utf-8")) for path in (ROOT / "app.py", *paths))
    found = (node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return "\n".join(one for one in found if isinstance(one, str)).lower()


@pytest.mark.parametrize("code", guide.READERS)
def test_every_reader_has_a_sentence_and_three_steps_with_picture_and_way(code):
    reader = guide.READERS[code]
    app = visit(GUIDE, bagian=code)
    assert sentence(app) == reader.sentence
    shown = [body for body in bodies(app) if "rb-shot" in body]
    assert shown == [figure(step.picture) for step in reader.steps] + [figure(guide_help.CHART)]
    labels = [link.proto.label for link in app.get("page_link")]
    assert all(link.label.replace("&", "\\&") in labels for step in reader.steps for link in step.links)


def test_the_guide_says_how_to_read_a_chart_and_what_to_do_when_stuck():
    read = text(visit(GUIDE))
    assert "Membaca grafik" in read and "target tertulis" in read
    for seen, _meaning, next_step in guide_help.TROUBLES:
        assert seen in read and next_step in read


def test_an_unknown_reader_is_a_sentence():
    assert "“bupati” di alamat halaman ini tidak dikenal" in visit(GUIDE, bagian="bupati").error[0].value


@pytest.mark.parametrize("link", LINKS, ids=lambda link: f"{link.label} {link.page}")
def test_every_way_leads_to_a_page_and_a_part_it_has(link):
    script = (ROOT / "pages" / link.page).read_text("utf-8")
    for name, value in link.entries:
        assert name in filters.NAMES
        assert f'"{value}"' in script if name == "bagian" else value in ("gubernur", "raker")


@pytest.mark.parametrize("picture", SHOWN, ids=lambda picture: picture.name)
def test_a_picture_is_there_in_both_themes_in_the_size_that_is_written(picture):
    size = made()[picture.name]
    for theme in ("light", "dark"):
        with Image.open(PICTURES / f"{picture.name}_{theme}.webp") as found:
            assert found.size == (size["width"] * SHARPNESS, size["height"] * SHARPNESS)
        assert f"/gambar/{picture.name}_{theme}.webp" in assets()


@pytest.mark.parametrize("picture", SHOWN, ids=lambda picture: picture.name)
def test_a_picture_is_described_with_the_numbers_it_shows(picture):
    shown = " ".join(made()[picture.name]["words"])
    assert len(picture.alt) > 60 and picture.caption.endswith(".")
    assert [one for one in NUMBER.findall(f"{picture.alt} {picture.caption}") if one not in shown] == []


def test_every_picture_is_shown_and_all_together_are_small():
    names = {picture.name for picture in SHOWN}
    assert names == made().keys() == SHOTS.keys()
    kept = list(PICTURES.glob("*.webp"))
    assert {path.stem for path in kept} == {f"{name}_{theme}" for name in names for theme in ("light", "dark")}
    assert sum(path.stat().st_size for path in kept) < MOST_BYTES


def test_what_the_guide_quotes_the_app_says():
    told = " ".join([*(step.text for step in STEPS), *(cell for line in guide_help.TROUBLES for cell in line)])
    quoted = [one.lower().rstrip(".") for one in re.findall("“([^”]+)”", told)]
    places = [part.removeprefix("bagian ").lower() for _word, place in guide_help.WORDS for part in place.split(", ")]
    said = said_by_the_app()
    assert len(quoted) > 15
    assert [one for one in [*quoted, *places] if one not in said] == []


def test_ringkasan_alone_offers_the_guide():
    for address in ({"pemda": "64"}, {}):
        assert sum("rb-offer" in body for body in bodies(visit(**address))) == 1
    assert not any("rb-offer" in body for body in bodies(visit(TRENDS, pemda="64")))


def test_metodologi_names_every_mark_also_those_of_what_is_held_back():
    read = text(visit(METHODOLOGY))
    assert all(mark in read for mark, _meaning in SYMBOLS)
    assert {"embargo sampai …", "○ menunggu pemeriksaan"} <= {mark for mark, _meaning in SYMBOLS}
