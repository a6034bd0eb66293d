"""The activity log in plain words: who did what when, for which government, from what to what."""

import csv
import hashlib
from html import escape
from io import StringIO

from data.number_format import format_number
from pages._output import html, version_words
from pages._output.open_data import FORMULA
from pages._output.words import join_words

KINDS = {  # code in the address -> (words, kinds of events)
    "semua": ("Semua kegiatan", ()),
    "unggah": ("Unggahan", ("upload",)),
    "koreksi": ("Koreksi dan isian", ("edit",)),
    "batal": ("Pembatalan", ("undo",)),
    "terbitan": ("Data terbitan", ("seed",)),
    "periksa": ("Kiriman dan pemeriksaan", ("kirim", "setuju", "kembalikan", "tarik")),
    "masuk": ("Masuk dan keluar", ("masuk", "keluar")),
    "ditolak": ("Ditolak", ("ditolak",)),
    "peran": ("Peran, dua mata, embargo", ("peran",)),
    "cadangan": ("Cadangan", ("cadangan",)),
}
DONE = {
    "ditolak": "Ditolak {}",
    "peran": "Mengubah {}",
    "cadangan": "Membuat cadangan {}",
    "kirim": "Mengirim {}",
    "setuju": "Menyetujui {}",
    "kembalikan": "Mengembalikan {}",
    "tarik": "Menarik {}",
}
VERSIONS = ("seed", "upload", "edit", "undo")
MOST_PLACES = 3  # governments named in one line
MOST_FIGURES = 3  # figures told with old and new value; what the question activity_log gives at most

COLUMNS = [
    html.Column("Waktu", "moment"),
    html.Column("Siapa", "who"),
    html.Column("Pemerintah daerah", "where"),
    html.Column("Kegiatan", "what"),
    html.Column("Semula", "old"),
    html.Column("Menjadi", "new"),
    html.Column("Alasan", "why"),
]
EXPORTED = [html.Column("Waktu UTC", "utc"), *COLUMNS, html.Column("Surel", "email"), html.Column("Versi", "version")]


def person_code(event: dict) -> str:
    """A person in the address: eight signs that say no name."""
    return hashlib.sha256(_person(event).encode()).hexdigest()[:8]


def people(events: list[dict]) -> dict[str, str]:
    """Code -> name of everybody in the log, in order of name."""
    found = {person_code(event): _person(event) for event in events}
    return dict(sorted(found.items(), key=lambda pair: pair[1].casefold()))


def _person(event: dict) -> str:
    return "aplikasi" if event["kind"] == "seed" else event["actor"] or "tanpa nama"


def years(events: list[dict], zone: str | None) -> list[int]:
    """The years of the log on the clock of `zone`, newest first."""
    return sorted({version_words.local_moment(event["happened_at"], zone).year for event in events}, reverse=True)


def choose_events(events: list[dict], kind: str, person: str, year: str, zone: str | None) -> list[dict]:
    """The events of one kind (KINDS), person and year; 'semua' is all of them."""
    kinds = KINDS[kind][1]
    return [
        event
        for event in events
        if (not kinds or event["kind"] in kinds)
        and (person == "semua" or person_code(event) == person)
        and (year == "semua" or str(version_words.local_moment(event["happened_at"], zone).year) == year)
    ]


def visible(events: list[dict], may_see, own_email: str) -> list[dict]:
    """The events somebody may see, told as far as they may be; may_see: function of a government code, or '*'.

    An event is seen with the right for one of its governments, and its values with the right for all of them. What is
    about no government at all, other than a version, is for those with the right everywhere and for the person it is
    about.
    """
    kept = []
    for event in events:
        seen = [code for code in event["governments"] if may_see(code)]
        is_about_none = not event["governments"]
        is_own = bool(own_email) and event["email"] == own_email
        if not (seen or is_own or (is_about_none and (event["kind"] in VERSIONS or may_see("*")))):
            continue
        hidden = {} if len(seen) == len(event["governments"]) else {"figures": None}
        kept.append(event | hidden)
    return kept


def log_lines(events: list[dict], names: dict[str, str], zones: dict[str, str], zone: str | None) -> list[dict]:
    """One line per event, in the zone of its government where it has one, else in `zone`."""
    return [_line(event, names, zones, zone) for event in events]


