"""Which area of change, or which theme of RB Tematik, a cell or a row of its own in a plan of actions names."""

import re
from dataclasses import dataclass

from data.ingest.reading.areas import AREAS
from data.ingest.reading.names import NUMBERING, bare_keys, name_key
from data.ingest.reading.reference import Reference

THEMATIC = "TEMATIK"
LONGEST_THEME = 150
LEAD = re.compile(
    r"^(?:(?:delapan |8 )?area(?: perubahan)?|pokja|kelompok kerja|bidang|program)\b(?: (?:[ivx]+|\d{1,2})\b)?\s*"
)
POKJA = re.compile(r"^\W*(?:pokja|kelompok kerja)\b", re.I)
GENERAL = re.compile(r"^(?:(?:rb|reformasi birokrasi) )?general\b ?")
THEMED = re.compile(
    r"^\W*(?:(?:rb|reformasi\s+birokrasi)\s+)?(?:tematik|tema)\b[\s:.\-–—(]*(?:tema\b[\s:.\-–—(]*)?(.*?)[\s)]*$", re.I
)


@dataclass(frozen=True, slots=True)
class Named:
    """What a text names: `area` MP, ..., PP or TEMATIK; neither area nor theme where it only says RB General."""

    area: str | None = None
    theme: str | None = None
    pokja: str | None = None


def read_area(text: str, reference: Reference) -> Named | None:
    """'I. MANAJEMEN PERUBAHAN', 'RB TEMATIK: Pengentasan Kemiskinan', 'RB General'; None for anything else."""
    text = NUMBERING.sub("", text).strip()
    themed = THEMED.match(text)
    if themed:
        return Named(THEMATIC, theme_name(themed[1], reference))
    for key in bare_keys(text):
        general = GENERAL.match(key)
        key = key[general.end() :] if general else key
        if general and not key:
            return Named()
        stripped = LEAD.sub("", key, count=1)
        for name in (key, stripped):
            if name.upper() in AREAS or name in reference.names["area"]:
                area = reference.names["area"].get(name, name.upper())
                return Named(area, pokja=text if POKJA.match(text) else None)
        theme = reference.names["theme"].get(key)
        if theme:
            return Named(THEMATIC, theme)
    return None


def theme_name(text: str, reference: Reference) -> str | None:
    """The theme as the seeds spell it where they know it, else as it is written; None for nothing."""
    words = " ".join(NUMBERING.sub("", text).split()).strip(" :-–—()")
    return reference.names["theme"].get(name_key(words), words) or None
