"""Simulasi where it cannot run: what is missing, what would be needed, and where it can be seen."""

import streamlit as st

from pages._output import html
from pages._output.sentences import simulation as told
from pages._ui import asking, cards, filters
from pages._ui.simulation_state import INDICATOR, has_index, has_parts


def show_missing(name: str, year: int | None, years: dict[int, list[dict]]) -> None:
    """One sentence on what is missing, in the year on screen or altogether."""
    lines = years.get(year, []) if year is not None else [line for own in years.values() for line in own]
    if year is None and has_parts(lines) and has_index(lines):  # never in one year
        lines = [line for line in lines if line["component"]]
    cards.page_sentence(told.missing(name, year, has_parts(lines), has_index(lines)), told.BAND + ".")


def show_ways(government: str, name: str, known: list[int]) -> None:
    """What is needed, with links: another year, the upload, the areas, and governments that can be simulated."""
    area = f'<a href="area?pemda={html.text(government)}" target="_self">Area &amp; indikator</a>'
    told_ways = [
        "Pada satu tahun yang sama: nilai Indeks RB, dan skor komponen atau area dengan batas (bobot) yang diketahui.",
        f'Muat lembar hasil evaluasi (LKE) di <a href="unggah" target="_self">Unggah data</a>; yang sudah ada: {area}.',
    ]
    if known:
        links = ", ".join(
            f'<a href="?pemda={html.text(government)}&amp;tahun={year}" target="_self">{year}</a>' for year in known
        )
        told_ways.insert(0, f"{html.text(name)} dapat disimulasikan untuk {links}.")
    names = filters.government_names()
    others = {code: is_invented for code, is_invented in _able().items() if code != government}
    if others:
        links = ", ".join(
            f'<a href="?pemda={html.text(code)}" target="_self">{html.text(_with_province(names[code]))}</a>'
            + (html.TAG if is_invented else "")
            for code, is_invented in others.items()
        )
        told_ways.append(f"Sudah dapat dicoba: {links}.")
    if not any(others.values()):
        told_ways.append("Set ilustrasi bawaan aplikasi memperlihatkan halaman ini untuk enam pemerintah daerah.")
    with cards.card("simulasi_kurang"):
        cards.heading("Yang diperlukan untuk simulasi")
        st.html(f"<ul class='rb-rules rb-sim-ways'>{''.join(f'<li>{way}</li>' for way in told_ways)}</ul>")


def _with_province(name: str) -> str:
    """'Kota Surabaya, Jawa Timur' -> 'Kota Surabaya (Jawa Timur)', as one of a list."""
    place, _, province = name.partition(", ")
    return f"{place} ({province})" if province else place


def _able() -> dict[str, bool]:
    """Governments that have parts with ceilings under any method -> whether any of these is illustrative."""
    found: dict[str, bool] = {}
    for method in asking.rows("methods", indicator_codes=[INDICATOR]):
        question = {"indicator_code": INDICATOR, "method_code": method["method_code"]}
        for one in asking.rows("component_peers", **question):
            found[one["government_code"]] = found.get(one["government_code"], False) or one["is_illustrative"]
    return dict(sorted(found.items()))
