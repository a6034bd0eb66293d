"""The spine chart: on each indicator how wide the group is, and where we and the partner stand inside it."""

from html import escape

from data.number_format import format_number
from pages._output import html
from pages._output.group_strip import LEAST_FOR_QUARTILES

SMALL_PCT = 0.5  # of the scale: a smaller difference from the median is none, as between two governments
SMALL_RULE = "Beda dari median di bawah 0,5 % skala disebut terlalu kecil."
LEAST_MEMBERS = 3  # with a number in our year; fewer make no spread
VERDICT = {
    1: ("▲", "di atas median", "above"),
    0: ("●", "sama dengan median", None),
    None: ("●", "beda terlalu kecil", None),
    -1: ("▼", "di bawah median", "below"),
}


def verdict(line: dict) -> int:
    """1 where ours is better than the median of the group, -1 where worse, 0 below half a percent of the scale."""
    away = abs(line["own_value"] - line["median"]) / (line["scale_maximum"] - line["scale_minimum"]) * 100
    if round(away, 9) < SMALL_PCT:
        return 0
    return 1 if (line["own_value"] > line["median"]) == (line["better"] == "higher") else -1


def judged(line: dict) -> tuple[str, str, str | None]:
    """The verdict as mark, words and palette role; a small difference is not called equal."""
    side = verdict(line)
    reads_alike = format_number(line["own_value"]) == format_number(line["median"])
    return VERDICT[None if not side and not reads_alike else side]


def spine(lines: list[dict], noun: str, partner_name: str | None, caption: str) -> str:
    """Rows of group_spread without a reason as one strip each, all on 0 to 100 percent of the scale."""
    rows = "".join(_row(line, noun, partner_name) for line in lines)
    axis = "".join(f'<span style="left:{at}%">{at}{" %" if at == 100 else ""}</span>' for at in (0, 25, 50, 75, 100))
    head = (
        '<div class="rb-spine-head" aria-hidden="true"><span></span><span class="rb-spine-axis">'
        f'{axis}</span><span class="rb-number">Kita</span><span class="rb-number">Median</span><span></span></div>'
    )
    return f'<div class="rb-spine" role="group" aria-label="{escape(caption)}">{head}{rows}</div>'


def _row(line: dict, noun: str, partner_name: str | None) -> str:
    tag = html.TAG if line["own_is_illustrative"] or line["group_is_illustrative"] else ""
    low, high = format_number(line["lowest"]), format_number(line["highest"])
    span = f"{line['year']} · {line['member_count']} {noun} · {low}–{high}"
    place = f"ke-{line['position']} dari {line['member_count']}"
    alt = escape(row_words(line, partner_name))
    return (
        f'<div><span class="rb-spine-name"><b>{escape(line["short_name"])}</b>{tag}<small>{escape(span)}</small></span>'
        f'<span class="rb-spine-strip" role="img" aria-label="{alt}">{_marks(line)}</span>'
        f'<b class="rb-number rb-kita">{format_number(line["own_value"])}</b>'
        f'<span class="rb-number rb-spine-median">{format_number(line["median"])}</span>'
        f'<span class="rb-spine-place">{html.judgement(judged(line))}<small>{place}</small></span></div>'
    )


def _marks(line: dict) -> str:
    low, high = line["scale_minimum"], line["scale_maximum"]
    at = lambda value: max(0.0, min(100.0, (value - low) / (high - low) * 100))  # noqa: E731
    parts = [_bar("range", at(line["lowest"]), at(line["highest"]))]
    if line["member_count"] >= LEAST_FOR_QUARTILES:
        parts.append(_bar("box", at(line["lower_quartile"]), at(line["upper_quartile"])))
    parts.append(f'<i class="rb-spine-mid" style="left:{at(line["median"]):.2f}%"></i>')
    if line["peer_value"] is not None:
        hollow = " rb-spine-hollow" if line["peer_is_illustrative"] else ""
        parts.append(f'<i class="rb-spine-peer{hollow}" style="left:{at(line["peer_value"]):.2f}%"></i>')
    hollow = " rb-spine-hollow" if line["own_is_illustrative"] else ""
    parts.append(f'<i class="rb-spine-own{hollow}" style="left:{at(line["own_value"]):.2f}%"></i>')
    return "".join(parts)


