"""The cards of Kesenjangan target: the path with its wedge, the rules with their numbers, the tables."""

import streamlit as st

from data.number_format import format_number, format_percent, format_signed
from pages._output import html, notes, sentences
from pages._output.matrix import address_of
from pages._output.sentences import target as told
from pages._output.target_table import (
    COLUMNS,
    DOCUMENT_COLUMNS,
    ORDERS,
    document_lines,
    indicator_lines,
)
from pages._output.trend_chart import build_trend
from pages._output.trend_data import governing_words, target_words
from pages._output.trend_table import COLUMNS as TREND_COLUMNS
from pages._output.trend_table import table_lines
from pages._output.wedge import wedge_of
from pages._output.words import TARGET_STATUS, year_range
from pages._ui import asking, cards, filters, trend_card


def tiles(figure: dict | None, position: dict | None, path: dict | None, target: dict | None) -> list[str]:
    """Distance, next predikat, required and achieved pace, status of the path; hovering one tells its numbers."""
    if figure is None or position is None:
        return [_absent_tile(figure, target)]
    rules = dict(told.rules(figure, position, path))
    return [
        _gap_tile(position, _mark(figure, position), rules["Selisih"]),
        _next_tile(figure, rules["Predikat berikutnya"]),
        _required_tile(path, rules["Laju diperlukan"], figure["is_illustrative"]),
        _achieved_tile(path, rules["Laju dicapai"], figure["is_illustrative"]),
        _status_tile(path, rules["Jalur"], any(_path_flags(figure, position, path))),
    ]


def _mark(*items: dict) -> str:
    invented = any(item.get("is_illustrative") or item.get("target_is_illustrative") for item in items)
    return " · ilustrasi" if invented else ""


def _absent_tile(figure: dict | None, target: dict | None) -> str:
    if target is None:
        return html.tile("Target", "–", "", "Belum ada target yang dimuat")
    label = f"Target {target['year']}" + _mark(target)
    return html.tile(label, target_words(target), "", "Selisih menunggu nilainya" if figure is None else "Tanpa angka")


def _gap_tile(position: dict, mark: str, rule: str) -> str:
    label = f"Jarak ke target {position['target_year']}: {governing_words(position)}{mark}"
    sign, word, role = TARGET_STATUS[position["target_status"]]
    if position["gap_points"] is None:
        return html.tile(label, sign, word, "Tanpa angka", role or "", rule)
    below = f"{word.capitalize()} · capaian {format_percent(position['achievement_pct'])}"
    return html.tile(label, f"{sign} {format_signed(position['gap_points'])}", "poin", below, role or "", rule)


def _next_tile(figure: dict, rule: str) -> str:
    label = "Ke predikat berikutnya" + _mark(figure)
    if figure["value"] is None or figure["next_lower_bound"] is None:
        return html.tile(label, "–", "", rule, hint=rule)
    distance = format_number(figure["next_lower_bound"] - figure["value"])
    return html.tile(label, distance, "poin", f"{figure['predikat']} menuju {rule.partition('; ')[2]}", hint=rule)


def _required_tile(path: dict | None, rule: str, is_invented: bool) -> str:
    if path is None or path["required_pace"] is None or path["required_pace"] <= 0:
        below = rule.partition(": ")[2].rstrip(".")
        return html.tile("Laju yang diperlukan", "–", "", below[:1].upper() + below[1:], hint=rule)
    invented = " · ilustrasi" if is_invented or path["end_is_illustrative"] else ""
    label = f"Laju yang diperlukan hingga {path['end_year']}{invented}"
    more = "Lebih dari ini; target" if path["end_is_open"] else "Target"
    below = f"{more} {path['end_year']}: {end_words(path)}"
    return html.tile(label, format_signed(path["required_pace"]), "setahun", below, hint=rule)


def end_words(path: dict) -> str:
    """The target of the plan's last written year as written."""
    return target_words(
        {
            "value": path["end_value"],
            "upper_value": path["end_upper"],
            "stated_predikat": path["end_predikat"],
            "target_lower": path["end_lower"],
            "is_open": path["end_is_open"],
        }
    )


