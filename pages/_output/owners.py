"""Who answers for an indicator or a part of the index, among the owners a government has uploaded."""

from typing import NamedTuple

from pages._output.component_parts import SHORT_AREA
from pages._output.words import join_words

# Area of change nearest to an indicator: a rule of this app, so that somebody can be named; the pack says so.
NEAREST_AREA = {
    "SAKIP": "AKT", "SPBE": "TTL", "IPP": "PP", "OMBUDSMAN": "PP", "IKM": "PP", "SPI": "WAS", "SPIP": "WAS",
    "MERIT": "SDM", "BPK": "AKT",
}  # fmt: skip


class Owner(NamedTuple):
    """Perangkat daerah by name. `area` is named where they only answer for the nearest area of change."""

    names: tuple[str, ...]
    area: str | None
    is_illustrative: bool

    @property
    def words(self) -> str:
        return join_words(self.names) + (f" (area terdekat: {SHORT_AREA[self.area]})" if self.area else "")


def find_owner(keys: tuple[str, ...], owners: list[dict], nearest: str | None = None) -> Owner | None:
    """The owner of the first of `keys` that has one, among rows of area_owners.

    A key is an area, a dotted path, or '.CODE' for any path that ends so; `nearest` is the key that is only near.
    """
    known = {row["area"]: row for row in owners if row["owners"]}
    for key in keys:
        area = next((area for area in known if area == key or (key[0] == "." and area.endswith(key))), None)
        parts = known[area]["owners"].split(";") if area else []
        names = tuple(dict.fromkeys(filter(None, (name.strip() for name in parts))))
        if names:
            return Owner(names, area if area == nearest else None, bool(known[area]["is_illustrative"]))
    return None


def owner_of_indicator(code: str, owners: list[dict]) -> Owner | None:
    """The owner of the component with the indicator's code, else of the nearest area."""
    nearest = NEAREST_AREA.get(code)
    return find_owner(tuple(filter(None, [f".{code}", nearest])), owners, nearest)