def _bar(kind: str, start: float, end: float) -> str:
    return f'<i class="rb-spine-{kind}" style="left:{start:.2f}%;width:{max(end - start, 0.3):.2f}%"></i>'


def row_words(line: dict, partner_name: str | None) -> str:
    """One strip in words."""
    told = f"{line['short_name']} {line['year']}: kita {format_number(line['own_value'])}"
    if line["peer_value"] is not None and partner_name:
        told += f", {partner_name} {format_number(line['peer_value'])}"
    span = f"{format_number(line['lowest'])} sampai {format_number(line['highest'])}"
    return f"{told}, median {format_number(line['median'])}, rentang {span}"


def legend(partner_name: str | None, has_quartiles: bool) -> str:
    """What the marks mean, once."""
    keys = ['<span><i class="rb-key-own"></i>kita</span>']
    if partner_name:
        keys.append(f'<span><i class="rb-key-peer"></i>{escape(partner_name)}</span>')
    keys.append('<span><i class="rb-key-range"></i>terendah sampai tertinggi</span>')
    if has_quartiles:
        keys.append('<span><i class="rb-key-box"></i>kuartil 1–3</span>')
    keys.append('<span><i class="rb-key-mid"></i>median</span>')
    return f'<p class="rb-heat-key rb-spine-key">{"".join(keys)}</p>'


COLUMNS = [
    html.Column("Indikator", "short_name"),
    html.Column("Tahun", "year", True),
    html.Column("Anggota", "count", True),
    html.Column("Kita", "own", True),
    html.Column("Pembanding", "peer", True),
    html.Column("Terendah", "low", True),
    html.Column("Kuartil 1", "q1", True),
    html.Column("Median", "mid", True),
    html.Column("Kuartil 3", "q3", True),
    html.Column("Tertinggi", "high", True),
    html.Column("Peringkat", "place", True),
    html.Column("Metode", "method_name"),
    html.Column("Catatan", "note"),
]
VALUES = {
    "own": "own_value", "peer": "peer_value", "low": "lowest", "mid": "median", "high": "highest",
    "q1": "lower_quartile", "q3": "upper_quartile",
}  # fmt: skip
OF_THE_GROUP = ("low", "q1", "mid", "q3", "high")  # told only where a strip is drawn
MISSING_COLUMNS = [
    html.Column("Belum terbanding", "short_name"),
    html.Column("Tahun kita", "years"),
    html.Column("Alasan", "note"),
]


def table_lines(lines: list[dict], noun: str) -> list[dict]:
    """Every indicator as a line of a plain table, with the reason where it is not drawn."""
    return [_table_line(line, noun) for line in lines]


def _table_line(line: dict, noun: str) -> dict:
    count = line["member_count"]
    few = count is None or count < LEAST_FOR_QUARTILES
    blank = OF_THE_GROUP if line["reason"] else ("q1", "q3") if few else ()
    shown = {key: None if key in blank else line[name] for key, name in VALUES.items()}
    position = None if line["reason"] else line["position"]
    notes = [reason_words(line, noun)] if line["reason"] else []
    notes += ["nilai kita ilustrasi"] if line["own_is_illustrative"] else []
    notes += ["anggota ilustrasi"] if line["group_is_illustrative"] and not line["own_is_illustrative"] else []
    return (
        line
        | {key: format_number(value) if value is not None else None for key, value in shown.items()}
        | {f"{key}_value": value for key, value in shown.items()}
        | {
            "count": count,
            "place": f"ke-{position}" if position else None,
            "place_value": position,
            "note": ", ".join(notes) or None,
            "years": _years(line),
        }
    )


def _years(line: dict) -> str:
    if line["own_last_year"] is None:
        return "belum dimuat"
    first, last = line["own_first_year"], line["own_last_year"]
    return str(last) if first == last else f"{first}–{last}"


def reason_words(line: dict, noun: str) -> str:
    """Why an indicator has no strip."""
    if line["reason"] == "tanpa_skala":
        return "metodenya tanpa batas skala"
    if line["reason"] == "kurang_anggota":
        others = line["member_count"] - 1
        told = f"{others} {noun} lain" if others else f"tidak ada {noun} lain"
        return f"{told} punya angka pada {line['year']}; perlu sedikitnya {LEAST_MEMBERS - 1}"
    return "kita belum dimuat" if line["own_last_year"] is None else "kita tanpa angka, baru predikat"
