"""The cells of one action: its words, its numbers, its evidence and status. What cannot be read is said at its cell."""

import re
from decimal import Decimal

from openpyxl.utils import get_column_letter

from data.ingest.issue import make_issue
from data.ingest.model import Issue, Sheet
from data.ingest.reading.action_header import REALISED, SHARE, TARGETS
from data.ingest.reading.action_numbers import Amount, read_quantity, read_rupiah, same_unit, scale_of
from data.ingest.reading.cells import Cells, cell_at, cell_words
from data.ingest.reading.column import Column
from data.ingest.reading.names import name_key
from data.ingest.reading.owners import BETWEEN, BULLET
from data.ingest.reading.plan import Plan
from data.ingest.reading.reference import Reference
from data.ingest.reading.values import EXCEL_ERRORS, column_separator, normalise
from data.ingest.storing.save_error import SaveError
from data.number_format import format_bound, format_number
from data.planning.cleaning import LONGEST
from data.planning.fields import LONGEST_TEXT, clean_url

URL = re.compile(r"https?://[^\s<>\"]+", re.I)
TRAILING = ".,;)]"
NO_FACTS = {"first": "", "second": ""}
# Role -> column of action_plan, for the length of its text.
STORED = {"tema": "theme", "pokja": "pokja", "perangkat_daerah": "perangkat_daerah", "pengampu": "perangkat_daerah",
          "aksi": "activity", "keluaran": "output_indicator", "satuan_aksi": "unit", "kendala": "obstacle",
          "tindak_lanjut": "follow_up"}  # fmt: skip


