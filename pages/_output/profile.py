"""The blocks of the one-page profile as HTML. Plain values in, markup out; every value is escaped here."""

from html import escape

from data.number_format import format_bound, format_number, format_percent, format_signed
from pages._output import html, sentences
from pages._output.component_parts import SHORT_AREA, Part, area_name
from pages._output.sentences import profile as told
from pages._output.trend_data import governing_words
from pages._output.words import DIRECTION, TARGET_STATUS

COLUMNS = [
    html.Column("Indikator", "name"),
    html.Column("Tahun", "year", True),
    html.Column("Nilai", "value", True),
    html.Column("Predikat", "predikat"),
    html.Column("Target", "target", True),
    html.Column("Selisih", "gap", True),
    html.Column("Arah", "direction"),
]


def sheet(blocks: list[str], size: str = "") -> str:
    """The sheet of paper itself; empty blocks leave no gap. size: see .rb-a4-* of profile.css."""
    return f'<article class="rb-a4 rb-a4-{size or "full"}">{"".join(filter(None, blocks))}</article>'


def head(name: str, version: str, note: str) -> str:
    """Who, what, which data; `note` says that illustrative figures are among them."""
    mark = f'<b class="rb-tag">{escape(note)}</b>' if note else ""
    return (
        f'<header class="rb-a4-head"><div><p>Profil Reformasi Birokrasi</p><h1>{escape(name)}</h1></div>'
        f"<div><p>{escape(version)}</p>{mark}</div></header>"
    )


def opening(sentence: str, below: str) -> str:
    more = f'<p class="rb-a4-below">{escape(below)}</p>' if below else ""
    return f'<div class="rb-a4-opening"><p class="rb-a4-sentence">{escape(sentence)}</p>{more}</div>'


def block(name: str, title: str, subtitle: str, inside: str, footer: str = "") -> str:
    """One part of the sheet: the finding, what is shown, the thing itself, what must be said about it."""
    under = f'<p class="rb-a4-note">{escape(footer)}</p>' if footer else ""
    second = f'<p class="rb-a4-sub">{escape(subtitle)}</p>' if subtitle else ""
    return f'<section class="rb-a4-{name}"><h2>{escape(title)}</h2>{second}{inside}{under}</section>'


def columns(left: list[str], right: list[str]) -> str:
    """Two columns beside each other, or the one that has something."""
    sides = [f'<div class="rb-a4-side">{"".join(side)}</div>' for side in (left, right) if any(side)]
    return f'<div class="rb-a4-columns rb-a4-of-{len(sides)}">{"".join(sides)}</div>' if sides else ""


def part_name(part: Part) -> str:
    """The short name of an area of change, else the component's own."""
    return SHORT_AREA.get(part.area_code or "", area_name(part.name))


def strip(year: int, parts: list[Part]) -> str:
    """One row of parts of an index, each with its share of its ceiling as number and bar."""
    all_invented = all(part.is_illustrative for part in parts)
    mark = "<small>ilustrasi</small>" if all_invented else ""
    cells = "".join(_cell(part, not all_invented) for part in parts)
    return f'<div class="rb-a4-strip"><b>{year}{mark}</b><ul>{cells}</ul></div>'


def _cell(part: Part, is_marked: bool) -> str:
    share, ceiling = part.share_pct, part.ceiling
    bar = "" if share is None else f'<s><i style="width:{min(max(share, 0.0), 100.0):.1f}%"></i></s>'
    shown = "batas belum ditemukan" if share is None else format_percent(share, 1)
    points = format_number(part.value) + ("" if ceiling is None else f" dari {format_bound(ceiling)}")
    mark = html.TAG if part.is_illustrative and is_marked else ""
    return (
        f"<li><span>{escape(part_name(part))}{mark}</span>{bar}<div><b>{shown}</b> <small>{points}</small></div></li>"
    )


def strip_note(parts: list[Part]) -> str:
    """What must be said about the ceilings behind the shares."""
    uncertain = [part_name(part) for part in parts if part.ceiling_basis == "uncertain"]
    if not uncertain:
        return ""
    whom = "semua bagian" if len(uncertain) == len(parts) else told.few(uncertain)
    return f"Batas belum pasti: {whom}."


def indicator_table(overview: list[dict], caption: str) -> str:
    """Every indicator with value, year, predikat, target, gap and direction; merah-merah rows are tinted."""
    return html.table(COLUMNS, [_line(one) for one in overview], caption=caption)


def _line(one: dict) -> dict:
    mark, _, role = TARGET_STATUS[one["target_status"] or "belum_dapat_dinilai"]
    invented = one["is_illustrative"] or one["target_is_illustrative"]
    decimals = 0 if one["unit"] == "peringkat" else 2
    target = None
    if one["target_year"] is not None:
        when = "" if one["target_year"] == one["year"] else f" ({one['target_year']})"
        target = governing_words(one) + when
    gap = None if one["gap_points"] is None else html.judgement((mark, format_signed(one["gap_points"]), role))
    if target and gap is None:
        gap = html.judgement(TARGET_STATUS[one["target_status"]])
    return {
        "_class": " ".join(["rb-kita"] * (one["indicator_code"] == "RB") + ["rb-red"] * is_red(one)),
        "name": html.Markup(html.text(one["short_name"]) + (html.TAG if invented else "")),
        "year": one["year"],
        "value": format_number(one["value"], decimals) if one["value"] is not None else None,
        "predikat": one["predikat"] or one["stated_predikat"],
        "target": target,
        "gap": gap,
        "direction": html.judgement(DIRECTION[one["direction"]]) if one["direction"] else None,
    }


def is_red(line: dict) -> bool:
    """Below a target that is due, and worsening."""
    return line["target_status"] == "di_bawah" and bool(line["is_due"]) and line["direction"] == "memburuk"


def red_list(overview: list[dict]) -> str:
    """The merah-merah, or which half of it is missed."""
    red = [line for line in overview if is_red(line)]
    below = [line for line in overview if line["target_status"] == "di_bawah" and not is_red(line)]
    falling = [line for line in overview if line["direction"] == "memburuk" and not is_red(line)]
    groups = [(red, "Di bawah target dan memburuk"), (below, "Di bawah target"), (falling, "Memburuk")]
    said = [f"{words}: {told.few(_named(line) for line in lines)}." for lines, words in groups if lines]
    title = sentences.marked(
        sentences.red_list_title(len(red)), [line["is_illustrative"] or line["target_is_illustrative"] for line in red]
    )
    rule = "di bawah target yang jatuh tempo dan memburuk sedikitnya 0,5 % skala setahun"
    inside = f"<p>{escape(' '.join(said or ['Tidak ada yang di bawah target atau memburuk.']))}</p>"
    return block("red", title, rule, inside)


def _named(line: dict) -> str:
    return f"{line['short_name']} {line['year']}" + (
        " (ilustrasi)" if line["is_illustrative"] or line["target_is_illustrative"] else ""
    )


def remarks(title: str, lines: list[tuple[str, str]]) -> str:
    """A box of short remarks, each with its subject in bold."""
    inside = "".join(f"<p><b>{escape(name)}:</b> {escape(words)}</p>" for name, words in lines if words)
    return block("box", title, "", inside)
