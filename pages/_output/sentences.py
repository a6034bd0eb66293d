"""The sentences that open the pages, written from the numbers. Pure functions: plain values in, Indonesian out.

Rules: the value, its predikat and year first, then the distance to the governing target. A missing value is named
as missing, a predikat without number says so, and a cause is never claimed.
"""

from data.number_format import format_bound, format_number, format_signed
from pages._output.trend_data import target_words
from pages._output.words import STATUS, join_words


def marked(sentence: str, flags) -> str:
    """The sentence with its mark: 'Ilustrasi: …' where all figures it tells are illustrative, else 'Sebagian …'.

    flags: is_illustrative of every figure and target the sentence speaks of.
    """
    flags = [bool(flag) for flag in flags]
    if not any(flags):
        return sentence
    return ("Ilustrasi: " if all(flags) else "Sebagian ilustrasi: ") + sentence


def headline(
    government: str,
    indicator: dict,
    figure: dict | None,
    position: dict | None,
    target: dict | None,
    wanted_year: int | None = None,
    newest: dict | None = None,
) -> str:
    """One sentence on where a government stands on one indicator.

    indicator: indicator_code, short_name, unit. figure: one row of score_series, or None. position: its row of
    target_position, or None. target: the nearest written target (row of target_series) when there is no figure.
    newest: the newest figure, when the `wanted_year` has none.
    """
    name = "" if indicator["indicator_code"] == "RB" else f"{indicator['short_name']} "
    if figure is None and newest is not None:
        last = format_number(newest["value"]) if newest["value"] is not None else newest["stated_predikat"]
        subject = f"{indicator['short_name']} {government} tahun {wanted_year}"
        return f"{subject} belum dimuat; terakhir {last} pada {newest['year']}."
    if figure is None:
        if target is None:
            return f"{indicator['short_name']} {government} belum dimuat."
        return (
            f"{government} menargetkan {indicator['short_name']} {target_words(target)} pada {target['year']}; "
            "nilainya belum dimuat."
        )
    year = figure["year"]
    if figure["status"] != "ada":
        return f"{indicator['short_name']} {government} tahun {year} {STATUS[figure['status']]}."
    if indicator["unit"] == "peringkat":
        place = format_number(figure["value"], 0)
        source = figure["publisher"] or "unggahan"
        return f"{indicator['short_name']} {government} {year} adalah {place}, menurut {source}."
    if indicator["unit"] == "opini":
        return f"{indicator['short_name']} {government} pada {year}: {figure['stated_predikat']}."
    if figure["value"] is None:
        subject = f"{indicator['short_name']} {government}" if name else government
        return f"{subject} berpredikat {figure['stated_predikat']} pada {year}; angkanya belum dimuat."
    predikat = figure["predikat"] or figure["stated_predikat"]
    value = format_number(figure["value"]) + (f" ({predikat})" if predikat else "")
    return f"{government} meraih {name}{value} pada {year}{_against_target(year, position)}."


def _against_target(year: int, position: dict | None) -> str:
    """', kurang 0,63 poin dari target 2024 sebesar 74,50' and its sisters; '' without a numeric gap."""
    if position is None or position["gap_points"] is None:
        return ""
    gap, when = position["gap_points"], "" if position["target_year"] == year else f" {position['target_year']}"
    if position["target_value"] is None:
        bound = "di atas" if position["is_open"] else "mulai"
        goal = f"target{when} {position['target_predikat']} ({bound} {format_bound(position['target_lower'])})"
    elif position["target_upper"] is not None:
        goal = (
            f"target{when} sebesar {format_number(position['target_value'])}–{format_number(position['target_upper'])}"
        )
    else:
        goal = f"target{when} sebesar {format_number(position['target_value'])}"
    if format_number(abs(gap)) == "0,00":
        return f", tepat pada batas {goal}" if position["is_open"] else f", tepat pada {goal}"
    distance = f"{format_number(abs(gap))} poin"
    return f", kurang {distance} dari {goal}" if gap < 0 else f", {distance} di atas {goal}"