def _achieved_tile(path: dict | None, rule: str, is_invented: bool) -> str:
    if path is None or path["achieved_pace"] is None:
        return html.tile("Laju yang dicapai", "–", "", "Kurang dari dua nilai sebanding", hint=rule)
    label = f"Laju yang dicapai {path['first_year']}–{path['year']}"
    label += " · ilustrasi" if is_invented or path["first_is_illustrative"] else ""
    return html.tile(
        label, format_signed(path["achieved_pace"]), "setahun", "Sejak awal rencana atau metode", hint=rule
    )


def _status_tile(path: dict | None, rule: str, is_invented: bool) -> str:
    if path is None:
        return html.tile("Jalur ke akhir rencana", "◇", "", "Belum dapat dinilai")
    mark, word, role = told.path_words(path)
    reason = rule.partition(": ")[2]
    end = f" {path['end_year']}" if path["end_year"] else ""
    invented = " · ilustrasi" if is_invented else ""
    return html.tile(
        f"Jalur ke akhir rencana{end}{invented}", f"{mark} {word}", "", reason.capitalize(), role or "", rule
    )


def show_path(government: str, name: str, indicator: dict, figure, position, path, target) -> None:
    """The trend with the written targets and, from the value on screen, the wedge of the two paces."""
    code = indicator["indicator_code"]
    if trend_card.known_years([government], code) is None:
        return
    question = {"government_codes": [government], "indicator_code": code}
    data = trend_card.gather([government], {government: name}, code, None)
    points, targets = asking.rows("score_series", **question), asking.rows("target_series", **question)
    claims = asking.rows("other_claims", **question)
    lines = table_lines(points, targets, asking.rows("target_position", **question), claims, indicator)
    title = sentences.marked(told.path_title(path, position, target), sentence_flags(figure, position, path, target))
    with cards.card("path"):
        cards.heading(
            title, f"{indicator['indicator_name']}, {name}, {year_range(*data.years)}, {indicator['unit']}; ━ target"
        )
        drawn = build_trend(data, asking.palette(), height=440, plot_width=560, wedge=wedge_of(path))
        alt = f"{trend_card.describe(title, data)} {dict(told.rules(figure, position, path)).get('Jalur', '')}"
        cards.chart("path", drawn, alt=alt, file_name=f"target-{code}-{government}")
        words = trend_card.footer_words(data, drawn, points, targets, claims)
        if path and path["required_pace"] is not None and path["end_has_other_method"]:
            words += " Laju yang diperlukan melewati pergantian metode."
        cards.footer(words)
        cards.data_links(f"target-{code}-jalur", title, TREND_COLUMNS, lines, words)


def _path_flags(figure, position, path) -> list[bool]:
    """Whether each number of the path's title is illustrative."""
    flags = [figure["is_illustrative"]] if figure else []
    flags += [position["target_is_illustrative"]] if position else []
    if path and path["required_pace"] is not None:
        flags.append(path["end_is_illustrative"])
    return flags + ([path["first_is_illustrative"]] if path and path["achieved_pace"] is not None else [])


def sentence_flags(figure, position, path, target) -> list[bool]:
    """Whether each number of the page's sentence is illustrative."""
    if figure is None or position is None:
        return [one["is_illustrative"] for one in (figure, target) if one]
    return _path_flags(figure, position, path)


def show_rules(figure, position, path) -> None:
    """Every judgement with its rule and the numbers it was made from."""
    pairs = told.rules(figure, position, path)
    if not pairs:
        return
    with cards.card("rules"):
        title = sentences.marked("Dari angka mana penilaian ini", _path_flags(figure, position, path))
        cards.heading(title, f"Nilai {position['year']} terhadap target yang dipakai")
        st.html(html.facts(pairs))
        document = " ".join(filter(None, [position["document"], position["document_version"]]))
        source = position["target_publisher"] or position["target_source_title"] or "unggahan"
        cards.footer(
            f"Target dari {document} ({source}). Target tahun nilainya didahulukan, lalu tahun berikutnya, lalu yang "
            "terakhir; RPJMD mendahului Renstra, Road Map, nasional, dan lainnya; untuk nilai nyata, target ilustrasi "
            "tidak dipakai selama ada target nyata. Laju dicapai dihitung sejak tahun "
            "pertama rencana atau pergantian metode terakhir. Di jalur: laju dicapai sedikitnya sama dengan laju yang "
            "diperlukan."
        )


