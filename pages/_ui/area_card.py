"""The card of one component, and what the page shows where there is none."""

import streamlit as st

from pages._output import area_card, html
from pages._output.area_rows import owner_of
from pages._output.area_study import Study
from pages._output.component_parts import Part
from pages._output.sentences import area
from pages._ui import asking, cards, filters
from pages._ui.area_parts import INDICATOR


def show(study: Study, parts: list[Part]) -> None:
    """Choose a component of the year's method and read what is known about it."""
    method_code = study.scheme.method_code
    options = area_card.options(study.definitions, study.lines, method_code)
    _forget_other_schemes(options)
    first = (area.leaders(parts) or parts)[:1]
    default = first[0].paths[0] if first and first[0].paths[0] in options else next(iter(options), None)
    with cards.card("area_card"):
        place = st.container()
        path = filters.choose("Komponen", "komponen", options, default)
        filters.stop_on_unknown()
        if path is None:
            return
        if path == default:
            filters.write("komponen", None)  # what nobody chose follows the year and the government
        names = {code: name.strip() for code, name in options.items()}
        lines = [line for line in study.lines if (line["component"], line["method_code"]) == (path, method_code)]
        definition = next(
            (one for one in study.definitions if (one["component"], one["method_code"]) == (path, method_code)), None
        )
        owner = owner_of(study.owners, definition and definition["area_code"], path)
        with place:
            cards.heading(names[path], f"Kartu indikator, metode {study.method['method_name']}, {study.name}")
        pairs = area_card.facts(
            path, definition, lines, names, study.method, _issuer(study, path), owner, study.government
        )
        st.html(html.facts(pairs))
        title = f"Kartu indikator {names[path]}"
        plain = [{"name": name, "value": area_card.plain_words(value)} for name, value in pairs]
        columns = [html.Column("Perihal", "name"), html.Column("Isi", "value")]
        cards.footer("Yang tidak tertulis di sini belum dikumpulkan; tidak ada yang diperkirakan.")
        cards.workbook_link(f"kartu-{path}", title, columns, plain, f"{title}, {study.name}")


def _forget_other_schemes(options: dict[str, str]) -> None:
    """A component of another method or index, left over from another year or page, gives way to the default."""
    kept = filters.read("komponen")
    if kept and kept not in options:
        codes = [row["indicator_code"] for row in asking.rows("indicator_codes")]
        known = asking.rows("components", indicator_codes=codes)
        if any(one["component"] == kept for one in known):
            filters.write("komponen", None)


def _issuer(study: Study, path: str) -> str | None:
    """Who evaluates: the issuer of the companion indicator with the same code, else nobody in particular."""
    code = path.rpartition(".")[2]
    indicators = asking.rows("government_indicators", government_code=study.government)
    return next((one["issuer"] for one in indicators if one["indicator_code"] == code and code != INDICATOR), None)


def show_nothing(government: str, name: str) -> None:
    """What the page would show, and how to get there."""
    address = area_card.page("unggah", government)
    with cards.card("area_nothing"):
        cards.heading("Yang akan tampil di sini", f"Setelah nilai area atau komponen {name} dimuat")
        st.html(
            "<ul class='rb-rules'><li>Tabel area dan tahun, dengan bagian dari batas dan pengampunya</li>"
            "<li>Bagian yang kehilangan poin terbanyak, berurutan</li>"
            "<li>Perubahan indeks dari tahun ke tahun, bagian demi bagian</li>"
            "<li>Kartu tiap indikator: batas, penilai, sumber, keterbatasan</li></ul>"
            f"<p class='rb-prose'><a href='{address}' target='_self'>Unggah data</a> menerima lembar hasil evaluasi; "
            "data ilustrasi yang dapat dimuat di halaman itu menampilkan contohnya, dan selalu bertanda ilustrasi.</p>"
        )