class ActionCells:
    """Reads cells of one sheet into the fields of an Action; every trouble goes to `issues`."""

    def __init__(self, sheet: Sheet, plan: Plan, cells: Cells, reference: Reference):
        self.sheet, self.plan, self.cells = sheet, plan, cells
        self.nothing = reference.names["missing"] | dict.fromkeys(reference.names["nihil"], "belum_dimuat")
        self.statuses = reference.names["status_aksi"]
        self.columns = {column.role: column for column in reversed(plan.columns)}
        self.quarters = {c.index for c in plan.of_role(*TARGETS, *REALISED)}
        self.issues: list[Issue] = []
        self.separator = self._find_separator() if sheet.name == "(csv)" else None
        merges = [merge for merge in sheet.merges if merge[0] >= plan.first_row]
        self.wide = {(top, left): right for top, left, _bottom, right in merges if right > left}
        self.tall = {(top, left): bottom for top, left, bottom, _right in merges if bottom > top}

    def text(self, row: int, role: str) -> str | None:
        """The words of a cell on one line; nothing for '-' and for what says that there is nothing."""
        column = self.columns.get(role)
        value, mark = self._at(row, column)
        if value is None and not mark:
            return None
        if mark == "uncached" or (mark or "").startswith("#"):
            return self._say("uncached_formula" if mark == "uncached" else "excel_error", row, column, value, mark)
        if not isinstance(value, str):
            return self._say("action_text", row, column, value, mark, name=column.header)
        words = " ".join("".join(c if c.isprintable() else " " for c in value).split())
        if normalise(words) in EXCEL_ERRORS:
            return self._say("excel_error", row, column, value, mark)
        if normalise(words).strip(" .") in self.nothing or not words:
            return None
        most = LONGEST.get(STORED.get(role, ""), LONGEST_TEXT)
        if len(words) > most:
            facts = {"length": format_number(len(words), 0), "limit": format_number(most, 0)}
            return self._say("action_text_long", row, column, words, None, **facts)
        return words

    def office(self, row: int) -> str | None:
        """The perangkat daerah; lines of a cell become 'Biro Organisasi; Biro Hukum', as for owners of areas."""
        role = "perangkat_daerah" if "perangkat_daerah" in self.columns else "pengampu"
        value, _mark = self._at(row, self.columns.get(role))
        words = self.text(row, role)
        if words is None or not isinstance(value, str):
            return None
        names = (" ".join(BULLET.sub("", part).split()) for part in BETWEEN.split(value))
        return "; ".join(dict.fromkeys(filter(None, names))) or None

    def quantities(self, row: int) -> dict:
        """unit, targets and realised of a row; a unit that stands beside the numbers must be the row's."""
        unit, unit_from = self.text(row, "satuan_aksi"), None
        found = {}
        for role in (*TARGETS, *REALISED):
            amount = self._quantity(row, role)
            beside = amount.unit or self._unit_above(role, amount, unit)
            if amount.value is not None and beside:
                if unit is None:
                    unit, unit_from = beside, self.columns[role]
                elif not same_unit(unit, beside):
                    self._say("unit_mismatch", row, self.columns[role], *self._at(row, self.columns[role]), unit=unit)
                    amount = Amount()
            found[role] = amount.value
        if unit_from and unit != "%":
            self._say("unit_from_cell", row, unit_from, unit)
        self._doubt_quantities(row, found, bool(unit) and same_unit(unit, "%"))
        return {
            "unit": unit,
            "targets": tuple(found[role] for role in TARGETS),
            "realised": tuple(found[role] for role in REALISED),
        }

    def amounts(self, row: int) -> dict:
        """budget and absorbed of a row, in rupiah; more absorbed than there is budget is asked about."""
        budget, absorbed = self._rupiah(row, "anggaran"), self._rupiah(row, "serapan")
        if budget is not None and absorbed is not None and absorbed > budget:
            column = self.columns["serapan"]
            facts = {"budget": format_bound(budget)}
            self._say("action_absorption_above_budget", row, column, *self._at(row, column), **facts)
        return {"budget": budget, "absorbed": absorbed}

    def _rupiah(self, row: int, role: str) -> Decimal | None:
        """An amount in rupiah."""
        column = self.columns.get(role)
        if column is None:
            return None
        value, mark = self._at(row, column)
        amount = read_rupiah(value, mark, self.nothing, scale_of(column.header))
        if amount.is_scaled and amount.value is not None:
            self._say("amount_scaled", row, column, value, mark, value=format_bound(amount.value))
        return self._taken(row, column, value, mark, amount)

    def evidence(self, row: int) -> str | None:
        """The one address of a cell; words beside it, a second address and words alone are told."""
        words, column = self.text(row, "bukti_aksi"), self.columns.get("bukti_aksi")
        if words is None:
            return None
        links = list(dict.fromkeys(link.rstrip(TRAILING) for link in URL.findall(words)))
        try:
            address = clean_url(links[0], "") if links else None
        except SaveError:
            address = None
        if address is None:
            return self._say("evidence_no_link", row, column, words)
        if len(links) > 1:
            self._say("evidence_several", row, column, words, count=len(links))
        elif words != address:
            self._say("evidence_words", row, column, words, address=address)
        return address

    def status(self, row: int) -> str | None:
        """The status somebody states; what the app works out itself is told and not stored."""
        column = self.columns.get("status_aksi")
        value, _mark = self._at(row, column)
        known = self.statuses.get(name_key(value)) if isinstance(value, str) else None
        words = None if known else self.text(row, "status_aksi")
        if words:
            return self._say("unknown_action_status", row, column, words)
        return self._say("status_computed", row, column, value) if known == "dihitung" else known

    def note(self, row: int) -> None:
        """A remark has no place in the plan: it is told at its cell."""
        column = self.columns.get("catatan")
        value, mark = self._at(row, column)
        if value is not None and (not isinstance(value, str) or normalise(value) not in self.nothing):
            self._say("action_note", row, column, value, mark, header=column.header)

    def code(self, row: int) -> str | None:
        """The code the app gave the action ('r12'); a code of somebody's own is told and not used."""
        column = self.columns.get("kode_aksi")
        value, mark = self._at(row, column)
        words = value.strip() if isinstance(value, str) else value
        if words in (None, ""):
            return None
        if isinstance(words, str) and re.fullmatch(r"r[1-9][0-9]{0,8}", words):
            return words
        return self._say("action_code", row, column, value, mark)

    def _quantity(self, row: int, role: str) -> Amount:
        column = self.columns.get(role)
        if column is None:
            return Amount()
        value, mark = self._at(row, column)
        right = self.wide.get((row, column.index))
        if right is not None and value is not None and self.quarters & set(range(column.index + 1, right + 1)):
            self._say("merged_quarters", row, column, value, mark)
            return Amount()
        amount = read_quantity(value, mark, self.nothing, self.separator)
        taken = self._taken(row, column, value, mark, amount)
        return amount if taken is not None else Amount()

    def _taken(self, row: int, column: Column, value, mark, amount: Amount) -> Decimal | None:
        """The number of a cell after everything about it is said."""
        if amount.trouble:
            return self._say(amount.trouble, row, column, value, mark, **(NO_FACTS | amount.facts))
        if amount.value is None:
            if amount.word and any(map(str.isalpha, amount.word)) and amount.word not in ("n/a", "na", "nihil"):
                self._say("missing_word", row, column, value, mark, status="tidak diisi")
            return None
        if amount.is_rounded:
            self._say("action_rounded", row, column, value, mark, value=format_bound(amount.value))
        if (row, column.index) in self.tall:
            last = f"{get_column_letter(column.index + 1)}{self.tall[row, column.index] + 1}"
            self._say("merged_number", row, column, value, mark, last=last)
        return amount.value

    def _unit_above(self, role: str, amount: Amount, unit: str | None) -> str | None:
        """'%' where the header of the column says so and neither the cell nor the row states a unit."""
        column = self.columns.get(role)
        is_share = column is not None and amount.value is not None and unit is None and SHARE.search(column.header)
        return "%" if is_share else None

    def _doubt_quantities(self, row: int, found: dict, is_percent: bool) -> None:
        """0,25 beside the unit % may be a quarter or a quarter of a percent; a count below 0 is seldom meant."""
        for role, value in found.items():
            doubt = "action_fraction" if is_percent else "action_negative"
            if value is not None and (0 < value < 1 if is_percent else value < 0):
                self._say(doubt, row, self.columns[role], *self._at(row, self.columns[role]))

    def _find_separator(self) -> str | None:
        """In a CSV every number is text: its quarters keep to one decimal separator."""
        rows = self.sheet.rows[self.plan.first_row :]
        return column_separator(row[index] for row in rows for index in self.quarters if index < len(row))

    def _at(self, row: int, column: Column | None) -> tuple[object, str | None]:
        """The value of a cell and its mark."""
        if column is None:
            return None, None
        at = self.cells.spanned.get((row, column.index), (row, column.index))
        return self.cells.raw(row, column), self.sheet.marks.get(at)

    def _say(self, issue_type: str, row: int, column: Column, value: object = "", mark: str | None = None, /, **facts):
        """Add an issue at a cell; None, so that what cannot be read can be left out in the same breath."""
        found = cell_words(value, mark)
        self.issues.append(make_issue(issue_type, self.sheet.name, cell_at(row, column), found, **facts))
