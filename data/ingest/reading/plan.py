"""How a sheet is read: its header, what each column means, what its title says. Suggested, then correctable."""

import re
from dataclasses import asdict, dataclass, field

from data.ingest.model import Sheet
from data.ingest.reading.action_header import REALISED, TARGETS, ActionHeader, find_action_header, header_cell
from data.ingest.reading.column import ROLES as ROLES
from data.ingest.reading.column import Column, read_column
from data.ingest.reading.header import Header, find_header
from data.ingest.reading.names import name_key
from data.ingest.reading.reference import INDEX, Reference
from data.ingest.reading.title import Title, read_title

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
    "pengampu": "pengampu tiap area",
    "renaksi": "rencana aksi per triwulan",
    "lainnya": "susunan lain",
}
# A row of such a table is a planned activity with its own PIC, which says nothing of who answers for the area.
ACTIVITY = re.compile(r"\b(rencana aksi|renaksi|kegiatan|aktivitas|program|output|keluaran|triwulan|tw|target)\b")
NAMES_OWNER = re.compile(r"\b(pengampu|penanggung ?jawab|pic)\b")
# Of several value columns that say the same thing, the first named here speaks; two of one name both do, and conflict.
# Value columns of such names may be the progress or the money of an activity; under any other name they are scores.
PROGRESS = re.compile(r"^(capaian|realisasi|target)\b|^(hasil|(19|20)\d\d)$|\b(anggaran|pagu|rp|rupiah)\b")
VALUE_ORDER = ("skor", "nilai akhir", "total nilai", "realisasi", "nilai", "indeks", "hasil", "capaian")


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
    actions_cell: str | None = None  # where a plan of actions stands in a sheet of which only the scores are read

    def of_role(self, *roles: str) -> list[Column]:
        """The columns with one of these roles, left to right."""
        return [column for column in self.columns if column.role in roles]

    @property
    def is_owner_table(self) -> bool:
        """Whether rows say who answers for an area; a value column makes the perangkat daerah a dimension."""
        is_other = self.of_role("nilai") or self.is_action_table
        return bool(self.of_role("komponen") and self.of_role("pengampu")) and not is_other

    @property
    def is_action_table(self) -> bool:
        """Whether rows are actions with targets or realisations of quarters; scores beside them come first."""
        return bool(self.of_role("aksi") and self.of_role(*TARGETS, *REALISED)) and not self.of_role("nilai")

    def as_dict(self) -> dict:
        """Plain values, for the version's record."""
        return asdict(self)


def suggest_plan(sheet: Sheet, reference: Reference) -> Plan:
    """Suggest how to read a sheet; a plan that is not used holds no value column that could be recognised."""
    plan, actions = _suggest_values(sheet, reference), find_action_header(sheet, reference)
    if actions is None:
        return plan
    if plan.is_used and _has_scores(plan):
        plan.actions_cell = header_cell(actions.first_row, next(c for c in actions.columns if c.role == "aksi"))
        return plan
    return _suggest_actions(sheet, actions, reference)


def _has_scores(plan: Plan) -> bool:
    """Whether a value column is a score, and not the progress of an activity that happens to be called a value."""
    values = plan.of_role("nilai")
    return any(c.indicator or c.component or not PROGRESS.search(name_key(c.header.split(" / ")[-1])) for c in values)


def _suggest_actions(sheet: Sheet, header: ActionHeader, reference: Reference) -> Plan:
    """A plan of actions; its title gives the government and the year, and the office where it is one office's plan."""
    plan = Plan(sheet.name, "renaksi", not sheet.is_hidden, header.first_row, header.first_data_row, header.columns)
    _take_title(plan, read_title(sheet, header.first_row, reference))
    plan.indicator = None
    return plan


def _suggest_values(sheet: Sheet, reference: Reference) -> Plan:
    """The plan of a table of values or of owners."""
    plan = Plan(sheet.name)
    header = find_header(sheet, reference)
    if header is None:
        return plan
    plan.header_row, plan.first_row = header.first_row, header.first_data_row
    plan.columns = [read_column(index, parts, reference) for index, parts in enumerate(header.parts)]
    _take_title(plan, read_title(sheet, header.first_row, reference))
    _settle_dimensions(plan)
    _settle_values(plan)
    _settle_owners(plan)
    plan.kind = _kind_of(plan, header)
    plan.layout = _layout_of(plan)
    if plan.indicator is None and (plan.of_role("komponen") or any(c.component for c in plan.of_role("nilai"))):
        plan.indicator = INDEX
    plan.is_used = (bool(plan.of_role("nilai")) or plan.is_owner_table) and not sheet.is_hidden
    return plan


