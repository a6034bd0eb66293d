"""Rencana aksi: the sentences, titles and rules of the quarter board, its lists and the decisions of a raker.

Every title is at most 12 words with its mark: names from data are left out where they are too long. Counts are of what
is due; what has no target or is not due yet is never counted as late.
"""

from data.number_format import format_bound, format_date, format_number
from pages._output.planning.quarter import (
    DUE,
    STATES,
    Quarter,
    goal_quarter,
    has_yearly_target,
    is_falling,
    newest_reported,
    progress_pct,
    realised_of,
    target_of,
)
from pages._output.planning.values import decimal, key_of, offices_of, percent
from pages._output.sentences.marks import marked
from pages._output.words import join_words, year_range

MOST_WORDS = 12
NUMERALS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh")
BOARD_RULE = (
    "Target dan realisasi triwulan yang sama dibandingkan seperti tertulis, tidak dijumlahkan. "
    "▲ Tepat waktu: realisasi mencapai target, juga sebelum triwulan berakhir. "
    "▼ Terlambat: triwulan berakhir dengan realisasi yang belum mencapai target. "
    "■ Terhambat: seperti terlambat, dengan kendala tertulis, atau dinyatakan terhambat setelah triwulan berakhir. "
    "○ Belum dilaporkan: triwulan sudah berakhir tanpa realisasi. "
    "· Belum jatuh tempo: triwulan belum berakhir dan target belum tercapai. "
    "– Tidak dinilai: tanpa target pada triwulan itu, atau targetnya menurun sehingga arahnya tidak diketahui. "
    "Renaksi milik beberapa perangkat daerah dihitung pada masing-masing, dalam jumlah semua renaksi satu kali. "
    "Renaksi yang dibatalkan tidak dihitung."
)
SHARE_RULE = (
    "Yang jatuh tempo: targetnya sudah tercapai, atau triwulannya berakhir. Dilaporkan dan tepat waktu adalah bagian "
    "dari yang jatuh tempo; yang tidak dinilai tidak termasuk."
)
PROGRESS_RULE = (
    "Kemajuan: realisasi triwulan terakhir yang dilaporkan dibagi target TW IV sebagai target tahun, bila targetnya "
    "naik sampai TW IV atau tertulis pada TW IV saja; selain itu dibagi target triwulan itu sendiri. Renaksi yang "
    "targetnya menurun tidak dinilai, jadi tanpa kemajuan."
)
ABSORPTION_RULE = "Serapan: anggaran terserap dibagi anggaran, dari renaksi yang mengisi keduanya."


def fitting(candidates: list[str], flags=()) -> str:
    """The first candidate of at most 12 words with its mark; the last one where none is."""
    told = [marked(one, flags) for one in candidates]
    return next((one for one in told if len(one.split()) <= MOST_WORDS), told[-1])


def count_of(some: int, whole: int) -> str:
    """'tiga dari tujuh', '3 dari 14': words up to ten, else numerals for both; of one alone 'satu'."""
    if whole == 1:
        return NUMERALS[some]
    if max(some, whole) < len(NUMERALS):
        return f"{NUMERALS[some]} dari {NUMERALS[whole]}"
    return f"{format_number(some, 0)} dari {format_number(whole, 0)}"


def count_words(count: int) -> str:
    return NUMERALS[count] if count < len(NUMERALS) else format_number(count, 0)


def _all(count: int) -> str:
    return "Satu renaksi" if count == 1 else f"Semua {format_number(count, 0)} renaksi"


def upper_first(words: str) -> str:
    return words[:1].upper() + words[1:]


def quantity_words(value, unit: str | None) -> str | None:
    """'3 dokumen', '82,5 %'; None where there is no value. value: a Fraction."""
    return None if value is None else " ".join(filter(None, [format_bound(decimal(value)), unit]))


def rupiah_words(value) -> str | None:
    """'1.250.000.000', None where there is no value."""
    return None if value is None else format_number(decimal(value), 0)


