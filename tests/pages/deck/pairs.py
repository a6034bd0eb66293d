"""Briefs of pairs of governments, each answer of the store asked once; and what every slide about them must keep to."""

import json
import re

from pages._output.deck import layout, text_fit
from pages._output.deck.model import Slide, Table
from queries import ask, rows
from tests.pages.deck import briefs

MARKS = ("Simulasi: ", "Ilustrasi: ", "Sebagian ilustrasi: ")
DECIMAL_POINT = re.compile(r"(?<![\d./])\d{1,3}\.\d{1,2}(?![\d./])")


class Store:
    """The answers about pairs of some governments of one open store."""

    def __init__(self, con, codes):
        self.con, self.kept, self.bases = con, {}, {}
        self.compared = rows(ask(con, "comparison", government_codes=list(codes), peer_codes=list(codes), year=None))

    def answer(self, name, **asked):
        if name == "comparison":
            (own,), (peer,) = asked["government_codes"], asked["peer_codes"]
            return [one for one in self.compared if (one["government_code"], one["peer_code"]) == (own, peer)]
        key = name + json.dumps(asked, sort_keys=True)
        if key not in self.kept:
            self.kept[key] = rows(ask(self.con, name, **asked))
        return self.kept[key]

    def brief(self, own, peer):
        """The brief of a government with one peer."""
        if own not in self.bases:
            self.bases[own] = briefs.brief_of(self.con, own)
        base = self.bases[own]
        known = {one["government_code"]: one for one in self.answer("governments")}
        return base._replace(
            peers=[briefs.peer_of(self.answer, own, known[peer], None)],
            pack=briefs.pack_of(self.answer, known, own, peer, base.version),
        )


def troubles(slide: Slide) -> list[str]:
    """What of a slide breaks the rules of all slides."""
    found, title = [], slide.title
    for mark in MARKS:
        title = title.removeprefix(mark)
    if len(title.split()) > 12:
        found.append(f"judul panjang: {slide.title}")
    box, sizes = (layout.COVER_TITLE, layout.COVER_SIZES) if slide.is_cover else (layout.TITLE, layout.TITLE_SIZES)
    size = text_fit.title_size(slide.title, box, sizes)
    if text_fit.height_of(slide.title, size, box.width, is_bold=True, is_serif=True) > box.height:
        found.append(f"judul tidak muat: {slide.title}")
    if len(text_fit.wrap(slide.footer, layout.NOTE, layout.FOOTER.width)) > 2:
        found.append(f"kaki tidak muat: {slide.footer}")
    if len(text_fit.wrap(slide.subtitle, layout.TEXT, layout.SUBTITLE.width)) > 1:
        found.append(f"subjudul tidak muat: {slide.subtitle}")
    if ("lustrasi: " in slide.title) != slide.is_illustrative:
        found.append(f"tanda ilustrasi: {slide.title}")
    if not all(slide.notes):
        found.append(f"catatan kosong: {slide.notes}")
    shown = [slide.title, slide.subtitle, slide.footer, slide.byline, *body_words(slide)]
    found += [f"titik desimal: {words}" for words in shown if DECIMAL_POINT.search(words)]
    return found + (_table(slide) if isinstance(slide.body, Table) else [])


def body_words(slide: Slide) -> list[str]:
    """Every word of a body."""
    body = slide.body
    if isinstance(body, Table):
        return [body.alt, *(column.name for column in body.columns), *(cell.text for row in body.rows for cell in row)]
    return [
        body.alt,
        *body.categories,
        *(words for one in body.series for words in (one.name, *one.labels, *one.hovers)),
    ]


def _table(slide: Slide) -> list[str]:
    body, box = slide.body, layout.COVER_BODY if slide.is_cover else layout.BODY
    found = [] if body.rows else ["tabel kosong"]
    if text_fit.table_height(body, box.width) > box.height:
        found.append("tabel tidak muat")
    if round(sum(column.share for column in body.columns), 6) != 1:
        found.append("lebar kolom")
    return found
