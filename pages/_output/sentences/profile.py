"""What the one-page profile says besides the headline: the path to the plan's end, the data, their sources.

The sheet has one page: lists that could grow are cut at a stated length and say how many are left out.
"""

from data.number_format import format_signed
from pages._output.component_parts import Part
from pages._output.sentences.summary import areas_title
from pages._output.trend_data import target_words
from pages._output.words import PATH_STATUS, STATUS, join_words

MOST_NAMED = 4  # figures named in one sentence
MOST_SOURCES = 14
MOST_LETTERS = 250  # of all sources together


def nothing_loaded(government: str) -> str:
    return f"Profil {government} belum dapat disusun: belum ada angka atau target yang dimuat."


def path_sentence(path: dict | None) -> str:
    """'Menuju 80,00 pada 2025 diperlukan +2,69 setahun; laju sejak 2023 +0,26: perlu dipercepat.'; '' without an end.

    path: a row of indicator_overview (year, value, end_* and pace columns).
    """
    if path is None or path["end_year"] is None:
        return ""
    goal = target_words(
        {"value": path["end_value"], "upper_value": path["end_upper"], "stated_predikat": path["end_predikat"],
         "target_lower": path["end_lower"], "is_open": path["end_is_open"]}
    )  # fmt: skip
    whole = f"target {path['end_year']} ({path['end_document']}) sebesar {goal}"
    if path["end_value"] is None:
        whole = f"target {path['end_year']} ({path['end_document']}) {goal}"
    if path["path_status"] == "tercapai":
        return f"Nilai ini sudah memenuhi {whole}, akhir rencana."
    if path["required_pace"] is None or path["required_pace"] <= 0:
        return f"Jalur menuju {whole} belum dapat dinilai."
    more = "lebih dari " if path["end_is_open"] else ""
    told = f"Menuju {whole} diperlukan {more}{format_signed(path['required_pace'])} setahun"
    if path["achieved_pace"] is None:
        return f"{told}; lajunya belum dapat dihitung (kurang dari dua nilai sebanding)."
    status = "mundur" if path["path_status"] == "tidak_bergerak" and path["achieved_pace"] < 0 else path["path_status"]
    pace = f"laju sejak {path['first_year']} {format_signed(path['achieved_pace'])}"
    return f"{told}; {pace}: {PATH_STATUS[status][1]}."


def areas_finding(year: int, parts: list[Part], names: list[str]) -> str:
    """Strongest and weakest of one year's parts, by share of their ceilings; only what is loaded with two or fewer."""
    shares = [(name, part.share_pct) for name, part in zip(names, parts, strict=True) if part.share_pct is not None]
    return f"{areas_title(year, len(parts), shares if len(shares) > 2 else [])}"


def years_told(newest: int | None, expected: int, known: dict[int, str]) -> str:
    """'2020 belum dikeluarkan, 2021–2025 belum dimuat.'; '' when no year since the first is missing.

    known: year -> status of every year of the index that a row speaks of; newest: the newest year with a figure.
    """
    if newest is None:
        return ""
    absent = [year for year in range(min(known), expected + 1) if known.get(year) != "ada"]
    told: list[tuple[str, list[int]]] = []
    for year in absent:
        word = STATUS[known.get(year)]
        if told and told[-1][0] == word and told[-1][1][-1] == year - 1:
            told[-1][1].append(year)
        else:
            told.append((word, [year]))
    return ", ".join(f"{_span(years)} {word}" for word, years in told)


def _span(years: list[int]) -> str:
    return f"{years[0]}–{years[-1]}" if len(years) > 2 else join_words(map(str, years))


def _runs(years: list[int]) -> str:
    """[2017, 2018, 2019, 2021] -> '2017–2019, 2021'."""
    runs: list[list[int]] = []
    for year in years:
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs)


def few(items, most: int = MOST_NAMED) -> str:
    """'SAKIP 2013, SPI 2020, dan 3 lainnya': the first of a list that may be long."""
    items = list(items)
    if len(items) <= most:
        return join_words(items)
    return f"{', '.join(items[:most])}, dan {len(items) - most} lainnya"


def sources(years_of: dict[str, set[int]]) -> str:
    """'Detik.com (2019, 2021), Pos Kupang (2022), dan 5 sumber lain': publishers with their years, as many as fit."""
    told = [f"{name} ({_runs(sorted(years))})" for name, years in years_of.items()]
    shown: list[str] = []
    for words in told[:MOST_SOURCES]:
        if shown and len(", ".join([*shown, words])) > MOST_LETTERS:
            break
        shown.append(words)
    left = len(told) - len(shown)
    return ", ".join(shown) + (f", dan {left} sumber lain" if left else "")
