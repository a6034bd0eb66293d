"""The six questions of every perangkat daerah: who has answered what, with its evidence, and the share complete."""

from datetime import date
from fractions import Fraction
from html import escape
from typing import NamedTuple

from data.number_format import format_date
from pages._output import html
from pages._output.planning.values import day_of, key_of, mark, offices_of, percent, plain, present, share, tag, tagged
from pages._output.study_questions import TOPICS, Topic

# Question of the store -> its topic, in the words of the study pack.
QUESTIONS: dict[str, Topic] = {"delapan_area" if code == "area" else code: topic for code, topic in TOPICS.items()}
# Answer -> (mark, word, palette role or None); None is no answer.
ANSWERS = {
    "sudah": ("▲", "sudah", "above"),
    "sebagian": ("●", "sebagian", None),
    "belum": ("▼", "belum", "below"),
    None: ("–", "belum dijawab", None),
}
RULE = (
    "Lengkap: bagian jawaban “sudah” dari enam pertanyaan. “Sebagian”, “belum”, dan yang belum dijawab tidak dihitung "
    "lengkap."
)


class Answer(NamedTuple):
    """One answer of one perangkat daerah."""

    code: str | None  # key of ANSWERS
    evidence_url: str | None = None
    checked_on: date | None = None
    note: str | None = None
    is_illustrative: bool = False


class Office(NamedTuple):
    """One perangkat daerah and its answers by question, every key of QUESTIONS."""

    name: str
    answers: dict[str, Answer]
    is_illustrative: bool  # the office itself is known from illustrative rows alone

    @property
    def done(self) -> int:
        return sum(one.code == "sudah" for one in self.answers.values())

    @property
    def answered(self) -> int:
        return sum(one.code is not None for one in self.answers.values())

    @property
    def done_pct(self) -> Fraction:
        """Share of the six that are 'sudah'; what is not answered counts as not complete."""
        return share(self.done, len(QUESTIONS))

    @property
    def answer_flags(self) -> tuple[bool, ...]:
        """is_illustrative of what is answered; nothing where nothing is."""
        return tuple(one.is_illustrative for one in self.answers.values() if one.code)

    @property
    def flags(self) -> tuple[bool, ...]:
        return self.answer_flags or (self.is_illustrative,)


def checklist(answers: list[dict], offices: list[dict]) -> list[Office]:
    """Every perangkat daerah by name, with and without answers.

    answers: rows of the question checklist; offices: rows of the question offices. An office that only answered is
    listed too, a row that names several is of each,
    two spellings of one are one (a real answer before an illustrative one, then the newest version); an
    answer or question outside the vocabulary is left out.
    """
    usable = [row for row in answers if row["question"] in QUESTIONS and row["answer"] in ANSWERS]
    names: dict[str, tuple[str, bool]] = {}
    for row in [*offices, *usable]:
        for name in offices_of(row):
            names.setdefault(key_of(name), (name, bool(row["is_illustrative"])))
    given: dict[str, dict[str, Answer]] = {}
    for row in sorted(usable, key=lambda one: (not one["is_illustrative"], one["version_id"])):
        for name in offices_of(row):
            given.setdefault(key_of(name), {})[row["question"]] = _answer(row)
    told = [
        Office(name, {code: given.get(key, {}).get(code, Answer(None)) for code in QUESTIONS}, is_illustrative)
        for key, (name, is_illustrative) in names.items()
    ]
    return sorted(told, key=lambda one: one.name)


def _answer(row: dict) -> Answer:
    return Answer(
        row["answer"], present(row["evidence_url"]), day_of(row["checked_on"]), present(row["note"]),
        bool(row["is_illustrative"]),
    )  # fmt: skip


def done_count(offices: list[Office]) -> tuple[int, int]:
    """(questions answered 'sudah', all questions of all offices)."""
    return sum(one.done for one in offices), len(offices) * len(QUESTIONS)


def unanswered_count(offices: list[Office]) -> int:
    return sum(len(QUESTIONS) - one.answered for one in offices)


def done_by_question(offices: list[Office]) -> dict[str, int]:
    """Question -> perangkat daerah that answered 'sudah'."""
    return {key: sum(one.answers[key].code == "sudah" for one in offices) for key in QUESTIONS}


def matrix(offices: list[Office], *, caption: str) -> str:
    """Perangkat daerah against the six questions: mark and word, under it evidence and date; the share at the end."""
    heads = "".join(f'<th scope="col">{escape(topic.name)}</th>' for topic in QUESTIONS.values())
    body = "".join(_line(one) for one in offices)
    return (
        f'<div class="rb-scroll"><table class="rb-table rb-checklist"><caption class="rb-hidden">{escape(caption)}'
        f'</caption><thead><tr><th scope="col">Perangkat daerah</th>{heads}'
        f'<th scope="col" class="rb-number">Lengkap</th></tr></thead><tbody>{body}</tbody></table></div>'
    )


def _line(office: Office) -> str:
    whole = set(office.flags)
    name_tag = tag(office.flags) if whole == {True} else ""
    cells = "".join(f"<td>{_cell(one, not name_tag)}</td>" for one in office.answers.values())
    told = f"{office.done} dari {len(QUESTIONS)}"
    return (
        f'<tr><th scope="row">{escape(office.name)}{name_tag}</th>{cells}'
        f'<td class="rb-number">{told}<small>{percent(office.done_pct, 0)}</small></td></tr>'
    )


def _cell(answer: Answer, with_tag: bool) -> str:
    """'▲ sudah' and 'bukti · 3 Juni 2025'; the note shows on pointing."""
    if answer.code is None:
        return '<span class="rb-muted">–<span class="rb-hidden"> belum dijawab</span></span>'
    words = html.judgement(ANSWERS[answer.code])
    shown = f'<span title="{escape(answer.note)}">{words}</span>' if answer.note else words
    invented = tag([answer.is_illustrative]) if with_tag else ""
    below = " · ".join(filter(None, [_evidence(answer.evidence_url), _day(answer.checked_on)]))
    return f"{shown}{invented}" + (f"<small>{below}</small>" if below else "")


def _evidence(url: str | None) -> str:
    """A link for an http(s) address; anything else is told as it is written."""
    if not url:
        return ""
    linked = html.link("bukti", url)
    return linked if isinstance(linked, html.Markup) else escape(url)


def _day(day: date | None) -> str:
    return escape(format_date(day)) if day else ""


COLUMNS = [
    html.Column("Perangkat daerah", "name"),
    html.Column("Pertanyaan", "question"),
    html.Column("Jawaban", "answer"),
    html.Column("Bukti", "evidence"),
    html.Column("Diperiksa", "checked"),
    html.Column("Catatan", "note"),
    html.Column("Lengkap (%)", "done", True),
    html.Column("Tanda", "mark"),
]


def table_lines(offices: list[Office]) -> list[dict]:
    """One line of COLUMNS for each perangkat daerah and question."""
    return [
        {
            "name": tagged(office.name, [answer.is_illustrative]), "name_value": office.name,
            "question": QUESTIONS[key].name,
            "answer": html.judgement(ANSWERS[answer.code]), "answer_value": ANSWERS[answer.code][1],
            "evidence": html.Markup(_evidence(answer.evidence_url)) or None, "evidence_value": answer.evidence_url,
            "checked": format_date(answer.checked_on) if answer.checked_on else None,
            "checked_value": answer.checked_on, "note": answer.note,
            "done": percent(office.done_pct), "done_value": plain(office.done_pct),
            "mark": mark([answer.is_illustrative]),
        }
        for office in offices
        for key, answer in office.answers.items()
    ]  # fmt: skip
