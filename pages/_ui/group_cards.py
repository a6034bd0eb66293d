"""The three cards of a group: the rank strip, the spine chart, and the table of all values."""

import streamlit as st

from pages._output import group_heat, group_spine, group_strip, html, notes, sentences
from pages._output.sentences import group as told
from pages._ui import asking, cards


def _as_of() -> str:
    (version,) = asking.rows("data_version")
    return notes.as_of(version["data_as_of"])


def _source_count(lines: list[dict]) -> str:
    """'9 sumber, rincian di tabel.' for rows with publisher and source_title; '' without any."""
    names = {line["publisher"] or line["source_title"] or "unggahan" for line in lines}
    return f"{len(names)} sumber, rincian di tabel." if names else ""


def show_strip(circle) -> None:
    """Our place by value and by yearly change, on the indicator and year on screen. circle: group_parts.Circle."""
    with cards.card("group_strip"):
        indicator = circle.indicator
        if indicator["unit"] == "peringkat":
            cards.heading(
                f"{indicator['short_name']} tidak diperingkat ulang", "Peringkat terbitan dikutip sebagai teks di Tren"
            )
            return
        lines = _ranked(circle, circle.codes)
        own = next((line for line in lines if line["government_code"] == circle.code), None)
        title = told.rank_title(circle.name, indicator["short_name"], circle.year, own, circle.noun, lines)
        flags = [line["is_illustrative"] for line in lines if line["state"] == "angka"]
        title = sentences.marked(title, flags or [bool(own and own["is_illustrative"])])
        if not lines:
            cards.heading(title, f"{circle.group.name}. {told.NOT_NATIONAL}")
            return
        cards.heading(title, _strip_subtitle(circle, lines))
        _show_places(own, lines)
        partner = _partner(circle, lines)
        note = ""
        if group_strip.drawable(lines):
            drawn = group_strip.build_strip(lines, circle.code, partner, circle.noun, asking.palette())
            name = f"posisi-{circle.code}-{indicator['indicator_code']}-{circle.year}"
            cards.chart("group_strip", drawn, alt=group_strip.alt_words(title, lines), file_name=name)
            note = drawn.axis_note
        else:
            st.html(html.table(group_strip.CLASS_COLUMNS, group_strip.class_lines(lines, circle.code), caption=title))
        words = _strip_footer(circle, lines, partner, note)
        cards.footer(words)
        table = group_strip.table_lines(lines, circle.code)
        cards.data_links(f"posisi-{circle.code}", title, group_strip.COLUMNS, table, words)


def _ranked(circle, codes: list[str]) -> list[dict]:
    if circle.year is None:
        return []
    return asking.rows(
        "group_rank",
        government_code=circle.code,
        government_codes=codes,
        indicator_code=circle.indicator["indicator_code"],
        year=circle.year,
    )


def _partner(circle, lines: list[dict]) -> dict | None:
    """The row of the partner; one that is no member stands beside the group without a place."""
    code = circle.peer_code
    if code in circle.codes:
        return next((line for line in lines if line["government_code"] == code), None)
    if not code:
        return None
    found = [line for line in _ranked(circle, [circle.code, code]) if line["government_code"] == code]
    return found[0] | {"position": None, "state": "luar"} if found else None


def _strip_subtitle(circle, lines: list[dict]) -> str:
    numbers = [line for line in lines if line["value"] is not None]
    ranked = sum(line["state"] == "angka" for line in lines)
    told_how = f"{ranked} {circle.noun} diperingkat" if numbers else f"{len(lines)} {circle.noun}, tanpa angka"
    subtitle = f"{circle.indicator['indicator_name']} {circle.year}, {told_how}"
    if numbers:
        subtitle += f", {circle.indicator['unit']}"
    if group_strip.has_quartiles(lines):
        subtitle += "; kotak = kuartil 1–3, garis = median"
    if any(map(group_strip.is_hollow_mark, numbers)):
        subtitle += "; tanda kosong = ilustrasi atau sementara"
    return f"{subtitle}. {told.NOT_NATIONAL}"


def _show_places(own: dict | None, lines: list[dict]) -> None:
    """The place by value beside the place by yearly change."""
    if not any(line["value"] is not None for line in lines):
        return
    (place, rule), (pace, pace_rule) = told.level_words(own, lines), told.change_words(own, lines)
    tags = [own and own["is_illustrative"], own and own["change_position"] and own["change_is_illustrative"]]
    tags = [html.TAG if tag else "" for tag in tags]
    cells = (("Peringkat nilai", place, rule, tags[0]), ("Peringkat kemajuan", pace, pace_rule, tags[1]))
    inside = "".join(
        f"<div><span>{label}</span><b>{html.text(value)}</b><span>{html.text(words)}{tag}</span></div>"
        for label, value, words, tag in cells
    )
    st.html(f"<div class='rb-places'>{inside}</div>")


