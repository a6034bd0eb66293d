"""Where an action of a plan belongs: government and year, area or theme; the last area holds for the rows below."""

from dataclasses import replace

from data.ingest.issue import make_issue
from data.ingest.model import Issue, Sheet
from data.ingest.reading.action_areas import THEMATIC, Named, read_area, theme_name
from data.ingest.reading.areas import AREAS, area_name
from data.ingest.reading.cells import Cells, cell_at
from data.ingest.reading.column import Column
from data.ingest.reading.dimensions import GOVERNMENT_ROLES, Dimensions, Place
from data.ingest.reading.names import NUMBERING, name_key
from data.ingest.reading.plan import Plan
from data.ingest.reading.reference import Reference
from data.ingest.reading.values import normalise
from data.ingest.reading.years import FIRST_YEAR, is_plausible, last_year, read_year


class ActionPlace:
    """Reads the names of one sheet's rows; every trouble goes to `issues`."""

    def __init__(self, sheet: Sheet, plan: Plan, cells: Cells, reference: Reference, issues: list[Issue]):
        self.sheet, self.plan, self.cells, self.reference, self.issues = sheet, plan, cells, reference, issues
        self.dimensions = Dimensions(sheet, plan, reference)
        self.year_column = next(iter(plan.of_role("tahun")), None)
        self.theme_column = next(iter(plan.of_role("tema")), None)
        self.areas = plan.of_role("komponen")
        self.current = Named()

    def find_missing(self) -> str | None:
        """The issue type of what neither a column nor the title gives."""
        if not (self.plan.government or self.plan.of_role(*GOVERNMENT_ROLES)):
            return "government_missing"
        return None if self.plan.year or self.year_column else "year_missing"

    def names_area(self, row: int) -> bool:
        """Whether the row itself names an area or a theme, a merged cell above it included."""
        return any(self._words(row, column) for column in (*self.areas, self.theme_column))

    def take_section(self, text: str) -> bool:
        """Whether a text alone in its row is an area or a theme, which then holds for the rows below."""
        named = read_area(text, self.reference)
        self.current = named or self.current
        return named is not None

    def take_theme(self, text: str) -> None:
        """A theme of RB Tematik nobody knows, which holds for the rows below."""
        self.current = Named(THEMATIC, theme_name(text, self.reference))

    def leave_section(self) -> None:
        """After a total the next rows name their area again."""
        self.current = Named()

    def plan_of(self, row: int) -> tuple[str, int] | None:
        """Government and year of a row; None with an issue where it does not tell."""
        place = Place(self.plan.government)
        place.issue = self.dimensions.find_broken(row)
        if not place.issue and self.plan.of_role(*GOVERNMENT_ROLES):
            self.dimensions.read_government(row, place)
        year = None if place.issue else self._year(row, place)
        if place.issue:
            self.issues.append(place.issue)
            return None
        self.issues += [place.remark] if place.remark else []
        return place.government, year

    def _year(self, row: int, place: Place) -> int | None:
        text = self.cells.text(row, self.year_column)
        if not text:
            if self.plan.year is None:
                place.issue = make_issue("year_missing", self.sheet.name, cell_at(row, self.year_column))
            return self.plan.year
        year, at = read_year(self.cells.raw(row, self.year_column)).year, cell_at(row, self.year_column)
        if year is None:
            place.issue = make_issue("year_unreadable", self.sheet.name, at, text)
        elif not is_plausible(year):
            limits = {"minimum": FIRST_YEAR, "limit": last_year("target")}
            place.issue = make_issue("year_out_of_range", self.sheet.name, at, text, **limits)
        return year

    def area_of(self, row: int, has_code: bool, action: Column) -> Named | None:
        """The area and theme of a row: its own, else those named last; None with an issue where there is none."""
        texts = [(column, text) for column in self.areas if (text := self._words(row, column))]
        found = [read_area(text, self.reference) for _column, text in texts]
        if None in found:
            return self.refuse_area(row, *texts[found.index(None)])
        if len({named.area for named in found if named.area}) > 1:
            return self.refuse_area(row, *texts[-1], "Tulis satu area saja di baris itu.")
        theme = theme_name(self._words(row, self.theme_column), self.reference)
        if texts:
            self.current = next((named for named in found if named.area), Named())
        if theme:
            self.current = replace(self.current, area=self.current.area or THEMATIC, theme=theme)
        if theme and self.current.area != THEMATIC:
            name = area_name(self.current.area, self.reference)
            self._say("theme_without_tematik", row, self.theme_column, theme, name=name)
            return None
        if self.current.area is None and not has_code:
            self._say("action_area_missing", row, action, self.cells.text(row, action))
            return None
        return self.current

    def refuse_area(self, row: int, column: Column, text: str, hint: str | None = None) -> None:
        """An area nobody knows; the rows below it have none either."""
        self.current = Named()
        self._say("unknown_action_area", row, column, text, hint=hint or self.hint(text))

    def hint(self, text: str) -> str:
        """'Maksudnya Penguatan Pengawasan? ...' where a known area or theme is near."""
        names = {key: area_name(area, self.reference) for key, area in self.reference.names["area"].items()}
        names |= {name_key(area_name(area, self.reference)): area_name(area, self.reference) for area in AREAS}
        return self.dimensions.hints.hint(NUMBERING.sub("", text), names | self.reference.names["theme"])

    def _words(self, row: int, column: Column | None) -> str:
        """The text of a cell; '' for '-' too."""
        text = self.cells.text(row, column)
        return "" if normalise(text) in self.reference.names["missing"] else text

    def _say(self, issue_type: str, row: int, column: Column, found: object = "", **facts) -> None:
        self.issues.append(make_issue(issue_type, self.sheet.name, cell_at(row, column), found, **facts))
