"""Two governments side by side: who is higher on what, in which years they meet, since when one of them leads."""

from typing import NamedTuple

from data.number_format import format_number, format_percent, format_signed
from pages._output import html
from pages._output.words import year_range

# Standing of ours beside theirs -> (mark, words, palette role or None).
STANDING = {
    "lebih_tinggi": ("▲", "kita lebih tinggi", "above"),
    "lebih_rendah": ("▼", "kita lebih rendah", "below"),
    "sama": ("●", "sama", None),
    "terlalu_kecil": ("●", "beda terlalu kecil", None),
    "belum_dapat_dinilai": ("◇", "belum dapat dinilai", None),
}
SMALL_RULE = "Beda di bawah 0,5 % skala disebut terlalu kecil dan tidak dihitung sebagai lebih tinggi atau rendah."


class Run(NamedTuple):
    """An unbroken run of comparable years with one standing, up to a year."""

    first_year: int
    count: int
    before: dict | None  # the comparable line just before the run, None where the run begins the comparison
    is_illustrative: bool
    last_year: int

    @property
    def is_consecutive(self) -> bool:
        """Whether no year is left out between the first and the last of the run."""
        return self.last_year - self.first_year == self.count - 1


def standing(line: dict) -> str:
    """The key of STANDING for a line of comparison or pair_series; a difference below 0,5 % of the scale is none."""
    return "terlalu_kecil" if line["is_small"] and line["verdict"] != "sama" else line["verdict"]


def comparable(lines: list[dict]) -> list[dict]:
    return [line for line in lines if line["state"] != "tidak_sebanding"]


def drawn(lines: list[dict]) -> list[dict]:
    """The lines with two numbers on a known scale, theirs farthest ahead first: what a dumbbell can show."""
    known = [line for line in lines if line["state"] == "angka" and line["difference_pct"] is not None]
    return sorted(known, key=lambda line: line["difference_pct"])


def in_classes(lines: list[dict]) -> list[dict]:
    """The comparable lines that no axis can show: classes, and numbers without a known scale."""
    shown = drawn(lines)
    return [line for line in comparable(lines) if line not in shown]


def is_invented(line: dict) -> bool:
    return bool(line["own_is_illustrative"] or line["peer_is_illustrative"])


def flags(lines: list[dict]) -> list[bool]:
    """Whether each figure of these lines is illustrative, ours and theirs."""
    return [line[key] for line in lines for key in ("own_is_illustrative", "peer_is_illustrative")]


def run_of(series: list[dict], indicator_code: str, year: int) -> Run | None:
    """How long the standing of `year` has held, going back through the comparable years of one indicator."""
    lines = [line for line in comparable(series) if line["indicator_code"] == indicator_code and line["year"] <= year]
    lines.sort(key=lambda line: -line["year"])
    if not lines:
        return None
    held = []
    for line in lines:
        if standing(line) != standing(lines[0]):
            break
        held.append(line)
    before = lines[len(held)] if len(held) < len(lines) else None
    return Run(held[-1]["year"], len(held), before, any(flags(held)), held[0]["year"])


def results_of(series: list[dict], indicator_code: str, side: str) -> list[dict]:
    """The rows of pair_series in which 'own' or 'peer' has a final result, oldest first."""
    return [line for line in series if line["indicator_code"] == indicator_code and line[f"{side}_has_result"]]


def years_told(lines: list[dict], *sides: str) -> str:
    """'2018, 2022–2024 (sebagian ilustrasi)': the years of these rows and whether the results of `sides` are real."""
    mark = years_mark(lines, *sides)
    return years_words([line["year"] for line in lines]) + (f" ({mark})" if mark else "")


def years_mark(lines: list[dict], *sides: str) -> str:
    """'ilustrasi' where every result of these rows is illustrative, 'sebagian ilustrasi' where some are, else ''."""
    found = [line[f"{side}_is_illustrative"] for line in lines for side in sides]
    if not any(found):
        return ""
    return "ilustrasi" if all(found) else "sebagian ilustrasi"


