"""Aktivitas: everything that was done with the app, for those who may see it."""

import streamlit as st

from data.access import require
from data.number_format import format_number
from data.roles import Right
from pages._output import activity_words, html
from pages._output.workbook import build_workbook
from pages._ui import access, asking, cards, filters
from queries import ask, rows

MOST_SHOWN = 200  # events on the page; the downloads hold all that the filters leave
ABOUT = "Satu baris per kegiatan, terbaru di atas; catatan ini bertambah dan tidak pernah diubah atau dihapus."
EVERYTHING = "semua"


def show(government: str | None) -> None:
    """The activity log, its filters and its downloads; others read in one sentence what to do."""
    if why := access.why_not(None, Right.SEE):
        with cards.card("activity"):
            cards.heading("Catatan aktivitas untuk pemegang peran", "Siapa melakukan apa, kapan, dan apa yang berubah")
            st.html(f"<p class='rb-prose'>{html.text(why)}</p>")
        return
    governments = asking.rows("governments")
    zones = {one["government_code"]: one["time_zone"] for one in governments}
    zone = zones.get(government, "WIB")
    events = read_events()
    with cards.card("activity"):
        title_place = st.container()
        chosen = choose(events, zone)
        with title_place:
            cards.heading(
                activity_words.log_title(len(chosen), len(events)),
                f"Siapa, kapan, semula dan menjadi apa; jam menurut zona pemda, selainnya {zone}",
            )
        names = {one["government_code"]: one["short_name"] for one in governments}
        show_lines(activity_words.log_lines(chosen, names, zones, zone))


def read_events() -> list[dict]:
    """The events this browser may see, newest first; read anew each time, because they make no data version."""
    known = access.identity()
    sees = {}

    def may_see(code: str) -> bool:
        if code not in sees:
            sees[code] = access.may(Right.SEE, code)
        return sees[code]

    events = rows(ask(asking.connection(), "activity_log"))
    return activity_words.visible(events, may_see, known.email if known else "")


def choose(events: list[dict], zone: str) -> list[dict]:
    """The events the filters leave: kind, person and year, all in the address as codes."""
    with st.container(key="filter_aktivitas"):
        kind_place, person_place, year_place = st.columns(3, gap="small")
    kinds = {code: words for code, (words, _kinds) in activity_words.KINDS.items()}
    names = {EVERYTHING: "Semua orang"} | activity_words.people(events)
    periods = {EVERYTHING: "Semua tahun"} | {str(year): str(year) for year in activity_words.years(events, zone)}
    with kind_place:
        kind = filters.choose("Kegiatan", "kegiatan", kinds, EVERYTHING)
    with person_place:
        person = filters.choose("Orang", "orang", names, EVERYTHING)
    with year_place:
        year = filters.choose("Tahun kegiatan", "masa", periods, EVERYTHING)
    filters.stop_on_unknown()
    return activity_words.choose_events(events, kind, person, year, zone)


def show_lines(lines: list[dict]) -> None:
    """The newest on the page, all of them in the files."""
    if not lines:
        st.html("<p class='rb-prose'>Tidak ada kegiatan dengan pilihan ini.</p>")
        return
    shown = lines[:MOST_SHOWN]
    st.html(html.box(html.table(activity_words.COLUMNS, shown, caption="Catatan aktivitas")))
    if len(shown) < len(lines):
        total = format_number(len(lines), 0)
        cards.footer(f"{MOST_SHOWN} terbaru dari {total} kegiatan; semuanya ada di berkas unduhan.")
    cards.footer(ABOUT)
    with st.container(horizontal=True, gap="medium", key="links_aktivitas"):
        for kind, build in (("xlsx", _build_xlsx), ("csv", activity_words.build_csv)):
            st.download_button(
                f"Unduh log {kind}",
                lambda build=build: _checked(build, lines),
                file_name=f"catatan-aktivitas.{kind}",
                mime="text/csv" if kind == "csv" else None,
                on_click="ignore",
                type="tertiary",
                key=f"activity_{kind}",
            )


def _checked(build, lines: list[dict]) -> bytes:
    """A file of the log for somebody who still may see it; NotAllowed when the role was taken away meanwhile."""
    require(asking.connection(), access.caller(), Right.SEE, None)
    return build(lines)


def _build_xlsx(lines: list[dict]) -> bytes:
    columns = {column.key: column.name for column in activity_words.EXPORTED}
    plain = [{key: line.get(f"{key}_value", line.get(key)) for key in columns} for line in lines]
    return build_workbook("Catatan aktivitas", columns, plain, [("Catatan", ABOUT)])
