"""Decisions: what earlier meetings decided (`build_previous`), and what this one is asked, the last word of a deck."""

from pages._output import notes
from pages._output.deck import text_fit
from pages._output.deck.brief import Brief
from pages._output.deck.model import Cell, Column, LeftOut, Notes, Slide, Table
from pages._output.deck.slides import telling
from pages._output.deck.slides.previous import build_previous
from pages._output.deck.slides.proposals import AUDITOR, PLANNER, Proposal, proposals
from pages._output.sentences import deck as titles

__all__ = ["build_asked", "build_previous"]
COLUMNS = (
    Column("No", 0.05, True),
    Column("Keputusan", 0.46),
    Column("PIC (usulan)", 0.22),
    Column("Tenggat", 0.15),
    Column("Status", 0.12),
)
MOST = 6
DUE, STATE = "diisi saat raker", "○ usulan"


def build_asked(brief: Brief) -> Slide | LeftOut:
    """At most six proposals, the most pressing first."""
    every = proposals(brief)
    rows = [_row(number, one) for number, one in enumerate(every[:MOST], 1)]
    rows = rows[: text_fit.rows_that_fit(COLUMNS, rows)]
    if not rows:
        return LeftOut("Tidak ada yang diusulkan: aturan usulan tidak menemukan kekosongan atau selisih.")
    shown, rest = every[: len(rows)], every[len(rows) :]
    flags = [one.is_illustrative for one in shown]
    title = telling.title_of([titles.asked_title(len(rows))], flags)
    version = brief.version["version_id"]
    footer, dropped = telling.footer_of(
        f"Usulan disusun dengan aturan dari kekosongan dan selisih pada data versi {version}; aturannya di catatan.",
        notes.as_of(brief.version["data_as_of"]),
        more=[telling.cut_sentence("Usulan lain", [one.words for one in rest])],
    )
    return Slide(
        "keputusan",
        title,
        Table(COLUMNS, tuple(rows), telling.table_words(title, rows)),
        footer,
        _notes(shown, rest, dropped),
        any(flags),
        telling.subtitle_of(f"Usulan untuk {brief.name}, {brief.meeting}"),
    )


def _row(number: int, one: Proposal) -> tuple[Cell, ...]:
    return (
        Cell(str(number), number),
        Cell(telling.tagged(one.words, one.is_illustrative)),
        Cell(one.owner),
        Cell(DUE, tone="muted"),
        Cell(STATE),
    )


def _notes(shown: list[Proposal], rest: list[Proposal], dropped: list[str]) -> Notes:
    say = [f"{number}. {one.words}. Aturan: {one.rule}" for number, one in enumerate(shown, 1)]
    caveats = [
        "PIC adalah usulan: pengampu yang dimuat, atau menurut aturan.",
        f"Aturan PIC: nilai, pengampu ke Organisasi; target ke {PLANNER}; skor area, sumber berbeda ke {AUDITOR}.",
    ]
    caveats += [f"Tidak masuk tabel: {one.words}. Aturan: {one.rule}" for one in rest]
    questions = ("Siapa yang memutuskan, dan kapan hasilnya dilaporkan?", "Apa yang terjadi bila tenggat lewat?")
    origins = [f"Usulan {number}: {one.origin}" for number, one in enumerate(shown, 1) if one.origin]
    return Notes(tuple(say), tuple(dict.fromkeys([*caveats, *dropped])), questions, tuple(origins))
