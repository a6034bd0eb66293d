"""Figures for the illustrative workbooks: plausible, seeded, inside the ceilings; published totals where there are."""

import random
from decimal import Decimal

from data.ingest.reading.reference import INDEX, Reference, load_reference
from data.seed import SEEDS, read_seed

CENT = Decimal("0.01")
REFERENCE: Reference = load_reference()
GOVERNMENTS = ("81", "64", "53", "82", "36", "64.09")
YEARS = range(2017, 2026)
# RB index per government from 2017 to 2025; a published number takes the place of the one written here.
TOTALS = {
    "81": "52.14 53.62 55.08 56.31 57.45 59.12 61.84 64.37 66.02",
    "64": "64.12 66.45 68.60 68.10 68.47 67.70 73.87 75.31 76.90",
    "53": "61.65 60.15 60.37 61.10 61.92 63.05 64.71 66.48 67.93",
    "82": "48.73 50.26 51.94 53.10 54.38 55.67 57.92 58.84 59.50",
    "36": "60.85 62.40 64.11 65.30 66.72 68.05 70.94 73.20 74.85",
    "64.09": "47.90 49.52 51.37 52.80 53.64 55.21 58.43 60.95 62.71",
}
# Weights the seeds do not know; in the sheets they stand in the column Bobot.
REFORM_SHARE = Decimal("1.5")  # Reform is 30 where Pemenuhan is 20
GENERAL = {
    "STRATEGI": {"RENAKSI": 3, "IMPL_RENAKSI": 7},
    "CAPAIAN_KEBIJAKAN": {
        "STR_ORG": 2, "SISKER": 2, "SPIP": 6, "ZI": 4, "SAKIP": 8, "MERIT": 6, "IPP": 6, "OMBUDSMAN": 6,
    },
    "SASARAN_STRATEGIS": {"SPBE": 12, "TLHP": 8, "BERAKHLAK": 8, "SPI": 12, "IKU": 10},
}  # fmt: skip
TEMATIK = {"TEM_STRATEGI": 5, "TEM_DAMPAK": 15}
SCALES = {"SISKER": 5, "SPIP": 5, "MERIT": 400, "IPP": 5, "SPBE": 5}  # the others run to 100


def published() -> dict[tuple, dict]:
    """(government, indicator, component, year, kind) -> the first published claim with a number, else the first."""
    found: dict[tuple, dict] = {}
    for row in read_seed(SEEDS / "published_scores.csv"):
        key = (row["government_code"], row["indicator"], row["component"] or "", int(row["year"]), row["kind"])
        if key not in found or (row["value"] and not found[key]["value"]):
            found[key] = row
    return found


PUBLISHED = published()


def published_value(government: str, indicator: str, year: int, kind: str = "realisasi") -> Decimal | None:
    """The published number of a whole index, or None."""
    row = PUBLISHED.get((government, indicator, "", year, kind))
    return Decimal(row["value"]) if row and row["value"] else None


def index_total(government: str, year: int) -> Decimal:
    """The RB index: the published number, else a plausible one."""
    written = Decimal(TOTALS[government].split()[year - YEARS[0]])
    return published_value(government, INDEX, year) or written


def dice(*seed: object) -> random.Random:
    """Randomness that is the same every time for the same words."""
    return random.Random(":".join(map(str, seed)))


def split(total: Decimal, ceilings: list[Decimal], seed: str, spread: float = 0.12) -> list[Decimal]:
    """Parts in cents that sum exactly to `total`, each between 0 and its ceiling, around the common share."""
    rolls, share = dice(seed), total / sum(ceilings)
    parts = [
        min(ceiling, (ceiling * share * Decimal(str(1 + rolls.uniform(-spread, spread)))).quantize(CENT))
        for ceiling in ceilings
    ]
    at = 0
    while sum(parts) != total:
        step = CENT if sum(parts) < total else -CENT
        if 0 <= parts[at] + step <= ceilings[at]:
            parts[at] += step
        at = (at + 1) % len(parts)
    return parts


def tree(year: int) -> dict[str, dict[str, Decimal]]:
    """Whole -> its parts with their weights, under the method of the year; the parts of every whole make it up."""
    method = REFERENCE.method(INDEX, year)
    if "RB_GENERAL" in method.components:
        wholes = {"": {"RB_GENERAL": 100, "RB_TEMATIK": 20}, "RB_TEMATIK": _below("RB_TEMATIK", TEMATIK)}
        wholes["RB_GENERAL"] = {f"RB_GENERAL.{code}": sum(parts.values()) for code, parts in GENERAL.items()}
        wholes |= {f"RB_GENERAL.{code}": _below(f"RB_GENERAL.{code}", parts) for code, parts in GENERAL.items()}
        return {whole: {path: Decimal(weight) for path, weight in parts.items()} for whole, parts in wholes.items()}
    wholes = {}
    for path, part in method.components.items():
        if part.level in ("component", "subcomponent", "area"):
            weight = part.max_score or _reform_weight(path, method)
            wholes.setdefault(path.rpartition(".")[0], {})[path] = weight
    return wholes


def _below(whole: str, parts: dict[str, int]) -> dict[str, int]:
    return {f"{whole}.{code}": weight for code, weight in parts.items()}


def _reform_weight(path: str, method) -> Decimal:
    """Reform's weight of an area is not known; it is drawn like the area's weight under Pemenuhan."""
    same = path.replace(".REFORM.REF_", ".PEMENUHAN.PEM_")
    return method.components[same].max_score * REFORM_SHARE


def scores(government: str, year: int) -> dict[str, Decimal]:
    """Path -> score of every part of the year's RB index, '' the index itself; every whole is the sum of its parts."""
    found, wholes = {"": index_total(government, year)}, tree(year)
    for whole, parts in wholes.items():
        found |= _split_whole(found[whole], whole, parts, f"{government}:{year}")
    return found


def _split_whole(total: Decimal, whole: str, parts: dict[str, Decimal], seed: str) -> dict[str, Decimal]:
    """General reaches more of its weight than Tematik; elsewhere the shares only spread."""
    if set(parts) == {"RB_GENERAL", "RB_TEMATIK"}:
        tematik = (total * Decimal("0.13")).quantize(CENT)
        return {"RB_GENERAL": total - tematik, "RB_TEMATIK": tematik}
    return dict(zip(parts, split(total, list(parts.values()), f"{seed}:{whole}"), strict=True))


def native(path: str, score: Decimal, weight: Decimal) -> Decimal:
    """The value on its own scale (0-5, 0-100, 0-400) behind a weighted score."""
    return (score / weight * SCALES.get(path.rpartition(".")[2], 100)).quantize(CENT)
