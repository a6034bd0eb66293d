"""The cards of Benchmarking about a pair: dumbbell, classes, what cannot be compared."""

from typing import NamedTuple

import streamlit as st

from pages._output import html, notes, pair_dumbbell, sentences
from pages._output.pair_data import (
    COLUMNS,
    SMALL_RULE,
    comparable,
    drawn,
    flags,
    in_classes,
    results_of,
    source_points,
    table_lines,
    years_mark,
    years_told,
    years_words,
)
from pages._output.sentences import benchmarking as told
from pages._output.words import LEVEL
from pages._ui import asking, cards

METHOD = "Sebanding: indikator, tahun, metode, dan jenis nilai yang sama."


class Pair(NamedTuple):
    """Two governments with what can be compared: `lines` of comparison, `series` of pair_series."""

    government: str
    peer: str
    own_name: str
    peer_name: str
    year: int | None
    lines: list[dict]
    series: list[dict]

    @property
    def key(self) -> str:
        return f"banding-{self.government}-{self.peer}"

    @property
    def years_words(self) -> str:
        return f"tahun {self.year}" if self.year is not None else "tahun bersama terbaru"


def series_of(government: str, peer: str) -> list[dict]:
    return asking.rows("pair_series", government_code=government, peer_code=peer)


def gather(government: str, peer: str, names: dict[str, str], year: int | None, series: list[dict]) -> Pair:
    """Everything about the pair; names as people say them, without the province."""
    asked = {"government_codes": [government], "peer_codes": [peer], "year": year}
    own_name, peer_name = (names[code].split(",")[0] for code in (government, peer))
    return Pair(government, peer, own_name, peer_name, year, asking.rows("comparison", **asked), series)


def opening(pair: Pair) -> None:
    """The page's sentence, and under it the RB index by name."""
    known = comparable(pair.lines)
    words = told.pair_sentence(pair.own_name, pair.peer_name, pair.lines, pair.year, pair.series)
    level = {one["government_code"]: LEVEL[one["level"]] for one in asking.rows("governments")}
    levels = (level[pair.government], level[pair.peer])
    below = told.below_sentence(pair.own_name, pair.peer_name, pair.lines, pair.year, levels, pair.series)
    cards.page_sentence(sentences.marked(words, flags(known)), below)


def as_of() -> str:
    (version,) = asking.rows("data_version")
    return notes.as_of(version["data_as_of"])


def invented_note(lines: list[dict]) -> str:
    return "Angka bertanda ilustrasi bukan data sebenarnya." if any(flags(lines)) else ""


def show_dumbbell(pair: Pair) -> None:
    """Every indicator with two numbers of one year, as percent of its scale."""
    lines = drawn(pair.lines)
    if not lines:
        return
    own, peer = pair.own_name, pair.peer_name
    title = sentences.marked(told.dumbbell_title(own, peer, lines), flags(lines))
    with cards.card("pair_dumbbell"):
        cards.heading(
            title,
            f"Nilai {own} dan {peer}, {pair.years_words}; sumbu = persen dari skala masing-masing; diurutkan menurut "
            "selisih",
        )
        st.html(pair_dumbbell.key_line(own, peer))
        st.html(pair_dumbbell.dumbbell(lines, own, peer, pair_dumbbell.alt_words(title, lines, own, peer)))
        words = " ".join(
            filter(
                None,
                [
                    notes.sources_line(source_points(lines), []),
                    as_of(),
                    METHOD,
                    "Selisih = kita dikurangi mitra.",
                    SMALL_RULE,
                    invented_note(lines),
                ],
            )
        )
        cards.footer(words)
        cards.data_links(pair.key, title, COLUMNS, table_lines(lines), words)


def show_classes(pair: Pair) -> None:
    """Ordered classes, and numbers no axis can show: compared in words, never turned into numbers."""
    lines = in_classes(pair.lines)
    if not lines:
        return
    own, peer = pair.own_name, pair.peer_name
    title = sentences.marked(told.class_title(own, peer, lines), flags(lines))
    with cards.card("pair_classes"):
        cards.heading(title, f"Predikat, zona, atau opini {own} dan {peer}, {pair.years_words}")
        columns = [
            column._replace(name={"own": own, "peer": peer}.get(column.key, column.name))
            for column in pair_dumbbell.CLASS_COLUMNS
        ]
        shown = pair_dumbbell.class_lines(lines)
        st.html(html.table(columns, shown, caption=title))
        words = " ".join(
            filter(
                None,
                [
                    notes.sources_line(source_points(lines), []),
                    as_of(),
                    "Kelas dibandingkan menurut urutannya, tanpa diubah menjadi angka.",
                    invented_note(lines),
                ],
            )
        )
        cards.footer(words)
        cards.workbook_link(f"{pair.key}-kelas", title, columns, shown, words)


NOT_LOADED = "belum dimuat"
MISSING_COLUMNS = [
    html.Column("Indikator", "name"),
    html.Column("Kita", "own"),
    html.Column("Mitra", "peer"),
    html.Column("Alasan", "reason"),
]


def show_missing(pair: Pair) -> None:
    """What cannot be compared, with the years of both and why; the RB index is named also where nobody has it."""
    lines = [line for line in pair.lines if line["state"] == "tidak_sebanding"]
    if not any(line["indicator_code"] == told.RB for line in pair.lines):
        lines = [{"indicator_code": told.RB, "short_name": "Indeks RB"}, *lines]
    if not lines:
        return
    own, peer = pair.own_name, pair.peer_name
    shown = [_missing_line(pair, line) for line in lines]
    columns = [
        column._replace(name={"own": own, "peer": peer}.get(column.key, column.name)) for column in MISSING_COLUMNS
    ]
    title = told.missing_title(len(lines))
    with cards.card("pair_missing"):
        cards.heading(title, f"Tahun yang dimuat untuk {own} dan {peer}, dan alasannya")
        st.html(html.table(columns, shown, caption=title))
        cards.footer(f"{METHOD} {as_of()} Nilai sementara dan penilaian mandiri tidak dibandingkan.")
        cards.workbook_link(f"{pair.key}-belum", title, columns, shown, METHOD)


def _missing_line(pair: Pair, line: dict) -> dict:
    """One indicator that cannot be compared; `own_value` and `peer_value` are the plain cells of the workbook."""
    found = {side: results_of(pair.series, line["indicator_code"], side) for side in ("own", "peer")}
    return {
        "name": line["short_name"],
        "reason": told.reason_words(pair.own_name, pair.peer_name, line, pair.series, pair.year),
        **{side: _years(known, side) for side, known in found.items()},
        **{f"{side}_value": years_told(known, side) or NOT_LOADED for side, known in found.items()},
    }


def _years(known: list[dict], side: str) -> str:
    """The years one side has; invented ones are named."""
    if not known:
        return NOT_LOADED
    mark = years_mark(known, side)
    tag = f' <span class="rb-tag">{mark}</span>' if mark else ""
    return html.Markup(html.text(years_words([line["year"] for line in known])) + tag)
