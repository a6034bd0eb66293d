"""What differs between us and the government we learn from, and what cannot be compared: the ground of the study pack.

An indicator is compared by the question comparison. A part of the Indeks RB is compared where both sides hold it in
the same year under the same method, as share of its own ceiling. Below half a percent of the scale two are level.
"""

from typing import NamedTuple

from data.number_format import format_number, format_percent
from pages._output.component_parts import Part, cut
from pages._output.owners import NEAREST_AREA, Owner, find_owner
from pages._output.pair_data import years_words
from pages._output.words import EVIDENCE, join_words

MARK = " (ilustrasi)"
LEVEL_PCT = 0.5  # of the scale: less is no difference
DIRECTION = {
    "lebih_tinggi": ("▲", "kita lebih tinggi", "above"),
    "sama": ("●", "sama", None),
    "setara": ("●", "setara", None),
    "lebih_rendah": ("▼", "mitra lebih tinggi", "below"),
    "belum_dapat_dinilai": ("◇", "belum dapat dinilai", None),
}


RESULTS = "HASIL"  # the component of results of RB-2014 and RB-2020


class Gap(NamedTuple):
    """One comparison of the same year and method. `own` and `peer` are numbers, or words where it is one of classes."""

    key: str  # indicator code, else area code or dotted path
    name: str
    area: str | None  # area of change it belongs to or stands nearest to
    is_part: bool  # of the Indeks RB, in share of its ceiling; else an indicator on its own scale
    owner_keys: tuple[str, ...]  # areas of area_owners, the most exact first
    year: int
    method: str
    unit: str
    own: float | str
    peer: float | str
    own_pct: float | None  # of the scale or ceiling
    peer_pct: float | None
    points: float | None  # ours minus theirs, positive is better for us
    pct: float | None
    verdict: str  # key of DIRECTION
    own_source: str
    peer_source: str
    flags: tuple[bool, bool]  # whether our and their value is illustrative
    is_unsure: bool = False  # a ceiling that is not known to hold for local governments

    @property
    def is_behind(self) -> bool:
        """Whether the peer is ahead by enough to ask about."""
        return self.verdict == "lebih_rendah"

    @property
    def is_result(self) -> bool:
        """Whether it is of the result component: an outcome of everybody's work, nobody's own task."""
        return self.is_part and any(key.partition(".")[0] == RESULTS for key in self.owner_keys)


class Missing(NamedTuple):
    """Something that one side or both have and that cannot be compared, with the reason as a clause."""

    name: str
    reason: str
    is_illustrative: bool = False  # whether a value it speaks of is; marked in the words too
    years: tuple[str, str] = ("", "")  # ours and theirs that the reason names

    @property
    def clause(self) -> str:
        """The reason without the years."""
        return self.reason.partition("; ")[0]


def indicator_gaps(lines: list[dict], peer: str, series: list[dict]) -> tuple[list[Gap], list[Missing]]:
    """(compared, not comparable) from the rows of comparison and pair_series for one pair; `peer` is its name."""
    gaps = [_indicator_gap(line) for line in lines if line["state"] != "tidak_sebanding"]
    missing = [_missing(line, peer, series) for line in lines if line["state"] == "tidak_sebanding"]
    return gaps, missing


def _indicator_gap(line: dict) -> Gap:
    is_number, code = line["state"] == "angka", line["indicator_code"]
    sides = ("own", "peer")
    values = [line[f"{side}_value"] if is_number else line[f"{side}_predikat"] or "–" for side in sides]
    sources = [_source(line[f"{side}_evidence"], line[f"{side}_publisher"]) for side in sides]
    return Gap(
        code, line["short_name"], NEAREST_AREA.get(code), False,
        tuple(filter(None, [f".{code}", NEAREST_AREA.get(code)])),
        line["year"], line["method_name"] or line["regulation"] or "–", line["unit"] if is_number else "predikat",
        *values, *(line[f"{side}_share_pct"] if is_number else None for side in sides),
        line["difference_points"], line["difference_pct"],
        "setara" if line["is_small"] and line["verdict"] != "sama" else line["verdict"],
        *sources, (bool(line["own_is_illustrative"]), bool(line["peer_is_illustrative"])),
    )  # fmt: skip


