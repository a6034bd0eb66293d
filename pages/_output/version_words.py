"""Versions in plain words: when, who, what changed, and the lines of a difference."""

from datetime import datetime, timedelta
from html import escape

from data.number_format import format_date, format_number, format_signed
from pages._output import html
from pages._output.words import KIND, STATUS, join_words, provisional_words

ZONES = {"WIB": 7, "WITA": 8, "WIT": 9}  # hours ahead of UTC; Indonesia keeps no summer time
OWNER = "pengampu"  # the kind of a difference that is no figure
CHANGE = {"baru": ("+", "baru", "above"), "berubah": ("●", "berubah", None), "hilang": ("✕", "ditarik", "below")}


def local_moment(moment: datetime, zone: str | None) -> datetime:
    """A moment of the store (UTC) on the clock of a government's zone; WIB where no zone is known."""
    return moment + timedelta(hours=ZONES.get(zone, ZONES["WIB"]))


def moment_words(moment: datetime, zone: str | None) -> str:
    """datetime(2026, 11, 21, 3, 5), 'WITA' -> '21 November 2026 11.05 WITA'."""
    local = local_moment(moment, zone)
    return f"{format_date(local)} {local.hour:02}.{local.minute:02} {zone if zone in ZONES else 'WIB'}"


def letter_words(version: dict) -> str | None:
    """'surat B/123 tanggal 2 Januari 2026', or None without a letter."""
    if not version["letter_number"]:
        return None
    dated = f" tanggal {format_date(version['letter_date'])}" if version["letter_date"] else ""
    return f"surat {version['letter_number']}{dated}"


def activity_words(version: dict) -> str:
    """What one version did, as a sentence without its date: 'Siti mengunggah nilai.xlsx: 12 baru (surat B/123).'"""
    actor = version["actor"] or "seseorang"
    undone = f" Dibatalkan oleh versi {version['undone_by']}." if version["undone_by"] else ""
    if version["kind"] == "edit" and version["title"].startswith("Kelompok: "):  # a group changes no figure
        return f"{actor}: {version['title'][:1].lower()}{version['title'][1:]}.{undone}"
    if version["kind"] == "edit" and version["title"].startswith(PLANNING):
        told = f"{version['title'][:1].lower()}{version['title'][1:]}".rstrip(".")
        return f"{actor}: {told} ({count_words(version)}).{undone}"
    files = file_words(version["file_names"] or [])
    done = {
        "seed": f"Data terbitan dimuat: {version['title']}",
        "upload": f"{actor} mengunggah {files or version['title']}",
        "edit": f"{actor} memperbaiki angka: {version['title']}",
        "undo": f"{actor} membatalkan versi {version['undoes_version']}",
    }.get(version["kind"], f"{actor}: {version['title']}")
    letter = letter_words(version)
    tail = f" ({letter})" if letter else ""
    return f"{done}: {count_words(version)}{tail}.{undone}"


def file_words(names: list[str]) -> str:
    """'a.xlsx dan b.xlsx'; of many the first and how many: '10 berkas, di antaranya a.xlsx'. '' for none."""
    return join_words(names) if len(names) <= MOST_FILES else f"{len(names)} berkas, di antaranya {names[0]}"


MOST_FILES = 3  # named one by one
PLANNING = ("Renaksi: ", "Keputusan raker: ", "Enam pertanyaan: ")  # how titles of edits of the planning begin
PLANNED = (("action_count", "renaksi"), ("decision_count", "keputusan raker"), ("answer_count", "jawaban"))
COUNTS = (("new_count", "baru"), ("changed_count", "berubah"), ("gone_count", "ditarik"))


def count_words(version: dict) -> str:
    """'12 baru, 3 berubah; 8 pengampu area baru'; 'tidak ada angka berlaku yang berubah' where nothing did.

    Owners of areas are counted apart from figures, and records of the planning apart from both; without their counts
    nothing is said of them.
    """
    figures = [f"{format_number(version[key], 0)} {word}" for key, word in COUNTS if version[key]]
    owners = [(version.get(f"owner_{key}"), word) for key, word in COUNTS if version.get(f"owner_{key}")]
    nouns = ("pengampu area ", "", "")
    said = [f"{format_number(count, 0)} {noun}{word}" for (count, word), noun in zip(owners, nouns, strict=False)]
    planned = [f"{format_number(version[key], 0)} {noun}" for key, noun in PLANNED if version.get(key)]
    parts = [", ".join(part) for part in (figures, said, planned) if part]
    return "; ".join(parts) or "tidak ada angka berlaku yang berubah"


def difference_counts(differences: list[dict]) -> dict[str, int]:
    """The counts that count_words tells, of rows of the question version_difference."""
    counts = {f"{prefix}{key}": 0 for prefix in ("", "owner_") for key, _word in COUNTS}
    for one in differences:
        state = "new" if one["old_status"] is None else "gone" if one["new_status"] is None else "changed"
        counts[f"{'owner_' if one['kind'] == OWNER else ''}{state}_count"] += 1
    return counts


LOG_COLUMNS = [
    html.Column("Versi", "version_id", True),
    html.Column("Waktu", "moment"),
    html.Column("Kegiatan", "activity"),
    html.Column("Lampiran", "attachments"),
]


def log_lines(versions: list[dict], zone: str | None) -> list[dict]:
    """The activity log, newest first. versions: rows of the question versions."""
    return [
        {
            "version_id": version["version_id"],
            "moment": moment_words(version["created_at"], zone),
            "activity": html.Markup(escape(activity_words(version)) + (html.TAG if version["is_illustrative"] else "")),
            "activity_value": activity_words(version) + (" [ilustrasi]" if version["is_illustrative"] else ""),
            "attachments": join_words(version["attachment_names"] or []),
        }
        for version in versions
    ]


