"""Make the pictures of Panduan, and the README's, from the app: python -m tests.browser.guide_pictures [NAME...]

Beside those of Panduan it keeps the size of each and the words on it; tests/browser/test_guide.py opens every shot
again and fails where the words have changed since. The store holds the published data, so the pictures hold nothing
made up but the two mistakes in the workbook of `upload_mistakes` and the sentence of `write_decision`.
"""

import io
import json
import re
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from pages._ui.guide_parts import PICTURES
from tests.browser.conftest import FLAGS, settle
from tests.browser.test_upload import press, rest, send, workbook
from tests.serving import ROOT, serve

README, README_PICTURE = "readme", ROOT / ".readme" / "ringkasan.png"
HEIGHT = 2400  # of the window, so that nothing needs to scroll
SHARPNESS = 2  # dots for a CSS px: phones show as many
SURFACES = 12  # the commonest colours, which stay as they are
APART = 24  # of the others, those nearer to each other than this, summed over red, green, blue, become the commoner one
RESTING = 1200  # milliseconds for charts to come to rest
# What is drawn (SVG, icons) is told by a chart's text alternative; moments differ from store to store.
READ_WORDS = """element => {
  const skipped = "svg, .rb-early, .rb-hidden, [data-testid=stIconMaterial], [role=option]";
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const words = [...element.querySelectorAll("[aria-label]")].filter(one => one.querySelector(".main-svg"))
    .map(one => one.ariaLabel);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (!parent.closest(skipped) && parent.checkVisibility()) words.push(walker.currentNode.data);
  }
  return words.map(one => one.replace(/\\s+/g, " ").trim()).filter(one => one);
}"""
MOMENT = re.compile(r"\d{1,2} \w+ \d{4} \d\d\.\d\d (WIB|WITA|WIT)")


def nothing(page: Page) -> None:
    """The page as it opens."""


def upload_mistakes(page: Page) -> None:
    """The third step of an upload whose workbook has two mistakes."""
    right = ["Kalimantan Timur", "Indeks RB", 2021, "realisasi", "68,47", "B", None]
    unknown = ["Kalimatan Timur", "Indeks RB", 2022, "realisasi", "67,70", "B", None]
    too_high = ["Kalimantan Timur", "Indeks RB", 2023, "realisasi", "7387", "BB", None]
    send(page, "nilai-rb.xlsx", workbook(right, unknown, too_high))
    press(page, "Lanjut ke pemeriksaan")
    page.get_by_text("Cara memperbaiki").wait_for()


def write_decision(page: Page) -> None:
    """A decision half written; nothing is stored."""
    page.get_by_role("textbox", name="Keputusan", exact=True).fill("Memuat surat nilai Indeks RB 2024 dan 2025.")


def make_files(page: Page) -> None:
    """The files of a deck, ready for download."""
    press(page, "Susun bahan")
    page.get_by_role("button", name="PowerPoint (pptx)").wait_for(timeout=60000)


class Shot(NamedTuple):
    """Where a picture is taken: an address, the width of the window, and the part it begins and ends with."""

    address: str
    width: int
    first: str
    last: str = ""
    margin: int = -3  # px around the parts; the frame of a card gives way to that of the picture
    below: int = 0  # px more under the last part
    prepare: Callable[[Page], None] = nothing


DECK = "/raker?pemda=64&bahan=raker&rapat=2026-4"
SHOTS = {
    "opening": Shot("/?pemda=64", 390, "h1", ".rb-tiles", 14),
    "trend": Shot("/?pemda=64", 390, ".st-key-card_ringkasan", ".st-key-chart_ringkasan", below=8),
    "red_list": Shot("/?pemda=64", 390, ".st-key-card_red"),
    "points_lost": Shot("/area?pemda=35.78", 860, ".st-key-card_area_lost"),
    "decision": Shot(
        "/renaksi?pemda=64&bagian=keputusan",
        440,
        ".st-key-card_planning_edit_decisions",
        ".st-key-card_planning_edit_decisions [data-testid=stSelectbox] >> nth=2",
        below=18,
        prepare=write_decision,
    ),
    "slides": Shot(DECK, 920, ".st-key-card_slide_1", ".st-key-card_slide_3"),
    "errors": Shot("/unggah", 960, ".st-key-card_errors", prepare=upload_mistakes),
    "origin": Shot("/sumber?pemda=13&indikator=RB&tahun=2023", 860, ".st-key-card_origin"),
    "files": Shot(DECK, 440, ".st-key-card_deck_files", prepare=make_files),
    "chart": Shot("/target?pemda=53", 440, ".st-key-card_path", ".st-key-card_path .js-plotly-plot", below=8),
}


