"""Ask the store from a page: one connection for the process, answers kept for as long as the data version stands."""

import pandas as pd
import streamlit as st

from data import store
from pages._output.palette import Palette, palette_of
from queries import ask, ask_each


@st.cache_resource(show_spinner=False)
def _connection(folder: str):
    return store.connect()


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
    """Ask queries/<name>.sql, kept until the data change."""
    return _kept(folder(), version_id(), name, parameters)


@st.cache_data(show_spinner=False, max_entries=1000)
def _kept(folder: str, version: int, name: str, parameters: dict) -> pd.DataFrame:
    return ask(connection(), name, **parameters)


def troubles() -> tuple[dict, dict]:
    """The rows of every data check and every notice that are not empty, for the current version."""
    return _kept_troubles(folder(), version_id())


@st.cache_data(show_spinner=False, max_entries=4)
def _kept_troubles(folder: str, version: int) -> tuple[dict, dict]:
    return tuple(
        {name: found for name, found in ask_each(connection(), kind).items() if len(found)}
        for kind in ("checks", "notices")
    )


def palette() -> Palette:
    """The colours of the theme the browser shows."""
    return palette_of(st.context.theme.type)