def progress_words(action: dict, until: int = 4) -> str:
    """'75,0 % dari target tahun: 3 dari 4 dokumen, dilaporkan TW II', else why there is no share."""
    number = newest_reported(action, until)
    if number is None:
        return "Belum ada realisasi."
    quarter = Quarter(int(action["year"]), number)
    told = f"dilaporkan {quarter.short_words}"
    if is_falling(action):
        done = quantity_words(realised_of(action, number), action["unit"])
        return f"Tidak dinilai, targetnya menurun: {done}, {told}."
    goal = target_of(action, goal_quarter(action, number))
    name = "target tahun" if has_yearly_target(action) else f"target {quarter.short_words}"
    done = quantity_words(realised_of(action, number), action["unit"] if goal is None else None)
    progress = progress_pct(action, until)
    if progress is None:
        return f"Tanpa bagian dari {name}: {done}, {told}."
    return f"{percent(progress)} dari {name}: {done} dari {quantity_words(goal, action['unit'])}, {told}."


def until_words(item) -> str:
    """When an action of due_list or overdue_list is to be reported: 'jatuh tempo 30 Juni 2025', 'lewat 12 hari'."""
    if item.realised is not None:
        return "sudah dilaporkan"
    if item.days_left < 0:
        return f"lewat {format_number(-item.days_left, 0)} hari"
    return f"jatuh tempo {format_date(item.quarter.last_day)}"


def board_sentence(government: str, total, quarter: Quarter) -> str:
    """The opening of the board. total: total_row of the year's actions."""
    if not total.total:
        return f"Renaksi {government} {quarter.year} belum dimuat."
    waiting = total.counts["belum_jatuh_tempo"]
    if not total.due and not waiting:
        return marked(f"Tidak ada renaksi {government} yang dapat dinilai pada {quarter.words}.", total.flags)
    until = f"{format_number(waiting, 0)} akan jatuh tempo {format_date(quarter.last_day)}"
    if not total.due:
        return marked(f"Belum ada renaksi {government} yang jatuh tempo pada {quarter.words}; {until}.", total.flags)
    rest = [f"{total.counts[one]} {STATES[one][1]}" for one in DUE[1:] if total.counts[one]]
    told = f"{total.counts['tepat_waktu']} dari {total.due} renaksi {government} tepat waktu pada {quarter.words}"
    told += f"; {join_words(rest)}" if rest else ""
    return marked(told + (f"; {until}." if waiting else "."), total.flags)


def board_title(rows: list, total, quarter: Quarter) -> str:
    """The finding of the board: who has most that is not in time."""
    if not total.total:
        return f"Renaksi {quarter.year} belum dimuat"
    if not total.due:
        return fitting([f"Belum ada renaksi jatuh tempo pada {quarter.words}"], total.flags)
    if not total.behind:
        return fitting([f"{_all(total.due)} yang jatuh tempo tepat waktu, {quarter.words}"], total.flags)
    most = max(row.behind for row in rows)
    first = [row for row in rows if row.behind == most and row.key]
    candidates = [f"{total.counts['tepat_waktu']} dari {total.due} renaksi tepat waktu pada {quarter.words}"]
    if len(first) == 1 and len(rows) > 1:
        row = first[0]
        candidates.insert(0, f"{row.name}: {most} dari {row.due} renaksi belum tepat waktu, {quarter.words}")
    return fitting(candidates, total.flags)


def due_title(items: list, quarter: Quarter) -> str:
    """The finding of due_list."""
    flags, missing = [item.is_illustrative for item in items], sum(item.realised is None for item in items)
    if not items:
        return f"Tidak ada renaksi yang dinilai pada {quarter.words}"
    if not missing:
        return fitting([f"{_all(len(items))} {quarter.words} sudah dilaporkan"], flags)
    return fitting([f"{missing} dari {len(items)} renaksi {quarter.words} belum dilaporkan"], flags)


