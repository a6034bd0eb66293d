"""Kelengkapan and Unduh: what is loaded and what is not, and everything that stands as open data."""

import streamlit as st

from data.number_format import format_date, format_number
from pages._output import html, matrix, open_data
from pages._output.words import embargo_sentence
from pages._ui import asking, cards, filters
from pages._ui.chosen import expected_year

LEVELS = {"provinsi": "Provinsi", "kabkota": "Kabupaten/kota"}
FIRST_YEAR, LAST_YEAR = 1900, 9999


def show(indicator_code: str) -> None:
    """Government x year of one indicator, then government x indicator of one year."""
    with st.container(horizontal=True, vertical_alignment="center", key="completeness_level"):
        level = filters.choose_part("Tingkat", "tingkat", LEVELS)
    filters.stop_on_unknown()
    governments = [g for g in asking.rows("governments") if (g["level"] == "provinsi") == (level == "provinsi")]
    all_methods = asking.rows("methods", indicator_codes=_indicator_codes())
    names = {method["indicator_code"]: method for method in all_methods}
    show_years(governments, names[indicator_code])
    show_indicators(governments, names)


def _indicator_codes() -> list[str]:
    return [row["indicator_code"] for row in asking.rows("indicator_codes")]


def show_years(governments: list[dict], indicator: dict) -> None:
    """One indicator over all years."""
    code = indicator["indicator_code"]
    found = asking.rows("completeness", indicator_codes=[code], from_year=FIRST_YEAR, to_year=LAST_YEAR)
    known = [one["year"] for one in found]
    columns = [(year, year) for year in range(min(known, default=expected_year()), max([*known, expected_year()]) + 1)]
    cells = {(one["government_code"], one["year"]): one for one in found}
    with cards.card("matrix_years"):
        span = f"{columns[0][0]}–{columns[-1][0]}"
        title = matrix.share_title(cells, governments, columns)
        _show(
            title,
            f"{indicator['indicator_name']} per tahun, {span}",
            governments,
            columns,
            cells,
            f"kelengkapan-{code}",
        )


def show_indicators(governments: list[dict], names: dict[str, dict]) -> None:
    """One year over all indicators."""
    codes = _indicator_codes()
    newest = expected_year()
    with cards.card("matrix_indicators"):
        title_place = st.container()
        with st.container(key="filter_kelengkapan"), st.columns(4)[0]:
            year = filters.choose_year(list(range(newest - 11, newest + 1)), newest)
        filters.stop_on_unknown()
        found = asking.rows("completeness", indicator_codes=codes, from_year=year, to_year=year)
        cells = {(one["government_code"], one["indicator_code"]): one for one in found}
        columns = [(code, names[code]["short_name"]) for code in codes]
        with title_place:
            cards.heading(f"{year}: {matrix.share_title(cells, governments, columns)}", f"Semua indikator pada {year}")
        _show_matrix(f"Kelengkapan {year}", governments, columns, cells, f"kelengkapan-{year}")


def _show(title: str, subtitle: str, governments, columns, cells, key: str) -> None:
    cards.heading(title, subtitle)
    _show_matrix(title, governments, columns, cells, key)


def _show_matrix(title: str, governments, columns, cells, key: str) -> None:
    cards.footer(f"{matrix.legend()}. Sel yang berisi membuka riwayat angkanya.")
    st.html(matrix.matrix(governments, columns, cells, caption=title))
    heads = [html.Column("Pemerintah daerah", "government_name")]
    heads += [html.Column(str(heading), str(column)) for column, heading in columns]
    lines = matrix.plain_lines(governments, columns, cells)
    cards.workbook_link(key, title, heads, lines, matrix.legend())


def show_download(version: dict) -> None:
    """The zip of everything that stands, and what its columns mean."""
    lines = asking.rows("open_data")
    marked = sum(bool(line["is_illustrative"]) for line in lines)
    kept = next((line["embargo"] for line in lines if line.get("embargo")), "")
    left, right = st.columns([1, 1.6], gap="small")
    with left, cards.card("download"):
        cards.heading(
            f"{format_number(len(lines), 0)} baris data terbuka",
            f"Versi {version['version_id']}, per {format_date(version['data_as_of'])}",
        )
        st.html(f"<p class='rb-prose'>{html.text(DOWNLOAD_WORDS)}</p>")
        if marked:
            st.html(
                f"<p class='rb-prose'>{format_number(marked, 0)} baris adalah ILUSTRASI: kolom ilustrasi berisi ya.</p>"
            )
        if kept:
            st.html(f"<p class='rb-prose'><b>{html.text(embargo_sentence(kept))}</b></p>")
        st.download_button(
            "Unduh CSV dan metadata (zip)",
            lambda: open_data.build_archive(lines, version),
            file_name=f"rb-provinsi-versi-{version['version_id']}{'-embargo' if kept else ''}.zip",
            mime="application/zip",
            on_click="ignore",
            type="primary",
            key="open_data",
        )
        cards.footer(f"Lisensi: {open_data.LICENCE}")
    with right, cards.card("fields"):
        cards.heading(f"{len(open_data.FIELDS)} kolom", "Nama kolom mengikuti Satu Data Indonesia")
        columns = [html.Column("Kolom", "name"), html.Column("Tipe", "type"), html.Column("Arti", "meaning")]
        st.html(html.box(html.table(columns, [field._asdict() for field in open_data.FIELDS], caption="Kolom")))


DOWNLOAD_WORDS = (
    "Setiap angka dan target yang berlaku, satu baris per angka, dengan sumber, berkas, lembar, dan selnya. "
    "CSV memakai koma sebagai pemisah, titik sebagai tanda desimal, UTF-8 dengan BOM; sel kosong berarti tidak "
    "diketahui, bukan nol. Klaim yang kalah atau ditarik ada pada Cari angka."
)
