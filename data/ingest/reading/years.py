"""Evaluation years as people write them in cells, headers and titles."""

import re
from dataclasses import dataclass
from datetime import date

from data.ingest.reading.names import name_key

FIRST_YEAR = 2010  # before the first grand design of Reformasi Birokrasi took effect there is nothing to load
TARGET_YEARS_AHEAD = 25
LABEL = r"(?:(?:tahun|th|thn|ta|t a)(?: anggaran| penilaian| evaluasi)?)?"
LABELLED = re.compile(rf"^{LABEL}\s*((?:19|20)[0-9]{{2}})\b\s*(.*)$")
CITATION = re.compile(
    r"\b(permen\w*|peraturan|keputusan|kepmen\w*|perda|pergub|perbup|perwali|undang|nomor|no)\b.*", re.I
)


@dataclass(frozen=True, slots=True)
class YearReading:
    """`year` is None when the text holds none or more than one; `rest` is what stood beside it ('realisasi')."""

    year: int | None
    rest: str = ""


def read_year(value: object) -> YearReading:
    """Read 2019, 2019.0, '2019', 'Tahun 2019', '2019 (realisasi)', '2019*'; anything else has no year."""
    if isinstance(value, bool) or value is None:
        return YearReading(None)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, (int, str)):
        match = LABELLED.match(name_key(value))
        if match and not re.search(r"\d", match[2]):
            return YearReading(int(match[1]), match[2])
    return YearReading(None)


def last_year(kind: str) -> int:
    """The last year a figure of this kind may have: results end with the running year, targets look ahead."""
    return date.today().year + (TARGET_YEARS_AHEAD if kind == "target" else 0)


def is_plausible(year: int) -> bool:
    """Whether a number in a header can be a year at all."""
    return FIRST_YEAR <= year <= last_year("target")


def years_in(title: str) -> list[int]:
    """The plausible years a title line names, in order, without those of regulations it cites."""
    text = CITATION.sub("", title)
    return [year for year in map(int, re.findall(r"(?<!\d)(20[0-9]{2})(?!\d)", text)) if is_plausible(year)]


def period_in(title: str) -> tuple[int, int] | None:
    """(2018, 2023) from 'RPJMD ... TAHUN 2018-2023'; None without a period."""
    match = re.search(r"(20\d\d)\s*(?:-|–|—|s\.?/?d\.?|sampai)\s*(20\d\d)", CITATION.sub("", title))
    return (int(match[1]), int(match[2])) if match and match[1] < match[2] else None
