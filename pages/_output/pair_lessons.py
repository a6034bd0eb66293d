"""What one government can learn from another: since when it leads, its path, what to ask, how sure the numbers are."""

from html import escape
from itertools import pairwise
from typing import NamedTuple

from data.number_format import format_number, format_signed
from pages._output import html
from pages._output.matrix import address_of
from pages._output.owners import Owner
from pages._output.pair_data import (
    Run,
    cell_value,
    comparable,
    drawn,
    gap_words,
    mark_words,
    plain_number,
    result_words,
    standing,
    years_mark,
    years_words,
)
from pages._output.sentences.benchmarking import conflicts, since_words
from pages._output.words import EVIDENCE

MOST = 3
MOST_DETAILS = 6
INVENTED = " ilustrasi"
LEAST_STEP = 0.005  # of the scale: a rise below this is not asked about


class Lesson(NamedTuple):
    """One indicator on which the partner leads, with everything known about its lead."""

    line: dict  # row of comparison
    run: Run  # since when the lead holds
    path: list[dict]  # rows of pair_series in which the partner has a result, oldest first
    details: list[dict]  # rows of component_history of the partner, newest year
    claims: list[dict]  # rows of other_claims of both whose number differs
    owner: Owner | None  # of ours


def leads(lines: list[dict], side: str) -> list[dict]:
    """The indicators on which 'peer' or 'own' is higher, widest first; classes and numbers without scale last."""
    wanted = "lebih_rendah" if side == "peer" else "lebih_tinggi"
    found = [line for line in comparable(lines) if standing(line) == wanted]
    numbers = sorted(drawn(found), key=lambda line: -abs(line["difference_pct"]))
    return numbers + [line for line in found if line not in numbers]


def lesson_html(lesson: Lesson, own: str, peer: str) -> str:
    """One lesson: who stands where, then its facts."""
    line = lesson.line
    gap = gap_words(line) if line["difference_points"] is not None else ""
    head = (
        f"{escape(line['short_name'])} {line['year']}: {escape(peer)} {_tagged(line, 'peer')}, "
        f"kita {_tagged(line, 'own')}"
    )
    return (
        f'<div class="rb-lesson"><h3><span>{head}</span><small>{gap}</small></h3>'
        f"{html.facts(facts(lesson, own, peer))}</div>"
    )


def _tagged(line: dict, side: str) -> str:
    """The result of one side as safe HTML, its mark directly behind it."""
    return escape(result_words(line, side)) + (html.TAG if line[f"{side}_is_illustrative"] else "")


def facts(lesson: Lesson, own: str, peer: str) -> list[tuple[str, str]]:
    """(name, words) of one lesson; only what is known."""
    found = [
        ("Lebih tinggi sejak", _marked(since_words(lesson.run, peer), lesson.run.is_illustrative)),
        (f"Jejak {peer}", _path(lesson)),
        ("Tanyakan", step_words(lesson)),
        (f"Rincian {_details_year(lesson)}", details_words(lesson)),
        ("Bukti", evidence_words(lesson, own, peer)),
        ("Sumber lain", conflicts(lesson.claims)),
        ("Sumber", _source(lesson, peer)),
        ("Pengampu kita", _owner(lesson.owner)),
    ]
    return [(name, words) for name, words in found if words]


def _marked(words: str, is_illustrative: bool) -> str:
    return html.Markup(escape(words) + html.TAG) if is_illustrative else words


def _path(lesson: Lesson) -> str:
    """The path with one mark where every value of it is illustrative."""
    if not all(one["peer_is_illustrative"] for one in lesson.path):
        return path_words(lesson)
    return _marked(path_words(lesson).replace(INVENTED, ""), True)


def path_words(lesson: Lesson) -> str:
    """'67,18 (2022), 91,16 (2023); metode sebelumnya: 73,95 (2021)': every result of the partner, never one line."""
    now = lesson.line["year"]
    method = lesson.line["method_code"]
    groups = [
        ("", [one for one in lesson.path if one["method_code"] == method]),
        (
            "metode sebelumnya: ",
            [one for one in lesson.path if one["method_code"] != method and one["year"] < now],
        ),
        (
            "metode sesudahnya: ",
            [one for one in lesson.path if one["method_code"] != method and one["year"] > now],
        ),
    ]
    return "; ".join(name + _values(lines) for name, lines in groups if lines)


def _values(lines: list[dict]) -> str:
    """Each number with its year; equal classes of several years together: 'WTP (2016–2024)'."""
    runs: list[tuple[str, list[int]]] = []
    for line in lines:
        value = line["peer_value"]
        words = format_number(value) if value is not None else line["peer_predikat"] or "–"
        words += INVENTED if line["peer_is_illustrative"] else ""
        if runs and value is None and runs[-1][0] == words:
            runs[-1][1].append(line["year"])
        else:
            runs.append((words, [line["year"]]))
    return ", ".join(f"{words} ({years_words(years)})" for words, years in runs)