def open_shot(page: Page, address: str, shot: Shot) -> None:
    """Bring an open browser page to where the picture is taken."""
    page.set_viewport_size({"width": shot.width, "height": HEIGHT})
    page.goto(address + shot.address)
    settle(page)
    shot.prepare(page)
    rest(page)


def words_of(page: Page, shot: Shot) -> list[str]:
    """The words on the picture, without moments of the clock."""
    found = page.locator(shot.first).first.evaluate(READ_WORDS)
    if shot.last and not page.locator(shot.first).locator(shot.last).count():
        found += page.locator(shot.last).first.evaluate(READ_WORDS)
    return [MOMENT.sub("…", one) for one in found]


def photograph(page: Page, shot: Shot) -> Image.Image:
    """The picture itself, from the beginning of the first part to the end of the last."""
    page.mouse.move(0, 0)
    page.evaluate("document.activeElement?.blur()")
    page.wait_for_timeout(RESTING)
    first, last = (page.locator(one).first.bounding_box() for one in (shot.first, shot.last or shot.first))
    bottom = last["y"] + last["height"]
    clip = {
        "x": first["x"] - shot.margin,
        "y": first["y"] - shot.margin,
        "width": first["width"] + 2 * shot.margin,
        "height": bottom - first["y"] + 2 * shot.margin + shot.below,
    }
    return Image.open(io.BytesIO(page.screenshot(clip={name: round(value) for name, value in clip.items()})))


def keep(picture: Image.Image, path: Path) -> None:
    """Save with few colours, two thirds of the bytes of all: those of surfaces exactly, those of small marks nearly."""
    picture, chosen = picture.convert("RGB"), []
    for _count, colour in sorted(picture.getcolors(picture.width * picture.height), reverse=True):
        nearest = min((sum(abs(a - b) for a, b in zip(colour, one, strict=True)) for one in chosen), default=0)
        if len(chosen) < SURFACES or nearest > APART:
            chosen.append(colour)
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in chosen[:256] for part in colour])
    few = picture.quantize(palette=palette, dither=Image.Dither.NONE).convert("RGB")
    few.save(path, lossless=True, quality=100, method=6)


def take(browser, address: str, name: str) -> dict:
    """Keep NAME_light.webp and NAME_dark.webp; return what is to be told of them."""
    shot = SHOTS[name]
    for theme in ("light", "dark"):
        page = browser.new_page(color_scheme=theme, device_scale_factor=SHARPNESS)
        open_shot(page, address, shot)
        picture = photograph(page, shot)
        keep(picture, PICTURES / f"{name}_{theme}.webp")
        width, height = (length // SHARPNESS for length in picture.size)
        told = {"width": width, "height": height, "words": words_of(page, shot)}
        page.close()
    return told


def take_for_readme(browser, address: str) -> None:
    """Keep what a person sees of Ringkasan who has been here before."""
    page = browser.new_page(viewport={"width": 1440, "height": 900}, color_scheme="light")
    page.context.add_cookies([{"name": "rb_pemda", "value": "64", "url": address}])
    page.goto(f"{address}/?pemda=64")
    settle(page)
    page.wait_for_timeout(RESTING)
    page.screenshot(path=README_PICTURE)
    page.close()


def main(names: list[str]) -> None:
    """Serve the published data and make every picture, or those of `names`, of which `readme` is one."""
    kept = PICTURES / "pictures.json"
    made = json.loads(kept.read_text("utf-8")) if names else {}
    with tempfile.TemporaryDirectory() as folder, serve(Path(folder)) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for name in names or (*SHOTS, README):
            if name == README:
                take_for_readme(browser, address)
            else:
                made[name] = take(browser, address, name)
            print(name, flush=True)
        browser.close()
    kept.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
