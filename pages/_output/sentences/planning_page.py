"""Rencana aksi as a page: what each of its parts opens with, what is missing, and where the actions come from."""

from data.number_format import format_date, format_number
from pages._output.planning.quarter import Quarter
from pages._output.planning.values import day_of, key_of, mark, offices_of, percent, present
from pages._output.sentences.marks import marked
from pages._output.sentences.planning import decisions_title, fitting
from pages._output.words import join_words


def plan_sentence(government: str, year: int, actions: list[dict]) -> str:
    """The opening of the plan itself: how many actions, of how many areas and perangkat daerah."""
    if not actions:
        return f"Renaksi {government} {year} belum dimuat."
    areas = {present(one["area"]) for one in actions} - {None}
    offices = {key_of(name) for one in actions for name in offices_of(one)}
    count = len(areas - {"TEMATIK"})
    places = ([f"{count} area"] if count else []) + (["RB Tematik"] if "TEMATIK" in areas else [])
    told = f"Rencana {government} {year} memuat {len(actions)} renaksi"
    told += f" di {join_words(places)}" if places else " tanpa area"
    told += f" dengan {len(offices)} perangkat daerah." if offices else "; perangkat daerahnya belum diisi."
    return marked(told, [one["is_illustrative"] for one in actions])


def plan_title(total, cancelled: int, quarter: Quarter) -> str:
    """The finding of the table of actions: what of the budget is spent, else how many are reported."""
    count = total.total + cancelled
    told = f"{count} renaksi {quarter.year}"
    if total.absorption_pct is not None:
        candidates = [f"{told}; anggaran terserap {percent(total.absorption_pct)}"]
    elif total.due:
        candidates = [f"{told}; {total.reported} dari {total.due} yang jatuh tempo dilaporkan"]
    else:
        candidates = [f"{told}; belum ada yang jatuh tempo pada {quarter.short_words}"]
    return fitting([*candidates, told], total.flags)


def standing_words(quarter: Quarter, today) -> str:
    """'TW IV 2025 berakhir 31 Desember 2025; keadaan 22 November 2026.'"""
    ends = "berakhir" if quarter.has_ended(today) else "berlangsung sampai"
    return f"{quarter.words} {ends} {format_date(quarter.last_day)}; keadaan {format_date(today)}."


def cancelled_words(count: int) -> str:
    """'2 renaksi dibatalkan tidak dihitung.'; '' where none is."""
    return f"{format_number(count, 0)} renaksi dibatalkan tidak dihitung." if count else ""


def source_words(actions: list[dict]) -> str:
    """Where actions come from and when they were last changed: files by name, the others written on this page."""
    if not actions:
        return ""
    files = sorted({one["file_name"] for one in actions if present(one["file_name"])})
    typed = sum(present(one["file_name"]) is None for one in actions)
    told = files + ([f"{typed} renaksi diisi di halaman ini"] if typed else [])
    newest = max(actions, key=lambda one: one["version_id"])  # the last change by its number, whatever the clock said
    day = day_of(newest["created_at"])
    changed = f" Terakhir berubah {format_date(day)}." if day else ""
    invented = mark(one["is_illustrative"] for one in actions)
    note = f" Renaksi {invented.upper()}, bukan data sebenarnya." if invented else ""
    return f"Sumber renaksi: {join_words(told)}.{changed}{note}"


def events_title(events: list[dict]) -> str:
    """'3 peristiwa reformasi birokrasi tercatat, terakhir 2024'."""
    if not events:
        return "Peristiwa reformasi birokrasi belum dimuat"
    newest = max(one["year"] for one in events)
    return f"{len(events)} peristiwa reformasi birokrasi tercatat, terakhir {newest}"


def decisions_sentence(government: str, standings: list) -> str:
    """The opening of the decisions: how many of this government's are late."""
    if not standings:
        return f"Keputusan raker {government} belum dicatat."
    return decisions_title(standings).replace("keputusan raker", f"keputusan raker {government}") + "."


def oldest_words(standings: list) -> str:
    """'Paling lama terlambat, 236 hari: Menyusun SOP (PIC Bappeda).'; '' where nothing is late."""
    first = next((one for one in standings if one.state == "terlambat"), None)
    if first is None:
        return ""
    pic = f" (PIC {first.pic})" if first.pic else ""
    days = format_number(-first.days_left, 0)
    told = f"Paling lama terlambat, {days} hari: {first.decision.strip().rstrip('.')}{pic}."
    return marked(told, [first.is_illustrative])


def missing_plan(government: str, year: int, years: list[int], cancelled: int) -> tuple[str, str]:
    """(title, what to do next) of a year without actions that count."""
    if cancelled:
        return f"Semua renaksi {year} dibatalkan", f"Papan {government} menghitung renaksi yang tidak dibatalkan."
    if years:
        return f"Renaksi {year} belum dimuat", f"Yang dimuat untuk {government}: {join_words(map(str, years))}."
    return "Renaksi belum dimuat", f"Belum ada rencana aksi {government} dari unggahan atau isian."


def today_words(today) -> str:
    """'Keadaan 22 November 2026.'"""
    return f"Keadaan {format_date(today)}."


def unplaced_words(ranking) -> str:
    """Who has no place, and what a person can do about it."""
    told = f"{len(ranking.unplaced)} perangkat daerah tanpa peringkat; kolom “Yang kurang” menyebut sebabnya."
    if ranking.rule.missing == "tanpa_peringkat":
        told += " Lengkapi yang kurang, beri bobot 0 pada bagian itu, atau pilih “Bobot dibagi ke bagian lain”."
    return told
