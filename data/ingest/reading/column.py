"""What one column means, read from the texts over it."""

import re
from dataclasses import dataclass

from data.ingest.reading.names import name_key
from data.ingest.reading.reference import Reference
from data.ingest.reading.years import read_year

QUARTERS = ((1, "I"), (2, "II"), (3, "III"), (4, "IV"))
# Role of a column -> its words on the page. Everything a column can mean.
ROLES = {
    "abaikan": "diabaikan",
    "provinsi": "pemerintah daerah",
    "kabupaten": "kabupaten/kota",
    "kode_provinsi": "kode pemerintah daerah",
    "kode_kabupaten": "kode kabupaten/kota",
    "perangkat_daerah": "perangkat daerah",
    "pengampu": "perangkat daerah pengampu",
    "pokja": "pokja",
    "indikator": "indikator",
    "komponen": "komponen atau area",
    "tahun": "tahun",
    "jenis": "jenis",
    "nilai": "nilai",
    "nilai_asli": "nilai pada skala aslinya",
    "batas_atas": "batas atas target",
    "kondisi": "kondisi awal atau akhir (dilewati)",
    "predikat": "predikat",
    "bobot": "bobot",
    "sumber": "sumber",
    "catatan": "catatan",
    "aksi": "rencana aksi",
    "kode_aksi": "kode renaksi",
    "tema": "tema RB Tematik",
    "keluaran": "indikator keluaran renaksi",
    "satuan_aksi": "satuan renaksi",
    **{f"target_tw{number}": f"target TW {roman}" for number, roman in QUARTERS},
    **{f"realisasi_tw{number}": f"realisasi TW {roman}" for number, roman in QUARTERS},
    "anggaran": "anggaran renaksi",
    "serapan": "realisasi anggaran renaksi",
    "kendala": "kendala",
    "tindak_lanjut": "tindak lanjut",
    "bukti_aksi": "tautan bukti",
    "status_aksi": "status renaksi",
    "nomor": "nomor baris",
}
VALUE_ROLES = ("target", "realisasi", "nilai")
BASELINES = ("kondisi_awal", "kondisi_akhir", "kondisi")
ABOVE_YEARS = ("predikat", "bobot", "sumber", "catatan", "nilai_asli", "batas_atas", "kondisi")  # a year keeps these
ENDING_YEAR = re.compile(r"(.*?)[\s(,/-]*\b(?:tahun|thn?|ta)?[\s.]*\(?((?:19|20)\d\d)\)?\s*", re.I)
PERCENTAGE = re.compile(r"%|\bpersen\b", re.I)


@dataclass(slots=True)
class Column:
    """What one column means. The constants hold for every value of a value column."""

    index: int
    header: str
    role: str = "abaikan"
    year: int | None = None
    indicator: str | None = None
    component: str | None = None  # a label, read under the method of the year
    section: str | None = None  # the label above it: Pemenuhan over Manajemen Perubahan
    government: str | None = None
    kind: str | None = None


def read_column(index: int, parts: list[str], reference: Reference) -> Column:
    """Read one header from the top to the bottom; the lowest part that says something decides.

    What is known to be no value (a rank, rupiah, a percentage of the target) stays that, whatever stands below it.
    """
    column = Column(index, " / ".join(parts))
    pieces = [piece for part in parts for piece in _pieces(part, reference)]
    for piece in pieces:
        _read_piece(column, piece, reference)
    roles = [reference.role(piece) for piece in pieces]
    if any(role in BASELINES for role in roles):
        column.role = "kondisi"
    elif any(role and role not in ROLES and role not in VALUE_ROLES for role in roles) or (
        column.role == "nilai" and any(map(PERCENTAGE.search, parts))
    ):
        column.role = "abaikan"
    return column


def _pieces(part: str, reference: Reference) -> list[str]:
    """'Nilai 2020' and '2020 (realisasi)' are a year above a name; a year beside unknown words says nothing."""
    reading = read_year(part)
    if reading.year is not None:
        year, rest = str(reading.year), reading.rest
    else:
        match = ENDING_YEAR.fullmatch(part)
        year, rest = (match[2], match[1]) if match else ("", "")
    if not year:
        return [part]
    if not rest:
        return [year]
    if re.search(r"\d", rest) or not _says_something(rest, reference):
        return [part] if reading.year is None else []
    return [year, rest]


def _says_something(text: str, reference: Reference) -> bool:
    probe = Column(0, text)
    _read_piece(probe, text, reference)
    return probe != Column(0, text) or reference.role(text) is not None


def _read_piece(column: Column, piece: str, reference: Reference) -> None:
    """Add what one part of a header says."""
    year, role = read_year(piece).year, reference.role(piece)
    if year is not None:
        column.year = year
        column.role = column.role if column.role in ABOVE_YEARS else "nilai"
    elif role in VALUE_ROLES:
        column.role, column.kind = "nilai", reference.kind(piece) or column.kind
        name = reference.indicator(piece) or ""
        column.indicator = name if name and ":" not in name else column.indicator
    elif role in ROLES:
        column.role = role
    elif role is None:
        _read_name(column, piece, reference)


def _read_name(column: Column, piece: str, reference: Reference) -> None:
    """A header that is the name of an indicator, a component, a government, or says 'Target Indeks RB'."""
    code, key = reference.indicator(piece), name_key(piece)
    if code and ":" not in code:
        column.role, column.indicator = "nilai", code
    elif code or any(name in reference.names["area"] for name in (key, key.removeprefix("area "))):
        column.section = column.component
        column.role, column.component = "nilai", piece
    elif reference.government(piece) and not key.isdigit():
        column.role, column.government = "nilai", reference.government(piece)
    else:
        word = re.match(r"(?:target|realisasi)\b", key)
        if word:
            column.kind = word[0]
            rest = key[word.end() :].strip()
            if rest:
                _read_name(column, rest, reference)
