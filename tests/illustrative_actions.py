"""Actions (renaksi) of five illustrative governments: one plan per year, as perangkat daerah hand them in."""

from openpyxl import Workbook

from tests.illustrative_figures import dice
from tests.illustrative_layout import MARK, add_head, content_of, new_sheet, office_of, set_widths, short_name
from tests.illustrative_owners import owners_of

GOVERNMENTS = ("81", "53", "64", "82", "64.09")
YEARS = (2024, 2025)
WIDTH = 19
# Area -> (action, output indicator, unit, targets of the quarters as the plan counts them, million rupiah).
GENERAL = {
    "Manajemen Perubahan": (
        ("Menetapkan agen perubahan di tiap perangkat daerah", "Jumlah agen perubahan yang ditetapkan", "Orang",
         (None, 20, 40, 60), 45),
        ("Survei budaya kerja BerAKHLAK", "Jumlah laporan survei", "Laporan", (None, None, 1, 2), 80),
    ),
    "Penataan Peraturan Perundang-undangan": (
        ("Menyederhanakan peraturan gubernur yang tumpang tindih", "Jumlah peraturan yang dicabut atau diubah",
         "Peraturan", (2, 5, 8, 12), 120),
    ),
    "Penataan dan Penguatan Organisasi": (
        ("Evaluasi kelembagaan perangkat daerah", "Persentase perangkat daerah yang dievaluasi", "%",
         (25, 50, 75, 100), 150),
    ),
    "Penataan Tata Laksana": (
        ("Menyusun peta proses bisnis", "Jumlah peta proses bisnis yang ditetapkan", "Dokumen", (5, 12, 20, 30), 175),
        ("Integrasi aplikasi umum SPBE", "Jumlah aplikasi yang terintegrasi", "Aplikasi", (None, 1, 2, 4), 320),
    ),
    "Penataan Sistem Manajemen SDM Aparatur": (
        ("Uji kompetensi jabatan administrator", "Jumlah pejabat yang diuji", "Orang", (None, 40, 80, 120), 410),
    ),
    "Penguatan Akuntabilitas": (
        ("Pendampingan penyusunan pohon kinerja", "Jumlah perangkat daerah yang didampingi", "Perangkat daerah",
         (8, 16, 24, 32), 95),
        ("Reviu laporan kinerja", "Jumlah laporan yang direviu", "Laporan", (32, None, None, None), 60),
    ),
    "Penguatan Pengawasan": (
        ("Tindak lanjut rekomendasi BPK", "Persentase rekomendasi yang selesai", "%", (60, 70, 80, 90), 210),
        ("Pembangunan zona integritas", "Jumlah unit kerja yang diusulkan", "Unit kerja", (None, None, 2, 3), 130),
    ),
    "Peningkatan Kualitas Pelayanan Publik": (
        ("Survei kepuasan masyarakat di unit layanan", "Jumlah unit layanan yang disurvei", "Unit layanan",
         (10, 20, 30, 40), 140),
    ),
}  # fmt: skip
THEMES = {
    "Pengentasan Kemiskinan": ("Pemadanan data penerima bantuan", "Persentase data yang padan", "%",
                               (40, 60, 80, 95), 275),
    "Realisasi Investasi": ("Penyederhanaan izin usaha perikanan", "Jumlah izin yang dipangkas langkahnya", "Izin",
                            (None, 2, 4, 6), 190),
    "Pengendalian Inflasi": ("Pasar murah di pulau dengan harga tinggi", "Jumlah kegiatan pasar murah", "Kegiatan",
                             (3, 6, 9, 12), 360),
}  # fmt: skip
OBSTACLES = (
    ("Anggaran baru cair pada triwulan berikutnya", "Pergeseran anggaran kas bersama badan keuangan"),
    ("Petugas pengelola data berganti", "Menunjuk petugas pengganti dan melatihnya"),
    ("Gangguan pelayaran ke pulau terluar", "Menjadwalkan ulang kunjungan pada musim teduh"),
)
FATES = ("tepat", "tepat", "tepat", "terlambat", "terhambat", "belum")


