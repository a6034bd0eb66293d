"""Who answers for what in the illustrative governments: areas of change, and a few components, with their pokja."""

from openpyxl import Workbook

from tests.illustrative_figures import GOVERNMENTS, dice
from tests.illustrative_layout import MARK, add_head, content_of, new_sheet, office_of, set_widths, short_name

# Area as sheets write it -> perangkat daerah that may answer for it, the first more often.
AREAS = {
    "Manajemen Perubahan": ("Biro Organisasi", "Badan Pengembangan Sumber Daya Manusia"),
    "Penataan Peraturan Perundang-undangan": ("Biro Hukum",),
    "Penataan dan Penguatan Organisasi": ("Biro Organisasi",),
    "Penataan Tata Laksana": ("Biro Organisasi", "Dinas Komunikasi dan Informatika"),
    "Penataan Sistem Manajemen SDM Aparatur": ("Badan Kepegawaian Daerah",),
    "Penguatan Akuntabilitas": ("Badan Perencanaan Pembangunan Daerah", "Biro Organisasi"),
    "Penguatan Pengawasan": ("Inspektorat Daerah",),
    "Peningkatan Kualitas Pelayanan Publik": (
        "Biro Organisasi",
        "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu",
    ),
}
COMPONENTS = {
    "RB General": ("Biro Organisasi",),
    "RB Tematik": ("Badan Perencanaan Pembangunan Daerah",),
    "Indeks SPBE": ("Dinas Komunikasi dan Informatika",),
    "Survei Penilaian Integritas": ("Inspektorat Daerah",),
}


def area_owners() -> bytes:
    """One sheet per government: area, perangkat daerah under a merged head with its pokja, and what is to be noted."""
    book = Workbook()
    for government in GOVERNMENTS:
        titles = [MARK, "PENGAMPU AREA PERUBAHAN REFORMASI BIROKRASI", office_of(government)]
        sheet = new_sheet(book, short_name(government), titles, 5)
        add_head(sheet, ["No", "Area Perubahan/Komponen", "Penanggung Jawab", None, "Keterangan"])
        add_head(sheet, [None, None, "Perangkat Daerah Pengampu", "Pokja", None])
        top = sheet.max_row - 1
        for area in (f"A{top}:A{top + 1}", f"B{top}:B{top + 1}", f"C{top}:D{top}", f"E{top}:E{top + 1}"):
            sheet.merge_cells(area)
        for number, (area, names) in enumerate(_owners(government).items(), start=1):
            pokja = f"Pokja {area}" if area in AREAS else None
            sheet.append([number, area, "; ".join(names), pokja, None])
        set_widths(sheet, [6, 46, 70, 54, 20])
    return content_of(book)


def owners_of(government: str, area: str) -> list[str]:
    """The perangkat daerah that answer for an area, the first named first."""
    return _owners(government)[area]


def _owners(government: str) -> dict[str, list[str]]:
    """Area or component -> its perangkat daerah, the same every time."""
    rolls, owners = dice("pengampu", government), {}
    for area, offices in {**AREAS, **COMPONENTS}.items():
        count = rolls.choice((1, len(offices)))
        owners[area] = [_local(name, government) for name in offices[:count]]
    return owners


def _local(name: str, government: str) -> str:
    """A kabupaten has bagian where a province has biro."""
    return name.replace("Biro", "Bagian") if "." in government else name
