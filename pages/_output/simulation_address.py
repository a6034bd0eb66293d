"""The parts that moved, as an address holds them: 'PENGUNGKIT.MP:4.5,HASIL.HASIL_PP:8'. Codes and plain decimals."""

import re
from decimal import Decimal

from pages._output.simulation import Slot

ENTRY = re.compile(r"([\w.-]+):(\d{1,4}(?:\.\d{1,6})?)")


class BadChange(ValueError):
    """An address asks for what cannot be: `reason` malformed | twice | unknown | fixed | outside."""

    def __init__(self, reason: str, entry: str, slot: Slot | None = None):
        super().__init__(reason)
        self.reason, self.entry, self.slot = reason, entry, slot


def read_changes(text: str, slots: list[Slot]) -> dict[str, Decimal]:
    """'PENGUNGKIT.MP:4.50,HASIL.HASIL_PP:8' -> points by part key; BadChange names the first entry that cannot be."""
    known, found = {slot.key: slot for slot in slots}, {}
    for entry in filter(None, text.split(",")):
        matched = ENTRY.fullmatch(entry)
        if not matched:
            raise BadChange("malformed", entry)
        key, value = matched[1], Decimal(matched[2])
        slot = known.get(key)
        if slot is None:
            raise BadChange("unknown", key)
        if key in found:
            raise BadChange("twice", key, slot)
        if not slot.is_movable:
            raise BadChange("fixed", key, slot)
        if value > slot.ceiling:
            raise BadChange("outside", matched[2], slot)
        found[key] = value
    return found


def write_changes(values: dict[str, Decimal], base: dict[str, Decimal]) -> str | None:
    """The parts that differ from `base` as an address holds them; None when there are none."""
    moved = [f"{key}:{plain(value)}" for key, value in values.items() if value != base[key]]
    return ",".join(moved) or None


def plain(value: Decimal) -> str:
    """4.50 -> '4.5', 8.00 -> '8': the form of an address, never shown."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
