"""What the rows above a table and the name of its sheet say: government, office, indicator, year, document."""

import re
from dataclasses import dataclass

from data.ingest.model import Sheet
from data.ingest.reading.names import name_key
from data.ingest.reading.reference import INDEX, Reference
from data.ingest.reading.years import period_in, years_in

LINES = 200  # above a table; what is longer is no title
LINE_LENGTH = 300
OFFICE = re.compile(
    r"\b(dinas|badan|biro|sekretariat|inspektorat|rsud|rumah sakit|satuan polisi|kecamatan|kelurahan|bappeda)\b", re.I
)
LETTERHEAD = re.compile(r"^(sekretariat daerah|setda|biro organisasi|(biro )?ortala)\b", re.I)  # who wrote the sheet
SOURCE_LINE = re.compile(r"^\W*(sumber|disusun|dibuat|oleh|kepada|jalan|jl|alamat|lampiran|kementerian)\b", re.I)
NAMED_OFFICE = re.compile(r"^\s*(?:instansi|unit kerja|opd|skpd|perangkat daerah|nama opd)\s*:\s*(.+)$", re.I)
END_OF_OFFICE = re.compile(r"\s+(?:pemerintah|provinsi|prov\.?|kabupaten|kota|tahun|ta|periode)\b", re.I)
KABUPATEN = re.compile(r"\b(?:kabupaten|kab|kota|pemkab|pemkot)\b")
ASSESSMENT = re.compile(r"lembar kerja evaluasi|penilaian mandiri|\bpmprb\b|\blke\b", re.I)
MINISTRY = re.compile(r"\b(?:kementerian |kemen|permen|kepmen|men)?pan ?rb\b|\bkementerian .*\breformasi birokrasi\b")
DOCUMENTS = (
    ("P-RPJMD", r"\bp-?\s?rpjmd\b|\bperubahan (atas )?rpjmd\b|\brpjmd perubahan\b"),
    ("RPJMD", r"\brpjmd\b|rencana pembangunan jangka menengah"),
    ("Renstra", r"\brenstra\b|rencana strategis"),
    ("Road Map", r"\broad ?map\b|peta jalan"),
    ("nasional", r"\brpjmn\b|\bnasional\b"),
)


@dataclass(slots=True)
class Title:
    """What holds for the whole sheet; None where nothing or more than one is named."""

    text: str = ""
    government: str | None = None
    unit: str = ""
    indicator: str | None = None
    part: bool = False  # names a component or an area, so a bare value is not the indicator's
    year: int | None = None
    document: str | None = None
    period: tuple[int, int] | None = None
    assessment: str | None = None


def read_title(sheet: Sheet, header_row: int, reference: Reference) -> Title:
    """Read the rows above `header_row` and the sheet's name; where the two contradict each other, neither counts."""
    lines = [_line(row) for row in sheet.rows[:header_row]]
    cells = [str(value)[:LINE_LENGTH] for row in sheet.rows[:header_row] for value in row if value is not None][:LINES]
    title = Title(" · ".join(" ".join(cell.split()) for cell in cells))
    title.government = _single(set().union(*(_governments_in(c, reference) for c in cells)), sheet, reference)
    title.unit = next((office for office in map(_office_in, [*lines, *cells]) if office), "")
    years, named = {y for c in cells if not period_in(c) for y in years_in(c)}, set(years_in(sheet.name))
    years = years & named if years and named else years or named
    title.year = min(years) if len(years) == 1 else None
    named, parts = zip(*(_indicators_in(cell, reference) for cell in [*cells, sheet.name]), strict=True)
    indicators = set().union(*named)
    title.indicator, title.part = min(indicators) if len(indicators) == 1 else None, any(parts)
    title.document = document_in(title.text) or document_in(sheet.name)
    title.period = next((found for found in map(period_in, cells) if found), None)
    asked = ASSESSMENT.search(title.text) or ASSESSMENT.search(sheet.name)
    title.assessment = asked[0] if asked else None
    return title


def document_in(text: str | None) -> str | None:
    """Which planning document a text names: RPJMD, P-RPJMD, Renstra, Road Map, nasional; None when none."""
    return next((name for name, pattern in DOCUMENTS if text and re.search(pattern, text, re.I)), None)


def _line(row: list) -> str:
    """The cells of a row as one text: 'INSTANSI' | ':' | 'DINAS KESEHATAN' is one statement."""
    return " ".join(str(value)[:LINE_LENGTH] for value in row[:10] if value is not None)


def _single(named: set[str], sheet: Sheet, reference: Reference) -> str | None:
    """The one government of the title, else of the sheet's name; none where they differ or name several."""
    tab = _governments_in(sheet.name, reference)
    named = named & tab if named and tab else named or tab
    return min(named) if len(named) == 1 else None


def _governments_in(line: str, reference: Reference) -> set[str]:
    """Governments a line names. 'Kabupaten Bogor, Jawa Barat' is not the province where Bogor is unknown."""
    found = reference.governments_in(line)
    is_kabupaten = KABUPATEN.search(name_key(line))
    return {code for code in found if not is_kabupaten or reference.governments[code].level != "provinsi"}


def _office_in(line: str) -> str:
    """The perangkat daerah a title line names: its sheet never holds the value of the whole province."""
    line = " ".join(line.split())
    match = NAMED_OFFICE.match(line)
    text = (match[1] if match else line).strip()
    office = OFFICE.search(text)
    if not office or SOURCE_LINE.match(line):
        return ""
    text = text[office.start() :]
    if not match and LETTERHEAD.match(text) and not ASSESSMENT.search(line):
        return ""
    return END_OF_OFFICE.split(text)[0].strip(" ,.()-")


def _indicators_in(line: str, reference: Reference) -> tuple[set[str], bool]:
    """Indicators a title names by a whole phrase, and whether it names a component or area by one of two words."""
    words, found, part = f" {MINISTRY.sub(' ', name_key(line))} ", set(), False
    for key, code in _phrases(reference):
        if f" {key} " in words:
            words = words.replace(f" {key} ", "  ")
            part = part or not code
            found |= {code} - {""}
    return found, part


def _phrases(reference: Reference) -> list[tuple[str, str]]:
    """Phrases of titles with their indicator, '' for a component or an area; the longest first."""
    names = reference.names["indicator"]
    phrases = [(key, "" if ":" in code else code) for key, code in names.items()]
    phrases = [(key, code) for key, code in phrases if (code and (len(key) > 2 or key == "rb")) or " " in key]
    phrases += [(key, "") for key in reference.names["area"] if " " in key and key not in names]
    phrases.append(("pmprb", INDEX))  # the self-assessment of the index
    return sorted(phrases, key=lambda phrase: -len(phrase[0]))
