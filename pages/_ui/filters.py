"""Filters that live in the address as codes and stay put when the page changes.

Streamlit's own binding writes labels, so this keeps every filter in the session and shows those of the page in
the address: an address typed or shared by a person wins, a page without an entry gets it back.
"""

import os
import re

import streamlit as st

from pages._output import html
from pages._ui import asking

OF_ONE_PAGE = ("bagian", "komponen", "unit", "jenis", "cari", "versi", "pada", "tingkat")
OF_ONE_PAGE += ("urut", "ukuran", "rincian", "ubah", "setara", "kelompok")
OF_ONE_PAGE += ("triwulan", "menurut", "bobot")
OF_ONE_PAGE += ("kegiatan", "orang", "masa")
OF_ONE_PAGE += ("bahan", "slide", "rapat", "dasar", "layar")
OF_ONE_PAGE += ("kiriman",)
NAMES = ("pemda", "pembanding", "indikator", "tahun", *OF_ONE_PAGE)


class NothingToShow(Exception):
    """The page has said why and ends here; the frame goes on with its footer."""


def _session(name: str) -> dict:
    """kept: the value of every filter; seen: what its address entry was; used: the filters of this page."""
    return st.session_state.setdefault("filters", {"kept": {}, "seen": {}, "used": {}})[name]


def read(name: str) -> str | None:
    """The value of one filter: what a person put into the address, else what was chosen last in this visit."""
    kept, seen = _session("kept"), _session("seen")
    in_address = st.query_params.get(name)
    was_taken_out = name in OF_ONE_PAGE and in_address is None and seen.get(name) is not None
    if was_taken_out or (in_address is not None and in_address != seen.get(name)):
        kept[name] = seen[name] = in_address
    _session("used")[name] = True
    return kept.get(name)


def write(name: str, value: str | None) -> None:
    """Keep a value for this visit; `show_address` puts it into the address."""
    _session("kept")[name] = value


def show_address() -> None:
    """Put the filters of this page into the address, in one step, so that it reopens the view.

    A filter of one page only is forgotten where it is not used.
    """
    kept, used = _session("kept"), _session("used")
    for name in OF_ONE_PAGE:
        if not used.get(name):
            kept.pop(name, None)
    shown = st.query_params.to_dict()
    wanted = {name: value for name, value in shown.items() if name not in NAMES}
    wanted |= {name: kept[name] for name in NAMES if used.get(name) and kept.get(name)}
    _session("seen").update({name: wanted.get(name) for name in NAMES})
    used.clear()
    if wanted != shown:
        st.query_params.from_dict(wanted)


def choose(label: str, name: str, options: dict[str, str], default: str | None, resets=()) -> str | None:
    """A select box of code -> name bound to the address; a choice forgets the filters named in `resets`.

    Returns the chosen code, or None when nothing is chosen; an unknown code is said by `stop_on_unknown`.
    """
    code = read(name) or default
    if code is not None and code not in options:
        st.session_state.setdefault("unknown", []).append((label, code))
        code = None
    elif code is not None:
        write(name, code)
    key = f"choose_{name}"
    st.session_state[key] = code
    st.selectbox(
        label,
        list(options),
        format_func=options.get,
        key=key,
        index=None if code is None else 0,
        placeholder="Pilih",
        on_change=_write_chosen,
        args=(name, key, resets),
    )
    return code


def _write_chosen(name: str, key: str, resets=()) -> None:
    """Keep what a widget says and forget the filters that depended on it."""
    write(name, st.session_state[key])
    for other in resets:
        write(other, None)


def choose_part(label: str, name: str, options: dict[str, str], resets=()) -> str:
    """One of a few parts of a page, side by side, bound to the address; the first unless said otherwise.

    A choice forgets the filters named in `resets`.
    """
    code = read(name)
    if code is not None and code not in options:
        st.session_state.setdefault("unknown", []).append((label, code))
    code = code if code in options else next(iter(options))
    key = f"choose_{name}"
    st.session_state[key] = code
    st.segmented_control(
        label,
        list(options),
        format_func=options.get,
        key=key,
        required=True,
        label_visibility="collapsed",
        on_change=_write_chosen,
        args=(name, key, resets),
    )
    return code


def type_words(label: str, name: str, placeholder: str) -> str:
    """A line of free text bound to the address; '' when nothing is typed."""
    words = (read(name) or "")[:120]
    key = f"choose_{name}"
    st.session_state[key] = words
    st.text_input(label, key=key, placeholder=placeholder, max_chars=120, on_change=_write_chosen, args=(name, key))
    return words.strip()