def action_plans() -> bytes:
    """One sheet per government and year: areas as rows of their own, targets and realisations under a merged head."""
    book = Workbook()
    for government in GOVERNMENTS:
        for year in YEARS:
            titles = [MARK, "RENCANA AKSI REFORMASI BIROKRASI", office_of(government), f"TAHUN {year}"]
            sheet = new_sheet(book, f"{short_name(government)} {year}", titles, WIDTH)
            _add_head(sheet)
            rolls, number = dice("renaksi", government, year), 0
            for section, (area, lines) in enumerate(_sections().items(), start=1):
                sheet.append([f"{section}. {area.upper()}"] if area in GENERAL else [f"RB TEMATIK: {area}"])
                offices = owners_of(government, area if area in GENERAL else "RB Tematik")
                pokja = f"Pokja {area}" if area in GENERAL else "Pokja RB Tematik"
                for line in lines:
                    number += 1
                    office = offices[number % len(offices)]
                    sheet.append([number, pokja, office, *_row(line, rolls, year)])
            budget = sum(row[15] for row in sheet.iter_rows(min_row=9, values_only=True) if row[15])
            sheet.append([None, None, None, "JUMLAH", *[None] * 11, budget])
            set_widths(sheet, [6, 34, 40, 46, 40, 14, *[9] * 8, 12, 18, 18, 34, 34][:WIDTH])
    return content_of(book)


def _sections() -> dict[str, tuple]:
    return GENERAL | {theme: (line,) for theme, line in THEMES.items()}


def _add_head(sheet) -> None:
    quarters = ["TW I", "TW II", "TW III", "TW IV"]
    head = ["No", "Pokja", "Perangkat Daerah", "Rencana Aksi", "Indikator Output", "Satuan"]
    add_head(sheet, [*head, "Target", None, None, None, "Realisasi", None, None, None,
                     "Status", "Anggaran (Rp)", "Realisasi Anggaran (Rp)", "Kendala", "Tindak Lanjut"])  # fmt: skip
    add_head(sheet, [*[None] * 6, *quarters, *quarters])
    top = sheet.max_row - 1
    for letter in "ABCDEFOPQRS":
        sheet.merge_cells(f"{letter}{top}:{letter}{top + 1}")
    sheet.merge_cells(f"G{top}:J{top}")
    sheet.merge_cells(f"K{top}:N{top}")


def _row(line: tuple, rolls, year: int) -> list:
    """What stands behind the office: the action with its numbers, and how it goes by the fate drawn for it."""
    name, indicator, unit, targets, million = line
    fate = rolls.choice(FATES)
    done, obstacle, follow_up, status = _progress(targets, fate, rolls, year)
    budget = million * 1_000_000 * rolls.choice((80, 100, 120)) // 100
    share = {"tepat": (85, 99), "terlambat": (60, 85), "terhambat": (20, 60), "belum": (0, 40)}[fate]
    absorbed = budget * rolls.randint(*share) // 100
    return [name, indicator, unit, *targets, *done, status, budget, absorbed, obstacle, follow_up]


def _progress(targets: tuple, fate: str, rolls, year: int) -> tuple[list, str | None, str | None, str | None]:
    """Realisations of the quarters, obstacle, follow-up and stated status."""
    due = [number for number, target in enumerate(targets) if target is not None]
    last = due[-1]
    turn = rolls.choice(due)  # the quarter from which it goes otherwise
    done: list = list(targets)
    if fate == "tepat":
        return done, None, None, "selesai" if year == YEARS[0] else "berjalan"
    for number in due:
        if number >= turn:
            done[number] = None if fate == "belum" else int(targets[number] * rolls.uniform(0.4, 0.85))
    if fate == "belum":
        return done, None, None, None
    if fate == "terlambat":
        if year == YEARS[0] and turn != last:
            done[last] = targets[last]
        return done, None, None, "berjalan"
    return done, *rolls.choice(OBSTACLES), "terhambat"