def missing_years(newest_year: int | None, expected_year: int, known: dict[int, str]) -> str:
    """'Nilai 2024 dan 2025 belum dimuat; terakhir 2023.' for the years after the newest one; '' when none is missing.

    known: year -> status of figures that a source says do not exist, such as belum_dikeluarkan.
    """
    if newest_year is None or newest_year >= expected_year:
        return ""
    absent = range(newest_year + 1, expected_year + 1)
    told = [f"{year} {STATUS[known[year]]}" for year in absent if year in known]
    years = [year for year in absent if year not in known]
    if years:
        listed = join_words(map(str, years)) if len(years) < 4 else f"{years[0]}–{years[-1]}"
        told.append(f"{listed} belum dimuat")
    return f"Nilai {'; '.join(told)}; terakhir {newest_year}."


def movement(first: float, last: float, years: int, minimum_a_year: float | None) -> str:
    """'naik', 'turun' or 'tetap': a move of less than `minimum_a_year` a year (0,5 % of the scale) is none."""
    if minimum_a_year is not None and abs(last - first) < minimum_a_year * max(years, 1) - 1e-9:
        return "tetap"
    if last == first:
        return "tetap"
    return "naik" if last > first else "turun"


def trend_title(
    values: list[tuple[int, float, str]], predikat_only: list[tuple[int, str]], minimum: float | None
) -> str:
    """The finding of one government's trend, at most 12 words.

    values: (year, value, method_code) of final results, oldest first; predikat_only: (year, predikat).
    """
    if not values:
        return _predikat_title(predikat_only)
    later = later_predikat(values, predikat_only)
    return _number_title(values, minimum) + (f"; {later[1]} pada {later[0]}" if later else "")


def later_predikat(values, predikat_only) -> tuple[int, str] | None:
    """The newest (year, predikat) without a number when it is newer than every number."""
    newest = predikat_only[-1] if predikat_only else None
    return newest if newest and newest[0] > values[-1][0] else None


def _number_title(values, minimum) -> str:
    newest = [value for value in values if value[2] == values[-1][2]]
    if len(newest) > 1:
        return _movement_title(newest, minimum)
    older = [value for value in values if value[2] != values[-1][2]]
    if not older:
        return f"Satu nilai pada {values[-1][0]}; tren belum dapat dibaca"
    last_method = [value for value in older if value[2] == older[-1][2]]
    if len(last_method) > 1:
        return f"{_movement_title(last_method, minimum)}; nilai {values[-1][0]} memakai metode baru"
    return "Setiap nilai memakai metode berbeda; tren belum dapat dibaca"


def _predikat_title(predikat_only: list[tuple[int, str]]) -> str:
    """The finding where only predikat are known."""
    if not predikat_only:
        return "Belum ada nilai yang dimuat"
    (first_year, first), (last_year, last) = predikat_only[0], predikat_only[-1]
    if first_year == last_year:
        return f"Hanya predikat {last} pada {last_year}"
    if len({predikat for _, predikat in predikat_only}) == 1:
        return f"{last} pada semua {len(predikat_only)} tahun yang dimuat"
    return f"{first} pada {first_year}, {last} pada {last_year}"


def _movement_title(values, minimum) -> str:
    (first_year, first, _), (last_year, last, _) = values[0], values[-1]
    move = movement(first, last, last_year - first_year, minimum)
    if move == "tetap":
        return f"Tetap pada {first_year}–{last_year}"
    return f"{move.capitalize()} {format_number(abs(last - first))} poin pada {first_year}–{last_year}"


def comparison_title(newest: list[tuple[str, int, float, str]], missing: list[str]) -> str:
    """The finding of several governments' trends: who is where in the newest year any of them has.

    newest: (name, year, value, predikat) of each government's newest value; missing: names without a value.
    """
    if not newest:
        return "Belum ada nilai yang dapat digambar"
    year = max(one[1] for one in newest)
    there = sorted((one for one in newest if one[1] == year), key=lambda one: -one[2])
    behind = len(newest) - len(there) + len(missing)
    name, _, value, predikat = there[0]
    if len(there) == 1:
        rest = f"; {behind} lainnya belum ada nilai {year}" if behind else ""
        return f"{name} {format_number(value)} pada {year}{rest}"
    rest = f"; {behind} belum ada nilai" if behind else ""
    return f"{name} tertinggi dari {len(there)} pada {year}: {format_number(value)}{rest}"