def _strip_footer(circle, lines: list[dict], partner: dict | None, axis_note: str) -> str:
    """Sources, date, method, who is not ranked and why, and the rules of the strip."""
    names = {line["method_name"] or line["regulation"] for line in lines} - {None}
    words = [_source_count(lines), _as_of(), f"Metode {', '.join(sorted(names))}." if names else ""]
    if group_strip.drawable(lines):  # else everybody stands in the table of predikat
        words += told.left_out_words(lines)
    if circle.peer and partner is None:
        words.append(f"{circle.peer['short_name']}: belum ada nilai {circle.year}.")
    elif partner and partner["state"] == "luar":
        words.append(f"{partner['government_name']} bukan anggota: digambar, tidak diperingkat.")
    if group_strip.drawable(lines) and not group_strip.has_quartiles(lines):
        words.append(f"Kuartil dan garis median tampil mulai {group_strip.LEAST_FOR_QUARTILES} anggota.")
    shown = lines + ([partner] if partner and partner["state"] == "luar" else [])
    invented = [one["government_name"] for one in shown if one["is_illustrative"] and one["state"] != "ilustrasi"]
    if invented:
        words.append(f"Angka ILUSTRASI, bukan data sebenarnya: {', '.join(invented)}.")
    return " ".join(filter(None, [*words, axis_note]))


def show_spine(circle) -> None:
    """Every indicator as one row: the spread of the group, its median, the partner and us."""
    asked = {"government_code": circle.code, "peer_code": circle.peer_code, "government_codes": circle.codes}
    lines = asking.rows("group_spread", **asked)
    shown = [line for line in lines if not line["reason"]]
    missing = [line for line in lines if line["reason"] and line["own_last_year"] is not None]
    unknown = [line["short_name"] for line in lines if line["own_last_year"] is None]
    verdicts = [group_spine.verdict(line) for line in shown]
    flags = [line["own_is_illustrative"] or line["group_is_illustrative"] for line in shown]
    title = sentences.marked(told.spread_title(circle.name, verdicts), flags)
    partner = circle.peer["short_name"] if any(line["peer_value"] is not None for line in shown) else None
    with cards.card("group_spine"):
        cards.heading(
            title,
            f"Posisi dalam persen skala, tahun terbaru {circle.name} dengan sedikitnya tiga anggota; "
            "angka asli di samping",
        )
        if shown:
            has_box = any(line["member_count"] >= group_strip.LEAST_FOR_QUARTILES for line in shown)
            st.html(group_spine.spine(shown, circle.noun, partner, title) + group_spine.legend(partner, has_box))
        if missing:
            table = group_spine.table_lines(missing, circle.noun)
            st.html(html.table(group_spine.MISSING_COLUMNS, table, caption="Indikator yang belum terbanding"))
        words = _spine_footer(shown)
        if unknown:
            words = f"Belum dimuat untuk {circle.name}: {', '.join(unknown)}. {words}"
        cards.footer(words)
        key = f"sebaran-{circle.code}"
        cards.data_links(key, title, group_spine.COLUMNS, group_spine.table_lines(lines, circle.noun), words)


def _spine_footer(shown: list[dict]) -> str:
    words = ["Sumber tiap angka: tabel nilai anggota di bawah.", _as_of()]
    words.append("Yang dibandingkan: tahun, metode, dan jenis nilai yang sama.")
    words.append(group_spine.SMALL_RULE)
    words.append(f"Kuartil mulai {group_strip.LEAST_FOR_QUARTILES} anggota. {told.NOT_NATIONAL}")
    invented = [one["short_name"] for one in shown if one["own_is_illustrative"] or one["group_is_illustrative"]]
    if invented:
        words.append(f"Memuat angka ILUSTRASI, bukan data sebenarnya: {', '.join(invented)}.")
    return " ".join(words)


def show_heat(circle) -> None:
    """Governments against indicators, the newest number in each cell."""
    cells = asking.rows("group_values", government_code=circle.code, government_codes=circle.codes)
    if not cells:
        return
    others = {c["government_name"]: c["comparable_count"] for c in cells if c["government_code"] != circle.code}
    flags = [cell["is_illustrative"] for cell in cells]
    title = sentences.marked(told.heat_title(circle.name, list(others.items())), flags)
    with cards.card("group_heat"):
        cards.heading(
            title, "Nilai terbaru tiap anggota, tahunnya di bawah angka; urut menurut indikator yang terbanding"
        )
        st.html(group_heat.heat_table(cells, circle.code, circle.peer_code, title) + group_heat.legend())
        words = _heat_footer(circle, cells)
        cards.footer(words)
        lines = group_heat.table_lines(cells, circle.code, circle.peer_code)
        cards.data_links(f"nilai-kelompok-{circle.code}", title, group_heat.COLUMNS, lines, words)


def _heat_footer(circle, cells: list[dict]) -> str:
    words = [
        _source_count(cells),
        _as_of(),
        "Arsiran membandingkan tahun di kepala kolom (jumlah anggotanya dalam kurung).",
    ]
    empty = len(circle.codes) - len({cell["government_code"] for cell in cells})
    if empty:
        words.append(f"{empty} anggota belum punya nilai.")
    invented = sorted({cell["government_name"] for cell in cells if cell["is_illustrative"]})
    if invented:
        words.append(f"Memuat angka ILUSTRASI, bukan data sebenarnya: {', '.join(invented)}.")
    return " ".join(words)
