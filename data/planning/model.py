"""What planning hands over: an action as somebody says it, an edit of one, and what an upload does to one."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

AREAS = ("MP", "PUU", "ORG", "TTL", "SDM", "AKT", "WAS", "PP", "TEMATIK")
QUARTERS = ("TW I", "TW II", "TW III", "TW IV")
STATED_STATUSES = ("berjalan", "selesai", "terhambat", "dibatalkan")
NOTHING = (None, None, None, None)


@dataclass(slots=True)
class Action:
    """One action of a plan (renaksi). None is what is not stated; numbers are exact decimals, budget in rupiah.

    targets and realised hold the four quarters, in `unit`. `sheet`, `cell` and `file_number` say where it was read;
    `action_id` is the code the file carries (r1, r2, ...), None where it has none.
    """

    government: str
    year: int
    area: str | None  # one of AREAS; may be None only where `action_id` finds a standing action
    activity: str | None  # likewise
    theme: str | None = None  # of RB Tematik, in words
    pokja: str | None = None
    office: str | None = None  # perangkat daerah
    output_indicator: str | None = None
    unit: str | None = None
    targets: tuple[Decimal | None, ...] = NOTHING
    realised: tuple[Decimal | None, ...] = NOTHING
    budget: Decimal | None = None
    absorbed: Decimal | None = None
    obstacle: str | None = None
    follow_up: str | None = None
    evidence_url: str | None = None  # http or https
    stated_status: str | None = None  # one of STATED_STATUSES
    sheet: str | None = None
    cell: str | None = None
    file_number: int | None = None
    action_id: str | None = None

    @property
    def place(self) -> tuple[str, int]:
        """The plan it belongs to: government and year."""
        return self.government, self.year

    @property
    def cell_words(self) -> str:
        """Where it was read: 'Renaksi!A5'."""
        return f"{self.sheet}!{self.cell}" if self.sheet else f"Renaksi {self.action_id or 'baru'}"

    def as_row(self) -> dict:
        """Column of action_plan -> value, without the columns of a version."""
        row = {column: getattr(self, name) for column, name in NAMES.items()}
        row |= {f"target_{n}": value for n, value in enumerate(self.targets, start=1)}
        return row | {f"realised_{n}": value for n, value in enumerate(self.realised, start=1)}


# Column of action_plan -> what an Action calls it.
NAMES = {
    "government_code": "government", "year": "year", "area": "area", "theme": "theme", "pokja": "pokja",
    "perangkat_daerah": "office", "activity": "activity", "output_indicator": "output_indicator", "unit": "unit",
    "budget": "budget", "absorbed": "absorbed", "obstacle": "obstacle", "follow_up": "follow_up",
    "evidence_url": "evidence_url", "stated_status": "stated_status",
}  # fmt: skip
NUMBERS = tuple(f"{kind}_{n}" for kind in ("target", "realised") for n in range(1, 5))
COLUMNS = (*NAMES, *NUMBERS)  # everything an action says
SELECTED = ", ".join(COLUMNS)


def action_of(row: dict, **more) -> Action:
    """The Action of a row of action_plan; `more` are further fields of Action."""
    stated = {name: row[column] for column, name in NAMES.items()}
    stated["targets"], stated["realised"] = (
        tuple(row[f"{kind}_{n}"] for n in range(1, 5)) for kind in ("target", "realised")
    )
    return Action(**stated, **more)


@dataclass(slots=True)
class ActionEdit:
    """One line of an edited table. action_id None adds an action; is_withdrawn removes the one named.

    `fields` are columns of the question actions and their new values, None empties one: area, theme, pokja,
    perangkat_daerah, activity, output_indicator, unit, target_1..4, realised_1..4, budget, absorbed, obstacle,
    follow_up, evidence_url, stated_status; of a new action also government_code and year.
    """

    action_id: str | None = None
    fields: dict = field(default_factory=dict)
    is_withdrawn: bool = False


@dataclass(slots=True)
class ActionChange:
    """One action before and after an upload.

    action: baru | berubah | sama | ditarik | dilewati. `old` is None where it did not stand, `new` where it no longer
    does; `said` is the row of the file, None for what the file no longer holds (ditarik). newer_version: a version that
    changed the action after the file was prepared, so that the person must be asked; None where nothing is lost.
    """

    action: str
    action_id: str
    said: Action | None = None
    old: Action | None = None
    new: Action | None = None
    newer_version: int | None = None

    @property
    def is_newer(self) -> bool:
        """Whether the upload overwrites or withdraws what a newer version says."""
        return self.newer_version is not None


QUESTIONS = ("road_map", "renaksi", "penerapan", "monev", "tim", "delapan_area")
ANSWERS = ("sudah", "sebagian", "belum")
DECISION_STATUSES = ("belum", "berjalan", "selesai", "dibatalkan")


@dataclass(slots=True)
class Answer:
    """What a perangkat daerah has of one of the six questions; an answer of None takes it back."""

    office: str
    question: str  # one of QUESTIONS
    answer: str | None  # one of ANSWERS
    evidence_url: str | None = None  # http or https
    checked_on: date | None = None
    note: str | None = None