def overdue_title(items: list) -> str:
    """The finding of overdue_list: how many reports are due since, and from whom most.

    Where as many or more name nobody, that is the finding.
    """
    if not items:
        return "Tidak ada laporan renaksi yang lewat batas"
    named = [name for item in items for name in offices_of(item.action)]
    keys, names = [key_of(name) for name in named], {key_of(name): name for name in named}
    counts = {name: keys.count(key) for key, name in names.items()}
    most, nobody = max(counts.values(), default=0), sum(not offices_of(item.action) for item in items)
    first = [name for name in counts if counts[name] == most]
    told = f"{len(items)} laporan renaksi lewat batas"
    more = [f"{told}, {nobody} tanpa perangkat daerah"] if nobody >= most else []
    more += [f"{told}, terbanyak {first[0]}: {most}"] if len(first) == 1 and nobody < most else []
    return fitting([*(more if len(items) > 1 else []), told], [item.is_illustrative for item in items])


def overdue_reports_sentence(items: list) -> str:
    """For Ringkasan: '3 laporan renaksi lewat batas, dari rencana 2024 dan 2025.'; '' where none is."""
    if not items:
        return ""
    years = sorted({item.quarter.year for item in items})
    is_run = len(years) > 2 and years[-1] - years[0] == len(years) - 1
    named = year_range(years[0], years[-1]) if is_run else join_words(map(str, years))
    told = f"{len(items)} laporan renaksi lewat batas, dari rencana {named}."
    return marked(told, [item.is_illustrative for item in items])


def decisions_title(standings: list) -> str:
    """'Tiga dari tujuh keputusan raker terlambat'. standings: planning.decisions.standings."""
    flags, whole = [one.is_illustrative for one in standings], len(standings)
    late, open_count = (sum(one.state == state for one in standings) for state in ("terlambat", "terbuka"))
    if not whole:
        return "Belum ada keputusan raker yang dicatat"
    if late:
        return fitting([upper_first(f"{count_of(late, whole)} keputusan raker terlambat")], flags)
    if open_count:
        told = upper_first(f"{count_of(open_count, whole)} keputusan raker belum selesai")
        return fitting([f"{told}, tidak ada yang terlambat", f"{told}, belum lewat tenggat"], flags)
    return fitting([upper_first(f"{count_words(whole)} keputusan raker sudah selesai atau dibatalkan")], flags)


def deadline_words(standing) -> str:
    """'terlambat 12 hari', 'jatuh tempo 30 November 2026', 'jatuh tempo hari ini', 'tanpa tenggat'."""
    if standing.state in ("selesai", "dibatalkan"):
        return f"tenggat {format_date(standing.deadline)}" if standing.deadline else "tanpa tenggat"
    if standing.deadline is None:
        return "tanpa tenggat"
    if standing.days_left < 0:
        return f"terlambat {format_number(-standing.days_left, 0)} hari"
    return f"jatuh tempo {format_date(standing.deadline)}" if standing.days_left else "jatuh tempo hari ini"


def overdue_sentence(standings: list) -> str:
    """For Ringkasan: how many decisions are overdue, and the oldest of them; '' where none is."""
    late = [one for one in standings if one.state == "terlambat"]
    if not late:
        return ""
    first = late[0]
    pic = f" (PIC {first.pic})" if first.pic else ""
    head = f"{upper_first(count_words(len(late)))} keputusan raker terlambat"
    lead = f"; paling lama {-first.days_left} hari" if len(late) > 1 else f" {-first.days_left} hari"
    return marked(f"{head}{lead}: {first.decision.strip().rstrip('.')}{pic}.", [one.is_illustrative for one in late])


def decisions_counts(standings: list) -> str:
    """'3 terlambat · 2 berjalan · 1 selesai · 1 dibatalkan'; '' where there is none."""
    names = {"terlambat": "terlambat", "terbuka": "belum jatuh tempo", "selesai": "selesai", "dibatalkan": "dibatalkan"}
    counts = {name: sum(one.state == state for one in standings) for state, name in names.items()}
    return " · ".join(f"{count} {name}" for name, count in counts.items() if count)
