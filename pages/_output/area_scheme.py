"""Which method made the components of a year, and which methods share a scheme: eight areas, or General and Tematik.

A scheme is read from the data: methods whose components include areas of change make one scheme, the others another.
The two never share an axis or a table.
"""

from typing import NamedTuple

AREAS = ("MP", "PUU", "ORG", "TTL", "SDM", "AKT", "WAS", "PP")  # official order
# Parts of the index in the order of its regulation; what is not named here follows by code.
ORDER = (
    *("PENGUNGKIT", "HASIL", "PEMENUHAN", "HASIL_ANTARA", "REFORM"),
    *("RB_GENERAL", "RB_TEMATIK", "STRATEGI", "CAPAIAN_KEBIJAKAN", "SASARAN_STRATEGIS", "HARD", "SOFT"),
    *("TEM_STRATEGI", "TEM_DAMPAK"),
)


class Scheme(NamedTuple):
    """The methods whose components may stand in one table, and the method of the year on screen."""

    has_areas: bool
    method_codes: tuple[str, ...]  # oldest first
    method_code: str

    def method_names(self, methods: list[dict]) -> dict[str, str]:
        """method_code -> short name, of this scheme."""
        return {m["method_code"]: m["method_name"] or m["regulation"] for m in methods if self.holds(m["method_code"])}

    def holds(self, method_code: str | None) -> bool:
        return method_code in self.method_codes


def scheme_of(year: int, methods: list[dict], definitions: list[dict]) -> Scheme | None:
    """The scheme of one evaluation year; None where no method is known for it.

    methods: rows of the question methods, oldest first. definitions: rows of components.
    """
    method = method_of(year, methods)
    if method is None:
        return None
    with_areas = {one["method_code"] for one in definitions if one["level"] == "area"}
    has_areas = method["method_code"] in with_areas
    codes = [m["method_code"] for m in methods if (m["method_code"] in with_areas) == has_areas]
    return Scheme(has_areas, tuple(codes), method["method_code"])


def method_of(year: int, methods: list[dict]) -> dict | None:
    """The method version an evaluation year falls under."""
    return next((m for m in methods if m["valid_from_year"] <= year <= (m["valid_to_year"] or year)), None)


def path_order(path: str) -> list[tuple[int, str]]:
    """Sort key of a dotted path: parts and areas in the order of the regulation, a whole before its parts."""
    return [(_place(code), code) for code in path.split(".")]


def _place(code: str) -> int:
    """PEM_MP and REF_MP stand where the area MP stands."""
    area = code.removeprefix("PEM_").removeprefix("REF_")
    known = (*ORDER, *AREAS)
    return known.index(area) if area in known else len(known)
