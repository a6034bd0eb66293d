"""The six questions of one perangkat daerah, answered in one form and saved as one version."""

from dataclasses import dataclass, field
from datetime import date

import streamlit as st

from data.ingest.storing.save_error import SaveError
from data.planning.checklist import answer as store_answers
from data.planning.model import ANSWERS, Answer
from pages._output import html
from pages._output.planning import editing_words
from pages._output.planning.checklist import QUESTIONS
from pages._output.planning.values import key_of
from pages._ui import access, asking, cards, planning_edit

KEY = "planning_checklist"
OTHER = ""
SHORT = {
    "road_map": "road map", "renaksi": "renaksi", "penerapan": "penerapan", "monev": "monev", "tim": "tim",
    "delapan_area": "delapan area",
}  # fmt: skip
LABELS = {"answer": "Jawaban", "evidence_url": "Bukti", "checked_on": "Tanggal", "note": "Catatan"}
BLANK = dict.fromkeys(LABELS) | {"version_id": None}


@dataclass
class Draft:
    """The form one person is filling: the real answers as they opened it, and what somebody else answered since."""

    office: str
    government: str
    version: int  # the data version the person has seen
    seen: dict[str, dict]  # question -> row, BLANK where nobody answered
    rounds: dict[str, int]  # question -> number of its fields; another number is other, freshly filled fields
    typed: dict[str, dict] = field(default_factory=dict)
    newer: dict[str, dict] = field(default_factory=dict)  # question -> what stands, where somebody else answered
    refusal: str | None = None


def show(government: str, offices: list[dict], answers: list[dict]) -> None:
    """The card "Isi enam pertanyaan"; offices and answers: rows of the questions offices and checklist."""
    with cards.card("planning_edit_checklist"):
        cards.heading("Isi enam pertanyaan", "Jawaban satu perangkat daerah; setiap simpanan dapat dibatalkan")
        planning_edit.show_said("checklist", government)
        if not planning_edit.may_write(government):
            return
        office = _choose_office(government, offices)
        if not office:
            st.html("<p class='rb-muted'>Pilih atau tulis perangkat daerahnya untuk mulai mengisi.</p>")
            return
        draft = _open(government, office)
        _show_both(draft)
        planning_edit.show_refusal(draft.refusal if not draft.newer else None)
        invented = [
            row for row in answers if row["is_illustrative"] and key_of(row["perangkat_daerah"]) == key_of(office)
        ]
        _show_form(draft, {row["question"]: row["answer"] for row in invented})


def _choose_office(government: str, offices: list[dict]) -> str:
    """One of the known perangkat daerah, or a new one by its name."""
    names = [row["perangkat_daerah"] for row in offices]
    left, right = st.columns(2)
    chosen = left.selectbox(
        "Perangkat daerah", [*names, OTHER], None, placeholder="Pilih", key=f"{KEY}_office_{government}",
        format_func=lambda name: html.plain(name) if name else "Perangkat daerah lain (tulis namanya)",
    )  # fmt: skip
    if chosen != OTHER:
        return chosen or ""
    return " ".join(right.text_input("Nama perangkat daerah", max_chars=150, key=f"{KEY}_other_{government}").split())


def _open(government: str, office: str) -> Draft:
    """The form as it is being filled; another one for another office or after it was off the screen."""
    kept = st.session_state.get(KEY)
    is_same = kept and (kept.government, kept.office) == (government, office)
    if is_same and any(_key(kept, question, "answer") in st.session_state for question in QUESTIONS):
        return kept
    version, standing = _read(government, office)
    rounds = {question: (kept.rounds[question] + 1 if kept else 0) for question in QUESTIONS}
    st.session_state[KEY] = Draft(office, government, version, standing, rounds)
    return st.session_state[KEY]


def _read(government: str, office: str) -> tuple[int, dict[str, dict]]:
    """(data version, question -> the real answer that stands); an illustrative one is never filled in."""
    version, found = planning_edit.read_standing("checklist", government_code=government)
    own = [row for row in found if not row["is_illustrative"] and key_of(row["perangkat_daerah"]) == key_of(office)]
    by_question = {row["question"]: row for row in own}
    return version, {question: _plain(by_question.get(question, BLANK)) for question in QUESTIONS}


def _plain(row: dict) -> dict:
    """A moment of the store as a day."""
    return row | {"checked_on": row["checked_on"] and date.fromisoformat(str(row["checked_on"])[:10])}


def _key(draft: Draft, question: str, name: str) -> str:
    return f"{KEY}_{draft.government}_{question}_{draft.rounds[question]}_{name}"


