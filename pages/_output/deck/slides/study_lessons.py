"""What a visit can learn from the first peer: since when it leads, its path, and what is recorded about its work."""

from pages._output.deck.brief import Brief
from pages._output.deck.model import Cell, Column, LeftOut, Notes, Slide
from pages._output.deck.slides import pair_bars, pair_tables, study_words, telling
from pages._output.owners import owner_of_indicator
from pages._output.pair_data import flags, result_words, run_of
from pages._output.pair_lessons import INVENTED, MOST, Lesson, leads, path_words, step_words
from pages._output.sentences import deck_comparison as titles
from pages._output.sentences.benchmarking import since_words
from pages._output.study_guide import KINDS_TOLD
from pages._output.words import join_words

LESSONS = (Column("Hal", 0.25), Column("Yang tercatat", 0.52), Column("Sumber", 0.23))


def build(brief: Brief) -> Slide | LeftOut:
    """Since when the partner leads, on which path, and what is recorded about its work, with sources."""
    if brief.pack is None:
        return LeftOut(titles.PICK_PEER)
    (own, peer), series = brief.pack.parties.names, brief.peers[0].series
    ahead = leads(pair_tables.newest_lines(series), "peer")
    lessons = [_lesson(brief, line) for line in ahead[:MOST]]
    events = sorted(
        (event for event in brief.pack.events if event["kind"] in KINDS_TOLD), key=lambda event: -event["year"]
    )
    if not lessons and not events:
        return LeftOut(f"Belum ada indikator sebanding yang lebih tinggi pada {peer}, juga belum ada catatan kerjanya.")
    rows = [_lesson_row(one, own, peer) for one in lessons] + [_event_row(event) for event in events]
    table, count = pair_tables.fitted(LESSONS, rows, f"Yang bisa dipelajari dari {peer}")
    told = lessons[:count]
    marks = flags([one.line for one in told]) + [row["peer_is_illustrative"] for one in told for row in one.path]
    names = [one.line["short_name"] for one in told]
    left = [f"{len(rows) - count} catatan"] if count < len(rows) else []
    left += [f"{len(ahead) - len(lessons)} indikator lain yang lebih tinggi"] if len(ahead) > len(lessons) else []
    footer, _ = telling.footer_of(
        "Tahun sebanding: keduanya dinilai pada tahun itu dengan metode yang sama.",
        f"Selengkapnya di halaman Benchmarking: {join_words(left)}." if left else "",
        study_words.INVENTED if any(marks) else "",
        telling.as_of(brief),
        more=[titles.ASSOCIATION],
    )
    return Slide(
        "kt_pelajaran",
        telling.title_of(titles.within(titles.study_lessons_titles(peer, names, len(events)), marks), marks),
        table,
        footer,
        _lesson_notes(brief, lessons, events, marks),
        any(marks),
        subtitle=telling.subtitle_of(f"Jejak nilai {peer} dan catatan kerjanya", peer),
    )


def _lesson(brief: Brief, line: dict) -> Lesson:
    """One indicator on which the partner leads; rows of pair_series hold all that is told here."""
    code, series = line["indicator_code"], brief.peers[0].series
    path = [one for one in series if one["indicator_code"] == code and one["peer_has_result"]]
    owner = owner_of_indicator(code, brief.owners)
    return Lesson(line, run_of(series, code, line["year"]), path, [], [], owner)


def _lesson_row(lesson: Lesson, own: str, peer: str) -> tuple[Cell, ...]:
    line = lesson.line
    mark = pair_bars.side_mark((line["own_is_illustrative"], line["peer_is_illustrative"]), peer)
    head = f"{line['short_name']} {line['year']}: {peer} {result_words(line, 'peer')}, kita {result_words(line, 'own')}"
    since = telling.tagged(since_words(lesson.run, peer), lesson.run.is_illustrative)
    told = f"Lebih tinggi sejak {since}. Jejak: {_path(lesson)}."
    return Cell(head + mark, is_bold=True), Cell(told), Cell(pair_bars.origin_words(line, "peer"), tone="muted")


def _path(lesson: Lesson) -> str:
    """Every result of the partner, with one mark where all are illustrative."""
    every = all(one["peer_is_illustrative"] for one in lesson.path)
    return telling.tagged(path_words(lesson).replace(INVENTED, ""), True) if every else path_words(lesson)


def _event_row(event: dict) -> tuple[Cell, ...]:
    return Cell(f"Catatan {event['year']}"), Cell(event["title"]), Cell(event["publisher"] or "–", tone="muted")


def _lesson_notes(brief: Brief, lessons: list[Lesson], events: list[dict], marks: list[bool]) -> Notes:
    own, peer = brief.pack.parties.names
    say = [
        f"{one.line['short_name']}: lebih tinggi sejak {since_words(one.run, peer)}. Jejak {peer}: {_path(one)}."
        for one in lessons
    ]
    say += [f"{event['year']}: {event['title']}." + (f" {event['note']}." if event["note"] else "") for event in events]
    owners = [f"Pengampu kita untuk {one.line['short_name']}: {one.owner.words}." for one in lessons if one.owner]
    asked = [f"{one.line['short_name']}: {words}" for one in lessons if (words := step_words(one))]
    asked = asked or [f"Apa dari catatan kerja {peer} yang dapat dipakai di sini?"]
    told = pair_bars.origins_of_lines([one.line for one in lessons], brief.peers[0].series, own, peer)
    sources = tuple(study_words.event_origin(event) for event in events)
    return Notes(tuple(say + owners), study_words.caveats(brief, marks), tuple(asked), told + sources)
