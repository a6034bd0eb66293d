"""What the upload page says: its opening sentence, its steps, and the issues of a file grouped by repair."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from data.ingest.issue import issue_types
from data.ingest.model import Check, Issue
from data.ingest.storing.changes import actions_of
from data.number_format import format_number
from pages._output import html
from pages._output.words import join_words

STEPS = ("Pilih berkas", "Cocokkan kolom", "Periksa", "Pratinjau", "Simpan")
SEVERITIES = ("error", "warning", "note")
MARKS = {"error": ("✕", "below"), "warning": ("!", "above"), "note": ("·", "plain")}
CELLS_NAMED = 6
SKIPPED = (
    "blank_cell",
    "detail_skipped",
    "missing_word",
    "owner_blank",
    "text_skipped",
    "action_note",
    "action_column",
)
# Types whose sentence says more than the cell, what was found and what was expected.
TOLD_IN_FULL = {
    "conflicting_values",
    "identical_values",
    "sum_mismatch",
    "ambiguous_number",
    "newer_value",
    "newer_owner",
    "newer_owner_withdrawn",
    "conflicting_pokja",
    "ambiguous_area",
    "predikat_mismatch",
    "action_missing",
    "theme_without_tematik",
    "unit_mismatch",
    "conflicting_actions",
    "identical_actions",
    "action_refused",
    "action_bare",
    "action_absorption_above_budget",
    "merged_number",
    "newer_action",
    "newer_action_withdrawn",
    "unknown_action_code",
}
ACTIONS = {
    "baru": "baru",
    "berubah": "berubah",
    "dikukuhkan": "dikukuhkan",
    "sama": "sama",
    "ditarik": "ditarik",
    "dilewati": "dilewati",
    "tercatat": "tercatat, angka lain tetap dipakai",
    "dipulihkan": "dipulihkan",
    "dihapus": "dihapus",
    "ditahan": "tetap, dipegang versi yang lebih baru",
    "tetap": "tetap",
}
OWNER_ACTIONS = ACTIONS | {"tercatat": "tercatat, pengampu lain tetap dipakai"}
OWNER_MODES = {
    "perbaiki": "Pengampu baru ditambahkan dan yang berbeda diganti; area yang tidak disebut di berkas dibiarkan.",
    "tambah": "Hanya area yang belum punya pengampu ditambahkan; yang sudah ada dibiarkan.",
    "ganti": "Seperti Perbaiki; pengampu area daerah itu yang areanya tidak disebut di berkas dicabut.",
}
ACTION_ACTIONS = ACTIONS | {"ditarik": "dicabut"}
ACTION_MODES = {
    "perbaiki": "Renaksi baru ditambahkan dan isian yang berbeda diganti; sel kosong dan renaksi lain dibiarkan.",
    "tambah": "Hanya renaksi yang belum ada ditambahkan; yang sudah ada dibiarkan.",
    "ganti": "Seperti Perbaiki; renaksi daerah, tahun, dan perangkat daerah yang sama, tetapi tidak ada di berkas ini, "
    "dicabut.",
}
MODES = {
    "perbaiki": (
        "Perbaiki",
        "Nilai baru ditambahkan dan nilai yang berbeda diganti; yang tidak ada di berkas dibiarkan.",
    ),
    "tambah": ("Tambah saja", "Hanya angka yang belum ada nilainya ditambahkan; yang sudah ada dibiarkan."),
    "ganti": (
        "Ganti setahun",
        "Seperti Perbaiki; unggahan lama untuk daerah, indikator, tahun, dan jenis yang sama, tetapi tidak ada di "
        "berkas ini, ditarik.",
    ),
}


@dataclass(frozen=True, slots=True)
class Group:
    """Issues of one type, which are repaired in one way."""

    type: str
    severity: str
    title: str
    issues: tuple[Issue, ...]

    @property
    def cells(self) -> str:
        """'Nilai!F6, F9 dan 3 lainnya'"""
        places = list(dict.fromkeys(place(issue) for issue in self.issues))
        more = len(places) - CELLS_NAMED
        named = places if more <= 0 else [*places[:CELLS_NAMED], f"{format_number(more, 0)} lainnya"]
        return join_words(named)


def place(issue: Issue) -> str:
    """'Nilai!F6', or the sheet, or the file as a whole."""
    return f"{issue.sheet}!{issue.cell}" if issue.sheet and issue.cell else issue.cell or issue.sheet or "berkas"


def group_issues(issues: Iterable[Issue], severity: str) -> list[Group]:
    """The issues of one severity by type, the most frequent first."""
    by_type: dict[str, list[Issue]] = {}
    for issue in issues:
        if issue.severity == severity:
            by_type.setdefault(issue.type, []).append(issue)
    groups = [Group(name, severity, issue_types()[name]["title"], tuple(found)) for name, found in by_type.items()]
    return sorted(groups, key=lambda group: -len(group.issues))


def opening(check: Check | None) -> str:
    """The sentence of the steps Pilih to Periksa."""
    if check is None:
        return "Unggah berkas nilai; tidak ada yang tersimpan sebelum Anda menyetujuinya."
    errors = len({place(issue) for issue in check.issues if issue.severity == "error"})
    if not check.source.sheets:
        return f"Berkas {check.source.name} tidak dapat dibaca; tidak ada yang berubah."
    ready = ready_words(check)
    if errors:
        return f"{format_number(errors, 0)} sel harus diperbaiki sebelum {ready} dapat disimpan."
    kinds = len(check.warning_types)
    if kinds:
        return f"{ready} siap disimpan setelah {kinds} hal dikonfirmasi."
    return f"{ready} siap disimpan; tidak ada yang perlu diperbaiki."


def ready_words(check: Check) -> str:
    """'54 nilai', '8 pengampu area', '54 nilai dan 8 pengampu area', '12 renaksi'."""
    counts = {"nilai": len(check.records), "pengampu area": len(check.owned_places), "renaksi": len(check.actions)}
    told = [f"{format_number(count, 0)} {noun}" for noun, count in counts.items() if count]
    return join_words(told) or "0 nilai"


def tell_counts(actions: Iterable[str], noun: str = "", words: dict[str, str] = ACTIONS) -> str:
    """'41 baru, 6 berubah, 7 sama'; the first count carries the noun where there is one."""
    counts: dict[str, int] = {}
    for action in actions:
        counts[action] = counts.get(action, 0) + 1
    told = [f"{format_number(counts[name], 0)} {{}}{said}" for name, said in words.items() if name in counts]
    nouns = [f"{noun} " if noun else "", *[""] * len(told)]
    return ", ".join(part.format(n) for part, n in zip(told, nouns, strict=False)) or "tidak ada perubahan"


def tell_outcome(outcome) -> str:
    """What an upload or an undo does (saving.Outcome, undoing.UndoOutcome): '41 baru; 8 pengampu area baru, 1 sama'."""
    told = [tell_counts(actions_of(outcome.changes))] if outcome.changes else []
    if outcome.owner_changes:
        actions = (change.action for change in outcome.owner_changes)
        told.append(tell_counts(actions, "pengampu area", OWNER_ACTIONS))
    if getattr(outcome, "action_changes", None):
        told.append(tell_counts((change.action for change in outcome.action_changes), "renaksi", ACTION_ACTIONS))
    told += [sentence.removesuffix(".") for sentence in getattr(outcome, "planning", [])]
    return "; ".join(told) or "tidak ada perubahan"


def mode_name(mode: str, check: Check) -> str:
    """The name of a way of saving; owners of areas have no year."""
    return "Ganti" if mode == "ganti" and (check.owners or check.actions) and not check.records else MODES[mode][0]


def mode_words(mode: str, check: Check) -> str:
    """What a way of saving does to what the file holds: figures, owners of areas, actions."""
    told = [MODES[mode][1]] if check.records or not (check.owners or check.actions) else []
    told += [OWNER_MODES[mode]] if check.owners else []
    return " ".join(told + ([ACTION_MODES[mode]] if check.actions else []))


def accepted_words(types: Iterable[str]) -> str:
    """The titles of the warnings a person agreed to."""
    return join_words(sorted(issue_types()[name]["title"] for name in types)) or "tidak ada peringatan"


def stepper(step: int) -> str:
    """The five steps, those behind ticked, with the bar below."""
    parts = []
    for number, name in enumerate(STEPS, start=1):
        state = "done" if number < step else "now" if number == step else "next"
        current = ' aria-current="step"' if number == step else ""
        mark = "✓" if number < step else str(number)
        parts.append(f'<li class="rb-step-{state}"{current}><b>{mark}</b><span>{escape(name)}</span></li>')
    share = (step - 0.5) / len(STEPS) * 100
    return (
        f'<ol class="rb-steps">{"".join(parts)}</ol><div class="rb-progress"><i style="width:{share:.0f}%"></i></div>'
    )


def group_card(group: Group) -> str:
    """One group: title, cells, found, expected, repair, example."""
    mark, role = MARKS[group.severity]
    unit = "sel" if group.issues[0].cell else "hal"
    lines = [
        ("Sel", group.cells),
        ("Ditemukan", _several(f"“{issue.found}”" if issue.found else "kosong" for issue in group.issues)),
        ("Seharusnya", _several(issue.expected for issue in group.issues)),
        ("Perbaikan", _several((issue.fix for issue in group.issues), " ")),
    ]
    if group.type in TOLD_IN_FULL:
        lines[1] = ("Masalah", _several((issue.message for issue in group.issues), " "))
    if example := issue_types()[group.type]["example"]:
        lines.append(("Contoh", example))
    count = format_number(len(group.issues), 0)
    return (
        f'<div class="rb-issue"><h3><span class="rb-{role}">{mark}</span> {escape(group.title)}'
        f"<small>{count} {unit}</small></h3>{html.facts(lines)}</div>"
    )


def _several(words: Iterable[str], separator: str = "; ", most: int = 3) -> str:
    """Different words once each, the first few of them."""
    different = list(dict.fromkeys(words))
    return separator.join(different[:most]) + (f"{separator}…" if len(different) > most else "")


def check_tiles(check: Check) -> str:
    """Values read, ready, to be repaired, to be confirmed."""
    errors = [issue for issue in check.issues if issue.severity == "error"]
    warnings = [issue for issue in check.issues if issue.severity == "warning"]
    values = [record for record in check.records if record.status == "ada"]
    statuses = len(check.records) - len(values)
    sheets = [plan.sheet for plan in check.plans if plan.is_used]
    used = join_words(sheets[:3]) if len(sheets) <= 3 else f"{len(sheets)} lembar"
    rule = f"dan {statuses} keterangan tanpa angka" if statuses else f"dari lembar {used}"
    kinds = len({issue.type for issue in errors})
    read = [html.tile("Nilai terbaca", format_number(len(values), 0), "", rule)]
    if owned := len(check.owned_places):
        named = format_number(sum(bool(owner.office) for owner in check.owners), 0)
        tile = html.tile("Pengampu terbaca", format_number(owned, 0), "area", f"{named} nama dari lembar {used}")
        read = [*read, tile] if check.records else [tile]
    if check.actions:
        plans = len({action.place for action in check.actions})
        rule = f"{format_number(plans, 0)} rencana (daerah dan tahun) dari lembar {used}"
        tile = html.tile("Renaksi terbaca", format_number(len(check.actions), 0), "renaksi", rule)
        read = [*read, tile] if check.records or owned else [tile]
    return html.tiles(
        [
            *read,
            html.tile("Sel dilewati", format_number(_notes(check), 0), "", "kosong, rincian, atau baris jumlah"),
            _count_tile("Harus diperbaiki", len(errors), f"{kinds} masalah, menghalangi penyimpanan", "error"),
            _count_tile("Perlu dikonfirmasi", len(warnings), "boleh dilanjutkan setelah disetujui", "warning"),
        ]
    )


def _notes(check: Check) -> int:
    return sum(issue.type in SKIPPED for issue in check.issues)


def _count_tile(label: str, count: int, rule: str, severity: str) -> str:
    mark, role = MARKS[severity]
    if not count:
        return html.tile(label, "0", "sel", "tidak ada")
    return html.tile(label, f"{mark} {format_number(count, 0)}", "sel", rule, role)