def _show_both(draft: Draft) -> None:
    """What somebody else answered meanwhile, beside what the person answered."""
    if not draft.newer:
        return
    planning_edit.show_refusal(draft.refusal)
    st.html(
        "<p class='rb-prose'>Isian Anda masih ada di formulir; bila disimpan lagi, isian itu menggantikan yang"
        " tersimpan.</p>"
    )
    for question, stands in list(draft.newer.items()):
        mine = draft.typed[question]
        lines = editing_words.side_lines(LABELS, draft.seen[question], mine, stands)
        if planning_edit.show_sides(QUESTIONS[question].name, lines, f"{KEY}_{question}"):
            draft.seen[question] = draft.newer.pop(question)
            draft.rounds[question] += 1  # the other questions keep what was typed
            draft.refusal = draft.refusal if draft.newer else None
            st.rerun()


def _show_form(draft: Draft, invented: dict[str, str]) -> None:
    with st.form(f"{KEY}_form", border=False):
        typed = {question: _fields(draft, question, invented.get(question)) for question in QUESTIONS}
        actor = access.ask_name("Nama Anda", f"{KEY}_actor", 150)
        wants_save = st.form_submit_button("Simpan jawaban", type="primary")
    if wants_save:
        _save(draft, typed, actor)


def _fields(draft: Draft, question: str, invented: str | None) -> dict:
    """The four fields of one question, as typed."""
    seen, topic, short = draft.seen[question], QUESTIONS[question], SHORT[question]
    said = f"<span> · jawaban ilustrasi: {html.text(invented)}, tidak diisikan</span>" if invented else ""
    st.html(f"<p class='rb-question'><b>{html.text(topic.name)}</b>{said}</p>")
    answer, evidence, day, note = st.columns([1.1, 2, 1.1, 2])
    options = ["", *ANSWERS]
    given = {
        "answer": answer.selectbox(
            f"Jawaban {short}", options, options.index(seen["answer"] or ""), key=_key(draft, question, "answer"),
            format_func=lambda one: one or "belum dijawab",
        ),
        "evidence_url": evidence.text_input(
            f"Bukti {short}", seen["evidence_url"] or "", max_chars=500, placeholder="https://",
            key=_key(draft, question, "evidence_url"),
        ),
        "checked_on": day.date_input(
            f"Tanggal {short}", seen["checked_on"], format="DD/MM/YYYY", key=_key(draft, question, "checked_on")
        ),
        "note": note.text_input(
            f"Catatan {short}", seen["note"] or "", max_chars=1000, key=_key(draft, question, "note")
        ),
    }  # fmt: skip
    return {name: (value.strip() or None) if isinstance(value, str) else value for name, value in given.items()}


def _save(draft: Draft, typed: dict[str, dict], actor: str) -> None:
    """Store the answers that differ from what was opened; a refusal leaves the form as it is."""
    changed = {
        question: said for question, said in typed.items() if any(said[n] != draft.seen[question][n] for n in said)
    }
    saved, refusal = planning_edit.attempt(lambda: _write(draft, changed, actor))
    version, standing = _read(draft.government, draft.office)
    if refusal is None:
        told = f"Jawaban {draft.office} tersimpan sebagai versi {saved}."
        planning_edit.say("checklist", draft.government, told, saved)
        rounds = {question: number + 1 for question, number in draft.rounds.items()}
        st.session_state[KEY] = Draft(draft.office, draft.government, version, standing, rounds)
    else:
        draft.typed, draft.refusal = typed, refusal
        _compare(draft, version, standing, changed)
    st.rerun()


def _compare(draft: Draft, version: int, standing: dict[str, dict], changed: dict[str, dict]) -> None:
    """Go on from what stands now: what both answered is shown, what only somebody else answered is filled in."""
    newer = {q: row for q, row in standing.items() if row["version_id"] != draft.seen[q]["version_id"]}
    if newer.keys() & changed.keys():
        draft.version = version
        draft.newer = {question: row for question, row in newer.items() if question in changed}
        for question in newer.keys() - changed.keys():
            draft.seen[question] = newer[question]
            draft.rounds[question] += 1


def _write(draft: Draft, changed: dict[str, dict], actor: str) -> int:
    for question, said in changed.items():
        if said["answer"] is None and any(said[name] for name in ("evidence_url", "checked_on", "note")):
            raise SaveError(
                f"{QUESTIONS[question].name}: pilih jawabannya; bukti, tanggal, dan catatan disimpan bersama jawaban."
            )
    return store_answers(
        asking.connection(), access.caller(), actor=actor, government=draft.government, base_version=draft.version,
        answers=[Answer(draft.office, question, **said) for question, said in changed.items()],
    )  # fmt: skip