def predikat_comparison(newest: list[tuple[str, int, str]], missing: list[str]) -> str:
    """The finding of several governments that have predikat and no numbers: (name, year, predikat) of each."""
    if not newest:
        return "Belum ada nilai yang dapat digambar"
    told = ", ".join(f"{name} {predikat} ({year})" for name, year, predikat in newest[:3])
    behind = len(newest) - len(newest[:3]) + len(missing)
    return told + (f"; {behind} lainnya di tabel" if behind else "")


def trend_sentence(
    government: str,
    values: list[tuple[int, float, str]],
    minimum: float | None,
    predikat_only: list[tuple[int, str]],
    indicator: str,
) -> str:
    """The Tren page's opening: the movement within the newest method, or the change of method itself."""
    if not values and predikat_only:
        return f"{indicator} {government}: {trend_title([], predikat_only, None)}."
    if not values:
        return f"Perjalanan {indicator} {government} belum dapat digambar: belum ada angka."
    later = later_predikat(values, predikat_only)
    tail = f"; predikat {later[1]} pada {later[0]}, tanpa angka." if later else "."
    if len(values) == 1:
        return (
            f"{government} baru punya satu angka {indicator}, {format_number(values[0][1])} pada {values[0][0]}{tail}"
        )
    newest = [value for value in values if value[2] == values[-1][2]]
    run = newest if len(newest) > 1 else [v for v in values[:-1] if v[2] == values[-2][2]]
    (first_year, first, _), (last_year, last, _) = run[0], run[-1]
    if len(run) == 1:
        return f"{government} bernilai {format_number(values[-1][1])} pada {values[-1][0]}, dengan metode baru{tail}"
    move = movement(first, last, last_year - first_year, minimum)
    verb = {"naik": "naik", "turun": "turun", "tetap": "bergerak tipis"}[move]
    told = f"{government} {verb} dari {format_number(first)} ke {format_number(last)} pada {first_year}–{last_year}"
    if run is not newest:
        return f"{told}, lalu {format_number(values[-1][1])} pada {values[-1][0]} dengan metode baru{tail}"
    return told + tail


def overview_title(shares: list[tuple[str, float]], gaps: list[tuple[str, float]]) -> str:
    """'SPBE paling kuat, IPP paling jauh dari target': highest share of the scale, largest shortfall in % of scale.

    shares: (short name, % of scale) of every indicator; gaps: (short name, gap in % of scale) of those with a target.
    """
    if not shares:
        return "Belum ada angka yang dapat digambar"
    short = [gap for gap in gaps if gap[1] < 0]
    strongest = max(shares, key=lambda one: one[1])[0]
    if not short:
        return f"{strongest} tertinggi pada skalanya" + ("; target yang dimuat tercapai" if gaps else "")
    weakest = min(short, key=lambda one: one[1])[0]
    if weakest == strongest:
        return f"{weakest} paling jauh dari target"
    return f"{strongest} tertinggi pada skalanya; {weakest} paling jauh dari target"


def change_title(government: str, change: float, first_year: int, last_year: int, count: int) -> str:
    """The largest newest change a year; with one government, just its change."""
    lead = "Kenaikan terakhir terbesar" if change > 0 else "Perubahan terakhir terbaik"
    told = f"{government} {format_signed(change)} pada {first_year}–{last_year}"
    return f"{lead}: {told}" if count > 1 else told


def areas_title(year: int, count: int, areas: list[tuple[str, float]]) -> str:
    """Strongest and weakest area by % of their ceilings; with fewer than two known ceilings, only what is loaded."""
    if len(areas) < 2:
        return f"{count} komponen dimuat untuk {year}"
    ranked = sorted(areas, key=lambda one: one[1])
    return f"{ranked[-1][0]} terkuat, {ranked[0][0]} terlemah"


def red_list_title(count: int) -> str:
    """Merah-merah: below a target that is due, and falling."""
    return f"Merah-merah: {count} indikator" if count else "Merah-merah: tidak ada"
