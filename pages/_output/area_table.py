"""The table of areas against years: the number in the cell, its share of the ceiling as a quiet shade behind it."""

from html import escape

from data.number_format import format_number, format_percent
from pages._output import html
from pages._output.area_rows import TREE_GROUP, Cell, Row, is_owner_invented, owner_of, owner_words
from pages._output.area_scheme import Scheme

# From this share of the ceiling in percent -> CSS class, darkest where most is missing.
SHADES = ((75.0, "rb-heat-high"), (50.0, "rb-heat-middle"), (float("-inf"), "rb-heat-low"))
SHADE_WORDS = (
    ("rb-heat-low", "di bawah 50 %"),
    ("rb-heat-middle", "50 sampai di bawah 75 %"),
    ("rb-heat-high", "75 % ke atas"),
)
BASIS = {
    "stated_by_upload": "menurut lembar unggahan",
    "known": "dinyatakan",
    "uncertain": "belum pasti",
    None: "belum diketahui",
}
UNNAMED = "belum diisi"


def heat_table(
    rows: list[Row],
    years: list[int],
    method_of_year: dict[int, str],
    owners: dict[str, dict],
    *,
    measure: str,
    year: int,
    caption: str,
) -> str:
    """The table in a box of its own that scrolls sideways, names staying in view.

    method_of_year: short name of the method of every column; a rule stands where it changes. measure: 'bagian' or
    'poin'. year: the year on screen, its column marked. owners: area -> row of area_owners.
    """
    marked = invented_years(rows)
    groups = list(dict.fromkeys(row.group for row in rows))
    body = ""
    for group in groups:
        own = [row for row in rows if row.group == group]
        if len(groups) > 1:
            body += (
                f'<tr class="rb-heat-group"><th colspan="{len(years) + 2}" scope="rowgroup">{escape(group)}</th></tr>'
            )
        body += "".join(_line(row, years, method_of_year, owners, measure, year, marked) for row in own)
    note = f'<caption class="rb-hidden">{escape(caption)}</caption>'
    inside = f"{note}{_head(years, method_of_year, year, marked)}<tbody>{body}</tbody>"
    return (
        f'<div class="rb-box rb-heat-box" role="region" tabindex="0" aria-label="{escape(caption)}">'
        f'<table class="rb-table rb-heat">{inside}</table></div>'
    )


def invented_years(rows: list[Row]) -> set[int]:
    """Years whose cells are all illustrative: the heading says so once for all of them."""
    cells: dict[int, list[bool]] = {}
    for row in rows:
        for year, cell in row.cells.items():
            cells.setdefault(year, []).append(cell.is_illustrative)
    return {year for year, flags in cells.items() if all(flags)}


def _head(years, method_of_year, chosen: int, marked: set[int]) -> str:
    runs: dict[str, list[int]] = {}
    for year in years:
        runs.setdefault(method_of_year[year], []).append(year)
    methods = "".join(
        f'<th class="rb-heat-method{" rb-break" if number else ""}" colspan="{len(own)}" scope="colgroup">'
        f"Metode {escape(name)}</th>"
        for number, (name, own) in enumerate(runs.items())
    )
    heads = "".join(
        f'<th scope="col" class="rb-number{_break(years, method_of_year, year)}{_chosen(year, chosen)}">{year}'
        f"{html.TAG if year in marked else ''}</th>"
        for year in years
    )
    return (
        f'<thead><tr><td class="rb-heat-name"></td>{methods}<td></td></tr><tr><th scope="col">Bagian</th>{heads}'
        '<th scope="col">Pengampu</th></tr></thead>'
    )


def _break(years, method_of_year, year: int) -> str:
    is_first = year == years[0] or method_of_year[year] == method_of_year[year - 1]
    return "" if is_first else " rb-break"


def _chosen(year: int, chosen: int) -> str:
    return " rb-heat-now" if year == chosen else ""


def _line(row: Row, years, method_of_year, owners, measure, chosen, marked) -> str:
    cells = "".join(
        _cell(
            row.cells.get(year),
            measure,
            f"{_break(years, method_of_year, year)}{_chosen(year, chosen)}",
            year in marked,
        )
        for year in years
    )
    name = f'<th scope="row" class="rb-heat-{min(row.depth, 3)}">{escape(row.name)}</th>'
    return f"<tr>{name}{cells}<td>{owner_cell(row, owners)}</td></tr>"


