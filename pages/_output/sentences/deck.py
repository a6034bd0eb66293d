"""Titles of slides where no page has one: the finding in at most 12 words, as candidates from long to short.

Whoever builds a slide takes the first candidate that fits. A value comes first, then its target; what is missing is
named as missing, and no cause is claimed.
"""

from data.number_format import format_number, format_percent
from pages._output.component_parts import Part
from pages._output.sentences.area import leaders, lost_title, ranked, short, total_lost
from pages._output.sentences.marks import marked
from pages._output.sentences.target import MET
from pages._output.trend_data import target_words
from pages._output.words import STATUS

MOST_WORDS = 12
MOST_LISTED = 3  # parts a title sums up
NUMBERS = ("Nol", "Satu", "Dua", "Tiga", "Empat", "Lima", "Enam", "Tujuh", "Delapan", "Sembilan", "Sepuluh")

ORDINARY = (  # words a title begins with that are no names
    *("Naik", "Turun", "Tetap", "Setiap", "Hanya", "Belum", "Target", "Semua", "Bagian", "Perubahan", "Kurang"),
    *("Tepat", "Celah", "Beda", "Jarak", "Poin", "Indeks", "Nilai", "Simulasi", "Dibandingkan", "Kelas", "Angka"),
)


def count_words(title: str) -> int:
    return len(title.split())


def number_word(count: int) -> str:
    """3 -> 'Tiga'; above ten in digits."""
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def within(candidates: list[str], flags) -> list[str]:
    """The candidates of at most twelve words with their mark of illustration; the last one where all are longer."""
    return [told for told in candidates if count_words(marked(told, flags)) <= MOST_WORDS] or candidates[-1:]


def status_titles(
    government: str, indicator: dict, figure: dict | None, position: dict | None, target: dict | None, newest, wanted
) -> list[str]:
    """The answer of the cover: 'Kalimantan Timur kurang 0,63 poin dari target Indeks RB 2024'.

    figure, position, target, newest: as in deck.brief.IndicatorFacts. wanted: the evaluation year without a figure.
    """
    index = indicator["short_name"]
    if figure is None or figure["status"] != "ada":
        return _without_figure(government, index, figure, target, newest, wanted)
    year = figure["year"]
    if indicator["unit"] == "peringkat":
        place = format_number(figure["value"], 0)
        return [f"{index} {government} {year} menurut sumber: {place}", f"{index} {year} menurut sumber: {place}"]
    if position is None or position["gap_points"] is None:
        return _without_gap(government, index, figure, position)
    gap, aim = position["gap_points"], f"target {index} {position['target_year']}"
    if format_number(abs(gap)) == "0,00":
        edge = "batas " if position["is_open"] else ""
        return [f"{government} tepat pada {edge}{aim}", f"Tepat pada {edge}{aim}"]
    amount = f"{format_number(abs(gap))} poin"
    if gap < 0:
        return [f"{government} kurang {amount} dari {aim}", f"Kurang {amount} dari {aim}"]
    return [f"{government} {amount} di atas {aim}", f"{amount} di atas {aim}"]


def _without_figure(government, index, figure, target, newest, wanted) -> list[str]:
    year = figure["year"] if figure else wanted
    state = STATUS[figure["status"] if figure else None]
    if newest is not None:
        told = f"{index} {government} {year} {state}"
        last = format_number(newest["value"]) if newest["value"] is not None else newest["stated_predikat"]
        return [f"{told}; terakhir {last} pada {newest['year']}", f"{told}; terakhir {newest['year']}", told]
    if figure is not None:
        return [f"{index} {government} {year} {state}"]
    told = f"{index} {government} belum dimuat"
    if target is None:
        return [told]
    aim = target_words(target)
    return [f"{told}; target {target['year']}: {aim}", f"{told}; target {target['year']} ada", told]


def _without_gap(government, index, figure, position) -> list[str]:
    """No number, or no target: the value or predikat, and whether the target is met where that is known."""
    year, predikat = figure["year"], figure["predikat"] or figure["stated_predikat"]
    if position is not None:
        tail = f"target {position['target_year']} {MET[position['target_status']]}"
        return [
            f"{government}: {index} {predikat} pada {year}, {tail}",
            f"{index} {predikat} pada {year}, {tail}",
            f"{index} {year}: {tail}",
        ]
    if figure["value"] is None:
        return [
            f"{index} {government} {year}: {predikat}",
            f"{index} {year}: {predikat}",
            f"{index} {year} berpredikat",
        ]
    value = format_number(figure["value"])
    named = f"{value} ({predikat})" if predikat else value
    return [
        f"{government} meraih {index} {named} pada {year}; target belum dimuat",
        f"{government} meraih {index} {named} pada {year}",
        f"{government} meraih {index} {value} pada {year}",
        f"{index} {value} pada {year}",
    ]


