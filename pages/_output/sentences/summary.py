"""Where a government stands: the sentence and the titles of Ringkasan."""

from data.number_format import format_bound, format_number
from pages._output.trend_data import target_words
from pages._output.words import STATUS, join_words


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


def overview_title(shares: list[tuple[str, float]], gaps: list[tuple[str, float]]) -> str:
    """'SPBE paling kuat, IPP paling jauh dari target': highest share of the scale, largest shortfall in % of scale.

    shares: (short name, % of scale) of every indicator; gaps: (short name, gap in % of scale) of those with a target.
    """
    if not shares:
        return "Belum ada angka yang dapat digambar"
    short = [gap for gap in gaps if gap[1] < 0]
    strongest = max(shares, key=lambda one: one[1])[0]
    if len(shares) == 1:
        told = f"Baru {strongest} yang punya angka"
        return told + (f", {'di bawah' if short else 'sesuai'} target" if gaps else "")
    if not short:
        return f"{strongest} tertinggi pada skalanya" + ("; target yang dimuat tercapai" if gaps else "")
    weakest = min(short, key=lambda one: one[1])[0]
    if weakest == strongest:
        return f"{weakest} paling jauh dari target"
    return f"{strongest} tertinggi pada skalanya; {weakest} paling jauh dari target"


def areas_title(year: int, count: int, areas: list[tuple[str, float]]) -> str:
    """Strongest and weakest area by % of their ceilings; with fewer than two known ceilings, only what is loaded."""
    if len(areas) < 2:
        return f"{count} komponen dimuat untuk {year}"
    ranked = sorted(areas, key=lambda one: one[1])
    return f"{ranked[-1][0]} terkuat, {ranked[0][0]} terlemah pada {year}"


def red_list_title(count: int) -> str:
    """Merah-merah: below a target that is due, and falling."""
    return f"Merah-merah: {count} indikator" if count else "Merah-merah: tidak ada"
