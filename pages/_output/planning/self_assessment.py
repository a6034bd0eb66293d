"""PMPRB beside the external result, by year and part: what we gave ourselves, what was given, and the difference."""

from fractions import Fraction
from typing import NamedTuple

from data.number_format import format_number, format_signed
from pages._output import html
from pages._output.area_scheme import path_order
from pages._output.component_parts import SHORT_AREA
from pages._output.planning.values import decimal, exact, mark, plain, present, tag


class Difference(NamedTuple):
    """One part in one year and method. Values in points, None where the side is not loaded."""

    year: int
    method: str
    component: str  # dotted path, '' is the index
    area: str | None
    full_name: str
    own: Fraction | None  # self-assessment
    result: Fraction | None  # external result
    own_publisher: str | None
    result_publisher: str | None
    flags: tuple[bool, ...]  # is_illustrative of the values that are there

    @property
    def is_compared(self) -> bool:
        return self.points is not None

    @property
    def points(self) -> Fraction | None:
        """Self-assessment minus result."""
        return None if self.own is None or self.result is None else self.own - self.result

    @property
    def name(self) -> str:
        """The part as people shorten it, with the whole it stands under; the index as 'Indeks RB'."""
        if not self.component:
            return "Indeks RB"
        short = SHORT_AREA.get(self.area)
        if short is None:
            return self.full_name
        whole = self.full_name.rpartition(" (")[2].rstrip(")") if self.full_name.endswith(")") else ""
        return f"{short} ({whole})" if whole else short

    @property
    def words(self) -> str:
        """'mandiri lebih tinggi 1,20 poin', 'sama', or which side is missing."""
        if self.points is None:
            return "penilaian mandiri belum dimuat" if self.own is None else "hasil evaluasi belum dimuat"
        if not self.points:
            return "sama"
        side, size = "tinggi" if self.points > 0 else "rendah", format_number(decimal(abs(self.points)))
        return f"mandiri lebih {side} {'kurang dari 0,01' if size == '0,00' else size} poin"


def differences(rows: list[dict]) -> list[Difference]:
    """The rows of the question self_assessment: newest year first, the index before its parts, parts in their order.

    The difference is computed here from the two values, exactly, so that it always agrees with what stands beside it.
    """
    told = [_difference(row) for row in rows]
    told = [one for one in told if one.own is not None or one.result is not None]
    return sorted(told, key=lambda one: (-one.year, bool(one.component), path_order(one.component), one.method))


def _difference(row: dict) -> Difference:
    own, result = exact(row["own_value"]), exact(row["result_value"])
    flags = [bool(row["own_is_illustrative"])] * (own is not None)
    flags += [bool(row["result_is_illustrative"])] * (result is not None)
    component = present(row["component"]) or ""
    return Difference(
        int(row["year"]), present(row["method_name"]) or present(row["method_code"]) or "–", component,
        present(row["area_code"]), present(row["component_name"]) or component, own, result,
        present(row["own_publisher"]), present(row["result_publisher"]), tuple(flags),
    )  # fmt: skip


def index_difference(told: list[Difference]) -> Difference | None:
    """The index in the newest year with both sides, else in the newest with one; None where it is not loaded."""
    own = [one for one in told if not one.component]
    return next((one for one in own if one.is_compared), own[0] if own else None)


def comparable_parts(told: list[Difference]) -> list[Difference]:
    """What the title compares, in the newest year with both sides: areas, else the lowest parts, else the index."""
    compared = [one for one in told if one.is_compared]
    newest = [one for one in compared if one.year == compared[0].year]
    areas = [one for one in newest if one.area]
    paths = [one.component for one in newest]
    lowest = [one for one in newest if one.component and not any(p.startswith(f"{one.component}.") for p in paths)]
    return areas or lowest or newest


COLUMNS = [
    html.Column("Tahun", "year", True),
    html.Column("Bagian", "name"),
    html.Column("Mandiri (PMPRB)", "own", True),
    html.Column("Hasil evaluasi", "result", True),
    html.Column("Selisih", "points", True),
    html.Column("Arti", "words"),
    html.Column("Metode", "method"),
    html.Column("Sumber mandiri", "own_source"),
    html.Column("Sumber hasil", "result_source"),
    html.Column("Tanda", "mark"),
]


def table_lines(told: list[Difference]) -> list[dict]:
    """The differences as lines of COLUMNS, with a sign and in words; no judgement and so no colour."""
    return [_line(one) for one in told]


def _line(one: Difference) -> dict:
    values = {"own": one.own, "result": one.result}
    return {key: format_number(decimal(value)) for key, value in values.items()} | {
        "own_value": plain(one.own), "result_value": plain(one.result),
        "year": one.year,
        "name": html.Markup(html.text(one.name) + tag(one.flags)), "name_value": one.name,
        "points": format_signed(decimal(one.points)), "points_value": plain(one.points),
        "words": one.words, "method": one.method,
        "own_source": None if one.own is None else one.own_publisher or "unggahan",
        "result_source": None if one.result is None else one.result_publisher or "unggahan",
        "mark": mark(one.flags),
    }  # fmt: skip
