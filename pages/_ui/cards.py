"""The frame every chart and table stands in: title, subtitle, the picture, its sources, its table, its download."""

from html import escape

import streamlit as st

from pages._output import html
from pages._output.workbook import build_workbook
from pages._ui import early_picture

# Plotly speaks English unless told; only the download button is kept.
PLOTLY_CONFIG = {
    "displaylogo": False,
    "modeBarButtons": [["toImage"]],
    "toImageButtonOptions": {"format": "png", "scale": 2},
    "locale": "id",
    "locales": {"id": {"dictionary": {"Download plot as a PNG": "Unduh PNG", "Download plot": "Unduh gambar"}}},
}


def page_sentence(sentence: str, below: str = "") -> None:
    """The one sentence a page opens with, and what must be said right under it."""
    size = " rb-sentence-long" if len(sentence) > 85 else ""
    st.html(f"<h1 class='rb-sentence{size}'>{escape(sentence)}</h1><p class='rb-lead'>{escape(below)}</p>")


def card(key: str):
    """A bordered container; use as `with card("tren"):`."""
    return st.container(border=True, key=f"card_{key}")


def heading(title: str, subtitle: str = "") -> None:
    st.html(f"<h2 class='rb-title'>{escape(title)}</h2><p class='rb-subtitle'>{escape(subtitle)}</p>")


def key_line(names: list[tuple[str, str]]) -> None:
    """Who is who on a narrow screen, where the names do not fit beside their lines."""
    marks = "".join(f"<span><b style='color:{color}'>●</b> {escape(name)}</span>" for name, color in names)
    st.html(f"<p class='rb-key'>{marks}</p>")


def chart(key: str, drawn, *, alt: str, file_name: str, is_trend: bool = False) -> None:
    """Show a drawn figure with its text alternative; narrow screens hide the labels that would touch.

    is_trend: of build_trend, which on a first visit is seen as a picture before Plotly is there.
    """
    rules = [(drawn.wide_only, "max-width:760px"), (drawn.narrow_only, "min-width:761px")]
    hides = "".join(_hide(key, hidden, query) for hidden, query in rules if hidden)
    height = drawn.figure.to_plotly_json()["layout"]["height"]  # kept free, so that nothing moves when Plotly draws
    st.html(f"<style>.st-key-chart_{key}{{min-height:{height}px}}{hides}</style>")
    config = PLOTLY_CONFIG | {"toImageButtonOptions": PLOTLY_CONFIG["toImageButtonOptions"] | {"filename": file_name}}
    with st.container(key=f"chart_{key}"):
        if is_trend:
            early_picture.show(drawn, alt)
        st.plotly_chart(drawn.figure, theme=None, config=config, alt=alt, key=f"plot_{key}")


def _hide(key: str, annotations: list[int], query: str) -> str:
    """CSS that hides some annotations of one chart where the media query holds."""
    names = ",".join(f'.st-key-chart_{key} .annotation[data-index="{index}"]' for index in annotations)
    return f"@media({query}){{{names}{{display:none}}}}"


def footer(words: str) -> None:
    st.html(f"<p class='rb-footer'>{escape(words)}</p>")


def data_links(key: str, title: str, columns: list[html.Column], lines: list[dict], notes: str) -> None:
    """The quiet links of a card: its data as a table, and as a workbook of exactly that data."""
    with st.container(horizontal=True, gap="medium", key=f"links_{key}"):
        with st.popover("Data sebagai tabel", type="tertiary"):
            st.html(html.table(columns, lines, caption=title))
        _workbook_button(key, title, columns, lines, notes)


def workbook_link(key: str, title: str, columns: list[html.Column], lines: list[dict], notes: str) -> None:
    """The quiet link of a table that is on the page already: a workbook of exactly its data."""
    with st.container(horizontal=True, key=f"links_{key}"):
        _workbook_button(key, title, columns, lines, notes)


def _workbook_button(key: str, title: str, columns, lines, notes: str) -> None:
    st.download_button(
        "Unduh xlsx",
        lambda: build_workbook(title, _headings(columns), _plain(columns, lines), [("Catatan", notes)]),
        file_name=f"{key}.xlsx",
        on_click="ignore",
        type="tertiary",
        key=f"xlsx_{key}",
        mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    )


def _headings(columns: list[html.Column]) -> dict[str, str]:
    return {column.key: column.name for column in columns}


def _plain(columns: list[html.Column], lines: list[dict]) -> list[dict]:
    """Cells as plain values where a line carries them under `<key>_value`, else the text on screen."""
    return [{column.key: line.get(f"{column.key}_value", line.get(column.key)) for column in columns} for line in lines]
