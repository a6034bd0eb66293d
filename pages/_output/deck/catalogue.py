"""Which slides there are, and which audience gets which of them in which order."""

from typing import NamedTuple

from pages._output.deck.brief import Brief
from pages._output.deck.model import LeftOut, Slide
from pages._output.deck.slides import (
    actions,
    areas,
    comparison,
    decisions,
    method,
    overview,
    ranking,
    simulated,
    status,
    study,
    targets,
    trend,
)


class Preset(NamedTuple):
    """What one audience gets."""

    name: str
    kicker: str  # above the title of the cover
    codes: tuple[str, ...]


PRESETS = {
    "gubernur": Preset("Gubernur 5", "Laporan kepada Gubernur", ("status", "tren", "target", "area3", "keputusan")),
    "raker": Preset(
        "Raker triwulan 12",
        "Rapat kerja Reformasi Birokrasi",
        (
            *("status", "keputusan_lalu", "tren", "target", "area_tabel", "area_hilang", "area_perubahan"),
            *("banding", "renaksi", "keputusan", "metode", "sumber"),
        ),
    ),
    "kajitiru": Preset(
        "Kaji tiru 8",
        "Kaji tiru Reformasi Birokrasi",
        ("kt_jawaban", "kt_selisih", "kt_tren", "kt_kelas", "kt_pelajaran", "kt_pertanyaan", "kt_daftar", "sumber"),
    ),
}
HEADS = {"provinsi": "Gubernur", "kabupaten": "Bupati", "kota": "Wali Kota"}
# code -> (name in lists, builder). A code may carry an indicator, 'tren-SPBE', where its builder takes one.
CATALOGUE = {
    "status": ("Status", status.build),
    "keputusan_lalu": ("Keputusan raker sebelumnya", decisions.build_previous),
    "tren": ("Tren dan target", trend.build),
    "target": ("Kesenjangan target", targets.build),
    "area3": ("Tiga area", areas.build_three),
    "area_tabel": ("Area per tahun", areas.build_table),
    "area_hilang": ("Poin yang belum diraih", areas.build_lost),
    "area_perubahan": ("Perubahan per bagian", areas.build_change),
    "indikator": ("Semua indikator", overview.build),
    "banding": ("Benchmarking", comparison.build),
    "peringkat": ("Posisi di antara yang dimuat", ranking.build),
    "renaksi": ("Rencana aksi", actions.build),
    "renaksi_belum": ("Renaksi yang harus dilaporkan", actions.build_unreported),
    "simulasi": ("Simulasi", simulated.build),
    "keputusan": ("Keputusan yang diminta", decisions.build_asked),
    "metode": ("Metode", method.build_method),
    "sumber": ("Sumber", method.build_sources),
    "kt_jawaban": ("Jawaban kaji tiru", study.build_answer),
    "kt_selisih": ("Selisih dengan mitra", study.build_gaps),
    "kt_tren": ("Perjalanan keduanya", study.build_trend),
    "kt_kelas": ("Kelas dan yang belum sebanding", study.build_classes),
    "kt_pelajaran": ("Yang bisa dipelajari", study.build_lessons),
    "kt_pertanyaan": ("Pertanyaan", study.build_questions),
    "kt_daftar": ("Daftar periksa enam topik", study.build_checklist),
}
WITH_INDICATOR = ("tren",)
SEPARATOR = "-"


def preset_of(code: str, level: str) -> Preset:
    """An audience by its code, the head of government called as in that level: 'Gubernur 5', 'Wali Kota 5'."""
    preset, head = PRESETS[code], HEADS[level]
    return preset._replace(name=preset.name.replace("Gubernur", head), kicker=preset.kicker.replace("Gubernur", head))


def parts_of(code: str) -> tuple[str, str | None]:
    """'tren-SPBE' -> ('tren', 'SPBE'); 'tren' -> ('tren', None)."""
    base, _, indicator_code = code.partition(SEPARATOR)
    return base, indicator_code or None


def is_known(code: str, indicator_codes) -> bool:
    """Whether a code of an address names a slide that can be asked for."""
    base, indicator_code = parts_of(code)
    if base not in CATALOGUE or code.endswith(SEPARATOR):
        return False
    return indicator_code is None or (base in WITH_INDICATOR and indicator_code in indicator_codes)


def name_of(code: str, brief: Brief) -> str:
    """'Tren dan target', 'Tren dan target: SPBE'."""
    base, indicator_code = parts_of(code)
    name = CATALOGUE[base][0]
    if indicator_code is None:
        return name
    return f"{name}: {brief.facts[indicator_code].indicator['short_name']}"


def build_slide(code: str, brief: Brief, preset: Preset) -> Slide | LeftOut:
    """The slide of a code, or why there is none; a cover gets the kicker of its audience."""
    base, indicator_code = parts_of(code)
    builder = CATALOGUE[base][1]
    made = builder(brief, indicator_code) if indicator_code else builder(brief)
    if isinstance(made, LeftOut):
        return made
    return made._replace(code=code, kicker=preset.kicker if made.is_cover else "")
