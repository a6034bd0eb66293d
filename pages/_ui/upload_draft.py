"""The upload a person is preparing: kept in their session, stored nowhere until they save it."""

from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date

import streamlit as st
from streamlit.runtime.scriptrunner_utils.exceptions import ScriptControlException

from data.ingest.files.limits import MAX_BYTES
from data.ingest.files.opening import base_name
from data.ingest.model import Check, Source
from data.ingest.pipeline import check_source, open_source, suggest_plans
from data.ingest.reading.plan import Plan
from pages._output import html
from pages._ui import asking


@dataclass
class Draft:
    """What has been given and decided so far. `check` is None until the plans as they stand have been checked."""

    step: int = 1
    file_id: str | None = None
    source: Source | None = None
    refused: Check | None = None
    plans: list[Plan] = field(default_factory=list)
    check: Check | None = None
    accepted: set[str] = field(default_factory=set)
    mode: str = "perbaiki"
    actor: str = ""
    letter_number: str = ""
    letter_date: date | None = None
    attachment: tuple[str, bytes] | None = None
    started_version: int | None = None
    base_version: int | None = None
    preview: object = None  # saving.Outcome of the dry run
    is_saving: bool = False  # asked for, and begun with the next run of the page
    saved: object = None  # saving.Outcome


def draft() -> Draft:
    """The upload this visitor is preparing."""
    return st.session_state.setdefault("upload_draft", Draft())


def start_again() -> None:
    """Forget the file and every decision; the next uploader is an empty one."""
    kept = draft()
    st.session_state["upload_round"] = st.session_state.get("upload_round", 0) + 1
    st.session_state["upload_draft"] = Draft(actor=kept.actor)


def go_to(step: int) -> None:
    """Show another step; what was previewed is previewed anew."""
    own = draft()
    own.step = step
    own.preview = None


def take_file(uploaded) -> None:
    """Open, read and check a new file; the same one is not read twice."""
    own = draft()
    if uploaded is None or own.file_id == uploaded.file_id:
        return
    own.file_id, own.source, own.refused, own.check, own.plans = None, None, None, None, []
    own.accepted, own.preview, own.saved = set(), None, None
    own.started_version, own.base_version = asking.version_id(), None
    with _watched() as progress:
        opened = open_source(base_name(uploaded.name), uploaded.getvalue(), progress)
        if isinstance(opened, Check):
            own.refused = opened
        else:
            own.source, own.plans = opened, suggest_plans(opened)
            own.check = check_source(opened, own.plans, progress)
    own.file_id = uploaded.file_id


def take_letter(uploaded) -> str | None:
    """Attach the letter's PDF; what is none is not attached and said in one sentence."""
    own = draft()
    if uploaded is None:  # the box is empty again after another step; what was attached stays until it is taken off
        return None
    own.attachment = None
    name, content = base_name(uploaded.name), uploaded.getvalue()
    if not content.startswith(b"%PDF-"):
        return f"Salinan surat {name} bukan PDF; simpan atau pindai surat itu sebagai PDF, lalu unggah lagi."
    if len(content) > MAX_BYTES:
        return f"Salinan surat {name} melebihi 10 MB; perkecil hasil pindainya, lalu unggah lagi."
    own.attachment = (name, content)
    return None


def drop_letter() -> None:
    """Take the letter's PDF off again."""
    draft().attachment = None
    st.session_state["upload_letter_round"] = st.session_state.get("upload_letter_round", 0) + 1


def check_again() -> None:
    """Check the file as its corrected plans say."""
    own = draft()
    with _watched() as progress:
        own.check = check_source(own.source, own.plans, progress)
    own.accepted &= own.check.warning_types


@contextmanager
def _watched():
    """Show how far the work is, with a button that ends it: a click interrupts the script at the next report."""
    place = st.empty()
    with place.container():
        bar = st.progress(0.0, text="Membuka berkas")
        st.button("Hentikan", on_click=start_again, key="stop_reading")
    yield lambda words, share: _tell(bar, words, share)
    place.empty()


@contextmanager
def shown(words: str):
    """Show how far the store is, beginning with `words`; a click interrupts the script at the next report."""
    bar = st.progress(0.0, text=words)
    yield lambda words, share: _tell(bar, words, share)
    bar.empty()


@contextmanager
def shown_to_the_end(words: str):
    """The same for a write: a click waits until it is done, so that nobody stops it unknowingly."""
    waiting = []

    def tell(words: str, share: float) -> None:
        try:
            _tell(bar, words, share)
        except ScriptControlException as asked:
            waiting.append(asked)

    bar = st.progress(0.0, text=words)
    yield tell
    if waiting:
        raise waiting[-1]
    bar.empty()


def _tell(bar, words: str, share: float) -> None:
    bar.progress(min(1.0, max(0.0, share)), text=html.plain(words))