def choice_words(version: dict, zone: str | None) -> str:
    """A version in a select box: '3 · 21 November 2026 10.05 WIB · ilustrasi'."""
    mark = " · ilustrasi" if version["is_illustrative"] else ""
    return f"{version['version_id']} · {moment_words(version['created_at'], zone)}{mark}"


def version_on(versions: list[dict], day: str, zone: str | None) -> int | None:
    """The newest version on the evening of a day ('2026-11-21') on the clock of `zone`; None before the first."""
    known = [v["version_id"] for v in versions if local_moment(v["created_at"], zone).date().isoformat() <= day]
    return max(known, default=None)


def value_words(status, value, upper, predikat, unit: str = "") -> str:
    """A figure in a difference: '60,37 (B)', '77,76–78,71', 'hanya predikat A', 'belum dikeluarkan', 'tidak ada'."""
    if status is None:
        return "tidak ada"
    if status != "ada":
        return STATUS.get(status, status)
    if value is None:
        return f"hanya predikat {predikat}" if predikat else "tanpa angka"
    number = format_number(value, 0 if unit == "peringkat" else 2)
    number += f"–{format_number(upper)}" if upper is not None else ""
    return f"{number} ({predikat})" if predikat else number


DIFFERENCE_COLUMNS = [
    html.Column("Pemerintah daerah", "government_name"),
    html.Column("Indikator", "what"),
    html.Column("Tahun", "year", True),
    html.Column("Jenis", "kind_words"),
    html.Column("Semula", "old", True),
    html.Column("Menjadi", "new", True),
    html.Column("Selisih", "change", True),
    html.Column("Perubahan", "mark"),
]


OWNER_COLUMNS = [
    html.Column("Pemerintah daerah", "government_name"),
    html.Column("Area", "component_name"),
    html.Column("Semula", "old"),
    html.Column("Menjadi", "new"),
    html.Column("Perubahan", "mark"),
]


def difference_lines(differences: list[dict]) -> list[dict]:
    """One line per figure that differs. differences: rows of the question version_difference."""
    return [_difference_line(one) for one in differences]


def _difference_line(one: dict) -> dict:
    if one["kind"] == OWNER:
        return _owner_line(one)
    values = (one["old_value"], one["new_value"])
    change = values[1] - values[0] if None not in values else None
    state = "baru" if one["old_status"] is None else "hilang" if one["new_status"] is None else "berubah"
    return one | {
        "what": what_words(one),
        "kind_words": kind_words(one),
        "old": value_words(*(one[f"old_{name}"] for name in PARTS), one["unit"]),
        "new": value_words(*(one[f"new_{name}"] for name in PARTS), one["unit"]),
        "change": format_signed(change) if change else None,
        "change_value": change,
        "mark": html.judgement(CHANGE[state]),
        "mark_value": CHANGE[state][1],
    }


def _owner_line(one: dict) -> dict:
    """An area of which somebody else answers."""
    state = "baru" if one["old_status"] is None else "hilang" if one["new_status"] is None else "berubah"
    return one | {
        "what": what_words(one),
        "kind_words": OWNER,
        "old": _owner_cell(one, "old"),
        "old_value": _owner_words(one, "old"),
        "new": _owner_cell(one, "new"),
        "new_value": _owner_words(one, "new"),
        "change": None,
        "change_value": None,
        "mark": html.judgement(CHANGE[state]),
        "mark_value": CHANGE[state][1],
    }


def _owner_cell(one: dict, when: str) -> html.Markup:
    """Who answered for the area, with the mark where that is an illustration."""
    words = escape(one[f"{when}_words"] or "tanpa pengampu")
    return html.Markup(words + (html.TAG if one[f"{when}_is_illustrative"] else ""))


def _owner_words(one: dict, when: str) -> str:
    """The same as plain text for a workbook."""
    return (one[f"{when}_words"] or "tanpa pengampu") + (" [ilustrasi]" if one[f"{when}_is_illustrative"] else "")


PARTS = ("status", "value", "upper_value", "predikat")


def what_words(figure: dict) -> str:
    """Indicator, component and perangkat daerah of a figure: 'Indeks RB · Penguatan Pengawasan · Dinas Kesehatan'."""
    component = figure.get("component_name") or figure["component"]
    return " · ".join(filter(None, [figure["indicator_name"], component, figure["unit_code"]]))


def kind_words(figure: dict) -> str:
    """'nilai evaluasi', 'target RPJMD 2021' with its document, 'sementara, embargo sampai ...'."""
    paper = [figure.get("document"), figure.get("document_version")] if figure["kind"] == "target" else []
    return provisional_words(figure, " ".join(filter(None, [KIND[figure["kind"]], *paper])))


AS_OF_COLUMNS = [
    html.Column("Bagian", "what"),
    html.Column("Tahun", "year", True),
    html.Column("Jenis", "kind_words"),
    html.Column("Saat itu", "then", True),
    html.Column("Sejak versi", "since_version", True),
    html.Column("Sekarang", "now"),
]


def as_of_lines(figures: list[dict], unit: str) -> list[dict]:
    """The figures as they stood. figures: rows of figures_at_version; `now` says what differs today."""
    lines = []
    for one in figures:
        then = value_words(*(one[name] for name in PARTS), unit)
        now = value_words(*(one[f"now_{name}"] for name in PARTS), unit)
        part = " · ".join(filter(None, [one["component_name"] or one["component"], one["unit_code"]]))
        lines.append(
            one
            | {
                "what": part or "Indeks",
                "kind_words": kind_words(one),
                "then": then,
                "now": "sama" if now == then else html.Markup(f"<b>{escape(now)}</b>"),
                "now_value": now,
            }
        )
    return lines
