"""Versi: what was done to the data, what differs between two versions, and how it stood at one of them."""

import re

import streamlit as st

from data.ingest.storing.history import history
from data.number_format import format_number
from pages._output import html, version_words
from pages._output.words import join_words
from pages._ui import asking, cards, filters
from pages._ui.undo_button import show_undo

MOST_SHOWN = 200  # lines of a difference on the page; the workbook holds all of them
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def show(government: str | None, indicator_code: str) -> None:
    """The activity log, the difference between two versions, and the figures as they stood."""
    versions = asking.rows("versions")
    zones = {g["government_code"]: g["time_zone"] for g in asking.rows("governments")}
    zone = zones.get(government, "WIB")
    if told := st.session_state.pop("undone", None):
        st.info(html.plain(told))
    show_log(versions, zone)
    show_difference(versions, zone)
    show_as_of(versions, zone, government, indicator_code)
    filters.stop_on_unknown()


def show_log(versions: list[dict], zone: str) -> None:
    """What was done, newest first."""
    with cards.card("log"):
        if not versions:
            cards.heading("Belum ada versi data")
            return
        newest = version_words.moment_words(versions[0]["created_at"], zone)
        cards.heading(
            f"{format_number(len(versions), 0)} versi; terbaru {newest}",
            "Catatan kegiatan: setiap perubahan menambah satu versi, tidak ada yang dihapus",
        )
        lines = version_words.log_lines(versions, zone)
        st.html(html.box(html.table(version_words.LOG_COLUMNS, lines, caption="Catatan kegiatan")))
        cards.workbook_link("versi-data", "Catatan kegiatan", version_words.LOG_COLUMNS, lines, "Satu baris per versi.")
        show_taking_back()


def show_taking_back() -> None:
    """Take one version back: the newest that can be, unless another is chosen."""
    taken = [version["version_id"] for version in history(asking.connection()) if _can_be_undone(version)]
    if taken:
        with st.container(horizontal=True, vertical_alignment="bottom"):
            chosen = st.selectbox(
                "Versi yang dibatalkan", taken, format_func="Versi {}".format, width=220, key="undo_choice"
            )
            show_undo(chosen, key=f"undo_{chosen}")


def _can_be_undone(version: dict) -> bool:
    return version["kind"] != "seed" and version["is_in_force"]


def show_difference(versions: list[dict], zone: str) -> None:
    """Two versions and what differs in what counts between them."""
    if not versions:
        return
    with cards.card("difference"):
        title_place = st.container()
        older, newer = choose_two(versions, zone)
        found = asking.rows("version_difference", from_version=older, to_version=newer)
        told = version_words.count_words(version_words.difference_counts(found))
        title = f"Versi {older} ke {newer}: {told}"
        with title_place:
            cards.heading(title, "Perbedaan yang berlaku di antara dua versi: nilai, target, dan pengampu area")
        lines = version_words.difference_lines(found)
        if not lines:
            return
        figures = [line for line in lines if line["kind"] != version_words.OWNER]
        owners = [line for line in lines if line["kind"] == version_words.OWNER]
        for part, columns in ((figures, version_words.DIFFERENCE_COLUMNS), (owners, version_words.OWNER_COLUMNS)):
            if part:
                st.html(html.box(html.table(columns, part[:MOST_SHOWN], caption=title)))
            if len(part) > MOST_SHOWN:
                total = format_number(len(part), 0)
                cards.footer(f"{MOST_SHOWN} baris pertama dari {total}; semuanya ada di berkas unduhan.")
        marked = [v["version_id"] for v in versions if v["is_illustrative"] and older < v["version_id"] <= newer]
        if marked:
            cards.footer(f"Termasuk ILUSTRASI dari versi {join_words(map(str, sorted(marked)))}.")
        name = f"selisih-versi-{older}-{newer}"
        cards.workbook_link(name, title, version_words.DIFFERENCE_COLUMNS, lines, title)


def choose_two(versions: list[dict], zone: str) -> tuple[int, int]:
    """(older, newer) version: the newest and the one before, unless the address or the widgets say otherwise."""
    ids = [version["version_id"] for version in versions]
    options = {version["version_id"]: version_words.choice_words(version, zone) for version in versions}
    options[0] = "0 · sebelum data pertama"
    said = filters.read("versi")
    pair = tuple(int(part) for part in said.split("-")) if said and re.fullmatch(r"\d{1,9}-\d{1,9}", said) else None
    if said and (pair is None or not set(pair) <= options.keys()):
        st.session_state.setdefault("unknown", []).append(("Versi", said))
        pair = None
    older, newer = sorted(pair) if pair else (next((i for i in ids if i < ids[0]), 0), ids[0])
    with st.container(key="filter_versi"):
        places = st.columns(2, gap="small")
    for place, label, key, value in (
        (places[0], "Dari versi", "choose_older", older),
        (places[1], "Sampai versi", "choose_newer", newer),
    ):
        st.session_state[key] = value
        place.selectbox(label, list(options), format_func=options.get, key=key, on_change=_write_two)
    return older, newer


def _write_two() -> None:
    filters.write("versi", f"{st.session_state['choose_older']}-{st.session_state['choose_newer']}")


def show_as_of(versions: list[dict], zone: str, government: str | None, indicator_code: str) -> None:
    """The figures of one government and indicator as they counted when a version was the newest."""
    if not versions:
        return
    with cards.card("as_of"):
        title_place = st.container()
        with st.container(key="filter_pada"), st.columns(2)[0]:
            chosen = choose_moment(versions, zone)
        if government is None or chosen is None:
            with title_place:
                cards.heading("Seperti pada versi lain", "Pilih pemerintah daerah dan versi")
            return
        indicators = asking.rows("government_indicators", government_code=government)
        indicator = next(one for one in indicators if one["indicator_code"] == indicator_code)
        found = asking.rows(
            "figures_at_version",
            government_code=government,
            indicator_code=indicator_code,
            version_id=int(chosen),
        )
        lines = version_words.as_of_lines(found, indicator["unit"])
        other = sum(1 for line in lines if line["now"] != "sama")
        name = filters.government_names()[government]
        title = f"{len(lines)} angka berlaku pada versi {chosen}, {other} berbeda dari sekarang"
        with title_place:
            cards.heading(title, f"{indicator['indicator_name']}, {name}, seperti saat versi {chosen} terbaru")
        if lines:
            st.html(html.box(html.table(version_words.AS_OF_COLUMNS, lines, caption=title)))
            cards.workbook_link(f"pada-versi-{chosen}", title, version_words.AS_OF_COLUMNS, lines, title)


def choose_moment(versions: list[dict], zone: str) -> str | None:
    """A version, by its number and moment; an address may also name a day, which means that day's last version."""
    said = filters.read("pada") or ""
    if DAY.fullmatch(said):
        known = version_words.version_on(versions, said, zone)
        if known is not None:
            filters.write("pada", str(known))
    options = {str(version["version_id"]): version_words.choice_words(version, zone) for version in versions}
    chosen = filters.choose("Seperti pada versi", "pada", options, str(versions[0]["version_id"]))
    if not said:
        filters.write("pada", None)
    return chosen
