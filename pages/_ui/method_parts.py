"""The parts of Metodologi: method versions, bands, components, and what the data checks say."""

import streamlit as st

from data.number_format import format_bound
from pages._output import html
from pages._output.words import CERTAINTY, CHECK, NOTICE, WEIGHT_APPLIES, troubles_words
from pages._ui import asking, cards
from queries import rows

MOST_NOTICES = 500  # rows of one kind on the page; no province has a tenth of it


def show_indicator(indicator_code: str, methods: list[dict], bands: list[dict], components: list[dict]) -> None:
    """One indicator: its method versions, the bands of each, and its components where they are known."""
    own = [method for method in methods if method["indicator_code"] == indicator_code]
    first = own[0]
    title = html.plain(f"{first['indicator_name']} · {first['issuer']}")
    with st.expander(title, expanded=indicator_code == "RB"):
        st.html(f"<p class='rb-prose'>{html.text(first['indicator_note'])}</p>")
        columns = [
            html.Column("Berlaku", "years"),
            html.Column("Dasar", "regulation"),
            html.Column("Batas atas", "ceiling", True),
            html.Column("Kepastian", "certainty"),
            html.Column("Catatan", "note"),
        ]
        st.html(html.table(columns, [_method_line(method) for method in own], caption="Versi metode"))
        for method in own:
            show_bands(method, [band for band in bands if band["method_code"] == method["method_code"]])
            show_components(method, [c for c in components if c["method_code"] == method["method_code"]])


def _method_line(method: dict) -> dict:
    until = method["valid_to_year"] or "sekarang"
    return method | {
        "years": f"{method['valid_from_year']}–{until}",
        "certainty": CERTAINTY[method["certainty"]],
        "ceiling": format_bound(method["ceiling"]),
    }


def show_bands(method: dict, bands: list[dict]) -> None:
    """The bands of one method, highest first."""
    if not bands:
        st.html(
            f"<p class='rb-footer'>{html.text(method['regulation'])}: belum ada batas predikat; "
            "predikat ditulis “tanpa skala”.</p>"
        )
        return
    columns = [
        html.Column("Predikat", "predikat"),
        html.Column("Sebutan", "label"),
        html.Column("Batas bawah", "bound", True),
        html.Column("Kepastian", "certainty"),
        html.Column("Sumber", "source"),
    ]
    lines = [
        band
        | {
            "bound": "kelas berurutan"
            if band["lower_bound"] is None
            else f"{'≥' if band['lower_inclusive'] else '>'} {format_bound(band['lower_bound'])}",
            "certainty": CERTAINTY[band["certainty"]],
            "source": html.link(
                (band["source"] or "–").split(" ")[0].removeprefix("https://")[:48],
                (band["source"] or "").split(" ")[0],
            ),
        }
        for band in bands
    ]
    st.html(
        f"<h3 class='rb-title'>Predikat menurut {html.text(method['regulation'])}</h3>" + html.table(columns, lines)
    )


def show_components(method: dict, components: list[dict]) -> None:
    """The components and areas of one method with their weights, folded away."""
    if not components:
        return
    method_name = html.plain(method["method_name"] or method["regulation"])
    with st.popover(f"Komponen menurut {method_name}", type="tertiary"):
        columns = [
            html.Column("Kode", "component"),
            html.Column("Komponen", "component_name"),
            html.Column("Bobot", "max_score", True),
            html.Column("Berlaku untuk", "applies"),
            html.Column("Kepastian", "certainty"),
            html.Column("Catatan", "note"),
        ]
        lines = [
            c
            | {
                "max_score": format_bound(c["max_score"]),
                "applies": WEIGHT_APPLIES[c["weight_applies_to"]],
                "certainty": CERTAINTY[c["certainty"]],
            }
            for c in components
        ]
        st.html(html.table(columns, lines))


def show_names() -> None:
    """The names people write for an area or an indicator, as they are recognised."""
    columns = [html.Column("Kode", "code"), html.Column("Nama", "canonical"), html.Column("Dikenali juga", "variants")]
    with cards.card("names"):
        cards.heading("Nama lain yang dikenali", "Ejaan dan singkatan yang dijumpai di sumber dan berkas")
        for kind, title in (("area", "Area perubahan"), ("indicator", "Indikator dan komponen")):
            lines = [name | {"variants": "; ".join(name["variants"])} for name in _names(kind)]
            with st.expander(f"{title}: {len(lines)}"):
                st.html(html.table(columns, lines, caption=title))


def _names(kind: str) -> list[dict]:
    return asking.rows("synonyms", kind=kind)


def show_pairs(title: str, heads: tuple[str, str], pairs) -> None:
    """A card with a two-column table."""
    with cards.card(title):
        cards.heading(title)
        columns = [html.Column(heads[0], "name"), html.Column(heads[1], "words")]
        st.html(html.table(columns, [{"name": name, "words": words} for name, words in pairs]))


def show_troubles() -> None:
    """What the data checks found and what must be said about the data."""
    troubles = asking.troubles()
    with cards.card("troubles"):
        told = troubles_words(troubles)
        cards.heading("Pemeriksaan data", told[0].upper() + told[1:])
        if troubles is None:
            return
        columns = [
            html.Column("Pemerintah daerah", "government_name"),
            html.Column("Indikator", "indicator_name"),
            html.Column("Tahun", "year", True),
            html.Column("Catatan", "detail"),
        ]
        for name, found in troubles.checks.items():
            st.html(f"<p class='rb-prose'>{CHECK[name]}: {len(found)}</p>")
        for name, found in troubles.notices.items():
            with st.expander(f"{NOTICE[name]}: {len(found)}"):
                st.html(html.table(columns, rows(found[:MOST_NOTICES])))
                if len(found) > MOST_NOTICES:
                    st.html(f"<p class='rb-muted'>Ditampilkan {MOST_NOTICES} yang pertama.</p>")
