"""The parts of Tren: options, small multiples, events, and the table of the newest comparable change."""

import streamlit as st

from data.number_format import format_bound, format_number, format_signed
from pages._output import html, notes, sentences
from pages._output.small_multiple import build_multiple
from pages._output.trend_chart import value_range
from pages._output.trend_data import TrendData, breaks, governing_words
from pages._output.trend_table import COLUMNS, table_lines
from pages._output.words import DIRECTION, TARGET_STATUS, join_words
from pages._ui import asking, cards, trend_card

AHEAD = 2  # years a projection reaches where no later target is written


def below_sentence(data: TrendData) -> str:
    """What a reader must know before comparing across the chart."""
    found = breaks(data)
    if not found:
        return "Semua nilai dalam grafik ini memakai satu metode."
    years = join_words(str(year) for year, _ in found)
    return f"Metode berganti pada {years}; nilai sebelum dan sesudahnya tidak dapat dibandingkan langsung."


def offer(indicators: list[dict]) -> str:
    """The indicators this government does have."""
    loaded = [i["short_name"] for i in indicators if i["year_count"]]
    return f"Yang sudah dimuat: {join_words(loaded)}." if loaded else "Belum ada indikator yang dimuat."


def options(data: TrendData, code: str):
    """The switches above the chart; returns the projection when asked for and possible."""
    with st.container(horizontal=True, gap="medium", key="trend_options"):
        wants_projection = st.toggle("Proyeksi", key="projection")
        st.toggle("Peristiwa", key="events")
        st.toggle("Rata-rata", key="averages")
    if not wants_projection:
        return None
    projection = project(data, code)
    if projection is None:
        st.info("Proyeksi memerlukan sedikitnya dua nilai berurutan dengan metode terbaru; belum ada.")
    else:
        st.caption(projection[2])
    return projection


def project(data: TrendData, code: str):
    """(years, levels, words): the mean yearly change within the newest method, carried on to the last target."""
    values = trend_card.final_values(data, code)
    run = [value for value in values if value[2] == values[-1][2]] if values else []
    if len(run) < 2:
        return None
    (first_year, first, _), (last_year, last, _) = run[0], run[-1]
    pace = (last - first) / (last_year - first_year)
    end = max([goal.year for goal in data.goals if goal.code == code and goal.year > last_year] or [last_year + AHEAD])
    years = list(range(last_year, end + 1))
    levels = [last + pace * (year - last_year) for year in years]
    words = (
        f"Proyeksi {end}: {format_number(levels[-1])}. Laju rata-rata {format_signed(pace)} setahun pada "
        f"{first_year}–{last_year} diteruskan; bukan perkiraan resmi."
    )
    words = sentences.marked(words, trend_card.illustrative_flags(data, code))
    return years, levels, words


def show_multiples(codes, names, indicator: dict, data: TrendData) -> None:
    """One small chart per government on the same axes, the others faint behind, four in a row."""
    newest = {code: [m for m in data.marks if m.code == code and m.kind == "realisasi"] for code in codes}
    title = trend_card.title_of(data)
    with cards.card("multiples"):
        cards.heading(
            title,
            f"{indicator['indicator_name']}, {data.years[0]}–{data.years[1]}, {indicator['unit']}; "
            "sumbu sama, pemerintah daerah lain sebagai latar abu-abu",
        )
        y_range = value_range(data)
        for start in range(0, len(codes), 4):
            for place, code in zip(st.columns(4, gap="small"), codes[start : start + 4], strict=False):
                with place:
                    last = max(newest[code], key=lambda mark: mark.year, default=None)
                    invented = ", ilustrasi" if last and last.is_illustrative else ""
                    told = f"{last.text} ({last.year}{invented})" if last else "belum ada nilai"
                    tone = "rb-kita" if code == codes[0] else ""
                    st.html(
                        f"<p class='rb-multiple'><b class='{tone}'>{html.text(names[code])}</b>"
                        f"<span>{html.text(told)}</span></p>"
                    )
                    figure = build_multiple(data, code, asking.palette(), y_range)
                    st.plotly_chart(
                        figure,
                        theme=None,
                        config=cards.PLOTLY_CONFIG,
                        key=f"multiple_{code}",
                        alt=trend_card.describe(names[code], data._replace(codes=[code])),
                    )
        cards.footer(
            "● nilai evaluasi  ◇ penilaian mandiri  ○ sementara  ▯ hanya predikat, tanpa angka  ━ target. " + dated()
        )
        lines = lines_of(codes, indicator, data.years)
        cards.data_links(f"tren-{indicator['indicator_code']}-multiples", title, COLUMNS, lines, title)


def dated() -> str:
    """The date of the data; sources stand per figure in the table."""
    (version,) = asking.rows("data_version")
    return f"Sumber per angka di tabel. {notes.as_of(version['data_as_of'])}"


def lines_of(codes, indicator: dict, years) -> list[dict]:
    """The table lines of several governments inside a period."""
    question = {"government_codes": codes, "indicator_code": indicator["indicator_code"]}
    points, targets, claims = (
        [item for item in asking.rows(name, **question) if years[0] <= item["year"] <= years[1]]
        for name in ("score_series", "target_series", "other_claims")
    )
    return table_lines(points, targets, asking.rows("target_position", **question), claims, indicator)


