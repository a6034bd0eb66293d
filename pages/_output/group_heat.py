"""Governments against indicators with the newest number in the cell; only cells of one year share a shade."""

from collections import Counter
from html import escape

from data.number_format import format_number, format_percent
from pages._output import html
from pages._output.area_table import SHADES

KEYS = (
    ("rb-heat-low", "di bawah 50 %"),
    ("rb-heat-middle", "50 sampai di bawah 75 %"),
    ("rb-heat-high", "75 % ke atas"),
)


def columns_of(cells: list[dict]) -> dict[str, dict]:
    """indicator_code -> name, and the year that most members share by their newest number (the newer of equals)."""
    columns: dict[str, dict] = {}
    for cell in cells:
        column = columns.setdefault(cell["indicator_code"], {"name": cell["indicator_name"], "years": Counter()})
        if cell["value"] is not None:
            column["years"][cell["year"]] += 1
    for column in columns.values():
        years = column.pop("years")
        column["year"] = max(years, key=lambda year: (years[year], year), default=None)
        column["count"] = years.get(column["year"], 0)
    return columns


def order_rows(cells: list[dict], government: str, partner: str) -> list[str]:
    """Codes of the members with a cell: ours, the partner, then those comparable on most indicators, then by name."""
    known = {cell["government_code"]: cell for cell in cells}
    return sorted(
        known,
        key=lambda code: (
            code != government,
            code != partner,
            -known[code]["comparable_count"],
            known[code]["government_name"],
        ),
    )


def heat_table(cells: list[dict], government: str, partner: str, caption: str) -> str:
    """The table in a scroll box, head and names staying in view. cells: rows of group_values."""
    columns = columns_of(cells)
    by_place = {(cell["government_code"], cell["indicator_code"]): cell for cell in cells}
    names = {cell["government_code"]: cell["government_name"] for cell in cells}
    head = "".join(f'<th scope="col" class="rb-number">{_head(column)}</th>' for column in columns.values())
    body = "".join(
        f'<tr class="{"rb-kita" if code == government else "rb-partner" if code == partner else ""}">'
        f'<th scope="row">{escape(names[code])}</th>'
        + "".join(_cell(by_place.get((code, indicator)), column) for indicator, column in columns.items())
        + "</tr>"
        for code in order_rows(cells, government, partner)
    )
    note = f'<caption class="rb-hidden">{escape(caption)}</caption>'
    inside = f'{note}<thead><tr><th scope="col">Pemerintah daerah</th>{head}</tr></thead><tbody>{body}</tbody>'
    return (
        f'<div class="rb-box" role="region" tabindex="0" aria-label="{escape(caption)}">'
        f'<table class="rb-table rb-matrix rb-group-heat">{inside}</table></div>'
    )


def _head(column: dict) -> str:
    year = f"<small>{column['year']} ({column['count']})</small>" if column["year"] else "<small>predikat</small>"
    return escape(column["name"]) + year


def _cell(cell: dict | None, column: dict) -> str:
    if cell is None:
        return '<td class="rb-number rb-absent">–<span class="rb-hidden"> belum dimuat</span></td>'
    tag = html.TAG if cell["is_illustrative"] else ""
    return (
        f'<td class="rb-number {shade_of(cell, column["year"])}">{html.text(cell_words(cell))}'
        f"<small>{cell['year']}</small>{tag}</td>"
    )


def cell_words(cell: dict) -> str:
    """The number, else the predikat."""
    return format_number(cell["value"]) if cell["value"] is not None else cell["predikat"] or "–"


def shade_of(cell: dict, year: int | None) -> str:
    """The class of a cell by its share of the scale; none for another year than the column's, or without a scale."""
    if cell["year"] != year or cell["share_pct"] is None:
        return "rb-heat-none"
    return next(shade for least, shade in SHADES if cell["share_pct"] >= least)


def legend() -> str:
    """What the shades mean, once."""
    keys = "".join(f'<span><i class="{shade}"></i>{words}</span>' for shade, words in KEYS)
    other = '<span><i class="rb-heat-none"></i>tahun lain, tanpa angka, atau tanpa skala</span>'
    return f'<p class="rb-heat-key">Bagian dari skala pada tahun di kepala kolom:{keys}{other}</p>'


COLUMNS = [
    html.Column("Pemerintah daerah", "government_name"),
    html.Column("Indikator", "indicator_name"),
    html.Column("Tahun", "year", True),
    html.Column("Nilai", "value_words", True),
    html.Column("Predikat", "predikat"),
    html.Column("Bagian dari skala (%)", "share", True),
    html.Column("Metode", "method_name"),
    html.Column("Sumber", "source"),
    html.Column("Tanda", "mark"),
]


def table_lines(cells: list[dict], government: str, partner: str) -> list[dict]:
    """The cells as lines of a plain table, one for each member and indicator, in the order of the rows."""
    order = order_rows(cells, government, partner)
    return [
        cell
        | {
            "value_words": format_number(cell["value"]) if cell["value"] is not None else None,
            "value_words_value": cell["value"],
            "share": format_percent(cell["share_pct"], 1) if cell["share_pct"] is not None else None,
            "share_value": cell["share_pct"],
            "source": cell["publisher"] or cell["source_title"] or "unggahan",
            "mark": "ilustrasi" if cell["is_illustrative"] else None,
            "_class": "rb-kita" if cell["government_code"] == government else "",
        }
        for cell in sorted(cells, key=lambda one: order.index(one["government_code"]))
    ]
