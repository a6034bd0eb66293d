"""Where the header of a plan is printed again on the next page, and where another table begins below it."""

from data.ingest.model import Sheet
from data.ingest.reading.action_header import read_role
from data.ingest.reading.header import is_column_numbers
from data.ingest.reading.names import name_key
from data.ingest.reading.plan import Plan
from data.ingest.reading.reference import Reference
from data.ingest.reading.title import read_title

TITLE_ROWS = 6


class SecondPlan:
    """Looks at the rows below a header for another one."""

    def __init__(self, sheet: Sheet, plan: Plan, reference: Reference):
        self.sheet, self.plan, self.reference = sheet, plan, reference
        self.own = {column.index: {name_key(part) for part in column.header.split(" / ")} for column in plan.columns}
        self.action = plan.of_role("aksi")[0].index
        self.was_header = False

    def passes(self, row: int) -> bool:
        """Whether the row repeats the table's own header, under no other title, or its column numbers."""
        texts = self._texts(row)
        is_same = len(texts) > 1 and all(name_key(text) in self.own.get(index, ()) for index, text in texts.items())
        is_numbers = self.was_header and is_column_numbers(self.sheet.rows[row])
        is_first = is_same and not self.was_header
        self.was_header = (is_same or is_numbers) and not (is_first and self._has_other_title(row))
        return self.was_header

    def begins(self, row: int) -> bool:
        """Whether the row names columns, an action among them, as another table would."""
        texts = self._texts(row)
        if len(texts) < 3:
            return False
        roles = [read_role([text], self.reference, True) for text in texts.values()]
        return "aksi" in roles and sum(role != "abaikan" for role in roles) * 2 > len(roles)

    def _texts(self, row: int) -> dict[int, str]:
        return {index: str(value) for index, value in enumerate(self.sheet.rows[row]) if value is not None}

    def _has_other_title(self, row: int) -> bool:
        """Whether the lines above a repeated header speak of another government or year."""
        lines = []
        for above in range(row - 1, max(self.plan.first_row, row - TITLE_ROWS) - 1, -1):
            if sum(value is not None for value in self.sheet.rows[above]) > 2:
                break
            lines.insert(0, self.sheet.rows[above])
        title = read_title(Sheet("", lines), TITLE_ROWS, self.reference)
        said = ((title.government, self.plan.government), (title.year, self.plan.year))
        return any(new and new != old for new, old in said)
