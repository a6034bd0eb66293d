"""What is loaded and what is not, as a table of governments against years or indicators."""

from html import escape
from urllib.parse import urlencode

from data.number_format import format_number
from pages._output.html import TAG
from pages._output.words import STATUS

# State of a cell -> (mark, words).
STATES = {
    "ada": ("●", "ada"),
    "sementara": ("○", "sementara"),
    "mandiri": ("◇", "mandiri"),
    "hanya_predikat": ("▯", "hanya predikat"),
    "belum_dikeluarkan": ("∅", STATUS["belum_dikeluarkan"]),
    "tidak_dinilai": ("∅", STATUS["tidak_dinilai"]),
    "hanya_target": ("━", "hanya target"),
    None: ("–", STATUS[None]),
}
HAS_FIGURE = ("ada", "sementara", "mandiri", "hanya_predikat")


def matrix(governments: list[dict], columns: list[tuple], cells: dict, *, caption: str) -> str:
    """An HTML table inside its own scroll box, the head and the names staying in view.

    governments: government_code, short_name. columns: (key, heading). cells: (government_code, key) -> row of the
    question completeness; what is absent reads "belum dimuat".
    """
    head = "".join(f'<th scope="col">{escape(str(heading))}</th>' for _, heading in columns)
    body = "".join(
        f'<tr><th scope="row">{escape(government["short_name"])}</th>'
        + "".join(_cell(cells.get((government["government_code"], key))) for key, _ in columns)
        + "</tr>"
        for government in governments
    )
    note = f'<caption class="rb-hidden">{escape(caption)}</caption>'
    inside = f'{note}<thead><tr><th scope="col">Pemerintah daerah</th>{head}</tr></thead><tbody>{body}</tbody>'
    label = escape(caption)
    return (
        f'<div class="rb-box" role="region" tabindex="0" aria-label="{label}">'
        f'<table class="rb-table rb-matrix">{inside}</table></div>'
    )


def _cell(cell: dict | None) -> str:
    mark, words = STATES[cell["state"] if cell else None]
    if cell is None:
        return f'<td class="rb-absent" title="{words}">{mark}<span class="rb-hidden"> {words}</span></td>'
    tag = TAG if cell["is_illustrative"] else ""
    return f'<td><a href="{escape(address_of(cell))}" target="_self">{mark} {escape(words)}</a>{tag}</td>'


def address_of(figure: dict) -> str:
    """The address of Cari angka that opens one figure."""
    wanted = {
        "pemda": figure["government_code"],
        "indikator": figure["indicator_code"],
        "tahun": figure["year"],
        "bagian": "cari",
        "komponen": figure.get("component"),
        "unit": figure.get("unit_code"),
        "jenis": figure["kind"],
    }
    return "?" + urlencode({name: value for name, value in wanted.items() if value})


def legend() -> str:
    """Every mark with its words, once."""
    shown = dict.fromkeys(STATES.values())
    return "  ".join(f"{mark} {words}" for mark, words in shown)


def share_title(cells: dict, governments: list[dict], columns: list[tuple]) -> str:
    """'112 dari 342 sel punya nilai; 38 hanya target' for the cells of a matrix."""
    codes, keys = {g["government_code"] for g in governments}, {key for key, _ in columns}
    states = [cell["state"] for (code, key), cell in cells.items() if code in codes and key in keys]
    filled, aimed = sum(state in HAS_FIGURE for state in states), states.count("hanya_target")
    total = format_number(len(codes) * len(keys), 0)
    tail = f"; {format_number(aimed, 0)} hanya target" if aimed else ""
    return f"{format_number(filled, 0)} dari {total} sel punya nilai atau predikat{tail}"


def plain_lines(governments: list[dict], columns: list[tuple], cells: dict) -> list[dict]:
    """The matrix for a workbook: one line per government, states in words."""
    return [
        {"government_name": government["short_name"]}
        | {str(key): _plain(cells.get((government["government_code"], key))) for key, _ in columns}
        for government in governments
    ]


def _plain(cell: dict | None) -> str:
    words = STATES[cell["state"] if cell else None][1]
    return words + " [ilustrasi]" if cell and cell["is_illustrative"] else words
