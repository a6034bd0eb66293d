"""The card of the kaji-tiru pack: what a visit to the peer would ask, and the workbook to take along."""

import streamlit as st

from pages._output import html
from pages._output.study_gaps import indicator_gaps, part_gaps
from pages._output.study_pack import Pack, build_pack, file_name
from pages._output.study_questions import TOPICS, Parties, Question, questions_of
from pages._output.study_title import NEWEST_RULE, title_of
from pages._ui import asking, cards

INDICATOR = "RB"
COLUMNS = [
    html.Column("No", "number", True),
    html.Column("Pertanyaan", "words"),
    html.Column("Selisih yang mendasari", "basis"),
    html.Column("Pengampu kita", "owner"),
    html.Column("Ditanyakan kepada", "ask"),
]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def gather(government: str, peer: str) -> Pack:
    """Everything the pack of one pair tells; the newest year that both have, for each comparison."""
    known = {one["government_code"]: one for one in asking.rows("governments")}
    desk = "Biro Organisasi" if known[peer]["level"] == "provinsi" else "Bagian Organisasi"
    parties = Parties(government, known[government]["short_name"], peer, known[peer]["short_name"], desk)
    compared = asking.rows("comparison", government_codes=[government], peer_codes=[peer], year=None)
    series = asking.rows("pair_series", government_code=government, peer_code=peer)
    gaps, missing = indicator_gaps(compared, parties.peer_name, series)
    histories = [
        asking.rows("component_history", government_code=code, indicator_code=INDICATOR) for code in (government, peer)
    ]
    of_parts = part_gaps(*histories, parties.peer_name)
    gaps, missing = gaps + of_parts[0], missing + of_parts[1]
    owners, peer_owners = (asking.rows("area_owners", government_code=code) for code in (government, peer))
    events = asking.rows("events", government_codes=[peer])
    (version,) = asking.rows("data_version")
    questions = questions_of(gaps, parties, owners, peer_owners)
    return Pack(parties, gaps, missing, questions, events, owners, version["version_id"], version["data_as_of"])


def show_pack(government: str, peer: str) -> None:
    """The card: the finding, what is inside, the questions, and the download. Nothing where both are the same."""
    if government == peer:
        return
    pack = gather(government, peer)
    own, other = pack.parties.own_name, pack.parties.peer_name
    title = title_of(pack.gaps, pack.parties)
    with cards.card("study"):
        cards.heading(
            title, f"Paket kaji tiru {own} ke {other}: enam topik, dan selisih pada tahun dan metode yang sama"
        )
        st.html(f"<p class='rb-prose'>{html.text(_inside(pack))}</p>")
        lines = [_line(question) for question in sorted(pack.questions, key=_place)]
        st.html(html.box(html.table(COLUMNS, lines, caption=title)))
        st.download_button(
            "Unduh paket kaji tiru (xlsx)",
            lambda: build_pack(pack),
            file_name=file_name(pack),
            mime=XLSX,
            on_click="ignore",
            icon=":material/download:",
            key="study_pack",
        )
        address = html.text(f"raker?pemda={government}&pembanding={peer}&bahan=kajitiru")
        st.html(f'<p class="rb-footer"><a href="{address}" target="_self">Bahan kaji tiru (slide)</a></p>')
        cards.footer(_footer(pack))


def _place(question: Question) -> tuple[bool, bool]:
    """On screen the gaps one by one come first, then what they ask together, then the six topics of everybody."""
    return not question.basis, question.topic in ("road_map", "tim")


def _inside(pack: Pack) -> str:
    count = len(pack.offices)
    sheets = f"satu daftar periksa untuk tiap perangkat daerah ({count})" if count else "satu daftar periksa"
    compared = f"{len(pack.gaps)} perbandingan, " if pack.gaps else ""
    told = f"Isi: petunjuk, {compared}{len(pack.questions)} pertanyaan, dan {sheets}."
    if pack.gaps:
        told += f" {NEWEST_RULE}"
    if not count:
        told += " Pengampu area belum dimuat; isi di Unggah data agar tiap perangkat daerah punya lembar sendiri."
    if pack.missing:
        told += f" {len(pack.missing)} hal tidak dapat dibandingkan; alasannya ada di lembar Baca dulu."
    return told


def _line(question: Question) -> dict:
    topic = TOPICS[question.topic].name
    named = lambda words, flag: html.Markup(html.text(words) + (html.TAG if flag else ""))  # noqa: E731
    return {
        "number": str(question.number),
        "words": html.Markup(f"<span class='rb-muted'>{html.text(topic)}</span><br>{html.text(question.words)}"),
        "basis": question.basis,
        "owner": named(question.owner_words, question.owner_is_illustrative),
        "ask": named(question.ask, question.ask_is_illustrative),
    }


def _footer(pack: Pack) -> str:
    used = [source for gap in pack.gaps if gap.is_behind for source in (gap.own_source, gap.peer_source)]
    names = dict.fromkeys(one.partition(": ")[2] or one for source in used for one in source.split("; "))
    told = f"Sumber: {', '.join(names)}. " if names else ""
    return (
        f"{told}Data versi {pack.version_id}. Selisih di bawah 0,5 % skala tidak ditanyakan; pertanyaan tidak "
        "menyimpulkan sebab."
    )
