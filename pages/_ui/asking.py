"""Ask the store from a page: one connection for the process, answers kept for as long as the data version stands, and
no provisional value under embargo for whoever may not see it."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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
from pages._ui.kept import Kept, frozen
from queries import ask, ask_each
from queries import rows as rows_of

MOST_ANSWERS, MOST_MADE = 1000, 400  # what is kept in this process, for every session
CHECKED_AT_ONCE = 1_000_000  # values and targets; of more, pages do not wait for the checks
WHOLE_CHECKS = ("kept_scores_differ",)  # compute everything anew: of more, `python -m data.store verify` does it


class Embargo(NamedTuple):
    """What of today's embargoes concerns this viewer: one of the two is empty."""

    hidden: tuple[str, ...] = ()  # governments whose provisional figures are as if they did not exist
    shown: tuple[tuple[str, str], ...] = ()  # (government, 'embargo sampai 31 Desember 2026') for who may see them


class View(NamedTuple):
    """The data as one viewer sees them now; what is kept is kept under it."""

    folder: str
    version: int
    embargo: Embargo


_answers, _made = Kept(MOST_ANSWERS), Kept(MOST_MADE)
_run = threading.local()  # .view: what this run of a page has looked up, until somebody may have written


@st.cache_resource(show_spinner=False, validate=reopening.is_usable)
def _connection(folder: str):
    return store.connect()


reopening.let_go_with(_connection.clear)


def connection():
    """The open store of RB_STATE; StoreError with one sentence when it cannot be used.

    Whoever takes it may write with it, so the version is looked up anew for the next answer.
    """
    if getattr(_run, "view", None):
        _run.view = UNKNOWN
    return _connection(folder())


def folder() -> str:
    """The folder of the store, which names it among what is kept in this process."""
    return str(store.state_folder())


def version_id() -> int:
    """The version of the data right now; every kept answer belongs to one version."""
    with _connection(folder()).cursor() as cursor:
        (version,) = cursor.execute("select last_version from version_counter").fetchone()
    known = getattr(_run, "view", None)
    if isinstance(known, View) and known.version != version:
        _run.view = UNKNOWN  # the answers of this run go on with the version it was told
    return version


@contextmanager
def one_run() -> Iterator[None]:
    """While a page runs, the data version and the embargoes are looked up once and not for each answer."""
    _run.view = UNKNOWN
    try:
        yield
    finally:
        _run.view = None


UNKNOWN = object()


def view() -> View:
    """What this viewer sees of which version: looked up now, or once in `one_run`."""
    known = getattr(_run, "view", None)
    if isinstance(known, View):
        return known
    version = version_id()
    found = View(folder(), version, _embargo(version))
    if known is UNKNOWN:
        _run.view = found
    return found


def answer(name: str, **parameters) -> pd.DataFrame:
    """Ask queries/<name>.sql, kept until the data change.

    Whoever may not see provisional values under embargo gets the answer as if they did not exist. Whoever may gets,
    where the answer tells kinds, one column more: `embargo`, the words to mark such a value with, else None.
    """
    return _answer(view(), name, parameters).copy(deep=False)


def rows(name: str, **parameters) -> list[dict]:
    """The rows of an answer as dictionaries of the caller's own; see queries.rows."""
    seen = view()
    key = (seen, "rows", name, frozen(parameters))
    kept = _answers.get(key, lambda: rows_of(_answer(seen, name, parameters)))
    return [dict(row) for row in kept]


def made(what: str, make: Callable[[], object], *key):
    """What `make()` makes of answers, kept as they are: by `what` it is and the values of `key` it is made from.

    Whoever gets it must not change it.
    """
    return _made.get((view(), what, frozen(key)), make)


def _answer(seen: View, name: str, parameters: dict) -> pd.DataFrame:
    hidden, shown = seen.embargo
    key = (seen.folder, seen.version, name, frozen(parameters), hidden)
    found = _answers.get(key, lambda: ask(_connection(seen.folder), name, hidden, **parameters))
    return _marked(found, parameters, dict(shown)) if shown else found


class Troubles(NamedTuple):
    """The rows of every data check and notice that finds any, by name; whether WHOLE_CHECKS were among them."""

    checks: dict[str, pd.DataFrame]
    notices: dict[str, pd.DataFrame]
    is_whole: bool


def troubles() -> Troubles | None:
    """What the checks find in the current version, for this viewer; None while they still run in the background."""
    folder, version, (hidden, _) = view()
    is_small = _answers.get((folder, version, "size"), _count_rows) <= CHECKED_AT_ONCE
    get = _answers.get if is_small else _answers.get_later
    return get((folder, version, "troubles", hidden), lambda: _find_troubles(folder, hidden, is_small))


def _count_rows() -> int:
    with _connection(folder()).cursor() as cursor:
        return cursor.execute("select coalesce(sum(row_count), 0) from version_said").fetchone()[0]


def _find_troubles(folder: str, hidden: tuple[str, ...], is_whole: bool) -> Troubles:
    checks, notices = (
        {name: found for name, found in ask_each(_connection(folder), kind, hidden, left_out).items() if len(found)}
        for kind, left_out in (("checks", () if is_whole else WHOLE_CHECKS), ("notices", ()))
    )
    return Troubles(checks, notices, is_whole)


def hidden() -> tuple[str, ...]:
    """The governments whose provisional figures this viewer does not see now. Whatever is kept of an answer outside
    this module (a deck, a made file) is kept under it."""
    return view().embargo.hidden


def _embargo(version: int) -> Embargo:
    """What of today's embargoes concerns this viewer. Two classes of viewers: with any role that sees, and without."""
    zones = _answers.get((folder(), version, "zones"), _find_zones)
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


def _find_zones() -> tuple[tuple[str, str], ...]:
    """(government, time zone) of every government for which a provisional figure was ever written, by code."""
    with _connection(folder()).cursor() as cursor:
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
