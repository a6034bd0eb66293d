"""Which area or part of the index holds most of the points that were not reached: the sentence and titles of the page.

Points not reached are ceiling minus value, known ceilings only. Amounts that read the same with two decimals are a tie.
A part that is not loaded, and a ceiling that is not known, is named and never counted as nought.
"""

from data.number_format import format_number, format_percent, format_signed
from pages._output.component_parts import Part
from pages._output.words import join_words

MOST_NAMED = 2  # of parts that share the first place


def short(name: str) -> str:
    """The first of two names: 'Penataan Peraturan Perundang-undangan / Deregulasi Kebijakan' without the second."""
    return name.split(" / ")[0] if len(name) > 50 else name


def ranked(parts: list[Part]) -> list[Part]:
    """The parts with a known ceiling, most points not reached first; equal ones by name."""
    return sorted((part for part in parts if part.ceiling is not None), key=lambda part: (-part.lost_points, part.name))


def leaders(parts: list[Part]) -> list[Part]:
    """The parts that lost most; several when the amounts read the same."""
    known = ranked(parts)
    return [part for part in known if format_number(part.lost_points) == format_number(known[0].lost_points)]


def sentence(government: str, year: int, parts: list[Part], owner: str | None = None) -> str:
    """The opening of the page for one year with components.

    Rules, in order: no known ceiling at all -> said, nothing ranked; one part -> its value and ceiling, no rank; all
    at their ceiling -> said; a tie -> its parts, or their number above two; else the first with its amount, out of how
    many with a known ceiling, and its owner where one is named.
    """
    known = ranked(parts)
    if not known:
        return f"{_parts(len(parts))} indeks {government} {year} dimuat, tetapi batasnya belum diketahui."
    if len(parts) == 1:
        part = parts[0]
        amount = f"{format_number(part.value)} dari batas {format_number(part.ceiling)}"
        return f"Baru satu bagian indeks {government} {year} yang dimuat: {part.short_name}, {amount}."
    first = leaders(parts)
    lost = format_number(first[0].lost_points)
    if first[0].lost_points <= 0:
        return f"Semua bagian indeks {government} {year} yang batasnya diketahui sudah mencapai batasnya."
    if len(known) == 1:
        whole = f"{lost} dari {format_number(known[0].ceiling)}"
        return (
            f"Batas yang diketahui pada {year} baru satu: {known[0].short_name} {government} kehilangan {whole} poin."
        )
    count = f"dari {len(known)} bagian" + (" yang batasnya diketahui" if len(known) < len(parts) else "")
    if len(first) > MOST_NAMED:
        return f"{len(first)} bagian indeks {government} {year} sama-sama kehilangan {lost} poin, terbanyak {count}."
    if len(first) > 1:
        names = join_words(part.short_name for part in first)
        return f"{government} kehilangan poin terbanyak di {names} pada {year}: masing-masing {lost}, {count}."
    told = f"{government} kehilangan poin terbanyak di {first[0].short_name} pada {year}"
    tail = f"; pengampu {owner}" if owner else ""
    return f"{told}: {lost} dari {format_number(first[0].ceiling)}, terbesar {count}{tail}."


def nothing_loaded(government: str, year: int | None, newest: int | None) -> str:
    """No component in the chosen year, or in any."""
    if newest is None:
        return f"Nilai area dan komponen {government} belum dimuat."
    return f"Nilai area dan komponen {government} tahun {year} belum dimuat; terakhir {newest}."


def _parts(count: int) -> str:
    return "Satu bagian" if count == 1 else f"{count} bagian"


def table_title(name: str | None, amount: str | None, year: int, count: int) -> str:
    """'Penataan Tata Laksana terendah pada 2019: 48,2 % batasnya'; what is missing where there is no share.

    name: the part with the lowest share of its ceiling, out of `count` that have one; amount: that share in words.
    """
    if name is None:
        return f"Bagian dari batas {year} belum dapat dihitung"
    if count == 1:
        return f"{short(name)} mencapai {amount} pada {year}"
    return f"{short(name)} terendah pada {year}: {amount}"


def lost_title(parts: list[Part]) -> str:
    """The finding of the ranking: who is first, and its share of all points not reached."""
    known = ranked(parts)
    if not known:
        return "Belum dapat diperingkat: batasnya belum diketahui"
    total, first = total_lost(parts), leaders(parts)
    if total <= 0 or first[0].lost_points <= 0:
        return "Semua bagian mencapai batasnya"
    if len(known) == 1:
        return f"{first[0].short_name}: {format_number(first[0].lost_points)} poin belum diraih"
    if len(first) > 1:
        return f"{len(first)} bagian sama besar: {format_number(first[0].lost_points)} poin belum diraih"
    share = format_percent(first[0].lost_points / total * 100, 0)
    return f"{first[0].short_name}: {share} poin yang belum diraih"


def total_lost(parts: list[Part]) -> float:
    """All points not reached, of the parts with a known ceiling; a part above its ceiling takes nothing away."""
    return round(sum(max(part.lost_points, 0) for part in ranked(parts)), 6)


def top_words(parts: list[Part], count: int = 3) -> str:
    """'Tiga teratas: 57,3 % dari 43,33 poin yang belum diraih.'; '' where there are not more than `count`."""
    known, total = ranked(parts), total_lost(parts)
    if len(known) <= count or total <= 0:
        return ""
    share = sum(max(part.lost_points, 0) for part in known[:count]) / total * 100
    return f"Tiga teratas: {format_percent(share, 1)} dari {format_number(total)} poin yang belum diraih."


def change_title(change: float | None, steps: list[tuple[str, float]], before: int, year: int) -> str:
    """'Naik 1,29 poin; terbesar Kualitas Pelayanan Publik +0,77' from (name, change) of the parts.

    Without the index in both years there is no total to tell; parts that did not move are not the largest of anything.
    """
    moved = [step for step in steps if format_number(abs(step[1])) != "0,00"]
    largest = max(moved, key=lambda step: abs(step[1]), default=None)
    tail = f"terbesar {short(largest[0])} {format_signed(largest[1])}" if largest else "bagiannya tidak bergerak"
    if change is None:
        return f"Perubahan {before}–{year}: {tail}"
    if format_number(abs(change)) == "0,00":
        return f"Indeks tetap; {tail}" if largest else "Indeks dan bagiannya tidak berubah"
    return f"{'Naik' if change > 0 else 'Turun'} {format_number(abs(change))} poin; {tail}"


def no_change(year: int, method_name: str) -> str:
    """Why there is no yearly change to show."""
    return f"Tidak ada tahun pembanding sebelum {year} dengan metode {method_name} dan bagian yang sama."


def lines_title(moves: list[str]) -> str:
    """'5 naik, 2 turun, 1 tetap pada dua nilai terakhir' from naik, turun, tetap of each line."""
    if not moves:
        return "Belum ada dua nilai sebanding untuk bagian mana pun"
    told = [f"{moves.count(move)} {move}" for move in ("naik", "turun", "tetap") if move in moves]
    return f"{', '.join(told)} pada dua nilai sebanding terakhir"
