"""Rows of a plan become actions (renaksi): one per row, each with its cell. Nothing here raises."""

from dataclasses import replace

from data.ingest.issue import make_issue
from data.ingest.model import Issue, Progress, Sheet, no_progress
from data.ingest.reading.action_areas import THEMATIC
from data.ingest.reading.action_cells import ActionCells
from data.ingest.reading.action_header import SHARE, header_cell
from data.ingest.reading.action_place import ActionPlace
from data.ingest.reading.action_rows import Rows
from data.ingest.reading.areas import area_name
from data.ingest.reading.cells import Cells, cell_at, cell_words
from data.ingest.reading.column import Column
from data.ingest.reading.dimensions import GOVERNMENT_ROLES
from data.ingest.reading.hints import NO_HINT
from data.ingest.reading.names import name_key
from data.ingest.reading.plan import Plan
from data.ingest.reading.reference import Reference
from data.ingest.reading.second_plan import SecondPlan
from data.ingest.storing.save_error import SaveError
from data.number_format import format_number
from data.planning.actions import Action, clean_action, find_repeats

ACTIONS_LIMIT = 20_000
# Roles whose merged cell speaks for every row it covers; a merged number is one number.
SPEAKING = ("aksi", "komponen", "tema", "pokja", "perangkat_daerah", "pengampu", "keluaran", "satuan_aksi", "kendala",
            "tindak_lanjut", "bukti_aksi", "status_aksi", "tahun", *GOVERNMENT_ROLES)  # fmt: skip


def read_actions(
    sheet: Sheet, plan: Plan, reference: Reference, progress: Progress = no_progress
) -> tuple[list[Action], list[Issue]]:
    """Read every row of a plan of actions; what cannot be read becomes an issue at its cell."""
    reader = _Reader(sheet, plan, reference)
    missing = reader.place.find_missing()
    if missing:
        row = min(plan.first_row, len(sheet.rows) - 1)
        return [], [make_issue(missing, sheet.name, cell_at(row, reader.action))]
    reader.tell_about_columns()
    for row in range(plan.first_row, len(sheet.rows)):
        if row % 500 == 0:
            progress(f"Membaca renaksi di lembar {sheet.name}", row / len(sheet.rows))
        if not reader.read_row(row):
            break
        if len(reader.actions) > ACTIONS_LIMIT:
            return [], [make_issue("too_many_values", sheet.name, None, limit=format_number(ACTIONS_LIMIT, 0))]
    reader.tell_about_lone_texts()
    return reader.actions, reader.issues


