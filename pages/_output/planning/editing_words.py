"""What an edited table would change, and what two people wrote about one record, as lines of tables."""

from datetime import date
from decimal import Decimal

from data.number_format import format_bound, format_date, format_number
from data.planning.model import ActionEdit
from pages._output import html
from pages._output.planning.board import AREA_NAMES
from pages._output.planning.editing import AMOUNTS, EDITABLE, LABELS, Conflict, value_of
from pages._output.planning.values import present, tagged

HELP = (
    "Klik dua kali sel (atau pilih lalu tekan Enter) untuk mengubahnya. Angka ditulis seperti 1.250,5; sel kosong "
    "berarti tidak ada angka. Centang Hapus untuk mengeluarkan renaksi dari rencana."
)
MIXED = (
    "Renaksi ilustrasi dan renaksi nyata disimpan sebagai versi yang terpisah. Pilih yang disimpan sekarang; perubahan "
    "yang lain tetap di tabel."
)
INVENTED = "Renaksi bertanda ilustrasi bukan data sebenarnya; perubahannya tersimpan sebagai ilustrasi."
UNREADABLE = "tidak terbaca sebagai angka; tulis seperti 1.250,5"
OVERSPENT = "serapan melebihi anggaran"
PREVIEW_COLUMNS = [
    html.Column("Baris", "number", True),
    html.Column("Renaksi", "name"),
    html.Column("Kolom", "column"),
    html.Column("Semula", "old"),
    html.Column("Menjadi", "new"),
]
SIDE_COLUMNS = [
    html.Column("Kolom", "column"),
    html.Column("Saat Anda buka", "seen"),
    html.Column("Isian Anda", "mine"),
    html.Column("Yang tersimpan sekarang", "stands"),
]
LONGEST_NAME = 70


def words_of(name: str, value) -> str | None:
    """A value for people: '1.250,5', 'Penguatan Akuntabilitas', '4 Mei 2026'; None where there is none."""
    if name in AMOUNTS and present(value) is not None and not isinstance(value, str):
        return format_bound(value)
    if isinstance(value, date):
        return format_date(value)
    return AREA_NAMES.get(value, value) if name == "area" else present(value)


def name_of(row: dict) -> str:
    """'r3 · Menyusun peta proses bisnis'."""
    words = row["activity"] or ""
    return f"{row['action_id']} · {words[:LONGEST_NAME]}{'…' if len(words) > LONGEST_NAME else ''}"


def preview_lines(before: list[dict], edits: list[ActionEdit]) -> list[dict]:
    """One line of PREVIEW_COLUMNS for each changed column; new ones count as in the sentences that refuse an edit."""
    rows = {row["action_id"]: row for row in before}
    lines, new = [], 0
    for number, edit in enumerate(edits, start=1):
        row = rows.get(edit.action_id)
        new += row is None
        name = tagged(name_of(row), [row["is_illustrative"]]) if row else f"renaksi baru ke-{format_number(new, 0)}"
        first = {"number": str(number), "name": name}
        if edit.is_withdrawn:
            lines.append(first | {"column": "seluruh renaksi", "old": "berlaku", "new": "dihapus"})
            continue
        changed = [column for column in EDITABLE if column in edit.fields]
        told = next((column for column in ("absorbed", "budget") if column in changed), None)
        told = told if is_overspent(row or {}, edit) else None
        for position, column in enumerate(changed):
            old = words_of(column, value_of(column, row[column])) if row else "belum ada"
            head = {"number": "", "name": html.Markup("")} if position else first
            said = {"column": LABELS[column], "old": old, "new": _new_words(column, edit.fields[column])}
            if column == told:
                said["new"] += f" ({OVERSPENT})"
            lines.append(head | said)
    return lines


def is_overspent(row: dict, edit: ActionEdit) -> bool:
    """Whether the edit touches budget or absorption and leaves more absorbed than budgeted; it is allowed, and told."""
    if not {"budget", "absorbed"} & edit.fields.keys():
        return False
    budget, absorbed = (edit.fields.get(name, value_of(name, row.get(name))) for name in ("budget", "absorbed"))
    is_known = all(isinstance(amount, Decimal) for amount in (budget, absorbed))
    return is_known and absorbed > budget


def _new_words(column: str, value) -> str:
    if column in AMOUNTS and isinstance(value, str):
        return f"{value} ({UNREADABLE})"
    return words_of(column, value) or "dikosongkan"


def side_lines(labels: dict[str, str], seen: dict, mine: dict, stands: dict | None) -> list[dict]:
    """Lines of SIDE_COLUMNS for the columns that the person or somebody else changed.

    labels: column -> its name; mine: what the person changed; stands: None where the record was removed.
    """
    lines = []
    for name, label in labels.items():
        was = value_of(name, seen[name]) if name in AMOUNTS else seen[name]
        now = None if stands is None else value_of(name, stands[name]) if name in AMOUNTS else stands[name]
        if name not in mine and (stands is None or now == was):
            continue
        own = (words_of(name, mine[name]) or "dikosongkan") if name in mine else "tidak diubah"
        told = "sudah dihapus" if stands is None else words_of(name, now)
        lines.append({"column": label, "seen": words_of(name, was), "mine": own, "stands": told})
    return lines


def conflict_lines(conflict: Conflict) -> list[dict]:
    """Both versions of one action, side by side."""
    lines = side_lines(LABELS, conflict.seen, conflict.edit.fields, conflict.stands)
    if conflict.edit.is_withdrawn:
        lines.insert(0, {"column": "Seluruh renaksi", "seen": "berlaku", "mine": "dihapus", "stands": "berlaku"})
        lines[0]["stands"] = "sudah dihapus" if conflict.stands is None else "berlaku"
    return lines


def count_words(edits: list[ActionEdit]) -> str:
    """'2 diubah, 1 baru, 1 dihapus'."""
    new = sum(edit.action_id is None for edit in edits)
    gone = sum(edit.is_withdrawn for edit in edits)
    counts = ((len(edits) - new - gone, "diubah"), (new, "baru"), (gone, "dihapus"))
    return ", ".join(f"{count} {word}" for count, word in counts if count)
