"""The cards of Ringkasan alone: completeness, the parts of the index, what there is instead of an empty indicator."""

from datetime import date

import streamlit as st

from data.number_format import format_number, format_percent
from pages._output import html, sentences
from pages._output.area_card import page
from pages._output.component_parts import Part, cut
from pages._output.planning.decisions import standings
from pages._output.planning.overdue import overdue_reports
from pages._output.sentences.planning import overdue_reports_sentence, overdue_sentence
from pages._output.words import join_words
from pages._ui import asking, cards
from pages._ui.chosen import expected_year
from pages._ui.overview_cards import mark_of, overview_line


def completeness(indicator: dict, points, overview, indicators, components) -> str:
    """Under the sentence: which years are missing, how many indicators have a figure, whether areas are loaded."""
    newest = max((p["year"] for p in points if p["status"] == "ada" and p["kind"] == "realisasi"), default=None)
    known = {p["year"]: p["status"] for p in points if p["status"] != "ada"}
    missing = sentences.missing_years(newest, expected_year(), known)
    counted = [i for i in indicators if i["unit"] != "peringkat"]
    loaded = sum(1 for i in counted if i["value_count"])
    told = [
        missing,
        f"Angka tersedia untuk {loaded} dari {len(counted)} indikator"
        if loaded
        else "Belum ada angka untuk indikator mana pun",
    ]
    is_bare = indicator["indicator_code"] == "RB" and newest is not None and not components
    told[-1] += "; skor area belum dimuat." if is_bare else "."
    invented = sum(1 for line in overview if line["is_illustrative"])
    if invented:
        told.append(f"{invented} angka terbaru di halaman ini adalah ilustrasi.")
    if newest is None and overview:
        told.append(f"Yang sudah dimuat: {join_words(o['short_name'] for o in overview)}.")
    return " ".join(filter(None, told))


def show_overdue(government: str) -> None:
    """What is overdue today: decisions of the raker, and reports of renaksi; nothing where neither is."""
    today = date.today()
    told = asking.made("overdue", lambda: _find_overdue(government, today), government, today)
    with st.container():  # also where it stays empty: what stands below keeps its place, and the browser its parts
        if told:
            with cards.card("overdue"):
                st.html("".join(_overdue_line(government, *one) for one in told))


def _find_overdue(government: str, today: date) -> list[tuple[str, str, str]]:
    """(sentence, part of Rencana aksi with what its address needs, name of the link) of what is overdue."""
    decided = asking.rows("raker_decisions", government_code=government)
    actions = asking.rows("actions", government_code=government, year=None)
    late, reports = overdue_sentence(standings(decided, today)), overdue_reports(actions, today)
    told = [(late, "keputusan", "Keputusan raker")] if late else []
    if reports:
        quarter = reports[-1].quarter
        part = "papan"
        if quarter.year < max(int(one["year"]) for one in actions):  # else the board opens there by itself
            part += f"&amp;tahun={quarter.year}&amp;triwulan={quarter.number}"
        told.append((overdue_reports_sentence(reports), part, "Papan triwulan"))
    return told


def _overdue_line(government: str, sentence: str, part: str, name: str) -> str:
    """One sentence with its mark and the way to its part of Rencana aksi; `part` may carry further entries."""
    address = page("renaksi", government)
    link = f"<a href='{address}&amp;bagian={part}' target='_self' style='white-space:nowrap'>{html.text(name)}</a>"
    mark = "<span class='rb-below' aria-hidden='true'>▼</span>"
    return f"<p class='rb-prose' style='margin:0 0 4px;max-width:none'>{mark} {html.text(sentence)} {link}</p>"


def height_beside(overview: list[dict]) -> int:
    """Height in px of the trend that ends about where the cards beside it end."""
    drawn = sum(1 for line in overview if line["share_pct"] is not None)
    aimed = sum(1 for line in overview if line["target_status"])
    return max(400, min(470, 180 + 38 * (drawn + aimed)))


def show_components(government: str, lines: list[dict]) -> None:
    """The parts of the index in its newest loaded year, by share of their ceilings: strongest first, unknown last."""
    parts = cut(lines, needs_ceilings=True)
    if not parts:
        return
    year = lines[0]["year"]
    with cards.card("components"):
        shares = [(part.short_name, part.share_pct) for part in parts if part.share_pct is not None]
        flags = [part.is_illustrative for part in parts]
        title = sentences.marked(sentences.areas_title(year, len(parts), shares), flags)
        cards.heading(title, f"Bagian indeks {year} terhadap batasnya; batas yang belum pasti disebut")
        columns = [
            html.Column("Bagian", "name"),
            html.Column("Nilai", "value", True),
            html.Column("Batas", "ceiling", True),
            html.Column("% batas", "share", True),
        ]
        parts.sort(key=lambda part: (part.share_pct is None, -(part.share_pct or 0)))
        st.html(html.box(html.table(columns, [_part_line(part) for part in parts], caption=title)))
        link = f"<a href='area?pemda={html.text(government)}&amp;tahun={year}' target='_self'>Area & indikator</a>"
        st.html(f"<p class='rb-footer'>{_sources(lines)} Rincian, sumber, dan pengampu: {link}.</p>")


def _part_line(part: Part) -> dict:
    ceiling = "belum ditemukan"
    if part.ceiling is not None:
        ceiling = format_number(part.ceiling) + (" (belum pasti)" if part.ceiling_basis == "uncertain" else "")
    return {
        "name": html.Markup(html.text(part.name) + (html.TAG if part.is_illustrative else "")),
        "value": format_number(part.value),
        "ceiling": ceiling,
        "share": format_percent(part.share_pct, 1),
    }


def _sources(lines: list[dict]) -> str:
    names = dict.fromkeys(line["publisher"] or "unggahan" for line in lines)
    return html.text(f"Sumber: {', '.join(names)}.")


def show_offer(government: str, name: str, overview: list[dict]) -> None:
    """What there is instead of an indicator without any figure: the others, each one click away."""
    with cards.card("offer"):
        cards.heading(
            f"{len(overview)} indikator lain sudah dimuat" if overview else "Belum ada indikator yang dimuat",
            f"{name}; buka salah satu",
        )
        columns = [
            html.Column("Indikator", "link"),
            html.Column("Tahun", "year", True),
            html.Column("Nilai", "value", True),
            html.Column("Predikat", "predikat"),
            html.Column("Sumber", "publisher"),
        ]
        lines = [overview_line(line) | {"link": _link_to(government, line)} for line in overview]
        st.html(html.table(columns, lines, caption="Indikator yang sudah dimuat"))


def _link_to(government: str, line: dict) -> html.Markup:
    address = f"?pemda={government}&amp;indikator={line['indicator_code']}"
    return html.Markup(
        f"<a href='{address}' target='_self'>{html.text(line['indicator_name'])}</a>"
        + (html.TAG if mark_of(line) else "")
    )
