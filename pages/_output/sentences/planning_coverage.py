"""Cakupan and PMPRB: the sentences and titles about points without actions, and about what was assessed by ourselves.

Points are of parts with a known ceiling; a part without one, or one that is not loaded, is named and never ranked.
"""

from data.number_format import format_number
from pages._output.planning.coverage import Cover, Theme, actions_without_gap, gaps_without_action, tematik_covers
from pages._output.planning.self_assessment import Difference, comparable_parts
from pages._output.planning.values import decimal
from pages._output.sentences.marks import marked
from pages._output.sentences.planning import count_of, fitting, upper_first
from pages._output.words import join_words

WHY_NO_GAP = {
    "tanpa_kesenjangan": "sudah di batasnya",
    "batas_belum_diketahui": "batasnya belum diketahui",
    "belum_dimuat": "nilainya belum dimuat",
}
DIFFERENCE_RULE = (
    "Selisih = penilaian mandiri (PMPRB) dikurangi hasil evaluasi, pada tahun, metode, dan bagian yang sama. Selisih "
    "bukan penilaian benar atau salah: bukti dan waktu menilainya dapat berbeda."
)


def coverage_sentence(government: str, covers: list[Cover], score_year: int | None, plan_year: int) -> str:
    """The opening of Cakupan: how much of what was lost has no action; why it cannot be told otherwise."""
    flags = [flag for one in covers for flag in one.all_flags]
    if score_year is None or not any(one.part for one in covers):
        return f"Nilai area {government} belum dimuat, jadi cakupan renaksi belum dapat dilihat."
    if not any(one.actions for one in covers):
        return f"Renaksi {government} {plan_year} belum dimuat."
    known = [one for one in covers if one.is_known_gap]
    if not known:
        return marked(f"Tidak ada kesenjangan {government} {score_year} yang dapat dihubungkan ke area.", flags)
    without = gaps_without_action(covers)
    if not without:
        many = f"Semua {len(known)} bagian" if len(known) > 1 else "Bagian"
        told = f"{many} {government} yang kehilangan poin pada {score_year} punya renaksi {plan_year}"
        loose = sum(one.kind == "tanpa_area" for one in covers)
        told += f"; {loose} bagian lain tidak terhubung ke satu area" if loose else ""
        return marked(f"{told}.", flags)
    first = without[0]
    count = upper_first(count_of(len(without), len(known)))
    told = f"{count} bagian {government} yang kehilangan poin pada {score_year}"
    told += f" belum punya renaksi {plan_year}; terbesar {first.name}, {format_number(first.lost)} poin."
    return marked(told, flags)


def coverage_title(covers: list[Cover]) -> str:
    """The finding of the table: the largest gap without an action."""
    known = [one for one in covers if one.is_known_gap]
    flags = [flag for one in known for flag in one.all_flags]
    without = gaps_without_action(covers)
    if not any(one.actions for one in covers):
        return "Renaksi belum dimuat, jadi cakupannya belum dapat dilihat"
    if not known:
        return "Belum ada kesenjangan yang dapat dihubungkan ke renaksi"
    if not without:
        which = "bagian area" if any(one.kind == "tanpa_area" for one in covers) else "bagian"
        return fitting([f"Semua {which} yang kehilangan poin punya renaksi"], flags)
    told = f"{len(without)} dari {len(known)} kesenjangan tanpa renaksi"
    lost = format_number(without[0].lost)
    return fitting([f"{told}; terbesar {without[0].name}, {lost} poin", told], flags)


def without_gap_words(covers: list[Cover]) -> list[str]:
    """Sentences about actions without a known gap, and why: at the ceiling, ceiling unknown, area not loaded."""
    found = actions_without_gap(covers)
    told = []
    for kind, why in WHY_NO_GAP.items():
        own = [one for one in found if one.kind == kind]
        if own:
            names = join_words(f"{one.name} ({one.actions} renaksi{_mark(one)})" for one in own)
            told.append(f"Renaksi tanpa kesenjangan, {why}: {names}.")
    return told


def _mark(one: Cover) -> str:
    return ", ilustrasi" if any(one.all_flags) else ""


def unranked_words(covers: list[Cover]) -> str:
    """'Tidak diperingkat, batasnya belum diketahui: …'; '' where every ceiling is known."""
    names = [one.name for one in covers if one.kind == "batas_belum_diketahui"]
    return f"Tidak diperingkat, batasnya belum diketahui: {join_words(names)}." if names else ""


def themes_title(found: list[Theme], covers: list[Cover]) -> str:
    """The finding about RB Tematik: its themes with actions against the points of its component."""
    parts = tematik_covers(covers)
    flags = [flag for one in found for flag in one.flags] + [one.part.is_illustrative for one in parts]
    lost = [one.lost for one in parts]
    named = sum(one.name != "Tanpa tema" for one in found)
    actions = sum(one.actions for one in found)
    told = f"{named} tema RB Tematik dengan {actions} renaksi" if actions else "Belum ada renaksi RB Tematik"
    if not parts:
        return fitting([f"{told}; nilainya belum dimuat", told], flags)
    if None in lost:
        return fitting([f"{told}; batas nilainya belum diketahui", told], flags)
    points = format_number(max(sum(lost), 0.0))
    year = f"{parts[0].year}: " if parts[0].year else ""
    return fitting([f"{told}; {year}{points} poin belum diraih", told], flags)


def thematic_words(covers: list[Cover]) -> str:
    """'RB Tematik 2024: 12,35 poin belum diraih.' where its year is its own; '' where it is not."""
    own = [one for one in tematik_covers(covers) if one.year]
    if not own:
        return ""
    flags = [one.part.is_illustrative for one in own]
    head = f"RB Tematik {own[0].year}"
    if None in [one.lost for one in own]:
        return marked(f"{head}: batas nilainya belum diketahui.", flags)
    return marked(f"{head}: {format_number(max(sum(one.lost for one in own), 0.0))} poin belum diraih.", flags)


def assessment_title(differences: list[Difference]) -> str:
    """'Selisih terbesar 2024: SDM aparatur, mandiri lebih tinggi 1,20 poin', of the newest year with both sides."""
    if not differences:
        return "Penilaian mandiri (PMPRB) belum dimuat"
    parts = sorted(comparable_parts(differences), key=lambda one: (-abs(one.points), one.name))
    if not parts:
        return "Belum ada penilaian mandiri dengan hasil evaluasi setahun"
    first = parts[0]
    flags = [flag for one in parts for flag in one.flags]
    if not first.points:
        return fitting([f"Penilaian mandiri {first.year} sama dengan hasil evaluasi"], flags)
    told = f"Selisih terbesar {first.year}"
    return fitting([f"{told}: {first.name}, {first.words}", f"{told}: {first.words}"], flags)


def assessment_sentence(government: str, index: Difference | None) -> str:
    """The opening of PMPRB about the index itself. index: of self_assessment.index_difference."""
    if index is None:
        return f"Penilaian mandiri Indeks RB {government} belum dimuat."
    own, result = format_number(decimal(index.own)), format_number(decimal(index.result))
    if index.own is None:
        told = f"Penilaian mandiri {government} {index.year} belum dimuat; hasil evaluasi {result}"
    elif index.result is None:
        told = f"{government} menilai diri {own} pada {index.year}; hasil evaluasinya belum dimuat"
    else:
        told = f"{government} menilai diri {own} pada {index.year}, hasil evaluasi {result}: {index.words}"
    return marked(f"{told}.", index.flags)
