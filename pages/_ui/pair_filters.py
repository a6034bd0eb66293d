"""The filters of Benchmarking: one partner out of the list other pages hold, one year or the newest common ones."""

import streamlit as st

from pages._ui import asking, filters

MODEL = ("82", "36")  # Maluku Utara learning from Banten, and the other way round
NEWEST = "Bersama terbaru"


def choose_peer(government: str) -> str | None:
    """One partner: the first of the list in the address that is another government, else the model case.

    An unknown code of the list is said by `filters.stop_on_unknown`; the list itself stays until a person chooses.
    """
    names = filters.government_names()
    codes = [code for code in (filters.read("pembanding") or "").split(",") if code]
    unknown = [code for code in codes if code not in names]
    for code in unknown:
        st.session_state.setdefault("unknown", []).append(("Pembanding", code))
    others = [code for code in codes if code in names and code != government]
    chosen = None if unknown else others[0] if others else model_peer(government)
    if chosen and not others:
        filters.write("pembanding", chosen)
    options = {code: name for code, name in names.items() if code != government}
    _select("Pembanding", "pembanding", options, chosen)
    return chosen


def model_peer(government: str) -> str:
    """The partner of the model case for whoever has not chosen one."""
    return MODEL[0] if government == MODEL[1] else MODEL[1]


def choose_year(years: list[int]) -> int | None:
    """One evaluation year, or None: the newest common year of each indicator.

    A period of the page Tren means none; a year without any comparable indicator stays chosen and the page says so.
    """
    kept = filters.read("tahun") or ""
    if filters.read_period(kept):
        kept = ""
    if kept and not filters.is_year(kept):
        st.session_state.setdefault("unknown", []).append(("Tahun", kept))
        kept = ""
    known = sorted({*years, *([int(kept)] if kept else [])}, reverse=True)
    options = {"": NEWEST} | {str(year): str(year) for year in known}
    _select("Tahun", "tahun", options, kept)
    return int(kept) if kept else None


def kept_indicator(government: str) -> str | None:
    """The indicator in the address or chosen on another page; ranks are none, an unknown code is a sentence."""
    kept = filters.read("indikator")
    known = {i["indicator_code"]: i for i in asking.rows("government_indicators", government_code=government)}
    if kept and kept not in known:
        st.session_state.setdefault("unknown", []).append(("Indikator", kept))
    return kept if kept in known and known[kept]["unit"] != "peringkat" else None


def choose_slope(options: dict[str, str]) -> str:
    """The indicator of the slope: the one in the address where it has a slope, else the first of `options`."""
    kept = filters.read("indikator")
    chosen = kept if kept in options else next(iter(options))
    _select("Indikator", "indikator", options, chosen)
    return chosen


def _select(label: str, name: str, options: dict[str, str], chosen: str | None) -> None:
    """A select box bound to the address by hand: only what a person picks is written."""
    key = f"pair_{name}"
    st.session_state[key] = chosen
    st.selectbox(
        label,
        list(options),
        format_func=options.get,
        key=key,
        index=None if chosen is None else 0,
        placeholder="Pilih",
        on_change=lambda: filters.write(name, st.session_state[key] or None),
    )
