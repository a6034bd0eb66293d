"""Titles of the slides people turn to for reference: methods, sources, all indicators, the place among those loaded.

Candidates from long to short, at most 12 words; whoever builds a slide takes the first that fits.
"""

from pages._output.sentences.deck import number_word
from pages._output.words import year_range


def method_titles(count: int, years: list[int], name: str, has_value: bool) -> list[str]:
    """What may be compared: 'Tiga metode sejak 2017; nilai tidak sebanding melewatinya'.

    years: of the figures told (of the targets where there is none); name: of the only method where there is one.
    """
    first, last = min(years), max(years)
    if count > 1:
        told = f"{number_word(count)} metode sejak {first}"
        return [f"{told}; nilai tidak sebanding melewatinya", told]
    if not has_value:
        return [f"Target {year_range(first, last)} diukur dengan {name}", f"Satu metode untuk target {last}"]
    if first == last:
        return [f"Nilai {first} memakai {name}", f"Nilai {first} memakai satu metode"]
    return [f"Satu metode pada {first}–{last}; nilainya sebanding antartahun", f"Satu metode pada {first}–{last}"]


def source_titles(count: int, contested: int, inferred: int) -> list[str]:
    """How far the loaded numbers can be relied upon: 'Angka yang dimuat dari lima sumber; dua angka berbeda …'."""
    told = f"Angka yang dimuat dari {number_word(count).lower()} sumber"
    if contested:
        return [f"{told}; {number_word(contested).lower()} angka berbeda antarsumber", told]
    if inferred:
        return [f"{told}; {number_word(inferred).lower()} tahun atau nilai disimpulkan", told]
    return [f"{told}; tidak ada yang berbeda antarsumber", told]


def indicator_titles(statuses: list[str], count: int) -> list[str]:
    """How many of the indicators with a target meet it; statuses: target_status of each, count: indicators told."""
    total, met, below = len(statuses), statuses.count("tercapai"), statuses.count("di_bawah")
    if not total:
        return [f"{number_word(count)} indikator dimuat; belum ada yang bertarget"]
    if total == 1:
        word = "tercapai" if met else "di bawah target" if below else "belum dapat dinilai"
        return [f"Satu indikator bertarget: {word}"]
    if met == total:
        return [f"{number_word(total)} indikator bertarget semuanya tercapai"]
    if met:
        return [f"{number_word(met)} dari {number_word(total).lower()} indikator bertarget sudah tercapai"]
    if below:
        return [f"{number_word(below)} dari {number_word(total).lower()} indikator bertarget di bawah target"]
    return [f"{number_word(total)} target belum dapat dinilai"]


def place_titles(government: str, position: int, count: int, noun: str, year: int) -> list[str]:
    """'Kalimantan Timur ke-5 dari 6 provinsi yang dimuat pada 2023'; never a national place."""
    told = f"{government} ke-{position} dari {count} {noun}"
    return [
        f"{told} yang dimuat pada {year}",
        f"{told} yang dimuat, {year}",
        f"Ke-{position} dari {count} {noun} yang dimuat pada {year}",
    ]