def _source(evidence: str | None, publisher: str | None) -> str:
    """'pers: Publika Malut'; a figure of an upload has no grade but 'unggahan'."""
    return ": ".join(filter(None, [EVIDENCE.get(evidence, evidence) or "unggahan", publisher]))


def _missing(line: dict, peer: str, series: list[dict]) -> Missing:
    """Why one indicator has no difference, with the years that each side does have."""
    code = line["indicator_code"]
    own, other = ({
        one["year"]: bool(one[f"{side}_is_illustrative"])
        for one in series
        if one["indicator_code"] == code and one[f"{side}_has_result"]
    } for side in ("own", "peer"))  # fmt: skip
    if line["reason"] == "hanya_kita":
        reason = f"hasil {peer} belum dimuat"
    elif line["reason"] == "hanya_pembanding":
        reason = "hasil kita belum dimuat"
    else:
        reason = "tidak ada tahun dan metode yang sama"
    invented = any([*own.values(), *other.values()])
    return Missing(line["short_name"], _with_years(reason, own, other, peer), invented, (_years(own), _years(other)))


def _with_years(reason: str, own: dict[int, bool], peer: dict[int, bool], peer_name: str) -> str:
    """'hasil Banten belum dimuat; kita 2025': a reason with the years of each side that has some."""
    return "; ".join(
        [reason, *(f"{who} {_years(years)}" for who, years in (("kita", own), (peer_name, peer)) if years)]
    )


def _years(years: dict[int, bool]) -> str:
    """Every year by name, those of illustrative values last: '2018, 2020 (nyata), 2021–2022 (ilustrasi)'."""
    real, invented = ([year for year in sorted(years) if years[year] is flag] for flag in (False, True))
    if not invented:
        return years_words(real)
    return ", ".join([f"{years_words(real)} (nyata)"] * bool(real) + [years_words(invented) + MARK])


def part_gaps(own: list[dict], peer: list[dict], peer_name: str) -> tuple[list[Gap], list[Missing]]:
    """(compared, not comparable) parts of the Indeks RB from the rows of component_history of both sides.

    The newest year that both hold under one method; where that has no areas of change, also the newest that has.
    """
    own, peer = ([line for line in lines if not line["is_provisional"]] for lines in (own, peer))
    known = [_component_years(lines) for lines in (own, peer)]
    common = sorted(
        (year for year in known[0].keys() & known[1] if _method(own, year) == _method(peer, year)), reverse=True
    )
    if not common:
        invented = any(flag for years in known for flag in years.values())
        reason, years = _without_common(*known, peer_name), tuple(map(_years, known))
        return [], [Missing("Area dan komponen Indeks RB", reason, invented, years)]
    found = {year: (_parts(own, year), _parts(peer, year)) for year in common}
    with_areas = (year for year in common if all(any(p.area_code for p in side.values()) for side in found[year]))
    gaps, missing = [], []
    for year in dict.fromkeys(filter(None, [common[0], next(with_areas, None)])):
        told = _compare(*found[year], *([line for line in lines if line["year"] == year] for lines in (own, peer)))
        gaps += told[0]
        missing += told[1]
    return gaps, missing


def _component_years(lines: list[dict]) -> dict[int, bool]:
    """Year -> whether any component of it is illustrative."""
    years: dict[int, bool] = {}
    for line in lines:
        if line["component"]:
            years[line["year"]] = years.get(line["year"], False) or bool(line["is_illustrative"])
    return years


def _method(lines: list[dict], year: int) -> str | None:
    return next((line["method_code"] for line in lines if line["year"] == year and line["component"]), None)


def _without_common(own: dict[int, bool], peer: dict[int, bool], peer_name: str) -> str:
    sides = (("kita", own), (peer_name, peer))
    without = [who for who, years in sides if not years]
    reason = f"belum dimuat untuk {join_words(without)}" if without else "tidak ada tahun dan metode yang sama"
    return _with_years(reason, own, peer, peer_name)


