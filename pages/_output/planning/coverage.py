"""Does the plan touch the gap? Parts of the index by points not reached, against the actions of their area.

A part belongs to its area of change, everything under RB Tematik to the thematic actions, an indicator to the area
nearest to it (a rule of this app). A part that belongs nowhere is listed and never called untouched.
"""

from datetime import date
from fractions import Fraction
from typing import NamedTuple

from data.number_format import format_number
from pages._output.area_scheme import AREAS
from pages._output.component_parts import Part
from pages._output.owners import NEAREST_AREA
from pages._output.planning.board import AREA_NAMES, row_of
from pages._output.planning.quarter import of_year
from pages._output.planning.values import key_of, present
from pages._output.sentences.area import ranked

TEMATIK, TEMATIK_COMPONENT = "TEMATIK", "RB_TEMATIK"
# What a part and the actions of its area are to each other -> (mark, word, palette role or None).
KINDS = {
    "tanpa_renaksi": ("▼", "kesenjangan tanpa renaksi", "below"),
    "tersentuh": ("▲", "ada renaksi", "above"),
    "tanpa_kesenjangan": ("●", "renaksi tanpa kesenjangan", None),
    "sudah_di_batas": ("●", "sudah di batasnya", None),
    "batas_belum_diketahui": ("◇", "batas belum diketahui", None),
    "belum_dimuat": ("◇", "renaksi tanpa nilai area", None),
    "renaksi_belum_dimuat": ("◇", "renaksi belum dimuat", None),
    "tanpa_area": ("◇", "tidak terhubung ke satu area", None),
}
RULE = (
    "Poin yang belum diraih: batas dikurangi nilai, pada bagian yang batasnya diketahui. Renaksi dihubungkan lewat "
    "areanya; indikator lewat area terdekat menurut aturan aplikasi ini; semua bagian RB Tematik lewat renaksi Tematik "
    "(yang bernama tema lewat renaksi tema itu). RB Tematik yang bertahun sendiri tidak diperingkat di antara bagian "
    "tahun lain. Renaksi yang dibatalkan tidak dihitung. Terhubung tidak berarti cukup."
)


class Cover(NamedTuple):
    """One part beside the actions that touch its area, or an area with actions and no part (`part` is None)."""

    part: Part | None
    area: str | None  # one of AREAS, TEMATIK, None where the part belongs to no single area
    is_nearest: bool  # joined by NEAREST_AREA
    kind: str  # key of KINDS
    actions: int
    due: int
    on_time: int
    on_time_pct: Fraction | None
    budget: Fraction | None  # rupiah
    flags: tuple[bool, ...]  # is_illustrative of the actions
    year: int | None = None  # of the part, where it is another than that of the ranked ones; then it has no rank

    @property
    def lost(self) -> float | None:
        """Points not reached; None where no ceiling is known or the part is not loaded."""
        lost = None if self.part is None else self.part.lost_points
        return None if lost is None else round(lost, 6)

    @property
    def name(self) -> str:
        if self.part is None:
            return AREA_NAMES.get(self.area, self.area or "Tanpa area")
        return self.part.short_name if self.year is None else f"{self.part.short_name} {self.year}"

    @property
    def is_known_gap(self) -> bool:
        """Points not reached among the ranked parts, with or without actions."""
        return self.year is None and self.kind in ("tersentuh", "tanpa_renaksi")

    @property
    def all_flags(self) -> tuple[bool, ...]:
        return self.flags if self.part is None else (self.part.is_illustrative, *self.flags)


class Theme(NamedTuple):
    """One theme of RB Tematik and its actions."""

    name: str
    actions: int
    due: int
    on_time: int
    on_time_pct: Fraction | None
    budget: Fraction | None
    flags: tuple[bool, ...]


def covered_year(history: list[dict]) -> int | None:
    """The year whose parts are shown: the newest with an area of change, else the newest with any component.

    history: rows of component_history. Methods without areas join a part to renaksi only through the nearest area.
    """
    with_parts = [line for line in history if line["component"] and not line["is_provisional"]]
    with_areas = [line["year"] for line in with_parts if line["area_code"] in AREAS]
    return max(with_areas or [line["year"] for line in with_parts], default=None)


def thematic_year(history: list[dict]) -> int | None:
    """The newest year with a value of RB Tematik: it is published for years that have no areas of change."""
    years = [line["year"] for line in history if _is_thematic(line["component"]) and not line["is_provisional"]]
    return max(years, default=None)


def thematic_lines(history: list[dict]) -> list[dict]:
    """The rows of RB Tematik in its newest year."""
    year = thematic_year(history)
    return [line for line in history if line["year"] == year and _is_thematic(line["component"])]


def _is_thematic(path: str) -> bool:
    return path.split(".")[0] == TEMATIK_COMPONENT


