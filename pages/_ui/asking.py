"""Ask the store from a page: one connection for the process, answers kept for as long as the data version stands, and
no provisional value under embargo for whoever may not see it."""

from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

import pandas as pd
import streamlit as st

from data import reopening, store
from data.roles import EVERYWHERE, Right, read_roles
from pages._output.palette import Palette, palette_of
from pages._output.version_words import ZONES
from pages._output.words import embargo_words
from pages._ui import access
from queries import ask, ask_each


class Embargo(NamedTuple):
    """What of today's embargoes concerns this viewer: one of the two is empty."""

    hidden: tuple[str, ...] = ()  # governments whose provisional figures are as if they did not exist
    shown: tuple[tuple[str, str], ...] = ()  # (government, 'embargo sampai 31 Desember 2026') for who may see them


@st.cache_resource(show_spinner=False, validate=reopening.is_usable)
def _connection(folder: str):
    return store.connect()


reopening.let_go_with(_connection.clear)


def connection():
    """The open store of RB_STATE; StoreError with one sentence when it cannot be used."""
    return _connection(folder())


def folder() -> str:
    """The folder of the store, which names it among what is kept in this process."""
    return str(store.state_folder())


def version_id() -> int:
    """The version of the data right now; every kept answer belongs to one version."""
    with connection().cursor() as cursor:
        return cursor.execute("select last_version from version_counter").fetchone()[0]


def answer(name: str, **parameters) -> pd.DataFrame:
    """Ask queries/<name>.sql, kept until the data change.

    Whoever may not see provisional values under embargo gets the answer as if they did not exist. Whoever may gets,
    where the answer tells kinds, one column more: `embargo`, the words to mark such a value with, else None.
    """
    version = version_id()
    embargo = _embargo(version)
    found = _kept(folder(), version, name, parameters, embargo.hidden)
    return _marked(found, parameters, dict(embargo.shown)) if embargo.shown else found


@st.cache_data(show_spinner=False, max_entries=1000)
def _kept(folder: str, version: int, name: str, parameters: dict, hidden: tuple[str, ...]) -> pd.DataFrame:
    return ask(connection(), name, hidden, **parameters)


def troubles() -> tuple[dict, dict]:
    """The rows of every data check and every notice that are not empty, for the current version and this viewer."""
    version = version_id()
    return _kept_troubles(folder(), version, _embargo(version).hidden)


@st.cache_data(show_spinner=False, max_entries=8)
def _kept_troubles(folder: str, version: int, hidden: tuple[str, ...]) -> tuple[dict, dict]:
    return tuple(
        {name: found for name, found in ask_each(connection(), kind, hidden).items() if len(found)}
        for kind in ("checks", "notices")
    )


def hidden() -> tuple[str, ...]:
    """The governments whose provisional figures this viewer does not see now. Whatever is kept of an answer outside
    this module (a deck, a made file) is kept under it."""
    return _embargo(version_id()).hidden


def _embargo(version: int) -> Embargo:
    """What of today's embargoes concerns this viewer. Two classes of viewers: with any role that sees, and without."""
    zones = _with_provisional(folder(), version)
    roles = read_roles() if zones else None
    if not zones or not (roles.embargo or roles.trouble):
        return Embargo()
    kept = [code for code, zone in zones if roles.under_embargo(code, today(zone))]
    if not kept:
        return Embargo()
    if not access.may(Right.SEE):
        return Embargo(hidden=tuple(kept))
    until = {code: roles.embargo.get(code, roles.embargo.get(EVERYWHERE)) for code in kept}
    return Embargo(shown=tuple((code, embargo_words(day)) for code, day in until.items()))


@st.cache_data(show_spinner=False, max_entries=8)
def _with_provisional(folder: str, version: int) -> tuple[tuple[str, str], ...]:
    """(government, time zone) of every government for which a provisional figure was ever written, by code."""
    with connection().cursor() as cursor:
        return tuple(
            cursor.execute(
                "select distinct s.government_code, coalesce(g.time_zone, 'WIB') from score as s"
                " left join government as g using (government_code) where s.kind = 'sementara' order by all"
            ).fetchall()
        )


def today(zone: str) -> date:
    """The date on the clock of a government's zone."""
    return (_now() + timedelta(hours=ZONES.get(zone, ZONES["WIB"]))).date()


def _now() -> datetime:
    return datetime.now(UTC)


def _marked(found: pd.DataFrame, parameters: dict, words: dict[str, str]) -> pd.DataFrame:
    """The answer with the column `embargo`, where it tells the government and the kind of its rows."""
    told = {name: _column(found, parameters, name) for name in ("government_code", "kind")}
    if any(column is None for column in told.values()):
        return found
    marks = [
        words.get(code) if kind == "sementara" else None
        for code, kind in zip(told["government_code"], told["kind"], strict=True)
    ]
    return found.assign(embargo=pd.Series(marks, index=found.index, dtype=object))


def _column(found: pd.DataFrame, parameters: dict, name: str) -> list | None:
    """A column of the answer, else the parameter of that name for every row, else None."""
    if name in found:
        return found[name].tolist()
    if name == "government_code" and "province_code" in found:  # open data, as Satu Data Indonesia names places
        return found["regency_code"].fillna(found["province_code"]).tolist()
    return [parameters[name]] * len(found) if name in parameters else None


def palette() -> Palette:
    """The colours of the theme the browser shows."""
    return palette_of(st.context.theme.type)
