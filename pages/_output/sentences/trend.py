"""How an index moved: the sentence and the titles of Tren."""

from data.number_format import format_number, format_signed


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


def change_title(government: str, change: float, first_year: int, last_year: int, count: int) -> str:
    """The largest newest change a year; with one government, just its change."""
    lead = "Kenaikan terakhir terbesar" if change > 0 else "Perubahan terakhir terbaik"
    told = f"{government} {format_signed(change)} pada {first_year}–{last_year}"
    return f"{lead}: {told}" if count > 1 else told
