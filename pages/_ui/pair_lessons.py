"""The card of what can be learned from the partner, and what is already better here."""

import streamlit as st

from pages._output import html, pair_lessons, sentences
from pages._output.owners import owner_of_indicator
from pages._output.pair_data import flags, run_of
from pages._output.sentences import benchmarking as told
from pages._ui import asking, cards
from pages._ui.pair_parts import Pair


def lesson_of(pair: Pair, line: dict, owners: list[dict]) -> pair_lessons.Lesson:
    """Everything known about the partner's lead on one indicator."""
    code = line["indicator_code"]
    asked = {"government_codes": [pair.government, pair.peer], "indicator_code": code}
    claims = [one for one in asking.rows("other_claims", **asked) if one["differs"]]
    parts = asking.rows("component_history", government_code=pair.peer, indicator_code=code)
    parts = [part for part in parts if part["component"] and part["level"] == "component" and code != told.RB]
    newest = max((part["year"] for part in parts), default=None)
    return pair_lessons.Lesson(
        line=line,
        run=run_of(pair.series, code, line["year"]),
        path=[one for one in pair.series if one["indicator_code"] == code and one["peer_has_result"]],
        details=[part for part in parts if part["year"] == newest],
        claims=[claim for claim in claims if claim["kind"] == "realisasi"],
        owner=owner_of_indicator(code, owners),
    )


def show(pair: Pair) -> None:
    """Top three of the partner with since when, path, question, evidence; its events; ours in short."""
    owners = asking.rows("area_owners", government_code=pair.government)
    leads = pair_lessons.leads(pair.lines, "peer")
    lessons = [lesson_of(pair, line, owners) for line in leads[: pair_lessons.MOST]]
    title = sentences.marked(
        told.lessons_title(pair.peer_name, [one.line["short_name"] for one in lessons]),
        flags([one.line for one in lessons]),
    )
    with cards.card("pair_lessons"):
        cards.heading(title, told.lessons_subtitle(pair.peer_name, len(leads), len(lessons)))
        for one in lessons:
            st.html(pair_lessons.lesson_html(one, pair.own_name, pair.peer_name))
        _show_events(pair)
        _show_better(pair)
        words = (
            "Perbedaan angka bukan penyebab; tanyakan caranya saat kaji tiru. Bukti: surat kementerian paling kuat, "
            "lalu resmi, pers, sekunder, disimpulkan."
        )
        cards.footer(words)
        if lessons:
            lines = pair_lessons.table_lines(lessons, pair.own_name, pair.peer_name)
            cards.data_links(f"{pair.key}-pelajaran", title, pair_lessons.COLUMNS, lines, words)


def _show_events(pair: Pair) -> None:
    events = asking.rows("events", government_codes=[pair.peer])
    if not events:
        return
    items = "".join(pair_lessons.event_lines(events))
    st.html(
        f"<h3 class='rb-pair-part'>Peristiwa dan dokumen {html.text(pair.peer_name)}</h3>"
        f"<ul class='rb-pair-list'>{items}</ul>"
    )


def _show_better(pair: Pair) -> None:
    """Where we are higher; said also where there is nothing."""
    better = pair_lessons.leads(pair.lines, "own")[: pair_lessons.MOST]
    runs = [run_of(pair.series, line["indicator_code"], line["year"]) for line in better]
    head = f"<h3 class='rb-pair-part'>Yang sudah lebih tinggi pada {html.text(pair.own_name)}</h3>"
    nothing = "<p class='rb-subtitle'>Belum ada indikator sebanding yang lebih tinggi pada kita.</p>"
    st.html(head + (pair_lessons.better_html(better, runs) if better else nothing))