def show_table(government: str, overview: list[dict], to_year: int) -> None:
    """Every indicator that has a target, in the order the person chose; on request as a workbook."""
    aims = asking.rows("targets_without_figure", government_code=government, to_year=to_year)
    aimed = [line for line in overview if line["target_year"] is not None]
    statuses = [(line["short_name"], line["target_status"]) for line in aimed]
    statuses += [(aim["short_name"], "belum_dapat_dinilai") for aim in aims]
    flags = [line["is_illustrative"] or line["target_is_illustrative"] for line in aimed]
    flags += [aim["is_illustrative"] for aim in aims]
    title = sentences.marked(told.table_title(statuses), flags)
    with cards.card("targets"):
        words, order_place = st.columns([1.6, 1], vertical_alignment="bottom")
        with words:
            cards.heading(title, "Nilai terbaru tiap indikator terhadap target yang mengaturnya")
        if not statuses:
            cards.footer("Target dimuat lewat Unggah data: lembar target RPJMD atau templat.")
            return
        with order_place:
            order = filters.choose_part("Urutkan", "urut", ORDERS)
        filters.say_unknown()
        lines = indicator_lines(overview, aims, order, _addresses(government, overview, aims))
        st.html(html.table(COLUMNS, lines, caption=title))
        note = (
            "Selisih dalam satuan indikatornya; % skala = selisih dibagi panjang skala, agar indikator dengan skala "
            "berbeda dapat diurutkan. Laju dalam satuan setahun. Tunjuk sebuah angka untuk melihat hitungannya."
        )
        missing = [line["short_name"] for line in overview if line["target_year"] is None]
        if missing:
            note += f" Punya nilai tanpa target: {', '.join(missing)}."
        cards.footer(note)
        cards.workbook_link("target-indikator", title, COLUMNS, lines, note)


def _addresses(government: str, overview: list[dict], aims: list[dict]) -> dict[str, str]:
    codes = [line["indicator_code"] for line in [*overview, *aims]]
    return {code: f"target?pemda={government}&indikator={code}" for code in codes}


def show_documents(government: str, name: str, indicator: dict, position: dict | None) -> None:
    """Every written target of the indicator, in every document and version, against the result of its own year."""
    code = indicator["indicator_code"]
    found = asking.rows("written_targets", government_code=government, indicator_code=code)
    if not found:
        return
    documents = [(" ".join(filter(None, [t["document"], t["document_version"]])), t["year"]) for t in found]
    title = sentences.marked(told.documents_title(documents), [t["is_illustrative"] for t in found])
    with cards.card("documents"):
        cards.heading(
            title, f"{indicator['indicator_name']}, {name}; setiap target terhadap realisasi tahunnya sendiri"
        )
        lines = document_lines(found, position, lambda target: f"sumber{address_of(target | TARGET)}")
        st.html(html.table(DOCUMENT_COLUMNS, lines, caption=title))
        words = notes.sources_line([], found) + " Setiap versi target yang pernah dimuat ada di riwayatnya."
        cards.footer(words)
        cards.workbook_link(f"target-dokumen-{code}", title, DOCUMENT_COLUMNS, lines, words)


TARGET = {"kind": "target"}


def below_sentence(indicators: list[dict], figure: dict | None, position: dict | None) -> str:
    """The value the distance starts from, and how many indicators have a target at all."""
    counted = [one for one in indicators if one["unit"] != "peringkat"]
    aimed = sum(1 for one in counted if one["target_count"])
    told = ""
    if position is not None and position["gap_points"] is not None:
        predikat = figure["predikat"] or figure["stated_predikat"]
        told = f"Nilai {format_number(figure['value'])}{f' ({predikat})' if predikat else ''} pada {figure['year']}. "
    if not aimed:
        return f"{told}Belum ada target untuk satu pun dari {len(counted)} indikator."
    return f"{told}Target dimuat untuk {aimed} dari {len(counted)} indikator."
