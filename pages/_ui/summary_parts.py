"""The cards of Ringkasan: bullets, the merah-merah list, components, and the first choice."""

import streamlit as st

from data.number_format import format_number, format_percent, format_signed
from pages._output import html, sentences
from pages._output.component_parts import Part, cut
from pages._output.words import DIRECTION, TARGET_STATUS, join_words
from pages._ui import asking, cards
from queries import rows


def expected_year() -> int:
    """The newest evaluation year whose results can be out: the year before the data's date."""
    (version,) = rows(asking.answer("data_version"))
    return version["data_as_of"].year - 1


def figure_of(points: list[dict], year: int | None) -> dict | None:
    """The figure of one year: the final result, else the provisional one."""
    return next(
        (p for kind in ("realisasi", "sementara") for p in points if (p["year"], p["kind"]) == (year, kind)), None
    )


def illustrative_flags(figure, position, target, newest) -> list[bool]:
    """Whether each figure and target the headline tells is illustrative."""
    if figure is None:
        told = newest or target
        return [told["is_illustrative"]] if told else []
    goal = position is not None and position["gap_points"] is not None
    return [figure["is_illustrative"], *([position["target_is_illustrative"]] if goal else [])]


def completeness(indicator: dict, points, overview, indicators, components) -> str:
    """Under the sentence: which years are missing, how many indicators have a figure, whether areas are loaded."""
    newest = max((p["year"] for p in points if p["status"] == "ada" and p["kind"] == "realisasi"), default=None)
    known = {p["year"]: p["status"] for p in points if p["status"] != "ada"}
    missing = sentences.missing_years(newest, expected_year(), known)
    counted = [i for i in indicators if i["unit"] != "peringkat"]
    loaded = sum(1 for i in counted if i["value_count"])
    told = [
        missing,
        f"Angka tersedia untuk {loaded} dari {len(counted)} indikator"
        if loaded
        else "Belum ada angka untuk indikator mana pun",
    ]
    is_bare = indicator["indicator_code"] == "RB" and newest is not None and not components
    told[-1] += "; skor area belum dimuat." if is_bare else "."
    invented = sum(1 for line in overview if line["is_illustrative"])
    if invented:
        told.append(f"{invented} angka terbaru di halaman ini adalah ilustrasi.")
    if newest is None and overview:
        told.append(f"Yang sudah dimuat: {join_words(o['short_name'] for o in overview)}.")
    return " ".join(filter(None, told))


def height_beside(overview: list[dict]) -> int:
    """Height in px of the trend that ends about where the cards beside it end."""
    drawn = sum(1 for line in overview if line["share_pct"] is not None)
    aimed = sum(1 for line in overview if line["target_status"])
    return max(400, min(470, 180 + 38 * (drawn + aimed)))


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
        lines = [_overview_line(line) for line in overview]
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


def _overview_line(line: dict) -> dict:
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
        "mark": _mark_of(line),
    }


def _mark_of(line: dict) -> str | None:
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
                    html.text(f"{line['short_name']} {line['year']}") + (html.TAG if _mark_of(line) else "")
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


def is_red(line: dict) -> bool:
    """Below a target that is due, and worsening."""
    return line["target_status"] == "di_bawah" and bool(line["is_due"]) and line["direction"] == "memburuk"


def show_components(government: str, lines: list[dict]) -> None:
    """The parts of the index in its newest loaded year, by share of their ceilings: strongest first, unknown last."""
    parts = cut(lines, needs_ceilings=True)
    if not parts:
        return
    year = lines[0]["year"]
    with cards.card("components"):
        shares = [(part.name, part.share_pct) for part in parts if part.share_pct is not None]
        flags = [part.is_illustrative for part in parts]
        title = sentences.marked(sentences.areas_title(year, len(parts), shares), flags)
        cards.heading(title, f"Bagian indeks {year} terhadap batasnya; batas yang belum pasti disebut")
        columns = [
            html.Column("Bagian", "name"),
            html.Column("Nilai", "value", True),
            html.Column("Batas", "ceiling", True),
            html.Column("% batas", "share", True),
        ]
        parts.sort(key=lambda part: (part.share_pct is None, -(part.share_pct or 0)))
        st.html(html.box(html.table(columns, [_part_line(part) for part in parts], caption=title)))
        link = f"<a href='area?pemda={html.text(government)}&amp;tahun={year}' target='_self'>Area & indikator</a>"
        st.html(f"<p class='rb-footer'>{_sources(lines)} Rincian, sumber, dan pengampu: {link}.</p>")


def _part_line(part: Part) -> dict:
    ceiling = "belum ditemukan"
    if part.ceiling is not None:
        ceiling = format_number(part.ceiling) + (" (belum pasti)" if part.ceiling_basis == "uncertain" else "")
    return {
        "name": html.Markup(html.text(part.name) + (html.TAG if part.is_illustrative else "")),
        "value": format_number(part.value),
        "ceiling": ceiling,
        "share": format_percent(part.share_pct, 1),
    }


def _sources(lines: list[dict]) -> str:
    names = dict.fromkeys(line["publisher"] or "unggahan" for line in lines)
    return html.text(f"Sumber: {', '.join(names)}.")


def show_offer(government: str, name: str, overview: list[dict]) -> None:
    """What there is instead of an indicator without any figure: the others, each one click away."""
    with cards.card("offer"):
        cards.heading(
            f"{len(overview)} indikator lain sudah dimuat" if overview else "Belum ada indikator yang dimuat",
            f"{name}; buka salah satu",
        )
        columns = [
            html.Column("Indikator", "link"),
            html.Column("Tahun", "year", True),
            html.Column("Nilai", "value", True),
            html.Column("Predikat", "predikat"),
            html.Column("Sumber", "publisher"),
        ]
        lines = [_overview_line(line) | {"link": _link_to(government, line)} for line in overview]
        st.html(html.table(columns, lines, caption="Indikator yang sudah dimuat"))


def _link_to(government: str, line: dict) -> html.Markup:
    address = f"?pemda={government}&amp;indikator={line['indicator_code']}"
    return html.Markup(
        f"<a href='{address}' target='_self'>{html.text(line['indicator_name'])}</a>"
        + (html.TAG if _mark_of(line) else "")
    )


def show_chooser() -> None:
    """Every government that has figures, by island group: the first visit starts here."""
    governments = [g for g in rows(asking.answer("governments")) if g["indicator_count"]]
    for group in dict.fromkeys(g["island_group"] for g in governments):
        with cards.card(f"group_{group}"):
            cards.heading(group)
            links = "".join(
                f"<a href='?pemda={g['government_code']}' target='_self'>{html.text(g['short_name'])}"
                f"<span>{g['indicator_count']} indikator</span></a>"
                for g in governments
                if g["island_group"] == group
            )
            st.html(f"<div class='rb-chooser'>{links}</div>")