def years_words(years: list[int]) -> str:
    """[2017, 2021, 2022, 2023] -> '2017, 2021–2023'."""
    runs: list[list[int]] = []
    for year in years:
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(year_range(run[0], run[-1]) for run in runs)


def result_words(line: dict, side: str) -> str:
    """'65,57', 'WTP', or 'Kurang Inovatif (24,44)' where a number stands beside a class that is compared."""
    value, predikat = line[f"{side}_value"], line[f"{side}_predikat"]
    if line["state"] != "kelas":
        return format_number(value) if value is not None else predikat or "–"
    return f"{predikat} ({format_number(value)})" if value is not None and predikat else predikat or "–"


def share_words(line: dict, share) -> str:
    """A difference in percent of the scale: '28,4 %', a small one with two decimals, '0,04 %'."""
    return format_percent(share, 2 if line["is_small"] else 1)


def plain_number(value, decimals: int = 6):
    """A number for a workbook without the dust of floating point; missing stays missing."""
    return None if value is None else round(value, decimals)


def cell_value(line: dict, side: str):
    """What a workbook shows of one side: the number where numbers are compared, else its words."""
    return plain_number(line[f"{side}_value"]) if line["state"] == "angka" else result_words(line, side)


def gap_words(line: dict) -> str:
    """'▼ −28,44' in its colour."""
    mark, _, role = STANDING[standing(line)]
    return html.Markup(f'<span class="rb-{role or "plain"}">{mark} {format_signed(line["difference_points"])}</span>')


COLUMNS = [
    html.Column("Indikator", "name"),
    html.Column("Tahun", "year", True),
    html.Column("Kita", "own", True),
    html.Column("Mitra", "peer", True),
    html.Column("Selisih (poin)", "gap", True),
    html.Column("Selisih (% skala)", "share", True),
    html.Column("Penilaian", "judgement"),
    html.Column("Metode", "regulation"),
    html.Column("Sumber kita", "own_publisher"),
    html.Column("Sumber mitra", "peer_publisher"),
    html.Column("Tanda", "mark"),
]


def table_lines(lines: list[dict]) -> list[dict]:
    """Every comparable indicator for a plain table and the workbook; minus: ours is lower."""
    return [_table_line(line) for line in lines]


def _table_line(line: dict) -> dict:
    return {
        "name": line["short_name"],
        "year": line["year"],
        "own": result_words(line, "own"),
        "own_value": cell_value(line, "own"),
        "peer": result_words(line, "peer"),
        "peer_value": cell_value(line, "peer"),
        "gap": format_signed(line["difference_points"]),
        "gap_value": plain_number(line["difference_points"]),
        "share": share_words(line, line["difference_pct"]),
        "share_value": plain_number(line["difference_pct"]),
        "judgement": html.judgement(STANDING[standing(line)]),
        "judgement_value": STANDING[standing(line)][1],
        "regulation": line["regulation"],
        "own_publisher": source_words(line, "own"),
        "peer_publisher": source_words(line, "peer"),
        "mark": mark_words(line),
    }


def source_words(line: dict, side: str) -> str:
    return line[f"{side}_publisher"] or "unggahan"


def mark_words(line: dict) -> str | None:
    """'nilai kita ilustrasi', 'nilai mitra ilustrasi', 'keduanya ilustrasi' or nothing."""
    own, peer = line["own_is_illustrative"], line["peer_is_illustrative"]
    if own and peer:
        return "keduanya ilustrasi"
    return "nilai kita ilustrasi" if own else "nilai mitra ilustrasi" if peer else None


def source_points(lines: list[dict]) -> list[dict]:
    """Both figures of every line as notes.sources_line wants them."""
    return [
        {"publisher": line[f"{side}_publisher"], "source_title": None, "year": line["year"]}
        for line in lines
        for side in ("own", "peer")
    ]