class _Reader:
    """One pass over one sheet."""

    def __init__(self, sheet: Sheet, plan: Plan, reference: Reference):
        self.sheet, self.plan, self.reference = sheet, plan, reference
        self.action = plan.of_role("aksi")[0]
        self.cells = Cells(sheet, plan.first_row, plan.of_role(*SPEAKING))
        self.rows = Rows(sheet, plan, self.cells)
        self.reading = ActionCells(sheet, plan, self.cells, reference)
        self.issues = self.reading.issues
        self.place = ActionPlace(sheet, plan, self.cells, reference, self.issues)
        self.second = SecondPlan(sheet, plan, reference)
        self.actions: list[Action] = []
        self.lone: list[tuple[int, Column, str, str | None]] = []  # texts alone in their row, with the area above
        self.last_row = -1  # that speaks of an action
        self.headed: tuple[str | None, str | None] = None, None  # theme a numbered row named, the shape of its number

    def tell_about_columns(self) -> None:
        """A filled column that is not read is told, once."""
        rows = self.sheet.rows[self.plan.first_row :]
        for column in self.plan.of_role("abaikan"):
            is_filled = any(column.index < len(row) and row[column.index] not in (None, "") for row in rows)
            if column.header and is_filled:
                is_share = SHARE.search(column.header) and "anggaran" in name_key(column.header)
                kind = "absorption_percent" if is_share else "action_column"
                self.issues.append(
                    make_issue(kind, self.sheet.name, header_cell(self.plan.header_row, column), column.header)
                )

    def read_row(self, row: int) -> bool:
        """The action of one row. False ends the table."""
        own = self.rows.own(row)
        if not own or self.second.passes(row):
            return True
        at, value = Column(own[0][0], ""), own[0][1]
        if self.second.begins(row):
            self._say("second_table", row, at, value)
            return False
        total = self.rows.total(row)
        if total:
            self.place.leave_section()
            self._say("detail_skipped", row, Column(total[0], ""), total[1])
        elif self.rows.stands_below(row):
            self._say("text_skipped", row, at, cell_words(value))
        elif not (self._is_section(row) or self._is_subtotal(row)):
            self._read_action(row)
        return True

    def _is_section(self, row: int) -> bool:
        """Whether the row is one text alone: the area of the rows below it, or a text that is told in the end."""
        alone = self.rows.label(row)
        if alone is None or alone[0].role in (*GOVERNMENT_ROLES, "tahun", "kode_aksi"):
            return False
        column, text = alone
        if self._is_theme(row, column, text):
            return True
        if column.role == "aksi" and self.place.names_area(row):
            return False
        self.lone.append((row, column, text, self.place.current.area))
        if self.place.hint(text) != NO_HINT:
            self.place.leave_section()
        return True

    def _is_theme(self, row: int, column: Column, text: str) -> bool:
        """Whether the text names an area or a theme: a known one, or a numbered heading under RB Tematik."""
        before, shape = self.place.current, self.rows.number_shape(row)
        is_known = self.place.take_section(text)
        if before.area != THEMATIC or column.role != "aksi" or shape is None:
            return is_known
        if not is_known:
            is_open = before.theme is None or self.headed == (before.theme, shape)
            if not (is_open and self.rows.heads_values(row) and self.place.hint(text) == NO_HINT):
                return False
            self.place.take_theme(text)
        self.headed = self.place.current.theme, shape
        return True

    def _is_subtotal(self, row: int) -> bool:
        """Whether the row is an area with its sum of rupiah, and no action."""
        own = self.rows.own(row)
        money = {column.index for column in self.plan.of_role("anggaran", "serapan")}
        texts = [value for index, value in own if index not in money]
        amounts = [index for index, _value in own if index in money]
        if not amounts or len(texts) != 1 or not isinstance(texts[0], str) or not self.place.take_section(texts[0]):
            return False
        for index in amounts:
            column = Column(index, "")
            self._say("detail_skipped", row, column, cell_words(self.cells.raw(row, column)))
        return True

    def _read_action(self, row: int) -> None:
        told, before = self.rows.says(row), len(self.issues)
        code, activity = self.reading.code(row), self.reading.text(row, "aksi")
        if not (told or code):
            self._tell_area_alone(row)
        elif activity is None and not code:
            if self.action not in told or len(self.issues) == before:
                value = self.cells.raw(row, told[0])
                self._say("action_missing", row, told[0], cell_words(value, self._mark(row, told[0])))
        else:
            self.last_row, fields = row, self._fields(row, code)
            place, named = self.place.plan_of(row), self.place.area_of(row, bool(code), self.action)
            if place and named:
                fields["pokja"] = fields["pokja"] or named.pokja
                self._keep(row, Action(*place, named.area, activity, named.theme, **fields))

    def _tell_area_alone(self, row: int) -> None:
        """A row that names an area and no action is not left out silently."""
        own = {index for index, _value in self.rows.own(row)}
        for column in self.plan.of_role("komponen", "tema"):
            if column.index in own:
                self._say("action_missing", row, column, self.cells.text(row, column))
                return

    def _fields(self, row: int, code: str | None) -> dict:
        """Everything the cells of a row say of its action, but where it belongs."""
        reading = self.reading
        has_office = self.plan.of_role("perangkat_daerah", "pengampu")
        office = reading.office(row) if has_office else self.plan.unit or None
        reading.note(row)
        return reading.quantities(row) | reading.amounts(row) | {
            "pokja": reading.text(row, "pokja"), "office": office,
            "output_indicator": reading.text(row, "keluaran"),
            "obstacle": reading.text(row, "kendala"), "follow_up": reading.text(row, "tindak_lanjut"),
            "evidence_url": reading.evidence(row), "stated_status": reading.status(row),
            "sheet": self.sheet.name, "cell": cell_at(row, self.action), "action_id": code,
        }  # fmt: skip

    def _keep(self, row: int, action: Action) -> None:
        """Keep the action as it would be stored; whatever else stands against it is said at its cell."""
        try:
            self.actions.append(clean_action(action, is_whole=action.action_id is None))
        except SaveError as refusal:
            self._say("action_refused", row, self.action, action.activity or "", reason=str(refusal))

    def tell_about_lone_texts(self) -> None:
        """A text alone below the last action belongs to no action; above it, it may be an area, or say too little."""
        for row, column, text, area in self.lone:
            hint = self.place.hint(text)
            if row > self.last_row:
                self._say("text_skipped", row, column, text)
            elif hint != NO_HINT or column.role in ("komponen", "tema"):
                self._say("unknown_action_area", row, column, text, hint=hint)
            else:
                name = "RB Tematik" if area == "TEMATIK" else area_name(area, self.reference) if area else "tanpa area"
                self._say("action_bare", row, column, text, area=name)

    def _mark(self, row: int, column: Column) -> str | None:
        return self.sheet.marks.get((row, column.index))

    def _say(self, issue_type: str, row: int, column: Column, found: object = "", **facts) -> None:
        self.issues.append(make_issue(issue_type, self.sheet.name, cell_at(row, column), found, **facts))


def settle_actions(actions: list[Action], files: list[str] | None = None) -> tuple[list[Action], list[Issue]]:
    """Each action once; the same one again is an issue, an error where it says something else.

    `files` are the names of the files of one upload, where there are several.
    """
    repeats, issues = find_repeats(actions), []
    for first, again in repeats:
        kind = "identical_actions" if _content(first) == _content(again) else "conflicting_actions"
        other = f"{first.sheet}!{first.cell}"
        if files and first.file_number != again.file_number:
            other += f" ({files[first.file_number - 1]})"
        issues.append(make_issue(kind, again.sheet, again.cell, again.activity or again.action_id or "", other=other))
    dropped = {id(again) for _first, again in repeats}
    return [action for action in actions if id(action) not in dropped], issues


def _content(action: Action) -> Action:
    """What the action says, without where it was read."""
    return replace(action, sheet=None, cell=None, file_number=None)
