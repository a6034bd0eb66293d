"""Cadangan: the copies the app keeps, one more now, and whether the data are whole."""

from datetime import UTC, datetime
from pathlib import Path

import streamlit as st

from data.ingest.storing.save_error import SaveError
from data.keeping import requests
from data.keeping.folders import backup_folder
from data.keeping.manifest import Manifest, copies_in
from data.permission import NotAllowed
from data.store import StoreError
from pages._output import account_words, html
from pages._ui import access, account_editing, asking, cards, filters

TOLD = "keeping_told"


def show() -> None:
    """The copies with their state, and the two buttons."""
    zones = {one["government_code"]: one["time_zone"] for one in asking.rows("governments")}
    lines = copy_lines(zones.get(filters.read("pemda"), "WIB"))
    with cards.card("account_keeping"):
        cards.heading(
            f"{len(lines)} cadangan tersimpan" if lines else "Belum ada cadangan",
            f"Salinan harian dan cadangan lain di {backup_folder()}",
        )
        if lines:
            st.html(html.box(html.table(account_words.COPY_COLUMNS, lines, caption="Cadangan")))
        show_told()
        actor = account_editing.ask_name("keeping")
        with st.container(horizontal=True):
            makes = st.button("Buat cadangan sekarang", type="primary", disabled=not actor, key="account_backup")
            checks = st.button("Periksa data", key="account_verify")
        if makes:
            folder = backup_folder() / f"manual-{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
            ask(requests.backup, {"folder": str(folder), "by": actor})
        if checks:
            ask(requests.verify, {"by": actor})
        cards.footer("Simpan salinannya juga di luar komputer ini; memulihkan: python -m data.store restore FOLDER.")


def copy_lines(zone: str) -> list[dict]:
    """The backups, newest first; whether one is whole is told by the names and sizes of its files alone."""
    return [
        account_words.copy_line(
            path.name,
            copy.created,
            copy.data_version,
            sum(size for _sha256, size in copy.files.values()),
            _count_missing(path, copy),
            len(copy.absent),
            zone,
        )
        for path, copy in reversed(copies_in(backup_folder()))
    ]


def _count_missing(path: Path, copy: Manifest) -> int:
    return sum(not _has_size(path / name, size) for name, (_sha256, size) in copy.files.items())


def _has_size(file: Path, size: int) -> bool:
    try:
        return file.stat().st_size == size
    except OSError:
        return False


def ask(request, options: dict) -> None:
    """Do what the command of the same name does; its answer is shown above the buttons."""
    with st.spinner("Sedang dikerjakan"):
        try:
            answer = request(asking.connection(), options, access.caller())
        except (NotAllowed, SaveError, StoreError) as refusal:
            answer = {"status": "rejected", "messages": [str(refusal)]}
    st.session_state[TOLD] = answer
    st.rerun()


def show_told() -> None:
    """What the last button answered, once."""
    if answer := st.session_state.pop(TOLD, None):
        say = st.error if answer["status"] == "rejected" else st.info
        say(html.plain(" ".join(answer["messages"])))