def step_words(lesson: Lesson) -> str:
    """'Apa yang dijalankan antara 2022 dan 2023, ketika nilainya naik 23,98 poin?': asks, and presumes no cause.

    The largest rise under the method between two numbers with no other result between them, also no class.
    """
    steps = [
        (last["peer_value"] - before["peer_value"], before, last)
        for before, last in pairwise(lesson.path)
        if before["method_code"] == last["method_code"] == lesson.line["method_code"]
        and before["peer_value"] is not None
        and last["peer_value"] is not None
    ]
    rise, first, last = max(steps, default=(0, None, None), key=lambda step: step[0])
    scale = lesson.line["scale_maximum"]
    if rise <= 0 or scale is None or rise < float(scale - lesson.line["scale_minimum"]) * LEAST_STEP:
        return ""
    mark = years_mark([first, last], "peer")
    told = f"{format_number(rise)} poin" + (f" ({mark})" if mark else "")
    return f"Apa yang dijalankan antara {first['year']} dan {last['year']}, ketika nilainya naik {told}?"


def _details_year(lesson: Lesson) -> str:
    return str(lesson.details[0]["year"]) if lesson.details else ""


def details_words(lesson: Lesson) -> str | html.Markup:
    """'layanan 4,14, kebijakan 3,60', or with many parts 'tertinggi …; terendah …', of the partner's newest result."""
    told = [
        f"{line['component_name'].partition(': ')[2] or line['component_name']} {format_number(line['value'])}"
        for line in sorted(lesson.details, key=lambda line: -line["value"])
    ]
    words = ", ".join(told)
    if len(told) > MOST_DETAILS:
        words = f"tertinggi {', '.join(told[:3])}; terendah {', '.join(reversed(told[-3:]))}"
    return _marked(words, any(line["is_illustrative"] for line in lesson.details))


def evidence_words(lesson: Lesson, own: str, peer: str) -> str:
    """'Banten: pers, 2 sumber; Maluku Utara: pers, 1 sumber'."""
    told = []
    for side, name in (("peer", peer), ("own", own)):
        if lesson.line[f"{side}_is_illustrative"]:
            told.append(f"{name}: ilustrasi, bukan data sebenarnya")
            continue
        evidence = lesson.line[f"{side}_evidence"]
        count = lesson.line[f"{side}_source_count"] or 0
        told.append(
            f"{name}: {EVIDENCE.get(evidence, evidence or 'unggahan')}" + (f", {count} sumber" if count else "")
        )
    return "; ".join(told)


def _source(lesson: Lesson, peer: str) -> html.Markup:
    """Publisher of the partner's figure as a link, and the history of the figure."""
    shown = next((one for one in lesson.path if one["year"] == lesson.line["year"]), lesson.path[-1])
    name = shown["peer_publisher"] or shown["peer_source_title"] or "unggahan"
    figure = {
        "government_code": lesson.line["peer_code"],
        "indicator_code": lesson.line["indicator_code"],
        "year": lesson.line["year"],
        "kind": "realisasi",
    }
    history = f'<a href="{escape("sumber" + address_of(figure))}" target="_self">riwayat angka</a>'
    return html.Markup(f"{html.text(html.link(name, shown['peer_url']))} · {history}")


def _owner(owner: Owner | None) -> html.Markup | str:
    if owner is None:
        return ""
    return html.Markup(html.text(owner.words) + (html.TAG if owner.is_illustrative else ""))


def _owner_words(owner: Owner | None) -> str | None:
    return owner and owner.words + (" (ilustrasi)" if owner.is_illustrative else "")


def event_lines(events: list[dict]) -> list[str]:
    """Every event as safe HTML, newest first: year, title as a link, publisher."""
    return [
        f"<li><b>{event['year']}</b> {html.text(html.link(event['title'], event['url']))}"
        f'<span class="rb-muted"> {escape(event["publisher"] or "")}</span></li>'
        for event in sorted(events, key=lambda event: -event["year"])
    ]


def better_html(lines: list[dict], runs: list[Run | None]) -> str:
    """Where we are higher, one line each."""
    items = []
    for line, run in zip(lines, runs, strict=True):
        gap = f" {gap_words(line)} poin" if line["difference_points"] is not None else ""
        held = f", sejak {run.first_year}" if run else ""
        words = f"kita {_tagged(line, 'own')}, mitra {_tagged(line, 'peer')}"
        items.append(f"<li><b>{escape(line['short_name'])} {line['year']}</b>: {words}{gap}{escape(held)}</li>")
    return f'<ul class="rb-pair-list">{"".join(items)}</ul>'


COLUMNS = [
    html.Column("Indikator", "name"),
    html.Column("Tahun", "year", True),
    html.Column("Kita", "own", True),
    html.Column("Mitra", "peer", True),
    html.Column("Selisih", "gap", True),
    html.Column("Lebih tinggi sejak", "since"),
    html.Column("Jejak mitra", "path"),
    html.Column("Bukti", "evidence"),
    html.Column("Sumber lain", "conflict"),
    html.Column("Pengampu kita", "owner"),
    html.Column("Tanda", "mark"),
]


def table_lines(lessons: list[Lesson], own: str, peer: str) -> list[dict]:
    """The lessons as lines of a plain table."""
    return [
        {
            "name": one.line["short_name"],
            "year": one.line["year"],
            "own": result_words(one.line, "own"),
            "own_value": cell_value(one.line, "own"),
            "peer": result_words(one.line, "peer"),
            "peer_value": cell_value(one.line, "peer"),
            "gap": format_signed(one.line["difference_points"]),
            "gap_value": plain_number(one.line["difference_points"]),
            "since": since_words(one.run, peer),
            "path": path_words(one),
            "evidence": evidence_words(one, own, peer),
            "conflict": conflicts(one.claims) or None,
            "owner": _owner_words(one.owner),
            "mark": mark_words(one.line),
        }
        for one in lessons
    ]
