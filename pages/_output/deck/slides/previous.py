"""What earlier meetings decided and how it stands today: overdue first, then open, what is done at the end."""

from data.number_format import format_date, format_number
from pages._output.deck import text_fit
from pages._output.deck.brief import Brief
from pages._output.deck.model import Cell, Column, LeftOut, Notes, Slide, Table
from pages._output.deck.slides import telling
from pages._output.planning.decisions import CLOSED, RULE, STATES, STATUS, Standing, standings
from pages._output.sentences.planning import deadline_words, decisions_counts, decisions_title
from pages._output.words import join_words

COLUMNS = (
    Column("No", 0.05, True),
    Column("Keputusan", 0.41),
    Column("PIC", 0.20),
    Column("Tenggat", 0.16),
    Column("Status", 0.18),
)
NOTHING = "Belum ada keputusan raker yang dicatat; catat di Rencana aksi."
LONGEST, LONGEST_PIC = 110, 60  # letters of a decision and of a PIC in the table; whole in the notes


def build_previous(brief: Brief) -> Slide | LeftOut:
    """Every decision that is still open, and what the newest raker decided and is closed since; all are counted."""
    every, told = standings(brief.decisions, brief.today), shown_of(brief)
    if not told:
        return LeftOut(NOTHING)
    flags = [one.is_illustrative for one in every]
    title = telling.title_of([telling.unmarked(decisions_title(every))], flags)
    with_tags = not all(flags)
    rows = [_row(number, one, with_tags) for number, one in enumerate(told, 1)]
    rows = rows[: text_fit.rows_that_fit(COLUMNS, rows)]
    rest = told[len(rows) :]
    older = len(every) - len(told)
    footer, dropped = telling.footer_of(
        "Sumber: catatan keputusan raker di Rencana aksi.",
        telling.as_of_today(brief),
        more=[
            telling.upper_first(f"{decisions_counts(every)}."),
            f"{format_number(older, 0)} yang ditutup dari raker sebelumnya tidak ditampilkan." if older else "",
            f"Tidak ditampilkan: {format_number(len(rest), 0)} keputusan (di catatan)." if rest else "",
            RULE,
        ],
    )
    counted = telling.marked(f"Keputusan raker {brief.name}: {decisions_counts(every)}.", flags)
    return Slide(
        "keputusan_lalu",
        title,
        Table(COLUMNS, tuple(rows), telling.table_words(title, rows)),
        footer,
        _notes(brief, counted, told, rest, dropped),
        any(flags),
        telling.subtitle_of(*_subtitles(brief, told)),
    )


def shown_of(brief: Brief) -> list[Standing]:
    """Every open decision, and the closed ones of the newest raker held until today."""
    every = standings(brief.decisions, brief.today)
    held = [one.raker_date for one in every if one.raker_date and one.raker_date <= brief.today]
    newest = max(held, default=None)
    return [one for one in every if one.state not in CLOSED or one.raker_date == newest]


def _subtitles(brief: Brief, told: list[Standing]) -> list[str]:
    days = sorted({one.raker_date for one in told if one.raker_date})
    named = f"Keputusan raker {brief.name}"
    forms = [f"{named}, {join_words(format_date(day) for day in days)}"] if days else []
    if len(days) > 1:
        forms.append(f"{named}, {format_date(days[0])} sampai {format_date(days[-1])}")
    return [*forms, named]


def _row(number: int, one: Standing, with_tag: bool) -> tuple[Cell, ...]:
    sign, word, role = STATES[one.state]
    if one.state == "terlambat":
        word = deadline_words(one)
    elif one.state == "terbuka":
        word = STATUS.get(one.status, word)
    tone = role or ("muted" if one.state in CLOSED else "ink")
    return (
        Cell(str(number), number),
        Cell(telling.tagged(shortened(one.decision, LONGEST), with_tag and one.is_illustrative)),
        Cell(shortened(one.pic, LONGEST_PIC) if one.pic else "belum ditunjuk", tone="ink" if one.pic else "muted"),
        Cell(format_date(one.deadline) if one.deadline else "tanpa tenggat", tone="ink" if one.deadline else "muted"),
        Cell(f"{sign} {word}", tone=tone, is_bold=one.state == "terlambat"),
    )


def shortened(words: str, longest: int) -> str:
    """Words of at most so many letters, cut at a space where there is one."""
    if len(words) <= longest:
        return words
    cut = words[: longest - 1]
    return f"{cut.rpartition(' ')[0] or cut}…"


def _notes(brief: Brief, counted: str, told: list[Standing], rest: list[Standing], dropped: list[str]) -> Notes:
    say = [counted]
    say += [telling.marked(_line(one), [one.is_illustrative]) for one in told if one.state == "terlambat"]
    caveats = ["Keadaan menurut catatan; yang sudah dikerjakan dan belum dicatat tetap tampak terbuka.", RULE]
    caveats += ["Keputusan yang ditutup dari raker sebelum yang terakhir dihitung dan tidak ditampilkan."]
    caveats += [f"Tidak masuk tabel: {_line(one)}" for one in rest]
    questions = (
        "Apa yang menahan keputusan yang lewat tenggat, dan siapa yang dapat membukanya?",
        "Tenggat mana yang perlu ditetapkan ulang hari ini?",
    )
    recorded = {row["decision_id"]: row for row in brief.decisions}
    origins = [_origin(one, recorded[one.decision_id]) for one in told]
    return Notes(tuple(say), tuple(dict.fromkeys([*caveats, *dropped])), questions, tuple(origins))


def _line(one: Standing) -> str:
    """'Menyusun SOP; PIC Biro Organisasi; terlambat 12 hari. Tindak lanjut: draf dibahas.'"""
    state = f"{STATES[one.state][1]}, {deadline_words(one)}" if one.state in CLOSED else deadline_words(one)
    told = [one.decision.strip().rstrip("."), f"PIC {one.pic}" if one.pic else "PIC belum ditunjuk", state]
    follow_up = f" Tindak lanjut: {one.follow_up.rstrip('.')}." if one.follow_up else ""
    return f"{'; '.join(told)}.{follow_up}"


def _origin(one: Standing, row: dict) -> str:
    held = f"raker {format_date(one.raker_date)}" if one.raker_date else "raker tanpa tanggal"
    actor = f" oleh {row['actor']}" if row["actor"] else ""
    words = f"Keputusan {one.decision_id}: {held}, dicatat{actor}, versi {format_number(row['version_id'], 0)}"
    return f"{telling.tagged(words, one.is_illustrative)}."
