"""The rule a ranking of perangkat daerah follows: four weights in percent, and what happens where a part is missing."""

import re
from typing import NamedTuple

PARTS = ("score", "progress", "timeliness", "completeness")
PART_NAMES = {
    "score": "Nilai",
    "progress": "Kemajuan",
    "timeliness": "Ketepatan waktu",
    "completeness": "Kelengkapan",
}
MISSING_RULES = {
    "tanpa_peringkat": "tidak diperingkat dan didaftar dengan bagian yang kurang",
    "bobot_dibagi": "bobot bagian yang kurang dibagi ke bagian lain menurut bobotnya, dengan tanda",
}
COMPLETE_ONLY = "lengkap"  # in the address: who lacks a part has no place


class Rule(NamedTuple):
    """Weights in whole percent, in the order of PARTS, that sum to 100; `missing` is a key of MISSING_RULES."""

    weights: tuple[int, int, int, int] = (40, 30, 20, 10)
    missing: str = "tanpa_peringkat"

    @property
    def by_part(self) -> dict[str, int]:
        return dict(zip(PARTS, self.weights, strict=True))

    @property
    def used(self) -> tuple[str, ...]:
        """The parts that count: those with a weight."""
        return tuple(part for part, weight in self.by_part.items() if weight)


DEFAULT = Rule()


def parse_rule(entry: str | None) -> Rule | None:
    """'40,30,20,10,lengkap' -> its Rule; without 'lengkap' missing weights are spread. None where it is no rule.

    Nothing written is the default. Weights are four whole numbers from 0 to 100 that sum to 100.
    """
    if not entry:
        return DEFAULT
    weights, _, tail = entry.partition(f",{COMPLETE_ONLY}")
    if tail or not re.fullmatch(r"[0-9]{1,3}(,[0-9]{1,3}){3}", weights):
        return None
    numbers = tuple(int(one) for one in weights.split(","))
    missing = "tanpa_peringkat" if entry.endswith(COMPLETE_ONLY) else "bobot_dibagi"
    return Rule(numbers, missing) if sum(numbers) == 100 else None


def rule_entry(rule: Rule) -> str | None:
    """A rule as its entry in the address; None for the default."""
    if rule == DEFAULT:
        return None
    tail = f",{COMPLETE_ONLY}" if rule.missing == "tanpa_peringkat" else ""
    return ",".join(map(str, rule.weights)) + tail


def weight_problem(weights) -> str | None:
    """Why weights cannot be a rule, as a sentence for the person who types them; None where they can."""
    numbers = list(weights)
    if len(numbers) != len(PARTS) or any(not isinstance(one, int) or not 0 <= one <= 100 for one in numbers):
        return "Tiap bobot harus bilangan bulat dari 0 sampai 100."
    total = sum(numbers)
    return None if total == 100 else f"Jumlah bobot harus 100 %; sekarang {total} %."
