"""Actions of a plan in words: what an upload does to them, and what it would overwrite unknowingly."""

from collections import Counter

from data.ingest.issue import make_issue
from data.ingest.model import Issue
from data.number_format import format_bound
from data.planning.cleaning import LABELS
from data.planning.model import COLUMNS, Action, ActionChange

FIELDS_TOLD = 4
MOST = 8
PLACE_COLUMNS = ("government_code", "year")
MONEY = ("budget", "absorbed")


def changed_fields(change: ActionChange) -> dict[str, tuple]:
    """Column of action_plan -> what stood and what stands; every stated column of a new or withdrawn action."""
    old, new = (action.as_row() if action else dict.fromkeys(COLUMNS) for action in (change.old, change.new))
    names = [name for name in COLUMNS if name not in PLACE_COLUMNS and old[name] != new[name]]
    return {name: (old[name], new[name]) for name in names}


def field_words(name: str, value) -> str:
    """'2', 'Rp150.000.000', 'Biro Organisasi'; an en dash for nothing."""
    if value is None:
        return "–"
    if name in MONEY:
        return f"Rp{format_bound(value)}"
    return value if isinstance(value, str) else format_bound(value)


def change_words(change: ActionChange) -> tuple[str, str]:
    """What stood and what stands: the fields that change, else the whole action, 'belum ada' or 'dicabut'."""
    if change.action in ("sama", "dilewati"):
        words = action_words(change.old)
        return words, words
    if change.old is None or change.new is None:
        old = action_words(change.old) if change.old else "belum ada"
        return old, action_words(change.new) if change.new else "dicabut"
    fields = changed_fields(change)
    return tuple(
        "; ".join(f"{LABELS[name]} {field_words(name, values[side])}" for name, values in fields.items())
        for side in (0, 1)
    )


def action_words(action: Action) -> str:
    """What an action states beside its name: 'Biro Organisasi; satuan Dokumen; target TW I 1; realisasi TW I 1'."""
    row = action.as_row()
    told = [row["perangkat_daerah"]] if row["perangkat_daerah"] else []
    skipped = (*PLACE_COLUMNS, "area", "theme", "activity", "perangkat_daerah")
    told += [
        f"{LABELS[name]} {field_words(name, value)}"
        for name, value in row.items()
        if value is not None and name not in skipped
    ]
    return "; ".join(told) or "tanpa isian lain"


def write_action_headlines(cursor, changes: list[ActionChange]) -> list[str]:
    """Sentences about the plans that change: 'Renaksi Maluku 2024: 12 baru, 3 berubah (realisasi TW II 3).'"""
    if not changes:
        return []
    if all(change.action == "sama" for change in changes):
        return ["Semua renaksi di berkas ini sudah tersimpan seperti itu; tidak ada yang berubah."]
    if all(change.action in ("sama", "dilewati") for change in changes):
        return ["Semua renaksi di berkas ini sudah ada; tidak ada yang ditambahkan."]
    names = dict(cursor.execute("select government_code, government_name from government").fetchall())
    plans: dict[tuple, list[ActionChange]] = {}
    for change in changes:
        plans.setdefault((change.new or change.old).place, []).append(change)
    told = [_tell_plan(f"{names.get(code, code)} {year}", some) for (code, year), some in plans.items()]
    told = list(filter(None, told))
    more = len(told) - MOST
    return told if more <= 1 else [*told[:MOST], f"Dan renaksi {more} rencana lain."]


def _tell_plan(name: str, changes: list[ActionChange]) -> str | None:
    counts = Counter(change.action for change in changes)
    parts = [f"{counts['baru']} renaksi baru"] if counts["baru"] else []
    if counts["berubah"]:
        noun = "" if parts else "renaksi "
        parts.append(f"{counts['berubah']} {noun}berubah ({_tell_fields(changes)})")
    if counts["ditarik"]:
        parts.append(f"{counts['ditarik']} {'' if parts else 'renaksi '}dicabut")
    return f"{name}: {', '.join(parts)}." if parts else None


def _tell_fields(changes: list[ActionChange]) -> str:
    """'realisasi TW II 3, kendala 1': how many actions change in which field, the most frequent first."""
    counts = Counter(name for c in changes if c.action == "berubah" for name in changed_fields(c))
    told = [f"{LABELS[name]} {count}" for name, count in counts.most_common(FIELDS_TOLD)]
    more = len(counts) - FIELDS_TOLD
    return ", ".join(told) + (f", dan {more} kolom lain" if more > 0 else "")


def find_newer_actions(changes: list[ActionChange]) -> list[tuple[int, Issue]]:
    """Actions that a version newer than the file has changed: that version and its warning."""
    issues = []
    for change in changes:
        if not change.is_newer:
            continue
        version, said = change.newer_version, change.said
        name = (change.old or change.new).activity
        if said is None:
            issue = make_issue("newer_action_withdrawn", found=name, name=name, version=version)
        else:
            old, new = change_words(change)
            facts = {"version": version, "name": name, "other_found": old}
            issue = make_issue("newer_action", said.sheet, said.cell, new, **facts)
        issues.append((version, issue))
    return issues


def find_unknown_codes(changes: list[ActionChange]) -> list[Issue]:
    """Rows whose code names no action of their plan."""
    return [
        make_issue("unknown_action_code", said.sheet, said.cell, said.action_id, name=change.action_id)
        for change in changes
        if (said := change.said) and said.action_id and said.action_id != change.action_id
    ]
