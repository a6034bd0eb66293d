"""Cari angka: find a figure by its place or by its number, and read everything ever claimed for it."""

import re

import streamlit as st

from data import store
from data.access import require
from data.roles import Right
from pages._output import claim_words, html
from pages._output.matrix import address_of
from pages._output.search_words import split_query
from pages._output.sentences import sources as source_sentences
from pages._output.version_words import kind_words, value_words, what_words
from pages._output.words import KIND
from pages._ui import access, asking, cards, filters

MOST_FOUND = 200  # what figure_search returns at most
ORIGINALS_FOR = {True: "untuk akun yang diberi peran", False: "ada di komputer server"}
SHA256 = re.compile(r"[0-9a-f]{64}")


def show(government: str | None, indicator_code: str) -> None:
    """The search box; what was typed is looked up everywhere, else the chosen figure is told."""
    with st.container(key="filter_cari"):
        places = st.columns([1.7, 0.7, 1], gap="small")
    with places[0]:
        words = filters.type_words("Cari angka atau nama", "cari", "Angka atau nama, misalnya 60,37 atau banten spbe")
    if words:
        show_found(words)
        return
    if government is None:
        cards.footer("Pilih pemerintah daerah, atau ketik angka maupun nama untuk mencari di semua pemerintah daerah.")
        return
    choices = asking.rows("claim_choices", government_code=government, indicator_code=indicator_code)
    figure = choose_figure(government, indicator_code, choices, places[1:])
    filters.stop_on_unknown()
    show_figure(figure, choices)


def show_found(words: str) -> None:
    """Every claim that carries the words, each a link to its figure."""
    names, numbers = split_query(words)
    found = asking.rows("figure_search", words=names, exact=numbers) if names or numbers else []
    with cards.card("found"):
        cards.heading(
            source_sentences.search_title(words, len(found), MOST_FOUND),
            "Angka dicari utuh, kata dari awalnya; juga klaim yang tidak berlaku lagi. Pilih satu untuk riwayatnya.",
        )
        if found:
            st.html(html.box(html.table(FOUND_COLUMNS, [_found_line(one) for one in found], caption="Hasil pencarian")))
        st.html('<p class="rb-footer"><a href="?bagian=cari" target="_self">Hapus pencarian</a></p>')


FOUND_COLUMNS = [
    html.Column("Pemerintah daerah", "government_name"),
    html.Column("Angka", "link"),
    html.Column("Tahun", "year", True),
    html.Column("Jenis", "kind_words"),
    html.Column("Nilai", "value_words", True),
    html.Column("Keadaan", "state"),
]


def _found_line(claim: dict) -> dict:
    address = html.text(address_of(claim))
    mark = html.TAG if claim["is_illustrative"] else ""
    return claim | {
        "link": html.Markup(f'<a href="{address}" target="_self">{html.text(what_words(claim))}</a>{mark}'),
        "kind_words": kind_words(claim),
        "value_words": value_words("ada", claim["value"], claim["upper_value"], claim["stated_predikat"]),
        "state": "berlaku sekarang" if claim["is_current"] else "tidak berlaku",
    }


def choose_figure(government: str, indicator_code: str, choices: list[dict], places) -> dict:
    """The figure on screen: year and kind, and component and perangkat daerah where there are any."""
    component = unit = ""
    components = {one["component"]: one["component_name"] or one["component"] for one in choices}
    units = sorted({one["unit_code"] for one in choices})
    if len(components) > 1 or len(units) > 1:
        with st.container(key="filter_bagian"):
            more = iter(st.columns(2, gap="small"))
    if len(components) > 1:
        with next(more):
            named = {code: name if code else "Indeks keseluruhan" for code, name in sorted(components.items())}
            component = filters.choose("Komponen", "komponen", {"": named.pop("", "Indeks keseluruhan"), **named}, "")
    if len(units) > 1:
        with next(more):
            named = {code: code or "Pemerintah daerah" for code in ["", *units]}
            unit = filters.choose("Perangkat daerah", "unit", named, "")
    own = [one for one in choices if (one["component"], one["unit_code"]) == (component, unit)]
    with places[0]:
        year = filters.choose_year(sorted({one["year"] for one in own}), _newest(own))
    with places[1]:
        kind = choose_kind([one["kind"] for one in own if one["year"] == year])
    return {
        "government_code": government, "indicator_code": indicator_code, "component": component or "",
        "unit_code": unit or "", "year": year, "kind": kind,
    }  # fmt: skip


def _newest(choices: list[dict]) -> int | None:
    """The newest year with a result, else with anything."""
    results = [one["year"] for one in choices if one["kind"] != "target"]
    return max(results or [one["year"] for one in choices], default=None)


def choose_kind(known: list[str]) -> str | None:
    """The kind of figure; the first that has a claim unless said otherwise, and only a choice goes to the address."""
    said = filters.read("jenis")
    options = {kind: name if kind in known else f"{name} (kosong)" for kind, name in KIND.items()}
    kind = filters.choose("Jenis", "jenis", options, known[0] if known else "realisasi")
    if said is None:
        filters.write("jenis", None)
    return kind


