"""The Indonesian words for the codes of the store, and the mark that goes with a judgement."""

from datetime import date

from data.number_format import format_date, format_number

KIND = {"realisasi": "nilai evaluasi", "mandiri": "penilaian mandiri", "sementara": "sementara", "target": "target"}
EVIDENCE = {
    "letter": "surat kementerian",
    "official": "resmi",
    "press": "pers",
    "secondary": "sekunder",
    "inferred": "disimpulkan",
}
CERTAINTY = {
    "stated": "dinyatakan sumber",
    "inferred": "disimpulkan",
    "unverified": "belum terverifikasi",
    "not_found": "belum ditemukan",
}
WEIGHT_APPLIES = {
    "all": "semua instansi",
    "local governments": "pemerintah daerah",
    "ministries": "kementerian/lembaga",
    "unknown": "belum diketahui",
}
# Judgement -> (mark, words, palette role or None).
DIRECTION = {
    "membaik": ("▲", "membaik", "above"),
    "tetap": ("●", "tetap", None),
    "memburuk": ("▼", "memburuk", "below"),
    "belum_dapat_dinilai": ("◇", "belum dapat dinilai", None),
}
TARGET_STATUS = {
    "tercapai": ("▲", "tercapai", "above"),
    "di_bawah": ("▼", "di bawah target", "below"),
    "belum_dapat_dinilai": ("◇", "belum dapat dinilai", None),
}
PATH_STATUS = {
    "tercapai": ("▲", "tercapai", "above"),
    "di_jalur": ("▲", "di jalur", "above"),
    "perlu_dipercepat": ("▼", "perlu dipercepat", "below"),
    "tidak_bergerak": ("▼", "tidak bergerak", "below"),
    "mundur": ("▼", "mundur", "below"),
    "belum_dapat_dinilai": ("◇", "belum dapat dinilai", None),
}
PATH_REASON = {
    "tanpa_target_berikutnya": "tidak ada target tertulis sesudah tahun nilainya",
    "tanpa_angka": "nilainya tanpa angka",
    "target_tanpa_batas": "predikat target tidak punya batas pada metodenya",
    "predikat_tidak_terbaca": "A dan A- tidak dapat dibedakan dari angkanya",
    "tanpa_laju": "kurang dari dua nilai sebanding pada metode ini",
}
STATUS = {"belum_dikeluarkan": "belum dikeluarkan", "tidak_dinilai": "tidak dinilai", None: "belum dimuat"}
LEVEL = {"provinsi": "provinsi", "kabupaten": "kabupaten/kota", "kota": "kabupaten/kota"}
NOTICE = {
    "inferred_figures": "Tahun atau nilai disimpulkan",
    "no_band": "Belum ada batas predikat",
    "predikat_mismatch": "Predikat yang disebut tidak cocok dengan angkanya",
    "provisional_figures": "Angka sementara",
    "source_without_address": "Sumber tanpa alamat",
    "sources_that_disagree": "Sumber berbeda angka",
}
CHECK = {
    "bands_overlap": "Rentang predikat bertumpuk",
    "codes_without_match": "Kode tanpa pasangan",
    "kept_scores_differ": "Nilai tersimpan berbeda dari hitungan",
    "method_years_overlap": "Tahun berlaku metode bertumpuk",
    "source_dates": "Tanggal sumber yang bukan tanggal",
    "targets_without_document": "Target tanpa dokumen",
    "two_current_rows": "Dua nilai untuk satu angka",
    "values_outside_scale": "Nilai di luar skala",
    "words_outside_vocabulary": "Kata di luar kosakata",
}


def troubles_words(troubles) -> str:
    """What the data checks found (asking.Troubles), in a line: 'tanpa kesalahan, 38 catatan'; None: still at it."""
    if troubles is None:
        return "sedang berjalan, muat ulang beberapa menit lagi"
    wrong, noted = (format_number(sum(map(len, found.values())), 0) for found in (troubles.checks, troubles.notices))
    told = f"{'tanpa' if wrong == '0' else wrong} kesalahan, {noted} catatan"
    return told if troubles.is_whole else f"{told}, tanpa hitung ulang seluruh nilai"


def join_words(words) -> str:
    """['a', 'b', 'c'] -> 'a, b, dan c'."""
    words = list(words)
    if len(words) < 3:
        return " dan ".join(words)
    return ", ".join(words[:-1]) + ", dan " + words[-1]


def year_range(first: int, last: int) -> str:
    """2017, 2019 -> '2017–2019'; equal years -> '2017'."""
    return f"{first}" if first == last else f"{first}–{last}"


def embargo_words(until: date | None) -> str:
    """How a provisional value is marked that visitors do not see yet: 'embargo sampai 31 Desember 2026'."""
    return f"embargo sampai {format_date(until)}" if until else "embargo"


def provisional_words(figure: dict, words: str) -> str:
    """`words` about a provisional figure, and that visitors do not see it yet: 'sementara, embargo sampai ...'."""
    return f"{words}, {figure['embargo']}" if figure.get("embargo") else words


def embargo_sentence(words: str) -> str:
    """What who hands out a file must know; `words` of embargo_words."""
    return f"Memuat nilai sementara di bawah {words}: belum untuk dibagikan kepada umum."