def owner_cell(row: Row, owners: dict[str, dict]) -> html.Markup:
    """Who answers for a row; areas, or the upper parts of General and Tematik, are expected to have an owner."""
    owner = owner_of(owners, row.key)
    words = owner_words(owner)
    if words:
        return html.Markup(html.text(words) + (html.TAG if owner["is_illustrative"] else ""))
    is_expected = row.group != TREE_GROUP and row.key and row.depth < 2
    return html.Markup(f'<span class="rb-absent">{UNNAMED}</span>' if is_expected else "")


def _cell(cell: Cell | None, measure: str, classes: str, is_marked: bool) -> str:
    if cell is None:
        return f'<td class="rb-number rb-absent{classes}">–<span class="rb-hidden"> belum dimuat</span></td>'
    tag = html.TAG if cell.is_illustrative and not is_marked else ""
    small = f"<small>{escape(cell.made_of)}</small>" if cell.made_of else ""
    return f'<td class="rb-number {shade_of(cell)}{classes}">{cell_words(cell, measure)}{small}{tag}</td>'


def cell_words(cell: Cell, measure: str) -> str:
    """'48,2 %' or '2,41'; points with their word where a share is asked for and the ceiling is not known."""
    if measure == "bagian" and cell.share_pct is not None:
        return format_percent(cell.share_pct, 1)
    return format_number(cell.value) + (" poin" if measure == "bagian" else "")


def share_words(cell: Cell, measure: str) -> str:
    """'43,6 % batasnya', or '2,18 dari 5,00' where the table shows points."""
    if measure == "poin":
        return f"{format_number(cell.value)} dari {format_number(cell.ceiling)}"
    return f"{format_percent(cell.share_pct, 1)} batasnya"


def shade_of(cell: Cell) -> str:
    """The CSS class of a cell by its share; none where there is no share."""
    share = cell.share_pct
    return "rb-heat-none" if share is None else next(shade for least, shade in SHADES if share >= least)


def legend() -> str:
    """What the shades mean, once."""
    keys = "".join(f'<span><i class="{shade}"></i>{words}</span>' for shade, words in SHADE_WORDS)
    without = '<span><i class="rb-heat-none"></i>batas belum diketahui</span>'
    return f'<p class="rb-heat-key">Bagian dari batas:{keys}{without}</p>'


COLUMNS = [
    html.Column("Kelompok", "group"),
    html.Column("Bagian", "name"),
    html.Column("Kode", "key"),
    html.Column("Tahun", "year", True),
    html.Column("Nilai", "value", True),
    html.Column("Batas", "ceiling", True),
    html.Column("Bagian dari batas (%)", "share", True),
    html.Column("Batas menurut", "basis"),
    html.Column("Metode", "method"),
    html.Column("Pengampu", "owner"),
    html.Column("Tanda", "mark"),
]


def table_lines(rows: list[Row], method_of_year: dict[int, str], owners: dict[str, dict]) -> list[dict]:
    """The cells as lines of a plain table, one for each part and year."""
    return [
        {
            "group": row.group, "name": row.name, "key": row.key or None, "year": year,
            "value": format_number(cell.value), "value_value": cell.value,
            "ceiling": format_number(cell.ceiling) if cell.ceiling is not None else None, "ceiling_value": cell.ceiling,
            "share": format_percent(cell.share_pct, 1) if cell.share_pct is not None else None,
            "share_value": cell.share_pct, "basis": BASIS[cell.ceiling_basis], "method": method_of_year.get(year),
            "owner": owner_words(owner_of(owners, row.key)), "mark": _marks(cell, owner_of(owners, row.key)),
        }
        for row in rows
        for year, cell in sorted(row.cells.items())
    ]  # fmt: skip


def _marks(cell: Cell, owner: dict | None) -> str | None:
    told = ["ilustrasi"] if cell.is_illustrative else []
    told += ["pengampu ilustrasi"] if is_owner_invented(owner, cell.is_illustrative) else []
    return ", ".join(told + ([f"baru {cell.made_of}"] if cell.made_of else [])) or None


def has_unknown_ceiling(rows: list[Row]) -> bool:
    return any(cell.ceiling is None for row in rows if row.key for cell in row.cells.values())


def method_words(scheme: Scheme, years: list[int], method_of_year: dict[int, str]) -> str:
    """What must be said about the methods of the columns."""
    names = list(dict.fromkeys(method_of_year[year] for year in years))
    if len(names) < 2:
        return f"Metode {names[0]}." if names else ""
    return (
        f"Garis tegak: metode berganti dari {' ke '.join(names)}; batasnya berbeda, jadi yang dibandingkan bagian "
        "dari batas, bukan poinnya."
    )