def with_indicator(title: str, short_name: str, is_main: bool) -> list[str]:
    """The title of an indicator other than the main one starts with its name."""
    if is_main:
        return [title]
    return [f"{short_name}: {after_name(title)}", title]


def after_name(title: str) -> str:
    """A title behind a name: 'naik 1,68 poin'; names and predikat keep their capital letter."""
    first, _, rest = title.partition(" ")
    bare = first.rstrip(":,;")
    is_ordinary = bare in ORDINARY or bare in NUMBERS or bare.startswith("Ke-")
    return f"{first.lower() if is_ordinary else first} {rest}".strip()


def below_titles(statuses: list[tuple[str, str]], full: str) -> list[str]:
    """Short forms of the sentence of the target table `full`; statuses: (short name, target_status) of every one."""
    if len(statuses) == 1 and statuses[0][1] != "tercapai":
        word = "di bawah target" if statuses[0][1] == "di_bawah" else "belum dapat dinilai terhadap target"
        return [f"{statuses[0][0]} {word}"]
    count, total = sum(status == "di_bawah" for _, status in statuses), len(statuses)
    met = sum(status == "tercapai" for _, status in statuses)
    if count:
        return [full, f"{number_word(count)} dari {_lower(total)} indikator di bawah target"]
    if met:
        return [full, f"{number_word(met)} dari {_lower(total)} target tercapai"]
    return [full, f"{number_word(total)} target belum dapat dinilai"]


def _lower(count: int) -> str:
    return number_word(count).lower()


def three_titles(parts: list[Part]) -> list[str]:
    """'Tiga bagian memegang 57,3 % dari poin yang belum diraih'; areas by their name.

    Where no more than three lost points their share says nothing: then the one farthest from its ceiling is told.
    """
    lossy, total = [part for part in ranked(parts) if part.lost_points > 0], total_lost(parts)
    if not lossy or total <= 0:
        return ["Semua bagian mencapai batasnya"]
    known = lossy[:MOST_LISTED]
    share = format_percent(sum(part.lost_points for part in known) / total * 100, 1)
    if len(lossy) <= MOST_LISTED or share == format_percent(100, 1):
        return _farthest_titles(parts)
    kind = "area" if all(part.area_code for part in known) else "bagian"
    return [f"{number_word(len(known))} {kind} memegang {share} dari poin yang belum diraih"]


def _farthest_titles(parts: list[Part]) -> list[str]:
    """'RB General paling jauh dari batasnya: kurang 22,10 poin'; a tie is told as one."""
    first = leaders(parts)
    lost = format_number(first[0].lost_points)
    if len(first) > 1:
        return [lost_title(parts)]
    name = short(first[0].short_name)
    return [
        f"{name} paling jauh dari batasnya: kurang {lost} poin",
        f"{name} kurang {lost} poin dari batasnya",
        f"Terjauh dari batasnya kurang {lost} poin",
    ]


def lowest_titles(full: str, short_name: str | None, amount: str | None, year: int) -> list[str]:
    """The sentence of the area table `full`, then with the area as people shorten it."""
    if short_name is None:
        return [full]
    told = f"{short_name} terendah"
    return [full, f"{told} pada {year}: {amount}", f"{told} {year}: {amount}", f"{told} pada {year}"]


def change_titles(full: str, change: float | None, before: int, year: int) -> list[str]:
    """The sentence of the yearly change `full`, then the total alone."""
    if change is None:
        return [full, f"Perubahan per bagian, {before}–{year}"]
    if format_number(abs(change)) == "0,00":
        return [full, f"Indeks tetap pada {before}–{year}"]
    word = "naik" if change > 0 else "turun"
    return [full, f"Indeks {word} {format_number(abs(change))} poin pada {before}–{year}"]


def not_illustrative(ranking: list[dict]) -> str:
    """' yang bukan ilustrasi' where illustrative values (rows of group_rank) stand beside ours without a place."""
    return " yang bukan ilustrasi" if any(line["state"] == "ilustrasi" for line in ranking) else ""


def asked_title(count: int) -> str:
    """'Empat hal yang perlu diputuskan'."""
    return f"{number_word(count)} hal yang perlu diputuskan"
