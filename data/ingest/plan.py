"""How a sheet is read: its header, what each column means, what its title says. Suggested, then correctable."""

import re
from dataclasses import asdict, dataclass, field

from data.ingest.header import Header, find_header
from data.ingest.model import Sheet
from data.ingest.names import name_key
from data.ingest.reference import INDEX, Reference
from data.ingest.years import period_in, read_year, years_in

# Role of a column -> its words on the page. Everything a column can mean.
ROLES = {
    "abaikan": "diabaikan",
    "provinsi": "pemerintah daerah",
    "kabupaten": "kabupaten/kota",
    "kode_provinsi": "kode pemerintah daerah",
    "kode_kabupaten": "kode kabupaten/kota",
    "perangkat_daerah": "perangkat daerah",
    "indikator": "indikator",
    "komponen": "komponen atau area",
    "tahun": "tahun",
    "jenis": "jenis",
    "nilai": "nilai",
    "nilai_asli": "nilai pada skala aslinya",
    "batas_atas": "batas atas target",
    "predikat": "predikat",
    "bobot": "bobot",
    "sumber": "sumber",
    "catatan": "catatan",
}
LAYOUTS = {
    "baku": "tabel baku: satu baris satu nilai",
    "area_tahun": "area per tahun",
    "provinsi_tahun": "pemerintah daerah per tahun",
    "lke": "lembar kerja evaluasi (LKE)",
    "lke_skor": "LKE RB General dan Tematik (Nilai dan Skor)",
    "target": "tabel target RPJMD",
    "data_terbuka": "data terbuka",
    "perangkat_area": "perangkat daerah per area",
    "indikator_melebar": "satu kolom tiap indikator",
    "capaian": "target dan realisasi (LKjIP)",
    "lainnya": "susunan lain",
}
# Of several value columns that say the same thing, the first named here speaks.
VALUE_ORDER = ("skor", "nilai akhir", "total nilai", "realisasi", "nilai", "indeks", "hasil", "capaian")
OFFICE = re.compile(
    r"^(dinas|badan|biro|sekretariat|inspektorat|rsud|rumah sakit|satuan polisi|kecamatan|kelurahan|bappeda)\b", re.I
)
NAMED_OFFICE = re.compile(r"^\s*(?:instansi|unit kerja|opd|skpd|perangkat daerah|nama opd)\s*:\s*(.+)$", re.I)
ASSESSMENT = re.compile(r"lembar kerja evaluasi|penilaian mandiri|\bpmprb\b|\blke\b", re.I)
DOCUMENTS = (
    ("P-RPJMD", r"\bp-?\s?rpjmd\b|\bperubahan (atas )?rpjmd\b|\brpjmd perubahan\b"),
    ("RPJMD", r"\brpjmd\b|rencana pembangunan jangka menengah"),
    ("Renstra", r"\brenstra\b|rencana strategis"),
    ("Road Map", r"\broad ?map\b|peta jalan"),
    ("nasional", r"\brpjmn\b|\bnasional\b"),
)


@dataclass(slots=True)
class Column:
    """What one column means. The constants hold for every value of a value column."""

    index: int
    header: str
    role: str = "abaikan"
    year: int | None = None
    indicator: str | None = None
    component: str | None = None  # a label, read under the method of the year
    section: str | None = None  # the label above it: Pemenuhan over Manajemen Perubahan
    government: str | None = None
    kind: str | None = None


@dataclass(slots=True)
class Plan:
    """How a sheet is read. Rows count from 0; `first_row` is the first row of data."""

    sheet: str
    layout: str = "lainnya"
    is_used: bool = False
    header_row: int | None = None
    first_row: int = 0
    columns: list[Column] = field(default_factory=list)
    title: str = ""
    government: str | None = None
    unit: str = ""
    indicator: str | None = None
    year: int | None = None
    kind: str = "realisasi"
    document: str | None = None
    plan_from_year: int | None = None
    plan_to_year: int | None = None
    blank_means: str | None = None  # belum_dikeluarkan | tidak_dinilai; None stores nothing
    assessment: str | None = None  # the words that make one ask whether this is the self-assessment

    def of_role(self, *roles: str) -> list[Column]:
        """The columns with one of these roles, left to right."""
        return [column for column in self.columns if column.role in roles]

    def as_dict(self) -> dict:
        """Plain values, for the version's record."""
        return asdict(self)