def choose_many(label: str, name: str, options: dict[str, str], most: int, without: str) -> list[str]:
    """A multiselect of codes bound to the address as 'a,b,c', never the code `without`; at most `most` of them."""
    codes = list(dict.fromkeys(code for code in (read(name) or "").split(",") if code and code != without))
    unknown = [code for code in codes if code not in options]
    for code in unknown:
        st.session_state.setdefault("unknown", []).append((label, code))
    codes = [code for code in codes if code in options][:most]
    key = f"choose_{name}"
    st.session_state[key] = codes
    if codes:
        write(name, ",".join(codes))
    st.multiselect(
        label,
        list(options),
        format_func=options.get,
        key=key,
        placeholder="Tambah pembanding",
        max_selections=most,
        select_all=False,
        on_change=lambda: write(name, ",".join(st.session_state[key]) or None),
    )
    return codes


def say_unknown() -> bool:
    """Say which codes of the address are unknown; True when there are any."""
    unknown = st.session_state.pop("unknown", [])
    for label, code in unknown:
        told = f"{label} “{code[:120]}” di alamat halaman ini tidak dikenal; pilih {label.lower()} dari daftar."
        st.error(html.plain(told))
    return bool(unknown)


def stop_on_unknown() -> None:
    """Say which codes of the address are unknown and end the page: never show another government instead."""
    if say_unknown():
        raise NothingToShow


def government_names() -> dict[str, str]:
    """Code -> name as people look for it, provinces first."""
    return {
        g["government_code"]: g["short_name"]
        if g["level"] == "provinsi"
        else f"{g['short_name']}, {g['province_name']}"
        for g in asking.rows("governments")
    }


def choose_government(resets=()) -> str | None:
    """The government on screen: the address, else RB_PEMDA, else the last one used in this browser, else nobody."""
    default = os.environ.get("RB_PEMDA") or st.context.cookies.get("rb_pemda")
    names = government_names()
    return choose("Pemerintah daerah", "pemda", names, default if default in names else None, resets)


def choose_indicator(government: str, resets=()) -> str | None:
    """The indicator on screen, RB unless said otherwise; the others without data are marked."""
    chosen = read("indikator") or "RB"
    options = {
        i["indicator_code"]: i["short_name"]
        if i["year_count"] or i["target_count"] or i["indicator_code"] == chosen
        else f"{i['short_name']} (kosong)"
        for i in asking.rows("government_indicators", government_code=government)
    }
    return choose("Indikator", "indikator", options, "RB", resets)


def choose_year(years: list[int], newest: int | None, label: str = "Tahun") -> int | None:
    """One evaluation year: the newest with a figure, unless the address or the widget names another.

    A year without a figure stays chosen (the page says it is not loaded); a period of the Tren page
    means its newest year with a figure. Only a choice is written to the address, never the default.
    """
    kept = read("tahun")
    if kept and "-" in kept:
        period = read_period(kept)
        newest = max((year for year in years if period and year <= period[1]), default=newest)
        kept = None
    if kept and not is_year(kept):
        st.session_state.setdefault("unknown", []).append((label, kept))
        return None
    options = sorted({*years, *([int(kept)] if kept else [])}, reverse=True)
    if not options:
        return None
    chosen = int(kept) if kept else newest or options[0]
    st.session_state["choose_tahun"] = chosen
    st.selectbox(
        label, options, key="choose_tahun", on_change=lambda: write("tahun", str(st.session_state["choose_tahun"]))
    )
    return chosen


def choose_period(first: int, last: int, places) -> tuple[int, int]:
    """A period inside first..last; all of it unless the address or the widgets name a part."""
    period = read_period(read("tahun") or "") or (first, last)
    period = (max(first, min(period[0], last)), min(last, max(period[1], first)))
    for place, label, key, options, value in (
        (places[0], "Dari", "choose_first", range(first, period[1] + 1), period[0]),
        (places[1], "Sampai", "choose_last", range(period[0], last + 1), period[1]),
    ):
        st.session_state[key] = value
        place.selectbox(label, list(options), key=key, on_change=_write_period)
    return period


def _write_period() -> None:
    write("tahun", f"{st.session_state['choose_first']}-{st.session_state['choose_last']}")


def is_year(text: str) -> bool:
    """Whether a text is a year as people write it: '2023', not '²²²²' or '0000'."""
    return re.fullmatch("[12][0-9]{3}", text) is not None


def read_period(text: str) -> tuple[int, int] | None:
    """'2017-2025' -> (2017, 2025); anything else is no period."""
    first, _, last = text.partition("-")
    if not (is_year(first) and is_year(last)):
        return None
    return min(int(first), int(last)), max(int(first), int(last))