def show_events(codes: list[str], years: tuple[int, int] | None) -> None:
    """What happened in these governments, by year, when asked for; `years` only where a period was chosen."""
    if not st.session_state.get("events"):
        return
    found = asking.rows("events", government_codes=codes)
    if years:
        found = [event for event in found if years[0] <= event["year"] <= years[1]]
    with cards.card("events_list"):
        cards.heading(
            "Peristiwa di sekitar reformasi birokrasi",
            "Yang tercatat di sumber publik; bukan daftar lengkap dan bukan sebab",
        )
        columns = [
            html.Column("Tahun", "year", True),
            html.Column("Pemerintah daerah", "government_name"),
            html.Column("Peristiwa", "title"),
            html.Column("Keterangan", "note"),
            html.Column("Sumber", "source"),
        ]
        if found:
            st.html(html.table(columns, [e | {"source": html.link(e["publisher"], e["url"])} for e in found]))
        else:
            cards.footer("Belum ada peristiwa yang dimuat untuk pilihan ini.")


def show_averages(indicator: dict, years: tuple[int, int] | None) -> None:
    """The averages sources published for the indicator, when asked for: context, not governments."""
    if not st.session_state.get("averages"):
        return
    found = asking.rows("reference_lines", indicator_code=indicator["indicator_code"])
    if years:
        found = [line for line in found if years[0] <= line["year"] <= years[1]]
    with cards.card("averages_list"):
        cards.heading(
            "Rata-rata yang diumumkan" if found else "Belum ada rata-rata yang dimuat",
            f"{indicator['indicator_name']}, {indicator['unit']}; konteks, bukan pemerintah daerah",
        )
        columns = [
            html.Column("Kelompok", "group_name"),
            html.Column("Tahun", "year", True),
            html.Column("Nilai", "value", True),
            html.Column("Sumber", "source"),
            html.Column("Catatan", "note"),
        ]
        lines = [
            line | {"value": format_number(line["value"]), "source": html.link(line["publisher"], line["url"])}
            for line in found
        ]
        if lines:
            st.html(html.table(columns, lines, caption="Rata-rata yang diumumkan"))


CHANGE_COLUMNS = [
    html.Column("Pemerintah daerah", "government_name"),
    html.Column("Metode", "method"),
    html.Column("Nilai awal", "first", True),
    html.Column("Nilai akhir", "last", True),
    html.Column("Perubahan", "change", True),
    html.Column("Setahun", "pace", True),
    html.Column("Arah", "direction"),
    html.Column("Target terdekat", "target", True),
    html.Column("Selisih", "gap", True),
]


def show_changes(codes: list[str], indicator: dict, years, government: str) -> None:
    """The newest change within one method for every government, largest first, beside its nearest target."""
    question = {"government_codes": codes, "indicator_code": indicator["indicator_code"]}
    changes = asking.rows("yearly_changes", **question, to_year=years[1])
    positions = [
        p for p in asking.rows("target_position", **question) if p["kind"] == "realisasi" and p["year"] <= years[1]
    ]
    newest = {p["government_code"]: p for p in positions}
    with cards.card("changes"):
        if not changes:
            cards.heading(
                "Belum ada dua nilai dengan metode yang sama",
                "Perubahan tahunan tidak dihitung melintasi pergantian metode.",
            )
            return
        changes.sort(key=lambda one: -one["change_points_a_year"])
        best = changes[0]
        title = sentences.change_title(
            best["government_name"], best["change_points"], best["previous_year"], best["year"], len(changes)
        )
        title = sentences.marked(title, [change["is_illustrative"] for change in changes])
        minimum = best["minimum_movement"]
        rule = f"tetap = kurang dari {format_bound(minimum)} {indicator['unit']} setahun" if minimum else "tanpa skala"
        cards.heading(title, f"Perubahan terakhir dalam satu metode; {rule}")
        lines = [_change_line(change, newest.get(change["government_code"]), government) for change in changes]
        st.html(html.table(CHANGE_COLUMNS, lines, caption=title))
        words = "Selisih: nilai terbaru terhadap target yang berlaku; target predikat dihitung ke batas bawahnya."
        missing = [c for c in codes if c not in {change["government_code"] for change in changes}]
        if missing:
            words += f" {len(missing)} pilihan lain belum punya dua nilai dengan metode yang sama."
        cards.footer(words)
        cards.data_links(f"perubahan-{indicator['indicator_code']}", title, CHANGE_COLUMNS, lines, words)


def _change_line(change: dict, position: dict | None, government: str) -> dict:
    line = {
        "government_name": change["government_name"],
        "_class": "rb-kita" if change["government_code"] == government else "",
        "method": f"{change['method_name'] or change['method_code']}, {change['previous_year']}–{change['year']}"
        + (", ilustrasi" if change["is_illustrative"] else ""),
        "first": format_number(change["previous_value"]),
        "first_value": change["previous_value"],
        "last": format_number(change["value"]),
        "last_value": change["value"],
        "change": format_signed(change["change_points"]),
        "change_value": change["change_points"],
        "pace": format_signed(change["change_points_a_year"]),
        "pace_value": change["change_points_a_year"],
        "direction": html.judgement(DIRECTION[change["direction"]]),
        "direction_value": DIRECTION[change["direction"]][1],
    }
    if position:
        mark, _, role = TARGET_STATUS[position["target_status"]]
        invented = ", ilustrasi" if position["target_is_illustrative"] else ""
        line["target"] = f"{governing_words(position)} ({position['target_year']}{invented})"
        line["gap"] = html.judgement((mark, f"{format_signed(position['gap_points'])} ({position['year']})", role))
        line["gap_value"] = position["gap_points"]
    return line