def suggest_plan(sheet: Sheet, reference: Reference) -> Plan:
    """Suggest how to read a sheet; a plan that is not used holds no value column that could be recognised."""
    plan = Plan(sheet.name)
    header = find_header(sheet, reference)
    if header is None:
        return plan
    plan.header_row, plan.first_row = header.first_row, header.first_data_row
    plan.columns = [_suggest_column(index, parts, reference) for index, parts in enumerate(header.parts)]
    _read_title(plan, sheet, header, reference)
    _settle_dimensions(plan)
    _settle_values(plan)
    plan.kind = _kind_of(plan, header)
    plan.layout = _layout_of(plan)
    if plan.indicator is None and (plan.of_role("komponen") or any(c.component for c in plan.of_role("nilai"))):
        plan.indicator = INDEX
    plan.is_used = bool(plan.of_role("nilai")) and not sheet.is_hidden
    return plan


def document_in(text: str | None) -> str | None:
    """Which planning document a text names: RPJMD, P-RPJMD, Renstra, Road Map, nasional; None when none."""
    return next((name for name, pattern in DOCUMENTS if text and re.search(pattern, text, re.I)), None)


def _suggest_column(index: int, parts: list[str], reference: Reference) -> Column:
    """Read one header from the top to the bottom; the lowest part that says something decides."""
    column = Column(index, " / ".join(parts))
    for part in parts:
        reading = read_year(part)
        role = reference.role(part)
        if reading.year is not None:
            column.year, column.role = reading.year, "nilai"
            column.kind = reference.kind(reading.rest) or column.kind
        elif role in ("target", "realisasi", "nilai"):
            column.role, column.kind = "nilai", column.kind or reference.kind(part)
            name = reference.indicator(part) or ""
            column.indicator = name if name and ":" not in name else column.indicator
        elif role in ROLES:
            column.role = role
        elif role:
            column.role = "abaikan"
        else:
            _read_name(column, part, reference)
    return column


def _read_name(column: Column, part: str, reference: Reference) -> None:
    """A header that is the name of an indicator, a component, a government, or says 'Target Capaian Tahun'."""
    code = reference.indicator(part)
    key = name_key(part)
    if code and ":" not in code:
        column.role, column.indicator = "nilai", code
    elif code or any(name in reference.names["area"] for name in (key, key.removeprefix("area "))):
        column.section = column.component
        column.role, column.component = "nilai", part
    elif reference.government(part) and not key.isdigit():
        column.role, column.government = "nilai", reference.government(part)
    elif key.startswith("target"):
        column.kind = "target"
    elif key.startswith("realisasi"):
        column.kind = "realisasi"


def _read_title(plan: Plan, sheet: Sheet, header: Header, reference: Reference) -> None:
    """Take government, office, year, indicator and document from the rows above the header and the sheet's name."""
    lines = [str(value) for row in sheet.rows[: header.first_row] for value in row if value]
    plan.title = " · ".join(" ".join(line.split()) for line in lines)
    named = set().union(*(reference.governments_in(line) for line in lines)) or reference.governments_in(sheet.name)
    plan.government = min(named) if len(named) == 1 else None
    plan.unit = next((office for office in map(_office_in, lines) if office), "")
    years = {year for line in lines if not period_in(line) for year in years_in(line)} or set(years_in(sheet.name))
    plan.year = min(years) if len(years) == 1 else None
    indicators = set().union(*(_indicators_in(line, reference) for line in [*lines, sheet.name]))
    plan.indicator = min(indicators) if len(indicators) == 1 else None
    plan.document = document_in(plan.title) or document_in(sheet.name)
    period = next((found for found in map(period_in, lines) if found), None)
    plan.plan_from_year, plan.plan_to_year = period or (None, None)
    asked = ASSESSMENT.search(plan.title) or ASSESSMENT.search(sheet.name)
    plan.assessment = asked[0] if asked else None


