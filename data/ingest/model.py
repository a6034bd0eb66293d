"""What the stages hand to each other: sheets, plans, records and issues."""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from data.planning.model import Action

# Called with a stage's Indonesian words and the share done (0 to 1); may raise to cancel the work.
Progress = Callable[[str, float], None]


def no_progress(_words: str, _share: float) -> None:
    """For those who do not watch."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet as it was sent. rows[0][0] is cell A1; every row is a list, shorter where cells are empty at its end.

    A value is None, str, int, float, bool, or a date, datetime, time or timedelta. `marks` tells what the value
    alone does not, keyed (row, column) from 0: 'percent' (formatted as percent), 'uncached' (a formula without a
    computed value), or the error itself such as '#N/A'. `merges` are (first row, first column, last row, last column).
    """

    name: str
    rows: list[list]
    marks: dict[tuple[int, int], str] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it was sent, and its sheets. `prepared_version` is the data version a template was made from."""

    name: str
    content: bytes
    sha256: str
    format: str  # xlsx | csv
    sheets: list[Sheet]
    prepared_version: int | None = None


@dataclass(frozen=True, slots=True)
class Issue:
    """A row about somebody's data. Errors block, each type of warning needs its own tick, notes only tell."""

    type: str
    severity: str  # error | warning | note
    sheet: str | None
    cell: str | None
    found: str
    expected: str
    message: str
    fix: str


class Refused(Exception):
    """The file itself cannot be read; `issue` says why, in one sentence that names the place."""

    def __init__(self, issue: Issue):
        super().__init__(issue.message)
        self.issue = issue


@dataclass(slots=True)
class Record:
    """One figure read from one cell, ready to be stored. Codes as in the store; numbers are exact decimals.

    `value` is None where only a predikat is known or where `status` is not 'ada'. `ceiling_hint` is the weight
    (Bobot) the sheet itself writes beside a component.
    """

    government: str
    indicator: str
    year: int
    kind: str  # realisasi | mandiri | sementara | target
    sheet: str
    cell: str
    unit: str = ""
    component: str = ""
    status: str = "ada"
    value: Decimal | None = None
    upper_value: Decimal | None = None
    value_decimals: int | None = None
    native_value: Decimal | None = None
    predikat: str | None = None
    predikat_cell: str | None = None
    basis: str | None = None
    note: str | None = None
    document: str | None = None  # of a target: RPJMD | P-RPJMD | Renstra | Road Map | nasional | lainnya
    document_version: str | None = None
    plan_from_year: int | None = None
    plan_to_year: int | None = None
    ceiling_hint: Decimal | None = None
    found: str = ""

    @property
    def figure(self) -> tuple:
        """What the record is a value of; two records of one figure in one upload are duplicates."""
        document = (self.document, self.document_version or "") if self.kind == "target" else ()
        return (self.government, self.unit, self.indicator, self.component, self.year, self.kind, *document)

    @property
    def content(self) -> tuple:
        """What the record says about its figure; equal contents are the same statement."""
        return (self.status, self.value, self.upper_value, self.native_value, self.predikat)


@dataclass(frozen=True, slots=True)
class Owner:
    """One perangkat daerah that answers for an area of a government, read from one cell.

    `area` is MP, PUU, ORG, TTL, SDM, AKT, WAS or PP, else the dotted path of a component. `office` is '' where the
    sheet names the area and leaves the cell empty: nothing is stated then, and nothing is taken back.
    """

    government: str
    area: str
    office: str
    sheet: str
    cell: str
    pokja: str | None = None
    note: str | None = None
    file_number: int = 1  # of the files of one upload

    @property
    def place(self) -> tuple[str, str]:
        """What the owner is an owner of: government and area."""
        return self.government, self.area


@dataclass(slots=True)
class Check:
    """What the stages understood of a file: what may be stored (figures, owners, actions), and what must be said."""

    source: Source
    plans: list  # of plan.Plan, one per sheet
    records: list[Record]
    issues: list[Issue]
    is_illustrative: bool = False
    owners: list[Owner] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)

    @property
    def owned_places(self) -> set[tuple[str, str]]:
        """The areas for which the file names somebody."""
        return {owner.place for owner in self.owners if owner.office}

    @property
    def status(self) -> str:
        """rejected with any error, accepted_with_warnings with any warning, else accepted."""
        severities = {issue.severity for issue in self.issues}
        if "error" in severities:
            return "rejected"
        return "accepted_with_warnings" if "warning" in severities else "accepted"

    @property
    def warning_types(self) -> set[str]:
        """The kinds of warning that each need a tick before anything is stored."""
        return {issue.type for issue in self.issues if issue.severity == "warning"}