def show_figure(figure: dict, choices: list[dict]) -> None:
    """Where the number comes from, why it counts, and every claim with its state."""
    claims = asking.rows("claim_history", **figure) if figure["year"] else []
    governments = {g["government_code"]: g for g in asking.rows("governments")}
    government = governments[figure["government_code"]]
    indicators = asking.rows("government_indicators", government_code=figure["government_code"])
    indicator = next(one for one in indicators if one["indicator_code"] == figure["indicator_code"])
    names = {one["component"]: one["component_name"] for one in choices if one["component"]}
    subject = figure | {"indicator_name": indicator["indicator_name"]}
    subject["component_name"] = names.get(figure["component"])
    told = f"{what_words(subject)}, {government['short_name']}, {figure['year'] or 'belum ada tahun'}, "
    told += KIND.get(figure["kind"], "")
    if not claims:
        show_nothing(told, figure, choices)
        return
    decimals = 0 if indicator["unit"] == "peringkat" else 2
    left, right = st.columns([1.15, 1], gap="small")
    with left:
        show_origin(claims, told, government["time_zone"], decimals)
    with right:
        show_rule(claims)
    show_history(claims, told, government["time_zone"], decimals)


def show_nothing(told: str, figure: dict, choices: list[dict]) -> None:
    """No claim for this figure; the years and kinds that have one, each a click away."""
    with cards.card("nothing"):
        cards.heading("Belum dimuat: tidak ada klaim untuk angka ini", told)
        if choices:
            links = "".join(
                f'<a href="{html.text(address_of(figure | choice))}" target="_self">'
                f"{html.text(_choice_words(choice))}<span>{choice['claim_count']} klaim</span></a>"
                for choice in choices[:60]
            )
            st.html(f"<div class='rb-chooser'>{links}</div>")
        else:
            cards.footer("Belum ada angka dari sumber mana pun untuk indikator ini.")


def _choice_words(choice: dict) -> str:
    part = choice["component_name"] or choice["component"]
    return " · ".join(filter(None, [str(choice["year"]), KIND[choice["kind"]], part, choice["unit_code"]]))


def show_origin(claims: list[dict], told: str, zone: str, decimals: int) -> None:
    """The facts of the claim that counts, or of the newest one, and its original file."""
    claim = claim_words.current_of(claims) or claims[0]
    with cards.card("origin"):
        cards.heading(claim_words.finding(claims, decimals), told)
        st.html(html.facts(claim_words.origin_facts(claim, zone, decimals)))
        show_original(claims)


def show_original(claims: list[dict]) -> None:
    """The kept files and letters of these claims, as they were sent, for who may see them: a file can hold more than
    these claims, also what is under embargo."""
    if not access.may(Right.SEE):
        if any(claim["sha256"] or claim["letter_sha256"] for claim in claims):
            cards.footer("Berkas asli dan surat tersimpan; unduhannya " + ORIGINALS_FOR[access.signs_in()] + ".")
        return
    for words, name, sha256 in (("berkas asli", "file_name", "sha256"), ("surat", "letter_file_name", "letter_sha256")):
        for kept, called in {claim[sha256]: claim[name] for claim in claims if claim[sha256]}.items():
            show_kept_file(words, called, kept)


def require_originals() -> None:
    """NotAllowed for whoever may not see files as they were uploaded, or not any more."""
    require(asking.connection(), access.caller(), Right.SEE, None)


def show_kept_file(words: str, name: str, sha256: str, ask_again=require_originals) -> None:
    """A file of an upload to download, or that it is no longer there; the click asks the right once more."""
    path = store.state_folder() / "uploads" / sha256
    if SHA256.fullmatch(sha256) and path.is_file():
        st.download_button(
            html.plain(f"Unduh {words} {name}"),
            lambda: (ask_again(), path.read_bytes())[1],
            file_name=name,
            on_click="ignore",
            key=f"original_{sha256}",
        )
    else:
        cards.footer(f"{words.capitalize()} {name} tidak lagi tersimpan (sha256 {sha256[:12]}…).")


def show_rule(claims: list[dict]) -> None:
    """The rule in order, with what decided between the claims that stand."""
    winner = claim_words.current_of(claims)
    losers = [claim for claim in claims if claim["is_standing"] and not claim["is_current"]]
    decided = {claim_words.decisive_rule(winner, loser) for loser in losers} if winner else set()
    is_target = bool(claims[0]["document"])
    rules = [claim_words.TARGET_RULE, *claim_words.RULES] if is_target else claim_words.RULES
    with cards.card("rule"):
        cards.heading(
            "Mengapa angka ini yang berlaku" if winner else "Aturan angka yang berlaku",
            f"{len(losers)} klaim lain masih berdiri; yang menentukan ditandai ◀"
            if losers
            else "Tidak ada klaim lain yang masih berdiri; aturan ini berlaku bila ada",
        )
        lines = "".join(
            f'<li class="{"rb-decisive" if key in decided else ""}">{html.text(words)}'
            f"{' ◀ menentukan' if key in decided else ''}</li>"
            for key, words in rules
        )
        st.html(f'<ol class="rb-rules">{lines}</ol>')


def show_history(claims: list[dict], told: str, zone: str, decimals: int) -> None:
    """Every claim ever, as a table and as a workbook."""
    columns = claim_words.TARGET_COLUMNS if claims[0]["document"] else claim_words.HISTORY_COLUMNS
    lines = claim_words.history_lines(claims, zone, decimals)
    ended = sum(1 for claim in claims if not claim["is_standing"])
    with cards.card("history"):
        cards.heading(
            f"{len(claims)} klaim tercatat" + (f", {ended} sudah ditarik atau diperbarui" if ended else ""), told
        )
        st.html(html.table(columns, lines, caption="Riwayat angka"))
        cards.workbook_link("riwayat-angka", told, columns, lines, "Setiap klaim yang pernah ada untuk angka ini.")
