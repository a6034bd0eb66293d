"""Every indicator of a government at once: bullets against bands and targets, and the merah-merah list."""

import streamlit as st

from data.number_format import format_number, format_percent, format_signed
from pages._output import html, sentences
from pages._output.target_table import is_red
from pages._output.words import DIRECTION, TARGET_STATUS, join_words
from pages._ui import cards


def show_bullets(overview: list[dict], indicator_code: str) -> None:
    """Every indicator's newest value as share of its own scale, the one on screen in plum."""
    drawn = [
        line | {"is_kita": line["indicator_code"] == indicator_code}
        for line in overview
        if line["share_pct"] is not None
    ]
    scale = {line["indicator_code"]: line["scale_maximum"] - (line["scale_minimum"] or 0) for line in drawn}
    gaps = [
        (o["short_name"], o["gap_points"] / scale[o["indicator_code"]] * 100)
        for o in drawn
        if o["gap_points"] is not None
    ]
    with cards.card("bullets"):
        recent = max((line["year"] for line in drawn), default=0) - 2
        shares = [(line["short_name"], line["share_pct"]) for line in drawn if line["year"] >= recent]
        title = sentences.marked(
            sentences.overview_title(shares, gaps), [o["is_illustrative"] or o["target_is_illustrative"] for o in drawn]
        )
        cards.heading(title, "Nilai terbaru sebagai bagian dari skalanya; garis tegak = target")
        if drawn:
            st.html(html.bullets(drawn))
        others = [_words_of(line) for line in overview if line["share_pct"] is None]
        words = "Sumber tiap angka: tabel." + (f" Tanpa skala angka: {'; '.join(others)}." if others else "")
        cards.footer(words)
        lines = [overview_line(line) for line in overview]
        cards.data_links("indikator", title, OVERVIEW_COLUMNS, lines, words)


def _words_of(line: dict) -> str:
    """'Opini BPK 2024 WTP', 'Inovasi (IGA) 2020 51,00': a figure that has no share of a scale."""
    decimals = 0 if line["unit"] == "peringkat" else 2
    told = f"{line['short_name']} {line['year']} {line['stated_predikat'] or format_number(line['value'], decimals)}"
    return told + (" (ilustrasi)" if line["is_illustrative"] else "")


OVERVIEW_COLUMNS = [
    html.Column("Indikator", "short_name"),
    html.Column("Tahun", "year", True),
    html.Column("Nilai", "value", True),
    html.Column("Predikat", "predikat"),
    html.Column("Target", "target", True),
    html.Column("Tahun target", "target_year", True),
    html.Column("Dokumen", "document"),
    html.Column("Selisih", "gap", True),
    html.Column("Capaian", "achievement", True),
    html.Column("Metode", "regulation"),
    html.Column("Sumber", "publisher"),
    html.Column("Sumber target", "target_publisher"),
    html.Column("Tanda", "mark"),
]


def overview_line(line: dict) -> dict:
    decimals = 0 if line["unit"] == "peringkat" else 2
    return line | {
        "value": format_number(line["value"], decimals),
        "value_value": line["value"],
        "predikat": line["predikat"] or line["stated_predikat"],
        "target": format_number(line["target_lower"]) if line["target_lower"] is not None else None,
        "target_value": line["target_lower"],
        "gap": format_signed(line["gap_points"]),
        "gap_value": line["gap_points"],
        "achievement": format_percent(line["achievement_pct"]),
        "achievement_value": line["achievement_pct"],
        "mark": mark_of(line),
    }


def mark_of(line: dict) -> str | None:
    """What of a line of indicator_overview is illustrative: 'nilai ilustrasi', 'target ilustrasi', both or neither."""
    kinds = (("is_illustrative", "nilai"), ("target_is_illustrative", "target"), ("previous_is_illustrative", "arah"))
    told = [word for key, word in kinds if line[key]]
    return f"{join_words(told)} ilustrasi" if told else None


def show_red_list(overview: list[dict]) -> None:
    """Merah-merah: below a target that is due and falling; without one, what misses which half."""
    aimed = [line for line in overview if line["target_status"]]
    red = [line for line in aimed if is_red(line)]
    with cards.card("red"):
        cards.heading(
            sentences.red_list_title(len(red)),
            "Di bawah target yang jatuh tempo dan memburuk sedikitnya 0,5 % skala setahun",
        )
        columns = [
            html.Column("Indikator", "name"),
            html.Column("Terhadap target", "target"),
            html.Column("Arah", "direction"),
        ]
        lines = [
            {
                "name": html.Markup(
                    html.text(f"{line['short_name']} {line['year']}") + (html.TAG if mark_of(line) else "")
                ),
                "target": html.judgement(TARGET_STATUS[line["target_status"]]),
                "direction": html.judgement(DIRECTION[line["direction"] or "belum_dapat_dinilai"]),
                "_class": "rb-red" if is_red(line) else "",
            }
            for line in sorted(
                aimed, key=lambda one: (not is_red(one), one["gap_points"] is None, one["gap_points"] or 0)
            )
        ]
        if lines:
            st.html(html.table(columns, lines, caption="Indikator yang punya target"))
        falling = [
            line["short_name"] for line in overview if not line["target_status"] and line["direction"] == "memburuk"
        ]
        rising = [
            line["short_name"] for line in overview if not line["target_status"] and line["direction"] == "membaik"
        ]
        told = [
            f"{join_words(group)} {word}, tetapi belum punya target."
            for group, word in ((falling, "memburuk"), (rising, "membaik"))
            if group
        ]
        cards.footer(" ".join(told) or ("" if lines else "Belum ada indikator yang punya target."))