def _line(event: dict, names: dict[str, str], zones: dict[str, str], zone: str | None) -> dict:
    own_zones = {zones.get(code) for code in event["governments"]}
    place_zone = own_zones.pop() if len(own_zones) == 1 else zone
    what = what_words(event)
    old, new = content_words(event)
    mark = html.TAG if event["is_illustrative"] else ""
    moment = version_words.moment_words(event["happened_at"], place_zone)
    return {
        "moment": html.Markup(f'<span class="rb-moment">{escape(moment)}</span>'),
        "moment_value": moment,
        "utc": event["happened_at"].isoformat(sep=" ", timespec="seconds"),
        "who": _person(event),
        "email": event["email"],
        "where": places_words(event["governments"], names),
        "what": html.Markup(escape(what) + mark),
        "what_value": what + (" [ilustrasi]" if event["is_illustrative"] else ""),
        "old": old,
        "new": new,
        "why": event["reason"],
        "version": event["version_id"] and int(event["version_id"]),
    }


def places_words(codes: list[str], names: dict[str, str]) -> str | None:
    """'Kalimantan Timur dan Banten', '38 pemda' where they are many, None for none."""
    if len(codes) > MOST_PLACES:
        return f"{format_number(len(codes), 0)} pemda"
    return join_words(names.get(code, f"kode {code}") for code in codes) or None


def what_words(event: dict) -> str:
    """What was done, without who and when: 'Mengunggah nilai.xlsx: 12 baru.', 'Masuk sebagai analis'."""
    if event["kind"] in VERSIONS:
        told = version_words.activity_words(event)
        for beginning in (f"{event['actor']} ", f"{event['actor']}: "):
            if event["actor"] and told.startswith(beginning):
                told = told.removeprefix(beginning)
                break
        told = told.rstrip(".")
        return f"{told[:1].upper()}{told[1:]} (versi {int(event['version_id'])})"
    if event["kind"] == "masuk":
        is_known = event["subject"] and event["subject"] != "belum diberi peran"
        return f"Masuk sebagai {event['subject']}" if is_known else "Masuk, belum diberi peran"
    if event["kind"] == "keluar":
        return "Keluar"
    told = DONE.get(event["kind"], "{}").format(event["subject"] or event["kind"])
    for what in ("Koreksi", "Pembatalan"):  # of a submission: its number, what it is, and why
        told = told.replace(f": {what}", f", {what.lower()}", 1)
    return told


def content_words(event: dict) -> tuple[str | None, str | None]:
    """(before, after): of a version the figures it changed where they are few, else what was noted."""
    if event["kind"] not in VERSIONS:
        return event["old_content"], event["new_content"]
    count = sum(int(event[key] or 0) for key, _word in version_words.COUNTS)
    figures = event["figures"]
    if event["kind"] == "seed" or not figures or count > MOST_FIGURES:
        return None, None
    return tuple("; ".join(_figure_words(figure, when) for figure in figures) for when in ("old", "new"))


def _figure_words(figure: dict, when: str) -> str:
    values = (figure[f"{when}_{name}"] for name in version_words.PARTS)
    what = f"{version_words.what_words(figure)} {figure['year']}"
    if figure["kind"] != "realisasi":
        what += f" ({version_words.kind_words(figure)})"
    return f"{what}: {version_words.value_words(*values, figure['unit'])}"


def log_title(count: int, total: int) -> str:
    """'12 kegiatan', '12 dari 300 kegiatan' where some are filtered out."""
    if not total:
        return "Belum ada kegiatan"
    told = format_number(count, 0) if count == total else f"{format_number(count, 0)} dari {format_number(total, 0)}"
    return f"{told} kegiatan tercatat"


def build_csv(lines: list[dict]) -> bytes:
    """The log as CSV in the form of the open data: UTF-8 with byte order mark, commas, formulas neutralised."""
    stream = StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([column.name for column in EXPORTED])
    for line in lines:
        cells = [line.get(f"{column.key}_value", line.get(column.key)) for column in EXPORTED]
        writer.writerow(["" if cell is None else FORMULA.sub("'", str(cell)) for cell in cells])
    return stream.getvalue().encode("utf-8-sig")
