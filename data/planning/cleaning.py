"""An action brought to the form it is stored in: every column checked, with the sentence that refuses it."""

from data.ingest.storing.save_error import SaveError
from data.planning import fields
from data.planning.model import AREAS, NUMBERS, QUARTERS, STATED_STATUSES, Action, action_of

# What people call the columns.
LABELS = {
    "government_code": "pemda", "year": "tahun", "area": "area", "theme": "tema", "pokja": "pokja",
    "perangkat_daerah": "perangkat daerah", "activity": "renaksi", "output_indicator": "indikator keluaran",
    "unit": "satuan", "budget": "anggaran", "absorbed": "serapan", "obstacle": "kendala",
    "follow_up": "tindak lanjut", "evidence_url": "bukti", "stated_status": "status",
}  # fmt: skip
LABELS |= {f"target_{n}": f"target {quarter}" for n, quarter in enumerate(QUARTERS, start=1)}
LABELS |= {f"realised_{n}": f"realisasi {quarter}" for n, quarter in enumerate(QUARTERS, start=1)}
# The areas as people shorten them, in the words of the table that edits actions.
AREA_NAMES = {
    "MP": "Manajemen perubahan", "PUU": "Perundang-undangan", "ORG": "Organisasi", "TTL": "Tata laksana",
    "SDM": "SDM aparatur", "AKT": "Akuntabilitas", "WAS": "Pengawasan", "PP": "Pelayanan publik",
    "TEMATIK": "RB Tematik",
}  # fmt: skip
LONGEST = {
    **dict.fromkeys(("theme", "pokja", "perangkat_daerah", "unit"), fields.LONGEST_NAME),
    **dict.fromkeys(("activity", "output_indicator", "obstacle", "follow_up"), fields.LONGEST_TEXT),
}
# What makes two lines of one plan the same action, where no code says so.
IDENTITY = ("area", "theme", "perangkat_daerah", "activity", "output_indicator")


def clean_action(action: Action, is_whole: bool = True) -> Action:
    """The action as it would be stored; SaveError that names its cell for what it cannot be.

    is_whole False: area and activity may be left out, because a standing action has them.
    """
    row = clean_row(action.as_row(), action.cell_words, is_whole)
    more = {name: getattr(action, name) for name in ("sheet", "cell", "file_number")}
    return action_of(row, action_id=fields.clean_text(action.action_id, action.cell_words, 20), **more)


def clean_row(row: dict, where: str, is_whole: bool = True) -> dict:
    """Columns of action_plan and their values as they are stored; `where` begins a sentence."""
    clean = {name: _clean_value(name, value, f"{where}, kolom {LABELS[name]}") for name, value in row.items()}
    if is_whole or clean["activity"] is not None:
        place = f"{where}, kolom {LABELS['activity']}"
        fields.require_text(clean["activity"], place, "tulis apa yang akan dilakukan", LONGEST["activity"])
    if is_whole and clean["area"] is None:
        raise SaveError(f"{where}, kolom area: belum diisi, seharusnya satu dari {', '.join(AREA_NAMES.values())}.")
    if clean["theme"] and clean["area"] not in (None, "TEMATIK"):
        raise SaveError(
            f"{where}, kolom tema: {fields.found(clean['theme'])} pada area {AREA_NAMES[clean['area']]}; tema ditulis"
            f" untuk area {AREA_NAMES['TEMATIK']}, jadi kosongkan tema atau ubah areanya."
        )
    return clean


def _clean_value(name: str, value, where: str):
    if name in LONGEST:
        return fields.clean_text(value, where, LONGEST[name])
    if name in NUMBERS:
        return fields.clean_number(value, where)
    if name in ("budget", "absorbed"):
        return fields.clean_number(value, where, decimals=2, least=0)
    if name == "evidence_url":
        return fields.clean_url(value, where)
    if name == "year":
        return fields.clean_year(value, where)
    if name == "government_code":
        return fields.require_text(value, where, "pilih pemda dari daftar", 20)
    if name == "area":
        return fields.clean_choice(value, where, AREAS, AREA_NAMES)
    return fields.clean_choice(value, where, STATED_STATUSES)


def identity(row: dict) -> tuple:
    """What makes a line of a plan this action: government, year and the folded words of IDENTITY."""
    return (row["government_code"], row["year"], *(fields.folded(row[name]) for name in IDENTITY))
