"""Titles of the slides about two governments and about a simulation, as candidates from long to short.

Whoever builds a slide takes the first candidate that fits; the last one always has at most twelve words.
"""

from data.number_format import format_number
from pages._output.component_parts import SHORT_AREA
from pages._output.pair_slope import Slope
from pages._output.sentences.benchmarking import as_object, class_title, lessons_title, missing_title, slope_title
from pages._output.sentences.simulation import graded
from pages._output.study_gaps import Gap, ranked
from pages._output.study_questions import Parties
from pages._output.study_title import title_of
from pages._output.words import join_words

PICK_PEER = "Pilih pembanding agar slide ini dibuat."
PICK_SIMULATION = "Susun simulasinya di halaman Simulasi, lalu pilih Jadikan slide."
ASSOCIATION = "Perbedaan angka bukan penyebab; tanyakan caranya."


def answer_titles(gaps: list[Gap], parties: Parties) -> list[str]:
    """The finding for a visit, without its mark: all comparisons, else those of the kind in which the peer is ahead."""
    bare = [gap._replace(flags=(False, False)) for gap in gaps]
    kinds = [[gap for gap in bare if gap.is_part is part] for part in (False, True)]
    return [title_of(bare, parties), *(title_of(kind, parties) for kind in kinds if ranked(kind))]


def parts_titles(peer: str, gaps: list[Gap], noun: str) -> list[str]:
    """'Banten lebih tinggi pada 8 dari 8 area; terjauh SDM aparatur' from parts of one year; noun: area, bagian RB."""
    behind = ranked(gaps)
    if not behind:
        return [f"{peer} tidak lebih tinggi pada {len(gaps)} {noun}"]
    told = f"{peer} lebih tinggi pada {len(behind)} dari {len(gaps)} {noun}"
    return [f"{told}; terjauh {short_name(behind[0])}", told]


def short_name(gap: Gap) -> str:
    """An area of change as people shorten it, any other part and an indicator by its name."""
    return SHORT_AREA.get(gap.area, gap.name) if gap.is_part else gap.name


def trend_titles(slope: Slope) -> list[str]:
    """'Banten menjauh: jarak SPI 3,44 menjadi 11,39 poin', else without who moved."""
    before, after = (format_number(abs(gap)) for gap in (slope.first_gap, slope.last_gap))
    return [slope_title(slope), f"Jarak {as_object(slope.short_name)}: {before} menjadi {after} poin"]


def classes_titles(own: str, peer: str, lines: list[dict], missing: int) -> list[str]:
    """What the classes (rows of comparison) say, else how much cannot be compared."""
    if not lines:
        return [missing_title(missing)]
    return [class_title(own, peer, lines), f"{len(lines)} indikator dibandingkan sebagai kelas"]


def study_lessons_titles(peer: str, names: list[str], events: int) -> list[str]:
    """'Yang bisa dipelajari dari Banten: nilai Ombudsman, SPBE, dan SPI', with ever fewer names."""
    if not names:
        return [f"{events} catatan tentang reformasi birokrasi {peer}"]
    return [lessons_title(peer, names[:most]) for most in range(len(names), 0, -1)] + [
        f"Yang bisa dipelajari dari {peer}"
    ]


def questions_titles(peer: str, names: list[str], count: int) -> list[str]:
    """'Tanyakan dulu di Banten: nilai Ombudsman, SPBE, dan SPI'; without gaps how many there are for everybody."""
    if not names:
        return [f"{count} pertanyaan umum untuk {peer}, tanpa selisih yang mendasari"]
    named = [as_object(name) for name in names]
    told = [f"Tanyakan dulu di {peer}: {join_words(named[:most])}" for most in range(len(named), 0, -1)]
    return [*told, f"{count} pertanyaan dari selisih terlebar dengan {peer}"]


def checklist_titles(peer: str, offices: int) -> list[str]:
    """'Enam topik kaji tiru untuk diisi 6 perangkat daerah'."""
    if offices:
        return [f"Enam topik kaji tiru untuk diisi {offices} perangkat daerah"]
    return [f"Enam topik dipelajari di {peer}; pengampu kita belum dimuat"]


def simulated_title(index: float, simulated: float, predikat: str | None) -> str:
    """'70,50 menjadi 74,10 (BB)', to be begun by the word Simulasi."""
    return f"{format_number(index)} menjadi {graded(simulated, predikat)}"