def _office_in(line: str) -> str:
    """The perangkat daerah a title line names: 'INSTANSI : DINAS KESEHATAN PROVINSI X' is not the province's sheet."""
    match = NAMED_OFFICE.match(line)
    text = (match[1] if match else line).strip()
    if not OFFICE.match(text):
        return ""
    return re.split(r"\s+(?:pemerintah|provinsi|kabupaten|kota|tahun|ta)\b", text, flags=re.I)[0].strip()


def _indicators_in(line: str, reference: Reference) -> set[str]:
    """Indicators a title names by a whole phrase; components do not count."""
    words, found = f" {name_key(line)} ", set()
    for key, code in sorted(reference.names["indicator"].items(), key=lambda item: -len(item[0])):
        if ":" not in code and len(key) > 2 and f" {key} " in words:
            found.add(code)
            words = words.replace(f" {key} ", "  ")
    return found


def _settle_dimensions(plan: Plan) -> None:
    """One column per dimension: the first, for the indicator the one that says so ('Sasaran Strategis' may too)."""
    for role in ("provinsi", "kabupaten", "perangkat_daerah", "indikator", "komponen", "tahun", "jenis", "bobot"):
        columns = sorted(plan.of_role(role), key=lambda column: role not in name_key(column.header))
        for column in columns[1:]:
            column.role = "abaikan"


def _settle_values(plan: Plan) -> None:
    """Of value columns that say the same thing keep one; beside a Skor, the Nilai is the figure on its own scale."""
    values = plan.of_role("nilai")
    if not values:
        for column in plan.of_role("predikat")[:1]:
            column.role = "nilai"
        return
    bare = [c for c in values if not (c.component or c.year or c.indicator or c.government)]
    if any(column.component for column in values) and not any(column.indicator for column in values):
        for column in sorted(bare, key=_value_order)[:1]:  # the total beside its areas
            column.indicator = INDEX
    elif len(bare) < len(values) and not any(column.kind == "target" for column in bare):
        for column in bare:
            column.role = "abaikan"
    groups: dict[tuple, list[Column]] = {}
    for column in plan.of_role("nilai"):
        label = name_key(column.component or ""), name_key(column.section or "")
        groups.setdefault(
            (column.year, column.indicator, *label, column.government, column.kind == "target"), []
        ).append(column)
    for group in groups.values():
        group.sort(key=_value_order)
        for column in group[1:]:
            is_native = "skor" in name_key(group[0].header) and "nilai" in name_key(column.header).split()
            column.role = "nilai_asli" if is_native else "abaikan"


def _value_order(column: Column) -> int:
    words = name_key(column.header.split(" / ")[-1])
    return next((rank for rank, word in enumerate(VALUE_ORDER) if word in words), len(VALUE_ORDER))


def _kind_of(plan: Plan, header: Header) -> str:
    """target where the title or the header says so and no column says otherwise; the rest is a result."""
    words = name_key(plan.title)
    if plan.of_role("jenis") or any(column.kind for column in plan.of_role("nilai")):
        return "realisasi"
    if "realisasi" not in words and ("target" in words or header.has_baseline):
        return "target"
    return "sementara" if re.search(r"\b(angka|nilai|hasil) sementara\b", words) else "realisasi"


def _layout_of(plan: Plan) -> str:
    """The name of the arrangement, for people; the reading follows the columns alone."""
    values = plan.of_role("nilai")
    by_year = any(column.year for column in values)
    if plan.of_role("komponen"):
        if plan.of_role("provinsi", "indikator", "tahun"):
            return "baku"
        return "lke_skor" if plan.of_role("nilai_asli") else "area_tahun" if by_year else "lke"
    if plan.of_role("perangkat_daerah") and any(column.component for column in values):
        return "perangkat_area"
    if plan.of_role("indikator"):
        if plan.of_role("tahun"):
            return "baku"
        return "target" if by_year else "capaian"
    if by_year:
        return "provinsi_tahun"
    if any(column.indicator for column in values):
        return "data_terbuka" if len(values) == 1 else "indikator_melebar"
    return "lainnya"