def _take_title(plan: Plan, title: Title) -> None:
    """What the title says for the whole sheet; one that names a component does not name the index's own value."""
    plan.title, plan.government, plan.unit, plan.year = title.text, title.government, title.unit, title.year
    plan.document, plan.assessment = title.document, title.assessment
    plan.plan_from_year, plan.plan_to_year = title.period or (None, None)
    has_components = plan.of_role("komponen") or any(column.component for column in plan.columns)
    plan.indicator = title.indicator if has_components or not title.part else None


def _settle_dimensions(plan: Plan) -> None:
    """One column per dimension: the first, for the indicator the one that says so ('Sasaran Strategis' may too).

    Beside a province, 'Kabupaten/Kota' is the kabupaten. Two years both count: they may differ, and then neither does.
    """
    named = plan.of_role("provinsi")
    for column in named if len(named) > 1 else ():
        words = name_key(column.header).split()
        if {"kabupaten", "kab", "kota"} & set(words) and not {"provinsi", "prov"} & set(words):
            column.role = "kabupaten"
    for role in ("provinsi", "kabupaten", "perangkat_daerah", "indikator", "komponen", "jenis", "bobot"):
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
        kind = "" if column.kind in (None, "realisasi") else column.kind
        groups.setdefault((column.year, column.indicator, *label, column.government, kind), []).append(column)
    for group in groups.values():
        _settle_group(sorted(group, key=_value_order))


def _settle_group(group: list[Column]) -> None:
    for column in group[1:]:
        if "skor" in name_key(group[0].header) and "nilai" in name_key(column.header).split():
            column.role = "nilai_asli"
        elif _value_order(column) != _value_order(group[0]):
            column.role = "abaikan"


def _settle_owners(plan: Plan) -> None:
    """Beside values, or in a plan of activities, who answers is not read; 'Pengampu' goes before 'PIC'.

    A plain 'Perangkat Daerah' is the owner where a pokja stands beside it or the title speaks of owners.
    """
    is_other = plan.of_role("nilai") or any(ACTIVITY.search(name_key(column.header)) for column in plan.columns)
    owners = [] if is_other else plan.of_role("pengampu")
    plain = plan.of_role("perangkat_daerah")
    is_said = plan.of_role("pokja") or any(NAMES_OWNER.search(name_key(text)) for text in (plan.title, plan.sheet))
    if is_said and plan.of_role("komponen") and not (is_other or owners):
        owners = plain
        for column in plain:
            column.role = "pengampu"
    named = [column for column in owners if "pengampu" in name_key(column.header)] or owners
    pokja = [] if is_other else plan.of_role("pokja")[:1]
    for column in plan.of_role("pengampu", "pokja"):
        if not any(column is kept for kept in (*named, *pokja)):
            column.role = "abaikan"


def _value_order(column: Column) -> int:
    words = name_key(column.header.split(" / ")[-1])
    return next((rank for rank, word in enumerate(VALUE_ORDER) if word in words), len(VALUE_ORDER))


def _kind_of(plan: Plan, header: Header) -> str:
    """target where the title or the header says so and no column says otherwise; the rest is a result."""
    words = name_key(plan.title)
    if plan.of_role("jenis") or any(column.kind for column in plan.of_role("nilai")):
        return "realisasi"
    wanted = re.search(r"(?<!capaian )(?<!realisasi )(?<!terhadap )\btarget\b", words)
    if "realisasi" not in words and (wanted or header.has_baseline):
        return "target"
    return "sementara" if re.search(r"\b(angka|nilai|hasil) sementara\b", words) else "realisasi"


def _layout_of(plan: Plan) -> str:
    """The name of the arrangement, for people; the reading follows the columns alone."""
    values = plan.of_role("nilai")
    if plan.is_owner_table:
        return "pengampu"
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