def area_of(part: Part) -> tuple[str | None, bool]:
    """(area whose actions touch the part, whether it is only the nearest one)."""
    if part.area_code in AREAS:
        return part.area_code, False
    if all(_is_thematic(path) for path in part.paths):
        return TEMATIK, False
    nearest = {NEAREST_AREA.get(path.rpartition(".")[2]) for path in part.paths}
    return (nearest.pop(), True) if len(nearest) == 1 and None not in nearest else (None, False)


def coverage(
    parts: list[Part], actions: list[dict], year: int, quarter: int, today: date, thematic: list[Part] = (),
    thematic_year: int | None = None,
) -> list[Cover]:  # fmt: skip
    """Every part, most points not reached first, then parts without a known ceiling, then areas with actions alone.

    RB Tematik of another year than the parts (`thematic`, of `thematic_year`) stands between them and without a rank.

    parts: component_parts.cut of the newest year with components (needs_ceilings=True); actions: rows of the question
    actions, judged in `quarter` of `year`.
    """
    own = of_year(actions, year)
    ordered = ranked(parts) + [part for part in parts if part.ceiling is None]
    told = [_cover(part, own, quarter, today) for part in ordered]
    told += [_cover(part, own, quarter, today)._replace(year=thematic_year) for part in thematic]
    touched = {one.area for one in told if one.area}
    codes = dict.fromkeys(present(one["area"]) for one in own)
    loose = [code for code in (*AREAS, TEMATIK) if code in codes and code not in touched]
    loose += [code for code in codes if code not in (*AREAS, TEMATIK)]
    return told + [_alone(code, [one for one in own if present(one["area"]) == code], quarter, today) for code in loose]


def _cover(part: Part, actions: list[dict], quarter: int, today: date) -> Cover:
    area, is_nearest = area_of(part)
    own = [one for one in actions if area and present(one["area"]) == area and _is_of_theme(one, part, actions)]
    return Cover(part, area, is_nearest, _kind(part, area, own, bool(actions)), *_told(own, quarter, today))


def _is_of_theme(action: dict, part: Part, actions: list[dict]) -> bool:
    """A part of RB Tematik that is called like a theme is touched by the actions of that theme alone."""
    name = key_of(part.name.rpartition(" (")[0] or part.name)
    themes = {key_of(one["theme"]) for one in actions}
    return name not in themes or key_of(action["theme"]) == name


def _kind(part: Part, area: str | None, actions: list[dict], has_plan: bool) -> str:
    """A key of KINDS; without any action in the year nothing is called untouched."""
    if part.ceiling is None:
        return "batas_belum_diketahui"
    if is_level(part):
        return "tanpa_kesenjangan" if actions else "sudah_di_batas"
    if area is None:
        return "tanpa_area"
    if not has_plan:
        return "renaksi_belum_dimuat"
    return "tersentuh" if actions else "tanpa_renaksi"


def is_level(part: Part) -> bool:
    """Whether a part with a known ceiling lost nothing that reads as points."""
    return part.lost_points <= 0 or format_number(part.lost_points) == "0,00"


def _alone(area: str | None, actions: list[dict], quarter: int, today: date) -> Cover:
    return Cover(None, area, False, "belum_dimuat", *_told(actions, quarter, today))


def _told(actions: list[dict], quarter: int, today: date) -> tuple:
    """(actions, due, on time, share on time, budget, flags)."""
    row = row_of(None, "", actions, quarter, today)
    return row.total, row.due, row.counts["tepat_waktu"], row.on_time_pct, row.budget, row.flags


def gaps_without_action(covers: list[Cover]) -> list[Cover]:
    """Points not reached of the ranked parts, and no action in their area; most points first."""
    return [one for one in covers if one.is_known_gap and one.kind == "tanpa_renaksi"]


def actions_without_gap(covers: list[Cover]) -> list[Cover]:
    """Areas with actions where no part is known to have lost points: at the ceiling, without one, or not loaded.

    Each area once; `kind` says which of the three it is.
    """
    lost = {one.area for one in covers if one.kind == "tersentuh"}
    found: dict[str | None, Cover] = {}
    for one in covers:
        if one.actions and one.area not in lost:
            found.setdefault(one.area, one)
    return list(found.values())


def themes(actions: list[dict], year: int, quarter: int, today: date) -> list[Theme]:
    """The themes of RB Tematik with actions in the year, by name; what names none is 'Tanpa tema', last."""
    groups: dict[str, list[dict]] = {}
    for action in of_year(actions, year):
        if present(action["area"]) == TEMATIK:
            groups.setdefault(key_of(action["theme"]), []).append(action)
    return [
        Theme(own[0]["theme"] if key else "Tanpa tema", *_told(own, quarter, today))
        for key, own in sorted(groups.items(), key=lambda pair: (not pair[0], pair[0]))
    ]


def tematik_covers(covers: list[Cover]) -> list[Cover]:
    """What is loaded of the component RB Tematik."""
    return [one for one in covers if one.part is not None and one.area == TEMATIK]
