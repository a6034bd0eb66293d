"""Lists in a footer, from all names to their count alone, so that the footer keeps to its two lines."""

from pages._output.words import join_words, year_range

MOST = 8  # names before a list is shortened at once


def forms_of(before: str, names, noun: str = "lainnya") -> list[str]:
    """['Beda: A, B, dan C.', 'Beda: A dan 2 lainnya.', 'Beda: 3 (di catatan).']; [''] of nothing."""
    names = list(dict.fromkeys(names))
    if not names:
        return [""]
    told = [names] if len(names) <= MOST else []
    told += [[*names[:kept], f"{len(names) - kept} {noun}"] for kept in range(min(MOST, len(names) - 1), 0, -2)]
    return [*(f"{before}{join_words(one)}." for one in told), f"{before}{len(names)} (di catatan)."]


def years_words(years) -> str:
    """[2017, 2018, 2019, 2021] -> '2017–2019, 2021'."""
    runs: list[list[int]] = []
    for year in sorted(set(years)):
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(year_range(run[0], run[-1]) for run in runs)
