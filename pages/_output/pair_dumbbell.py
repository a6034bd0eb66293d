"""The dumbbell of two governments as HTML: it folds on a phone and prints; kita a circle, the partner a square."""

from html import escape

from data.number_format import format_bound, format_number
from pages._output import html
from pages._output.pair_data import STANDING, gap_words, is_invented, mark_words, result_words, share_words, standing

TICKS = (0, 25, 50, 75, 100)


def key_line(own: str, peer: str) -> str:
    """Who is who: shape and tone, with the names."""
    return (
        '<p class="rb-pair-key"><span><i class="rb-pair-dot rb-pair-own"></i>'
        f'<b class="rb-kita">{escape(own)}</b></span>'
        f'<span><i class="rb-pair-dot rb-pair-peer"></i>{escape(peer)}</span></p>'
    )


def dumbbell(lines: list[dict], own: str, peer: str, alt: str) -> str:
    """One row per line of pair_data.drawn, its axis the percent of its own scale; alt: the picture in words."""
    head = (
        '<div class="rb-pair-head" role="row"><span role="columnheader">Indikator</span>'
        '<span role="columnheader" class="rb-number">Tahun</span><span role="columnheader">Persen dari skala</span>'
        '<span role="columnheader" class="rb-number">Selisih (poin)</span>'
        '<span role="columnheader" class="rb-number">% skala</span></div>'
    )
    rows = "".join(_row(line, own, peer) for line in lines)
    labels = "".join(f'<span style="left:{tick}%">{tick}{" %" if tick == 100 else ""}</span>' for tick in TICKS)
    axis = f'<div class="rb-pair-axis" aria-hidden="true"><span></span><span></span><div>{labels}</div></div>'
    return f'<div class="rb-pair" role="table" aria-label="{escape(alt)}">{head}{rows}{axis}</div>'


def _row(line: dict, own: str, peer: str) -> str:
    tag = " · ilustrasi" if is_invented(line) else ""
    scale = f"skala {format_bound(line['scale_minimum'])}–{format_bound(line['scale_maximum'])}"
    share = share_words(line, abs(line["difference_pct"]))
    small = f"<small>{STANDING['terlalu_kecil'][1]}</small>" if standing(line) == "terlalu_kecil" else ""
    return (
        '<div role="row"><span role="cell" class="rb-pair-name">'
        f'<b data-year="{line["year"]}">{escape(line["short_name"])}</b>'
        f"<small>{scale}{tag}</small></span>"
        f'<span role="cell" class="rb-number rb-pair-year">{line["year"]}</span>'
        f'<span role="cell" class="rb-pair-strip"><span class="rb-pair-track">{_marks(line, own, peer)}</span></span>'
        f'<span role="cell" class="rb-number rb-pair-gap">{gap_words(line)}{small}</span>'
        f'<span role="cell" class="rb-number rb-pair-share">{share}</span></div>'
    )


def _marks(line: dict, own: str, peer: str) -> str:
    """The bar between both marks, the marks, and each native value on the outer side of its mark."""
    ours, theirs = (_place(line[key]) for key in ("own_share_pct", "peer_share_pct"))
    left, width = min(ours, theirs), abs(ours - theirs)
    own_is_left = ours < theirs or (ours == theirs and (line["own_value"] or 0) <= (line["peer_value"] or 0))
    bar = f'<i class="rb-pair-bar" style="left:{left:.2f}%;width:{width:.2f}%"></i>'
    values = _value(own, line["own_value"], ours, own_is_left, "rb-kita")
    values += _value(peer, line["peer_value"], theirs, not own_is_left, "rb-pair-other")
    dots = f'<i class="rb-pair-dot rb-pair-peer" style="left:{theirs:.2f}%"></i>'
    dots += f'<i class="rb-pair-dot rb-pair-own" style="left:{ours:.2f}%"></i>'
    return bar + dots + values


def _value(name: str, value, place: float, is_left: bool, role: str) -> str:
    side = f"right:{100 - place:.2f}%" if is_left else f"left:{place:.2f}%"
    hidden = f'<span class="rb-hidden">{escape(name)} </span>'
    return f'<b class="rb-pair-value {role}" style="{side}">{hidden}{format_number(value)}</b>'


def _place(share_pct: float) -> float:
    """Where a share stands on the axis; a value outside its usual scale stands at the end and keeps its label."""
    return max(0.0, min(100.0, share_pct))


def alt_words(title: str, lines: list[dict], own: str, peer: str) -> str:
    """The picture for people who do not see it: every row in words."""
    told = [
        f"{line['short_name']} {line['year']}: {own} {format_number(line['own_value'])}, {peer} "
        f"{format_number(line['peer_value'])}, {STANDING[standing(line)][1]}"
        + (" (ilustrasi)" if is_invented(line) else "")
        for line in lines
    ]
    return f"{title}. {'; '.join(told)}."


CLASS_COLUMNS = [
    html.Column("Indikator", "name"),
    html.Column("Tahun", "year", True),
    html.Column("Kita", "own"),
    html.Column("Mitra", "peer"),
    html.Column("Penilaian", "judgement"),
]


def class_lines(lines: list[dict]) -> list[dict]:
    """Indicators compared as ordered classes, or as numbers without a known scale."""
    return [_class_line(line) for line in lines]


def _class_line(line: dict) -> dict:
    name = html.text(line["short_name"]) + (html.TAG if is_invented(line) else "")
    judged = STANDING[standing(line)]
    tail = " (angka tanpa skala)" if line["state"] == "angka" else ""
    return {
        "name": html.Markup(name),
        "name_value": line["short_name"] + (f" ({mark_words(line)})" if is_invented(line) else ""),
        "year": line["year"],
        "own": result_words(line, "own"),
        "peer": result_words(line, "peer"),
        "judgement": html.Markup(html.judgement(judged) + tail),
        "judgement_value": judged[1] + tail,
    }
