"""Titles of the slides about two governments and about a simulation, as candidates from long to short.

Whoever builds a slide takes the first candidate that fits; the last one always has at most twelve words, also with
its mark and a name of five words.
"""

from data.number_format import format_number
from pages._output.component_parts import SHORT_AREA
from pages._output.pair_data import comparable, drawn, share_words, standing
from pages._output.pair_slope import Slope
from pages._output.sentences.benchmarking import as_object, class_title, lessons_title, missing_title, slope_title
from pages._output.sentences.marks import marked
from pages._output.sentences.simulation import graded
from pages._output.study_gaps import Gap, ranked
from pages._output.study_questions import Parties
from pages._output.study_title import title_of
from pages._output.words import join_words

PICK_PEER = "Pilih pembanding agar slide ini dibuat."
PICK_SIMULATION = "Susun simulasinya di halaman Simulasi, lalu pilih Jadikan slide."
ASSOCIATION = "Perbedaan angka bukan penyebab; tanyakan caranya."
PARTNER = "Mitra"  # for a name that is too long
MOST_WORDS = 12  # of a title with its mark
MOST_NAMED = 3  # gaps in a title


def within(candidates: list[str], flags) -> list[str]:
    """The candidates of at most twelve words with their mark; the last one where none is."""
    short = [told for told in candidates if len(marked(told, flags).split()) <= MOST_WORDS]
    return short or candidates[-1:]


def pair_titles(own: str, peer: str, lines: list[dict]) -> list[str]:
    """'Banten lebih tinggi pada 1 dari 8 indikator sebanding' from the lines of comparison, also where it is one."""
    stands = [standing(line) for line in comparable(lines)]
    theirs, ours, count = stands.count("lebih_rendah"), stands.count("lebih_tinggi"), len(stands)
    if not theirs and not ours:
        return [f"Belum ada yang lebih tinggi pada {count} indikator sebanding"]
    name, short, higher = (peer, PARTNER, theirs) if theirs else (own, "Kita", ours)
    tails = (f"{higher} dari {count} indikator sebanding", f"{higher} dari {count} indikator")
    told = [f"{name} lebih tinggi pada {tail}" for tail in tails]
    return [*told, f"{short} lebih tinggi pada {tails[1]}"]


def widest_words(lines: list[dict]) -> str:
    """'terlebar Ombudsman 2024 (28,4 % skala)', whoever is higher; '' without a difference."""
    apart = [line for line in drawn(lines) if standing(line) in ("lebih_rendah", "lebih_tinggi")]
    if not apart:
        return ""
    line = max(apart, key=lambda one: abs(one["difference_pct"]))
    return f"terlebar {line['short_name']} {line['year']} ({share_words(line, abs(line['difference_pct']))} skala)"


def answer_titles(gaps: list[Gap], parties: Parties) -> list[str]:
    """The finding for a visit, without its mark: all comparisons, else those of the kind in which the peer is ahead."""
    bare = [gap._replace(flags=(False, False)) for gap in gaps]
    kinds = [[gap for gap in bare if gap.is_part is part] for part in (False, True)]
    told = [some for some in (bare, *kinds) if some is bare or ranked(some)]
    if not any(gap.verdict != "belum_dapat_dinilai" for gap in bare):
        return [title_of(bare, parties), "Belum ada pembanding; enam topik tetap dibawa"]
    names = (parties, parties._replace(peer_name=PARTNER))
    shorter = [] if ranked(bare) else [f"{PARTNER} tidak lebih tinggi pada {len(bare)} perbandingan"]
    return [title_of(some, who) for who in names for some in told] + shorter


def parts_titles(peer: str, gaps: list[Gap], noun: str) -> list[str]:
    """'Banten lebih tinggi pada 8 dari 8 area; terjauh SDM aparatur' of comparisons; noun: area, bagian RB."""
    behind = ranked(gaps)
    if not behind:
        return [f"{name} tidak lebih tinggi pada {len(gaps)} {noun}" for name in (peer, PARTNER)]
    counted = f"lebih tinggi pada {len(behind)} dari {len(gaps)} {noun}"
    return [f"{peer} {counted}; terjauh {short_name(behind[0])}", f"{peer} {counted}", f"{PARTNER} {counted}"]


def short_name(gap: Gap) -> str:
    """An area of change as people shorten it, any other part and an indicator by its name."""
    return SHORT_AREA.get(gap.area, gap.name) if gap.is_part else gap.name


def trend_titles(slope: Slope) -> list[str]:
    """'Banten menjauh: jarak SPI 3,44 menjadi 11,39 poin', else without who moved."""
    name = as_object(slope.short_name)
    if slope.movement == "melampaui":  # the distance alone would not say that they changed places
        return [slope_title(slope), f"{slope.leader} melampaui pada {name}"]
    before, after = (format_number(abs(gap)) for gap in (slope.first_gap, slope.last_gap))
    return [slope_title(slope), f"Jarak {name}: {before} menjadi {after} poin"]


def classes_titles(own: str, peer: str, lines: list[dict], missing: int) -> list[str]:
    """What the classes (rows of comparison) say, else how much cannot be compared."""
    if not lines:
        return [missing_title(missing)]
    told = class_title(own, peer, lines)
    short = told.replace("Dibandingkan sebagai kelas", "Kelas")
    return [told, short, f"{len(lines)} indikator dibandingkan sebagai kelas"]


def study_lessons_titles(peer: str, names: list[str], events: int) -> list[str]:
    """'Yang bisa dipelajari dari Banten: nilai Ombudsman, SPBE, dan SPI', with ever fewer names."""
    if not names:
        return [f"{events} catatan tentang reformasi birokrasi {peer}"]
    plain = f"Yang bisa dipelajari dari {peer}"
    long = [lessons_title(peer, names[:most]) for most in range(len(names), 0, -1)]
    return [*(told for one in long for told in (one, one.replace(plain, f"Dipelajari dari {peer}"))), plain]


def questions_titles(peer: str, names: list[str], count: int) -> list[str]:
    """'Tanyakan dulu di Banten: nilai Ombudsman, SPBE, dan SPI'; without gaps how many there are for everybody."""
    if not names:
        told = f"{count} pertanyaan umum untuk {peer}"
        return [f"{told}, tanpa selisih yang mendasari", told]
    named = [as_object(name) for name in names[:MOST_NAMED]]
    told = [f"Tanyakan dulu di {peer}: {join_words(named[:most])}" for most in range(len(named), 0, -1)]
    return [*told, f"{count} pertanyaan untuk {peer}"]


def checklist_titles(peer: str, offices: int) -> list[str]:
    """'Enam topik kaji tiru untuk diisi 6 perangkat daerah'."""
    if offices:
        return [f"Enam topik kaji tiru untuk diisi {offices} perangkat daerah"]
    return [f"Enam topik dipelajari di {peer}; pengampu kita belum dimuat", f"Enam topik dipelajari di {peer}"]


def simulated_title(index: float, simulated: float, predikat: str | None) -> str:
    """'70,50 menjadi 74,10 (BB)', to be begun by the word Simulasi."""
    return f"{format_number(index)} menjadi {graded(simulated, predikat)}"