def _parts(lines: list[dict], year: int) -> dict[tuple[str, ...], Part]:
    return {part.paths: part for part in cut([x for x in lines if x["year"] == year], needs_ceilings=True)}


def _compare(own: dict, peer: dict, own_lines: list[dict], peer_lines: list[dict]) -> tuple[list[Gap], list[Missing]]:
    """The parts of one year: those both sides cut alike and know the ceiling of, and the others with their reason."""
    year, gaps, missing = own_lines[0]["year"], [], []
    for paths in [*own, *(paths for paths in peer if paths not in own)]:
        ours, theirs = own.get(paths), peer.get(paths)
        if ours and theirs and ours.share_pct is not None and theirs.share_pct is not None:
            gaps.append(_part_gap(ours, theirs, own_lines, peer_lines))
            continue
        reason = "batas nilainya belum diketahui"
        if not (ours and theirs):
            reason = f"belum dirinci pada data {'mitra' if ours else 'kita'}"
        invented = any(part.is_illustrative for part in (ours, theirs) if part)
        missing.append(Missing(f"{(ours or theirs).short_name} {year}{MARK if invented else ''}", reason, invented))
    return gaps, missing


def _part_gap(own: Part, peer: Part, own_lines: list[dict], peer_lines: list[dict]) -> Gap:
    pct = round(own.share_pct - peer.share_pct, 6)
    verdict = "sama" if not pct else "setara" if abs(pct) < LEVEL_PCT else "lebih_tinggi" if pct > 0 else "lebih_rendah"
    wholes = [path.rsplit(".", depth)[0] for path in own.paths for depth in range(1, path.count(".") + 1)]
    line = own_lines[0]
    return Gap(
        own.key, own.name, own.area_code, True,
        tuple(dict.fromkeys(filter(None, [own.area_code, *own.paths, *wholes]))),
        line["year"], line["method_name"] or line["regulation"] or "–", "poin", own.value, peer.value,
        own.share_pct, peer.share_pct, round(own.value - peer.value, 6) if own.ceiling == peer.ceiling else None, pct,
        verdict, *(_part_source(part, lines) for part, lines in ((own, own_lines), (peer, peer_lines))),
        (own.is_illustrative, peer.is_illustrative), "uncertain" in (own.ceiling_basis, peer.ceiling_basis),
    )  # fmt: skip


def _part_source(part: Part, lines: list[dict]) -> str:
    used = [line for line in lines if line["component"] in part.paths]
    return "; ".join(dict.fromkeys(_source(line["evidence"], line["publisher"]) for line in used))


def ranked(gaps: list[Gap]) -> list[Gap]:
    """Where the peer is ahead, the largest share of the scale first; differences of classes last."""
    behind = [gap for gap in gaps if gap.is_behind]
    return sorted(behind, key=lambda gap: (gap.pct is None, gap.pct or 0, gap.name))


def gap_words(gap: Gap, own: str, peer: str) -> str:
    """'SPBE 2024: Banten 3,47, Maluku Utara 2,69; selisih 0,78 (15,60 % skala)'."""
    if isinstance(gap.own, str):
        return f"{gap.name} {gap.year}: {peer} {gap.peer}, {own} {gap.own}"
    if gap.is_part:
        shares = f"{peer} {format_percent(gap.peer_pct, 1)}, {own} {format_percent(gap.own_pct, 1)} dari batas"
        unsure = " (batas belum pasti)" if gap.is_unsure else ""
        return f"{gap.name} {gap.year}: {shares}{unsure}; selisih {format_number(abs(gap.pct), 1)} poin persen"
    share = f" ({format_percent(abs(gap.pct), 1)} skala)" if gap.pct is not None else ""
    values = f"{peer} {format_number(gap.peer)}, {own} {format_number(gap.own)}"
    return f"{gap.name} {gap.year}: {values}; selisih {format_number(abs(gap.points))} {gap.unit}{share}"


def owner_of(gap: Gap, owners: list[dict]) -> Owner | None:
    """The owner of a gap among rows of area_owners: of the component itself, of its area, of the whole it is in."""
    return find_owner(gap.owner_keys, owners, None if gap.is_part else gap.area)
